"""What a brief is made of: a head, and blocks of lines on two pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.account.promises import PromiseRow
from generator.context.views import KeyFigure, State, Who
from generator.model.meetings import AgendaItem
from generator.model.value import Initiative, NextStep
from generator.paths import Target


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
    bring: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item of the agenda, and who leads it."""

    record: AgendaItem
    lead: Who | None


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise of either side, open or settled since we last met."""

    ours: bool
    row: PromiseRow


@dataclass(frozen=True, slots=True)
class Point:
    """A line of a list: what it is about, the text, and where we have it from."""

    text: str
    about: str = ""
    #: A few quiet words to go with it: who said so, by when.
    note: str = ""
    on: date | None = None
    state: State | None = None
    #: What we say to it; may be empty.
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What to know of one of them before sitting down with them; each line may be empty."""

    who: Who
    cares: str
    win: str
    handling: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of either side, and how far it is."""

    ours: bool
    text: str
    #: Where it stands and where it should be, in words; empty while nobody has said.
    progress: str
    due: date | None


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

    #: The days, in words.
    when: str
    name: str
    on_them: str
    response: str
    #: The day our response has to begin; None without one.
    respond_by: date | None
    #: Done, to begin now, to come; None without a response.
    state: State | None


@dataclass(frozen=True, slots=True)
class NoteSpace:
    """Room to write in, below a heading."""

    title: str


Line = Attendee | KeyFigure | PromiseView | Point | AgendaLine | Profile | Goal | InitiativeLine | Season | NoteSpace
"""Whatever a block may consist of; all lines of a block are of one kind."""


@dataclass(frozen=True, slots=True)
class Block:
    """One section of a brief."""

    #: Its name, by which a template knows how to lay it out: attendees, state, promises ...
    name: str
    title: str
    lines: tuple[Line, ...]
    #: How many more lines there are than the brief has room for.
    more: int
    #: What to say when there is no line: what is not known, and whom to ask.
    empty: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief before one meeting, for us alone."""

    account: str
    meeting_id: str
    name: str
    #: What the meeting is for, such as Business review; may be empty.
    kind: str
    #: Which emphasis the brief has: ``recovery``, ``first`` (the first after a handover) ...; empty for none.
    emphasis: str
    #: How to go about such a meeting, in a sentence; may be empty.
    advice: str
    on: date
    #: How far off it is, in words.
    away: str
    #: The day of the week, the day, the time and how long, in words.
    when: str
    place: str
    #: Something the matter with the day itself; empty when there is nothing.
    caution: str
    #: The one result that makes it worth while; empty while nobody has said.
    goal: str
    #: Who of us takes part.
    ours: tuple[Who, ...]
    as_of: date
    #: What of the account is left out because of errors, with where it was typed.
    left_out: tuple[str, ...]
    #: Page one: the meeting.
    first: tuple[Block, ...]
    #: Page two: the background.
    second: tuple[Block, ...]
    #: The account's Meetings page, where the meeting stands.
    target: Target
    #: What it is printed on: a4 or letter.
    paper: str
    #: The same to print, and the agenda for the customer; None when it is not made.
    file: Target | None
    agenda_file: Target | None

    @property
    def title(self) -> str:
        """What the brief is called: ``Norrland: Steering group``."""
        return f"{self.account}: {self.name}"
