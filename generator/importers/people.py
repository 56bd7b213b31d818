"""Contacts and the people of an account: what is known of each, and to whom they report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from generator.importers.changes import PEOPLE, Key
from generator.importers.identity import id_key
from generator.importers.matching import Matcher
from generator.importers.records import Contact
from generator.model import refusal
from generator.model.people import Stakeholder
from generator.wording.names import name_key, person_keys
from generator.wording.text import shorten_text

_PARTS: Mapping[Key, str] = {
    ("name",): "name",
    ("title",): "title",
    ("unit",): "department",
    ("reports_to",): "reports_to",
    ("decision_role",): "roles",
    ("contact", "email"): "email",
    ("contact", "phone"): "phone",
}
"""The part of a contact that each key comes from."""


class People(Matcher[Contact]):
    """Plans what the contacts of one account change in it."""

    table, fallback, spellings = PEOPLE, "person", person_keys

    def _over(self, there: Any) -> bool:
        return there.left is not None

    def _values(self, record: Contact) -> Mapping[Key, str | tuple[str, ...]]:
        reach = {"email": record.email or None, "phone": record.phone or None}
        raw = {"id": "x", "name": record.name, "title": record.title or None, "contact": reach}
        _, refused = refusal.read_record(Stakeholder, raw)
        values = {key: getattr(record, part) for key, part in _PARTS.items()}
        values[("unit",)], values[("reports_to",)] = self._unit(record.department), self._superiors.get(record, "")
        # What has no column, or is something that no account has a place for, is not empty there.
        said: dict[Key, str] = {
            ("unit",): record.department,
            ("reports_to",): record.reports_to or record.reports_to_id,
        }
        unknown = {key for key, part in _PARTS.items() if not values[key] and (said.get(key) or part in record.unsaid)}
        for each in refused:
            key = tuple(map(str, each.path))
            value = shorten_text(str(values.pop(key)), 60)
            self._plan.notes.append(f"{shorten_text(record.name, 60)}: {value} not used: {each.message}")
        return {key: value for key, value in values.items() if key not in unknown}

    @cached_property
    def _superiors(self) -> Mapping[Contact, str]:
        """The id of the person whom each contact reports to, where that is one of the account."""
        by_id = {id_key(contact.id): person for contact, person in self._ids.items() if contact.id and person}
        named = defaultdict[str, set[str]](set)
        everybody = [(person.label, person.id) for person in self._account.stakeholders]
        for name, id in (*everybody, *((contact.name, id) for contact, id in self._ids.items())):
            for key in person_keys(name):
                named[key].add(id)
        above = {person.id: person.reports_to for person in self._account.stakeholders if person.reports_to}
        found: dict[Contact, str] = {}
        for contact, id in self._ids.items():
            called = {each for key in person_keys(contact.reports_to) for each in named.get(key, ())}
            superior = by_id.get(id_key(contact.reports_to_id), "") or (called.pop() if len(called) == 1 else "")
            if id and superior and not _is_below(superior, id, above):
                found[contact] = above[id] = superior
        return found

    def _unit(self, department: str) -> str:
        """The business unit that a department is, where the account has one of that name."""
        key = name_key(department)
        named = [unit.id for unit in self._account.profile.units if key in (unit.id, name_key(unit.name))]
        return named[0] if len(named) == 1 else ""


def _is_below(one: str, other: str, above: Mapping[str, str]) -> bool:
    """Whether somebody reports to somebody else, directly or through others, or is them."""
    seen = set[str]()
    current: str | None = one
    while current and current not in seen:
        if current == other:
            return True
        seen.add(current)
        current = above.get(current)
    return False
