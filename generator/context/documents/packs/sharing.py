"""What of an account its customer may be handed: the one place where that is decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.context.documents.packs.shared import (
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
from generator.context.feeds.shared import shared_dates
from generator.days.period import Span, add_months, first_of_month
from generator.insight.meetings.materials import ready_for
from generator.insight.rhythm.demand import demand_plan
from generator.insight.rhythm.rhythm import calendar
from generator.insight.value.contract_clock import contract_clock
from generator.insight.value.contract_measures import Reached, reached
from generator.model.account import Account
from generator.model.contracts import figure_and_unit
from generator.model.people import Stakeholder
from generator.model.work import Project
from generator.wording.text import words

MONTHS = 12
"""How many months ahead their needs and their year are shown."""

MONTHS_BACK = 6
"""How many months back what they forecast and what came is shown."""

THEIR_YEAR = ("shutdown", "peak", "fiscal_year_end", "launch", "freeze", "stocktake", "event", "holiday")
"""Events that everybody there lives with; budgets, boards, audits and planning are for fewer eyes."""

ACCEPTED = ("accepted", "delivered", "verified")
"""How far the customer has accepted an initiative that may be named to them; what is only proposed may not."""

_ORDERED = ("specification", "delivery", "acceptance", "live")


def shared_account(account: Account, as_of: date) -> SharedAccount:
    """What of an account its customer may be handed on a date.

    Meetings and promises marked ``audience: shared``. Initiatives they have accepted or whose value they confirmed,
    and what they confirmed of it. Measures of the contracts in force. What they need of us, what they forecast and
    what came. Milestones and inputs of the projects that are ordered. Of their year what everybody there lives with.
    Our account manager's name, title, e-mail and telephone. Nothing else, and of a closed account nothing at all.
    """
    dates, open_account = shared_dates(account, as_of), account.profile.status != "closed"
    projects = [project for project in account.projects if open_account and project.phase in _ORDERED]
    owner = account.colleague(account.profile.owner)
    return SharedAccount(
        name=account.name,
        as_of=as_of,
        owner=_contact(account, owner.id) if owner else None,
        initiatives=tuple(_initiatives(account)) if open_account else (),
        measures=tuple(_measures(account, as_of)) if open_account else (),
        demand=tuple(_demand(account, as_of)) if open_account else (),
        promises=tuple(sorted(dates.promises, key=lambda promise: (promise.due, promise.text))),
        milestones=tuple(sorted(_milestones(projects), key=lambda each: (each.due, each.text))),
        inputs=tuple(sorted(_inputs(account, projects), key=lambda each: (each.due, each.what))),
        year=tuple(_year(account, as_of)) if open_account else (),
        meetings=tuple(sorted((m for m in dates.meetings if m.on >= as_of), key=lambda m: (m.on, m.at, m.name))),
    )


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
    return tuple(found for id in dict.fromkeys(ids) if (found := _contact(account, id)))


def _contact(account: Account, id: str | None) -> SharedContact | None:
    member = account.colleague(id)
    if member is None:
        return None
    return SharedContact(member.name, member.title or "", member.email or "", member.phone or "")


def shared_files(account: Account, person: Stakeholder, as_of: date) -> tuple[SharedFile, ...]:
    """What is ready to be handed to one of them at the planned meetings, that for the next meeting first."""
    found = []
    for each in ready_for(account, person, as_of):
        cover = each.cover
        found.append(
            SharedFile(
                format=each.format,
                text=each.text,
                file=each.file or "",
                number=(cover.number or "") if cover else "",
                revision=(cover.revision or "") if cover else "",
                tolerance=(cover.tolerance or "") if cover else "",
                sign_off_by=cover.sign_off_by if cover else None,
            )
        )
    return tuple(dict.fromkeys(found))


def _initiatives(account: Account) -> Iterator[SharedInitiative]:
    for each in account.initiatives:
        value, accepted = each.value.customer, each.outcome_state in ACCEPTED
        if each.status in ("cancelled", "deferred") or not (accepted or value.confirmed_by):
            continue
        confirmed = value.confirmed_by is not None
        person = account.person(value.confirmed_by)
        yield SharedInitiative(
            text=each.text,
            stage=(each.outcome_state or "") if accepted else "",
            due=each.due,
            case=value.case.text if confirmed and value.case else "",
            money=value.money if confirmed else None,
            confirmed_by=(person.name or "") if person else "",
        )


def _measures(account: Account, as_of: date) -> Iterator[SharedMeasure]:
    for contract in account.contracts:
        if contract_clock(account, contract, as_of, account.settings).in_force:
            for each in contract.measures:
                state = reached(each, as_of)
                known = each.actual is not None and state is not Reached.UNKNOWN
                yield SharedMeasure(
                    contract=contract.name,
                    name=each.name,
                    at_least=each.higher_is_better,
                    target=figure_and_unit(each.target),
                    actual=figure_and_unit(each.actual) if known and each.actual is not None else None,
                    on=each.on if known else None,
                    state=state,
                )


def _demand(account: Account, as_of: date) -> Iterator[SharedDemand]:
    for each in account.demand:
        if each.unit:
            start = min([as_of, *(m for f in each.figures if (m := f.month) >= add_months(as_of, -MONTHS_BACK))])
            behind = (as_of.year - start.year) * 12 + as_of.month - start.month
            plan = demand_plan(account, each, start, MONTHS + behind)
            months = (SharedMonth(m.month, m.expected, m.forecast, m.actual) for m in plan.months)
            yield SharedDemand(each.name, each.unit, tuple(months))


def _milestones(projects: list[Project]) -> Iterator[SharedMilestone]:
    for project in projects:
        for each in project.milestones:
            yield SharedMilestone(project.name, each.text, each.side == "us", each.due, each.done)


def _inputs(account: Account, projects: list[Project]) -> Iterator[SharedInput]:
    for project in projects:
        for each in project.inputs_needed:
            person = account.person(each.from_)
            yield SharedInput(project.name, each.what, (person.name or "") if person else "", each.due, each.received)


def _year(account: Account, as_of: date) -> Iterator[SharedEvent]:
    window = Span(as_of, add_months(first_of_month(as_of), MONTHS) - timedelta(days=1))
    for each in calendar(account, window):
        if each.event.kind in THEIR_YEAR:
            yield SharedEvent(each.event.name, words(each.event.kind), each.span)
