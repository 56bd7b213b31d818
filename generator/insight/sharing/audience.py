"""Whether the customer may see a record of their account in writing: the one function that decides it."""

from __future__ import annotations

from generator.model.account import Account
from generator.model.contracts import Contract, ContractMeasure
from generator.model.demand import Demand
from generator.model.meetings import Meeting
from generator.model.rhythm import RhythmEvent
from generator.model.work import Commitment, InputNeeded, Milestone, Project

Marked = Project | Milestone | InputNeeded | RhythmEvent | Contract | ContractMeasure | Demand | Meeting | Commitment
"""The records that are marked for one audience or the other."""


def customer_may_see(account: Account, record: Marked, usual: bool = False) -> bool:
    """Whether the customer may see a record of their account in writing.

    Its own ``audience`` decides. A record without one is closed, unless it is one of the ``usual`` ones and the
    account says ``share: usual``. Of a closed account nothing can be seen.
    """
    if account.profile.status == "closed":
        return False
    if record.audience is not None:
        return record.audience == "shared"
    return usual and account.profile.share == "usual"
