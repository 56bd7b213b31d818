"""Deals and the initiatives of an account: what is known of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from generator.importers.changes import DEALS, Key, Value
from generator.importers.matching import Matcher
from generator.importers.records import FieldValue, Record


class Deals(Matcher):
    """Plans what the deals of one account change in it.

    A new initiative is made of a deal that is still open: ours to lead, a possible part for us, with what it is worth
    to us. What it is worth to them no customer database says.
    """

    table, name, fallback = DEALS, "text", "deal"
    fixed: ClassVar[Mapping[str, Value]] = {"led_by": "us", "our_part": "possible"}
    keys: ClassVar[Mapping[Key, str]] = {
        ("our_part",): "our_part",
        ("value", "us", "money"): "amount",
        ("due",): "close_date",
    }

    def _memory_key(self, record: Record, there: Any = None) -> str:
        return f"deal:{super()._memory_key(record).removeprefix('name:')}"

    def _why_unwanted(self, record: Record) -> str:
        closed = record.text("stage") in ("won", "lost")
        return "won or lost there, so that no initiative is made of it" if closed else ""

    def _fields(self, record: Record) -> Mapping[str, FieldValue]:
        part = "active" if record.text("stage") == "won" else ""
        return {name: value for name, value in (*record.values.items(), ("our_part", part)) if value}

    def _update(self, record: Record, there: Any) -> None:
        if record.text("stage") == "lost" and there.status not in ("cancelled", "deferred"):
            self._plan.notes.append(f"the deal “{record.name}” is lost there, and {there.id} is not `cancelled` here")
        super()._update(record, there)
