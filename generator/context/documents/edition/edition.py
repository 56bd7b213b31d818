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
    whose_word,
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
from generator.wording.phrases import Phrases

AHEAD = 5
"""How many of the next steps stand on the first page."""

PEOPLE = "people"
"""Under this name the address cards are among the files that go with an edition."""


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
        reports_page(material.reports, shared.words),
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
        words=shared.words,
        sender=_contact_facts(shared.sender, shared.words) if shared.sender else (),
        pages=(first, *others),
    )


def _says_something(section: EditionSection) -> bool:
    return bool(section.facts or section.tables or section.files)


def _now_page(material: EditionMaterial) -> EditionPage:
    shared, words = material.shared, material.shared.words
    steps = [milestone for milestone in shared.milestones if not milestone.done and not milestone.late]
    meeting = shared.meetings[0] if shared.meetings else None
    agenda = material.agendas.get(meeting.key) if meeting else None
    next_meeting = (
        (EditionFact(meeting.name, agenda.when if agenda else words.local.day(meeting.on)),) if meeting else ()
    )
    where = (EditionFact(words.say("where"), meeting.place),) if meeting and meeting.place else ()
    return EditionPage(
        file="index.html",
        tab=words.say("now"),
        title=words.say("where_we_stand"),
        lead=first_line(shared, money_first=True),
        figures=tuple(_figures(shared)),
        sections=(
            EditionSection(
                words.say("late_on_either_side"),
                tables=word_table(late_table(shared), words),
                empty=words.say("nothing_late"),
            ),
            EditionSection(words.say("meet_again"), next_meeting + where, empty=words.say("to_be_agreed")),
            EditionSection(
                words.say("what_comes_next"),
                tables=list_table(
                    words,
                    "",
                    steps[:AHEAD],
                    ("milestone", Kind.TEXT, lambda step: step.text),
                    ("project", Kind.TEXT, lambda step: step.project),
                    ("whose", Kind.TEXT, lambda step: whose_word(words, step.ours)),
                    ("due", Kind.DATE, lambda step: step.due),
                ),
                empty=words.say("nothing_yet"),
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
    shared, words = material.shared, material.shared.words
    needs, nothing = next(iter(TOPICS["inputs"](shared))), words.say("nothing_open")
    kept = list_table(
        words,
        "",
        material.kept,
        ("promise", Kind.TEXT, lambda promise: promise.text),
        ("whose", Kind.TEXT, lambda promise: whose_word(words, promise.ours)),
        ("kept_on", Kind.DATE, lambda promise: promise.on),
    )
    return EditionPage(
        file="promises.html",
        tab=words.say("promises"),
        title=words.say("promised_each_other"),
        lead="",
        sections=(
            EditionSection(words.say("we_have_promised"), tables=_promises(shared, ours=True), empty=nothing),
            EditionSection(words.say("you_have_promised"), tables=_promises(shared, ours=False), empty=nothing),
            EditionSection(
                words.say("needed_from_you"), tables=word_table(needs, words), empty=words.say("nothing_needed")
            ),
            EditionSection(words.say("promises_kept"), tables=kept, empty=words.say("nothing_yet")),
        ),
    )


def _promises(shared: SharedAccount, *, ours: bool) -> tuple[EditionTable, ...]:
    """The open promises of one side."""
    table: Table = next(iter(promises_tables(shared)))
    words, head = shared.words, shared.words.say("whose")
    whose = [column.head for column in table.columns].index(head)
    rows = tuple(row for row in table.rows if row[whose] == whose_word(words, ours))
    return word_table(_without(replace(table, rows=rows), head), words)


def _without(table: Table, head: str) -> Table:
    """A table of which a column is not shown."""
    columns = (replace(column, sheet_only=column.sheet_only or column.head == head) for column in table.columns)
    return replace(table, columns=tuple(columns))


def _year_page(shared: SharedAccount) -> EditionPage:
    words = shared.words
    year = word_table(next(iter(rhythm_tables(shared))), words)
    needs = (
        EditionSection(table.title, tables=word_table(table, words), empty=words.say("nothing_yet"))
        for table in demand_tables(shared)
    )
    return EditionPage(
        file="year.html",
        tab=words.say("your_year"),
        title=words.say("year_we_plan_by"),
        lead=words.say("tell_us_of_changes"),
        sections=(EditionSection(words.say("what_comes_next"), tables=year, empty=words.say("nothing_yet")), *needs),
    )


def _people_page(material: EditionMaterial) -> EditionPage:
    card, words = material.files.get(PEOPLE), material.shared.words
    sender = material.shared.sender
    team = [sender if sender and contact.name == sender.name else contact for contact in material.team]
    people = [EditionSection(contact.name, _contact_facts(contact, words)[1:]) for contact in team]
    return EditionPage(
        file="people.html",
        tab=words.say("our_people"),
        title=words.say("our_people"),
        lead=words.say("whom_you_deal_with"),
        sections=(*people, EditionSection(words.say("for_address_book"), files=(card,) if card else ())),
    )


def _contact_facts(contact: SharedContact, words: Phrases) -> tuple[EditionFact, ...]:
    """How somebody is reached; the first fact is who."""
    dialled = contact.phone.replace(" ", "")
    return (
        EditionFact(words.say("name"), contact.name),
        *([EditionFact(words.say("what_for"), contact.title)] if contact.title else []),
        *([EditionFact(words.say("e_mail"), contact.email, f"mailto:{contact.email}")] if contact.email else []),
        *([EditionFact(words.say("telephone"), contact.phone, f"tel:{dialled}")] if contact.phone else []),
    )


def _achieved_page(material: EditionMaterial) -> EditionPage:
    shared, words = material.shared, material.shared.words
    steps = next(iter(milestones_tables(shared)))
    reached = replace(steps, rows=tuple(row for row in steps.rows if words.say("reached") in row))
    _, rate = promises_tables(shared)
    titled = (
        ("worth_to_you", next(iter(value_tables(shared)))),
        ("judged_by", next(iter(measures_tables(shared)))),
        ("milestones_reached", _without(reached, words.say("state"))),
        ("how_we_kept", rate),
    )
    return EditionPage(
        file="achieved.html",
        tab=words.say("achieved"),
        title=words.say("what_was_reached"),
        lead="",
        sections=tuple(
            EditionSection(words.say(key), tables=word_table(table, words)) for key, table in titled if table.rows
        ),
    )
