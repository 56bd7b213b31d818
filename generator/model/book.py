"""The book: all accounts, our own people, and the settings they share."""

from __future__ import annotations

from generator.model.account import Account
from generator.model.record import Record
from generator.model.settings import Settings
from generator.model.team import TeamMember


class TeamFile(Record):
    """What ``accounts/_team.yaml`` holds."""

    team: tuple[TeamMember, ...] = ()
    """Our own people, once for all accounts."""


class Book(Record):
    """Everything that was read."""

    accounts: tuple[Account, ...] = ()
    """The accounts, in the order of their ids."""
    team: tuple[TeamMember, ...] = ()
    """Our own people."""
    settings: Settings = Settings()
    """The numbers of the method."""

    def account(self, id: str) -> Account | None:
        """The account with that id."""
        return next((account for account in self.accounts if account.id == id), None)
