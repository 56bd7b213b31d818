"""The report on a project for its customer: made from a list of what they may see, and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.account.contracts import target_in_words
from generator.context.feeds.shared import SharedPromise, promise_key, shared_dates
from generator.context.states import value_title
from generator.insight.projects.delivery import report_every
from generator.insight.value.contract_measures import MeasureResult, measure_reached
from generator.model.account import Account
from generator.model.work import Milestone, Project

_REACHED = {MeasureResult.MET: "kept", MeasureResult.MISSED: "missed", MeasureResult.UNKNOWN: "not measured yet"}


@dataclass(frozen=True, slots=True)
class SharedStep:
    """What a customer may see of a milestone."""

    text: str
    #: Whether it is their own task.
    theirs: bool
    due: date
    done: date | None
    #: Whether its day has passed and it is not done.
    late: bool


@dataclass(frozen=True, slots=True)
class SharedInput:
    """What a customer may see of something they have to give us."""

    what: str
    #: The name of who of them gives it; empty when nobody is known by name.
    whom: str
    due: date
    received: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class SharedMeasure:
    """What a customer may see of something their contract is judged by."""

    name: str
    #: What was agreed, and what was measured: at least 99.5 %, 99.8 %; the second may be empty.
    target: str
    actual: str
    on: date | None
    #: Kept, missed, not measured yet.
    state: str


@dataclass(frozen=True, slots=True)
class CustomerReport:
    """All that the report on a project for its customer is made from."""

    name: str
    phase: str
    starts: date | None
    #: The last day agreed, and the one expected now; the second only where it is another.
    due: date | None
    expected: date | None
    #: The name of who of us answers for it; empty when nobody does.
    accountable: str
    #: Milestones reached, the newest first; those to come, the next first.
    reached: tuple[SharedStep, ...]
    coming: tuple[SharedStep, ...]
    #: What we wait for, the most urgent first; and what we were given.
    needed: tuple[SharedInput, ...]
    received: tuple[SharedInput, ...]
    #: Open promises in the project of either side, the nearest first.
    ours: tuple[SharedPromise, ...]
    theirs: tuple[SharedPromise, ...]
    measures: tuple[SharedMeasure, ...]
    #: After how many days the next report comes; None when none does.
    every: int | None
    as_of: date


def customer_report(account: Account, project: Project, as_of: date) -> CustomerReport | None:
    """What of a project its customer may read: the one place where that is decided.

    Of the project its name, phase, first and last day, the day expected now, and the name of who of us answers for
    it; its milestones; what we need from them; open promises of both sides in it marked ``audience: shared``; the
    measures of its contract. Never how we think it goes, and why. None for an idea, which they may not have heard
    of, for a closed project, and in a closed account.
    """
    if project.phase == "idea" or not project.open or account.profile.status == "closed":
        return None
    answers = account.colleague(project.accountable)
    steps = sorted((_step(milestone, as_of) for milestone in project.milestones), key=lambda step: step.due)
    inputs = sorted(_inputs(account, project, as_of), key=lambda needed: needed.due)
    keys = {promise_key(account, commitment) for commitment in account.commitments if commitment.project == project.id}
    shared = [promise for promise in shared_dates(account, as_of).promises if promise.key in keys]
    promises = sorted(shared, key=lambda promise: (promise.due, promise.text))
    return CustomerReport(
        name=project.name,
        phase=value_title(project.phase),
        starts=project.starts,
        due=project.due,
        expected=project.forecast if project.forecast != project.due else None,
        accountable=answers.name if answers else "",
        reached=tuple(sorted((s for s in steps if s.done), key=lambda s: s.done or s.due, reverse=True)),
        coming=tuple(step for step in steps if not step.done),
        needed=tuple(shared_input for shared_input in inputs if not shared_input.received),
        received=tuple(shared_input for shared_input in inputs if shared_input.received),
        ours=tuple(promise for promise in promises if promise.ours),
        theirs=tuple(promise for promise in promises if not promise.ours),
        measures=tuple(_measures(account, project, as_of)),
        every=report_every(project, account.settings),
        as_of=as_of,
    )


def _step(milestone: Milestone, as_of: date) -> SharedStep:
    done = _past_day(milestone.done, as_of)
    late = done is None and milestone.due < as_of
    return SharedStep(milestone.text, milestone.side == "customer", milestone.due, done, late)


def _inputs(account: Account, project: Project, as_of: date) -> list[SharedInput]:
    inputs = []
    for needed in project.inputs_needed:
        person, received = account.person(needed.from_), _past_day(needed.received, as_of)
        whom = (person.name or "") if person else ""
        inputs.append(SharedInput(needed.what, whom, needed.due, received, received is None and needed.due < as_of))
    return inputs


def _past_day(on: date | None, as_of: date) -> date | None:
    return on if on and on <= as_of else None


def _measures(account: Account, project: Project, as_of: date) -> list[SharedMeasure]:
    contract = next((each for each in account.contracts if each.id == project.contract), None)
    measures = []
    for measure in contract.measures if contract else ():
        state = measure_reached(measure, as_of)
        known = state is not MeasureResult.UNKNOWN
        actual, on = (measure.actual or "", measure.on) if known else ("", None)
        measures.append(SharedMeasure(measure.name, target_in_words(measure), actual, on, _REACHED[state]))
    return measures
