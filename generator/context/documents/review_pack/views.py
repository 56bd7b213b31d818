"""What a review pack is made of: a head, and six sections, each with what was and what comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.views import KeyFigure, State, Who
from generator.paths import Target


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a section."""

    text: str
    #: What or whom it is about, before the text; may be empty.
    about: str = ""
    #: A few quiet words to go with it: who, how much; may be empty.
    note: str = ""
    #: The day it was, or by which it is to be done; None when it has none.
    on: date | None = None
    state: State | None = None
    #: Where to read on; None when this is all there is.
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Half:
    """One half of a section: what was, or what comes."""

    title: str
    items: tuple[Item, ...]
    #: How many more there are than a review has time for.
    more: int
    #: What to say when there is none: what is not known, and whom to ask.
    empty: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the sections that every review goes through."""

    #: Its key in the account file: project_performance, contract_performance ...
    name: str
    title: str
    #: What somebody typed to prepare it; may be empty.
    prepared: str
    behind: Half
    ahead: Half

    @property
    def anchor(self) -> str:
        """Its anchor on the page."""
        return self.name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class ReviewPack:
    """All that the pack for one review says; for us alone."""

    account: str
    #: Business review, Executive review or Performance review.
    kind: str
    #: The day it is booked for, or due; None when neither is known.
    on: date | None
    #: Booked, due and not booked, none held yet.
    state: State
    #: The day of the week, the day and how long, in words; empty when no day is known.
    when: str
    place: str
    #: The one result that makes it worth while; empty while nobody has said.
    goal: str
    theirs: tuple[Who, ...]
    ours: tuple[Who, ...]
    #: The review before, in words: ``Business review of 3 August 2026``; empty when none is on record.
    before: str
    #: Until when the second halves look.
    until: date
    as_of: date
    #: What of the account is left out because of errors, with where it was typed.
    left_out: tuple[str, ...]
    figures: tuple[KeyFigure, ...]
    sections: tuple[Section, ...]
    #: The account's Meetings page, where its reviews stand.
    meetings: Target
    #: The brief before the meeting at which it is held; None while no meeting is planned.
    brief: Target | None
    #: What it is printed on: a4 or letter.
    paper: str
    #: The same to print; None when it is not made.
    file: Target | None

    @property
    def title(self) -> str:
        """What the pack is called: ``Norrland: Business review``."""
        return f"{self.account}: {self.kind}"
