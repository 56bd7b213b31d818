"""The Meetings page of an account: what is planned and brought, the reviews, the standing series, what was held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from generator.context.account.materials import Bringing, bringing
from generator.context.account.reviews import Reviews, reviews
from generator.context.directory import Directory
from generator.context.states import state, title
from generator.context.views import State, Tone, Who
from generator.insight.meetings.meetings import SeriesState, kind_of, past, planned, series_of, series_state
from generator.model.account import Account
from generator.model.meetings import AgendaItem, Meeting, MeetingSeries
from generator.paths import Target, account_page, brief_page


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One item of an agenda."""

    text: str
    #: Inform, discuss, decide or ask.
    type: str
    minutes: int | None
    lead: Who | None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting, planned or past."""

    name: str
    #: The meeting as typed, for a fact that needs no words of its own.
    record: Meeting
    #: What it is for, such as Business review; may be empty.
    kind: str
    on: date
    at: str
    place: str
    minutes: int | None
    goal: str
    theirs: tuple[Who, ...]
    ours: tuple[Who, ...]
    agenda: tuple[AgendaRow, ...]
    decisions_wanted: tuple[str, ...]
    #: What they may say against it, with our answer.
    objections: tuple[tuple[str, str], ...]
    notes: str
    state: State
    target: Target
    #: The brief before it; None when it is not to come.
    brief: Target | None = None


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One standing series of meetings."""

    name: str
    #: The series as typed, for a fact that needs no words of its own.
    record: MeetingSeries
    kind: str
    every_days: int
    minutes: int | None
    required: tuple[Who, ...]
    last: date | None
    next: date | None
    #: Booked, due on a day, overdue, or nothing known.
    state: State


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """Context of ``account/meetings.md.j2``."""

    #: Planned meetings, the next one first.
    planned: tuple[MeetingRow, ...]
    #: What is brought to each planned meeting, by its id.
    bring: dict[str, Bringing]
    reviews: Reviews
    series: tuple[SeriesRow, ...]
    #: Meetings held and cancelled, newest first.
    past: tuple[MeetingRow, ...]


def meetings_page(account: Account, as_of: date, directory: Directory) -> MeetingsPage:
    """The Meetings page of an account on a date."""
    return MeetingsPage(
        planned=planned_rows(account, as_of, directory),
        bring={each.id: bringing(account, each, as_of, directory) for each in planned(account, as_of)},
        reviews=reviews(account, as_of, directory),
        series=tuple(
            _series(series_state(account, series, as_of), as_of, directory) for series in account.cadence.meetings
        ),
        past=tuple(meeting_row(account, meeting, directory) for meeting in past(account, as_of)),
    )


def planned_rows(account: Account, as_of: date, directory: Directory) -> tuple[MeetingRow, ...]:
    """The planned meetings of an account, the next one first."""
    rows = ((meeting, meeting_row(account, meeting, directory)) for meeting in planned(account, as_of))
    return tuple(replace(row, brief=brief_target(account, meeting, as_of)) for meeting, row in rows)


def brief_target(account: Account, record: object, as_of: date) -> Target | None:
    """Where the brief before a meeting stands; None for what is no meeting, or none that has a brief."""
    if not isinstance(record, Meeting) or account.profile.status == "closed":
        return None
    return brief_page(account.id, record.id) if record.status == "planned" and record.on >= as_of else None


def meeting_row(account: Account, meeting: Meeting, directory: Directory) -> MeetingRow:
    """A meeting as pages print it; without a name of its own its series or kind names it."""
    series, kind = series_of(account, meeting), kind_of(account, meeting)
    people = directory.all(meeting.attendees)
    return MeetingRow(
        name=meeting.name or (series.name if series else title(kind) if kind else "Meeting"),
        record=meeting,
        kind=title(kind) if kind else "",
        on=meeting.on,
        at=meeting.at or "",
        place=meeting.place or "",
        minutes=meeting.minutes or (series.minutes if series else None),
        goal=meeting.goal or "",
        theirs=tuple(who for who in people if not who.ours),
        ours=tuple(who for who in people if who.ours),
        agenda=tuple(agenda_row(item, directory) for item in meeting.agenda),
        decisions_wanted=meeting.decisions_wanted,
        objections=tuple((objection.text, objection.answer) for objection in meeting.objections),
        notes=meeting.notes or "",
        state=state(meeting.status),
        target=account_page(account.id, "meetings", meeting.id),
    )


def agenda_row(item: AgendaItem, directory: Directory) -> AgendaRow:
    """An item of an agenda as pages print it."""
    return AgendaRow(item.text, item.type, item.minutes, directory.who(item.lead))


def _series(found: SeriesState, as_of: date, directory: Directory) -> SeriesRow:
    series = found.series
    if found.next:
        shown = State("booked", Tone.GOOD)
    elif found.due is None:
        shown = State("none held yet", Tone.UNKNOWN)
    elif found.due < as_of:
        shown = State("overdue, none booked", Tone.WATCH)
    else:
        shown = State("none booked yet", Tone.QUIET)
    return SeriesRow(
        name=series.name,
        record=series,
        kind=title(series.kind),
        every_days=series.every_days,
        minutes=series.minutes,
        required=directory.all(series.required),
        last=found.last.on if found.last else None,
        next=found.next.on if found.next else found.due,
        state=shown,
    )
