"""How much the customer trusts us, by the newest judgement, and whether it was more before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.account import Account
from generator.model.relationship import Trust

LOW = 2
"""Up to this score, of 5, there is little trust."""
FAIR = 3
"""A score that is well when it has risen to it, and a warning when it has fallen to it."""
FAR = 2
"""A fall by as many points is a warning wherever it ends."""


@dataclass(frozen=True, slots=True)
class TrustState:
    """Where trust stands on a date."""

    newest: Trust
    #: The judgement before it; None when it is the first.
    before: Trust | None

    @property
    def low(self) -> bool:
        """Whether there is little trust."""
        return self.newest.score <= LOW

    @property
    def fell(self) -> bool:
        """Whether there was more before."""
        return self.before is not None and self.before.score > self.newest.score

    @property
    def falling(self) -> bool:
        """Whether it fell so far that it is a warning."""
        if self.before is None or not self.fell:
            return False
        return self.newest.score <= FAIR or self.before.score - self.newest.score >= FAR


def trust_state(account: Account, as_of: date) -> TrustState | None:
    """The newest judgement of trust and the one before it; None when nobody has judged."""
    judged = [trust for trust in reversed(account.relationship.trust) if trust.on <= as_of]
    known = sorted(judged, key=lambda trust: trust.on, reverse=True)
    return TrustState(known[0], known[1] if len(known) > 1 else None) if known else None
