"""The Meetings page of an account: what is planned and brought, the reviews, the standing series, what was held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from generator.context.account.materials import MeetingMaterials, list_materials
from generator.context.account.promises import PromiseRow, promise_rows
from generator.context.account.reviews import Reviews, list_reviews
from generator.context.directory import Directory
from generator.context.states import WAS_IT_HELD, value_title
from generator.context.views import State, Tone, Who
from generator.insight.meetings.meetings import (
    SeriesState,
    kind_of,
    meetings_not_noted,
    past_meetings,
    planned_meetings,
    series_of,
    series_state,
    usual_meetings,
)
from generator.insight.promises.agreed import agreed_at
from generator.model.account import Account
from generator.model.meetings import Meeting, MeetingSeries
from generator.paths import Target, account_page, brief_page


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting, planned or past."""

    #: The meeting as typed.
    record: Meeting
    #: Its own name, else that of its series or kind.
    name: str
    #: What it is for, such as Business review; may be empty.
    kind: str
    #: Its own, else those of its series.
    minutes: int | None
    theirs: tuple[Who, ...]
    ours: tuple[Who, ...]
    target: Target
    #: The brief before it; None when it is not to come.
    brief: Target | None = None
    #: The promises made at it; none of one still to come.
    agreed: tuple[PromiseRow, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One standing series of meetings."""

    #: The series as typed.
    record: MeetingSeries
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
    bring: dict[str, MeetingMaterials]
    reviews: Reviews
    series: tuple[SeriesRow, ...]
    #: Kinds of standing meeting that are usual for its tier and not agreed, each with after how many days it comes.
    usual: tuple[tuple[str, int], ...]
    #: Meetings whose day has passed and of which nobody has noted whether they were held, newest first.
    not_noted: tuple[MeetingRow, ...]
    #: Meetings held and cancelled, newest first.
    past: tuple[MeetingRow, ...]


def meetings_page(account: Account, as_of: date, directory: Directory) -> MeetingsPage:
    """The Meetings page of an account on a date."""
    return MeetingsPage(
        planned=planned_rows(account, as_of, directory),
        bring={
            meeting.id: list_materials(account, meeting, as_of, directory)
            for meeting in planned_meetings(account, as_of)
        },
        reviews=list_reviews(account, as_of),
        series=tuple(_series_row(series_state(account, series, as_of), as_of) for series in account.cadence.meetings),
        usual=usual_meetings(account),
        not_noted=tuple(meeting_row(account, meeting, directory) for meeting in meetings_not_noted(account, as_of)),
        past=tuple(_past_row(account, meeting, as_of, directory) for meeting in past_meetings(account)),
    )


def planned_rows(account: Account, as_of: date, directory: Directory) -> tuple[MeetingRow, ...]:
    """The planned meetings of an account, the next one first."""
    rows = ((meeting, meeting_row(account, meeting, directory)) for meeting in planned_meetings(account, as_of))
    return tuple(replace(row, brief=brief_target(account, meeting, as_of)) for meeting, row in rows)


def _past_row(account: Account, meeting: Meeting, as_of: date, directory: Directory) -> MeetingRow:
    made = agreed_at(account, meeting) if meeting.status == "held" else ()
    return replace(meeting_row(account, meeting, directory), agreed=promise_rows(made, as_of, directory))


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
        record=meeting,
        name=meeting.name or (series.name if series else value_title(kind) if kind else "Meeting"),
        kind=value_title(kind) if kind else "",
        minutes=meeting.minutes or (series.minutes if series else None),
        theirs=tuple(who for who in people if not who.ours),
        ours=tuple(who for who in people if who.ours),
        target=account_page(account.id, "meetings", meeting.id),
    )


def _series_row(state: SeriesState, as_of: date) -> SeriesRow:
    if state.next:
        shown = State("booked", Tone.GOOD)
    elif state.not_noted:
        shown = WAS_IT_HELD
    elif state.due is None:
        shown = State("none held yet", Tone.UNKNOWN)
    elif state.due < as_of:
        shown = State("overdue, none booked", Tone.WATCH)
    else:
        shown = State("none booked yet", Tone.QUIET)
    last, coming = state.last.on if state.last else None, state.next.on if state.next else state.due
    return SeriesRow(state.series, last, None if shown is WAS_IT_HELD else coming, shown)
