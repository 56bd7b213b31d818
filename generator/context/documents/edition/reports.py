"""The page of a customer's edition with the reports on the projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.context.documents.edition.page import (
    EditionFact,
    EditionFile,
    EditionPage,
    EditionSection,
    EditionTable,
    due_state,
    list_table,
    whose_word,
)
from generator.context.documents.project_report.customer import CustomerReport
from generator.context.documents.tables import Kind
from generator.wording.phrases import Phrases


def reports_page(reports: Sequence[tuple[CustomerReport, EditionFile | None]], words: Phrases) -> EditionPage:
    """The page with a section for each project, with the file to take away."""
    return EditionPage(
        file="reports.html",
        tab=words.say("projects"),
        title=words.say("how_projects_stand"),
        lead="",
        sections=tuple(
            EditionSection(
                report.name,
                tuple(_facts(report, words)),
                tuple(_tables(report, words)),
                (file,) if file else (),
            )
            for report, file in reports
        ),
    )


def _facts(report: CustomerReport, words: Phrases) -> Iterator[EditionFact]:
    yield EditionFact(words.say("phase"), report.phase)
    if report.starts:
        yield EditionFact(words.say("begun" if report.begun else "begins"), words.local.day(report.starts))
    if report.due:
        yield EditionFact(words.say("agreed_last_day"), words.local.day(report.due))
    if report.expected:
        yield EditionFact(words.say("expected_now"), words.local.day(report.expected))
    if report.accountable:
        yield EditionFact(words.say("who_answers"), report.accountable)


def _tables(report: CustomerReport, words: Phrases) -> Iterator[EditionTable]:
    as_of = report.as_of
    yield from list_table(
        words,
        words.say("what_comes_next"),
        report.coming,
        ("milestone", Kind.TEXT, lambda step: step.text),
        ("whose", Kind.TEXT, lambda step: whose_word(words, step.ours)),
        ("due", Kind.DATE, lambda step: step.due),
        ("state", Kind.TEXT, lambda step: words.say("late" if step.late else "to_come")),
    )
    yield from list_table(
        words,
        words.say("needed_from_you"),
        report.needed,
        ("what", Kind.TEXT, lambda needed: needed.what),
        ("from_whom", Kind.TEXT, lambda needed: needed.by),
        ("due", Kind.DATE, lambda needed: needed.due),
        ("state", Kind.TEXT, lambda needed: due_state(words, needed.due, as_of)),
    )
    yield from list_table(
        words,
        words.say("promises"),
        [*report.ours, *report.theirs],
        ("promise", Kind.TEXT, lambda promise: promise.text),
        ("whose", Kind.TEXT, lambda promise: whose_word(words, promise.ours)),
        ("due", Kind.DATE, lambda promise: promise.due),
        ("state", Kind.TEXT, lambda promise: due_state(words, promise.due, as_of)),
    )
    yield from list_table(
        words,
        words.say("what_was_reached"),
        report.reached,
        ("milestone", Kind.TEXT, lambda step: step.text),
        ("whose", Kind.TEXT, lambda step: whose_word(words, step.ours)),
        ("done", Kind.DATE, lambda step: step.done),
    )
