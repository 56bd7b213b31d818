"""The feed of an account for its customer: made from a list of what they may see, and from nothing else."""

from __future__ import annotations

from datetime import date

from generator.context.feeds.feed import Feed, feed_window
from generator.days.period import Span
from generator.insight.dates.feed_entry import FeedEntry, believable_minutes, by_day, clock_time, time_in_words
from generator.insight.sharing.shared import SharedDates, SharedMeeting, SharedPromise
from generator.wording.phrases import Phrases


def shared_feed(shared: SharedDates, as_of: date, words: Phrases) -> Feed:
    """The customer's feed; it sees no account, so nothing else can get into it."""
    window = feed_window(as_of)
    entries = [_meeting(meeting, shared.zone, words) for meeting in shared.meetings]
    entries += [_promise(promise, words) for promise in shared.promises]
    inside = (entry for entry in entries if entry.span.overlaps(window))
    return Feed(words.say("calendar_name"), tuple(sorted(inside, key=by_day)), as_of)


def _meeting(meeting: SharedMeeting, zone: str, words: Phrases) -> FeedEntry:
    return FeedEntry(
        meeting.key,
        meeting.name,
        words.say("category_meeting"),
        Span(meeting.on, meeting.on),
        at=clock_time(meeting.at),
        minutes=believable_minutes(meeting.minutes),
        zone=zone,
        place=meeting.place,
        details=time_in_words(meeting.at, words.text("time")),
    )


def _promise(promise: SharedPromise, words: Phrases) -> FeedEntry:
    title, category = words.say("due_to", what=promise.text), words.say("category_promise")
    return FeedEntry(promise.key, title, category, Span(promise.due, promise.due))
