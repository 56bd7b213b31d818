"""The feed of an account for its customer: made from a list of what they may see, and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.feeds.feed import Feed, feed_window
from generator.days.period import Span
from generator.insight.dates.feed_entry import FeedEntry, believable_minutes, by_day, clock_time, time_in_words
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.work import Commitment
from generator.wording.text import plain_words, sentence_case

NAME = "What we have agreed"


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


@dataclass(frozen=True, slots=True)
class SharedDates:
    """All the dates that a customer may see."""

    meetings: tuple[SharedMeeting, ...]
    promises: tuple[SharedPromise, ...]
    #: The time zone of the customer's own clocks; empty when it is not known.
    zone: str


def shared_dates(account: Account, as_of: date) -> SharedDates:
    """What of an account its customer may have in a calendar: the one place where that is decided.

    Meetings that are to come or were held, and promises that are open on the date, where ``audience`` is ``shared``.
    Of a closed account there is nothing.
    """
    open_account = account.profile.status != "closed"
    return SharedDates(
        meetings=tuple(
            SharedMeeting(
                key=shared_key(account, meeting),
                name=meeting.name or sentence_case(plain_words(meeting.kind or "meeting")),
                on=meeting.on,
                at=meeting.at or "",
                minutes=meeting.minutes,
                place=meeting.place or "",
            )
            for meeting in account.meetings
            if open_account and meeting.audience == "shared"
            if meeting.status != "cancelled" and not meeting.not_noted(as_of)
        ),
        promises=tuple(
            SharedPromise(promise_key(account, promise), promise.text, promise.due, promise.side == "us")
            for promise in account.commitments
            if open_account and promise.audience == "shared" and promise.status == "open" and promise.made_on <= as_of
        ),
        zone=account.calendar.time_zone or "",
    )


def shared_key(account: Account, meeting: Meeting) -> str:
    """What names a shared meeting in a calendar."""
    return f"{account.id}/shared-meeting/{meeting.id}"


def promise_key(account: Account, promise: Commitment) -> str:
    """What names a shared promise in a calendar."""
    return f"{account.id}/shared-promise/{promise.id}"


def shared_feed(shared: SharedDates, as_of: date) -> Feed:
    """The customer's feed; it sees no account, so nothing else can get into it."""
    window = feed_window(as_of)
    entries = [*(_meeting(meeting, shared.zone) for meeting in shared.meetings), *map(_promise, shared.promises)]
    inside = (entry for entry in entries if entry.span.overlaps(window))
    return Feed(NAME, tuple(sorted(inside, key=by_day)), as_of)


def _meeting(meeting: SharedMeeting, zone: str) -> FeedEntry:
    return FeedEntry(
        meeting.key,
        meeting.name,
        "Meeting",
        Span(meeting.on, meeting.on),
        at=clock_time(meeting.at),
        minutes=believable_minutes(meeting.minutes),
        zone=zone,
        place=meeting.place,
        details=time_in_words(meeting.at),
    )


def _promise(promise: SharedPromise) -> FeedEntry:
    return FeedEntry(promise.key, f"Due: {promise.text}", "Promise", Span(promise.due, promise.due))
