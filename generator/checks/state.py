"""The state of an account in a colour with its reasons, and the state somebody has set by hand instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.checks.rule import Finding, Severity
from generator.insight.knowledge.evidence import MissingEvidence, missing_evidence
from generator.model.account import Account
from generator.model.head import Override
from generator.model.settings import Settings
from generator.model.team import TeamMember

REASONS = 3
"""How many reasons a state gives."""
OVERRIDE_DAYS = 30
"""For how many days from its date a state set by hand holds."""


class Colour(StrEnum):
    """How an account stands, the worst first; a page says it in words as well."""

    RED = "red"
    AMBER = "amber"
    #: Nothing is the matter as far as is known, but evidence of our days that all is well is missing.
    UNKNOWN = "unknown"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class SetByHand:
    """A state that somebody has set by hand and that still holds."""

    colour: Colour
    why: str
    by: TeamMember | None
    on: date
    #: The last day on which it holds.
    until: date
    #: The record it comes from.
    record: Override


@dataclass(frozen=True, slots=True)
class State:
    """How an account stands on a date."""

    #: What counts: the colour set by hand while that holds, else the one that was found.
    colour: Colour
    #: The colour of the worst finding, whatever was set by hand.
    found: Colour
    #: The findings that weigh most, red before amber; three at the most, none that is only a note.
    reasons: tuple[Finding, ...]
    #: How many red and amber findings there are besides the reasons.
    more: int
    by_hand: SetByHand | None
    #: What is missing before an account without red and amber findings counts as on course.
    missing: tuple[MissingEvidence, ...]


def account_state(account: Account, findings: Sequence[Finding], as_of: date, settings: Settings) -> State:
    """The state of an account from its findings, which come with what matters most first.

    It is the colour of the worst finding, never a number; notes do not count. Without a finding it is green if
    there is evidence of our days: contact with those who decide, their satisfaction, a review; else it is not known.
    A state set by hand counts instead for thirty days from its date.
    """
    weighty = [finding for finding in findings if finding.severity is not Severity.NOTE]
    closed = account.profile.status == "closed"
    missing = () if weighty or closed else missing_evidence(account, as_of, settings)
    otherwise = Colour.UNKNOWN if missing else Colour.GREEN
    colour = Colour(weighty[0].severity.value) if weighty else otherwise
    by_hand = set_by_hand(account, as_of)
    return State(
        colour=by_hand.colour if by_hand else colour,
        found=colour,
        reasons=tuple(weighty[:REASONS]),
        more=len(weighty[REASONS:]),
        by_hand=by_hand,
        missing=missing,
    )


def set_by_hand(account: Account, as_of: date) -> SetByHand | None:
    """The state somebody has set by hand, from its date until thirty days later; None when there is none."""
    override = account.profile.override
    if override is None:
        return None
    until = override.on + timedelta(days=OVERRIDE_DAYS)
    if not override.on <= as_of <= until:
        return None
    colour = Colour(override.state)
    return SetByHand(colour, override.why, account.colleague(override.by), override.on, until, override)
