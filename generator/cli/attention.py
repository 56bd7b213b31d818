"""What the rules find in the accounts somebody asks about, and whom an account or a finding concerns."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from generator.parts.account_check import AccountHead, FindingLine


@dataclass(frozen=True, slots=True)
class AttentionFilter:
    """What somebody asks about; whatever is left out asks about everything."""

    #: Ids of accounts.
    accounts: Collection[str] = ()
    #: Id of one of us.
    owner: str | None = None
    role: str | None = None

    def about(self, id: str) -> bool:
        """Whether an account is among those asked about, whoever it belongs to."""
        return not self.accounts or id in self.accounts

    def concerns(self, account: AccountHead, *acting: str) -> bool:
        """Whether something in an account concerns the colleague asked about: their account, or theirs to see to."""
        return self.owner in (None, account.owner, *acting)

    def means(self, account: AccountHead, finding: FindingLine) -> bool:
        """Whether a finding is among what was asked about."""
        return (self.role is None or self.role in finding.roles) and self.concerns(account, finding.owner)


def find_attention(accounts: Iterable[AccountHead], asked: AttentionFilter) -> list[AccountHead]:
    """The accounts with what needs attention of what was asked about; those without are left out."""
    attentions = []
    for account in accounts:
        if asked.about(account.id):
            meant = tuple(finding for finding in account.findings if asked.means(account, finding))
            if meant:
                attentions.append(replace(account, findings=meant))
    return attentions
