"""The user's own map of headings (crm-map.yaml): for exports in other languages and columns of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.importers.errors import CannotImport
from generator.importers.headings import KINDS, Kind, fold_heading, known_fields
from generator.wording.text import in_prose, nearest_word
from generator.yaml_reader.source import read_yaml
from generator.yaml_reader.tree import Map, Scalar

NAME = "crm-map.yaml"
"""What it is called, beside the folder of the accounts."""

IGNORED = "ignore"
_DATES = ("day first", "month first")
_DECIMALS = ("comma", "point")


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
        first = problems[0]
        raise CannotImport(f"{first.place}: {first.message} {first.hint}".strip())
    allowed = {*KINDS, "encoding", "dates", "decimal", "currency"}
    for key in tree:
        if key not in allowed:
            raise CannotImport(f"{tree.key_places[key]}: `{key}` is no key of a map: {in_prose(sorted(allowed), 'or')}")
    currency = _read_word(tree, "currency")
    if currency and not (len(currency) == 3 and currency.isascii() and currency.isupper()):
        raise CannotImport(f"{tree.key_places['currency']}: a currency is a code such as EUR")
    return CrmMap(
        columns={kind: _read_columns(tree, kind) for kind in KINDS},
        encoding=_read_word(tree, "encoding"),
        day_first=_read_choice(tree, "dates", _DATES),
        decimal_comma=_read_choice(tree, "decimal", _DECIMALS),
        currency=currency,
    )


def _read_word(tree: Map, key: str) -> str | None:
    value = tree.get(key)
    if value is not None and not isinstance(value, Scalar):
        raise CannotImport(f"{tree.key_places[key]}: `{key}` is one word")
    return str(value).strip() if value else None


def _read_choice(tree: Map, key: str, choices: tuple[str, str]) -> bool | None:
    value = _read_word(tree, key)
    if value is not None and value not in choices:
        raise CannotImport(f"{tree.key_places[key]}: `{key}` is {in_prose(choices, 'or')}")
    return None if value is None else value == choices[0]


def _read_columns(tree: Map, kind: Kind) -> dict[str, str]:
    block = tree.get(kind)
    if block is None:
        return {}
    if not isinstance(block, Map):
        raise CannotImport(f"{tree.key_places[kind]}: below `{kind}` stand lines such as `Nachname: last_name`")
    known = {*known_fields(kind), IGNORED}
    columns = {}
    for heading, value in block.items():
        if not isinstance(value, Scalar) or value not in known:
            meant = nearest_word(str(value), known)
            hint = f"; did you mean {meant}?" if meant else f": {in_prose(sorted(known), 'or')}"
            raise CannotImport(f"{block.key_places[heading]}: {value} is nothing that a column can hold{hint}")
        columns[fold_heading(heading)] = str(value)
    return columns
