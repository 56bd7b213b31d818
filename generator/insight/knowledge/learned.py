"""What we were told, as the log has it."""

from __future__ import annotations

from datetime import date

from generator.model.account import Account
from generator.model.record import Fact


def learned_since(account: Account, since: date, as_of: date) -> list[tuple[date, Fact]]:
    """What was learnt from one day to another, both included, each with its day; the newest first."""
    learned = [
        (fact.on or entry.on, fact)
        for entry in account.log
        if entry.on <= as_of
        for fact in entry.learned
        if since <= (fact.on or entry.on) <= as_of
    ]
    return sorted(learned, key=lambda told: told[0], reverse=True)
