"""Meetings to come and meetings held, and when each series is next due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.account import Account
from generator.model.meetings import Meeting, MeetingKind, MeetingSeries
from generator.wording.text import plain_words, sentence_case


def planned_meetings(account: Account, as_of: date) -> list[Meeting]:
    """Planned meetings from the as-of date on, the next one first."""
    coming = [m for m in account.meetings if m.status == "planned" and m.on >= as_of]
    return sorted(coming, key=lambda meeting: (meeting.on, meeting.at or "", meeting.id))


def past_meetings(account: Account) -> list[Meeting]:
    """Meetings that were held or cancelled, newest first."""
    gone = [meeting for meeting in account.meetings if meeting.status != "planned"]
    return sorted(gone, key=lambda meeting: (meeting.on, meeting.id), reverse=True)


def meetings_not_noted(account: Account, as_of: date) -> list[Meeting]:
    """Meetings whose day has passed and of which nobody has noted whether they were held, newest first."""
    passed = [meeting for meeting in account.meetings if meeting.not_noted(as_of)]
    return sorted(passed, key=lambda meeting: (meeting.on, meeting.id), reverse=True)


def kind_of(account: Account, meeting: Meeting) -> MeetingKind | None:
    """What a meeting is for: its own kind, else that of its series."""
    series = series_of(account, meeting)
    return meeting.kind or (series.kind if series else None)


def series_of(account: Account, meeting: Meeting) -> MeetingSeries | None:
    """The series a meeting belongs to."""
    return next((series for series in account.cadence.meetings if series.id == meeting.series), None)


def title_of(account: Account, meeting: Meeting) -> str:
    """What a meeting is called: its own name, else that of its series, else what it is for; may be empty."""
    series, kind = series_of(account, meeting), kind_of(account, meeting)
    return meeting.name or (series.name if series else sentence_case(plain_words(kind)) if kind else "")


def usual_meetings(account: Account) -> tuple[tuple[str, int], ...]:
    """Kinds of standing meeting that are usual for the account's tier and not agreed, with their days."""
    tier = account.settings.tiers.get(account.profile.tier)
    agreed = {series.kind for series in account.cadence.meetings}
    return tuple((kind, days) for kind, days in tier.meetings if days and kind not in agreed) if tier else ()


def last_held(account: Account, meeting: Meeting, as_of: date) -> Meeting | None:
    """The meeting held last before another: of the same series, else with somebody of theirs who is to come again."""
    held = [m for m in account.meetings if m.status == "held" and m.on <= min(as_of, meeting.on) and m.id != meeting.id]
    same = [m for m in held if meeting.series and m.series == meeting.series]
    theirs = {id for id in meeting.attendees if account.person(id)}
    again = [m for m in held if theirs.intersection(m.attendees)]
    return max(same or again, key=lambda m: m.on, default=None)


def attendees_last_time(account: Account, series: str | None, kind: str | None, on: date) -> tuple[str, ...]:
    """Ids of those who were at the last meeting held of a series, else of a kind, and are still there."""
    held = [m for m in past_meetings(account) if m.status == "held" and m.on < on]
    alike = (m for m in held if (m.series == series if series else kind and kind_of(account, m) == kind))
    last = next(alike, None)
    gone = {person.id for person in account.stakeholders if not person.present}
    return tuple(id for id in last.attendees if id not in gone) if last else ()


@dataclass(frozen=True, slots=True)
class SeriesState:
    """Where a series of meetings stands on a date."""

    series: MeetingSeries
    last: Meeting | None
    next: Meeting | None
    #: The newest one after the last of which nobody has noted whether it was held; None when there is none.
    not_noted: Meeting | None
    #: When the next one is due, reckoned from the last; None when none was held yet.
    due: date | None

    @property
    def due_at_latest(self) -> date | None:
        """When the next one is due even if the one not noted was held; None with nothing to reckon from."""
        return self.not_noted.on + timedelta(days=self.series.every_days) if self.not_noted else self.due


def series_state(account: Account, series: MeetingSeries, as_of: date) -> SeriesState:
    """The last and next meeting of a series, and when the next is due."""
    held = [m for m in account.meetings if m.series == series.id and m.status == "held" and m.on <= as_of]
    last = max(held, key=lambda meeting: meeting.on, default=None)
    coming = next((m for m in planned_meetings(account, as_of) if m.series == series.id), None)
    due = last.on + timedelta(days=series.every_days) if last else None
    open_ones = [m for m in meetings_not_noted(account, as_of) if m.series == series.id]
    perhaps = next((m for m in open_ones if last is None or m.on > last.on), None)
    return SeriesState(series, last, coming, perhaps, due)


def days_overdue(state: SeriesState, as_of: date) -> int:
    """By how many days the next meeting of a series is overdue with none planned; else 0."""
    due = state.due_at_latest
    return max(0, (as_of - due).days) if due and state.next is None else 0
