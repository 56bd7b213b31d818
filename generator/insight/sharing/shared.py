"""All that a customer may be handed of their account, as types that have room for nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.days.period import Span
from generator.model.record import Money
from generator.wording.local import LocalFormat
from generator.wording.phrases import Phrases


@dataclass(frozen=True, slots=True)
class SharedInitiative:
    """What the customer may see of an initiative whose outcome they have accepted, or whose value they confirmed."""

    text: str
    #: Accepted, delivered, verified; may be empty.
    stage: str
    due: date | None
    #: Why they should want it and what it is worth to them in money; only once they have confirmed it.
    case: str
    money: Money | None
    #: The name of who of them confirmed it; empty when nobody has.
    confirmed_by: str


@dataclass(frozen=True, slots=True)
class SharedMeasure:
    """Something that a contract is judged by."""

    contract: str
    name: str
    at_least: bool
    #: What was agreed, and what was reached when it was last measured: ``99.5 %``; the second may be empty.
    target: str
    actual: str
    on: date | None
    #: Kept, missed, not measured yet.
    state: str


@dataclass(frozen=True, slots=True)
class SharedMonth:
    """What they need in a month."""

    month: date
    expected: float
    #: What they told us to expect, and what came of it.
    forecast: float | None
    actual: float | None


@dataclass(frozen=True, slots=True)
class SharedDemand:
    """Something they need of us regularly."""

    name: str
    unit: str
    months: tuple[SharedMonth, ...]


@dataclass(frozen=True, slots=True)
class SharedMilestone:
    """A point that a project has to reach."""

    project: str
    text: str
    ours: bool
    due: date
    done: date | None
    #: Whether its day has passed and it is not done.
    late: bool


@dataclass(frozen=True, slots=True)
class SharedInput:
    """Something they have to give us."""

    project: str
    what: str
    #: The name of who gives it; empty when that is not known.
    by: str
    due: date
    received: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """Something of their year that everybody there lives with."""

    name: str
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class SharedContact:
    """One of us, as the customer may reach them."""

    name: str
    title: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class SharedFile:
    """Something made for one of them that is ready to be handed over, with the file it is in."""

    format: str
    text: str
    #: The name of the file below the account's ``files/``; empty for what is brought as a thing.
    file: str
    number: str
    revision: str
    tolerance: str
    sign_off_by: date | None


@dataclass(frozen=True, slots=True)
class SharedMeeting:
    """What a customer may see of a meeting marked ``audience: shared``."""

    key: str
    #: Its own name, else what it is for.
    name: str
    on: date
    #: At what time, as typed; may be empty.
    at: str
    minutes: int | None
    place: str


@dataclass(frozen=True, slots=True)
class SharedPromise:
    """What a customer may see of a promise marked ``audience: shared``."""

    key: str
    text: str
    due: date
    #: Whether we made it rather than they.
    ours: bool
    #: Whether its day has passed.
    late: bool


@dataclass(frozen=True, slots=True)
class SharedKeptPromise:
    """What a customer may see of a promise marked ``audience: shared`` that was kept."""

    text: str
    ours: bool
    #: The day on which it was kept.
    on: date


@dataclass(frozen=True, slots=True)
class SharedDates:
    """All the dates that a customer may see."""

    meetings: tuple[SharedMeeting, ...]
    promises: tuple[SharedPromise, ...]
    #: The time zone of the customer's own clocks; empty when it is not known.
    zone: str


@dataclass(frozen=True, slots=True)
class SharedKeptRate:
    """How many of our promises that were settled in the last so many days we kept in time."""

    kept: int
    settled: int
    days: int


@dataclass(frozen=True, slots=True)
class SharedAccount:
    """All that anything we hand to the customer is made from."""

    name: str
    as_of: date
    #: The phrases of what they read, and how figures, money and days are written for them.
    words: Phrases
    #: What we are called; empty where nobody has said it.
    company: str
    #: Our account manager.
    sender: SharedContact | None
    initiatives: tuple[SharedInitiative, ...]
    measures: tuple[SharedMeasure, ...]
    demand: tuple[SharedDemand, ...]
    #: What is open of what each side promised, the nearest first.
    promises: tuple[SharedPromise, ...]
    #: How many of our promises we kept in time; None where the account does not share that, or none was settled.
    kept: SharedKeptRate | None
    milestones: tuple[SharedMilestone, ...]
    inputs: tuple[SharedInput, ...]
    year: tuple[SharedEvent, ...]
    #: The meetings to come, the nearest first.
    meetings: tuple[SharedMeeting, ...]

    @property
    def local(self) -> LocalFormat:
        """How figures, money and days are written for them."""
        return self.words.local
