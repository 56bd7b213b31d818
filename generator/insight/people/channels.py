"""Who talks to whom, by which channel and how often, against what was agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.days.period import add_months
from generator.insight.people.contact import cadence_of, contact_entries
from generator.insight.people.owners import owner_on
from generator.insight.people.weight import GRADE_ORDER
from generator.insight.rhythm.rhythm import paused_days
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.people import Stakeholder
from generator.model.settings import Settings

ROUNDS = 2
"""How many rounds of an agreed rhythm have to pass before it can be said whether it is kept."""
ENOUGH = 3
"""Of how many people it has to be known before anything is said of most of them."""


@dataclass(frozen=True, slots=True)
class Traffic:
    """The contacts of twelve months, by their people and ours."""

    #: Their present people, the most influential first, among them those we talk to most.
    people: tuple[Stakeholder, ...]
    #: Ids of those of us who had a contact or look after one, the busiest first.
    colleagues: tuple[str, ...]
    #: Log entries by (their person, our colleague), oldest first.
    links: dict[tuple[str, str], tuple[LogEntry, ...]]


def in_last_year(account: Account, as_of: date) -> list[LogEntry]:
    """The contacts of the twelve months up to a date, by whatever channel; notes among ourselves left out."""
    start = add_months(as_of, -12)
    return [entry for entry in account.log if entry.type != "internal" and start < entry.on <= as_of]


def of_us(account: Account, entry: LogEntry) -> tuple[str, ...]:
    """Who of us took part: as noted, else who managed the account on that day."""
    return entry.us or (owner_on(account, entry.on),)


def contact_traffic(account: Account, as_of: date) -> Traffic:
    """Who of them talked to whom of us in the twelve months up to a date."""
    present = [person for person in account.stakeholders if person.present]
    links: dict[tuple[str, str], list[LogEntry]] = {}
    for entry in sorted(in_last_year(account, as_of), key=lambda entry: entry.on):
        for person in entry.with_:
            for colleague in of_us(account, entry):
                links.setdefault((person, colleague), []).append(entry)
    shown = {person.id for person in present}
    kept = {ends: tuple(entries) for ends, entries in links.items() if ends[0] in shown}
    theirs = Counter[str]()
    ours = Counter({person.contact.owner: 0 for person in present if person.contact.owner})
    for (person_id, colleague), entries in kept.items():
        theirs[person_id] += len(entries)
        ours[colleague] += len(entries)
    return Traffic(
        people=tuple(sorted(present, key=lambda p: (GRADE_ORDER[p.influence], -theirs[p.id], p.label))),
        colleagues=tuple(sorted(ours, key=lambda colleague: (-ours[colleague], colleague))),
        links=kept,
    )


class Verdict(StrEnum):
    """How often we are in touch, against the rhythm that is due."""

    MORE = "more"
    AS_DUE = "as_due"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Pace:
    """How often one person hears from us, and how often they should."""

    #: Contacts that count in the time looked at.
    contacts: int
    #: The time looked at, in days, without the customer's pauses.
    days: int
    #: How often it should be, in days; None for people for whom nothing is due.
    cadence: int | None
    #: Whether that rhythm was agreed for this person, rather than taken from the account's tier.
    agreed: bool
    #: None when it is too early to tell.
    verdict: Verdict | None

    @property
    def every(self) -> int | None:
        """How many days lay between contacts on average; None without a contact."""
        return max(1, round(self.days / self.contacts)) if self.contacts else None


def contact_pace(account: Account, person: Stakeholder, as_of: date, settings: Settings) -> Pace:
    """How often a person hears from us against their cadence, over the twelve months up to a date.

    For someone we first met in these months, or a customer we won in them, the time begins there. More or
    less often than due means by more than the settings' late factor.
    """
    start = add_months(as_of, -12)
    met = sorted(entry.on for entry in contact_entries(account, person.id, as_of, settings))
    if met and met[0] > start:
        start = met[0]
    elif not met and account.profile.since and account.profile.since > start:
        start = account.profile.since
    counted = sum(on >= start for on in met)
    days = max(0, (as_of - start).days - paused_days(account, start, as_of))
    cadence = cadence_of(account, person, settings)
    verdict = _pace_verdict(counted, days, cadence, settings.late_factor)
    return Pace(counted, days, cadence, person.contact.every_days is not None, verdict)


def _pace_verdict(counted: int, days: int, cadence: int | None, factor: float) -> Verdict | None:
    if not cadence or days < ROUNDS * cadence:
        return None
    due = days / cadence
    if counted > due * factor:
        return Verdict.MORE
    return Verdict.LESS if counted * factor < due else Verdict.AS_DUE


def contact_lean(verdicts: Iterable[Verdict | None]) -> Verdict | None:
    """How we treat most people, more or less often than due; AS_DUE without a clear lean, None with too few."""
    known = [verdict for verdict in verdicts if verdict]
    if len(known) < ENOUGH:
        return None
    most = (verdict for verdict in (Verdict.MORE, Verdict.LESS) if 2 * known.count(verdict) > len(known))
    return next(most, Verdict.AS_DUE)


@dataclass(frozen=True, slots=True)
class Volume:
    """How much each side says, from the contacts of twelve months."""

    begun_by_us: int
    begun_by_them: int
    #: Messages and e-mails we began, and how many of them nobody answered.
    written: int
    unanswered: int


def contact_volume(account: Account, as_of: date) -> Volume:
    """How many contacts each side began in twelve months up to a date, and what went unanswered."""
    entries = in_last_year(account, as_of)
    ours = [entry for entry in entries if entry.initiated_by == "us"]
    written = [entry for entry in ours if entry.type in ("message", "email")]
    return Volume(
        begun_by_us=len(ours),
        begun_by_them=len(entries) - len(ours),
        written=len(written),
        unanswered=sum(not entry.two_way for entry in written),
    )
