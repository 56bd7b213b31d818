"""The brief before one meeting, put together from its blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.context.account.meetings import meeting_row
from generator.context.account_view import AccountView
from generator.context.documents.brief import background, focus, knowledge, meeting, people, unsettled
from generator.context.documents.brief.material import BriefMaterial, prepare_brief
from generator.context.documents.brief.room import tight_rooms
from generator.context.documents.brief.rows import Line
from generator.context.documents.leave_behind import leave_behind
from generator.context.documents.material import Part, make_section, time_words
from generator.context.documents.vocabulary import Head, Section, make_head
from generator.context.views import Who
from generator.days.period import days_ago
from generator.insight.meetings.meetings import planned_meetings
from generator.insight.rhythm.working_days import working_days
from generator.model.brief_orders import BriefBlock
from generator.model.meetings import Meeting
from generator.paths import Target, account_page, agenda_file, brief_file

BLOCKS: Mapping[BriefBlock, Part[BriefMaterial, Line]] = {
    "unsettled": (
        "Not to be forgotten",
        unsettled.unsettled_items,
        "Nothing is late, broken, unanswered or in dispute with these people, and no project is off course.",
    ),
    "attendees": ("Who is there", people.attendees, "Not known yet: ask {asked} who of them takes part."),
    "deciding": knowledge.deciding_section,
    "learned": knowledge.learned_section,
    "possible": ("Possible, and not agreed", background.possible, ""),
    "due": ("To be done by two weeks after", focus.tasks_due, "Nothing is due: ask what they need from us next."),
    "measures": (
        "What the contract is judged by",
        focus.measures,
        "Not known yet: ask by what they judge the contract.",
    ),
    "plans": ("Where they are heading", focus.plans, "Not known yet: ask what they plan for the next years."),
    "aims": ("What they are after", focus.aims, "Not known yet: ask what they want to become."),
    "stories": (
        "What happened, as each side tells it",
        focus.stories,
        "No dispute is noted: hear both stories first, and write them down.",
    ),
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
    "initiatives": background.initiatives_section,
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
    "ourselves": ("What we promised ourselves", focus.own_promises, ""),
    "notes": background.notes_section,
}
"""What makes each block; one that has neither lines nor anything to say instead is left out."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief before one meeting, for us alone."""

    head: Head
    meeting_id: str
    #: Which order of the settings it has: ``plain``, ``recovery``, ``after_handover`` ...
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
    #: The meeting, on page one as far as it holds it.
    first: tuple[Section[Line], ...]
    #: The background, on page two or where there is room.
    second: tuple[Section[Line], ...]
    #: How many lines each block keeps on paper when two pages do not hold all, by how far it is tightened.
    rooms: Mapping[str, tuple[int, ...]]
    #: The account's Meetings page, where the meeting stands.
    target: Target
    #: The agenda for the customer, to print; None when it is not made.
    agenda_file: Target | None


def make_briefs(view: AccountView) -> tuple[Brief, ...]:
    """The briefs of an account on a date: one for each planned meeting, none of a closed account."""
    if view.closed:
        return ()
    return tuple(make_brief(view, coming) for coming in planned_meetings(view.account, view.as_of))


def make_brief(view: AccountView, coming: Meeting) -> Brief:
    """The brief before one meeting of an account."""
    material = prepare_brief(view, coming)
    account, order = view.account, material.order
    shared = leave_behind(account, coming, view.as_of) is not None
    row = meeting_row(account, coming, view.directory)
    return Brief(
        head=make_head(account, row.name, view.as_of, brief_file(account.id, coming.id)),
        meeting_id=coming.id,
        emphasis=material.kind,
        advice=order.advice or "",
        on=coming.on,
        away=days_ago(coming.on, view.as_of),
        when=time_words(coming.on, coming.at, row.minutes),
        place=coming.place or "",
        caution=_caution_words(material),
        goal=material.cut(coming.goal),
        ours=view.directory.all(material.ours),
        first=_make_blocks(material, order.first),
        second=_make_blocks(material, order.second),
        rooms=tight_rooms(order),
        target=account_page(account.id, "meetings", coming.id),
        agenda_file=agenda_file(account.id, coming.id) if account.settings.print and shared else None,
    )


def _make_blocks(material: BriefMaterial, names: Sequence[BriefBlock]) -> tuple[Section[Line], ...]:
    blocks = (make_section(material, name, BLOCKS[name]) for name in names)
    return tuple(block for block in blocks if block.lines or block.empty)


def _caution_words(material: BriefMaterial) -> str:
    """That they do not work on the day, or that nothing says who they are; one line."""
    days, on = working_days(material.account), material.meeting.on
    off = days.day_off(on)
    if off:
        return f"They do not work on that day: {off.name}."
    return "That day is a weekend for them." if days.weekend(on) else ""
