"""A plan as edits of the files of an account, which leave everything else in them as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from generator.editing.homes import home_file, list_spots
from generator.editing.scaffold import NewAccount, make_account_files
from generator.editing.surgery import Append, Path, Put, apply_several
from generator.importers.changes import DEALS, HEAD, PEOPLE, Plan, Value, put_value
from generator.model.account import Account
from generator.model.questions import FirstQuestion
from generator.model.record import Record


def edit_files(plan: Plan, account: Account, files: Mapping[str, bytes], on: date) -> dict[str, bytes]:
    """The files that a plan changes, with their new bytes.

    ``files`` are those of the account, by name; ``on`` is the day. CannotEdit when a place is written in a way that
    cannot be edited.
    """
    edits: dict[str, list[Append | Put]] = {}
    changing = list(_by_record(plan, account))
    there = list_spots({each.typed_at.file: files[each.typed_at.file] for each, _ in changing if each.typed_at})
    for record, keys in changing:
        if record.typed_at:
            at = there[record.typed_at]
            edits.setdefault(at.file, []).extend(_list_puts(at.path, record, keys))
    for table, items in _by_list(plan).items():
        name = home_file(files, account.id, table, on)
        listed = getattr(account, table)
        new = [Append((table,), item) for item in items] if listed else [Put((), table, items)]
        edits.setdefault(name, []).extend(new)
    return {name: apply_several(files.get(name, _new_file(each)), each) for name, each in edits.items()}


def _new_file(edits: list[Append | Put]) -> bytes:
    """A file that a folder does not have yet, with the key of its first list."""
    return f"{edits[0].key}:\n".encode() if isinstance(edits[0], Put) else b""


def begin_account(plan: Plan, questions: tuple[FirstQuestion, ...], on: date) -> dict[str, bytes]:
    """A new account as one file: begun as `playbook new` does, with what the customer database says in it."""
    head = dict(plan.head or {})
    lists = _by_list(plan)
    people = lists.pop(PEOPLE, [])
    named = tuple((str(person["name"]), str(person.get("title", ""))) for person in people)
    new = NewAccount(
        plan.account, plan.name, str(head["owner"]), str(head["tier"]), on, people=named, questions=questions
    )
    ((name, data),) = make_account_files(new, in_folder=False).items()
    edits = [Put((HEAD,), key, value) for key, value in head.items() if key not in ("name", "owner", "tier")]
    for at, person in enumerate(people):
        edits += [Put((PEOPLE, at), key, value) for key, value in person.items() if key not in ("name", "title")]
    return {name: apply_several(data, [*edits, *(Put((), key, items) for key, items in lists.items())])}


def _by_record(plan: Plan, account: Account) -> Iterator[tuple[Record, dict[str, Value]]]:
    """The records that get values, each with these as a block of keys."""
    found: dict[tuple[str, str], dict[str, Value]] = {}
    for setting in plan.settings:
        put_value(found.setdefault((setting.table, setting.record), {}), setting.key, setting.value)
    records: dict[tuple[str, str], Record] = {(HEAD, ""): account.profile}
    records |= {(PEOPLE, stakeholder.id): stakeholder for stakeholder in account.stakeholders}
    records |= {(DEALS, initiative.id): initiative for initiative in account.initiatives}
    for where, keys in found.items():
        yield records[where], keys


def _by_list(plan: Plan) -> dict[str, list[Mapping[str, Value]]]:
    found: dict[str, list[Mapping[str, Value]]] = {}
    for addition in plan.additions:
        found.setdefault(addition.table, []).append(addition.keys)
    return found


def _list_puts(path: Path, record: object, keys: Mapping[str, Value]) -> Iterator[Put]:
    """The keys of a block, one by one where it is there already."""
    for key, value in keys.items():
        inner = getattr(record, key, None)
        if isinstance(value, Mapping) and isinstance(inner, Record) and inner.typed_at:
            yield from _list_puts((*path, key), inner, value)
        else:
            yield Put(path, key, value)
