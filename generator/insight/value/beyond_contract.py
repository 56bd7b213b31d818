"""What they asked for beyond the contract: what waits for a decision, and what was given away so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.model.account import Account
from generator.model.requests import Request
from generator.model.team import TeamMember

_MAY_APPROVE = ("manager", "executive_sponsor")
DECIDED_WITHIN = 14
"""Days within which a request has a decision, where they named no day."""
AFTER_GO_LIVE_WITHIN = 3
"""Days within which a change to what is live is taken to a superior."""


@dataclass(frozen=True, slots=True)
class Total:
    """What some requests come to."""

    requests: int = 0
    #: Days of work, and of how many requests nobody noted them.
    days: float = 0
    without_days: int = 0
    #: What they would have paid, by currency.
    worth: tuple[tuple[str, float], ...] = ()


def may_approve(account: Account, id: str | None) -> bool:
    """Whether one of us may give work away: a manager or an executive sponsor."""
    member = account.colleague(id)
    return bool(member and member.role in _MAY_APPROVE)


def who_may_approve(account: Account) -> tuple[TeamMember, ...]:
    """Those of us who may give work away, managers first, of the account's own team before everybody else."""
    ours = [member for member in (*account.team, *account.colleagues) if member.role in _MAY_APPROVE]
    return tuple(sorted(ours, key=lambda member: _MAY_APPROVE.index(member.role)))


def open_requests(account: Account, as_of: date) -> tuple[Request, ...]:
    """The requests that wait for a decision on a date, by the day it is due."""
    waiting = (request for request in account.requests if request.asked_on <= as_of and not _is_decided(request, as_of))
    return tuple(sorted(waiting, key=lambda request: (decision_due(request), request.ask)))


def _is_decided(request: Request, as_of: date) -> bool:
    if request.decision is None or (request.decided_on and request.decided_on > as_of):
        return False
    return request.decision != "deferred" or request.decide_by is None or request.decide_by >= as_of


def decision_due(request: Request) -> date:
    """The day by which a request has a decision."""
    return request.decide_by or request.asked_on + timedelta(days=DECIDED_WITHIN)


def changes_live(account: Account, request: Request) -> bool:
    """Whether a request changes something that is live already."""
    phases = [project.phase for project in account.projects if project.id == request.project]
    return request.after_go_live or "live" in phases or "closed" in phases


def decided_alone(account: Account, as_of: date) -> tuple[Request, ...]:
    """The changes to what is live that were charged or declined without a superior of ours."""
    waiting = open_requests(account, as_of)
    return tuple(
        request
        for request in account.requests
        if request.decision in ("charged", "declined")
        and request not in waiting
        and changes_live(account, request)
        and not (may_approve(account, request.approved_by) or may_approve(account, request.escalated_to))
    )


def given_away(account: Account, as_of: date) -> tuple[tuple[Request, Total], ...]:
    """What was given away up to a date, the oldest first, each with what all so far come to."""
    free = [request for request in account.requests if request.decision == "free" and given_on(request) <= as_of]
    free.sort(key=lambda request: (given_on(request), request.ask))
    return tuple((request, add_up(free[:number])) for number, request in enumerate(free, 1))


def given_on(request: Request) -> date:
    """The day from which something counts as given away."""
    return request.decided_on or request.asked_on


def add_up(requests: Iterable[Request]) -> Total:
    """What some requests come to."""
    return join_totals(
        Total(
            requests=1,
            days=request.days or 0,
            without_days=int(request.days is None),
            worth=((request.worth.currency, request.worth.amount),) if request.worth else (),
        )
        for request in requests
    )


def join_totals(totals: Iterable[Total]) -> Total:
    """What several totals come to together."""
    listed, worth = tuple(totals), dict[str, float]()
    for total in listed:
        for code, amount in total.worth:
            worth[code] = worth.get(code, 0) + amount
    return Total(
        sum(total.requests for total in listed),
        sum(total.days for total in listed),
        sum(total.without_days for total in listed),
        tuple(sorted(worth.items())),
    )
