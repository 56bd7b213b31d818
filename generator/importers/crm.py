"""An import from a customer database, from the bytes of its exports to what they would change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from generator.importers.by_account import companies_of, join_by_account
from generator.importers.changes import Plan
from generator.importers.columns import Columns, columns_of, is_heading
from generator.importers.crm_map import NAME, CrmMap
from generator.importers.errors import CannotImport
from generator.importers.headings import Kind
from generator.importers.kinds import Deals, People, account_id, company_called, new_head, plan_head
from generator.importers.memory import Memory
from generator.importers.records import Record, Records, read_records
from generator.importers.separated import MOST_ROWS, too_much
from generator.importers.tables import tables_of
from generator.model.account import Account
from generator.model.book import Book


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
    found: list[Columns] = []
    no_use: list[str] = []
    for name, data in files.items():
        tables = tables_of(name, data, lambda text: is_heading(user, text), encoding or user.encoding)
        useful = [columns for table in tables if (columns := columns_of(table, user, program))]
        if not useful:
            headings = ", ".join(f"“{heading}”" for heading in tables[0].headings[:12])
            raise CannotImport(
                f"{name} has no column that is known to hold a name: {headings}. Say in {NAME} what its columns hold, "
                "for example below `contact:` a line `Nachname: last_name`."
            )
        found += useful
        if sum(len(columns.table.rows) for columns in found) > MOST_ROWS:
            raise too_much("these files together")
        no_use += [table.name for table in tables if table.name not in {columns.table.name for columns in useful}]
    return found, no_use


def crm_import(
    tables: Iterable[Columns], user: CrmMap, book: Book, wanted: ImportRequest, memory: Callable[[str], Memory]
) -> ImportResult:
    """What the tables would change, new accounts last; ``memory`` gives what earlier imports wrote to an account.

    CannotImport when a company that is wanted is not in them, or nobody answers for a new account.
    """
    records = read_records(tables, user)
    companies = companies_of(records)
    created: dict[Record, str] = {}
    for name in wanted.create:
        company = company_called(name, companies)
        created[company] = account_id(company, {*wanted.taken, *created.values()})
    joined = join_by_account(records, companies, book.accounts, created, wanted.accounts)
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
