"""In which file of an account a record goes, and where in it a record that is there stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import TypeVar

from generator.load.merge import FOLDER
from generator.model.account import Account
from generator.model.keys import KEYS
from generator.model.problem import Place
from generator.model.record import Record
from generator.yaml_reader.source import Items, Map, Node, read_yaml

Path = tuple[str | int, ...]

_YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
LOG = "log"

Found = TypeVar("Found", bound=Record)


@dataclass(frozen=True, slots=True)
class RecordSpot:
    """Where a record stands."""

    #: Name of the file, relative to the project.
    file: str
    path: Path


def home_file(files: Mapping[str, bytes], id: str, key: str, on: date) -> str:
    """The name of the file that takes a record of an account below a top-level key; it may not be there yet.

    ``files`` are the account's own, by name. A single file takes everything. In a folder it is the file that
    has the key; of several the last, as lists go on in the order of the names. A log kept by year takes an entry
    in the file of that year, which is begun where there is none.
    """
    first = next(iter(files))
    if not first.startswith(f"{FOLDER}{id}/"):
        return first
    having = [name for name in sorted(files) if key in (read_yaml(name, files[name])[0] or {})]
    if key == LOG:
        return _log_home(having, id, on)
    return having[-1] if having else _usual_file(id, key, on)


def _usual_file(id: str, key: str, on: date) -> str:
    return f"{FOLDER}{id}/{KEYS[key].file.format(year=on.year)}.yaml"


def _log_home(having: list[str], id: str, on: date) -> str:
    by_year = {name: match.group() for name in having if (match := _YEAR.search(PurePosixPath(name).name))}
    own = [name for name, year in by_year.items() if int(year) == on.year]
    if own or not having:
        return own[-1] if own else _usual_file(id, LOG, on)
    if not by_year:
        return having[-1]
    path = PurePosixPath(max(by_year))
    return str(path.with_name(_YEAR.sub(str(on.year), path.name, count=1)))


def find_spot(files: Mapping[str, bytes], record: Record) -> RecordSpot:
    """Where a record of an account stands in its files; KeyError for one that was not read from them."""
    place = record.typed_at
    if place is None or place.file not in files:
        raise KeyError(record.label)
    return list_spots({place.file: files[place.file]})[place]


def find_again(account: Account, record: Found) -> Found:
    """A record of an account, or the one that says the same in a later state of it; KeyError unless that is clear."""
    same = [
        candidate for candidate in _records_in(account) if isinstance(candidate, type(record)) and candidate == record
    ]
    own = next((candidate for candidate in same if candidate is record), None)
    if own is None and len(same) != 1:
        raise KeyError(record.label)
    return own or same[0]


def _records_in(value: object) -> Iterator[Record]:
    """All records in a value, itself included."""
    if isinstance(value, Record):
        yield value
    below = value.__dict__ if isinstance(value, Record) else value
    for inner in below.values() if isinstance(below, Mapping) else below if isinstance(below, tuple) else ():
        yield from _records_in(inner)


def list_spots(files: Mapping[str, bytes]) -> dict[Place, RecordSpot]:
    """Where every block of keys of some files stands, by the place where it begins."""
    return {
        block.place: RecordSpot(name, path)
        for name, data in files.items()
        for block, path in _list_blocks(read_yaml(name, data)[0], ())
    }


def _list_blocks(node: Node, path: Path) -> Iterator[tuple[Map, Path]]:
    if isinstance(node, Map):
        yield node, path
    below = node.items() if isinstance(node, Map) else enumerate(node) if isinstance(node, Items) else ()
    for key, value in below:
        yield from _list_blocks(value, (*path, key))
