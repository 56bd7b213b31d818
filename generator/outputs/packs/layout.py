"""A pack as plain texts for a template for paper, cut to the room there is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil, sqrt
from typing import Any

from generator.context.documents.cells import text_of
from generator.context.documents.packs.pack import Pack
from generator.context.documents.tables import Cell, Column, Kind, Quantity, Table
from generator.insight.sharing.shared import SharedFile
from generator.outputs.packs.chart import chart_data
from generator.outputs.paper import PaperPrinter
from generator.outputs.plain import break_long_words, plain_data
from generator.outputs.typesetting import Pictures
from generator.wording.local import LocalFormat
from generator.wording.phrases import Phrases
from generator.wording.text import shorten_text

SHOWN = (".png", ".jpg", ".jpeg", ".svg")
"""Endings of files that are shown as pictures."""

_LONGEST = 140
"""How many letters a text on paper may have."""

_SHORT = 14
"""Up to how many letters a column of text is as wide as it has to be."""

_LINE = 40
"""About how many letters go on a line of a column of text."""

_NUMBERED = ("drawing", "prototype")
"""Formats of things that have a sheet with their number."""

_FIGURES = (Kind.NUMBER, Kind.QUANTITY)


@dataclass(frozen=True, slots=True)
class Printer:
    """What paper is made with: templates, the size of the paper, and the files of the account by their names."""

    press: PaperPrinter
    paper: str
    files: Mapping[str, bytes]


def pack_data(pack: Pack, files: Mapping[str, bytes], rows: int, tables: int) -> tuple[dict[str, Any], Pictures]:
    """A pack as a template takes it, with the pictures it shows; so many tables, with so many rows each."""
    pictures = tuple(_list_pictures(pack.files, files))
    names = {name: where for name, where, _ in pictures}
    words, local = pack.words, pack.local
    things = [_file_data(file, names.get(file.file, ""), words) for file in pack.files]
    document = {
        "account": break_long_words(shorten_text(pack.account, _LONGEST)),
        "person": break_long_words(shorten_text(pack.person, 80)),
        "title": break_long_words(shorten_text(pack.title, 80)),
        "as_of": local.day(pack.as_of),
        "loud": [words.say("late"), words.say("missed")],
        "internal": pack.internal,
        "company": break_long_words(shorten_text(pack.company, _LONGEST)),
        "left_out": [break_long_words(what) for what in pack.left_out],
        "sender": plain_data(pack.sender, _LONGEST),
        "next": break_long_words(shorten_text(pack.next, _LONGEST)),
        "message": break_long_words(shorten_text(pack.message, 2 * _LONGEST)),
        "figures": [{"value": value, "label": break_long_words(label)} for value, label in pack.figures[:4]],
        "late": _table_data(pack.late, rows, words) if pack.late else None,
        "next_issue": local.day(pack.next_issue) if pack.next_issue else "",
        "tables": [_table_data(table, rows, words) for table in pack.tables[:tables]],
        "things": [thing for thing in things if thing["called"]],
        "pictures": [thing for thing in things if thing["picture"]],
    }
    return document, tuple((where, data) for _, where, data in pictures)


def count_lines(table: Table, rows: int) -> int:
    """About how many lines a table takes on paper, with its heading."""
    shown = table.rows[:rows]
    return (
        4
        + bool(table.note)
        + sum(max(1, *(ceil(len(text_of(cell, LocalFormat())) / _LINE) for cell in row)) for row in shown)
    )


def in_slices(pack: Pack, rows: int, charts: bool = True) -> Iterator[Table]:
    """The tables of a pack in pieces of so many rows, for slides; no more of each than the pack is to have."""
    for table in _slide_tables(pack):
        kept = min(len(table.rows), max(pack.rows, rows))
        slices = ceil(kept / rows)
        if slices < 2 or (charts and table.over_time):  # its chart says it on one slide
            yield table
            continue
        # As many rows on each as on the others: the last does not stand there with one.
        starts = [kept * number // slices for number in range(slices)]
        for start, end in zip(starts, [*starts[1:], len(table.rows)], strict=True):
            last, title = (
                end == len(table.rows),
                table.title if start == 0 else pack.words.say("continued", title=table.title),
            )
            yield Table(title, table.columns, table.rows[start:end], table.note if last else "")


def _slide_tables(pack: Pack) -> Iterator[Table]:
    """The tables of a deck: when we meet is said on its first slide, and no slide is needed for one meeting."""
    meetings = pack.words.say("meetings")
    return (table for table in pack.tables if table.tab != meetings or len(table.rows) > 1 or len(pack.tables) == 1)


def _table_data(table: Table, rows: int, words: Phrases) -> dict[str, Any]:
    local, more = words.local, max(0, len(table.rows) - rows)
    shown = [at for at, column in enumerate(table.columns) if not column.sheet_only]
    used = [at for at in shown if any(row[at] not in (None, "") for row in table.rows)]
    columns = [table.columns[at] for at in used]
    return {
        "title": break_long_words(shorten_text(table.title, 80)),
        "heads": [column.head for column in columns],
        "widths": [_column_width(table, at) for at in used],
        "right": [column.kind in _FIGURES for column in columns],
        "rows": [[_cell_text(table.columns[at], row[at], local) for at in used] for row in table.rows[:rows]],
        "lines": [_say_row(table, row, local) for row in table.rows[:rows]],
        "over_time": table.over_time,
        "lead": f"{figure[0]} {figure[1]}." if (figure := table.figure) else "",
        "totals": list(_total_cells(table, words)),
        "more": words.count("and_more", more) if more else "",
        "note": table.note,
        "chart": chart_data(table, words),
    }


def _say_row(table: Table, row: tuple[Cell, ...], local: LocalFormat) -> dict[str, str]:
    """A row as a line of a list: what it is about, and the rest of it in words."""
    shown = {c.head: _cell_text(c, cell, local) for c, cell in zip(table.columns, row, strict=True) if not c.sheet_only}
    phrases = [column.phrase for column in table.columns if not column.sheet_only]
    parts = [_say_cell(phrase, said, shown) for phrase, said in zip(phrases, shown.values(), strict=True) if said]
    return {"label": parts[0] if parts else "", "text": ", ".join(part for part in parts[1:] if part)}


def _say_cell(phrase: str, said: str, row: Mapping[str, str]) -> str:
    """A cell in its phrase, which may name others of the row by their heads."""
    return re.sub(r"\{\}|\[([^\]]+)\]", lambda at: row[at[1]] if at[1] else said.rstrip("."), phrase)


def _cell_text(column: Column, cell: Cell, local: LocalFormat) -> str:
    said = text_of(cell, local, month=column.kind is Kind.MONTH)
    return (
        said.replace(" ", "\u00a0")
        if isinstance(cell, Quantity | date)
        else break_long_words(shorten_text(said, _LONGEST))
    )


def _column_width(table: Table, at: int) -> float:
    """How much of the room a column of text takes, by what stands in it; 0 for one as wide as it has to be."""
    lengths = [len(text_of(row[at], LocalFormat())) for row in table.rows]
    if table.columns[at].kind is not Kind.TEXT or max(lengths) <= _SHORT:
        return 0
    return round(sqrt(min(max(lengths), _LONGEST)), 2)


def _total_cells(table: Table, words: Phrases) -> Iterator[str]:
    if len(table.rows) > 1:
        for at in table.totals:
            quantities = [cell for row in table.rows if isinstance(cell := row[at], Quantity)]
            sums: dict[str, Quantity] = {}
            for each in quantities:
                before = sums.get(each.unit, replace(each, number=0.0))
                sums[each.unit] = replace(before, number=before.number + each.number)
            for _, total in sorted(sums.items()):
                yield words.say("in_all", what=table.columns[at].head, total=text_of(total, words.local))


def _list_pictures(shared: Sequence[SharedFile], files: Mapping[str, bytes]) -> Iterator[tuple[str, str, bytes]]:
    for number, name in enumerate(dict.fromkeys(file.file for file in shared)):
        ending = f".{name.rpartition('.')[2].lower()}"
        if ending in SHOWN and name in files:
            yield name, f"/pictures/{number}{ending}", files[name]


def _file_data(shared: SharedFile, picture: str, words: Phrases) -> dict[str, str]:
    """A file as a cover sheet or a slide shows it."""
    label = " · ".join(
        part
        for part in (
            words.say("picture_number", number=shared.number) if shared.number else "",
            words.say("picture_revision", revision=shared.revision) if shared.revision else "",
        )
        if part
    )
    return {
        "text": break_long_words(shorten_text(shared.text, _LONGEST)),
        "called": words.say(f"{shared.format}_number") if shared.format in _NUMBERED else "",
        "number": break_long_words(shorten_text(shared.number, 40)),
        "revision": break_long_words(shorten_text(shared.revision, 20)),
        "tolerance": break_long_words(shorten_text(shared.tolerance, 60)),
        "sign_off_by": words.local.day_in_short(shared.sign_off_by) if shared.sign_off_by else "",
        "file": break_long_words(shared.file.rpartition("/")[2]),
        "picture": picture,
        "label": break_long_words(label),
    }
