"""Since when changes of an account are told, and the account as it stood then."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from generator.days.period import add_months
from generator.model.account import Account
from generator.model.settings import Settings


class Why(StrEnum):
    """Why changes are told since just that day."""

    REVIEW = "review"
    """A manager last read the whole plan on it."""
    MONTH = "month"
    """It is a month ago, and nobody has noted that they read the plan."""
    ASKED = "asked"
    """Somebody asked for that day or revision."""


@dataclass(frozen=True, slots=True)
class Since:
    """The first day whose changes are told; the plan as it stood before it is what today's is compared with."""

    day: date
    why: Why


def find_since(reviewed: date | None, as_of: date) -> Since:
    """Since when changes of an account are told: the last time the whole plan was read, else a month ago."""
    if reviewed and reviewed < as_of:
        return Since(reviewed, Why.REVIEW)
    return Since(add_months(as_of, -1), Why.MONTH)


class KeptVersion(StrEnum):
    """What there is of an account's earlier version."""

    READ = "read"
    """It was read, perhaps not all of it."""
    ABSENT = "absent"
    """The account was not there yet."""
    UNREADABLE = "unreadable"
    """It was there, and cannot be read today."""


@dataclass(frozen=True, slots=True)
class Past:
    """An account as it stood at an earlier time, from the history of the project."""

    kept: KeptVersion
    #: The account of then; None unless it was read.
    account: Account | None
    since: Since
    #: The day of the commit it was read from, and what git calls that.
    on: date
    revision: str
    #: Whether the history reaches back to before ``since``; else its beginning stands in.
    reaches: bool = True
    #: How many mistakes were in its files, so that not all of it was understood.
    errors: int = 0
    #: The settings of the whole site then.
    settings: Settings = field(default_factory=Settings)
