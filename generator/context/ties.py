"""Lines between the customer's people that no organisation chart shows, in words."""

from __future__ import annotations

from dataclasses import dataclass

from generator.context.directory import Directory
from generator.context.views import Who
from generator.model.account import Account
from generator.model.people import Tie

_VERBS = {
    "influences": "influences",
    "conflicts": "is at odds with",
    "allied": "is allied with",
    "dotted_line": "also answers to",
}


@dataclass(frozen=True, slots=True)
class TieRow:
    """A line between two people."""

    from_: Who | None
    #: Influences, is at odds with, is allied with, also answers to.
    verb: str
    to: Who | None
    note: str
    #: The tie as typed, for a fact that needs no words of its own.
    record: Tie


def tie_rows(account: Account, directory: Directory) -> tuple[TieRow, ...]:
    """The lines of an account, in the order typed."""
    return tuple(
        TieRow(directory.who(tie.from_), _VERBS[tie.kind], directory.who(tie.to), tie.note or "", tie)
        for tie in account.ties
    )
