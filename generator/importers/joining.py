"""Which companies of the customer database are accounts here, and whose their contacts and deals are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.importers.identity import company_key, id_key
from generator.importers.records import Company, Contact, Deal, Records
from generator.model.account import Account
from generator.names import name_key

NOBODY = ""
"""Stands for the account of a company that is none of ours."""


@dataclass(slots=True)
class Belongings:
    """What the files hold of one account."""

    company: Company | None = None
    contacts: list[Contact] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)


@dataclass(slots=True)
class Joined:
    """Everything the files hold, account by account, and what belongs to none."""

    of: dict[str, Belongings] = field(default_factory=lambda: defaultdict(Belongings))
    #: How many contacts and deals there are of each company that is no account here.
    elsewhere: Counter[str] = field(default_factory=Counter)
    #: How many contacts and deals name no company at all.
    nowhere: int = 0
    #: What could be one thing or another, in sentences, and how often; it joins nothing.
    ambiguous: Counter[str] = field(default_factory=Counter)


def companies_of(records: Records) -> list[Company]:
    """The companies of the files: those of a table of companies, and those that only a contact or deal names."""
    known = {id_key(company.id) for company in records.companies if company.id}
    names = {name_key(company.name) for company in records.companies}
    found = dict.fromkeys(records.companies)
    for each in records.belonging:
        if len(each.company_ids) == 1 and each.company and id_key(each.company_ids[0]) not in known:
            found[Company(each.company_ids[0], each.company)] = None
        elif not each.company_ids and each.company and name_key(each.company) not in names:
            found[Company("", each.company)] = None
    return list(found)


def join(
    records: Records,
    companies: Sequence[Company],
    accounts: Sequence[Account],
    created: Mapping[Company, str],
    only: str | None = None,
) -> Joined:
    """Contacts and deals by account: by the id of their company, then by its name; what is ambiguous joins nothing.

    ``created`` says which companies are to become accounts, of which id. ``only`` is the one account that was asked
    for; its are all records of files that name no company anywhere.
    """
    joined = Joined()
    owner = {**dict.fromkeys(companies, NOBODY), **_owners(companies, accounts, joined), **created}
    for company, account in owner.items():
        if account != NOBODY and (joined.of[account].company is None or company in records.companies):
            joined.of[account].company = company
    by_id = {id_key(company.id): company for company in companies if company.id}
    by_name: dict[str, set[str]] = defaultdict(set)
    for company in companies:
        by_name[name_key(company.name)].add(owner[company])
    linked = {id_key(account.profile.crm_id): account.id for account in accounts if account.profile.crm_id}
    anonymous = not any(each.company or each.company_ids for each in records.belonging)
    for each in records.belonging:
        keys = [id_key(id) for id in each.company_ids]
        if anonymous and only:
            found = {only}
        elif keys:
            found = {linked.get(key) or (owner[by_id[key]] if key in by_id else NOBODY) for key in keys}
            # Somebody at two companies, of which one is an account here, is at that one for us.
            found = found - {NOBODY} or {NOBODY}
        else:
            found = by_name.get(name_key(each.company), set()) if each.company else set()
        _file(each, set(found), joined, next((by_id[key].name for key in keys if key in by_id), ""))
    return joined


def _file(each: Contact | Deal, found: set[str], joined: Joined, company: str) -> None:
    """Put a record with those of its account, or count it where it belongs to none."""
    named = each.company or company
    if not found:
        joined.nowhere += 1
    elif len(found) > 1:
        joined.ambiguous[f"“{named or '; '.join(each.company_ids)}” could be several companies"] += 1
    elif NOBODY in found:
        joined.elsewhere[named or "companies without a name in these files"] += 1
    elif isinstance(each, Contact):
        joined.of[found.pop()].contacts.append(each)
    else:
        joined.of[found.pop()].deals.append(each)


def _owners(companies: Iterable[Company], accounts: Iterable[Account], joined: Joined) -> dict[Company, str]:
    """The account that a company is, for those that are one."""
    accounts = list(accounts)
    linked = {id_key(account.profile.crm_id): account.id for account in accounts if account.profile.crm_id}
    exact, loose = _names(accounts, name_key), _names(accounts, company_key)
    free = {account.id for account in accounts if not account.profile.crm_id}
    claims: dict[str, list[tuple[int, Company]]] = defaultdict(list)
    for company in companies:
        if company.id and id_key(company.id) in linked:
            claims[linked[id_key(company.id)]].append((0, company))
            continue
        rank, named = 1, exact.get(name_key(company.name), [])
        if not named:
            rank, named = 2, loose.get(company_key(company.name), [])
        # An account that is another company there is not this one, whatever it is called.
        if company.id and (other := [account for account in named if account not in free]):
            joined.ambiguous[f"“{company.name}” is called like the account {other[0]}, whose `crm_id` is another"] += 1
        named = [account for account in named if account in free or not company.id]
        if len(named) > 1:
            joined.ambiguous[f"“{company.name}” could be any of the accounts {', '.join(named)}"] += 1
        elif named:
            claims[named[0]].append((rank, company))
    return {company: account for account, each in claims.items() for company in _clear(account, each, joined)}


def _names(accounts: Iterable[Account], key: Callable[[str], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for account in accounts:
        found[key(account.name)].append(account.id)
    return found


def _clear(account: str, claims: list[tuple[int, Company]], joined: Joined) -> list[Company]:
    """The companies that an account is: those that fit best, unless they are several of the customer database."""
    best = min(rank for rank, company in claims if company.id) if any(company.id for _, company in claims) else 0
    fitting = [company for rank, company in claims if not company.id or rank == best]
    ids = {id_key(company.id): company.id for company in fitting if company.id}
    if len(ids) > 1:
        named = f"{len(ids)} companies there are called like the account {account} ({', '.join(ids.values())})"
        joined.ambiguous[f"{named}: write the `crm_id` of the right one in it"] += 1
        return []
    return fitting
