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
)
from generator.context.documents.project_report.customer import CustomerReport
from generator.context.documents.tables import Kind
from generator.wording.local import LocalFormat
from generator.wording.text import sentence_case


def reports_page(reports: Sequence[tuple[CustomerReport, EditionFile | None]], local: LocalFormat) -> EditionPage:
    """The page with a section for each project, with the file to take away."""
    return EditionPage(
        file="reports.html",
        tab="Projects",
        title="How the projects stand",
        lead="",
        sections=tuple(
            EditionSection(
                report.name,
                tuple(_facts(report, local)),
                tuple(_tables(report, local)),
                (file,) if file else (),
            )
            for report, file in reports
        ),
    )


def _facts(report: CustomerReport, local: LocalFormat) -> Iterator[EditionFact]:
    yield EditionFact("Phase", sentence_case(report.phase))
    if report.starts:
        yield EditionFact("Began" if report.begun else "Begins", local.day(report.starts))
    if report.due:
        yield EditionFact("Agreed for", local.day(report.due))
    if report.expected:
        yield EditionFact("Expected now", local.day(report.expected))
    if report.accountable:
        yield EditionFact("Answers for it", report.accountable)


def _tables(report: CustomerReport, local: LocalFormat) -> Iterator[EditionTable]:
    as_of = report.as_of
    yield from list_table(
        local,
        "To come",
        report.coming,
        ("Milestone", Kind.TEXT, lambda step: step.text),
        ("Whose", Kind.TEXT, lambda step: "ours" if step.ours else "yours"),
        ("Due", Kind.DATE, lambda step: step.due),
        ("State", Kind.TEXT, lambda step: "late" if step.late else "to come"),
    )
    yield from list_table(
        local,
        "What we need from you",
        report.needed,
        ("What", Kind.TEXT, lambda needed: needed.what),
        ("From", Kind.TEXT, lambda needed: needed.by),
        ("Due", Kind.DATE, lambda needed: needed.due),
        ("State", Kind.TEXT, lambda needed: due_state(needed.due, as_of)),
    )
    yield from list_table(
        local,
        "Promises",
        [*report.ours, *report.theirs],
        ("Promise", Kind.TEXT, lambda promise: promise.text),
        ("Whose", Kind.TEXT, lambda promise: "ours" if promise.ours else "yours"),
        ("Due", Kind.DATE, lambda promise: promise.due),
        ("State", Kind.TEXT, lambda promise: due_state(promise.due, as_of)),
    )
    yield from list_table(
        local,
        "Reached",
        report.reached,
        ("Milestone", Kind.TEXT, lambda step: step.text),
        ("Whose", Kind.TEXT, lambda step: "ours" if step.ours else "yours"),
        ("Reached", Kind.DATE, lambda step: step.done),
    )
