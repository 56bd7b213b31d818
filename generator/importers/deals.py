"""Deals and the initiatives of an account: what is known of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from generator.importers.changes import DEALS, Key, Value
from generator.importers.matching import Matcher
from generator.importers.records import Deal
from generator.wording.names import name_key


def _list_spellings(name: str) -> tuple[str, ...]:
    return (name_key(name),)


class Deals(Matcher[Deal]):
    """Plans what the deals of one account change in it.

    A new initiative is made of a deal that is still open: ours to lead, a possible part for us, with what it is worth
    to us. What it is worth to them no customer database says.
    """

    table, name, fallback, spellings = DEALS, "text", "deal", _list_spellings
    fixed: ClassVar[Mapping[str, Value]] = {"led_by": "us", "our_part": "possible"}

    def _memory_key(self, record: Deal, there: Any = None) -> str:
        return f"deal:{super()._memory_key(record).removeprefix('name:')}"

    def _why_unwanted(self, record: Deal) -> str:
        return "" if record.state == "open" else "won or lost there, so that no initiative is made of it"

    def _values(self, record: Deal) -> Mapping[Key, str | tuple[str, ...]]:
        values = {
            ("text",): record.name,
            ("our_part",): "active" if record.state == "won" else "",
            ("value", "us", "money"): record.money,
            ("due",): record.closes.isoformat() if record.closes else "",
        }
        return {key: value for key, value in values.items() if value}

    def _update(self, record: Deal, there: Any) -> None:
        if record.state == "lost" and there.status not in ("cancelled", "deferred"):
            self._plan.notes.append(f"the deal “{record.name}” is lost there, and {there.id} is not `cancelled` here")
        super()._update(record, there)
