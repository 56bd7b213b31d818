"""The chart of a table as a template for paper draws it: shares of the largest figure, and all of it in words."""

from __future__ import annotations

from typing import Any

from generator.context.documents.cells import text_of
from generator.context.documents.tables import Cell, Chart, Quantity, Table
from generator.outputs.plain import break_long_words
from generator.wording.local import LocalFormat
from generator.wording.phrases import Phrases
from generator.wording.text import shorten_text

_MOST = 18
"""How many rows a chart has."""

_LONGEST = 60


def chart_data(table: Table, words: Phrases) -> dict[str, Any] | None:
    """A chart for paper; None for a table without one, and while it has no figure above nought."""
    wanted, local = table.chart, words.local
    if not wanted:
        return None
    rows = [row for row in table.rows if any(_cell_number(row[at]) is not None for at in wanted.figures)][:_MOST]
    numbers = [[_cell_number(row[at]) for row in rows] for at in wanted.figures]
    highest = max((number for series in numbers for number in series if number is not None), default=0)
    if highest <= 0:
        return None
    return {
        "title": break_long_words(shorten_text(wanted.title, _LONGEST)),
        "over_time": table.over_time,
        "labels": [_cell_label(table, row[wanted.labels], local) for row in rows],
        "series": [
            {
                "name": table.columns[at].head,
                "shares": [None if number is None else max(0.0, round(number / highest, 4)) for number in series],
                "said": [text_of(row[at], local).replace(" ", "\u00a0") for row in rows],
            }
            for at, series in zip(wanted.figures, numbers, strict=True)
        ],
        "highest": local.figure(round(highest)),
        "in_words": _in_words(wanted, table, rows, words),
    }


def _cell_number(cell: Cell) -> float | None:
    value = cell.number if isinstance(cell, Quantity) else cell
    return float(value) if isinstance(value, int | float) else None


def _cell_label(table: Table, cell: Cell, local: LocalFormat) -> str:
    return break_long_words(shorten_text(text_of(cell, local, month=table.over_time), _LONGEST))


def _in_words(wanted: Chart, table: Table, rows: list[tuple[Cell, ...]], words: Phrases) -> str:
    """What the chart shows, for those who do not see it."""
    local = words.local
    parts = [
        f"{text_of(row[wanted.labels], local, month=table.over_time)}: "
        + ", ".join(
            f"{table.columns[at].head} {text_of(row[at], local) or words.say('not_known')}" for at in wanted.figures
        )
        for row in rows
    ]
    return break_long_words(shorten_text(f"{wanted.title}. {'; '.join(parts)}.", 1500))
