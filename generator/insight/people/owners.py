"""Who answered for an account when."""

from __future__ import annotations

from datetime import date

from generator.model.account import Account


def owner_on(account: Account, day: date) -> str:
    """Id of the account manager of a day: the last of `owners` who had begun by then, else the owner of today."""
    owners = account.profile.owners
    term = next((term for term in reversed(owners) if term.from_ is None or term.from_ <= day), None)
    if term is None:
        return owners[0].who if owners else account.profile.owner
    over = term is owners[-1] and term.to is not None and term.to < day
    return account.profile.owner if over else term.who
