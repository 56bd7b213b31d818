"""What of an account is left out because of errors: whole records rather than the values in them that are wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.load.merge import FOLDER
from generator.load.tree import Path, prune_tree
from generator.model.account import Account
from generator.model.fields import field_of
from generator.model.problem import Place, Problem
from generator.model.record import Record
from generator.wording.text import NAME_LENGTH, shorten_text
from generator.yaml_reader.tree import Items, Map, Node, Scalar

_SHOWN = 5
"""How many things that are left out are named."""


@dataclass(frozen=True, slots=True)
class Part:
    """A key or an item of a file, with what it is called."""

    place: Place
    path: Path
    called: str
    #: Whether it is one of a list of records.
    is_record: bool
    #: Whether nothing was typed there.
    is_empty: bool


def parts_of(tree: Map) -> list[Part]:
    """Every key and item below the top of an account or of one of its files, what encloses before what is enclosed."""
    return list(_list_parts(tree, (), Account))


def _list_parts(node: Node, path: Path, kind: type[Record] | None) -> Iterator[Part]:
    if isinstance(node, Map):
        for key, value in node.items():
            field = field_of(kind, key) if kind else None
            below = field.record if field else None
            yield Part(node.key_places[key], (*path, key), key, is_record=False, is_empty=value is None)
            yield from _list_parts(value, (*path, key), below)
    elif isinstance(node, Items):
        for index, item in enumerate(node):
            called = _item_label(item, kind) or str(path[-1])
            yield Part(node.places[index], (*path, index), called, kind is not None, item is None)
            yield from _list_parts(item, (*path, index), kind)


def _item_label(item: Node, kind: type[Record] | None) -> str:
    label = item.get(kind.label_field.rstrip("_")) if kind and isinstance(item, Map) else item
    return shorten_text(" ".join(label.split()), NAME_LENGTH) if isinstance(label, Scalar) else ""


def leave_out_records(trees: Mapping[str, Map], errors: Iterable[Problem]) -> dict[Place, str]:
    """Take out of the files' trees each record that has an error in it; what that concerns, by where it was typed.

    An error that is in no record concerns a key, or all of a file that could not be read, or what follows the place
    from which on it could not.
    """
    left: dict[Place, str] = {}
    files = {file: _Parts(tree) for file, tree in trees.items()}
    for error in errors:
        tree = trees.get(error.place.file)
        part = files[error.place.file].find_part(error.place) if tree else None
        if not tree:
            left[error.place] = "all of the file"
        elif part is None or _TOP.split(error.key)[0] not in tree:
            left[error.place] = "the rest of the file"
        else:
            left[part.place] = part.called
            if part.is_record:
                prune_tree(tree, part.path)
    return left


class _Parts:
    """The parts of one file, by where they stand."""

    def __init__(self, tree: Map) -> None:
        parts = sorted(parts_of(tree), key=lambda part: (part.place, len(part.path)))
        self._parts, self._places = parts, [part.place for part in parts]
        self._by_path = {part.path: part for part in parts}

    def find_part(self, place: Place) -> Part | None:
        """The innermost record that a place lies in, else the key; None above the first of them."""
        at = bisect_right(self._places, place) - 1
        if at < 0:
            return None
        path = self._parts[at].path
        around = (self._by_path[path[:upto]] for upto in range(len(path), 0, -1))
        return next((part for part in around if part.is_record), self._parts[at])


_TOP = re.compile(r"[.\[]")
"""What ends the topmost key of a path."""


def went_along(parts: Iterable[Part], tree: Map) -> set[Place]:
    """Where that stands which was in a tree and has been taken out of it; of what lies in another the outermost."""
    gone: dict[Path, Place] = {}
    for part in parts:
        enclosed = any(part.path[:upto] in gone for upto in range(1, len(part.path)))
        if not enclosed and not part.is_empty and _value_at(tree, part.path) is None:
            gone[part.path] = part.place
    return set(gone.values())


def _value_at(node: Node, path: Path) -> Node:
    for step in path:
        if isinstance(node, Map) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, Items) and isinstance(step, int):
            node = node[step]
        else:
            return None
    return node


def in_words(left: Mapping[Place, str], along: Collection[Place]) -> tuple[str, ...]:
    """What is left out, with where it was typed: the first few in the order of the files, and how many more there are.

    ``along`` is what goes with it, as it refers to it.
    """
    named = [f"{left[place]} ({place.file.removeprefix(FOLDER)}, line {place.line})" for place in sorted(left)]
    more, referring = len(named) - _SHOWN, len(set(along) - left.keys())
    others = [f"{more} more"] if more > 0 else []
    those = [f"{referring} more that {'refers' if referring == 1 else 'refer'} to them"] if referring else []
    return (*named[:_SHOWN], *others, *those)
