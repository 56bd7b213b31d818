"""What is said of a name that a template uses and that is not there: what has no such name, and what was meant."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from generator import rendering
from generator.model.record import Record
from generator.wording.text import nearest_word, with_article
from generator.yaml_reader.source import read_resource
from generator.yaml_reader.tree import Map

OF_A_PAGE = "page"
"""Under this name the table keeps the names that went from what a page is given as a whole."""


@cache
def names_gone() -> Mapping[str, Mapping[str, str]]:
    """The names that templates of version 0.1 could use and no longer can, by type, each with what to write instead."""
    tree = read_resource(rendering.__name__, "names_gone.yaml")
    by_type = ((kind, names) for kind, names in tree.items() if isinstance(names, Map))
    return {kind: {name: str(new) for name, new in names.items()} for kind, names in by_type}


def missing_attribute(owner: object, name: str) -> tuple[str, str]:
    """What is wrong with asking something for an attribute it does not have, and what to write instead."""
    if owner is None:
        return f"what is not known has no attribute '{name}'", "ask first whether it is known, with `if`"
    return f"{_describe(owner)} has no attribute '{name}'", suggest_attribute(owner, name)


def suggest_attribute(owner: object, name: str) -> str:
    """What to write instead of an attribute that is not there; empty when nothing is near."""
    if isinstance(owner, Record) and name == "record":
        return "it is the record itself"
    record = getattr(owner, "record", None)
    if name not in names_gone().get(type(owner).__name__, {}) and name in _names_of(record):
        return f"what was typed is `record.{name}`"
    return suggest_name(name, _names_of(owner), type(owner).__name__)


def suggest_name(name: str, known: Iterable[str], kind: str = OF_A_PAGE) -> str:
    """What to write instead of a name: what stands for one that went, else the nearest known one; empty for neither."""
    gone = names_gone().get(kind, {}).get(name)
    if gone:
        return f"since version 0.2.0 it is `{gone}`"
    near = nearest_word(name, (other for other in known if other != name))
    return f"did you mean `{near}`?" if near else ""


def has_fixed_names(owner: object) -> bool:
    """Whether something has the same names always: a row or a record, but no table and no text."""
    return isinstance(owner, Record) or (dataclasses.is_dataclass(owner) and not isinstance(owner, type))


def _describe(owner: object) -> str:
    kind = type(owner).__name__
    if isinstance(owner, Record):
        return f"{with_article(owner.noun)} (`{kind}`)"
    words = {"str": "a text", "Safe": "a text", "tuple": "a list", "list": "a list", "int": "a number", "date": "a day"}
    return words.get(kind, f"`{kind}`")


def _names_of(owner: object) -> tuple[str, ...]:
    """The names a template may ask something for."""
    if isinstance(owner, Mapping):
        return tuple(name for name in owner if isinstance(name, str))
    fields: tuple[str, ...] = ()
    if isinstance(owner, Record):
        fields = tuple(type(owner).model_fields)
    elif dataclasses.is_dataclass(owner):
        fields = tuple(field.name for field in dataclasses.fields(owner))
    return (*fields, *_properties_of(type(owner)))


def _properties_of(kind: type[Any]) -> Iterable[str]:
    for part in kind.__mro__:
        if part.__module__.startswith("generator."):
            yield from (name for name, member in vars(part).items() if isinstance(member, property) and name[0] != "_")
