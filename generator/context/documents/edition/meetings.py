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
from generator.wording.local import LocalFormat
from generator.wording.text import in_prose, sentence_case

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
    local = shared.local
    held = [meeting for meeting in reversed(meetings) if meeting.on < shared.as_of]
    past = list_table(
        local,
        "",
        held,
        ("Meeting", Kind.TEXT, lambda meeting: meeting.name),
        ("On", Kind.DATE, lambda meeting: meeting.on),
        ("Where", Kind.TEXT, lambda meeting: meeting.place),
    )
    calendar = files.get(CALENDAR)
    return EditionPage(
        file="meetings.html",
        tab="Meetings",
        title="When we meet",
        lead="",
        sections=(
            *(_coming(meeting, agendas.get(meeting.key), files.get(meeting.key), local) for meeting in shared.meetings),
            *([EditionSection("Held", tables=past)] if past else []),
            *([EditionSection("For your calendar", files=(calendar,))] if calendar else []),
        ),
    )


def _coming(
    meeting: SharedMeeting, agenda: LeaveBehind | None, file: EditionFile | None, local: LocalFormat
) -> EditionSection:
    if agenda is None:
        return EditionSection(meeting.name, (EditionFact("When", local.day(meeting.on)),))
    people = agenda.people[:_PEOPLE_SHOWN]
    more = [f"{len(agenda.people) - len(people)} more"] if len(agenda.people) > len(people) else []
    facts = (
        EditionFact("When", agenda.when),
        *([EditionFact("Where", agenda.place)] if agenda.place else []),
        *([EditionFact("Who", in_prose([*people, *more]))] if people else []),
    )
    items = list_table(
        local,
        "",
        agenda.agenda,
        ("Agenda", Kind.TEXT, lambda item: item.text),
        ("To", Kind.TEXT, lambda item: sentence_case(item.type).lower()),
        ("Led by", Kind.TEXT, lambda item: item.lead),
        ("Minutes", Kind.NUMBER, lambda item: item.minutes),
    )
    return EditionSection(meeting.name, facts, items, (file,) if file else ())
