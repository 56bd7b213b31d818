"""What comes up in an account in the days ahead, in one list: contacts, meetings, promises, contracts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.insight.coming_item import Coming, ComingKind
from generator.insight.coming_meetings import meetings_coming, reviews_coming, series_coming
from generator.insight.coming_outlook import ideas_coming, materials_coming, watched_coming
from generator.insight.coming_work import (
    answers_coming,
    contracts_coming,
    events_coming,
    promises_coming,
    steps_coming,
    work_coming,
)
from generator.insight.contact import contact
from generator.insight.meetings import planned
from generator.insight.rhythm import paused_days
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.settings import Settings
from generator.period import Span

_FARTHEST = timedelta(days=1000)
"""How far ahead to look for the day a contact is due; a customer may wish never to hear from us."""


def coming(account: Account, as_of: date, settings: Settings, days: int) -> tuple[Coming, ...]:
    """Everything that comes up from the as-of date to that many days later, the nearest first.

    What should have happened before the as-of date is not here: that is for a check to find. A closed account
    has nothing coming up.
    """
    if account.profile.status == "closed":
        return ()
    window = Span(as_of, as_of + timedelta(days=days))
    found = [
        *_contacts(account, settings, window),
        *meetings_coming(account, window),
        *series_coming(account, as_of, settings),
        *reviews_coming(account, settings, window),
        *promises_coming(account, as_of),
        *contracts_coming(account),
        *events_coming(account, window),
        *work_coming(account, as_of, settings),
        *steps_coming(account),
        *answers_coming(account, as_of),
        *ideas_coming(account, as_of, settings),
        *materials_coming(account, as_of),
        *watched_coming(account, as_of),
    ]
    order = list(ComingKind)
    ahead = [item for item in found if item.on in window]
    return tuple(sorted(ahead, key=lambda item: (item.on, order.index(item.kind), item.text)))


def contact_due(account: Account, person: Stakeholder, as_of: date, settings: Settings) -> date | None:
    """The last day on which a person is to hear from us to stay within their cadence.

    The customer's pauses do not count, before the as-of date or after it. None when that day has passed or is
    years away, and for people for whom no cadence or no day to count from is known.
    """
    found = contact(account, person, as_of, settings)
    if found.cadence is None or found.elapsed is None or found.elapsed > found.cadence:
        return None
    left = timedelta(days=found.cadence - found.elapsed)
    day = as_of + left
    while day <= as_of + _FARTHEST:
        later = as_of + left + timedelta(days=paused_days(account, as_of, day))
        if later == day:
            return day
        day = later
    return None


def _contacts(account: Account, settings: Settings, window: Span) -> Iterator[Coming]:
    """People to be in touch with, but for those whom a planned meeting brings us together with in time."""
    meetings = planned(account, window.start)
    for person in account.stakeholders:
        due = contact_due(account, person, window.start, settings) if person.present else None
        if due is None or due not in window:
            continue
        if not any(person.id in meeting.attendees and meeting.on <= due for meeting in meetings):
            owner = person.contact.owner or account.profile.owner
            yield Coming(ComingKind.CONTACT, due, f"Be in touch with {person.label}", owner, person)
