"""An earlier version of an account from what differs in its files: what is the same need not be read a second time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.days.period import parse_day
from generator.load.account import HEAD, Shared, fit_account
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.problem import Place
from generator.yaml_reader.source import read_yaml
from generator.yaml_reader.tree import Map, Node, Scalar

_KEY = re.compile(rb"([A-Za-z_][A-Za-z0-9_]*):(?:[ \t\r\n]|\Z)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A top-level key of a file with everything below it, up to the next one."""

    key: str
    #: Its lines, from 1 on, the last one not included.
    first: int
    end: int
    text: bytes


def earlier_version(
    id: str, then: Mapping[str, bytes], today: Mapping[str, bytes], now: Account, shared: Shared
) -> Account | None:
    """An account as its files of ``then`` say it, made of that of ``today`` and of the pieces that differ.

    None where that cannot be done, and the files have to be read whole: they are cut at lines that begin with a key,
    as everybody writes them, and where the parts so found do not make sense by themselves, nothing is assumed.
    Where references lead is not looked at.
    """
    pieces = {name: _cut_pieces(data) for name, data in then.items()}
    current = {name: _cut_pieces(data) for name, data in today.items()}
    if any(cut is None for cut in (*pieces.values(), *current.values())):
        return None
    other_then, other_now = _find_differing(pieces, current), _find_differing(current, pieces)
    left = {name: _blank_same(pieces[name] or (), other_then[name]) for name in then}
    account, problems = fit_account(id, {name: text for name, text in left.items() if text.strip()}, shared)
    if account is None or problems:
        return None
    keys = {piece.key for cut in (*other_then.values(), *other_now.values()) for piece in cut}
    return now.model_copy(update=dict(_changed_values(account, now, keys, other_now)))


def last_review(files: Mapping[str, bytes]) -> date | None:
    """The day on which somebody last read the whole plan of an account, without reading more of it than its head.

    None where that is not noted, or not as it should be.
    """
    for name, data in files.items():
        for head in _heads(data):
            node: Node = read_yaml(name, head)[0]
            for key in (HEAD, "reviewed", "on"):
                node = node.get(key) if isinstance(node, Map) else None
            if isinstance(node, Scalar):
                with suppress(ValueError):
                    return parse_day(node.strip())
    return None


def _heads(data: bytes) -> Iterator[bytes]:
    """The parts of a file that may note when the plan was read."""
    if b"reviewed" in data or b"\\" in data:
        pieces = _cut_pieces(data)
        yield from [piece.text for piece in pieces if piece.key == HEAD] if pieces else [data]


def _changed_values(
    account: Account, now: Account, keys: set[str], other: Mapping[str, list[_Piece]]
) -> Iterator[tuple[str, Any]]:
    """What is otherwise in the earlier version: of lists that differ those records that stand in what is the same."""
    yield "profile", account.profile
    yield "colleagues", account.colleagues
    for field in fields_of(Account):
        if field.key not in keys or field.key == HEAD:
            continue
        value = getattr(account, field.attribute)
        if field.many:
            same = (record for record in getattr(now, field.attribute) if not _stands_in(record.typed_at, other))
            value = (*same, *value)
        yield field.attribute, value


def _cut_pieces(data: bytes) -> tuple[_Piece, ...] | None:
    """The pieces of a file; None for one that is not plain UTF-8, or has a key twice."""
    if b"\0" in data or data.startswith(b"\xef\xbb\xbf"):
        return None
    lines = [line + b"\n" for line in data.split(b"\n")]
    starts = [(at, match[1].decode()) for at, line in enumerate(lines) if (match := _KEY.match(line))]
    if len({key for _, key in starts}) < len(starts) or not starts:
        return None
    ends = [at for at, _ in starts[1:]] + [len(lines)]
    return tuple(
        _Piece(key, at + 1, end + 1, b"".join(lines[at:end])) for (at, key), end in zip(starts, ends, strict=True)
    )


def _find_differing(
    cuts: Mapping[str, tuple[_Piece, ...] | None], others: Mapping[str, tuple[_Piece, ...] | None]
) -> dict[str, list[_Piece]]:
    """The pieces of each file that the file of the same name does not have among the others."""
    pieces = {}
    for name, cut in cuts.items():
        there = {(piece.key, piece.text.rstrip()) for piece in others.get(name) or ()}
        pieces[name] = [piece for piece in cut or () if (piece.key, piece.text.rstrip()) not in there]
    return pieces


def _blank_same(cut: tuple[_Piece, ...], differing: list[_Piece]) -> bytes:
    """A file with empty lines in place of what is the same, so that everything stays in its line; never its head."""
    parts = [b"\n" * (cut[0].first - 1)] if cut else []
    for piece in cut:
        keep = piece in differing or piece.key == HEAD
        parts.append(piece.text if keep else b"\n" * (piece.end - piece.first))
    return b"".join(parts)


def _stands_in(place: Place | None, pieces: Mapping[str, list[_Piece]]) -> bool:
    return place is not None and any(piece.first <= place.line < piece.end for piece in pieces.get(place.file, ()))
