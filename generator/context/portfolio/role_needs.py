"""In which accounts a role is needed, for the page that teaches it: made of summaries, the worst first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.context.findings import FindingRow
from generator.context.places import LABELS, Place
from generator.context.summaries.summary import AccountSummary
from generator.paths import ACCOUNTS, Target, account_page

_LISTED = 10
"""How many accounts the page of a role lists."""


@dataclass(frozen=True, slots=True)
class NeedOfRole:
    """An account that needs a role: its page of the role, what is most at stake, and how much more there is."""

    place: Place
    finding: FindingRow
    more: int


@dataclass(frozen=True, slots=True)
class RoleNeeds:
    """Where a role is needed."""

    accounts: tuple[NeedOfRole, ...]
    #: In how many accounts more it is needed.
    others: int
    #: The list of all accounts.
    index: Target


def find_role_needs(summaries: Iterable[AccountSummary], role: str) -> RoleNeeds:
    """The accounts in which something red or amber needs a role, the one with the most at stake first."""
    needs = []
    for summary in summaries:
        own = [finding for finding in summary.findings if finding.role and finding.role.label == LABELS[role]]
        if own:
            first = min(own, key=lambda finding: finding.rank)
            needs.append(NeedOfRole(Place(summary.name, account_page(summary.id, role)), first, len(own) - 1))
    needs.sort(key=lambda need: need.finding.rank)
    return RoleNeeds(tuple(needs[:_LISTED]), len(needs[_LISTED:]), Target(ACCOUNTS))
