"""Fitting a tree to the model: what does not fit is reported and left out, and the rest is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from generator.load.tree import Path, as_typed, key_place, node_at, place_at, plain_tree, prune_tree, write_path
from generator.model.fields import Field, field_of, fields_of
from generator.model.problem import Problem
from generator.model.record import Record
from generator.model.refusal import Refusal, read_record
from generator.model.synonyms import synonym_of
from generator.wording.text import in_prose, nearest_word, with_article
from generator.yaml_reader.tree import Items, Map, Node, Scalar

R = TypeVar("R", bound=Record)

_ROUNDS = 50
"""More than a file can need: each round takes out at least one value, and a model is a few levels deep."""

_SHORT = 60
"""Up to this length a text is shown again in a hint."""


def conform_record(
    kind: type[R],
    tree: Node,
    file: str,
    injected: dict[str, Any] | None = None,
    reading: Sequence[Problem] = (),
) -> tuple[R | None, list[Problem]]:
    """The record a tree makes, and every problem with it.

    Values the model refuses are taken out of the tree, so that the rest of the file is still understood;
    when something required is missing, the block that needs it goes too. ``injected`` holds values that
    are not typed in the file; ``reading`` the problems with reading it, of which no echo is reported. None
    when nothing is left.
    """
    problems = [*_empty_and_unknown(kind, tree, (), injected or {}), *_not_for_typing(injected or {}, kind, tree)]
    pruned: set[Path] = set()
    for _ in range(_ROUNDS):
        plain = plain_tree(tree)
        if isinstance(plain, dict):
            plain.update(injected or {})
        record, refusals = read_record(kind, plain)
        if record is not None:
            return record, list(_without_echoes(problems, reading))
        gone: set[Path] = set()
        for refusal in refusals:
            path = as_typed(refusal.path, plain)
            echo = (*path[:-1], refusal.instead) in pruned
            echo = echo or (refusal.rule == "missing-id" and _name_refused(kind, path, pruned))
            if path not in pruned and not echo:
                problems.append(_make_problem(refusal, path, kind, tree, file))
            gone.add(path[:-1] if refusal.rule == "missing-key" else path)
            pruned.add(path)
        pruned |= gone
        for path in gone:
            prune_tree(tree, path)
        if not any(gone):
            break
    return None, list(_without_echoes(problems, reading))


def _not_for_typing(injected: dict[str, Any], kind: type[Record], tree: Node) -> Iterator[Problem]:
    """A problem for every key that is typed although its value comes from elsewhere."""
    for key in injected:
        if isinstance(tree, Map) and key in tree:
            message, hint = _unknown_words((key,), kind)
            yield Problem(tree.key_places[key], "unknown-key", message, hint, key)
            prune_tree(tree, (key,))


def _empty_and_unknown(kind: type[Record], tree: Node, path: Path, injected: dict[str, Any]) -> Iterator[Problem]:
    """A problem for every key that nobody knows and that holds nothing, which the model never gets to see."""
    if isinstance(tree, Items):
        for index, item in enumerate(tree):
            yield from _empty_and_unknown(kind, item, (*path, index), {})
    if not isinstance(tree, Map):
        return
    for key, value in tree.items():
        field = field_of(kind, key)
        if field is None and value is None and key not in injected:
            message, hint = _unknown_words((*path, key), kind)
            if " " in key:  # in braces, a comma in a text makes a key of what follows it
                hint = "if this belongs to the text before the comma, put the whole text in quotes"
            yield Problem(tree.key_places[key], "unknown-key", message, hint, write_path((*path, key)))
        elif field and field.record and isinstance(value, Map | Items):
            blocks = value.items() if field.named and isinstance(value, Map) else [(None, value)]
            for name, block in blocks:
                below = (*path, key) if name is None else (*path, key, name)
                yield from _empty_and_unknown(field.record, block, below, {})


def _without_echoes(problems: list[Problem], reading: Sequence[Problem]) -> Iterator[Problem]:
    """The problems but those that only say that something is missing because it could not be read."""
    places = [problem.place for problem in reading if problem.is_error]
    files = {place.file for place in places}
    lines = {(place.file, place.line) for place in places}
    for problem in problems:
        place = problem.place
        if problem.rule == "missing-key":
            echo = (place.file, place.line) in lines or (bool(files) and "." not in problem.key)
        else:
            unread = problem.rule == "unknown-key" and (place.file, place.line) in lines
            echo = unread or (problem.rule == "missing-id" and place.file in files)
        if not echo:
            yield problem


def _name_refused(kind: type[Record], path: Path, pruned: set[Path]) -> bool:
    """Whether the id of a record, or the name it was to be made from, has been refused already."""
    _, field = _field_at(kind, path)
    label = field.record.label_field if field and field.record else ""
    return any((*path, key) in pruned for key in ("id", label))


def _make_problem(refusal: Refusal, path: Path, kind: type[Record], tree: Node, file: str) -> Problem:
    owner, field = _field_at(kind, path)
    key = write_path(path)
    if refusal.rule == "unknown-key":
        message, hint = _unknown_words(path, owner)
        return Problem(key_place(tree, path, file), refusal.rule, message, hint, key)
    if refusal.rule == "missing-key":
        parent = node_at(tree, path[:-1])
        empty = isinstance(parent, Map) and path[-1] in parent
        message = f"`{path[-1]}` is empty" if empty else f"{_block_name(owner, path[:-1])} needs `{path[-1]}`"
        place = key_place(tree, path if empty else path[:-1], file)
        return Problem(place, refusal.rule, message, f"{field.help} Type {field.typed}." if field else "", key)
    place = place_at(tree, path, file)
    if refusal.rule == "wrong-value" and isinstance(node_at(tree, path), Scalar):
        word = str(node_at(tree, path))
        meant = nearest_word(word, refusal.choices)
        message = f"`{word}` is none of the values of `{_last_key(path)}`"
        allowed = "expected " + in_prose([f"`{choice}`" for choice in refusal.choices], "or")
        return Problem(place, refusal.rule, f"{message}; {allowed}", f"did you mean `{meant}`?" if meant else "", key)
    message = refusal.message or f"expected {field.typed if field else 'a block of keys'}"
    hint = refusal.hint or ("" if refusal.message else _as_block(node_at(tree, path), field))
    rule = "wrong-type" if refusal.rule == "wrong-value" else refusal.rule
    return Problem(place, rule, f"`{_last_key(path)}`: {message}", hint, key)


def _as_block(node: Node, field: Field | None) -> str:
    """How to write a text as the block of keys that was expected in its place."""
    label = field.record.label_field.rstrip("_") if field and field.record else ""
    return f"for example `{label}: {node}`" if label and isinstance(node, Scalar) and len(node) <= _SHORT else ""


def _last_key(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "this file")


def _block_name(owner: type[Record], path: Path) -> str:
    """A block as the person who types it knows it: by its key, or as one of a list by what it is."""
    if path and isinstance(path[-1], str):
        return f"`{path[-1]}`"
    name = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in owner.__name__).strip()
    return with_article(name) if path or name in ("account", "role") else "this file"


def _unknown_words(path: Path, owner: type[Record]) -> tuple[str, str]:
    key = str(path[-1])
    message = f"`{key}` is not a key of {_block_name(owner, path[:-1])}"
    if key == "id" and field_of(owner, "id") is None and "id" in owner.model_fields:
        return message, "leave it out: the name of the file or folder is the id"
    if key in owner.gone:
        return f"`{key}` is no longer a key of {_block_name(owner, path[:-1])}", owner.gone[key]
    meant = synonym_of(owner, key)
    if len(meant) > 1:
        return message, f"it goes below `{meant[0]}`, as `{meant[1]}`"
    if meant and (field := field_of(owner, meant[0])):
        return message, f"did you mean `{field.key}`? {field.help}"
    known = [field.key for field in fields_of(owner)]
    near = nearest_word(key, known)
    return message, f"did you mean `{near}`?" if near else "its keys are " + in_prose([f"`{name}`" for name in known])


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
