"""A table of a pack in the words of whoever reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from generator.context.documents.tables import NOTHING, Cell, Chart, Count, Kind, Table, make_table
from generator.wording.phrases import PLACE, Phrases

Row = TypeVar("Row")
_REFERENCE = re.compile(r"\[(\w+)\]")


def make_worded_table(
    words: Phrases,
    title: str,
    records: Iterable[Row],
    *columns: tuple[str, Kind, Callable[[Row], Cell]],
    figure: tuple[str, str] | None = None,
    note: str = "",
    totals: tuple[int, ...] = (),
    chart: Chart | None = None,
    tab: str = "",
    phrases: Mapping[str, str] = NOTHING,
    formulas: Mapping[str, str] = NOTHING,
    sheet_only: Sequence[str] = (),
    counts: Sequence[tuple[str, str, str]] = (),
) -> Table:
    """A table in the words of whoever reads it: whatever stands on it is named by the key of its phrase.

    In ``phrases`` and ``formulas`` columns are named by their keys, as in ``counts``: what is counted, in which column,
    and the word that stands there.
    """
    heads = {key: words.say(key) for key, _, _ in columns}

    def said(phrase: str) -> str:
        return (
            PLACE.sub(lambda at: "{}" if at[1] == "value" else f"[{heads[at[1]]}]", words.text(phrase))
            if phrase
            else ""
        )

    def formula(text: str) -> str:
        named = _REFERENCE.sub(lambda at: f"[{heads[at[1]]}]", text)
        return PLACE.sub(lambda at: words.say(at[1]).replace('"', '""'), named)

    return make_table(
        words.say(title),
        records,
        *((heads[key], kind, read) for key, kind, read in columns),
        note=note,
        totals=totals,
        chart=chart,
        figure=figure,
        tab=words.say(tab) if tab else "",
        phrases={heads[key]: said(phrase) for key, phrase in phrases.items()},
        formulas={heads[key]: formula(text) for key, text in formulas.items()},
        sheet_only=[heads[key] for key in sheet_only],
        counts=tuple(Count(words.say(label), heads[key], words.say(word)) for label, key, word in counts),
    )


def name_side(words: Phrases, ours: bool) -> str:
    """Whose something is, as whoever reads it says it."""
    return words.say("ours" if ours else "yours")
