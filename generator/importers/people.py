"""Contacts and the people of an account: what is known of each, and to whom they report."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar

from generator.importers.changes import PEOPLE, Key
from generator.importers.identity import Index, id_key
from generator.importers.matching import Matcher
from generator.importers.records import FieldValue, Record
from generator.model import refusal
from generator.model.people import Stakeholder
from generator.wording.names import name_key, person_keys
from generator.wording.text import shorten_text


class People(Matcher):
    """Plans what the contacts of one account change in it."""

    table, fallback = PEOPLE, "person"
    keys: ClassVar[Mapping[Key, str]] = {
        ("title",): "title",
        ("unit",): "department",
        ("reports_to",): "reports_to",
        ("decision_role",): "role",
        ("contact", "email"): "email",
        ("contact", "phone"): "phone",
    }

    def _spellings(self, name: str) -> tuple[str, ...]:
        return person_keys(name)

    def _over(self, there: Any) -> bool:
        return there.left is not None

    def _fields(self, record: Record) -> Mapping[str, FieldValue]:
        said = {
            "department": record.text("department"),
            "reports_to": record.text("reports_to") or record.text("reports_to_id"),
        }
        ours = {"department": self._unit(said["department"]), "reports_to": self._superiors.get(record, "")}
        # Something that an account has no place for is not empty there.
        unplaced = {name for name in said if said[name] and not ours[name]}
        return {name: ours.get(name, value) for name, value in record.values.items() if name not in unplaced}

    def _values(self, record: Record) -> dict[Key, FieldValue]:
        values = super()._values(record)
        reach = {"email": record.text("email") or None, "phone": record.text("phone") or None}
        raw = {"id": "x", "name": record.name, "title": record.text("title") or None, "contact": reach}
        _, refused = refusal.read_record(Stakeholder, raw)
        for each in refused:
            value = shorten_text(str(values.pop(tuple(map(str, each.path)))), 60)
            self._plan.notes.append(f"{shorten_text(record.name, 60)}: {value} not used: {each.message}")
        return values

    @cached_property
    def _superiors(self) -> Mapping[Record, str]:
        """The id of the person whom each contact reports to, where that is one of the account."""
        by_id = {id_key(contact.id): person for contact, person in self._ids.items() if contact.id and person}
        everybody = [(person.id, person.label) for person in self._account.stakeholders]
        everybody += [(id, contact.name) for contact, id in self._ids.items()]
        by_name = Index((id, person_keys(name)) for id, name in everybody)
        above = {person.id: person.reports_to for person in self._account.stakeholders if person.reports_to}
        superiors: dict[Record, str] = {}
        for contact, id in self._ids.items():
            named = by_name.find(*person_keys(contact.text("reports_to")))
            superior = by_id.get(id_key(contact.text("reports_to_id")), "") or (named[0] if len(named) == 1 else "")
            if id and superior and not _is_below(superior, id, above):
                superiors[contact] = above[id] = superior
        return superiors

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
