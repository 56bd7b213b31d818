"""Where the entries of an account's feed come from: a function for each key of the account that has dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from generator.context.directory import Directory
from generator.context.feed_entry import FeedEntry, believable, clock_time, time_in_words
from generator.context.states import title
from generator.insight.meetings import kind_of, series_of, title_of
from generator.insight.promises import open_promises
from generator.insight.reviews import ReviewKind, ReviewState, review_state, reviewings
from generator.insight.rhythm import Occurrence, occurrences
from generator.insight.working_days import WorkingDays, working_days
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.rhythm import RhythmEvent
from generator.model.work import Commitment, Side
from generator.period import Span, in_words, span_in_words
from generator.text import in_prose, sentence_case, shortened, words

LONGEST = 100
"""How many letters of what somebody typed the title of an entry carries."""

_REVIEWS: tuple[ReviewKind, ...] = ("business_review", "executive_review")
_SIDES: tuple[Side, ...] = ("us", "customer")


@dataclass(frozen=True, slots=True)
class Asked:
    """The account an entry is wanted of, on which day, and for which days."""

    account: Account
    as_of: date
    window: Span
    directory: Directory

    def entry(self, key: str, what: str, category: str, span: Span, *ours: str | None) -> FeedEntry:
        """An entry of this account, which concerns its manager and whoever else of us is named."""
        manager = self.account.profile.owner
        others = {id for id in ours if id and id != manager and self.account.colleague(id)}
        concerns = (manager, *sorted(others))
        return FeedEntry(f"{self.account.id}/{key}", what, category, span, self.account.name, concerns=concerns)

    def name(self, id: str | None) -> str:
        """The name of somebody of either side; empty when nobody has the id."""
        who = self.directory.who(id)
        return who.name if who else ""


def rhythm(asked: Asked) -> Iterator[FeedEntry]:
    """The customer's year, and the days on which our responses have to begin."""
    off, window = working_days(asked.account), asked.window
    for event in asked.account.rhythm:
        lead = timedelta(days=event.lead_days or 0)
        for at, each in _numbered(event, Span(window.start, window.end + lead), off):
            yield _event(asked, at, each)
            if each.respond_by and not each.answered:
                yield _response(asked, at, each, each.respond_by)


def _numbered(event: RhythmEvent, window: Span, off: WorkingDays) -> Iterator[tuple[str, Occurrence]]:
    """The times an event comes round, each with what names it even if its day is moved.

    That is the year, and for the second time in a year and later ones their number besides; so times are counted
    from a New Year on.
    """
    since = Span(date(window.start.year - 1, 1, 1), window.end)
    for year, times in groupby(occurrences(event, since, off), key=lambda each: each.span.start.year):
        for number, each in enumerate(times, start=1):
            yield f"{year}" if number == 1 else f"{year}-{number}", each


def _event(asked: Asked, at: str, each: Occurrence) -> FeedEntry:
    event, owner = each.event, asked.name(each.event.owner)
    details = (
        *([f"What it does to them: {event.effect_on_them}"] if event.effect_on_them else []),
        *([f"What it does to us: {event.effect_on_us}"] if event.effect_on_us else []),
        *([f"Our response: {event.our_response}{f' ({owner})' if owner else ''}"] if event.our_response else []),
        *([f"To begin by {in_words(each.respond_by)}"] if each.respond_by and not each.answered else []),
        *(["Our response has been carried out"] if each.answered else []),
        *(["Leave them in peace meanwhile"] if event.contact_pause else []),
    )
    key = f"rhythm/{event.id}/{at}"
    return replace(asked.entry(key, event.name, title(event.kind), each.span, event.owner), details=details)


def _response(asked: Asked, at: str, each: Occurrence, by: date) -> FeedEntry:
    event = each.event
    answer = f": {shortened(event.our_response, LONGEST)}" if event.our_response else ""
    details = (f"{event.name}: {span_in_words(each.span)}", *([event.our_response] if event.our_response else []))
    key, what = f"response/{event.id}/{at}", f"Begin to prepare for {event.name}{answer}"
    entry = asked.entry(key, what, "Our response", Span(by, by), event.owner)
    return replace(entry, details=details, deadline=True)


