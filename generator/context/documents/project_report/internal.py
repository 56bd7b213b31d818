"""The report on a project for our own superiors, and when the customer is to hear of it again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.checks.rule import Severity
from generator.context.account.promises import PromiseRow, open_rows
from generator.context.account.work import ProjectRow, project_row
from generator.context.account_view import AccountView
from generator.context.documents.project_report.customer import CustomerReport, customer_report
from generator.context.documents.project_report.wording import effort_words, past_due, reserve_words, timing_words
from generator.context.documents.vocabulary import Head, Item, make_head
from generator.context.findings import FindingRow, finding_row
from generator.context.states import value_state
from generator.context.views import KeyFigure, State, Tone, Who
from generator.days.period import days_ago, in_short
from generator.insight.projects.delivery import report_every, reporting_state
from generator.insight.value.value import Balance, initiative_worth
from generator.model.record import Fact, Record
from generator.model.settings import Settings
from generator.model.work import Project
from generator.paths import Target, account_page, internal_report
from generator.paths import customer_report as customer_report_file
from generator.wording.text import count_noun

LATELY = 30
"""How many days a report looks back while none is noted as sent."""


@dataclass(frozen=True, slots=True)
class Informing:
    """How the customer is kept informed about a project."""

    #: How often, in words, and who says so: ``every 7 days, as its phase asks for``; empty where no report is due.
    every: str
    last: date | None
    #: The day by which the next is due; None while nobody noted when the last was sent.
    due: date | None
    state: State
    to: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class ProjectReport:
    """The report on a project for our superiors, and what goes with it on its page; for us alone."""

    head: Head
    project_id: str
    row: ProjectRow
    #: Why it matters to the sponsor.
    sponsor_case: Fact | None
    informing: Informing
    #: How it goes, its days, its reserve, its effort, what it is worth to both.
    figures: tuple[KeyFigure, ...]
    #: Milestones reached since the last report, and since when that is.
    since: date
    reached: tuple[Item, ...]
    #: What the checks say of it that presses, the most urgent first.
    concerns: tuple[FindingRow, ...]
    ours: tuple[PromiseRow, ...]
    theirs: tuple[PromiseRow, ...]
    #: What the customer's own report says; None when there is none.
    shared: CustomerReport | None
    #: The customer's own to print; None when it is not made.
    customer_file: Target | None


def project_reports(view: AccountView) -> tuple[ProjectReport, ...]:
    """The reports on the open projects of an account; none of a closed account."""
    if view.closed:
        return ()
    return tuple(project_report(view, project) for project in view.account.projects if project.open)


def project_report(view: AccountView, project: Project) -> ProjectReport:
    """The report on one project."""
    account, as_of, directory = view.account, view.as_of, view.directory
    informed = informing_state(view, project)
    since = informed.last or as_of - timedelta(days=LATELY)
    shared = customer_report(account, project, as_of)
    reached = [
        Item(milestone.text, on=milestone.done)
        for milestone in project.milestones
        if milestone.done and since < milestone.done <= as_of
    ]
    return ProjectReport(
        head=make_head(account, project.name, as_of, internal_report(account.id, project.id)),
        project_id=project.id,
        row=project_row(account, project, as_of, directory),
        sponsor_case=project.sponsor_case,
        informing=informed,
        figures=tuple(_figures(view, project)),
        since=since,
        reached=tuple(sorted(reached, key=lambda item: item.on or since)),
        concerns=tuple(_concerns(view, project)),
        ours=tuple(r for r in open_rows(account, "us", as_of, directory) if r.record.project == project.id),
        theirs=tuple(r for r in open_rows(account, "customer", as_of, directory) if r.record.project == project.id),
        shared=shared,
        customer_file=customer_report_file(account.id, project.id) if account.settings.print and shared else None,
    )


def informing_state(view: AccountView, project: Project) -> Informing:
    """When the customer last heard of a project, and when they should again."""
    settings: Settings = view.account.settings
    every = report_every(project, settings)
    reporting = reporting_state(view.account, project, view.as_of, settings)
    agreed = project.report.every_days is not None
    basis = "as agreed" if agreed else "as its phase asks for"
    return Informing(
        every=f"every {count_noun(every, 'day')}, {basis}" if every else "",
        last=reporting.last if reporting else None,
        due=reporting.due if reporting else None,
        state=_informed_state(every, reporting.due if reporting else None, view.as_of),
        to=view.directory.all(project.report.to),
    )


def _informed_state(every: int | None, due: date | None, as_of: date) -> State:
    if every is None:
        return State("no report is asked for in this phase", Tone.QUIET)
    if due is None:
        return State("not known yet when the last was sent", Tone.UNKNOWN)
    if due < as_of:
        return State(f"overdue by {count_noun((as_of - due).days, 'day')}", Tone.BAD)
    return State(f"next one due {days_ago(due, as_of)}", Tone.WATCH if due == as_of else Tone.GOOD)


def _figures(view: AccountView, project: Project) -> Iterator[KeyFigure]:
    health = value_state(project.health)
    yield KeyFigure("How it goes", health.word, project.health_why or "", health.tone)
    gone = past_due(project, view.as_of)
    late = bool(gone) or bool(project.forecast and project.due and project.forecast > project.due)
    day, tone = project.forecast or project.due, Tone.WATCH if late else Tone.QUIET
    yield KeyFigure("Last day", in_short(day) if day else "not known yet", gone or timing_words(project), tone)
    used, gap, rest = reserve_words(project).partition(" in reserve")
    kept = f"{count_noun(project.buffer_days, 'day')} kept" if project.buffer_days else "none kept"
    yield KeyFigure("Reserve", used or kept, f"{gap}{rest}".strip(), Tone.WATCH if used else Tone.QUIET)
    if project.estimate:
        more = effort_words(project, view.account.settings)
        value, _, note = more.removeprefix("effort ").partition(" above ")
        yield KeyFigure("Effort", f"{value} above" if more else "as sold", note, Tone.WATCH if more else Tone.QUIET)
    yield from _worth(view, project)


def _worth(view: AccountView, project: Project) -> Iterator[KeyFigure]:
    initiative = next(
        (initiative for initiative in view.account.initiatives if initiative.id == project.initiative), None
    )
    if initiative is None:
        return
    worth = initiative_worth(initiative, view.account.settings)
    target = account_page(view.account.id, "shareholder", f"initiative-{initiative.id}")
    if worth.balance is Balance.UNRATED:
        yield KeyFigure("Worth it to both", "not known yet", initiative.text, Tone.UNKNOWN, target)
    else:
        note = f"{worth.customer} of 5 to them, {worth.us} of 5 to us"
        yield KeyFigure(
            "Worth it to both", value_state(worth.balance).word, note, value_state(worth.balance).tone, target
        )


def _concerns(view: AccountView, project: Project) -> Iterator[FindingRow]:
    own = {id(project), *(id(record) for record in _inside(project))}
    own |= {id(commitment) for commitment in view.account.commitments if commitment.project == project.id}
    for finding in view.checked.findings:
        if finding.severity is not Severity.NOTE and any(id(record) in own for record in finding.records):
            yield finding_row(view, finding)


def _inside(record: Record) -> Iterator[Record]:
    for value in vars(record).values():
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Record):
                yield inner
                yield from _inside(inner)
