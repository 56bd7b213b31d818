"""What of an account its customer may be handed, record by record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from generator.days.period import Span, add_months, first_of_month
from generator.insight.meetings.materials import ready_for
from generator.insight.promises.kept import kept_rate
from generator.insight.rhythm.demand import demand_plan
from generator.insight.rhythm.rhythm import account_occurrences
from generator.insight.sharing.audience import customer_may_see
from generator.insight.sharing.in_writing import shared_meetings, shared_promises
from generator.insight.sharing.shared import (
    SharedAccount,
    SharedContact,
    SharedDemand,
    SharedEvent,
    SharedFile,
    SharedInitiative,
    SharedInput,
    SharedKeptRate,
    SharedMeasure,
    SharedMilestone,
    SharedMonth,
)
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

ORDERED = ("specification", "delivery", "acceptance", "live")
"""Phases of projects whose milestones and inputs usually go into what is handed over."""

REPORTED = ("planning", *ORDERED)
"""Phases of projects on which the customer usually gets a report: not of ideas, which they may not have heard of."""

_REACHED = {MeasureResult.MET: "kept", MeasureResult.MISSED: "missed", MeasureResult.UNKNOWN: "not measured yet"}


def shared_account(account: Account, as_of: date) -> SharedAccount:
    """What of an account its customer may be handed on a date.

    What is marked ``audience: shared``: meetings and promises, milestones and inputs of projects, measures of the
    contracts in force, what they need of us, days of their year. Where the account says ``share: usual`` also, of
    projects that are ordered, of every contract in force, and of their year what everybody there lives with.
    Initiatives they have accepted or whose value they confirmed, and what they confirmed of it. How many of our
    promises we kept, where the account says so. Our account manager's name, title, e-mail and telephone. Nothing
    else, and of a closed account nothing at all.
    """
    open_account = account.profile.status != "closed"
    projects = [project for project in account.projects if open_account and project.open]
    return SharedAccount(
        name=account.name,
        as_of=as_of,
        words=account.customer_words,
        company=account.settings.company.name or "",
        sender=share_sender(account),
        initiatives=tuple(_share_initiatives(account)) if open_account else (),
        measures=tuple(
            measure
            for contract in account.contracts
            if contract_clock(account, contract, as_of, account.settings).in_force
            for measure in share_measures(account, contract, as_of)
        ),
        demand=tuple(_share_demand(account, as_of)),
        promises=shared_promises(account, as_of),
        kept=_share_kept_rate(account, as_of) if open_account else None,
        milestones=tuple(share_milestones(account, projects, as_of)),
        inputs=tuple(share_inputs(account, projects, as_of)),
        year=tuple(_share_year(account, as_of)),
        meetings=tuple(meeting for meeting in shared_meetings(account, as_of) if meeting.on >= as_of),
    )


def shared_report(account: Account, project: Project) -> bool:
    """Whether the customer may have a report on a project that is open."""
    return project.open and customer_may_see(account, project, usual=project.phase in REPORTED)


def shared_team(account: Account) -> tuple[SharedContact, ...]:
    """Those of us the customer deals with, the account manager first."""
    return tuple(contact for id in shared_team_ids(account) if (contact := share_contact(account, id)))


def shared_team_ids(account: Account) -> tuple[str, ...]:
    """The ids of those of us the customer deals with, the account manager's first.

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
    return tuple(id for id in dict.fromkeys(ids) if id)


def share_sender(account: Account) -> SharedContact | None:
    """Who sends what the customer is handed: our account manager, and how they are reached."""
    return share_manager(account, account.profile.owner)


def share_manager(account: Account, id: str) -> SharedContact | None:
    """One of us as the account manager the customer knows, or is to know, and how they are reached."""
    manager = share_contact(account, id)
    return replace(manager, title=manager.title or account.customer_words.say("account_manager")) if manager else None


def share_contact(account: Account, id: str | None) -> SharedContact | None:
    """One of us as the customer may reach them; None for nobody known."""
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


