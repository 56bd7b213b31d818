"""The user's own map of headings (crm-map.yaml): for exports in other languages and columns of one's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.importers.errors import CannotImport
from generator.importers.headings import KINDS, Kind, fold_heading, known_fields
from generator.model.problem import Place
from generator.wording.text import in_prose, nearest_word
from generator.yaml_reader.source import read_yaml
from generator.yaml_reader.tree import Map, Node, Scalar

NAME = "crm-map.yaml"
"""What it is called, beside the folder of the accounts."""

IGNORED = "ignore"
_SETTINGS = {
    "encoding": (".+", "one word"),
    "dates": ("day first|month first", "day first or month first"),
    "decimal": ("comma|point", "comma or point"),
    "currency": ("[A-Z]{3}", "a code such as EUR"),
}
"""What can be said besides columns: how it is written, and that in words."""


@dataclass(frozen=True, slots=True)
class CrmMap:
    """What the user says of the exports; empty for nothing."""

    #: For each kind of table, what a heading (folded) holds.
    columns: Mapping[Kind, Mapping[str, str]] = field(default_factory=dict)
    encoding: str | None = None
    #: Whether 3/8/2026 is in August; None when nobody said.
    day_first: bool | None = None
    #: Whether 1,5 is one and a half; None when nobody said.
    decimal_comma: bool | None = None
    #: The currency of amounts that name none.
    currency: str | None = None


def read_map(name: str, data: bytes) -> CrmMap:
    """The map in a file; CannotImport names the line of the first thing wrong with it."""
    tree, problems = read_yaml(name, data)
    if tree is None or problems:
        raise CannotImport(
            "bad-map", place=problems[0].place, message=f"{problems[0].message} {problems[0].hint}".strip()
        )
    said: dict[str, str] = {}
    for key in [key for key in tree if key not in KINDS]:
        value, place = tree[key], tree.key_places[key]
        if key not in _SETTINGS:
            raise CannotImport("no-map-key", place=place, key=key, known=in_prose(sorted({*KINDS, *_SETTINGS}), "or"))
        pattern, meaning = _SETTINGS[key]
        if value is not None and not (isinstance(value, Scalar) and re.fullmatch(pattern, value.strip())):
            raise CannotImport("bad-map-value", place=place, key=key, meaning=meaning)
        said |= {key: value.strip()} if value else {}
    there = [kind for kind in KINDS if tree.get(kind) is not None]
    columns = {kind: _read_columns(tree[kind], kind, tree.key_places[kind]) for kind in there}
    day_first = said["dates"] == "day first" if "dates" in said else None
    decimal_comma = said["decimal"] == "comma" if "decimal" in said else None
    return CrmMap(columns, said.get("encoding"), day_first, decimal_comma, said.get("currency"))


def _read_columns(block: Node, kind: Kind, place: Place) -> dict[str, str]:
    if not isinstance(block, Map):
        raise CannotImport("no-map-columns", place=place, kind=kind)
    known = {*known_fields(kind), IGNORED}
    for heading, value in block.items():
        if not isinstance(value, Scalar) or value not in known:
            meant = nearest_word(str(value), known)
            hint = f"; did you mean {meant}?" if meant else f": {in_prose(sorted(known), 'or')}"
            raise CannotImport("no-column", place=block.key_places[heading], value=value, hint=hint)
    return {fold_heading(heading): str(value) for heading, value in block.items()}
