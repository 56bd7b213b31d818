"""What of an account its customer may be handed: the one place where that is decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from generator.context.documents.shared import (
    SharedAccount,
    SharedContact,
    SharedDemand,
    SharedEvent,
    SharedFile,
    SharedInitiative,
    SharedInput,
    SharedMeasure,
    SharedMilestone,
    SharedMonth,
)
from generator.context.feeds.shared import SharedMeeting, SharedPromise, shared_dates
from generator.days.period import Span, add_months, first_of_month
from generator.insight.meetings.materials import ready_for
from generator.insight.rhythm.demand import demand_plan
from generator.insight.rhythm.rhythm import account_occurrences
from generator.insight.value.contract_clock import contract_clock
from generator.insight.value.contract_measures import MeasureResult, measure_reached
from generator.model.account import Account
from generator.model.contracts import Contract
from generator.model.people import Stakeholder
from generator.model.work import Project
from generator.wording.text import plain_words

MONTHS = 12
"""How many months ahead their needs and their year are shown."""

MONTHS_BACK = 6
"""How many months back what they forecast and what came is shown."""

THEIR_YEAR = ("shutdown", "peak", "fiscal_year_end", "launch", "freeze", "stocktake", "event", "holiday")
"""Events that everybody there lives with; budgets, boards, audits and planning are for fewer eyes."""

ACCEPTED = ("accepted", "delivered", "verified")
"""How far the customer has accepted an initiative that may be named to them; what is only proposed may not."""

_ORDERED = ("specification", "delivery", "acceptance", "live")
_REACHED = {MeasureResult.MET: "kept", MeasureResult.MISSED: "missed", MeasureResult.UNKNOWN: "not measured yet"}


def shared_account(account: Account, as_of: date) -> SharedAccount:
    """What of an account its customer may be handed on a date.

    Meetings and promises marked ``audience: shared``. Initiatives they have accepted or whose value they confirmed,
    and what they confirmed of it. Measures of the contracts in force. What they need of us, what they forecast and
    what came. Milestones and inputs of the projects that are ordered. Of their year what everybody there lives with.
    Our account manager's name, title, e-mail and telephone. Nothing else, and of a closed account nothing at all.
    """
    open_account = account.profile.status != "closed"
    projects = [project for project in account.projects if open_account and project.phase in _ORDERED]
    return SharedAccount(
        name=account.name,
        as_of=as_of,
        local=account.customer_format,
        company=account.settings.company.name or "",
        sender=share_sender(account),
        initiatives=tuple(_share_initiatives(account)) if open_account else (),
        measures=tuple(
            measure
            for contract in account.contracts
            if open_account and contract_clock(account, contract, as_of, account.settings).in_force
            for measure in share_measures(contract, as_of)
        ),
        demand=tuple(_share_demand(account, as_of)) if open_account else (),
        promises=shared_promises(account, as_of),
        milestones=tuple(share_milestones(projects, as_of)),
        inputs=tuple(share_inputs(account, projects, as_of)),
        year=tuple(_share_year(account, as_of)) if open_account else (),
        meetings=tuple(meeting for meeting in shared_meetings(account, as_of) if meeting.on >= as_of),
    )


def shared_meetings(account: Account, as_of: date) -> tuple[SharedMeeting, ...]:
    """The meetings that the customer has in writing, the nearest first."""
    return tuple(sorted(shared_dates(account, as_of).meetings, key=lambda m: (m.on, m.at, m.name)))


def shared_promises(account: Account, as_of: date) -> tuple[SharedPromise, ...]:
    """What is open of what each side promised the other in writing, the nearest first."""
    return tuple(sorted(shared_dates(account, as_of).promises, key=lambda promise: (promise.due, promise.text)))


def shared_team(account: Account) -> tuple[SharedContact, ...]:
    """Those of us the customer deals with, the account manager first.

    They are the account's own team, those who look after one of their people or stand in, and those who answer for
    a project.
    """
    contacts = [person.contact for person in account.stakeholders if person.present]
    ids = [
        account.profile.owner,
        *(member.id for member in account.team),
        *(id for contact in contacts for id in (contact.owner, contact.backup)),
        *(project.accountable for project in account.projects if project.open),
    ]
    return tuple(contact for id in dict.fromkeys(ids) if (contact := _share_contact(account, id)))


def share_sender(account: Account) -> SharedContact | None:
    """Who sends what the customer is handed: our account manager, and how they are reached."""
    sender = _share_contact(account, account.profile.owner)
    return replace(sender, title=sender.title or "Account manager") if sender else None


def _share_contact(account: Account, id: str | None) -> SharedContact | None:
    member = account.colleague(id)
    if member is None:
        return None
    return SharedContact(member.name, member.title or "", member.email or "", member.phone or "")


def shared_files(account: Account, person: Stakeholder, as_of: date) -> tuple[SharedFile, ...]:
    """What is ready to be handed to one of them at the planned meetings, that for the next meeting first."""
    files = []
    for material in ready_for(account, person, as_of):
        cover = material.cover
        files.append(
            SharedFile(
                format=material.format,
                text=material.text,
                file=material.file or "",
                number=(cover.number or "") if cover else "",
                revision=(cover.revision or "") if cover else "",
                tolerance=(cover.tolerance or "") if cover else "",
                sign_off_by=cover.sign_off_by if cover else None,
            )
        )
    return tuple(dict.fromkeys(files))


def _share_initiatives(account: Account) -> Iterator[SharedInitiative]:
    for initiative in account.initiatives:
        value, accepted = initiative.value.customer, initiative.outcome_state in ACCEPTED
        if initiative.status in ("cancelled", "deferred") or not (accepted or value.confirmed_by):
            continue
        confirmed = value.confirmed_by is not None
        yield SharedInitiative(
            text=initiative.text,
            stage=(initiative.outcome_state or "") if accepted else "",
            due=initiative.due,
            case=value.case.text if confirmed and value.case else "",
            money=value.money if confirmed else None,
            confirmed_by=name_of_theirs(account, value.confirmed_by),
        )


def share_measures(contract: Contract, as_of: date) -> Iterator[SharedMeasure]:
    """What a contract is judged by."""
    for measure in contract.measures:
        state = measure_reached(measure, as_of)
        known = state is not MeasureResult.UNKNOWN
        yield SharedMeasure(
            contract=contract.name,
            name=measure.name,
            at_least=measure.higher_is_better,
            target=measure.target,
            actual=(measure.actual or "") if known else "",
            on=measure.on if known else None,
            state=_REACHED[state],
        )


def _share_demand(account: Account, as_of: date) -> Iterator[SharedDemand]:
    for demand in account.demand:
        if demand.unit:
            start = min([as_of, *(m for f in demand.figures if (m := f.month) >= add_months(as_of, -MONTHS_BACK))])
            behind = (as_of.year - start.year) * 12 + as_of.month - start.month
            plan = demand_plan(account, demand, start, MONTHS + behind)
            months = (SharedMonth(m.month, m.expected, m.forecast, m.actual) for m in plan.months)
            yield SharedDemand(demand.name, demand.unit, tuple(months))


def share_milestones(projects: Iterable[Project], as_of: date) -> list[SharedMilestone]:
    """What some projects have to reach, in the order of the days."""
    shared = []
    for project in projects:
        for step in project.milestones:
            done, ours = _past_day(step.done, as_of), step.side == "us"
            late = done is None and step.due < as_of
            shared.append(SharedMilestone(project.name, step.text, ours, step.due, done, late))
    return sorted(shared, key=lambda milestone: (milestone.due, milestone.text))


def share_inputs(account: Account, projects: Iterable[Project], as_of: date) -> list[SharedInput]:
    """What the customer has to give us for some projects, in the order of the days."""
    shared = []
    for project in projects:
        for needed in project.inputs_needed:
            received, by = _past_day(needed.received, as_of), name_of_theirs(account, needed.from_)
            late = received is None and needed.due < as_of
            shared.append(SharedInput(project.name, needed.what, by, needed.due, received, late))
    return sorted(shared, key=lambda needed: (needed.due, needed.what))


def name_of_theirs(account: Account, id: str | None) -> str:
    """The name of one of the customer's people; empty for nobody, and for one not known by name."""
    person = account.person(id)
    return (person.name or "") if person else ""


def _past_day(on: date | None, as_of: date) -> date | None:
    return on if on and on <= as_of else None


def _share_year(account: Account, as_of: date) -> Iterator[SharedEvent]:
    window = Span(as_of, add_months(first_of_month(as_of), MONTHS) - timedelta(days=1))
    for occurrence in account_occurrences(account, window):
        if occurrence.event.kind in THEIR_YEAR:
            yield SharedEvent(occurrence.event.name, plain_words(occurrence.event.kind), occurrence.span)