def meetings(asked: Asked) -> Iterator[FeedEntry]:
    """Meetings, whether they are to come or were held; one that was cancelled goes out of the calendar."""
    account = asked.account
    for meeting in account.meetings:
        if meeting.status != "cancelled":
            series = series_of(account, meeting)
            category = "Review" if kind_of(account, meeting) in _REVIEWS else "Meeting"
            what, day = title_of(account, meeting) or "Meeting", Span(meeting.on, meeting.on)
            yield replace(
                asked.entry(f"meeting/{meeting.id}", what, category, day, *meeting.attendees),
                at=clock_time(meeting.at),
                minutes=believable(meeting.minutes or (series.minutes if series else None)),
                zone=account.calendar.time_zone or "",
                place=meeting.place or "",
                details=_about(asked, meeting),
            )


def _about(asked: Asked, meeting: Meeting) -> tuple[str, ...]:
    people = [name for id in meeting.attendees if (name := asked.name(id))]
    return (
        *time_in_words(meeting.at),
        *([f"With {in_prose(people)}"] if people else []),
        *([f"Goal: {meeting.goal}"] if meeting.goal else []),
    )


def reviews(asked: Asked) -> Iterator[FeedEntry]:
    """Reviews that stand alone or are due and have no date yet, and the day on which preparing one begins."""
    account = asked.account
    for each in reviewings(account, asked.as_of):
        if each.meeting is None:
            what, day = sentence_case(words(each.kind)), Span(each.on, each.on)
            yield asked.entry(f"review/{each.record.id}", what, "Review", day, *each.attendees)
    for kind in _REVIEWS:
        state = review_state(account, kind, asked.as_of, account.settings)
        if state:
            yield from _review(asked, state)


def _review(asked: Asked, state: ReviewState) -> Iterator[FeedEntry]:
    review, counted, day = words(state.kind), state.next or state.last, state.next.on if state.next else state.due
    if counted is None or day is None:
        return
    # Counted from the last one held, so that it stays the same entry when that one's day is mended.
    key = f"review/{state.kind}/{'' if state.next else 'after-'}{counted.record.id}"
    if state.next is None:
        what = f"{sentence_case(review)} is due and has no date yet"
        yield asked.entry(key, what, "Review", Span(day, day))
    begin = day - timedelta(days=state.prepare)
    what = f"Begin to prepare the {review} of {in_words(day)}"
    yield replace(asked.entry(f"{key}/prepare", what, "Review", Span(begin, begin)), deadline=True)


def promises(asked: Asked) -> Iterator[FeedEntry]:
    """The open promises of both sides, on the day each is due."""
    for side in _SIDES:
        for promise in open_promises(asked.account, side, asked.as_of):
            yield _promise(asked, promise.commitment)


def _promise(asked: Asked, promise: Commitment) -> FeedEntry:
    by, to, ours = asked.name(promise.by) or "Somebody", asked.name(promise.to), promise.side == "us"
    quoted = shortened(promise.text.strip().rstrip("."), LONGEST)
    details = (
        *([promise.text] if len(promise.text) > LONGEST else []),
        f"Promised on {in_words(promise.made_on)}{f', {promise.made_at}' if promise.made_at else ''}",
    )
    what, category = f"{by} promised{f' {to}' if to else ''}: “{quoted}”", "Our promise" if ours else "Their promise"
    due = Span(promise.due, promise.due)
    entry = asked.entry(f"promise/{promise.id}", what, category, due, promise.by, promise.to)
    return replace(entry, details=details, deadline=ours)


def contracts(asked: Asked) -> Iterator[FeedEntry]:
    """The last day for giving notice of each contract, and the day it ends."""
    for contract in asked.account.contracts:
        ends = Span(contract.ends, contract.ends)
        renews = {True: "renews itself", False: "ends", None: "ends, unless it renews itself"}[contract.auto_renew]
        yield asked.entry(f"contract/{contract.id}/end", f"{contract.name}: the term {renews}", "Contract", ends)
        if contract.notice_by:
            notice = Span(contract.notice_by, contract.notice_by)
            what = f"{contract.name}: last day for giving notice"
            entry = asked.entry(f"contract/{contract.id}/notice", what, "Contract", notice)
            yield replace(entry, details=(f"The term runs until {in_words(contract.ends)}",), deadline=True)


SOURCES: tuple[Callable[[Asked], Iterator[FeedEntry]], ...] = (rhythm, meetings, reviews, promises, contracts)
"""Everything a feed is made from; to have more dates in it, add a function."""