def share_measures(account: Account, contract: Contract, as_of: date) -> Iterator[SharedMeasure]:
    """What a contract is judged by; without the name of a contract that they may not see."""
    open_contract = customer_may_see(account, contract, usual=True)
    for measure in contract.measures:
        if customer_may_see(account, measure, usual=open_contract):
            state = measure_reached(measure, as_of)
            known = state is not MeasureResult.UNKNOWN
            yield SharedMeasure(
                contract=contract.name if open_contract else "",
                name=measure.name,
                at_least=measure.higher_is_better,
                target=measure.target,
                actual=(measure.actual or "") if known else "",
                on=measure.on if known else None,
                state=_REACHED[state],
            )


def _share_kept_rate(account: Account, as_of: date) -> SharedKeptRate | None:
    if not account.profile.share_kept_rate:
        return None
    rate = kept_rate(account, "us", as_of, account.settings)
    return SharedKeptRate(len(rate.kept), rate.settled, account.settings.kept_window_days) if rate.settled else None


def _share_demand(account: Account, as_of: date) -> Iterator[SharedDemand]:
    for demand in account.demand:
        if demand.unit and customer_may_see(account, demand, usual=True):
            start = min([as_of, *(m for f in demand.figures if (m := f.month) >= add_months(as_of, -MONTHS_BACK))])
            behind = (as_of.year - start.year) * 12 + as_of.month - start.month
            plan = demand_plan(account, demand, start, MONTHS + behind)
            months = (SharedMonth(m.month, m.expected, m.forecast, m.actual) for m in plan.months)
            yield SharedDemand(demand.name, demand.unit, tuple(months))


def share_milestones(
    account: Account, projects: Iterable[Project], as_of: date, phases: Sequence[str] = ORDERED
) -> list[SharedMilestone]:
    """What some projects have to reach, in the order of the days; usually those in some phases."""
    shared = []
    for project in projects:
        name, usual = _name_project(account, project, phases), _usual_inside(project, phases)
        for step in project.milestones:
            if customer_may_see(account, step, usual):
                done, ours = _past_day(step.done, as_of), step.side == "us"
                late = done is None and step.due < as_of
                shared.append(SharedMilestone(name, step.text, ours, step.due, done, late))
    return sorted(shared, key=lambda milestone: (milestone.due, milestone.text))


def share_inputs(
    account: Account, projects: Iterable[Project], as_of: date, phases: Sequence[str] = ORDERED
) -> list[SharedInput]:
    """What the customer has to give us for some projects, in the order of the days; usually those in some phases."""
    shared = []
    for project in projects:
        name, usual = _name_project(account, project, phases), _usual_inside(project, phases)
        for needed in project.inputs_needed:
            if customer_may_see(account, needed, usual):
                received, by = _past_day(needed.received, as_of), name_of_theirs(account, needed.from_)
                late = received is None and needed.due < as_of
                shared.append(SharedInput(name, needed.what, by, needed.due, received, late))
    return sorted(shared, key=lambda needed: (needed.due, needed.what))


def _name_project(account: Account, project: Project, phases: Sequence[str]) -> str:
    """The name of a project; empty for one that they may not see, of which something is marked for them."""
    return project.name if customer_may_see(account, project, usual=project.phase in phases) else ""


def _usual_inside(project: Project, phases: Sequence[str]) -> bool:
    """Whether what stands in a project goes out usually: in one that does so itself, or that is marked for them."""
    return project.audience == "shared" or (project.audience is None and project.phase in phases)


def name_of_theirs(account: Account, id: str | None) -> str:
    """The name of one of the customer's people; empty for nobody, and for one not known by name."""
    person = account.person(id)
    return (person.name or "") if person else ""


def _past_day(on: date | None, as_of: date) -> date | None:
    return on if on and on <= as_of else None


def _share_year(account: Account, as_of: date) -> Iterator[SharedEvent]:
    window = Span(as_of, add_months(first_of_month(as_of), MONTHS) - timedelta(days=1))
    for occurrence in account_occurrences(account, window):
        if customer_may_see(account, occurrence.event, usual=occurrence.event.kind in THEIR_YEAR):
            yield SharedEvent(occurrence.event.name, plain_words(occurrence.event.kind), occurrence.span)
