"""The state of an account in a colour with its reasons, and the state somebody has set by hand instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.checks.rule import Finding, Severity
from generator.model.account import Account, Override
from generator.model.team import TeamMember

REASONS = 3
"""How many reasons a state gives."""
OVERRIDE_DAYS = 30
"""For how many days from its date a state set by hand holds."""


class Colour(StrEnum):
    """How an account stands, the worst first; a page says it in words as well."""

    RED = "red"
    AMBER = "amber"
    #: Nothing is there to judge by: no contact, meeting, work, promise or judgement up to the date.
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


def account_state(account: Account, findings: Sequence[Finding], as_of: date) -> State:
    """The state of an account from its findings, which come with the most urgent first.

    It is the colour of the worst finding, never a number; notes do not count. Without a finding it is green,
    unless nothing is known to judge by. A state set by hand counts instead for thirty days from its date.
    """
    weighty = [finding for finding in findings if finding.severity is not Severity.NOTE]
    if weighty:
        colour = Colour(weighty[0].severity.value)
    else:
        colour = Colour.GREEN if _has_evidence(account, as_of) else Colour.UNKNOWN
    by_hand = set_by_hand(account, as_of)
    return State(
        colour=by_hand.colour if by_hand else colour,
        found=colour,
        reasons=tuple(weighty[:REASONS]),
        more=len(weighty[REASONS:]),
        by_hand=by_hand,
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


def _has_evidence(account: Account, as_of: date) -> bool:
    """Whether anything up to the date says how the account goes."""
    return any(
        (
            any(entry.on <= as_of for entry in account.log),
            any(meeting.status == "held" and meeting.on <= as_of for meeting in account.meetings),
            any(judgement.on <= as_of for judgement in account.satisfaction),
            any(promise.made_on <= as_of for promise in account.commitments),
            any(conflict.noticed_on <= as_of for conflict in account.conflicts),
            any(project.health for project in account.projects),
        )
    )
