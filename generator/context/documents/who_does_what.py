"""Who of us does what for a customer, on a sheet for them: made from what they may know, and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.insight.sharing.our_side import SharedPart, shared_parts
from generator.insight.sharing.shared import SharedContact
from generator.insight.sharing.sharing import share_sender
from generator.model.account import Account


@dataclass(frozen=True, slots=True)
class WhoDoesWhat:
    """All that the sheet is made from."""

    account: str
    #: Those of us they deal with, their account manager first.
    people: tuple[SharedPart, ...]
    #: Our account manager.
    sender: SharedContact | None
    as_of: date


def who_does_what(account: Account, as_of: date) -> WhoDoesWhat:
    """Who of us does what for a customer."""
    return WhoDoesWhat(account.name, shared_parts(account), share_sender(account), as_of)
