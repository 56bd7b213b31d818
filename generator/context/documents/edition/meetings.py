"""The page of a customer's edition on meetings: those to come with their agendas, and those that were held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.context.documents.edition.page import (
    EditionFact,
    EditionFile,
    EditionPage,
    EditionSection,
    list_table,
)
from generator.context.documents.leave_behind import LeaveBehind
from generator.context.documents.tables import Kind
from generator.insight.sharing.shared import SharedAccount, SharedMeeting
from generator.wording.phrases import Phrases

CALENDAR = "calendar"
"""Under this name the calendar file is among those that go with an edition."""

_PEOPLE_SHOWN = 12


def meetings_page(
    shared: SharedAccount,
    meetings: Sequence[SharedMeeting],
    agendas: Mapping[str, LeaveBehind],
    files: Mapping[str, EditionFile],
) -> EditionPage:
    """The page on meetings; ``agendas`` and ``files`` by the keys of meetings that are to come."""
    words = shared.words
    held = [meeting for meeting in reversed(meetings) if meeting.on < shared.as_of]
    past = list_table(
        words,
        "",
        held,
        ("meeting", Kind.TEXT, lambda meeting: meeting.name),
        ("on_day", Kind.DATE, lambda meeting: meeting.on),
        ("where", Kind.TEXT, lambda meeting: meeting.place),
    )
    calendar = files.get(CALENDAR)
    return EditionPage(
        file="meetings.html",
        tab=words.say("meetings"),
        title=words.say("when_we_meet"),
        lead="",
        sections=(
            *(_coming(meeting, agendas.get(meeting.key), files.get(meeting.key), words) for meeting in shared.meetings),
            *([EditionSection(words.say("meetings_held"), tables=past)] if past else []),
            *([EditionSection(words.say("for_calendar"), files=(calendar,))] if calendar else []),
        ),
    )


def _coming(
    meeting: SharedMeeting, agenda: LeaveBehind | None, file: EditionFile | None, words: Phrases
) -> EditionSection:
    if agenda is None:
        return EditionSection(meeting.name, (EditionFact(words.say("when"), words.local.day(meeting.on)),))
    people = agenda.people[:_PEOPLE_SHOWN]
    more = len(agenda.people) - len(people)
    who = f"{', '.join(people)} {words.count('and_more', more)}" if more else words.list(people)
    facts = (
        EditionFact(words.say("when"), agenda.when),
        *([EditionFact(words.say("where"), agenda.place)] if agenda.place else []),
        *([EditionFact(words.say("who"), who)] if people else []),
    )
    items = list_table(
        words,
        "",
        agenda.agenda,
        ("agenda", Kind.TEXT, lambda item: item.text),
        ("aim", Kind.TEXT, lambda item: item.type),
        ("lead", Kind.TEXT, lambda item: item.lead),
        ("minutes", Kind.NUMBER, lambda item: item.minutes),
    )
    return EditionSection(meeting.name, facts, items, (file,) if file else ())
