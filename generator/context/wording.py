"""The filters that word what was typed, bound to the account whose page or paper is made."""

from __future__ import annotations

from collections.abc import Iterable

from generator.context import states
from generator.context.directory import Directory
from generator.context.views import State, Told, Who
from generator.insight.knowledge import answers
from generator.model.account import Account
from generator.model.record import Fact, Money


class Wording:
    """What a template says of an id, a fact, a state or an amount.

    LookupError when a page that belongs to no account asks who somebody is.
    """

    def __init__(self, account: Account | None = None) -> None:
        self._account = Directory(account) if account else None

    @property
    def _directory(self) -> Directory:
        if self._account is None:
            raise LookupError("this page belongs to no account, so nobody is known here by an id")
        return self._account

    def who(self, id: str | None) -> Who | None:
        """The person with that id, of either side; None for no id."""
        return self._directory.who(id)

    def people(self, ids: Iterable[str]) -> tuple[Who, ...]:
        """Several people, in the order given."""
        return self._directory.all(ids)

    def told(self, fact: Fact | None) -> Told | None:
        """A fact with who told us; None when there is none."""
        return self._directory.told(fact)

    @staticmethod
    def state(value: str | None) -> State:
        """An enumerated value as a word and a tone."""
        return states.state(value)

    @staticmethod
    def money(amount: Money | None) -> str:
        """An amount as people write it; empty for none."""
        return answers.money(amount) if amount else ""
