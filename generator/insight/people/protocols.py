"""What was agreed about communication, how old that is, and whether its call card still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.days.period import Span
from generator.insight.people.absence import Gap, uncovered_absences
from generator.insight.people.departures import has_left
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.protocol import Protocol, Scenario
from generator.model.settings import Settings
from generator.model.work import Project


@dataclass(frozen=True, slots=True)
class Agreement:
    """A protocol and what it is for."""

    protocol: Protocol
    #: The project it is for; None for all work with the customer.
    project: Project | None


def list_agreements(account: Account) -> tuple[Agreement, ...]:
    """The account's own protocol, then those of projects that are not closed."""
    protocols = [
        (account.protocol, None),
        *((project.protocol, project) for project in account.projects if project.open),
    ]
    return tuple(Agreement(protocol, project) for protocol, project in protocols if protocol)


def is_agreed(protocol: Protocol, as_of: date) -> bool:
    """Whether both sides had agreed on a protocol by a date."""
    return protocol.agreed_on is not None and protocol.agreed_on <= as_of


def review_due(protocol: Protocol, settings: Settings) -> date | None:
    """When a protocol should be looked at again; None for one that nobody agreed on.

    That is on the day meant for it (`review_on`), unless it was agreed on anew since; else `stale_days` for
    protocols after it was agreed on.
    """
    agreed = protocol.agreed_on
    if agreed is None:
        return None
    if protocol.review_on and protocol.review_on > agreed:
        return protocol.review_on
    return agreed + timedelta(days=settings.stale_days.protocol)


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """A difficulty in which the call card leads nowhere."""

    agreement: Agreement
    scenario: Scenario
    #: Whom to call there, who has left; None when it is our side that cannot be reached.
    left: Stakeholder | None
    #: Who of us is away, and the same for the backup where one is named; empty when their side is the matter.
    away: tuple[Gap, ...] = ()


def dead_ends(account: Account, as_of: date) -> tuple[DeadEnd, ...]:
    """Every difficulty whose point person has left, or is away with neither cover nor backup."""
    ends = []
    for agreement in list_agreements(account):
        for scenario in agreement.protocol.scenarios:
            theirs = account.person(scenario.their_point)
            if theirs and has_left(theirs, as_of):
                ends.append(DeadEnd(agreement, scenario, theirs))
            if away := _nobody_here(account, scenario, as_of):
                ends.append(DeadEnd(agreement, scenario, None, away))
    return tuple(ends)


def _nobody_here(account: Account, scenario: Scenario, as_of: date) -> tuple[Gap, ...]:
    """Why nobody of us can be called on a date; empty when somebody can."""
    today = Span(as_of, as_of)
    points = dict.fromkeys(id for id in (scenario.our_point, scenario.backup) if id)
    gaps = [uncovered_absences(account, id, today) for id in points]
    return tuple(gap[0] for gap in gaps) if all(gaps) else ()
