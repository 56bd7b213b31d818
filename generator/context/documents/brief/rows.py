"""The lines of a brief that are more than an item of a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.account.promises import PromiseRow
from generator.context.documents.vocabulary import Item
from generator.context.views import KeyFigure, State, Who
from generator.model.meetings import AgendaItem
from generator.model.strategy import CustomerGoal, OurGoal
from generator.model.value import Initiative, NextStep


@dataclass(frozen=True, slots=True)
class Attendee:
    """One of them who takes part."""

    who: Who
    #: The part they play in decisions about us, in plain words; may be empty.
    role: str
    support: State
    #: When we were last in touch with them: ``12 days ago, call``.
    last: str
    #: In touch, late ...; None when nothing is agreed or due.
    contact: State | None
    #: In which form they want information, best first; empty while we do not know.
    wants: str
    #: What to bring them, with its form and by when; empty while we do not know.
    bring: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item of the agenda, and who leads it."""

    record: AgendaItem
    lead: Who | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What to know of one of them before sitting down with them; each line may be empty."""

    who: Who
    cares: str
    win: str
    handling: str
    #: The last thing they said that somebody wrote down, with its day.
    said: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of either side, and how far it is."""

    record: CustomerGoal | OurGoal
    ours: bool
    #: Where it stands and where it should be, in words; empty while nobody has said.
    progress: str


@dataclass(frozen=True, slots=True)
class Stake:
    """What an initiative is worth to one side."""

    #: From 0 to 5; None when nobody has judged it.
    score: int | None
    #: The same in money; may be empty.
    money: str


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    """An initiative we are at work in."""

    record: Initiative
    status: State
    customer: Stake
    us: Stake
    #: What happens next, and who sees to it; None when nothing is agreed.
    step: tuple[NextStep, Who | None] | None


@dataclass(frozen=True, slots=True)
class Season:
    """Something that comes round in their year, and what we do about it."""

    name: str
    #: The days, in words.
    when: str
    #: What it does to them; may be empty.
    effect: str
    #: What we do about it; may be empty.
    response: str
    #: The day our response has to begin; None without one.
    respond_by: date | None
    #: Done, to begin now, to come; None without a response.
    state: State | None


Line = Item | Attendee | KeyFigure | PromiseRow | AgendaLine | Profile | Goal | InitiativeLine | Season
"""Whatever a section of a brief may consist of."""
