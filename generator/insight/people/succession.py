"""What a colleague would miss who had to take the account over tomorrow."""

from __future__ import annotations

from datetime import date, timedelta

from generator.days.period import Span
from generator.insight.people.contact import Quadrant, person_quadrant
from generator.insight.people.weight import decides, person_weight
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.people import Stakeholder
from generator.model.work import Commitment

NAMES_WITHIN = 90
"""Within how many days the names of a customer's people should be known."""
AWAY_WITHIN = 14
"""How many days ahead an absence needs its cover."""


def closely_managed(person: Stakeholder) -> bool:
    """Whether a person is still there and of high influence and interest."""
    return person.present and person_quadrant(person) is Quadrant.MANAGE_CLOSELY


def first_to_meet(account: Account) -> list[Stakeholder]:
    """Those who matter most, by their weight: managed closely; else who decides about us; else who has a part in it."""
    there = sorted((p for p in account.stakeholders if p.present), key=person_weight, reverse=True)
    wanted = ([p for p in there if fits(p)] for fits in (closely_managed, decides, lambda p: bool(p.decision_role)))
    return next((people for people in wanted if people), [])


def without_context(account: Account, as_of: date) -> tuple[Commitment, ...]:
    """The open promises of which nothing says how they came about: no occasion, no step, no log entry."""
    logged = {promise for entry in account.log if entry.on <= as_of for promise in entry.agreed}
    return tuple(
        promise
        for promise in account.commitments
        if promise.status == "open"
        and promise.made_on <= as_of
        and not (promise.made_at or promise.progress or promise.id in logged)
    )


def newest_entry(account: Account, as_of: date) -> LogEntry | None:
    """The newest log entry dated no later than the as-of date; of two on one day, the one that was added later."""
    known = [entry for entry in reversed(account.log) if entry.on <= as_of]
    return max(known, key=lambda entry: entry.on, default=None)


def coming_days(as_of: date) -> Span:
    """The days for which an absence has to be covered by now."""
    return Span(as_of, as_of + timedelta(days=AWAY_WITHIN))
