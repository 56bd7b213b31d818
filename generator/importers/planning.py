"""What an import would do to each account, from the records of its files and what is typed in the accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.importers.changes import Plan
from generator.importers.deals import Deals
from generator.importers.heads import new_head, owner_of, plan_head
from generator.importers.joining import Joined
from generator.importers.memory import Memory
from generator.importers.people import People
from generator.importers.records import Company
from generator.importers.refused import CannotImport
from generator.importers.tally import Tally
from generator.model.account import Account
from generator.model.book import Book


@dataclass(frozen=True, slots=True)
class NewAccounts:
    """What is to be said in the heads of accounts that are made."""

    #: The account that each company becomes, by id.
    ids: Mapping[Company, str]
    #: Who answers for those whose owner in the customer database is none of ours; empty when nobody was named.
    owner: str
    tier: str


def plan_all(
    joined: Joined,
    accounts: Iterable[Account],
    new: NewAccounts,
    book: Book,
    memory: Callable[[str], Memory],
    tally: Tally,
) -> list[Plan]:
    """The plans for the accounts that the files say something of, new ones last.

    ``memory`` gives what earlier imports wrote to an account. CannotImport when nobody answers for a new account.
    """
    plans = []
    for account in accounts:
        own = joined.of.get(account.id)
        if own and (own.company or own.contacts or own.deals):
            plan = Plan(account.id, account.name, memory=memory(account.id), tally=tally)
            plan_head(account, own.company, plan)
            People(account, own.contacts, plan).planned()
            Deals(account, own.deals, plan).planned()
            plans.append(plan)
    return plans + [_new(company, id, joined, new, book, tally) for company, id in new.ids.items()]


def _new(company: Company, id: str, joined: Joined, new: NewAccounts, book: Book, tally: Tally) -> Plan:
    plan = Plan(id, company.name, tally=tally)
    owner = owner_of(company, book.team) or new.owner or _only_manager(book)
    if not owner:
        raise CannotImport(f"nobody answers for “{company.name}” yet: name one of us with --owner.")
    new_head(company, owner, new.tier, plan)
    head = {"name": company.name, "owner": owner, "tier": new.tier}
    account = Account.model_validate({"id": id, "account": head, "colleagues": book.team})
    own = joined.of[id]
    People(account, own.contacts, plan).planned()
    Deals(account, own.deals, plan).planned()
    return plan


def _only_manager(book: Book) -> str:
    managers: Sequence[str] = [member.id for member in book.team if member.role == "account_manager"]
    return managers[0] if len(managers) == 1 else ""
