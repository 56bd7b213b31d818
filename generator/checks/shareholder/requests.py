"""Rules of the shareholder about what they ask for beyond the contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.days.period import in_words
from generator.insight.value.beyond_contract import (
    AFTER_GO_LIVE_WITHIN,
    changes_live,
    decided_alone,
    decision_due,
    may_approve,
    open_requests,
    who_may_approve,
)
from generator.model.account import Account
from generator.model.requests import Request
from generator.model.settings import Settings
from generator.wording.text import count_noun, quote_text

rule = rules_of("shareholder", Stake.MONEY, "requests")


@rule("extra-work-without-approval", Severity.RED)
def extra_work_without_approval(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something beyond the contract is done at no charge, and nobody who may do so has approved it.

    At no charge is what was decided so (`decision: free`), and what one of us began with (`begun_on`) before anything
    was decided. A manager or an executive sponsor of ours may approve it.

    From: Rules, mistakes and challenges of account managers.
    """
    for request in account.requests:
        begun = request.begun_on is not None and request.begun_on <= as_of and request.decision in (None, "deferred")
        free = request.decision == "free" and not may_approve(account, request.approved_by)
        if begun or free:
            asked = account.name_of(request.from_)
            message = (
                f"{quote_text(request.ask)}, which {asked} asked for beyond the contract, was begun on "
                f"{in_words(request.begun_on)} and nobody has decided on it."
                if begun and request.begun_on
                else f"{quote_text(request.ask)} is given to {asked} at no charge, "
                f"{_without_approval(account, request)}."
            )
            advice = f"Take it to {_superior(account)} with what it takes and what it is worth, before more is done."
            yield Concern(message, (request,), advice)


def _without_approval(account: Account, request: Request) -> str:
    name = account.name_of(request.approved_by)
    return f"approved by {name}, who may not do so alone" if name else "and nobody approved it"


def _superior(account: Account) -> str:
    first = next(iter(who_may_approve(account)), None)
    return first.name if first else "your superior"


@rule("request-undecided", Severity.AMBER)
def request_undecided(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """They asked for something beyond the contract and nobody has decided.

    Found from the day they named on (`decide_by`), else 14 days after they asked. A change to what is live already
    is found 3 days after they asked unless it was taken to a superior of ours (`escalated_to`), and once it is charged
    or declined and no superior had it.

    From: Rules, mistakes and challenges of account managers.
    """
    for request in open_requests(account, as_of):
        late, waited = (as_of - decision_due(request)).days, (as_of - request.asked_on).days
        asked = f"{account.name_of(request.from_)} asked for {quote_text(request.ask)} {count_noun(waited, 'day')} ago"
        if changes_live(account, request) and not may_approve(account, request.escalated_to):
            limit = request.asked_on + timedelta(days=AFTER_GO_LIVE_WITHIN)
            if as_of > limit:
                message = f"{asked}: a change to what is live, and no superior of ours has it to decide."
                advice = f"Take it to {_superior(account)}: changes after go-live are decided by a superior."
                yield Concern(message, (request,), advice, days=(as_of - limit).days)
        elif late > 0:
            advice = f"Have {_superior(account)} decide, and tell them even if the answer is no."
            yield Concern(f"{asked}, and it is not decided.", (request,), advice, days=late)
    for request in decided_alone(account, as_of):
        message = (
            f"{quote_text(request.ask)} changes what is live, was {request.decision}, and no superior of ours had it."
        )
        advice = f"Have {_superior(account)} look at it, and note who decided."
        yield Concern(message, (request,), advice)
