"""The days of meetings, of series that are due, and of reviews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from generator.days.period import in_words
from generator.insight.dates.dated_thing import DatedThing, DateKind, DateSearch, as_line
from generator.insight.dates.feed_entry import believable_minutes, clock_time, time_in_words
from generator.insight.meetings.meetings import kind_of, series_of, series_state, title_of
from generator.insight.meetings.reviews import ReviewKind, ReviewState, list_reviewings, review_state
from generator.model.meetings import Meeting
from generator.wording.text import in_prose, plain_words, sentence_case

_REVIEWS: tuple[ReviewKind, ...] = ("business_review", "executive_review")


def meeting_dates(search: DateSearch) -> Iterator[DatedThing]:
    """Meetings, whether they are to come or were held; one that was cancelled has no day any more.

    One whose day has passed and that nobody has noted asks whether it was held.
    """
    account = search.account
    for meeting in account.meetings:
        if meeting.status != "cancelled":
            series, title = series_of(account, meeting), title_of(account, meeting) or "Meeting"
            if meeting.not_noted(search.as_of):
                title = f"Was it held? {title}"
            thing = search.thing(
                DateKind.REVIEW if kind_of(account, meeting) in _REVIEWS else DateKind.MEETING,
                meeting,
                f"meeting/{meeting.id}",
                title,
                meeting.on,
                *meeting.attendees,
                at=clock_time(meeting.at),
                minutes=believable_minutes(meeting.minutes or (series.minutes if series else None)),
                zone=account.calendar.time_zone or "",
                place=meeting.place or "",
                details=_meeting_details(search, meeting),
            )
            at = f" at {meeting.at}" if meeting.at else ""
            line = f"{title}{at}{_attendee_words(search, meeting.attendees)}"
            yield replace(as_line(thing, line), over=meeting.status != "planned", asks=meeting.not_noted(search.as_of))


def _meeting_details(search: DateSearch, meeting: Meeting) -> tuple[str, ...]:
    people = search.account.names_of(meeting.attendees)
    return (
        *time_in_words(meeting.at),
        *([f"With {in_prose(people)}"] if people else []),
        *([f"Goal: {meeting.goal}"] if meeting.goal else []),
    )


def _attendee_words(search: DateSearch, attendees: tuple[str, ...]) -> str:
    theirs = [person.label for id in attendees if (person := search.account.person(id))]
    return f" with {in_prose(theirs)}" if theirs else ""


def series_dates(search: DateSearch) -> Iterator[DatedThing]:
    """Series that are due and have no date; reviews, which the tier asks for, are reckoned apart.

    While it is not noted whether one was held, nobody can say when the next is due.
    """
    account = search.account
    apart = {kind for kind in _REVIEWS if review_state(account, kind, search.as_of, account.settings)}
    for series in account.cadence.meetings:
        state = series_state(account, series, search.as_of)
        if state.due and state.last and not (state.next or state.not_noted) and series.kind not in apart:
            kind = DateKind.REVIEW if series.kind in _REVIEWS else DateKind.MEETING
            # Counted from the last one held, so that it stays the same entry when that one's day is mended.
            key = f"series/{series.id}/after-{state.last.id}"
            yield search.thing(kind, series, key, _not_booked(series.name), state.due, *series.required)


def review_dates(search: DateSearch) -> Iterator[DatedThing]:
    """Reviews that stand alone or are due and have no date yet, and the day on which preparing one begins."""
    account = search.account
    for review in list_reviewings(account, search.as_of):
        if review.meeting is None:
            title, key = sentence_case(plain_words(review.kind)), f"review/{review.record.id}"
            thing = search.thing(DateKind.REVIEW, review.record, key, title, review.on, *review.attendees)
            line = title + _attendee_words(search, review.attendees)
            yield replace(as_line(thing, line), over=review.status != "planned")
    for kind in _REVIEWS:
        state = review_state(account, kind, search.as_of, account.settings)
        if state and not state.not_noted:
            yield from _due_reviews(search, state)


def _due_reviews(search: DateSearch, state: ReviewState) -> Iterator[DatedThing]:
    """A review that is due and has no date, and the day on which preparing one begins."""
    review, counted, day = plain_words(state.kind), state.next or state.last, state.next.on if state.next else state.due
    if counted is None or day is None:
        return
    key = f"review/{state.kind}/{'' if state.next else 'after-'}{counted.record.id}"
    if state.next is None:
        yield search.thing(DateKind.REVIEW, counted.record, key, _not_booked(sentence_case(review)), day)
    begin = day - timedelta(days=state.prepare)
    title = f"Begin to prepare the {review} of {in_words(day)}"
    yield search.thing(DateKind.REVIEW, counted.record, f"{key}/prepare", title, begin, deadline=True)


def _not_booked(what: str) -> str:
    return f"{what} is due and has no date yet"
