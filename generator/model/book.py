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


class UnreadAccount(Record):
    """An account of which nothing could be read because of errors."""

    id: str
    """The name of its file or folder, which need not be one that an account may have."""
    name: str
    """What it is called; its id where that could not be read either."""
    file: str
    """The first of its files that has an error, relative to the project."""


class Book(Record):
    """Everything that was read."""

    accounts: tuple[Account, ...] = ()
    """The accounts, in the order of their ids."""
    unread: tuple[UnreadAccount, ...] = ()
    """The accounts that cannot be among them, in the order of their ids."""
    team: tuple[TeamMember, ...] = ()
    """Our own people."""
    settings: Settings = Settings()
    """The numbers of the method."""

    def account(self, id: str) -> Account | None:
        """The account with that id."""
        return next((account for account in self.accounts if account.id == id), None)
