"""Moving about in the tree of a file: values and places by key path, and the tree without what was refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.model.problem import Place
from generator.yaml_reader.tree import Items, Map, Node, Scalar

Path = tuple[str | int, ...]


class Block(dict[str, Any]):
    """The keys of a map that hold something, with the map's place."""

    place: Place


class Kept(list[Any]):
    """The items of a list that hold something, with the index each had in the file."""

    indexes: list[int]


def plain_tree(node: Node) -> Any:
    """The tree as plain keys, lists and texts, without what is empty or was pruned."""
    if isinstance(node, Map):
        block = Block((key, plain_tree(value)) for key, value in node.items() if value is not None)
        block.place = node.place
        return block
    if isinstance(node, Items):
        indexes = [index for index, item in enumerate(node) if item is not None]
        kept = Kept(plain_tree(node[index]) for index in indexes)
        kept.indexes = indexes
        return kept
    return node


def as_typed(path: Path, root: Any) -> Path:
    """A key path reported for the raw form, with the list indexes of the file."""
    typed: list[str | int] = []
    for step in path:
        if isinstance(root, Kept) and isinstance(step, int):
            typed.append(root.indexes[step])
            root = root[step]
        elif isinstance(root, dict) and step in root:
            typed.append(step)
            root = root[step]
        else:
            # A single value typed without brackets, or a short form: the file goes no deeper than this.
            return tuple(typed) if not isinstance(root, dict) or isinstance(step, int) else (*typed, step)
    return tuple(typed)


def node_at(root: Node, path: Path) -> Node:
    """The node at a key path, or the last one on the way that is there."""
    for step in path:
        below = _node_below(root, step)
        if below is None:
            return root
        _, root = below
    return root


def _node_below(node: Node, step: str | int) -> tuple[Place, Node] | None:
    """Where the key or item one step below a node stands, and what it holds; None when it is not there."""
    if isinstance(node, Map) and isinstance(step, str) and step in node:
        return node.key_places[step], node[step]
    if isinstance(node, Items) and isinstance(step, int) and step < len(node):
        return node.places[step], node[step]
    return None


def place_at(root: Node, path: Path, file: str) -> Place:
    """Where the value at a key path stands, or the nearest thing around it that was typed."""
    place = root.place if root is not None else Place(file)
    for step in path:
        below = _node_below(root, step)
        if below is None:
            return place
        place, root = below
        if isinstance(root, Scalar):
            place = root.place
    return place


def key_place(root: Node, path: Path, file: str) -> Place:
    """Where the last key of a path stands; for the index of a list, where the item begins."""
    parent = node_at(root, path[:-1])
    if isinstance(parent, Map) and path and path[-1] in parent.key_places:
        return parent.key_places[str(path[-1])]
    return place_at(root, path, file)


def prune_tree(root: Node, path: Path) -> None:
    """Take the value at a key path out of the tree, leaving every other path as it is."""
    if not path:
        return
    parent, step = node_at(root, path[:-1]), path[-1]
    if _node_below(parent, step) is None:
        prune_tree(root, path[:-1])
    elif isinstance(parent, Map):
        parent[str(step)] = None
    elif isinstance(parent, Items):
        parent[int(step)] = None


def write_path(path: Sequence[str | int]) -> str:
    """A key path as it is shown: ``stakeholders[2].contact.owner``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
