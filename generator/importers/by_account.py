"""Which companies of the customer database are accounts here, and whose their contacts and deals are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.importers.identity import company_keys, id_key
from generator.importers.records import Company, Contact, Deal, Records
from generator.model.account import Account
from generator.wording.names import name_key

_NONE = Company("")
WITHOUT_ACCOUNT = "of companies without an account here"
NOBODY = ""
"""Stands for the account of a company that is none of ours."""


@dataclass(slots=True)
class AccountRecords:
    """What the files hold of one account."""

    company: Company | None = None
    contacts: list[Contact] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)


@dataclass(slots=True)
class JoinedRecords:
    """Everything the files hold, account by account, and what belongs to none."""

    of: dict[str, AccountRecords] = field(default_factory=lambda: defaultdict(AccountRecords))
    #: What could be one thing or another, in sentences; it joins nothing.
    ambiguous: dict[str, None] = field(default_factory=dict)


def companies_of(records: Records) -> list[Company]:
    """The companies of the files: those of a table of companies, and those that only a contact or deal names."""
    known = {id_key(company.id) for company in records.companies if company.id}
    names = {name_key(company.name) for company in records.companies}
    found = dict.fromkeys(records.companies)
    for each in records.belonging:
        if len(each.company_ids) == 1 and each.company and id_key(each.company_ids[0]) not in known:
            found[Company(each.company, each.company_ids[0])] = None
        elif not each.company_ids and each.company and name_key(each.company) not in names:
            found[Company(each.company)] = None
    return list(found)


def join_by_account(
    records: Records,
    companies: Sequence[Company],
    accounts: Sequence[Account],
    created: Mapping[Company, str],
    asked: Sequence[str] = (),
) -> JoinedRecords:
    """Contacts and deals by account: by the id of their company, then by its name; what is ambiguous joins nothing.

    ``created`` says which companies are to become accounts, of which id. ``asked`` are those asked for;
    if it is one, all records of files that name no company anywhere are its.
    """
    joined = JoinedRecords()
    owner = {**dict.fromkeys(companies, NOBODY), **_find_owners(companies, accounts, joined), **created}
    listed = set(records.companies)
    for company, account in owner.items():
        if account != NOBODY and (joined.of[account].company is None or company in listed):
            joined.of[account].company = company
    others = "of other companies" if asked else WITHOUT_ACCOUNT
    for company in records.companies:
        if owner[company] == NOBODY:
            records.tally.leave_out(company, others, "another company" if asked else "no account here")
        elif joined.of[owner[company]].company is not company:
            records.tally.leave_out(company, "that stand twice")
    known = _Known(companies, accounts, owner)
    anonymous = not any(each.company or each.company_ids for each in records.belonging)
    for each in records.belonging:
        found = set(asked) if anonymous and len(asked) == 1 else known.accounts(each)
        if len(found) == 1 and NOBODY not in found:
            belongings = joined.of[found.pop()]
            (belongings.contacts if isinstance(each, Contact) else belongings.deals).append(each)  # type: ignore[arg-type]
        elif not found:
            records.tally.leave_out(each, "without a company")
        elif len(found) > 1:
            records.tally.leave_out(each, "of what could be several companies", f"of {known.company(each)}")
        else:
            records.tally.leave_out(each, others, f"of {known.company(each)}")
    return joined


class _Known:
    """The companies of the files and their accounts, by id and by name."""

    def __init__(self, companies: Iterable[Company], accounts: Iterable[Account], owner: Mapping[Company, str]) -> None:
        self._by_id = {id_key(company.id): company for company in companies if company.id}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        for company in companies:
            self._by_name[name_key(company.name)].add(owner[company])
        self._linked = {id_key(account.profile.crm_id): account.id for account in accounts if account.profile.crm_id}
        self._owner = owner

    def accounts(self, record: Contact | Deal) -> set[str]:
        """The ids of the accounts that the company of a record may be; NOBODY for one that is none."""
        keys = [id_key(id) for id in record.company_ids]
        if not keys:
            return set(self._by_name.get(name_key(record.company), ())) if record.company else set()
        found = {self._linked.get(key) or self._owner.get(self._by_id.get(key, _NONE), NOBODY) for key in keys}
        # Somebody at two companies, of which one is an account here, is at that one for us.
        return found - {NOBODY} or {NOBODY}

    def company(self, record: Contact | Deal) -> str:
        """The name of the company of a record, for people."""
        ids = [id_key(id) for id in record.company_ids]
        names = [record.company, *(self._by_id[id].name for id in ids if id in self._by_id)]
        return next(filter(None, names), "a company that has no name in these files")


def _find_owners(
    companies: Iterable[Company], accounts: Iterable[Account], joined: JoinedRecords
) -> dict[Company, str]:
    """The account that a company is, for those that are one: by id, by name, by name without its legal form."""
    ranked: tuple[dict[str, list[Account]], ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
    for account in accounts:
        for index, key in zip(ranked, company_keys(account.profile.crm_id or "", account.name), strict=True):
            index[key].append(account)
    claims: dict[str, list[tuple[int, Company]]] = defaultdict(list)
    for company in companies:
        keys = company_keys(company.id, company.name)
        rank = next((rank for rank, key in enumerate(keys) if key and key in ranked[rank]), 0)
        named = ranked[rank].get(keys[rank], []) if keys[rank] else []
        # An account that is another company there is not this one, whatever it is called.
        other = [account for account in named if rank and company.id and account.profile.crm_id]
        if other:
            said = f"“{company.name}” is called like the account {other[0].id}, whose `crm_id` is another"
            joined.ambiguous[said] = None
        free = [account.id for account in named if account not in other]
        if len(free) > 1:
            joined.ambiguous[f"“{company.name}” could be any of the accounts {', '.join(free)}"] = None
        elif free:
            claims[free[0]].append((rank, company))
    return {company: account for account, each in claims.items() for company in _choose_clear(account, each, joined)}


def _choose_clear(account: str, claims: list[tuple[int, Company]], joined: JoinedRecords) -> list[Company]:
    """The companies that an account is: those that fit best, unless they are several of the customer database."""
    best = min(rank for rank, company in claims if company.id) if any(company.id for _, company in claims) else 0
    fitting = [company for rank, company in claims if not company.id or rank == best]
    ids = {id_key(company.id): company.id for company in fitting if company.id}
    if len(ids) > 1:
        named = f"{len(ids)} companies there are called like the account {account} ({', '.join(ids.values())})"
        joined.ambiguous[f"{named}: write the `crm_id` of the right one in it"] = None
        return []
    return fitting
