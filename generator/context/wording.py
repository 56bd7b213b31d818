"""The filters that word what was typed, bound to the account whose page or paper is made."""

from __future__ import annotations

from collections.abc import Iterable

from generator.context import states
from generator.context.directory import Directory
from generator.context.places import RecordPlaces
from generator.context.views import SourcedFact, State, Who
from generator.model.record import Fact, Money, Record, Source
from generator.paths import Target
from generator.wording.local import LocalFormat


class Wording:
    """What a template says of an id, a fact, a state or an amount, and where a record stands.

    LookupError when a page that belongs to no account asks for what only an account knows.
    """

    def __init__(self, account: tuple[Directory, RecordPlaces] | None = None, local: LocalFormat | None = None) -> None:
        self._account = account
        self._local = local or LocalFormat()

    def _require_account(self) -> tuple[Directory, RecordPlaces]:
        if self._account is None:
            raise LookupError("this page belongs to no account, so no id and no record of one is known here")
        return self._account

    def who(self, id: str | None) -> Who | None:
        """The person with that id, of either side; None for no id."""
        return self._require_account()[0].who(id)

    def people(self, ids: Iterable[str]) -> tuple[Who, ...]:
        """Several people, in the order given."""
        return self._require_account()[0].all(ids)

    def told(self, known: Fact | Source | None) -> SourcedFact | None:
        """A fact with who told us, or the source of a record without a text; None when there is none."""
        return self._require_account()[0].sourced_fact(known)

    def place(self, record: Record | None) -> Target:
        """Where a record of the account stands on the site."""
        return self._require_account()[1].of(record).target

    @staticmethod
    def state(value: str | None) -> State:
        """An enumerated value as a word and a tone."""
        return states.value_state(value)

    def money(self, amount: Money | None) -> str:
        """An amount as people write it; empty for none."""
        return self._local.money(amount.amount, amount.currency) if amount else ""
