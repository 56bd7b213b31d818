"""People who left: whether we know who followed them, and whether it is time to look them up."""

from __future__ import annotations

from datetime import date, timedelta

from generator.days.period import add_months
from generator.model.account import Account
from generator.model.people import Stakeholder

AHEAD = 30
"""How many days before the day meant for it somebody may have been looked up already."""


def has_left(person: Stakeholder, as_of: date) -> bool:
    """Whether a person has left up to a date."""
    return person.left is not None and person.left.on <= as_of


def successor_unknown(person: Stakeholder, as_of: date) -> bool:
    """Whether a person left and we do not know who followed.

    That is so while ``unknown`` stands there, and for a year when nothing does.
    """
    left = person.left
    if left is None or left.on > as_of:
        return False
    return left.successor == "unknown" or (left.successor is None and left.on > add_months(as_of, -12))


def follow_up_due(account: Account, person: Stakeholder, as_of: date) -> bool:
    """Whether somebody who left should have been looked up by now, and was not.

    An entry of the log with them, after they left and no earlier than 30 days before the day meant for it,
    is looking them up.
    """
    left = person.left
    if left is None or left.follow_up is None or left.follow_up >= as_of:
        return False
    first = max(left.on + timedelta(days=1), left.follow_up - timedelta(days=AHEAD))
    return not any(person.id in entry.with_ and first <= entry.on <= as_of for entry in account.log)
