"""What a rule is, and what it finds: a sentence a colleague would say, and the records it comes from."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.account import Account
from generator.model.record import Record
from generator.model.settings import Settings


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
    #: How many days it is overdue, to put the worst first; 0 when that means nothing here.
    days: int = 0


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


def rules_of(role: str) -> Callable[[str, Severity], Callable[[Check], Rule]]:
    """The decorator that makes a function a rule of a role: ``@rule("contact-late", AMBER)``."""

    def rule(name: str, severity: Severity) -> Callable[[Check], Rule]:
        return lambda check: Rule(name, role, severity, check)

    return rule
