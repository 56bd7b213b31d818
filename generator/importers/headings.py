"""What the columns of exports are called and what they hold, as ``headings.yaml`` lists it for each program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from generator.yaml_source import read
from generator.yaml_tree import Map, Scalar

Kind = Literal["account", "contact", "deal"]

KINDS: tuple[Kind, ...] = ("contact", "deal", "account")
GENERIC = "generic"
"""Stands for a program that is not known."""

_FILE = "headings.yaml"
_IGNORE = "ignore"
_RELATED = re.compile(r"\([^()]+\)\s*\([^()]+\)\s*\Z")


@cache
def _tree() -> Map:
    tree, problems = read(_FILE, files(__package__).joinpath(_FILE).read_bytes())
    if tree is None or problems:
        raise ValueError(problems)
    return tree


def _block(*keys: str) -> Mapping[str, object]:
    block: Mapping[str, object] = _tree()
    for key in keys:
        inner = block.get(key)
        block = inner if isinstance(inner, Map) else {}
    return block


@cache
def programs() -> tuple[str, ...]:
    """The programs whose headings are known, the general ones first: in this order a heading is looked up."""
    return tuple(name for name in _tree() if _block(name, "contact"))


def called(program: str) -> str:
    """The name of a program for people."""
    return str(_block(program).get("called") or "no program we know")


@cache
def fields(kind: Kind) -> tuple[str, ...]:
    """What the columns of a kind of table can hold."""
    return tuple(_block(GENERIC, kind))


@cache
def headings_of(kind: Kind, field: str, program: str) -> tuple[str, ...]:
    """The headings a field may have, folded: the program's own first, then everybody's, then those of the others."""
    order = (program, *programs())
    return tuple(dict.fromkeys(heading for each in order for heading in _listed(_block(each, kind).get(field))))


@cache
def ignored(kind: Kind, program: str) -> frozenset[str]:
    """Headings that hold something else in this program than in others."""
    return frozenset(_listed(_block(program, kind).get(_IGNORE)))


@cache
def signs_of(program: str) -> frozenset[str]:
    """Headings by which a program is known, in lower case as they are written: with their points and spaces."""
    return frozenset(heading.strip().casefold() for heading in str(_block(program).get("known_by")).split(","))


@cache
def words_of(key: Literal["company_signs", "not_kept", "won", "lost"]) -> frozenset[str]:
    """The headings or words of one of the lists at the end of the file, folded."""
    return frozenset(_listed(_tree().get(key)))


@cache
def all_headings() -> frozenset[str]:
    """Every heading below which something stands that an account has a key for."""
    return frozenset(
        heading
        for program in programs()
        for kind in KINDS
        for field, listed in _block(program, kind).items()
        if field != _IGNORE
        for heading in _listed(listed)
    )


@cache
def roles() -> Mapping[str, str]:
    """Parts in a decision as customer databases name them, and ours."""
    return {name: str(ours) for name, ours in _block("roles").items()}


def folded(heading: str) -> str:
    """A heading with nothing but its letters and digits, in lower case: ``E-Mail`` and ``Email`` are one.

    Letters of other scripts and accents stay. What Dynamics takes from a related record, which it marks by two
    words in brackets, is kept apart from the record's own.
    """
    letters = "".join(each for each in unicodedata.normalize("NFKC", heading).casefold() if each.isalnum())
    return f"related:{letters}" if _RELATED.search(heading) and not heading.lstrip().startswith("(Do") else letters


def _listed(headings: object) -> list[str]:
    return [folded(heading) for heading in str(headings).split(",")] if isinstance(headings, Scalar) else []
