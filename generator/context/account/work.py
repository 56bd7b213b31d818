"""The Work page of an account: projects, the promises of both sides, and the contracts they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.account.contracts import ContractCard, contract_anchor, contract_cards
from generator.context.account.promises import PromiseRow, open_rows, settled_rows
from generator.context.directory import Directory
from generator.context.states import state, title
from generator.context.views import State, Told, Tone, Who
from generator.model.account import Account
from generator.model.work import ChecklistItem, Estimate, InputNeeded, Milestone, Project, Spec
from generator.paths import Target, account_page, report_page
from generator.wording.text import count, figure


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """One milestone or checklist item of a project."""

    text: str
    #: Whether it is the customer's task.
    theirs: bool
    due: date | None
    done: date | None
    state: State
    #: The milestone or item as typed, for a fact that needs no words of its own.
    record: Milestone | ChecklistItem


@dataclass(frozen=True, slots=True)
class InputRow:
    """Something the customer has to give us."""

    what: str
    whom: Who | None
    due: date
    received: date | None
    state: State
    #: The input as typed, for a fact that needs no words of its own.
    record: InputNeeded


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project."""

    name: str
    #: The project as typed, for a fact that needs no words of its own.
    record: Project
    anchor: str
    #: Its card on the Work page.
    target: Target
    #: The reports on it; None once it is closed, and in a closed account.
    reports: Target | None
    phase: str
    health: State
    health_why: str
    accountable: Who | None
    sponsor: Who | None
    #: Why it matters to the sponsor, in their words.
    sponsor_case: Told | None
    initiative: str
    #: Name of the contract under which it is done, and its card; empty and None when that is not noted.
    contract: str
    contract_target: Target | None
    #: Companies involved besides the two.
    parties: tuple[str, ...]
    starts: date | None
    due: date | None
    forecast: date | None
    #: How far the forecast lies behind the date agreed, in words; empty when it does not.
    slip: str
    #: Effort as sold and as it looks now, in words; empty when not estimated.
    estimate: str
    report_sent: date | None
    report_every: int | None
    report_to: tuple[Who, ...]
    specification: str
    plan_link: str
    spec_link: str
    milestones: tuple[MilestoneRow, ...]
    checklist: tuple[MilestoneRow, ...]
    inputs: tuple[InputRow, ...]
    #: What might happen, what we do then, and who does it.
    contingencies: tuple[tuple[str, str, Who | None], ...]


@dataclass(frozen=True, slots=True)
class WorkPage:
    """Context of ``account/work.md.j2``."""

    open_projects: tuple[ProjectRow, ...]
    closed_projects: tuple[ProjectRow, ...]
    our_promises: tuple[PromiseRow, ...]
    their_promises: tuple[PromiseRow, ...]
    #: Promises that are no longer open, newest first.
    settled: tuple[PromiseRow, ...]
    #: Those that need somebody first.
    contracts: tuple[ContractCard, ...]
    past_contracts: tuple[ContractCard, ...]
    #: Whether a contract is to be expected, as with another company.
    external: bool


def work_page(account: Account, as_of: date, directory: Directory) -> WorkPage:
    """The Work page of an account on a date."""
    rows = [(project.open, project_row(account, project, as_of, directory)) for project in account.projects]
    contracts = contract_cards(account, as_of)
    return WorkPage(
        open_projects=tuple(row for still_open, row in rows if still_open),
        closed_projects=tuple(row for still_open, row in rows if not still_open),
        our_promises=open_rows(account, "us", as_of, directory),
        their_promises=open_rows(account, "customer", as_of, directory),
        settled=settled_rows(account, directory),
        contracts=tuple(card for card in contracts if not card.history),
        past_contracts=tuple(card for card in contracts if card.history),
        external=account.profile.kind == "external",
    )


def project_row(account: Account, project: Project, as_of: date, directory: Directory) -> ProjectRow:
    """A project as pages print it."""
    names = {initiative.id: initiative.text for initiative in account.initiatives}
    contracts = {contract.id: contract.name for contract in account.contracts}
    late = (project.forecast - project.due).days if project.forecast and project.due else 0
    return ProjectRow(
        name=project.name,
        record=project,
        anchor=f"project-{project.id}",
        target=account_page(account.id, "work", f"project-{project.id}"),
        reports=report_page(account.id, project.id) if project.open and account.profile.status != "closed" else None,
        phase=title(project.phase),
        health=state(project.health),
        health_why=project.health_why or "",
        accountable=directory.who(project.accountable),
        sponsor=directory.who(project.sponsor),
        sponsor_case=directory.told(project.sponsor_case),
        initiative=names.get(project.initiative or "", ""),
        contract=contracts.get(project.contract or "", ""),
        contract_target=_contract_place(account, project.contract),
        parties=project.parties,
        starts=project.starts,
        due=project.due,
        forecast=project.forecast,
        slip=f"{count(late, 'day')} behind" if late > 0 else "",
        estimate=_estimate(project.estimate),
        report_sent=project.report.last_sent,
        report_every=project.report.every_days,
        report_to=directory.all(project.report.to),
        specification=_specification(project.spec),
        plan_link=(project.plan.link or "") if project.plan else "",
        spec_link=(project.spec.link or "") if project.spec else "",
        milestones=tuple(_milestone(m, as_of) for m in sorted(project.milestones, key=lambda m: m.due)),
        checklist=tuple(
            MilestoneRow(item.text, item.side == "customer", None, None, state("done" if item.done else "open"), item)
            for item in project.checklist
        ),
        inputs=tuple(
            InputRow(needed.what, directory.who(needed.from_), needed.due, needed.received,
                     _until(needed.due, needed.received, as_of), needed)
            for needed in project.inputs_needed
        ),
        contingencies=tuple((c.if_, c.then, directory.who(c.owner)) for c in project.contingencies),
    )  # fmt: skip


def _contract_place(account: Account, id: str | None) -> Target | None:
    return account_page(account.id, "work", contract_anchor(id)) if id else None


def _milestone(milestone: Milestone, as_of: date) -> MilestoneRow:
    shown = _until(milestone.due, milestone.done, as_of)
    return MilestoneRow(milestone.text, milestone.side == "customer", milestone.due, milestone.done, shown, milestone)


def _until(due: date, done: date | None, as_of: date) -> State:
    if done:
        return State("done", Tone.GOOD)
    late = (as_of - due).days
    return State(f"late by {count(late, 'day')}", Tone.BAD) if late > 0 else State("to come", Tone.QUIET)


def _specification(spec: Spec | None) -> str:
    if spec is None:
        return ""
    return "Not begun" if spec.status == "none" else title(spec.status)


def _estimate(estimate: Estimate | None) -> str:
    if estimate is None:
        return ""
    sold, now = figure(estimate.original), figure(estimate.current)
    unit = "" if estimate.unit == "money" else f" {estimate.unit}"
    return f"{now}{unit}, as sold" if sold == now else f"{now}{unit} now, sold as {sold}"
