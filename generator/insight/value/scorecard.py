"""How each side rates the other by now, and how it did before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.model.account import Account
from generator.model.scorecard import ScorecardLine

LOW = 2
"""Up to this score something has to be talked about."""


@dataclass(frozen=True, slots=True)
class Rated:
    """The newest word on a subject."""

    line: ScorecardLine
    #: The one before it; None when there is none.
    before: ScorecardLine | None


def newest_ratings(account: Account, of: Literal["us", "customer"], as_of: date) -> tuple[Rated, ...]:
    """The newest word on each subject by which a side is rated, the lowest first."""
    by_subject: dict[str, list[ScorecardLine]] = {}
    for line in sorted(account.scorecard, key=lambda line: line.on):
        if line.of == of and line.on <= as_of:
            by_subject.setdefault(line.subject.casefold(), []).append(line)
    rated = [Rated(lines[-1], lines[-2] if lines[1:] else None) for lines in by_subject.values()]
    return tuple(sorted(rated, key=lambda rating: (rating.line.score, rating.line.subject)))
