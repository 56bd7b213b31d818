"""A plan as edits of the files of an account, which leave everything else in them as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.editing.homes import home_file, list_spots
from generator.editing.scaffold import NewAccount, make_account_files
from generator.editing.surgery import Append, Path, Put, apply_several
from generator.importers.changes import DEALS, HEAD, PEOPLE, Plan, Value
from generator.model.account import Account
from generator.model.questions import FirstQuestion
from generator.model.record import Record


def edit_files(plan: Plan, account: Account, files: Mapping[str, bytes], on: date) -> dict[str, bytes]:
    """The files that a plan changes, with their new bytes.

    ``files`` are those of the account, by name; ``on`` is the day. CannotEdit when a place is written in a way that
    cannot be edited.
    """
    records: dict[tuple[str, str], Record] = {(HEAD, ""): account.profile}
    records |= {(table, record.id): record for table in (PEOPLE, DEALS) for record in getattr(account, table)}
    blocks: dict[tuple[str, str], dict[str, Value]] = {}
    for setting in plan.settings:
        blocks.setdefault((setting.record.table, setting.record.id), {})[setting.key] = setting.value
    typed = {where: place for where in blocks if (place := records[where].typed_at)}
    spots = list_spots({place.file: files[place.file] for place in typed.values()})
    edits: dict[str, list[Append | Put]] = {}
    for where, place in typed.items():
        puts = _list_puts(spots[place].path, records[where], _nest_keys(blocks[where]))
        edits.setdefault(spots[place].file, []).extend(puts)
    for table, items in _by_list(plan).items():
        new = [Append((table,), item) for item in items] if getattr(account, table) else [Put((), table, items)]
        edits.setdefault(home_file(files, account.id, table, on), []).extend(new)
    # A folder may not have the file yet; then it begins with the key of its first list.
    begun = {name: f"{new[0].key}:\n".encode() for name, new in edits.items() if isinstance(new[0], Put)}
    return {name: apply_several(files.get(name, begun.get(name, b"")), new) for name, new in edits.items()}


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


def _by_list(plan: Plan) -> dict[str, list[Mapping[str, Any]]]:
    lists: dict[str, list[Mapping[str, Any]]] = {}
    for addition in plan.additions:
        lists.setdefault(addition.table, []).append(_nest_keys(addition.keys))
    return lists


def _nest_keys(keys: Mapping[str, Value]) -> dict[str, Any]:
    """Keys such as ``contact.email`` as the blocks they stand in."""
    nested: dict[str, Any] = {}
    for key, value in keys.items():
        *blocks, last = key.split(".")
        place = nested
        for block in blocks:
            place = place.setdefault(block, {})
        place[last] = value
    return nested


def _list_puts(path: Path, record: object, keys: Mapping[str, Any]) -> Iterator[Put]:
    """The keys of a block, one by one where it is there already."""
    for key, value in keys.items():
        inner = getattr(record, key, None)
        if isinstance(value, Mapping) and isinstance(inner, Record) and inner.typed_at:
            yield from _list_puts((*path, key), inner, value)
        else:
            yield Put(path, key, value)
