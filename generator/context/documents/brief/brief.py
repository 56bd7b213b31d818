"""The brief before one meeting, put together from its blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.context.account.meetings import meeting_row
from generator.context.account_view import Survey
from generator.context.documents.brief import background, focus, meeting, people
from generator.context.documents.brief.preparing import Preparing, cut, preparing
from generator.context.documents.brief.views import Block, Brief
from generator.context.documents.leave_behind import leave_behind
from generator.days.period import ago, in_full
from generator.insight.meetings.meetings import planned
from generator.insight.rhythm.working_days import working_days
from generator.model.meetings import Meeting
from generator.paths import account_page, agenda_file, brief_file
from generator.wording.text import count

BLOCKS: Mapping[str, Callable[[Preparing], Block]] = {
    "attendees": people.attendees,
    "focus": focus.focus,
    "state": meeting.state,
    "promises": meeting.promises,
    "news": meeting.news,
    "agenda": meeting.agenda,
    "asks": meeting.asks,
    "decisions": meeting.decisions,
    "profiles": people.profiles,
    "goals": background.goals,
    "initiatives": background.initiatives,
    "rhythm": background.rhythm,
    "watch": background.watch,
    "objections": background.objections,
    "avoid": people.avoid,
    "notes": background.notes,
}
"""What makes each block."""


def briefs(survey: Survey) -> tuple[Brief, ...]:
    """The briefs of an account on a date: one for each planned meeting, none of a closed account."""
    if survey.closed:
        return ()
    return tuple(brief(survey, each) for each in planned(survey.account, survey.as_of))


def brief(survey: Survey, coming: Meeting, tightness: tuple[int, int] = (0, 0)) -> Brief:
    """The brief before one meeting of an account.

    ``tightness`` says how far its two pages are tightened, each from 0 to TIGHTEST.
    """
    prepared = preparing(survey, coming, tightness)
    account, directory = survey.account, survey.directory
    shared = leave_behind(account, coming, survey.as_of) is not None
    row = meeting_row(account, coming, directory)
    return Brief(
        account=account.name,
        meeting_id=coming.id,
        name=row.name,
        kind=row.kind,
        emphasis=prepared.emphasis.name,
        advice=prepared.emphasis.advice,
        on=coming.on,
        away=ago(coming.on, survey.as_of),
        when=", ".join(
            part
            for part in (
                in_full(coming.on),
                coming.at or "",
                count(row.minutes, "minute") if row.minutes else "",
            )
            if part
        ),
        place=coming.place or "",
        caution=_caution(prepared),
        goal=cut(coming.goal),
        ours=directory.all(prepared.ours),
        as_of=survey.as_of,
        left_out=account.left_out,
        first=tuple(BLOCKS[name](prepared) for name in prepared.emphasis.first),
        second=tuple(BLOCKS[name](prepared) for name in prepared.emphasis.second),
        target=account_page(account.id, "meetings", coming.id),
        paper=account.settings.paper,
        file=brief_file(account.id, coming.id) if account.settings.print else None,
        agenda_file=agenda_file(account.id, coming.id) if account.settings.print and shared else None,
    )


def _caution(prepared: Preparing) -> str:
    """That they do not work on the day, or that nothing says who they are; one line."""
    days, on = working_days(prepared.account), prepared.meeting.on
    off = days.day_off(on)
    if off:
        return f"They do not work on that day: {off.name}."
    return "That day is a weekend for them." if days.weekend(on) else ""
