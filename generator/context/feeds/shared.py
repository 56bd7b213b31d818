"""The feed of an account for its customer: made from a list of what they may see, and from nothing else."""

from __future__ import annotations

from datetime import date

from generator.context.feeds.feed import Feed, feed_window
from generator.days.period import Span
from generator.insight.dates.feed_entry import FeedEntry, believable_minutes, by_day, clock_time, time_in_words
from generator.insight.sharing.shared import SharedDates, SharedMeeting, SharedPromise

NAME = "What we have agreed"


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
