"""The brief before one meeting, put together from its blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.context.account.meetings import meeting_row
from generator.context.account_view import AccountView
from generator.context.documents.brief import background, focus, meeting, people
from generator.context.documents.brief.preparing import BriefMaterial, cut_line, prepare_brief
from generator.context.documents.brief.views import Block, Brief
from generator.context.documents.leave_behind import leave_behind
from generator.days.period import days_ago, in_full
from generator.insight.meetings.meetings import planned_meetings
from generator.insight.rhythm.working_days import working_days
from generator.model.meetings import Meeting
from generator.paths import account_page, agenda_file, brief_file
from generator.wording.text import count_noun

BLOCKS: Mapping[str, Callable[[BriefMaterial], Block]] = {
    "attendees": people.attendees_block,
    "focus": focus.focus_block,
    "state": meeting.state_block,
    "promises": meeting.promises_block,
    "news": meeting.news_block,
    "agenda": meeting.agenda_block,
    "asks": meeting.questions_block,
    "decisions": meeting.decisions_block,
    "profiles": people.profiles_block,
    "goals": background.goals_block,
    "initiatives": background.initiatives_block,
    "rhythm": background.rhythm_block,
    "watch": background.watch_block,
    "objections": background.objections_block,
    "avoid": people.avoid_block,
    "notes": background.notes_block,
}
"""What makes each block."""


def make_briefs(view: AccountView) -> tuple[Brief, ...]:
    """The briefs of an account on a date: one for each planned meeting, none of a closed account."""
    if view.closed:
        return ()
    return tuple(make_brief(view, each) for each in planned_meetings(view.account, view.as_of))


def make_brief(view: AccountView, coming: Meeting, tightness: tuple[int, int] = (0, 0)) -> Brief:
    """The brief before one meeting of an account.

    ``tightness`` says how far its two pages are tightened, each from 0 to TIGHTEST.
    """
    prepared = prepare_brief(view, coming, tightness)
    account, directory = view.account, view.directory
    shared = leave_behind(account, coming, view.as_of) is not None
    row = meeting_row(account, coming, directory)
    return Brief(
        account=account.name,
        meeting_id=coming.id,
        name=row.name,
        kind=row.kind,
        emphasis=prepared.emphasis.name,
        advice=prepared.emphasis.advice,
        on=coming.on,
        away=days_ago(coming.on, view.as_of),
        when=", ".join(
            part
            for part in (
                in_full(coming.on),
                coming.at or "",
                count_noun(row.minutes, "minute") if row.minutes else "",
            )
            if part
        ),
        place=coming.place or "",
        caution=_caution_words(prepared),
        goal=cut_line(coming.goal),
        ours=directory.all(prepared.ours),
        as_of=view.as_of,
        left_out=account.left_out,
        first=tuple(BLOCKS[name](prepared) for name in prepared.emphasis.first),
        second=tuple(BLOCKS[name](prepared) for name in prepared.emphasis.second),
        target=account_page(account.id, "meetings", coming.id),
        paper=account.settings.paper,
        file=brief_file(account.id, coming.id) if account.settings.print else None,
        agenda_file=agenda_file(account.id, coming.id) if account.settings.print and shared else None,
    )


def _caution_words(prepared: BriefMaterial) -> str:
    """That they do not work on the day, or that nothing says who they are; one line."""
    days, on = working_days(prepared.account), prepared.meeting.on
    off = days.day_off(on)
    if off:
        return f"They do not work on that day: {off.name}."
    return "That day is a weekend for them." if days.weekend(on) else ""
