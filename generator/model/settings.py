"""The numbers of the method: tiers, cadences, thresholds; every one can be overridden per account."""

from __future__ import annotations

from pydantic import Field

from generator.model.kinds import Day, Days, Id, Many, Number, Worth
from generator.model.log import InteractionType
from generator.model.record import Record


class Tier(Record):
    """How often people of an account of this tier hear from us and the account is reviewed, in days."""

    manage_closely: Days
    """Contact cadence for people of high influence and high interest."""
    keep_satisfied: Days
    """Contact cadence for people of high influence and lower interest."""
    keep_informed: Days
    """Contact cadence for people of lower influence and high interest."""
    monitor: Days
    """Contact cadence for everybody else."""
    review_every: Days
    """How often to hold a business review."""
    executive_review_every: Days | None = None
    """How often to hold an executive review; left out, never."""
    plan_review_every: Days
    """How often the plan itself is read through."""


def default_tiers() -> dict[str, Tier]:
    """The tiers with the numbers the method starts from."""
    return {
        name: Tier(
            manage_closely=closely,
            keep_satisfied=satisfied,
            keep_informed=informed,
            monitor=monitor,
            review_every=review,
            executive_review_every=executive,
            plan_review_every=plan,
        )
        for name, closely, satisfied, informed, monitor, review, executive, plan in (
            ("strategic", 14, 35, 35, 90, 90, 365, 90),
            ("key", 30, 60, 60, 120, 120, 365, 90),
            ("growth", 60, 90, 90, 180, 180, None, 180),
            ("standard", 90, 120, 180, 365, 365, None, 365),
        )
    }


class Settings(Record):
    """The settings of the site, from ``playbook/settings.yaml``, with an account's own overrides applied."""

    as_of: Day | None = None
    """A fixed date for the whole site, for samples and rehearsals; left out, the site is made as of today."""
    tiers: dict[Id, Tier] = Field(default_factory=default_tiers)
    """The tiers an account can have."""
    counts_as_contact: Many[InteractionType] = ("meeting", "call", "video", "site_visit", "workshop")
    """Kinds of log entry that count as contact; messages and e-mail count once they were answered."""
    late_factor: Number = 1.5
    """How many times the agreed cadence may pass before a contact is lost rather than late."""
    value_threshold: Worth = 3
    """From which worth on an initiative gives a side some value."""
