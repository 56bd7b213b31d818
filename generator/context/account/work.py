"""The Work page of an account: projects, the promises of both sides, and the contracts they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.account.contracts import ContractCard, contract_cards
from generator.context.account.promises import PromiseRow, open_rows, settled_rows
from generator.context.directory import Directory
from generator.context.places import Place, record_target
from generator.context.states import task_state, value_title
from generator.context.views import State, Who
from generator.insight.projects.history import outcomes_of, project_history
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.value import Outcome
from generator.model.work import Contingency, Estimate, InputNeeded, Milestone, Project
from generator.paths import Target, report_page
from generator.wording.text import count_noun, format_figure


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """One milestone of a project."""

    #: The milestone as typed.
    record: Milestone
    state: State


@dataclass(frozen=True, slots=True)
class InputRow:
    """Something the customer has to give us."""

    #: The input as typed.
    record: InputNeeded
    whom: Who | None
    state: State


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project."""

    #: The project as typed.
    record: Project
    #: Its card on the Work page.
    target: Target
    #: The reports on it; None once it is closed, and in a closed account.
    reports: Target | None
    phase: str
    accountable: Who | None
    sponsor: Who | None
    initiative: str
    #: The contract under which it is done; None when that is not noted.
    contract: Place | None
    #: How far the forecast lies behind the date agreed, in words; empty when it does not.
    slip: str
    #: Effort as sold and as it looks now, in words; empty when not estimated.
    estimate: str
    #: What came of it for both, the newest first.
    outcomes: tuple[Outcome, ...]
    #: What the log says of it, the newest first.
    history: tuple[LogEntry, ...]
    #: The earliest first.
    milestones: tuple[MilestoneRow, ...]
    inputs: tuple[InputRow, ...]
    #: What might happen and what we do then, and who does it.
    contingencies: tuple[tuple[Contingency, Who | None], ...]


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
    late = (project.forecast - project.due).days if project.forecast and project.due else 0
    return ProjectRow(
        record=project,
        target=record_target(account, project),
        reports=report_page(account.id, project.id) if project.open and account.profile.status != "closed" else None,
        phase=value_title(project.phase),
        accountable=directory.who(project.accountable),
        sponsor=directory.who(project.sponsor),
        initiative=names.get(project.initiative or "", ""),
        contract=_contract(account, project.contract),
        outcomes=outcomes_of(account, project, as_of),
        history=project_history(account, project, as_of),
        slip=f"{count_noun(late, 'day')} behind" if late > 0 else "",
        estimate=_estimate_words(project.estimate),
        milestones=tuple(
            MilestoneRow(milestone, task_state(milestone.due, milestone.done, as_of))
            for milestone in sorted(project.milestones, key=lambda m: m.due)
        ),
        inputs=tuple(
            InputRow(needed, directory.who(needed.from_), task_state(needed.due, needed.received, as_of))
            for needed in project.inputs_needed
        ),
        contingencies=tuple((contingency, directory.who(contingency.owner)) for contingency in project.contingencies),
    )


def _contract(account: Account, id: str | None) -> Place | None:
    contract = next((contract for contract in account.contracts if contract.id == id), None)
    return Place(contract.name, record_target(account, contract)) if contract else None


def _estimate_words(estimate: Estimate | None) -> str:
    if estimate is None:
        return ""
    sold, now = format_figure(estimate.original), format_figure(estimate.current)
    unit = "" if estimate.unit == "money" else f" {estimate.unit}"
    return f"{now}{unit}, as sold" if sold == now else f"{now}{unit} now, sold as {sold}"
