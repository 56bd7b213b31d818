"""What a page of a customer's edition is made of: sections of facts and tables, all of it in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from generator.context.documents.cells import text_of
from generator.context.documents.tables import Cell, Kind, Table, make_table
from generator.wording.phrases import Phrases

_SHAPES = {Kind.NUMBER: "figure", Kind.QUANTITY: "figure", Kind.DATE: "day", Kind.MONTH: "day"}

_TONES = {"late": "bad", "missed": "bad", "reached": "good", "kept": "good"}
"""The colours of phrases that say how something stands, by their keys."""


@dataclass(frozen=True, slots=True)
class EditionCell:
    """A cell of a table."""

    words: str
    #: A figure, which stands to the right; a day, which stays on one line; else empty.
    shape: str
    #: Good or bad, for a word that says how something stands; else empty.
    tone: str


@dataclass(frozen=True, slots=True)
class EditionTable:
    """A table; it has rows."""

    title: str
    note: str
    heads: tuple[str, ...]
    rows: tuple[tuple[EditionCell, ...], ...]


@dataclass(frozen=True, slots=True)
class EditionFact:
    """Something in a line: when, where, who."""

    about: str
    words: str
    #: Where a click leads, such as ``mailto:``; may be empty.
    address: str = ""


@dataclass(frozen=True, slots=True)
class EditionFigure:
    """A figure that says how something stands."""

    figure: str
    words: str
    #: The file of the page that says more.
    page: str


@dataclass(frozen=True, slots=True)
class EditionFile:
    """A file to take away."""

    label: str
    #: Its name in the edition.
    file: str


@dataclass(frozen=True, slots=True)
class EditionSection:
    """One section of a page."""

    title: str
    facts: tuple[EditionFact, ...] = ()
    tables: tuple[EditionTable, ...] = ()
    files: tuple[EditionFile, ...] = ()
    #: What to say where it holds nothing.
    empty: str = ""


@dataclass(frozen=True, slots=True)
class EditionPage:
    """One page."""

    #: Its file: ``promises.html``.
    file: str
    #: What it is called in the list of pages.
    tab: str
    title: str
    #: What its reader has to know first, in a sentence or two; may be empty.
    lead: str
    sections: tuple[EditionSection, ...]
    figures: tuple[EditionFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """All that an edition is made of."""

    #: The customer.
    account: str
    #: What we are called; empty where nobody has said it.
    company: str
    #: For which day it is made, in words.
    day: str
    #: The phrases of its pages, and the language with its direction.
    words: Phrases
    #: Our account manager: name, e-mail and telephone, those that are known.
    sender: tuple[EditionFact, ...]
    pages: tuple[EditionPage, ...]


def word_table(table: Table, words: Phrases, title: str = "") -> tuple[EditionTable, ...]:
    """A table in words, under a title of its own; without what is for spreadsheets and columns that hold nothing.

    Nothing for one without a row.
    """
    shown = [
        at
        for at, column in enumerate(table.columns)
        if not column.sheet_only and any(row[at] not in (None, "") for row in table.rows)
    ]
    if not table.rows:
        return ()
    tones = {words.say(key): tone for key, tone in _TONES.items()}
    rows = tuple(tuple(_word_cell(table, row, at, words, tones) for at in shown) for row in table.rows)
    return (EditionTable(title, table.note, tuple(table.columns[at].head for at in shown), rows),)


def _word_cell(table: Table, row: tuple[Cell, ...], at: int, words: Phrases, tones: Mapping[str, str]) -> EditionCell:
    cell, kind = row[at], table.columns[at].kind
    text = text_of(cell, words.local, month=kind is Kind.MONTH)
    return EditionCell(text, _SHAPES.get(kind, ""), tones.get(text, ""))


Row = TypeVar("Row")


def list_table(
    words: Phrases, title: str, rows: Iterable[Row], *columns: tuple[str, Kind, Callable[[Row], Cell]]
) -> tuple[EditionTable, ...]:
    """A table of some records under a title; nothing where there are none. The heads of columns are keys of phrases."""
    said = [(words.say(key), kind, read) for key, kind, read in columns]
    return word_table(make_table(title, rows, *said), words, title)


def due_state(words: Phrases, due: date, as_of: date) -> str:
    """How something stands that is open."""
    return words.say("late" if due < as_of else "open")


def whose_word(words: Phrases, ours: bool) -> str:
    """Whether something is ours or theirs."""
    return words.say("ours" if ours else "yours")
