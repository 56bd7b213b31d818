"""People who are in several accounts: what each of these gets to know of the others, and who cannot be meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.load.conform import conform_record
from generator.load.references import visit_records
from generator.load.tree import prune_tree, write_path
from generator.model.account import Account
from generator.model.elsewhere import Elsewhere, PersonElsewhere, RefusedPerson, person_over_all
from generator.model.head import Profile
from generator.model.people import Contact, Stakeholder
from generator.model.problem import Level, Place, Problem
from generator.model.team import TeamMember
from generator.wording.text import nearest_word, quote_text
from generator.yaml_reader.source import read_yaml
from generator.yaml_reader.tree import Items, Map, Node, Scalar

_HEAD, _PEOPLE, _NAMES_OTHERS = "account", "stakeholders", b"same_as"
_OPENED = re.compile(rb"(?:account|stakeholders)[\"']?(?:\s|#[^\n]*\n)*:")
"""One of the two keys that are read of other accounts, however it is typed: other files of theirs need not be read."""
_ADDRESS = re.compile(rb"[a-z0-9._%+-]+@[a-z0-9.-]+")
_SHOWN = 12
"""How many known ids a hint lists at most."""


@dataclass(frozen=True, slots=True)
class _OpenedAccount:
    """What other accounts may know of one."""

    name: str
    manager: str
    #: Its people by their ids.
    people: Mapping[str, Stakeholder]
    #: Whether all of it could be read; when not, a person may stand in the rest.
    whole: bool


@dataclass(frozen=True)
class PeopleOfAll:
    """Who is in several accounts; no more accounts are opened than name somebody or are named."""

    #: The files of each account, by its id.
    files: Mapping[str, Mapping[str, bytes]]
    team: tuple[TeamMember, ...] = ()
    #: Whether there are more accounts, of which nothing is known.
    partial: bool = False
    _opened: dict[str, _OpenedAccount | None] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _naming(self) -> dict[str, list[Stakeholder]]:
        """Those who name somebody in another account, by their own account."""
        named = {}
        for id, files in self.files.items():
            if any(_NAMES_OTHERS in data for data in files.values()) and (account := self._open(id)):
                named[id] = [person for person in account.people.values() if person.same_as]
        return named

    @cached_property
    def _groups(self) -> dict[str, list[tuple[str, str]]]:
        """The account and id of each who is the same person, whoever was noted first at their head."""
        groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for id, people in self._naming.items():
            for person in people:
                account, there = self._find(person.same_as or "")
                if account and there and not self._refuse(id, person.same_as or ""):
                    group = groups[person.same_as or ""]
                    group[:0] = [] if group else [(account, there.id)]
                    if all(account != id for account, _ in group):
                        group.append((id, person.id))
        return groups

    @cached_property
    def _rows(self) -> dict[str, list[PersonElsewhere]]:
        rows: dict[str, list[PersonElsewhere]] = defaultdict(list)
        for person, group in self._groups.items():
            for id in dict.fromkeys(account for account, _ in group):
                rows[id] += (self._row(person, account, there) for account, there in group if account != id)
        return rows

    def around(self, id: str) -> Elsewhere:
        """What an account gets to know of others."""
        named = dict.fromkeys(person.same_as or "" for person in self._naming.get(id, ()))
        refused = tuple(refusal for name in named if (refusal := self._refuse(id, name)))
        return Elsewhere(tuple(self._rows.get(id, ())), refused)

    def find_by_email(self, addresses: Collection[str], besides: str) -> dict[str, str]:
        """Who has which of some e-mail addresses, in small letters, as an account would name them; without its own."""
        found: dict[str, str] = {}
        typed = {address.encode() for address in addresses}
        for id, files in self.files.items():
            if id == besides or not any(typed & set(_ADDRESS.findall(data.lower())) for data in files.values()):
                continue
            opened = self._open(id)
            for person in opened.people.values() if opened else ():
                email = (person.contact.email or "").casefold()
                if email in addresses:
                    found.setdefault(email, person_over_all(id, person.id, person.same_as))
        return found

    def _row(self, person: str, account: str, id: str) -> PersonElsewhere:
        opened = self._opened[account]
        assert opened
        row = PersonElsewhere(person, account, opened.name, opened.manager, id)
        if person != f"{account}/{id}":
            return row
        there = opened.people[id]
        reached = Contact() if there.left else there.contact
        return replace(row, name=there.name or "", email=reached.email or "", phone=reached.phone or "")

    def _find(self, named: str) -> tuple[str, Stakeholder | None]:
        account, _, id = named.partition("/")
        opened = self._open(account)
        return account, opened.people.get(id) if opened else None

    def _refuse(self, id: str, named: str) -> RefusedPerson | None:
        """Why somebody cannot be meant who is named in an account; None where they can, or nobody knows."""
        account, _, there = named.partition("/")
        if account == id:
            return RefusedPerson(named, "this names somebody in the account itself", "name the other account first")
        if account not in self.files:
            if self.partial:
                return None
            meant = nearest_word(account, list(self.files))
            known = [other for other in self.files if other != id]
            hint = f"did you mean `{meant}`?" if meant and meant != id else _list_known(known)
            return RefusedPerson(named, f"there is no account `{account}`", hint)
        opened = self._open(account)
        person = opened.people.get(there) if opened else None
        if person and person.same_as:
            return self._refuse_chain(id, named, person)
        if person or opened is None or not opened.whole:
            return None
        meant = nearest_word(there, list(opened.people))
        hint = f"did you mean `{account}/{meant}`?" if meant else _list_known(list(opened.people))
        return RefusedPerson(named, f"there is no person `{there}` in {quote_text(opened.name)}", hint)

    def _refuse_chain(self, id: str, named: str, person: Stakeholder) -> RefusedPerson:
        seen, first = [named], person.same_as or ""
        while first not in seen and (further := self._find(first)[1]) and further.same_as:
            seen.append(first)
            first = further.same_as
        ring = first in seen or first.partition("/")[0] == id
        hint = "leave `same_as` out where the person was noted first" if ring else f"write `{first}`"
        return RefusedPerson(named, f"`{named}` in turn names `{person.same_as}`", hint)

    def _open(self, id: str) -> _OpenedAccount | None:
        """What others may know of an account; None for one that is not there, or has no pages."""
        if id not in self._opened:
            self._opened[id] = self._read(id) if id in self.files else None
        return self._opened[id]

    def _read(self, id: str) -> _OpenedAccount | None:
        head, people, whole = None, dict[str, Stakeholder](), True
        for name, data in self.files[id].items():
            if _OPENED.search(data):
                tree, problems = read_yaml(name, data)
                whole = whole and not any(problem.is_error for problem in problems)
                tree = tree or Map(Place(name))
                if isinstance(typed := tree.get(_HEAD), Map):
                    head = conform_record(Profile, typed, name)[0]
                for item in _list_people(tree):
                    person, _ = conform_record(Stakeholder, item, name)
                    whole = whole and person is not None
                    if person:
                        people.setdefault(person.id, person)
        if head is None:
            return None
        manager = next((member.name for member in self.team if member.id == head.owner), "")
        return _OpenedAccount(head.name, manager, people, whole)


def _list_people(tree: Map) -> Iterator[Map]:
    """The people of an account as they are typed, each with an id, if it follows from whom they name."""
    people = tree.get(_PEOPLE)
    for item in people if isinstance(people, Items) else ():
        if isinstance(item, Map):
            named = _named_by(item)
            if named and not _says(item, "id") and not _says(item, "name"):
                _fill_in(item, "id", named.partition("/")[2], named.place)
            yield item


def _named_by(item: Map) -> Scalar | None:
    named = item.get("same_as")
    return named if isinstance(named, Scalar) else None


def _says(item: Map, key: str) -> bool:
    return item.get(key) is not None


def _fill_in(item: Map, key: str, value: Node | str, place: Place) -> None:
    item[key] = Scalar(value, place) if isinstance(value, str) else value
    item.key_places[key] = place


def _list_known(ids: Collection[str]) -> str:
    more = " \u2026" if len(ids) > _SHOWN else ""
    return f"known: {', '.join(sorted(ids)[:_SHOWN])}{more}" if ids else ""


def _noted_first(elsewhere: Elsewhere) -> dict[str, PersonElsewhere]:
    """Where those were noted first who are noted in the account as well, by how they are named there."""
    return {row.person: row for row in elsewhere.people if row.person == f"{row.account}/{row.id}"}


def take_over_people(tree: Map, elsewhere: Elsewhere) -> None:
    """Put into the tree of an account what it does not say itself of those who are noted in another one."""
    rows = _noted_first(elsewhere)
    for item in _list_people(tree):
        named = _named_by(item)
        if named is None or (row := rows.pop(named, None)) is None:
            continue
        if row.name and not _says(item, "name"):
            _fill_in(item, "name", row.name, named.place)
        reached = {key: value for key, value in (("email", row.email), ("phone", row.phone)) if value}
        if reached and not _says(item, "contact"):
            _fill_in(item, "contact", Map(named.place), named.place)
        if isinstance(contact := item.get("contact"), Map):
            for key, value in reached.items():
                if not _says(contact, key):
                    _fill_in(contact, key, value, named.place)


def people_elsewhere(account: Account, tree: Map, elsewhere: Elsewhere) -> Iterator[Problem]:
    """A problem for everybody who names somebody in another account who cannot be meant, or whom one of them names.

    The name is taken out of the tree. So that nobody wonders who it is, a name that is not the one there is a warning.
    """
    refused, rows = {refusal.named: refusal for refusal in elsewhere.refused}, _noted_first(elsewhere)
    seen: dict[str, str] = {}
    for person, node, path in visit_records(account, tree):
        if not isinstance(person, Stakeholder) or node is None or (named := _named_by(node)) is None:
            continue
        where = write_path((*path, "same_as"))
        if refusal := refused.get(named):
            yield Problem(named.place, "same-as", refusal.message, refusal.hint, where)
        elif named in seen:
            message, hint = f"`{seen[named]}` is `{named}` already", "make one entry of the two"
            yield Problem(named.place, "same-as", message, hint, where)
        else:
            seen[named] = person.id
            yield from _other_name(node, rows.get(named), write_path((*path, "name")))
            continue
        prune_tree(tree, (*path, "same_as"))


def _other_name(node: Map, row: PersonElsewhere | None, where: str) -> Iterator[Problem]:
    name = node.get("name")
    if row and row.name and isinstance(name, Scalar) and " ".join(name.split()) != row.name:
        message = f"the name is {quote_text(name)} here and {quote_text(row.name)} in {row.account_name}"
        hint = "leave `name` out, so that it comes from there, or mend one of the two"
        yield Problem(name.place, "other-name", message, hint, where, Level.WARNING)
