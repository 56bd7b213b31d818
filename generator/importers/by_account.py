"""Which companies of the customer database are accounts here, and whose their contacts and deals are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.importers.headings import KINDS, Kind
from generator.importers.identity import CompanyIndex, Index, id_key
from generator.importers.records import Record, Records
from generator.model.account import Account
from generator.wording.names import name_key

WITHOUT_ACCOUNT = "of companies without an account here"
NOBODY = ""
"""Stands for the account of a company that is none of ours."""


def companies_of(records: Records) -> list[Record]:
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


def join_by_account(
    records: Records,
    companies: Sequence[Record],
    accounts: Sequence[Account],
    created: Mapping[Record, str],
    asked: Sequence[str] = (),
) -> dict[str, dict[Kind, list[Record]]]:
    """The records of each account by their kind, one company at the most: by the id of their company, then its name.

    ``created`` says which companies are to become accounts, of which id. ``asked`` are those asked for;
    if it is one, all records of files that name no company anywhere are its. What is ambiguous joins nothing.
    """
    joined: dict[str, dict[Kind, list[Record]]] = defaultdict(lambda: {kind: [] for kind in KINDS})
    owner = {**dict.fromkeys(companies, NOBODY), **_find_owners(companies, accounts, records.ambiguous), **created}
    listed = set(records.of["account"])
    for company, account in owner.items():
        if account != NOBODY and (company in listed or not joined[account]["account"]):
            joined[account]["account"] = [company]
    others = "of other companies" if asked else WITHOUT_ACCOUNT
    for company in records.of["account"]:
        if owner[company] == NOBODY:
            records.tally.leave_out(company, others, "another company" if asked else "no account here")
        elif joined[owner[company]]["account"][0] is not company:
            records.tally.leave_out(company, "that stand twice")
    linked = {id_key(account.profile.crm_id): account.id for account in accounts if account.profile.crm_id}
    by_id = {id_key(company.id): owner[company] for company in companies if company.id} | linked
    by_name = Index((owner[company], [name_key(company.name)]) for company in companies)
    names = {id_key(company.id): company.name for company in companies if company.id}
    anonymous = not any(record.company or record.company_ids for record in records.belonging)
    for record in records.belonging:
        ids = {by_id.get(id_key(id), NOBODY) for id in record.company_ids}
        if len(ids) > 1:  # somebody at two companies, of which one is an account here, is at that one for us
            ids.discard(NOBODY)
        elif not ids:
            ids = set(asked if anonymous and len(asked) == 1 else by_name.find(name_key(record.company)))
        if len(ids) == 1 and NOBODY not in ids:
            joined[ids.pop()][record.kind].append(record)
        elif not ids:
            records.tally.leave_out(record, "without a company")
        else:
            named = [record.company, *(names.get(id_key(id), "") for id in record.company_ids)]
            name = next(filter(None, named), "a company that has no name in these files")
            records.tally.leave_out(
                record, "of what could be several companies" if len(ids) > 1 else others, f"of {name}"
            )
    return joined


def _find_owners(
    companies: Iterable[Record], accounts: Iterable[Account], ambiguous: dict[str, None]
) -> dict[Record, str]:
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
            ambiguous[said] = None
        free = [id for id in named if id not in others]
        if len(free) > 1:
            ambiguous[f"“{company.name}” could be any of the accounts {', '.join(free)}"] = None
        elif free:
            claims[free[0]].append((rank, company))
    return {
        company: account
        for account, claimed in claims.items()
        for company in _choose_clear(account, claimed, ambiguous)
    }


def _choose_clear(account: str, claims: list[tuple[int, Record]], ambiguous: dict[str, None]) -> list[Record]:
    """The companies that an account is: those that fit best, unless they are several of the customer database."""
    best = min((rank for rank, company in claims if company.id), default=0)
    fitting = [company for rank, company in claims if not company.id or rank == best]
    ids = {id_key(company.id): company.id for company in fitting if company.id}
    if len(ids) > 1:
        named = f"{len(ids)} companies there are called like the account {account} ({', '.join(ids.values())})"
        ambiguous[f"{named}: write the `crm_id` of the right one in it"] = None
        return []
    return fitting
