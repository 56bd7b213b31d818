"""Fitting a tree to the model: what does not fit is reported and left out, and the rest is kept."""

from __future__ import annotations

from typing import Any, TypeVar

from generator.load.tree import Path, as_typed, key_place, node_at, place_at, prune, raw, written
from generator.model.fields import Field, field_of, fields_of
from generator.model.record import Record
from generator.model.refusal import Refusal, read
from generator.problem import Problem
from generator.text import in_prose, nearest
from generator.yaml_tree import Map, Node

R = TypeVar("R", bound=Record)

_ROUNDS = 50
"""More than a file can need: each round takes out at least one value, and a model is a few levels deep."""


def conform(
    kind: type[R], tree: Node, file: str, injected: dict[str, Any] | None = None
) -> tuple[R | None, list[Problem]]:
    """The record a tree makes, and every problem with it.

    Values the model refuses are taken out of the tree, so that the rest of the file is still understood;
    when something required is missing, the block that needs it goes too. ``injected`` holds values that
    are not typed in the file. None when nothing is left.
    """
    problems: list[Problem] = []
    pruned: set[Path] = set()
    for _ in range(_ROUNDS):
        plain = raw(tree)
        if isinstance(plain, dict):
            plain.update(injected or {})
        record, refusals = read(kind, plain)
        if record is not None:
            return record, problems
        for refusal in refusals:
            path = as_typed(refusal.path, plain)
            problem = _problem(refusal, path, kind, tree, file)
            gone = path[:-1] if refusal.rule == "missing-key" else path
            if path not in pruned:
                problems.append(problem)
            if not gone:
                return None, problems
            pruned.update((path, gone))
            prune(tree, gone)
    return None, problems


def _problem(refusal: Refusal, path: Path, kind: type[Record], tree: Node, file: str) -> Problem:
    owner, field = _field_at(kind, path)
    key, what = written(path), _called(owner)
    if refusal.rule == "unknown-key":
        message, hint = _unknown(str(path[-1]), owner)
        return Problem(key_place(tree, path, file), refusal.rule, message, hint, key)
    if refusal.rule == "missing-key":
        parent = node_at(tree, path[:-1])
        empty = isinstance(parent, Map) and path[-1] in parent
        message = f"`{path[-1]}` is empty" if empty else f"{what} needs `{path[-1]}`"
        place = key_place(tree, path if empty else path[:-1], file)
        return Problem(place, refusal.rule, message, f"{field.help} Type {field.typed}." if field else "", key)
    place = place_at(tree, path, file)
    if refusal.rule == "wrong-value":
        found = str(node_at(tree, path))
        meant = nearest(found, refusal.choices)
        message = f"`{found}` is none of the values of `{_last_key(path)}`"
        allowed = "expected " + in_prose([f"`{choice}`" for choice in refusal.choices], "or")
        return Problem(place, refusal.rule, f"{message}; {allowed}", f"did you mean `{meant}`?" if meant else "", key)
    return Problem(place, refusal.rule, f"`{_last_key(path)}`: {refusal.message}", refusal.hint, key)


def _last_key(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "this file")


def _called(owner: type[Record]) -> str:
    name = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in owner.__name__).strip()
    return ("an " if name[0] in "aeiou" else "a ") + name


def _unknown(key: str, owner: type[Record]) -> tuple[str, str]:
    known = [field.key for field in fields_of(owner)]
    meant = nearest(key, known)
    message = f"`{key}` is not a key of {_called(owner)}"
    if key == "id" and "id" not in known:
        return message, "leave it out: the name of the file or folder is the id" if "account" in known else ""
    if meant:
        return message, f"did you mean `{meant}`?"
    return message, "its keys are " + in_prose([f"`{name}`" for name in known])


def _field_at(kind: type[Record], path: Path) -> tuple[type[Record], Field | None]:
    """The kind of record whose key the path ends in, and that key's field where the model has it."""
    owner, field, skip = kind, None, False
    for step in path:
        if isinstance(step, int) or skip:
            skip = False
            continue
        if field and field.record:
            owner = field.record
        field = field_of(owner, step)
        if field is None:
            break
        skip = field.named
    return owner, field
