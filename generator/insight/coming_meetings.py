"""The meetings, series and reviews that come up in an account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.insight.coming_item import Coming, ComingKind, of_ours
from generator.insight.meetings import kind_of, planned, series_of, series_state
from generator.insight.reviews import ReviewKind, ReviewState, planned_reviews, review_state
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.settings import Settings
from generator.period import Span, in_words
from generator.text import in_prose, sentence_case, words

_REVIEWS: tuple[ReviewKind, ...] = ("business_review", "executive_review")


def meetings_coming(account: Account, window: Span) -> Iterator[Coming]:
    """Meetings that are planned, with their hour and whom of them they bring us together with."""
    for meeting in planned(account, window.start):
        kind = ComingKind.REVIEW if kind_of(account, meeting) in _REVIEWS else ComingKind.MEETING
        theirs = [person.label for id in meeting.attendees if (person := account.person(id))]
        details = [
            _name(account, meeting),
            *([f"at {meeting.at}"] if meeting.at else []),
            *([f"with {in_prose(theirs)}"] if theirs else []),
        ]
        yield Coming(kind, meeting.on, " ".join(details), of_ours(account, *meeting.attendees), meeting)


def series_coming(account: Account, as_of: date, settings: Settings) -> Iterator[Coming]:
    """Series that are due and have no date; reviews, which the tier asks for, are reckoned apart."""
    apart = {kind for kind in _REVIEWS if review_state(account, kind, as_of, settings)}
    for series in account.cadence.meetings:
        state = series_state(account, series, as_of)
        if state.due and not state.next and series.kind not in apart:
            kind = ComingKind.REVIEW if series.kind in _REVIEWS else ComingKind.MEETING
            owner = of_ours(account, *series.required)
            yield Coming(kind, state.due, f"{series.name} is due and has no date yet", owner, series)


def reviews_coming(account: Account, settings: Settings, window: Span) -> Iterator[Coming]:
    """Reviews that have a day and no meeting, or are due and have no date, and the days on which preparing begins."""
    for each in planned_reviews(account, window.start):
        if each.meeting is None:
            theirs = [person.label for id in each.attendees if (person := account.person(id))]
            text = sentence_case(words(each.kind)) + (f" with {in_prose(theirs)}" if theirs else "")
            yield Coming(ComingKind.REVIEW, each.on, text, of_ours(account, *each.attendees), each.record)
    for kind in _REVIEWS:
        state = review_state(account, kind, window.start, settings)
        if state:
            yield from _review(account, state, window)


def _review(account: Account, state: ReviewState, window: Span) -> Iterator[Coming]:
    """A review that is due and has no date, and the day on which preparing one begins."""
    review, owner = words(state.kind), account.profile.owner
    last, day = state.next or state.last, state.next.on if state.next else state.due
    if last is None or day is None:
        return
    if state.next is None:
        text = f"{sentence_case(review)} is due and has no date yet"
        yield Coming(ComingKind.REVIEW, day, text, owner, last.record)
    begin = day - timedelta(days=state.prepare)
    if begin in window and day > window.start:
        text = f"Begin to prepare the {review} of {in_words(day)}"
        yield Coming(ComingKind.REVIEW, begin, text, owner, last.record)


def _name(account: Account, meeting: Meeting) -> str:
    series = series_of(account, meeting)
    return meeting.name or (series.name if series else sentence_case(words(meeting.kind or "meeting")))
