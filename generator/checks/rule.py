"""What a rule is, and what it finds: a sentence a colleague would say, and the records it comes from."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from generator.model.account import Account
from generator.model.record import Record
from generator.model.settings import Settings


class Stake(StrEnum):
    """What a finding puts at risk, that which weighs most first: happy customers come before completed projects."""

    #: That they are happy with us and trust us, by what they say and do.
    HAPPINESS = "happiness"
    #: What they may hold against us: a promise, a dispute, a question that waits for our answer.
    CUSTOMER = "customer"
    #: That they stay with us: who decides and speaks for us, whether they use what they have, who is after our place.
    LOYALTY = "loyalty"
    #: A project, and what it needs from either side.
    PROJECT = "project"
    #: Who is in touch with whom, who speaks for us, the reviews.
    RELATIONSHIP = "relationship"
    #: Contracts, and effort that nobody pays for.
    MONEY = "money"
    #: What the joint work brings in the long run: goals, initiatives, plans.
    VALUE = "value"
    #: How we prepare, and the state of the plan itself.
    PREPARATION = "preparation"


class Severity(StrEnum):
    """How urgent a finding is; red and amber make the state of an account, a note does not."""

    RED = "red"
    AMBER = "amber"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Concern:
    """What a rule yields: one thing that needs attention."""

    #: What is the matter, in a full sentence with names and dates; no ids, no underscores.
    message: str
    #: The records it comes from, the one to open first at the head; may be empty for the account as a whole.
    records: tuple[Record, ...] = ()
    #: What to do about it, in a full sentence.
    advice: str = ""
    #: Another severity than the rule's own, when the case is better or worse.
    severity: Severity | None = None
    #: Id of who of us should act; None for the account's owner.
    owner: str | None = None
    #: How many days it is overdue; 0 when that means nothing here.
    days: int = 0
    #: The last day on which it can still be mended; None where there is no such day.
    until: date | None = None
    #: Whether it is little, or mild of its kind, and can wait for what is not.
    can_wait: bool = False


Check = Callable[[Account, date, Settings], Iterator[Concern]]
"""A rule's function: a pure function of account, as-of date and settings, one Found for each thing it finds."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its function, and the name under which it is listed, documented and switched off."""

    #: Name in the settings and the manual: contact-late.
    name: str
    #: The role to wear for it: ceo, ambassador ... shareholder, or record for the state of the data.
    role: str
    severity: Severity
    check: Check
    stake: Stake = Stake.PREPARATION
    #: The key at the top of an account without which there is nothing to look for; empty where every account has it.
    about: str = ""

    @property
    def manual(self) -> str:
        """The rule's page in the manual: the docstring of its function."""
        return inspect.getdoc(self.check) or ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A thing that needs attention, and the rule that found it."""

    rule: Rule
    severity: Severity
    message: str
    advice: str
    records: tuple[Record, ...]
    #: Id of who of us should act.
    owner: str
    days: int
    until: date | None = None
    can_wait: bool = False
    #: Rules that found something about the same record, which is said with it.
    also: tuple[Rule, ...] = ()
    #: Where it stands among findings of any account, the lowest first: see ``ranking``.
    rank: tuple[int, ...] = ()

    @property
    def roles(self) -> frozenset[str]:
        """The roles to wear for it: that of its rule and of those said with it."""
        return frozenset(rule.role for rule in (self.rule, *self.also))


_STAKES = {
    "ceo": Stake.VALUE,
    "ambassador": Stake.RELATIONSHIP,
    "mediator": Stake.CUSTOMER,
    "consultant": Stake.RELATIONSHIP,
    "controller": Stake.PROJECT,
    "shareholder": Stake.VALUE,
    "record": Stake.PREPARATION,
}
"""What the rules of a role put at risk, where neither their file nor they themselves say otherwise."""


class RuleDecorator(Protocol):
    """Makes a function a rule: ``@rule("contact-late", AMBER)``."""

    def __call__(self, name: str, severity: Severity, stake: Stake | None = None) -> Callable[[Check], Rule]:
        """The decorator for one rule; ``stake`` is what it puts at risk, where that is not the usual of its file."""


def rules_of(role: str, usual: Stake | None = None, about: str = "") -> RuleDecorator:
    """The decorator that makes functions rules of a role; ``usual`` is what the rules of a file put at risk.

    ``about`` is the key at the top of an account without which they have nothing to look for.
    """

    def rule(name: str, severity: Severity, stake: Stake | None = None) -> Callable[[Check], Rule]:
        return lambda check: Rule(name, role, severity, check, stake or usual or _STAKES[role], about)

    return rule
