"""What the columns of exports are called and what they hold, as ``headings.yaml`` lists it for each program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Literal

from generator.yaml_reader.source import read_resource
from generator.yaml_reader.tree import Map

Kind = Literal["account", "contact", "deal"]

KINDS: tuple[Kind, ...] = ("contact", "deal", "account")
GENERIC = "generic"
"""Stands for a program that is not known."""

_LONGEST = 200
"""Letters of a heading that are compared."""
_RELATED = re.compile(r"\([^()]+\)\s*\([^()]+\)\s*\Z")


@cache
def read_block(*keys: str) -> Mapping[str, object]:
    """A block of the file, without keys all of it; empty for none."""
    if not keys:
        return read_resource(__package__, "headings.yaml")
    block = read_block(*keys[:-1]).get(keys[-1])
    return block if isinstance(block, Map) else {}


@cache
def known_programs() -> tuple[str, ...]:
    """The programs whose headings are known, the general ones first: in this order a heading is looked up."""
    return tuple(name for name in read_block() if read_block(name, "contact"))


def words_for(*keys: str) -> str:
    """What something in the file is called for people; else its own name."""
    return str(read_block(*keys[:-1]).get(keys[-1], keys[-1]))


@cache
def known_fields(kind: Kind) -> tuple[str, ...]:
    """What the columns of a kind of table can hold."""
    return tuple(read_block(GENERIC, kind))


@cache
def read_list(*keys: str) -> tuple[str, ...]:
    """The headings or words of a list in the file, folded."""
    headings = read_block(*keys[:-1]).get(keys[-1])
    return tuple(map(fold_heading, str(headings).split(","))) if headings else ()


@cache
def headings_of(kind: Kind, field: str, program: str) -> tuple[str, ...]:
    """The headings a field may have, folded: the program's own first, then everybody's, then those of the others."""
    return tuple(dict.fromkeys(key for name in (program, *known_programs()) for key in read_list(name, kind, field)))


@cache
def signs_of(program: str) -> frozenset[str]:
    """Headings by which a program is known, in lower case as they are written: with their points and spaces."""
    return frozenset(heading.strip().casefold() for heading in str(read_block(program).get("known_by")).split(","))


@cache
def all_headings() -> frozenset[str]:
    """Every heading below which something stands that an account has a key for."""
    lists = ((program, kind, field) for program in known_programs() for kind in KINDS for field in known_fields(kind))
    return frozenset(heading for keys in lists for heading in read_list(*keys))


def fold_heading(heading: str) -> str:
    """A heading with nothing but its letters and digits, in lower case: ``E-Mail`` and ``Email`` are one.

    Letters of other scripts and accents stay. What Dynamics takes from a related record, which it marks by two
    words in brackets, is kept apart from the record's own.
    """
    letters = "".join(
        letter for letter in unicodedata.normalize("NFKC", heading[:_LONGEST]).casefold() if letter.isalnum()
    )
    return f"related:{letters}" if _RELATED.search(heading) and not heading.lstrip().startswith("(Do") else letters
