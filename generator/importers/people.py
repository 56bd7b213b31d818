"""Contacts and the people of an account: who is whom, who is new, and what is known of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.authoring.entries import new_id
from generator.importers.changes import PEOPLE, Addition, Key, Plan, Setting, Value, Vanished
from generator.importers.identity import id_key, sort_of
from generator.importers.memory import fingerprint
from generator.importers.ownership import Known, remember_all, settle
from generator.importers.records import Contact
from generator.model import refusal
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.names import name_key
from generator.text import shortened

_PARTS: Mapping[Key, str] = {
    ("title",): "title",
    ("unit",): "department",
    ("reports_to",): "reports_to",
    ("decision_role",): "roles",
    ("contact", "email"): "email",
    ("contact", "phone"): "phone",
}
"""The part of a contact that each key comes from."""


def memory_key(id: str, name: str) -> str:
    """What a record is called in the memory of imports: its id there, else a sign that stands for its name."""
    return id_key(id) if id else "name:" + fingerprint(name_key(name))


class People:
    """Plans what the contacts of one account change in it."""

    def __init__(self, account: Account, contacts: Sequence[Contact], plan: Plan) -> None:
        self._account, self._plan = account, plan
        self._contacts = _each_once(contacts, plan)
        self._taken = {person.id for person in account.stakeholders}
        self._taken |= {member.id for member in (*account.team, *account.colleagues)}
        #: The person's id for each contact that is one of them, or will be.
        self._ids: dict[Contact, str] = {}

    def planned(self) -> None:
        """Put everything that changes into the plan."""
        found = self._matched()
        fresh = [contact for contact in self._contacts if contact not in found and self._wanted(contact)]
        for contact, person in found.items():
            self._ids[contact] = person.id
        for contact in fresh:
            self._ids[contact] = self._new_id(contact)
        superiors = self._superiors()
        for contact, person in found.items():
            self._updated(contact, person, superiors.get(contact, ""))
        for contact in fresh:
            self._added(contact, superiors.get(contact, ""))
        self._gone(found)

    def _matched(self) -> dict[Contact, Stakeholder]:
        """The contacts that are people of the account: by id, then by a name that only one of them has."""
        people = [person for person in self._account.stakeholders if person.name]
        by_id = {id_key(person.crm_id): person for person in people if person.crm_id}
        by_name, by_email = defaultdict[str, list[Stakeholder]](list), defaultdict[str, list[Stakeholder]](list)
        for person in people:
            by_name[name_key(person.name or "")].append(person)
            if person.contact.email:
                by_email[person.contact.email.casefold()].append(person)
        same_name = Counter(name_key(contact.name) for contact in self._contacts if id_key(contact.id) not in by_id)
        found: dict[Contact, Stakeholder] = {}
        for contact in self._contacts:
            if contact.id and id_key(contact.id) in by_id:
                found[contact] = by_id[id_key(contact.id)]
                continue
            # Somebody who is another contact there is not this one, whatever they are called.
            named = [each for each in by_name[name_key(contact.name)] if not (contact.id and each.crm_id)]
            written = [each for each in by_email[contact.email] if contact.email and not (contact.id and each.crm_id)]
            both = [person for person in named if person in written]
            clear = both or (named if same_name[name_key(contact.name)] == 1 else [])
            if len(clear) == 1 and clear[0] not in found.values():
                found[contact] = clear[0]
            elif named or written:
                self._ambiguous(contact, named or written)
        return found

    def _ambiguous(self, contact: Contact, people: Sequence[Stakeholder]) -> None:
        names = " or ".join(f"{person.label} ({person.id})" for person in people)
        what = f"write `crm_id: {contact.id}` in the right one" if contact.id else "nothing was done"
        self._plan.notes.append(f"{contact.name} could be {names}: {what}")
        self._ids[contact] = ""

    def _wanted(self, contact: Contact) -> bool:
        """Whether a contact is to be added: not when it is in doubt who it is, or somebody removed them."""
        if contact in self._ids:
            return False
        record = memory_key(contact.id, contact.name)
        if record in self._plan.memory.records:
            self._plan.memory.records[record] = {}  # that somebody removed them is all there is to remember
            self._plan.notes.append(f"{contact.name} was imported before and removed by somebody: not added again")
            return False
        return True

    def _new_id(self, contact: Contact) -> str:
        id = new_id(contact.name, self._taken, "person")
        self._taken.add(id)
        return id

    def _superiors(self) -> dict[Contact, str]:
        """The id of the person whom each contact reports to, where that is one of the account."""
        by_id = {id_key(contact.id): person for contact, person in self._ids.items() if contact.id and person}
        names = defaultdict[str, set[str]](set)
        for person in self._account.stakeholders:
            names[name_key(person.label)].add(person.id)
        for contact, id in self._ids.items():
            names[name_key(contact.name)].add(id)
        above = {person.id: person.reports_to for person in self._account.stakeholders if person.reports_to}
        found: dict[Contact, str] = {}
        for contact, id in self._ids.items():
            named = names.get(name_key(contact.reports_to), set()) if contact.reports_to else set[str]()
            superior = by_id.get(id_key(contact.reports_to_id), "") if contact.reports_to_id else ""
            superior = superior or (next(iter(named)) if len(named) == 1 else "")
            if id and superior and not _below(superior, id, above):
                found[contact] = above[id] = superior
        return found

    def _updated(self, contact: Contact, person: Stakeholder, superior: str) -> None:
        record = memory_key(contact.id or person.crm_id or "", contact.name)
        self._plan.memory.know(record)
        if contact.id and not person.crm_id:
            self._plan.settings.append(Setting(PEOPLE, person.id, person.label, ("crm_id",), contact.id))
        if person.left:
            return
        known = Known(PEOPLE, person.id, person.label, record, _typed(person))
        for key, value in self._values(contact, superior).items():
            settle(known, key, value, self._plan)

    def _added(self, contact: Contact, superior: str) -> None:
        keys: dict[str, Value] = {"id": self._ids[contact]}
        reach: dict[str, Value] = {}
        for key, value in self._values(contact, superior).items():
            if value:
                (reach if len(key) > 1 else keys)[key[-1]] = value
        if reach:
            keys["contact"] = reach
        record = memory_key(contact.id, contact.name)
        self._plan.memory.know(record)
        remember_all(record, keys, self._plan)
        if contact.id:
            keys["crm_id"] = contact.id
        self._plan.additions.append(Addition(PEOPLE, contact.name, keys))

    def _values(self, contact: Contact, superior: str) -> Mapping[Key, str | tuple[str, ...]]:
        """What the customer database says of a contact, without what an account would refuse."""
        reach = {"email": contact.email or None, "phone": contact.phone or None}
        raw = {"id": "x", "name": contact.name, "title": contact.title or None, "contact": reach}
        _, refused = refusal.read(Stakeholder, raw)
        wrong = {tuple(map(str, each.path)): each.message for each in refused}
        unit = self._unit(contact.department)
        values: dict[Key, str | tuple[str, ...]] = {
            ("name",): contact.name,
            ("title",): contact.title,
            ("unit",): unit,
            ("reports_to",): superior,
            ("decision_role",): contact.roles,
            ("contact", "email"): contact.email,
            ("contact", "phone"): contact.phone,
        }
        # What has no column, or is something that no account has a place for, is not empty there.
        empty = {key for key, part in _PARTS.items() if part in contact.unsaid and not values[key]}
        empty |= {("unit",)} if contact.department and not unit else set()
        empty |= {("reports_to",)} if (contact.reports_to or contact.reports_to_id) and not superior else set()
        for key, message in wrong.items():
            self._plan.notes.append(
                f"{shortened(contact.name, 60)}: {shortened(str(values[key]), 60)} not used: {message}"
            )
        return {key: value for key, value in values.items() if key not in wrong and key not in empty}

    def _unit(self, department: str) -> str:
        """The business unit that a department is, where the account has one of that name."""
        named = [
            unit.id for unit in self._account.profile.units if name_key(department) in (unit.id, name_key(unit.name))
        ]
        return named[0] if len(named) == 1 else ""

    def _gone(self, found: Mapping[Contact, Stakeholder]) -> None:
        """People whom the customer database had and these files do not have, as far as their ids are of one sort."""
        here = {id_key(contact.id) for contact in self._contacts if contact.id}
        sorts = {sort_of(id) for id in here}
        matched = {person.id for person in found.values()}
        for person in self._account.stakeholders:
            id = id_key(person.crm_id or "")
            if id and id not in here and sort_of(id) in sorts and person.id not in matched and not person.left:
                self._plan.vanished.append(Vanished(PEOPLE, person.id, person.label))


def _each_once(contacts: Iterable[Contact], plan: Plan) -> list[Contact]:
    """The contacts, of which a second with the same id is left out."""
    found: dict[str, Contact] = {}
    rest: list[Contact] = []
    for contact in dict.fromkeys(contacts):
        if not contact.id:
            rest.append(contact)
        elif id_key(contact.id) in found:
            plan.notes.append(f"{contact.name} stands twice in the files, the second time otherwise: the first counts")
        else:
            found[id_key(contact.id)] = contact
    return [*found.values(), *rest]


def _below(one: str, other: str, above: Mapping[str, str]) -> bool:
    """Whether somebody reports to somebody else, directly or through others, or is them."""
    seen = set[str]()
    current: str | None = one
    while current and current not in seen:
        if current == other:
            return True
        seen.add(current)
        current = above.get(current)
    return False


def _typed(person: Stakeholder) -> Mapping[Key, str | tuple[str, ...] | None]:
    return {
        ("name",): person.name,
        ("title",): person.title,
        ("unit",): person.unit,
        ("reports_to",): person.reports_to,
        ("decision_role",): person.decision_role,
        ("contact", "email"): person.contact.email,
        ("contact", "phone"): person.contact.phone,
    }
