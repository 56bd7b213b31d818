"""The meetings and promises that a customer has in writing."""

from __future__ import annotations

from datetime import date

from generator.insight.sharing.audience import customer_may_see
from generator.insight.sharing.shared import SharedDates, SharedKeptPromise, SharedMeeting, SharedPromise
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.work import Commitment


def shared_dates(account: Account, as_of: date) -> SharedDates:
    """What of an account its customer may have in a calendar, of what is marked ``audience: shared``.

    Meetings that are to come or were held, and promises that are open on the date.
    """
    return SharedDates(
        meetings=tuple(
            SharedMeeting(
                key=shared_key(account, meeting),
                name=meeting.name or account.customer_words.title("meeting", meeting.kind or "meeting"),
                on=meeting.on,
                at=meeting.at or "",
                minutes=meeting.minutes,
                place=meeting.place or "",
            )
            for meeting in account.meetings
            if customer_may_see(account, meeting)
            if meeting.status != "cancelled" and not meeting.not_noted(as_of)
        ),
        promises=tuple(
            SharedPromise(
                key=promise_key(account, promise),
                text=promise.text,
                due=promise.due,
                ours=promise.side == "us",
                late=promise.due < as_of,
            )
            for promise in account.commitments
            if customer_may_see(account, promise) and promise.status == "open" and promise.made_on <= as_of
        ),
        zone=account.calendar.time_zone or "",
    )


def shared_key(account: Account, meeting: Meeting) -> str:
    """What names a shared meeting in a calendar."""
    return f"{account.id}/shared-meeting/{meeting.id}"


def promise_key(account: Account, promise: Commitment) -> str:
    """What names a shared promise in a calendar."""
    return f"{account.id}/shared-promise/{promise.id}"


def shared_meetings(account: Account, as_of: date) -> tuple[SharedMeeting, ...]:
    """The meetings that the customer has in writing, the nearest first."""
    return tuple(sorted(shared_dates(account, as_of).meetings, key=lambda m: (m.on, m.at, m.name)))


def shared_promises(account: Account, as_of: date) -> tuple[SharedPromise, ...]:
    """What is open of what each side promised the other in writing, the nearest first."""
    return tuple(sorted(shared_dates(account, as_of).promises, key=lambda promise: (promise.due, promise.text)))


def shared_kept_promises(account: Account, as_of: date) -> tuple[SharedKeptPromise, ...]:
    """What each side promised the other in writing and kept, the newest first."""
    kept = (
        SharedKeptPromise(promise.text, promise.side == "us", promise.closed)
        for promise in account.commitments
        if customer_may_see(account, promise) and promise.status == "done"
        if promise.closed and promise.closed <= as_of
    )
    return tuple(sorted(kept, key=lambda promise: (-promise.on.toordinal(), promise.text)))
