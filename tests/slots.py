"""An account as plain keys and values, with every place in it where something is typed."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from projects import SITES

from generator.load.merge import merge_trees
from generator.load.tree import plain_tree
from generator.model import kinds
from generator.model.account import Account
from generator.model.fields import Field, fields_of
from generator.model.record import Record
from generator.yaml_reader.source import read_yaml

EVERYTHING = SITES / "everything" / "accounts"

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in an account where one value is typed."""

    path: Path
    field: Field
    #: text, multiline or rich for words of people's own; empty for anything else.
    prose: str

    @property
    def key(self) -> str:
        """The path without the positions in lists: ``stakeholders.contact.phone``."""
        return ".".join(step for step in self.path if isinstance(step, str))


def _typed(annotated: Any) -> str:
    return next(mark.typed for mark in annotated.__metadata__ if isinstance(mark, kinds.Kind))


_PROSE = {
    _typed(kind): name for kind, name in ((kinds.Text, "text"), (kinds.Multiline, "multiline"), (kinds.Rich, "rich"))
}

_LOOKED_UP = ("calendar.region", "calendar.works_on")
"""Texts that name something of a country, so that no other words can stand in their place."""


def everything() -> dict[str, Any]:
    """The account of tests/sites/everything, its files together; a new copy each time."""
    return copy.deepcopy(_everything())


@cache
def _everything() -> dict[str, Any]:
    trees = {}
    for path in sorted((EVERYTHING / "tarn-valley").rglob("*.yaml")):
        name = f"accounts/{path.relative_to(EVERYTHING).as_posix()}"
        tree, problems = read_yaml(name, path.read_bytes())
        assert tree is not None
        assert not problems
        trees[name] = tree
    whole, problems = merge_trees(trees)
    assert not problems
    return _plain(plain_tree(whole))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return str(value)


def slots(account: Mapping[str, Any]) -> Iterator[Slot]:
    """Every place in an account where one value is typed, in the order of the file."""
    return _slots(account, Account, ())


def _slots(block: Mapping[str, Any], kind: type[Record], path: Path) -> Iterator[Slot]:
    known = {field.key: field for field in fields_of(kind)}
    for key, value in block.items():
        field, here = known[key], (*path, key)
        if field.named:
            inside = [((*here, name), inner) for name, inner in value.items()]
        elif isinstance(value, list):
            inside = [((*here, at), inner) for at, inner in enumerate(value)]
        else:
            inside = [(here, value)]
        for where, inner in inside:
            if isinstance(inner, dict):
                assert field.record is not None
                yield from _slots(inner, field.record, where)
            else:
                slot = Slot(where, field, _PROSE.get(field.typed, ""))
                yield replace(slot, prose="") if slot.key in _LOOKED_UP else slot


def canaries(account: Mapping[str, Any]) -> Iterator[tuple[Slot, str]]:
    """Every text, address, link and id of another program that may be typed, with something to find in its place."""
    for at, slot in enumerate(slots(account)):
        mark = f"sentinel{at:04d}"
        if slot.prose or slot.field.typed == _typed(kinds.ForeignId):
            yield slot, mark
        elif slot.field.typed == "an e-mail address":
            yield slot, f"{mark}@example.org"
        elif slot.field.typed == "a web address":
            yield slot, f"https://{mark}.example/"


def replaced(account: Mapping[str, Any], values: Mapping[Path, Any]) -> dict[str, Any]:
    """A copy of an account with other values in some places; None takes the key or item out."""
    whole = copy.deepcopy(dict(account))
    # From the back, so that taking an item out of a list does not move those still to come.
    for path, value in sorted(values.items(), key=lambda item: [str(step).zfill(4) for step in item[0]], reverse=True):
        block: Any = whole
        for step in path[:-1]:
            block = block[step]
        if value is None:
            del block[path[-1]]
        else:
            block[path[-1]] = value
    return whole


def as_yaml(account: Mapping[str, Any]) -> str:
    """An account as the text of a file; JSON is YAML."""
    return json.dumps(account, ensure_ascii=False, indent=1)
