"""What the rules find in the accounts somebody asks about, and whom an account or a finding concerns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from generator.checks.findings import find_findings
from generator.checks.rule import Finding
from generator.model.account import Account
from generator.model.book import Book


@dataclass(frozen=True, slots=True)
class Attention:
    """What needs attention in one account."""

    account: Account
    #: The most urgent first.
    findings: tuple[Finding, ...]


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

    def concerns(self, account: Account, *acting: str) -> bool:
        """Whether something in an account concerns the colleague asked about: their account, or theirs to see to."""
        return self.owner in (None, account.profile.owner, *acting)

    def means(self, account: Account, finding: Finding) -> bool:
        """Whether a finding is among what was asked about."""
        return (self.role is None or self.role in finding.roles) and self.concerns(account, finding.owner)


def find_attention(book: Book, as_of: date, asked: AttentionFilter) -> list[Attention]:
    """What needs attention on a date, account by account in the order of the book; those without are left out."""
    attentions = []
    for account in book.accounts:
        if asked.about(account.id):
            meant = tuple(
                finding for finding in find_findings(account, as_of, account.settings) if asked.means(account, finding)
            )
            if meant:
                attentions.append(Attention(account, meant))
    return attentions
