"""How old what we know is: where the customer is heading, their plans, and our own plan of the account."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.insight.meetings.reviews import held_reviews
from generator.model.account import Account
from generator.model.record import Record
from generator.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Freshness:
    """How long ago something was last learnt or read."""

    #: What we know, the newest first; empty when we know nothing.
    records: tuple[Record, ...]
    #: The newest day noted; None when there is none.
    on: date | None
    #: Days since then; None without a day.
    days: int | None
    #: After how many days it counts as old.
    limit: int

    @property
    def known(self) -> bool:
        """Whether anything is known at all."""
        return bool(self.records)

    @property
    def old(self) -> bool:
        """Whether it is too old to go by; what has no day is not called old."""
        return self.days is not None and self.days > self.limit


def measure_freshness(dated: Iterable[tuple[Record, date | None]], as_of: date, limit: int) -> Freshness:
    """How fresh some records are, by the newest of their days; those dated later than the as-of date do not count."""
    known = [(record, on) for record, on in dated if on is None or on <= as_of]
    known.sort(key=lambda pair: pair[1] or date.min, reverse=True)
    newest = known[0][1] if known else None
    return Freshness(tuple(record for record, _ in known), newest, (as_of - newest).days if newest else None, limit)


def direction_freshness(account: Account, as_of: date, settings: Settings) -> Freshness:
    """What we know of where the customer is heading in one, three and ten years; old after ``direction`` days."""
    heading = account.strategy.customer.direction
    facts = [fact for fact in (heading.one_year, heading.three_years, heading.ten_years) if fact]
    return measure_freshness(((fact, fact.on) for fact in facts), as_of, settings.stale_days.direction)


def medium_term_plans(account: Account, as_of: date, settings: Settings) -> Freshness:
    """Their medium-term business plans as last told to us; old after ``plans`` days.

    What they said of them at a review counts as well as what stands in the strategy.
    """
    plans = account.strategy.customer.plans
    told: list[tuple[Record, date | None]] = [(plans, plans.on)] if plans else []
    held = held_reviews(account, as_of)
    told += [
        (reviewing.record, reviewing.on)
        for reviewing in held
        if reviewing.review and reviewing.review.sections.medium_term_plans
    ]
    return measure_freshness(told, as_of, settings.stale_days.plans)


def plan_freshness(account: Account, as_of: date, settings: Settings) -> Freshness:
    """Our plan of the account, by the newer of the days its owner touched it and a manager read it.

    It is old after the tier's ``plan_review_every``. An account that notes neither day has no age, nor has one whose
    tier nobody knows.
    """
    profile, reviewed = account.profile, account.profile.reviewed
    tier = settings.tiers.get(profile.tier)
    days: list[tuple[Record, date | None]] = [(reviewed, reviewed.on)] if reviewed else []
    if profile.updated:
        days.append((profile, profile.updated))
    return measure_freshness(days if tier else (), as_of, tier.plan_review_every if tier else 0)


def executive_attention(account: Account, settings: Settings) -> bool:
    """Whether an account is of the tiers that matter most: strategic, key, or any with an executive review."""
    tier = settings.tiers.get(account.profile.tier)
    return tier is not None and tier.executive_review_every is not None
