"""The days by which people are to hear from us."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.insight.dates.dated_thing import DatedThing, DateKind, DateSearch
from generator.insight.meetings.meetings import planned_meetings
from generator.insight.people.contact import contact_state
from generator.insight.people.issues import issue_name, next_issue
from generator.insight.rhythm.rhythm import paused_days
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.settings import Settings

_FARTHEST = timedelta(days=1000)
"""How far ahead to look for the day a contact is due; a customer may wish never to hear from us."""


def contact_dates(search: DateSearch) -> Iterator[DatedThing]:
    """People to be in touch with, but for those whom a planned meeting brings us together with in time."""
    account, as_of = search.account, search.as_of
    meetings = planned_meetings(account, as_of)
    for person in account.stakeholders:
        due = contact_due(account, person, as_of, account.settings) if person.present else None
        if due and not any(person.id in meeting.attendees and meeting.on <= due for meeting in meetings):
            title, key = f"Be in touch with {person.label}", f"contact/{person.id}"
            yield search.thing(DateKind.CONTACT, person, key, title, due, person.contact.owner)


def issue_dates(search: DateSearch) -> Iterator[DatedThing]:
    """The days on which people are to get the next issue of what they are handed regularly."""
    for person in search.account.stakeholders:
        due = next_issue(person) if person.present else None
        if due:
            title, owner = f"The next {issue_name(person)} for {person.label}", person.contact.owner
            key = f"issue/{person.id}/after-{person.information.last_sent}"
            yield search.thing(DateKind.REPORT, person, key, title, due, owner, deadline=True)


def contact_due(account: Account, person: Stakeholder, as_of: date, settings: Settings) -> date | None:
    """The last day on which a person is to hear from us to stay within their cadence.

    The customer's pauses do not count, before the as-of date or after it. None when that day has passed or is
    years away, and for people for whom no cadence or no day to count from is known.
    """
    state = contact_state(account, person, as_of, settings)
    if state.cadence is None or state.elapsed is None or state.elapsed > state.cadence:
        return None
    left = timedelta(days=state.cadence - state.elapsed)
    day = as_of + left
    while day <= as_of + _FARTHEST:
        later = as_of + left + timedelta(days=paused_days(account, as_of, day))
        if later == day:
            return day
        day = later
    return None
