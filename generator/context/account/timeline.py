"""The Timeline page of an account: everything that happened, month by month, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.context.account.history import Month, list_moments
from generator.context.directory import Directory
from generator.context.places import month_anchor
from generator.days.period import MONTHS
from generator.insight.people.own_contacts import count_moods
from generator.insight.projects.history import count_kinds_of_work
from generator.model.account import Account


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Context of ``account/timeline.md.j2``."""

    #: Newest month first.
    months: tuple[Month, ...]
    #: How many log entries there are.
    entries: int
    #: How often contacts left it better, the same and worse, in the last 90 days and in the 90 before.
    moods: tuple[Mapping[str, int], Mapping[str, int]]
    #: How many entries of the last 90 days are about a project, and how many are not; None where none ever named one.
    kinds_of_work: tuple[int, int] | None


def timeline_page(account: Account, as_of: date, directory: Directory) -> TimelinePage:
    """The Timeline page of an account up to a date."""
    months = [
        Month(year, f"{MONTHS[month - 1]} {year}", month_anchor(date(year, month, 1)), tuple(group))
        for (year, month), group in groupby(
            list_moments(account, as_of, directory), key=lambda moment: (moment.on.year, moment.on.month)
        )
    ]
    entries = sum(entry.on <= as_of for entry in account.log)
    return TimelinePage(tuple(months), entries, count_moods(account, as_of), count_kinds_of_work(account, as_of))
