"""What is not found fault with while an account is new: what nobody knows yet is a question."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.insight.people.newness import new_until
from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.situations import RuleSetting

_NOT_KNOWN_YET = (
    "customer-goal-unserved",
    "next-year-without-goals",
    "orphan-initiative",
    "no-relationship-goal",
    "direction-unknown-or-old",
    "medium-term-plans-old",
    "linkage-without-next-step",
    "nothing-to-say-about-change",
    "watch-old",
    "next-review-not-booked",
    "never-met",
    "coverage-below-majority",
    "floor-uncovered",
    "single-threaded",
    "key-role-missing",
    "level-gap",
    "personal-win-unknown",
    "decision-process-unknown",
    "decision-step-without-person",
    "expertise-not-offered",
    "learning-need-unmet",
    "no-help-lately",
    "project-without-name-to-answer",
    "project-without-sponsor",
    "project-without-next-milestone",
    "project-without-plan",
    "started-without-agreed-spec",
    "project-without-fallback",
    "project-without-protocol",
    "nothing-in-their-format",
    "protocol-not-agreed",
    "format-not-known",
    "one-sided-promises",
    "unrated-initiative",
    "value-unconfirmed",
    "balance-tilted",
    "initiative-without-owner",
    "initiative-without-next-step",
    "unknown-names",
    "promise-without-context",
    "person-without-owner",
)
"""Rules that find what nobody has noted or begun; those that find what happened, or is late, are not among them."""


def let_new_accounts_be(account: Account, as_of: date, settings: Settings) -> Mapping[str, RuleSetting]:
    """The rules that are off because an account is new, by name, each with why and until when; none later on."""
    until = new_until(account, as_of, settings)
    if until is None:
        return {}
    off = RuleSetting(level="off", why="The account is new: what is not known yet is asked instead.", until=until)
    return dict.fromkeys(_NOT_KNOWN_YET, off)
