"""What could cost us the account: which risks are open, and what is not being done about them."""

from __future__ import annotations

from datetime import date

from generator.model.account import Account
from generator.model.risks import Risk, Rival

HEARD_WITHIN = 120
"""After how many days what we know of a competitor counts as old."""
_GRADES = ("high", "medium", "low")


def open_risks(account: Account, as_of: date) -> tuple[Risk, ...]:
    """The risks that are not over on a date, the heaviest first."""
    waiting = (risk for risk in account.risks if risk.closed is None or risk.closed > as_of)
    return tuple(sorted(waiting, key=lambda risk: (_weight(risk), risk.text)))


def is_heavy(risk: Risk) -> bool:
    """Whether a risk has to be seen to: neither unlikely nor harmless, and one of both high."""
    return _weight(risk) <= 1


def _weight(risk: Risk) -> int:
    return _GRADES.index(risk.likelihood) + _GRADES.index(risk.impact)


def rivals_by_threat(account: Account) -> tuple[Rival, ...]:
    """Who else is after them, the most dangerous first."""
    return tuple(sorted(account.our_competitors, key=lambda rival: (_GRADES.index(rival.threat), rival.name)))


def last_heard(rival: Rival) -> date | None:
    """When we last heard of a competitor there: the day noted, or that of what it offers."""
    days = (rival.last_heard_on, rival.offers.on if rival.offers else None)
    return max((day for day in days if day), default=None)
