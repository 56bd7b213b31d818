"""The pages of a customer's edition, made from the types of what a customer may see and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.context.documents.edition.meetings import meetings_page
from generator.context.documents.edition.page import (
    Edition,
    EditionFact,
    EditionFigure,
    EditionFile,
    EditionPage,
    EditionSection,
    EditionTable,
    list_table,
    word_table,
)
from generator.context.documents.edition.reports import reports_page
from generator.context.documents.leave_behind import LeaveBehind
from generator.context.documents.packs.late import late_table
from generator.context.documents.packs.message import first_line
from generator.context.documents.packs.topics import (
    TOPICS,
    demand_tables,
    measures_tables,
    milestones_tables,
    promises_tables,
    rhythm_tables,
    value_tables,
)
from generator.context.documents.project_report.customer import CustomerReport
from generator.context.documents.tables import Kind, Table
from generator.insight.sharing.shared import SharedAccount, SharedContact, SharedKeptPromise, SharedMeeting

AHEAD = 5
"""How many of the next steps stand on the first page."""

PEOPLE = "people"
"""Under this name the address cards are among the files that go with an edition."""

MAY_BE_EMPTY = "Nothing to show here yet."


@dataclass(frozen=True, slots=True)
class EditionMaterial:
    """All that an edition is made from."""

    shared: SharedAccount
    #: The meetings that were held or are to come, the nearest first.
    meetings: tuple[SharedMeeting, ...]
    #: What may be said of meetings that are to come, by their keys.
    agendas: dict[str, LeaveBehind]
    #: The reports on projects, each with the file to take away.
    reports: tuple[tuple[CustomerReport, EditionFile | None], ...]
    #: Those of us whom they deal with.
    team: tuple[SharedContact, ...]
    #: What was kept of what was promised, the newest first.
    kept: tuple[SharedKeptPromise, ...]
    #: The files that go with it: agendas by the keys of their meetings, CALENDAR and PEOPLE.
    files: dict[str, EditionFile]


def make_edition(material: EditionMaterial) -> Edition:
    """The edition of an account; pages on which nothing would stand are left out, but for the first."""
    shared = material.shared
    pages = [
        _now_page(material),
        _promises_page(material),
        meetings_page(shared, material.meetings, material.agendas, material.files),
        _year_page(shared),
        reports_page(material.reports, shared.local),
        _people_page(material),
        _achieved_page(material),
    ]
    kept = [page for page in pages if page.file == "index.html" or any(map(_says_something, page.sections))]
    first, *others = kept
    files = {page.file for page in kept}
    first = replace(first, figures=tuple(figure for figure in first.figures if figure.page in files))
    return Edition(
        account=shared.name,
        company=shared.company,
        day=shared.local.day(shared.as_of),
        sender=_contact_facts(shared.sender) if shared.sender else (),
        pages=(first, *others),
    )


def _says_something(section: EditionSection) -> bool:
    return bool(section.facts or section.tables or section.files)


def _now_page(material: EditionMaterial) -> EditionPage:
    shared, local = material.shared, material.shared.local
    steps = [milestone for milestone in shared.milestones if not milestone.done and not milestone.late]
    meeting = shared.meetings[0] if shared.meetings else None
    agenda = material.agendas.get(meeting.key) if meeting else None
    next_meeting = (EditionFact(meeting.name, agenda.when if agenda else local.day(meeting.on)),) if meeting else ()
    where = (EditionFact("Where", meeting.place),) if meeting and meeting.place else ()
    return EditionPage(
        file="index.html",
        tab="Now",
        title="Where we stand",
        lead=first_line(shared, money_first=True),
        figures=tuple(_figures(shared)),
        sections=(
            EditionSection("Late, on either side", tables=word_table(late_table(shared), local), empty="Nothing is."),
            EditionSection("When we meet next", next_meeting + where, empty="No meeting is agreed in writing."),
            EditionSection(
                "What comes next",
                tables=list_table(
                    local,
                    "",
                    steps[:AHEAD],
                    ("Milestone", Kind.TEXT, lambda step: step.text),
                    ("Project", Kind.TEXT, lambda step: step.project),
                    ("Whose", Kind.TEXT, lambda step: "ours" if step.ours else "yours"),
                    ("Due", Kind.DATE, lambda step: step.due),
                ),
                empty=MAY_BE_EMPTY,
            ),
        ),
    )


_FIGURES_ON = {
    "promises": "promises.html",
    "inputs": "promises.html",
    "measures": "achieved.html",
    "value": "achieved.html",
}
"""Where more is said of the figures of a topic."""


def _figures(shared: SharedAccount) -> Iterator[EditionFigure]:
    for topic, page in _FIGURES_ON.items():
        for table in TOPICS[topic](shared):
            if table.rows and table.figure:
                yield EditionFigure(*table.figure, page)


def _promises_page(material: EditionMaterial) -> EditionPage:
    shared, local = material.shared, material.shared.local
    needs = next(iter(TOPICS["inputs"](shared)))
    kept = list_table(
        local,
        "",
        material.kept,
        ("Promise", Kind.TEXT, lambda promise: promise.text),
        ("Whose", Kind.TEXT, lambda promise: "ours" if promise.ours else "yours"),
        ("Kept", Kind.DATE, lambda promise: promise.on),
    )
    return EditionPage(
        file="promises.html",
        tab="Promises",
        title="What we promised each other",
        lead="",
        sections=(
            EditionSection("What we promised you", tables=_promises(shared, ours=True), empty="Nothing is open."),
            EditionSection("What you promised us", tables=_promises(shared, ours=False), empty="Nothing is open."),
            EditionSection("What we need from you", tables=word_table(needs, local), empty="Nothing at present."),
            EditionSection("Kept", tables=kept, empty=MAY_BE_EMPTY),
        ),
    )


def _promises(shared: SharedAccount, *, ours: bool) -> tuple[EditionTable, ...]:
    """The open promises of one side."""
    table: Table = next(iter(promises_tables(shared)))
    whose = [column.head for column in table.columns].index("Whose")
    rows = tuple(row for row in table.rows if (row[whose] == "ours") is ours)
    return word_table(_without(replace(table, rows=rows), "Whose"), shared.local)


def _without(table: Table, head: str) -> Table:
    """A table of which a column is not shown."""
    columns = (replace(column, sheet_only=column.sheet_only or column.head == head) for column in table.columns)
    return replace(table, columns=tuple(columns))


def _year_page(shared: SharedAccount) -> EditionPage:
    year = word_table(next(iter(rhythm_tables(shared))), shared.local)
    needs = (
        EditionSection(table.title, tables=word_table(table, shared.local), empty=MAY_BE_EMPTY)
        for table in demand_tables(shared)
    )
    return EditionPage(
        file="year.html",
        tab="Your year",
        title="Your year, as we plan by it",
        lead="Tell us when something moves: we plan our releases and our people by these days.",
        sections=(EditionSection("What comes", tables=year, empty=MAY_BE_EMPTY), *needs),
    )


def _people_page(material: EditionMaterial) -> EditionPage:
    card = material.files.get(PEOPLE)
    sender = material.shared.sender
    team = [sender if sender and contact.name == sender.name else contact for contact in material.team]
    people = [EditionSection(contact.name, _contact_facts(contact)[1:]) for contact in team]
    return EditionPage(
        file="people.html",
        tab="Our people",
        title="Our people",
        lead="Whom you deal with on our side, and how to reach them.",
        sections=(*people, EditionSection("For your address book", files=(card,) if card else ())),
    )


def _contact_facts(contact: SharedContact) -> tuple[EditionFact, ...]:
    """How somebody is reached; the first fact is who."""
    return (
        EditionFact("Name", contact.name),
        *([EditionFact("What they do", contact.title)] if contact.title else []),
        *([EditionFact("E-mail", contact.email, f"mailto:{contact.email}")] if contact.email else []),
        *([EditionFact("Telephone", contact.phone, f"tel:{contact.phone.replace(' ', '')}")] if contact.phone else []),
    )


def _achieved_page(material: EditionMaterial) -> EditionPage:
    shared, local = material.shared, material.shared.local
    steps = next(iter(milestones_tables(shared)))
    reached = replace(steps, rows=tuple(row for row in steps.rows if "reached" in row))
    _, rate = promises_tables(shared)
    titled = (
        ("What it is worth to you", next(iter(value_tables(shared)))),
        ("What the contract is judged by", next(iter(measures_tables(shared)))),
        ("Milestones reached", _without(reached, "State")),
        ("How we kept our promises", rate),
    )
    return EditionPage(
        file="achieved.html",
        tab="Achieved",
        title="What was achieved",
        lead="",
        sections=tuple(EditionSection(title, tables=word_table(table, local)) for title, table in titled if table.rows),
    )
