"""The brief before one meeting, put together from its blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.context.account.meetings import meeting_row
from generator.context.account_view import AccountView
from generator.context.documents.brief import background, focus, meeting, people
from generator.context.documents.brief.emphasis import ROOM
from generator.context.documents.brief.material import BriefMaterial, prepare_brief
from generator.context.documents.brief.rows import Line
from generator.context.documents.leave_behind import leave_behind
from generator.context.documents.material import Part, make_section, time_words
from generator.context.documents.vocabulary import Head, Section, make_head
from generator.context.views import Who
from generator.days.period import days_ago
from generator.insight.meetings.meetings import planned_meetings
from generator.insight.rhythm.working_days import working_days
from generator.model.meetings import Meeting
from generator.paths import Target, account_page, agenda_file, brief_file

BLOCKS: Mapping[str, Part[BriefMaterial, Line]] = {
    "attendees": ("Who is there", people.attendees, "Not known yet: ask {asked} who of them takes part."),
    "focus": focus.focus_section,
    "state": ("How we stand", meeting.state_figures, ""),
    "promises": meeting.promises_section,
    "news": ("Good news to tell", meeting.news, "None noted since we last met: ask our own people."),
    "agenda": ("Agenda", meeting.agenda, "No agenda yet: ask {asked}."),
    "asks": meeting.questions_section,
    "decisions": (
        "Decisions wanted",
        meeting.decisions,
        "None noted: say what you want decided, or meet to learn.",
    ),
    "profiles": ("The people", people.profiles, "Not known yet: who takes part. Ask {asked}."),
    "goals": background.goals_section,
    "initiatives": ("Initiatives", background.initiatives, "No initiative in hand: ask what they undertake next."),
    "rhythm": background.rhythm_section,
    "watch": ("On the horizon", background.horizon, "Nothing noted yet: ask what they see coming."),
    "objections": (
        "They may say",
        background.objections,
        "None noted: think of the two you would least like to hear.",
    ),
    "avoid": (
        "Things to avoid",
        people.things_to_avoid,
        "Not known yet: ask who knows them what they cannot bear.",
    ),
    "notes": background.notes_section,
}
"""What makes each block."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief before one meeting, for us alone."""

    head: Head
    meeting_id: str
    #: Which emphasis the brief has: ``recovery``, ``first`` (the first after a handover) ...; empty for none.
    emphasis: str
    #: How to go about such a meeting, in a sentence; may be empty.
    advice: str
    on: date
    #: How far off it is, in words.
    away: str
    #: The day of the week, the day, the time and how long, in words.
    when: str
    place: str
    #: Something the matter with the day itself; empty when there is nothing.
    caution: str
    #: The one result that makes it worth while; empty while nobody has said.
    goal: str
    #: Who of us takes part.
    ours: tuple[Who, ...]
    #: Page one: the meeting.
    first: tuple[Section[Line], ...]
    #: Page two: the background.
    second: tuple[Section[Line], ...]
    #: How many lines each block may have on paper, by how far its page is tightened, beginning with not at all.
    rooms: Mapping[str, tuple[int, ...]]
    #: The account's Meetings page, where the meeting stands.
    target: Target
    #: The agenda for the customer, to print; None when it is not made.
    agenda_file: Target | None


def make_briefs(view: AccountView) -> tuple[Brief, ...]:
    """The briefs of an account on a date: one for each planned meeting, none of a closed account."""
    if view.closed:
        return ()
    return tuple(make_brief(view, each) for each in planned_meetings(view.account, view.as_of))


def make_brief(view: AccountView, coming: Meeting) -> Brief:
    """The brief before one meeting of an account."""
    material = prepare_brief(view, coming)
    account, emphasis = view.account, material.emphasis
    shared = leave_behind(account, coming, view.as_of) is not None
    row = meeting_row(account, coming, view.directory)
    return Brief(
        head=make_head(account, row.name, view.as_of, brief_file(account.id, coming.id)),
        meeting_id=coming.id,
        emphasis=emphasis.name,
        advice=emphasis.advice,
        on=coming.on,
        away=days_ago(coming.on, view.as_of),
        when=time_words(coming.on, coming.at, row.minutes),
        place=coming.place or "",
        caution=_caution_words(material),
        goal=material.cut(coming.goal),
        ours=view.directory.all(material.ours),
        first=tuple(make_section(material, name, BLOCKS[name]) for name in emphasis.first),
        second=tuple(make_section(material, name, BLOCKS[name]) for name in emphasis.second),
        rooms={name: emphasis.rooms(name) for name in (*emphasis.first, *emphasis.second) if name in ROOM},
        target=account_page(account.id, "meetings", coming.id),
        agenda_file=agenda_file(account.id, coming.id) if account.settings.print and shared else None,
    )


def _caution_words(material: BriefMaterial) -> str:
    """That they do not work on the day, or that nothing says who they are; one line."""
    days, on = working_days(material.account), material.meeting.on
    off = days.day_off(on)
    if off:
        return f"They do not work on that day: {off.name}."
    return "That day is a weekend for them." if days.weekend(on) else ""
