"""Who answered for an account when, and whether it has changed hands lately."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.account import Account
from generator.model.team import TeamMember

NEW_DAYS = 90
"""For how many days an account is new to the one who has taken it over."""

_LATELY = 180
"""Within how many days somebody has to stand in the log to have answered for the account until now."""


@dataclass(frozen=True, slots=True)
class OwnerChange:
    """That an account changes, or has changed, hands."""

    #: Ids of who had it and of who has it now, or will have it.
    from_: str
    to: str
    #: First day of the new one; None where only the log shows that another had it.
    on: date | None


def owner_on(account: Account, day: date) -> str:
    """Id of the account manager of a day: the last of `owners` who had begun by then, else the owner of today.

    Where no `owners` are noted, it is who gave the account away until the day of the handover.
    """
    owners, handover = account.profile.owners, account.handover
    term = next((term for term in reversed(owners) if term.from_ is None or term.from_ <= day), None)
    if not owners and handover and handover.to == account.profile.owner and day < handover.on:
        return handover.from_
    if term is None:
        return owners[0].who if owners else account.profile.owner
    over = term is owners[-1] and term.to is not None and term.to < day
    return account.profile.owner if over else term.who


def change_of_owner(account: Account, as_of: date) -> OwnerChange | None:
    """The newest change of account manager that is ahead, or not older than 90 days; None when there is none.

    Where no `owners` are noted, another account manager whom the log names within half a year shows that it was
    theirs, as long as the owner looks after nobody there and no entry of the log names them.
    """
    terms = account.profile.owners
    for before, term in zip(reversed(terms[:-1]), reversed(terms[1:]), strict=True):
        if before.who != term.who:
            recent = term.from_ is not None and term.from_ > as_of - timedelta(days=NEW_DAYS)
            return OwnerChange(before.who, term.who, term.from_) if recent else None
    owner = account.profile.owner
    if terms:
        return OwnerChange(terms[-1].who, owner, None) if terms[-1].who != owner else None
    known = {id for entry in account.log for id in entry.us}
    known |= {person.contact.owner for person in account.stakeholders if person.contact.owner}
    return None if owner in known else _change_seen_in_log(account, as_of)


def _change_seen_in_log(account: Account, as_of: date) -> OwnerChange | None:
    """Whom of our account managers the log named last, lately, in a contact with them."""
    lately = sorted(
        (entry for entry in account.log if as_of - timedelta(days=_LATELY) < entry.on <= as_of and entry.with_),
        key=lambda entry: entry.on,
    )
    ours = (account.colleague(id) for entry in reversed(lately) for id in entry.us)
    before = next((member for member in ours if member and member.role == "account_manager"), None)
    return OwnerChange(before.id, account.profile.owner, None) if before else None


def find_manager(account: Account) -> TeamMember | None:
    """The first manager of ours, of the account's own team before everybody else."""
    ours = (*account.team, *account.colleagues)
    return next((member for member in ours if member.role == "manager"), None)
