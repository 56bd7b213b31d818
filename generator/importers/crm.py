"""An import from a customer database: whose the records of its exports are, and what they would change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from generator.importers.changes import Plan
from generator.importers.columns import Columns, columns_of, is_heading
from generator.importers.crm_map import NAME, CrmMap
from generator.importers.errors import CannotImport
from generator.importers.headings import KINDS, Kind
from generator.importers.identity import CompanyIndex, Index, id_key
from generator.importers.kinds import Deals, People, account_id, company_called, new_head, plan_head
from generator.importers.memory import Memory
from generator.importers.records import Record, Records, read_records
from generator.importers.separated import LIMITS, MOST_ROWS
from generator.importers.tables import tables_of
from generator.model.account import Account
from generator.model.book import Book
from generator.wording.names import name_key

WITHOUT_ACCOUNT = "of companies without an account here"
_NOBODY = ""
"""Stands for the account of a company that is none of ours."""

Joined = Mapping[str, Mapping[Kind, list[Record]]]
"""The records of each account by their kind, of companies one at the most."""


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What somebody asks of an import."""

    #: Ids of the accounts to import to; empty for all.
    accounts: Sequence[str] = ()
    #: Companies of the files that are to become accounts, by name or id.
    create: Sequence[str] = ()
    #: Who answers for them, where the customer database names none of us.
    owner: str = ""
    tier: str = ""
    #: Ids that no new account can have.
    taken: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was found in the exports, and what it would change."""

    records: Records
    plans: Sequence[Plan]


def read_columns(
    files: Mapping[str, bytes], user: CrmMap, program: str | None = None, encoding: str | None = None
) -> tuple[list[Columns], list[str]]:
    """What the columns of all tables of some files hold, and sheets of no use; CannotImport for a file of none."""
    in_use: list[Columns] = []
    no_use: list[str] = []
    for name, data in files.items():
        tables = tables_of(name, data, lambda text: is_heading(user, text), encoding or user.encoding)
        useful = [columns for table in tables if (columns := columns_of(table, user, program))]
        if not useful:
            named = ", ".join(f"“{heading}”" for heading in tables[0].headings[:12])
            raise CannotImport("no-names", name=name, headings=named, map=NAME)
        in_use += useful
        if sum(len(columns.table.rows) for columns in in_use) > MOST_ROWS:
            raise CannotImport("too-large-table", name="these files together", **LIMITS)
        no_use += [table.name for table in tables if table.name not in {columns.table.name for columns in useful}]
    return in_use, no_use


def crm_import(
    tables: Iterable[Columns], user: CrmMap, book: Book, wanted: ImportRequest, memory: Callable[[str], Memory]
) -> ImportResult:
    """What the tables would change, new accounts last; ``memory`` gives what earlier imports wrote to an account.

    CannotImport when a company that is wanted is not in them, or nobody answers for a new account.
    """
    records = read_records(tables, user)
    companies = _list_companies(records)
    created: dict[Record, str] = {}
    for name in wanted.create:
        company = company_called(name, companies)
        created[company] = account_id(company, {*wanted.taken, *created.values()})
    owner = {**dict.fromkeys(companies, _NOBODY), **_find_owners(companies, book.accounts, records), **created}
    joined = _join_companies(records, owner, wanted.accounts)
    _join_belonging(records, owner, book.accounts, wanted.accounts, joined)
    plans = []
    for account in book.accounts:
        own = joined.get(account.id)
        if own and (not wanted.accounts or account.id in wanted.accounts):
            plan = Plan(account.id, account.name, memory=memory(account.id), tally=records.tally)
            for company in own["account"]:
                plan_head(account, company, plan)
            plans.append(_plan_records(account, own, plan))
    for company, id in created.items():
        plan = Plan(id, company.name, tally=records.tally)
        head = new_head(company, wanted.owner, wanted.tier, book, plan)
        account = Account.model_validate({"id": id, "account": head, "colleagues": book.team})
        plans.append(_plan_records(account, joined[id], plan))
    return ImportResult(records, plans)


def _plan_records(account: Account, own: Mapping[Kind, Sequence[Record]], plan: Plan) -> Plan:
    People(account, own["contact"], plan).plan_changes()
    Deals(account, own["deal"], plan).plan_changes()
    return plan


def _list_companies(records: Records) -> list[Record]:
    """The companies of the files: those of a table of companies, and those that only a contact or deal names."""
    known = {id_key(company.id) for company in records.of["account"] if company.id}
    names = {name_key(company.name) for company in records.of["account"]}
    companies = dict.fromkeys(records.of["account"])
    for record in filter(lambda record: record.company, records.belonging):
        if len(record.company_ids) == 1 and id_key(record.company_ids[0]) not in known:
            companies[Record(record.company, "account", record.company_ids[0])] = None
        elif not record.company_ids and name_key(record.company) not in names:
            companies[Record(record.company, "account")] = None
    return list(companies)


def _join_companies(
    records: Records, owner: Mapping[Record, str], asked: Sequence[str]
) -> dict[str, dict[Kind, list[Record]]]:
    """The company of each account, of several the one that stands in a table of companies; the others are left out."""
    joined: dict[str, dict[Kind, list[Record]]] = defaultdict(lambda: {kind: [] for kind in KINDS})
    listed = dict.fromkeys(records.of["account"])
    for company, account in owner.items():
        if account != _NOBODY and (company in listed or not joined[account]["account"]):
            joined[account]["account"] = [company]
    for company in records.of["account"]:
        if owner[company] == _NOBODY:
            records.tally.leave_out(company, _name_others(asked), "another company" if asked else "no account here")
        elif joined[owner[company]]["account"][0] is not company:
            records.tally.leave_out(company, "that stand twice")
    return joined


def _join_belonging(
    records: Records, owner: Mapping[Record, str], accounts: Sequence[Account], asked: Sequence[str], joined: Joined
) -> None:
    """Join contacts and deals to accounts: by the id of their company, else by its name; what is unclear is left out.

    If one account is asked for, all records of files that name no company anywhere are its.
    """
    linked = {id_key(account.profile.crm_id): account.id for account in accounts if account.profile.crm_id}
    by_id = {id_key(company.id): account for company, account in owner.items() if company.id} | linked
    by_name = Index((account, [name_key(company.name)]) for company, account in owner.items())
    names = {id_key(company.id): company.name for company in owner if company.id}
    anonymous = not any(record.company or record.company_ids for record in records.belonging)
    for record in records.belonging:
        ids = {by_id.get(id_key(id), _NOBODY) for id in record.company_ids}
        if len(ids) > 1:  # somebody at two companies, of which one is an account here, is at that one for us
            ids.discard(_NOBODY)
        elif not ids:
            ids = set(asked if anonymous and len(asked) == 1 else by_name.find(name_key(record.company)))
        if len(ids) == 1 and _NOBODY not in ids:
            joined[ids.pop()][record.kind].append(record)
        elif not ids:
            records.tally.leave_out(record, "without a company")
        else:
            named = [record.company, *(names.get(id_key(id), "") for id in record.company_ids)]
            name = next(filter(None, named), "a company that has no name in these files")
            kind = "of what could be several companies" if len(ids) > 1 else _name_others(asked)
            records.tally.leave_out(record, kind, f"of {name}")


def _name_others(asked: Sequence[str]) -> str:
    return "of other companies" if asked else WITHOUT_ACCOUNT


def _find_owners(companies: Iterable[Record], accounts: Iterable[Account], records: Records) -> dict[Record, str]:
    """The account that a company is, for those that are one: by id, by name, by name without its legal form."""
    linked = {account.id: account.profile.crm_id or "" for account in accounts}
    index = CompanyIndex((account.id, linked[account.id], account.name) for account in accounts)
    claims: dict[str, list[tuple[int, Record]]] = defaultdict(list)
    for company in companies:
        rank, named = index.find(company.id, company.name)
        # An account that is another company there is not this one, whatever it is called.
        others = [id for id in named if rank and company.id and linked[id]]
        if others:
            said = f"“{company.name}” is called like the account {others[0]}, whose `crm_id` is another"
            records.ambiguous.append(said)
        free = [id for id in named if id not in others]
        if len(free) > 1:
            records.ambiguous.append(f"“{company.name}” could be any of the accounts {', '.join(free)}")
        elif free:
            claims[free[0]].append((rank, company))
    owner: dict[Record, str] = {}
    for account, claimed in claims.items():
        # The companies that fit best are one, unless they are several of the customer database.
        best = min((rank for rank, company in claimed if company.id), default=0)
        fitting = [company for rank, company in claimed if not company.id or rank == best]
        ids = {id_key(company.id): company.id for company in fitting if company.id}
        if len(ids) > 1:
            called = f"{len(ids)} companies there are called like the account {account} ({', '.join(ids.values())})"
            records.ambiguous.append(f"{called}: write the `crm_id` of the right one in it")
        else:
            owner |= dict.fromkeys(fitting, account)
    return owner
