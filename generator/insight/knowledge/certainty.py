"""How sure we are of what we know: how many of our facts somebody has checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.record import Record


@dataclass(frozen=True, slots=True)
class Certainty:
    """Facts by how sure we are of them; those about which nobody noted it are not counted."""

    confirmed: int
    told: int
    assumed: int

    @property
    def total(self) -> int:
        """How many facts say how sure we are."""
        return self.confirmed + self.told + self.assumed


def measure_certainty(account: Account) -> Certainty | None:
    """How many facts of an account are confirmed, told or assumed; None when none says so."""
    noted = [getattr(record, "confidence", None) for record in _walk_records(account)]
    certainty = Certainty(noted.count("confirmed"), noted.count("told"), noted.count("assumed"))
    return certainty if certainty.total else None


def _walk_records(record: Record) -> Iterator[Record]:
    yield record
    for field in fields_of(type(record)):
        value = getattr(record, field.attribute)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record):
                yield from _walk_records(item)
