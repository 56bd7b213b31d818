"""What comes up in an account in the days ahead, in one list: contacts, meetings, promises, contracts (S144)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.insight.contact import contact
from generator.insight.delivery import reporting
from generator.insight.meetings import kind_of, planned, series_of, series_state
from generator.insight.open_questions import answered
from generator.insight.reviews import ReviewKind, ReviewState, review_state
from generator.insight.rhythm import calendar, paused_days
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.people import Stakeholder
from generator.model.record import Record
from generator.model.settings import Settings
from generator.model.value import Initiative, Linkage
from generator.period import Span, in_words
from generator.text import in_prose, sentence_case, shortened, words

LONGEST = 100
"""How many letters of what somebody typed a line of the list carries."""

_FARTHEST = timedelta(days=1000)
"""How far ahead to look for the day a contact is due; a customer may wish never to hear from us."""

_REVIEWS: tuple[ReviewKind, ...] = ("business_review", "executive_review")


class ComingKind(StrEnum):
    """What sort of thing comes up; on one day, in this order."""

    MEETING = "meeting"
    #: A business or executive review: held, due, or to be prepared.
    REVIEW = "review"
    CONTACT = "contact"
    OUR_PROMISE = "our_promise"
    THEIR_PROMISE = "their_promise"
    #: A contract ends or renews itself, or it is the last day for giving notice.
    CONTRACT = "contract"
    MILESTONE = "milestone"
    #: A report to the customer on a project.
    REPORT = "report"
    #: The day on which our response to an event of theirs has to begin.
    RESPONSE = "response"
    #: An event of the customer's year begins.
    RHYTHM = "rhythm"
    #: A next step, a repair, an answer we want: anything else with somebody's name and a day.
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that comes up, on the day it does."""

    kind: ComingKind
    on: date
    #: What, in plain words, with names and without the day.
    text: str
    #: Id of who of us sees to it; the account's owner where nobody else is named.
    owner: str
    #: The record it comes from.
    record: Record


def coming(account: Account, as_of: date, settings: Settings, days: int) -> tuple[Coming, ...]:
    """Everything that comes up from the as-of date to that many days later, the nearest first (S144).

    What should have happened before the as-of date is not here: that is for a check to find. A closed account
    has nothing coming up.
    """
    if account.profile.status == "closed":
        return ()
    window = Span(as_of, as_of + timedelta(days=days))
    found = [
        *_contacts(account, settings, window),
        *_meetings(account, window),
        *_series(account, as_of, settings),
        *_reviews(account, settings, window),
        *_promises(account, as_of),
        *_contracts(account),
        *_rhythm(account, window),
        *_projects(account, as_of, settings),
        *_steps(account),
        *_to_find_out(account, as_of),
    ]
    order = list(ComingKind)
    ahead = [item for item in found if item.on in window]
    return tuple(sorted(ahead, key=lambda item: (item.on, order.index(item.kind), item.text)))


