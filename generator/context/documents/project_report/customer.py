"""The report on a project for its customer: made from a list of what they may see, and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.insight.projects.delivery import report_every
from generator.insight.sharing.in_writing import promise_key, shared_promises
from generator.insight.sharing.shared import SharedContact, SharedInput, SharedMeasure, SharedMilestone, SharedPromise
from generator.insight.sharing.sharing import (
    REPORTED,
    share_inputs,
    share_measures,
    share_milestones,
    share_sender,
    shared_report,
)
from generator.model.account import Account
from generator.model.work import Project


@dataclass(frozen=True, slots=True)
class CustomerReport:
    """All that the report on a project for its customer is made from."""

    name: str
    phase: str
    starts: date | None
    #: Whether that day has come.
    begun: bool
    #: The last day agreed, and the one expected now; the second only where it is another.
    due: date | None
    expected: date | None
    #: The name of who of us answers for it; empty when nobody does.
    accountable: str
    #: Milestones reached, the newest first; those to come, the next first.
    reached: tuple[SharedMilestone, ...]
    coming: tuple[SharedMilestone, ...]
    #: What we wait for, the most urgent first; and what we were given.
    needed: tuple[SharedInput, ...]
    received: tuple[SharedInput, ...]
    #: Open promises in the project of either side, the nearest first.
    ours: tuple[SharedPromise, ...]
    theirs: tuple[SharedPromise, ...]
    measures: tuple[SharedMeasure, ...]
    #: How often a report comes, in a sentence; empty when none does.
    every: str
    #: Our account manager.
    sender: SharedContact | None
    as_of: date


def customer_report(account: Account, project: Project, as_of: date) -> CustomerReport | None:
    """What of a project its customer may read; None for one that is closed or that they may not see.

    Of the project its name, phase, first and last day, the day expected now, and the name of who of us answers for
    it; and as far as they may see them its milestones, what we need from them, open promises of both sides in it,
    and the measures of its contract. Never how we think it goes, and why.
    """
    if not shared_report(account, project):
        return None
    words, days = account.customer_words, report_every(project, account.settings)
    steps = share_milestones(account, [project], as_of, REPORTED)
    inputs = share_inputs(account, [project], as_of, REPORTED)
    contract = next((contract for contract in account.contracts if contract.id == project.contract), None)
    keys = {promise_key(account, commitment) for commitment in account.commitments if commitment.project == project.id}
    promises = [promise for promise in shared_promises(account, as_of) if promise.key in keys]
    answers = account.colleague(project.accountable)
    return CustomerReport(
        name=project.name,
        phase=words.title("phase", project.phase),
        starts=project.starts,
        begun=project.starts is not None and project.starts <= as_of,
        due=project.due,
        expected=project.forecast if project.forecast != project.due else None,
        accountable=answers.name if answers else "",
        reached=tuple(sorted((s for s in steps if s.done), key=lambda s: s.done or s.due, reverse=True)),
        coming=tuple(step for step in steps if not step.done),
        needed=tuple(needed for needed in inputs if not needed.received),
        received=tuple(needed for needed in inputs if needed.received),
        ours=tuple(promise for promise in promises if promise.ours),
        theirs=tuple(promise for promise in promises if not promise.ours),
        measures=tuple(share_measures(account, contract, as_of)) if contract else (),
        every=words.count("report_every", days) if days else "",
        sender=share_sender(account),
        as_of=as_of,
    )
