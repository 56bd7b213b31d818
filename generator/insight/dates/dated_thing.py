"""One thing of an account that has a day, and what the list of them is made for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from generator.days.period import Span
from generator.insight.dates.feed_entry import FeedEntry
from generator.model.account import Account
from generator.model.record import Record
from generator.wording.text import make_slug


class DateKind(StrEnum):
    """What sort of thing has a day; on one day, in this order."""

    MEETING = "Meeting"
    #: A business or executive review: held, due, or to be prepared.
    REVIEW = "Review"
    CONTACT = "Contact due"
    OUR_PROMISE = "Our promise"
    #: A promise of theirs, or something they are to give us for a project.
    THEIR_PROMISE = "Their promise"
    #: A contract ends or renews itself, or it is the last day for giving notice.
    CONTRACT = "Contract"
    MILESTONE = "Milestone"
    #: A report to the customer on a project.
    REPORT = "Report due"
    #: The day on which our response to an event of theirs has to begin.
    RESPONSE = "Prepare"
    #: An event of the customer's year, or months in which they need well above the usual of something.
    RHYTHM = "Their year"
    #: The day by which an idea is to be told.
    IDEA = "Idea to tell"
    #: Something to bring to a meeting has to be ready.
    MATERIAL = "To bring"
    #: Something we watch takes effect.
    WATCH = "Takes effect"
    #: A next step, a repair, an answer we want: anything else with somebody's name and a day.
    STEP = "Next step"


NOT_IN_CALENDARS = frozenset({DateKind.CONTACT})
"""What is in today's list and the next days, and in no calendar: its day moves with every word we have with them.

Everything else is in all of them. What is over by the day the list is made for (a meeting that was held) is in the
calendars alone, as the other lists look ahead.
"""


@dataclass(frozen=True, slots=True)
class DatedThing:
    """Something of an account on the day, or the days, it falls on."""

    kind: DateKind
    #: How a calendar shows it.
    entry: FeedEntry
    #: Id of who of us sees to it; the account's owner where nobody else is named.
    owner: str
    #: The record it comes from.
    record: Record
    #: Itself as a line of a list, in plain words, with names and without the day.
    line: str
    #: Whether it has happened already.
    over: bool = False
    #: Whether its day has passed and it is asked whether it happened.
    asks: bool = False

    @property
    def on(self) -> date:
        """The day, or the first of them."""
        return self.entry.span.start


@dataclass(frozen=True, slots=True)
class DateSearch:
    """Of which account dated things are wanted, seen on which day, and for which days."""

    account: Account
    as_of: date
    window: Span

    def thing(
        self, kind: DateKind, record: Record, key: str, title: str, on: date | Span, *ours: str | None, **entry: Any
    ) -> DatedThing:
        """A dated thing that concerns the account's manager and whoever else of us is among ``ours``.

        ``key`` names it within the account, whatever its day. ``entry`` are further fields of the entry in calendars.
        """
        manager, span = self.account.profile.owner, on if isinstance(on, Span) else Span(on, on)
        concerned = {id for id in ours if id and self.account.colleague(id)} - {manager}
        fields = {"category": kind.value, "concerns": (manager, *sorted(concerned)), **entry}
        feed_entry = FeedEntry(f"{self.account.id}/{key}", title, span=span, account=self.account.name, **fields)
        return DatedThing(kind, feed_entry, self._seeing_to_it(*ours), record, title)

    def _seeing_to_it(self, *ids: str | None) -> str:
        """The account's owner when among them, else the first of us, else the account's owner all the same."""
        ours = [id for id in ids if id and self.account.colleague(id)]
        owner = self.account.profile.owner
        return owner if owner in ours or not ours else ours[0]


def as_line(thing: DatedThing, line: str) -> DatedThing:
    """A thing that a list words otherwise than a calendar, which shows hours and last days by itself."""
    return replace(thing, line=line)


def key_of(text: str) -> str:
    """What names a record that has no id: the beginning of its text."""
    return make_slug(text) or "text"