def contact_due(account: Account, person: Stakeholder, as_of: date, settings: Settings) -> date | None:
    """The last day on which a person is to hear from us to stay within their cadence (D2, D3).

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


def _meetings(account: Account, window: Span) -> Iterator[Coming]:
    for meeting in planned(account, window.start):
        kind = ComingKind.REVIEW if kind_of(account, meeting) in _REVIEWS else ComingKind.MEETING
        theirs = [person.label for id in meeting.attendees if (person := account.person(id))]
        details = [
            _name(account, meeting),
            *([f"at {meeting.at}"] if meeting.at else []),
            *([f"with {in_prose(theirs)}"] if theirs else []),
        ]
        yield Coming(kind, meeting.on, " ".join(details), _of_ours(account, *meeting.attendees), meeting)


def _series(account: Account, as_of: date, settings: Settings) -> Iterator[Coming]:
    """Series that are due and have no date; reviews, which the tier asks for, are reckoned apart."""
    apart = {kind for kind in _REVIEWS if review_state(account, kind, as_of, settings)}
    for series in account.cadence.meetings:
        state = series_state(account, series, as_of)
        if state.due and not state.next and series.kind not in apart:
            kind = ComingKind.REVIEW if series.kind in _REVIEWS else ComingKind.MEETING
            owner = _of_ours(account, *series.required)
            yield Coming(kind, state.due, f"{series.name} is due and has no date yet", owner, series)


def _reviews(account: Account, settings: Settings, window: Span) -> Iterator[Coming]:
    for kind in _REVIEWS:
        state = review_state(account, kind, window.start, settings)
        if state:
            yield from _review(account, state, window)


def _review(account: Account, state: ReviewState, window: Span) -> Iterator[Coming]:
    """A review that is due and has no date, and the day on which preparing one begins (D19)."""
    review, owner = words(state.kind), account.profile.owner
    meeting, day = state.next or state.last, state.next.on if state.next else state.due
    if meeting is None or day is None:
        return
    if state.next is None:
        text = f"{sentence_case(review)} is due and has no date yet"
        yield Coming(ComingKind.REVIEW, day, text, owner, meeting)
    begin = day - timedelta(days=state.prepare)
    if begin in window and day > window.start:
        text = f"Begin to prepare the {review} of {in_words(day)}"
        yield Coming(ComingKind.REVIEW, begin, text, owner, meeting)


def _promises(account: Account, as_of: date) -> Iterator[Coming]:
    for promise in account.commitments:
        if promise.status != "open" or promise.made_on > as_of:
            continue
        by, to = _named(account, promise.by), _named(account, promise.to)
        kind = ComingKind.OUR_PROMISE if promise.side == "us" else ComingKind.THEIR_PROMISE
        text = f"{by or 'Somebody'} promised{f' {to}' if to else ''}: {_quoted(promise.text)}"
        yield Coming(kind, promise.due, text, _of_ours(account, promise.by, promise.to), promise)


def _contracts(account: Account) -> Iterator[Coming]:
    """The last day for giving notice, and the last day of a term (D45)."""
    for contract in account.contracts:
        name, owner = _quoted(contract.name), account.profile.owner
        if contract.notice_by:
            yield Coming(ComingKind.CONTRACT, contract.notice_by, f"Last day to give notice on {name}", owner, contract)
        last = f"Last day of {name}"
        text = f"{last}, which then renews itself unless notice was given" if contract.auto_renew else last
        yield Coming(ComingKind.CONTRACT, contract.ends, text, owner, contract)


def _rhythm(account: Account, window: Span) -> Iterator[Coming]:
    """Events that begin, and the day on which our response has to begin unless it has been carried out (S127)."""
    lead = max((event.lead_days or 0 for event in account.rhythm), default=0)
    for each in calendar(account, Span(window.start, window.end + timedelta(days=lead))):
        event, owner = each.event, each.event.owner or account.profile.owner
        yield Coming(ComingKind.RHYTHM, each.span.start, f"{event.name} begins", owner, event)
        if each.respond_by and event.our_response and not each.answered:
            text = f"Prepare for {event.name}: {shortened(event.our_response, LONGEST)}"
            yield Coming(ComingKind.RESPONSE, each.respond_by, text, owner, event)


def _projects(account: Account, as_of: date, settings: Settings) -> Iterator[Coming]:
    for project in account.projects:
        if not project.open:
            continue
        owner = _of_ours(account, project.accountable)
        for milestone in project.milestones:
            if milestone.done is None:
                whose = "" if milestone.side == "us" else " (theirs)"
                text = f"{project.name}: {shortened(milestone.text, LONGEST)}{whose}"
                yield Coming(ComingKind.MILESTONE, milestone.due, text, owner, milestone)
        for needed in project.inputs_needed:
            if needed.received is None:
                text = f"{_named(account, needed.from_)} is to give us: {shortened(needed.what, LONGEST)}"
                yield Coming(ComingKind.THEIR_PROMISE, needed.due, text, owner, needed)
        if report := reporting(project, as_of, settings):
            to = in_prose([name for id in project.report.to if (name := _named(account, id))])
            text = f"Report on {project.name}{f' to {to}' if to else ''}"
            yield Coming(ComingKind.REPORT, report.last + timedelta(days=report.every), text, owner, project)


def _steps(account: Account) -> Iterator[Coming]:
    """Next steps, and repairs after a conflict."""
    unfinished = [each for each in account.initiatives if each.status not in ("achieved", "deferred", "cancelled")]
    parents: list[Initiative | Linkage] = [*unfinished, *account.linkages]
    for parent in parents:
        if step := parent.next_step:
            text = f"{_named(account, step.owner)}: {shortened(step.text, LONGEST)}"
            yield Coming(ComingKind.STEP, step.due, text, _of_ours(account, step.owner), step)
    for conflict in account.conflicts:
        for repair in conflict.repair:
            if repair.done is None and conflict.open:
                text = f"Mend the relationship: {shortened(repair.text, LONGEST)}"
                yield Coming(ComingKind.STEP, repair.due, text, account.profile.owner, repair)


def _to_find_out(account: Account, as_of: date) -> Iterator[Coming]:
    """Answers we want by a day, and people to look up where they went."""
    for question in account.questions:
        if question.by and not answered(question, as_of):
            whom = _named(account, question.of)
            text = f"Find out{f' from {whom}' if whom else ''}: {shortened(question.ask, LONGEST)}"
            yield Coming(ComingKind.STEP, question.by, text, account.profile.owner, question)
    for person in account.stakeholders:
        if person.left and person.left.follow_up:
            where = f" at {person.left.to_company}" if person.left.to_company else ""
            owner = person.contact.owner or account.profile.owner
            yield Coming(ComingKind.STEP, person.left.follow_up, f"Look up {person.label}{where}", owner, person)


def _name(account: Account, meeting: Meeting) -> str:
    series = series_of(account, meeting)
    return meeting.name or (series.name if series else sentence_case(words(meeting.kind or "meeting")))


def _named(account: Account, id: str | None) -> str:
    person, colleague = account.person(id), account.colleague(id)
    return person.label if person else colleague.name if colleague else ""


def _of_ours(account: Account, *ids: str | None) -> str:
    """The account's owner when among them, else the first of us, else the account's owner all the same."""
    ours = [id for id in ids if id and account.colleague(id)]
    owner = account.profile.owner
    return owner if owner in ours or not ours else ours[0]


def _quoted(typed: str) -> str:
    return f"“{shortened(typed.strip().rstrip('.'), LONGEST)}”"
