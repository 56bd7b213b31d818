"""Records of a customer database and records of an account: which is which, which are new, what changes in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from generator.editing.entries import new_id
from generator.importers.changes import Addition, KnownRecord, Plan, Value
from generator.importers.errors import CannotImport
from generator.importers.identity import Index, id_key, sort_of
from generator.importers.memory import value_fingerprint
from generator.importers.records import Record
from generator.importers.tally import NEW
from generator.model.account import Account
from generator.wording.names import name_key
from generator.yaml_reader.source import Limits


class Matcher:
    """Plans what the records of one kind change in an account; what sets a kind apart stands in its class."""

    #: The list of the account, the key of it that names a record, and what an id is made of without a name.
    table: ClassVar[str]
    name: ClassVar[str] = "name"
    fallback: ClassVar[str]
    #: What the memory of imports puts before the ids of such records.
    memory: ClassVar[str] = ""
    #: What stands in every new record.
    fixed: ClassVar[Mapping[str, Value]] = {}
    #: The field that each key of a record comes from, besides its name.
    keys: ClassVar[Mapping[str, str]]

    def __init__(self, account: Account, coming: Iterable[Record], plan: Plan) -> None:
        self._account, self._plan = account, plan
        self._there: dict[str, Any] = {there.id: there for there in getattr(account, self.table) if self._name(there)}
        self._coming = self._each_once(coming)
        self._taken = {record.id for record in (*getattr(account, self.table), *account.team, *account.colleagues)}
        #: The id of the record that each of them is, or will be; empty for one in doubt.
        self._ids: dict[Record, str] = {}

    def plan_changes(self) -> None:
        """Put everything that changes into the plan."""
        self._match_records()
        known = [(record, self._there[id]) for record, id in self._ids.items() if id]
        fresh = [record for record in self._coming if record not in self._ids and self._is_wanted(record)]
        self._refuse_too_many(fresh)
        for record in fresh:
            self._ids[record] = new_id(record.name, self._taken, self.fallback)
            self._taken.add(self._ids[record])
        for record, there in known:
            self._update(record, there)
        for record in fresh:
            self._add(record)
        self._tell_who_vanished({there.id for _, there in known})

    def _fields(self, record: Record) -> Mapping[str, Value]:
        """What the customer database says of a record, without what an account would refuse."""
        return record.values

    @staticmethod
    def spellings(name: str) -> tuple[str, ...]:
        """The forms in which a name is compared, the plainest first."""
        return (name_key(name),)

    def _name(self, there: Any) -> str:
        return getattr(there, self.name) or ""

    def _values(self, record: Record) -> dict[str, Value]:
        fields = self._fields(record)
        return {self.name: record.name} | {key: fields[name] for key, name in self.keys.items() if name in fields}

    def _memory_key(self, record: Record, there: Any = None) -> str:
        """What a record is called in the memory of imports: its id there, else a sign that stands for its name."""
        id = record.id or (there and there.crm_id) or ""
        return self.memory + id_key(id) if id else f"{self.memory or 'name:'}{value_fingerprint(name_key(record.name))}"

    def _each_once(self, coming: Iterable[Record]) -> list[Record]:
        """The records, of which a second with the same id, or the same name and e-mail address, is left out."""
        records: dict[object, Record] = {}
        for record in coming:
            email, spellings = record.text("email").casefold(), self.spellings(record.name)
            named = (spellings[0], email) if email and spellings else record
            first = records.setdefault(id_key(record.id) if record.id else named, record)
            if first is not record:
                place = f"line {first.line}" if first.line else "above"
                self._plan.tally.leave_out(record, "that stand twice", f"the same as in {place}, which counts")
        return list(records.values())

    def _match_records(self) -> None:
        """Find those that are some of the account: by id, then by a name that only one of them has.

        A name that is spelt as in the account counts more than one in other letters for the same.
        """
        by_id = {id_key(there.crm_id): id for id, there in self._there.items() if there.crm_id}
        self._ids = {record: by_id[key] for record in self._coming if (key := id_key(record.id)) in by_id}
        for most in (1, None):
            self._match_names([record for record in self._coming if record not in self._ids], most)

    def _match_names(self, rest: Sequence[Record], most: int | None) -> None:
        """Match by the first ``most`` spellings of each name, or by all."""
        by_name = Index((id, self.spellings(self._name(there))[:most]) for id, there in self._there.items())
        by_email = Index((id, [_email_of(there)]) for id, there in self._there.items())
        keys = {record: self.spellings(record.name)[:most] for record in rest}
        same = Counter(key for record in rest for key in keys[record])
        taken = set(self._ids.values())
        for record in rest:
            named, written = by_name.find(*keys[record]), by_email.find(record.text("email").casefold())
            # Somebody who is another record there is not this one, whatever they are called.
            free = [id for id in dict.fromkeys(named + written) if not (record.id and self._there[id].crm_id)]
            called = [id for id in free if id in named]
            both = [id for id in called if id in written]
            clear = both or (called if all(same[key] == 1 for key in keys[record]) else [])
            if len(clear) == 1 and clear[0] not in taken:
                self._ids[record] = clear[0]
                taken.add(clear[0])
            elif called or (free and most is None):
                names = " or ".join(f"{self._name(self._there[id])} ({id})" for id in called or free)
                what = f"write `crm_id: {record.id}` in the right one" if record.id else "nothing was done"
                self._plan.tally.leave_out(record, "that could be one or another", f"could be {names}: {what}")
                self._ids[record] = ""

    def _is_wanted(self, record: Record) -> bool:
        """Whether a record is to be added: not when somebody removed it, nor when it is a deal that is closed."""
        key = self._memory_key(record)
        closed = record.text("stage") in ("won", "lost")
        why = "won or lost there, so that no opportunity is made of it" if closed else ""
        if key in self._plan.memory.records:
            self._plan.memory.records[key] = {}  # that somebody removed them is all there is to remember
            why = "imported before and removed by somebody, not added again"
        if why:
            self._plan.tally.leave_out(record, why)
        return not why

    def _refuse_too_many(self, fresh: Sequence[Record]) -> None:
        """Refuse what would not fit into a file of the account, before it is worked out."""
        needed = 0  # at the least: an id and a name, and a line for everything else
        for record in fresh:
            more = [record.id, record.id, *map(record.text, ("title", "email", "phone", "amount"))]
            needed += 24 + len(record.name) + sum(12 + len(text) for text in more if text)
        if needed > (limit := Limits().bytes):
            names = {"account": self._plan.name, "id": self._account.id}
            raise CannotImport("too-many-records", **names, number=len(fresh), most=limit >> 10)

    def _update(self, record: Record, there: Any) -> None:
        known = KnownRecord(self.table, there.id, self._name(there), there, self._memory_key(record, there))
        self._plan.memory.records.setdefault(known.memory, {})
        self._plan.settle_record(known, record.id, {} if _has_left(there) else self._values(record))

    def _add(self, record: Record) -> None:
        values = {key: value for key, value in self._values(record).items() if value}
        keys = {"id": self._ids[record], self.name: record.name, **self.fixed, **values}
        self._plan.remember_values(self._memory_key(record), keys)
        if record.id:
            keys["crm_id"] = record.id
        self._plan.additions.append(Addition(self.table, record.name, keys))
        self._plan.tally.became[NEW] += 1

    def _tell_who_vanished(self, matched: set[str]) -> None:
        """What the customer database had and these files do not have, as far as their ids are of one sort."""
        here = {id_key(record.id) for record in self._coming if record.id}
        sorts = {sort_of(id) for id in here}
        for there in self._there.values():
            id = id_key(there.crm_id or "")
            if id and id not in here and sort_of(id) in sorts and there.id not in matched and not _has_left(there):
                self._plan.vanished.append(KnownRecord(self.table, there.id, self._name(there), there))


def _has_left(there: Any) -> bool:
    """Whether one of the people has left, so that nothing about them changes; deals do not leave."""
    return getattr(there, "left", None) is not None


def _email_of(there: Any) -> str:
    """The address of one of the people, by which they are found besides their name; deals have none."""
    contact = getattr(there, "contact", None)
    return ((contact and contact.email) or "").casefold()
