"""The pack of one of the customer's people: what they want to see of what they may see."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from generator.context.documents.packs.late import late_table
from generator.context.documents.packs.message import first_line
from generator.context.documents.packs.own import own_tables
from generator.context.documents.packs.topics import TOPICS, next_meeting
from generator.context.documents.tables import Cell, Table
from generator.insight.people.issues import issue_after
from generator.insight.sharing.shared import SharedAccount, SharedContact, SharedFile
from generator.insight.sharing.sharing import shared_files
from generator.insight.sharing.wants import met_by_form, share_on, significant_words
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.wording.local import LocalFormat
from generator.wording.phrases import Phrases
from generator.wording.text import sentence_case

TASTES = {
    "financial": ("value", "measures", "demand", "promises", "inputs", "milestones"),
    "technical": ("milestones", "inputs", "rhythm", "promises", "demand", "measures"),
    "relationship": ("milestones", "meetings", "promises", "value", "rhythm"),
    "business": ("value", "milestones", "promises", "measures", "meetings", "rhythm"),
}
"""The topics for people who look at one side first, the most important first."""

_BY_ROLE = {"economic_buyer": "financial", "technical_evaluator": "technical", "user": "technical"}
"""What people look at first when nobody has noted it, by the part they play; else the business."""

_TABLES = {"headline": 2, "summary": 4, "full": 20}
_ROWS = {"headline": 3, "summary": 6, "full": 40}
"""How many tables, and how many rows of each on paper, by how much detail somebody wants."""

_ON_A_WANT = 2
"""How many tables one thing that somebody looks for has."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What one of the customer's people is handed, before it is put into a format."""

    #: The customer.
    account: str
    #: For whom it is, with the job title.
    person: str
    title: str
    as_of: date
    #: The phrases of what they read, and how figures, money and days are written.
    words: Phrases
    #: Our account manager.
    sender: SharedContact | None
    #: What we are called; empty where nobody has said it.
    company: str
    #: When we meet next, in words; empty when nothing is agreed that they have in writing.
    next: str
    #: What they look for, under their words, then what people of their taste do.
    tables: tuple[Table, ...]
    #: What is ready for them.
    files: tuple[SharedFile, ...]
    #: How many rows of a table to print on paper; a spreadsheet has them all.
    rows: int
    #: Whether it holds what only we may see.
    internal: bool = False
    #: In our own edition, what of the account is left out because of errors, with where it was typed.
    left_out: tuple[str, ...] = ()
    #: What they have to know first, in a sentence or two; empty where nothing can be said.
    message: str = ""
    #: What it all comes to: a figure, and what that is.
    figures: tuple[tuple[str, str], ...] = ()
    #: What is late on either side, the longest first; None where nothing is.
    late: Table | None = None
    #: How many of the tables are of what they look for.
    asked: int = 0
    #: The day of the next issue; None where no rhythm is agreed.
    next_issue: date | None = None

    @property
    def local(self) -> LocalFormat:
        """How figures, money and days are written."""
        return self.words.local

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return not self.tables and not self.files


def make_pack(
    shared: SharedAccount, person: Stakeholder, files: Sequence[SharedFile], concerned: frozenset[str] = frozenset()
) -> Pack:
    """What one of them is handed, made from what the customer may see.

    Of the person their name and title are printed. What they look at first, what they look for and how much of it
    they want say which tables there are, in which order and how long. Rows that name them or one of the projects
    they are ``concerned`` with come first.
    """
    detail, taste = person.information.detail or "summary", _taste_words(person)
    topics = [table for topic in TASTES[taste] for table in TOPICS[topic](shared) if table.rows]
    answers = list(_answer_wants(shared, person, taste))
    wanted = significant_words(" ".join(person.information.wants))
    # What they asked for comes first; among the rest the order is that of their taste.
    rest = [topic for topic in topics if not any(answer.rows == topic.rows for answer in answers)]
    rest.sort(key=lambda table: -len(wanted & significant_words(table.title)))
    named = concerned | {person.label}
    late = late_table(shared)
    return Pack(
        account=shared.name,
        person=person.label,
        title=person.title or "",
        as_of=shared.as_of,
        words=shared.words,
        sender=shared.sender,
        company=shared.company,
        next=next_meeting(shared),
        tables=tuple(
            _theirs_first(table, named, wanted, shared.words)
            for table in [*answers, *rest][: max(len(answers), _TABLES[detail])]
        ),
        files=tuple(files),
        rows=_ROWS[detail],
        message=first_line(shared, money_first=taste == "financial"),
        figures=tuple(table.figure for table in topics if table.figure),
        late=late if late.rows else None,
        asked=len(answers),
        next_issue=issue_after(person, shared.as_of),
    )


def _answer_wants(shared: SharedAccount, person: Stakeholder, taste: str) -> Iterator[Table]:
    """What they may see of each thing that somebody looks for, under their words."""
    topics = [*TASTES[taste], *(topic for topic in TOPICS if topic not in TASTES[taste])]
    wants = [want for want in person.information.wants if not met_by_form(want, person.information.formats)]
    for want in wants:
        on_it = share_on(want, shared)
        tables = [table for topic in topics for table in TOPICS[topic](on_it) if table.rows][:_ON_A_WANT]
        for table in tables:
            title = sentence_case(want) if len(tables) == 1 else f"{sentence_case(want)}: {table.title}"
            yield replace(table, title=title, tab=title)


def customer_pack(account: Account, shared: SharedAccount, person: Stakeholder) -> Pack:
    """The pack that one of them is handed; ``shared`` is what the customer may see of the account."""
    return make_pack(shared, person, shared_files(account, person, shared.as_of), _concerning_projects(account, person))


def own_edition(account: Account, handed: Pack, person: Stakeholder) -> Pack:
    """The same for us, marked as internal: with what it is worth to us, all promises, and what the person wants."""
    tables = (*handed.tables, *own_tables(account, person, handed.as_of))
    return replace(handed, tables=tables, internal=True, left_out=account.left_out)


def _concerning_projects(account: Account, person: Stakeholder) -> frozenset[str]:
    """The names of the projects that somebody wants, is told of or gives something to."""
    return frozenset(
        project.name
        for project in account.projects
        if person.id
        in (project.sponsor, *project.report.to, *(needed_input.from_ for needed_input in project.inputs_needed))
    )


def _theirs_first(table: Table, named: frozenset[str], wanted: Set[str], words: Phrases) -> Table:
    """A table with what is late first, then the rows that name one of some things or speak of what is wanted.

    What was reached comes last. One with a chart stays in the order of the chart.
    """
    if table.chart:
        return table

    late, reached = words.say("late"), words.say("reached")

    def last(row: tuple[Cell, ...]) -> tuple[bool, bool, bool, int]:
        said = str(row[0]) if isinstance(row[0], str) else ""
        return (
            late not in row,
            reached in row,
            not any(cell in named for cell in row),
            -len(wanted & significant_words(said)),
        )

    return replace(table, rows=tuple(sorted(table.rows, key=last)))


def _taste_words(person: Stakeholder) -> str:
    return person.orientation or next((_BY_ROLE[role] for role in person.decision_role if role in _BY_ROLE), "business")
