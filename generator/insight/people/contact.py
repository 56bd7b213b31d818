"""How long ago we were last in touch with a person, and how long it should have been."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.insight.rhythm.rhythm import Pause, find_pause
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.people import Stakeholder
from generator.model.settings import Settings, Tier

IN_TOUCH_SHARE = 0.8
"""Up to this share of the cadence nothing is due yet."""


class Quadrant(StrEnum):
    """How to manage a person, by influence and interest."""

    MANAGE_CLOSELY = "manage_closely"
    KEEP_SATISFIED = "keep_satisfied"
    KEEP_INFORMED = "keep_informed"
    MONITOR = "monitor"


class ContactState(StrEnum):
    """Whether we are in touch."""

    IN_TOUCH = "in_touch"
    DUE = "due"
    LATE = "late"
    LOST_TOUCH = "lost_touch"
    NOT_MET = "not_met"


@dataclass(frozen=True, slots=True)
class Contact:
    """Where we stand with one person."""

    person: Stakeholder
    quadrant: Quadrant
    #: The newest log entry that counts as contact; None when there is none.
    last: LogEntry | None
    #: How often we should be in touch, in days; None for people who left or are not known yet.
    cadence: int | None
    #: Days since the last contact, without the customer's pauses; None without a day to count from.
    elapsed: int | None
    #: Those pauses.
    pause: Pause
    state: ContactState | None


def contact_state(account: Account, person: Stakeholder, as_of: date, settings: Settings) -> Contact:
    """Where we stand with one person of an account on a date.

    A meeting with them that nobody has noted may have been held: while it would do, contact is due and no more.
    """
    last = last_contact(account, person.id, as_of, settings)
    cadence = cadence_of(account, person, settings)
    since = last.on if last else account.profile.since
    known = since if since and since <= as_of else None
    pause = find_pause(account, known, as_of) if known else Pause(0, ())
    elapsed = (as_of - known).days - pause.days if known else None
    state = _elapsed_state(elapsed, cadence, last is not None, settings.late_factor)
    if state in _OVERDUE and cadence is not None:
        perhaps = max((m.on for m in account.meetings if m.not_noted(as_of) and person.id in m.attendees), default=None)
        if perhaps and (as_of - perhaps).days - find_pause(account, perhaps, as_of).days <= cadence:
            state = ContactState.DUE
    return Contact(person, person_quadrant(person), last, cadence, elapsed, pause, state)


_OVERDUE = (ContactState.LATE, ContactState.LOST_TOUCH, ContactState.NOT_MET)


def last_contact(account: Account, person: str, as_of: date, settings: Settings) -> LogEntry | None:
    """The newest log entry with the person that counts as contact."""
    return max(contact_entries(account, person, as_of, settings), key=lambda entry: entry.on, default=None)


def contact_entries(account: Account, person: str, as_of: date, settings: Settings) -> list[LogEntry]:
    """All log entries with the person that count as contact, dated no later than the as-of date."""
    return [
        entry
        for entry in account.log
        if person in entry.with_ and entry.on <= as_of and counts_as_contact(entry, settings)
    ]


def counts_as_contact(entry: LogEntry, settings: Settings) -> bool:
    """Whether a log entry counts as contact: meetings and calls do, messages only once answered."""
    return entry.type in settings.counts_as_contact or (entry.type in ("message", "email") and entry.two_way)


def person_quadrant(person: Stakeholder) -> Quadrant:
    """The power-interest quadrant: high against the rest on both axes, unknown interest taken as high."""
    interested = person.interest in ("high", None)
    if person.influence == "high":
        return Quadrant.MANAGE_CLOSELY if interested else Quadrant.KEEP_SATISFIED
    return Quadrant.KEEP_INFORMED if interested else Quadrant.MONITOR


def cadence_of(account: Account, person: Stakeholder, settings: Settings) -> int | None:
    """How often the person should hear from us, in days: as agreed, else by tier and quadrant."""
    if not person.present:
        return None
    if person.contact.every_days is not None:
        return person.contact.every_days
    tier = settings.tiers.get(account.profile.tier)
    return _cadence_days(tier, person_quadrant(person)) if tier else None


def _cadence_days(tier: Tier, quadrant: Quadrant) -> int:
    return {
        Quadrant.MANAGE_CLOSELY: tier.manage_closely,
        Quadrant.KEEP_SATISFIED: tier.keep_satisfied,
        Quadrant.KEEP_INFORMED: tier.keep_informed,
        Quadrant.MONITOR: tier.monitor,
    }[quadrant]


def _elapsed_state(elapsed: int | None, cadence: int | None, met: bool, late_factor: float) -> ContactState | None:
    if cadence is None or (elapsed is None and met):
        return None
    if not met:
        return ContactState.NOT_MET if elapsed is None or elapsed > cadence else None
    if elapsed is None or elapsed <= IN_TOUCH_SHARE * cadence:
        return ContactState.IN_TOUCH
    if elapsed <= cadence:
        return ContactState.DUE
    return ContactState.LATE if elapsed <= late_factor * cadence else ContactState.LOST_TOUCH
