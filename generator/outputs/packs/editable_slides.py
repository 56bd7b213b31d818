"""A pack as slides that can be changed (pptx); the only module that knows python-pptx, which need not be there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from importlib import import_module
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from generator.context.documents.packs.pack import Pack
from generator.context.left_out import left_out_line
from generator.outputs.archive import zip_files
from generator.outputs.packs.layout import Printer, in_slices, pack_data
from generator.outputs.paper import PrintedDocument
from generator.outputs.typesetting import as_png
from generator.wording.phrases import Phrases
from generator.wording.text import join_texts

_ROWS = 6
"""How many rows of a table go on a slide."""

_WIDTH, _HEIGHT, _MARGIN = 13.333, 7.5, 0.65
"""A slide of 16 to 9, in inches."""

_TOP = 1.3
"""Where what is below the title begins."""

_ACCENT, _INK, _QUIET = "16405B", "1A1A1A", "4D4D4D"
_TITLE_ONLY, _TITLE = 5, 0
"""Layouts of the template that comes with the library."""

_PICTURE_WIDTH = 1600
"""How wide a drawing in lines becomes as a picture in dots."""


class NoLibrary(Exception):
    """The library that writes such slides is not installed."""


def editable_slides(pack: Pack, printer: Printer) -> PrintedDocument:
    """A pack as a deck whose words and tables can be changed; NoLibrary when python-pptx is not installed.

    The same bytes for the same pack. Pictures are put in as dots, since such slides take no drawing in lines.
    """
    cut = replace(pack, tables=tuple(in_slices(pack, _ROWS, charts=False)))
    document, pictures = pack_data(cut, printer.files, _ROWS, len(cut.tables))
    deck = _Deck(document, pack.words)
    deck.first()
    for each in document["pictures"]:
        deck.picture(each, dict(pictures)[each["picture"]])
    for table in document["tables"]:
        deck.table(table)
    return PrintedDocument(deck.finish_deck(datetime.combine(pack.as_of, time(), UTC).replace(tzinfo=None)))


class _Deck:
    def __init__(self, document: Mapping[str, Any], words: Phrases) -> None:
        try:
            self._library: Any = import_module("pptx")
        except ImportError as error:
            raise NoLibrary from error
        self._util: Any = import_module("pptx.util")
        self._colour: Any = import_module("pptx.dml.color").RGBColor
        self._document, self._words = document, words
        self._deck = self._library.Presentation()
        self._deck.slide_width, self._deck.slide_height = self._inches(_WIDTH), self._inches(_HEIGHT)

    def first(self) -> None:
        """The slide that says the point, whose deck it is, for whom and from whom."""
        document = self._document
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[_TITLE])
        title, below = slide.shapes.title, slide.placeholders[1]
        self._place(title, 2.2, 1.2)
        self._place(below, 3.4, 2.6)
        message = document["message"]
        self._write(title, [message or document["account"]], 28 if message else 40, _INK, bold=True)
        whom = ", ".join(part for part in (document["person"], document["title"]) if part)
        words = self._words
        for_whom = words.say("for_person", account=document["account"], person=whom)
        by, company = document["sender"], document["company"]
        said = (by["name"], company, by["email"], by["phone"]) if by else (company,)
        sender = [f"{words.say('from')} {join_texts(said, ' · ')}"] if any(said) else []
        when = [words.say("meet_next", when=document["next"])] if document["next"] else []
        left_out = [left_out_line(document["left_out"])] if document["left_out"] else []
        self._write(below, [for_whom, *when, *sender, *left_out], 20, _QUIET)
        self._foot(slide)

    def picture(self, thing: Mapping[str, str], data: bytes) -> None:
        """A picture as large as there is room for, with its title."""
        slide = self._add_title(thing["text"])
        if thing["picture"].endswith(".svg"):
            data = as_png(data, _PICTURE_WIDTH)
        room = _HEIGHT - _TOP - 1.0
        shape = slide.shapes.add_picture(BytesIO(data), 0, self._inches(_TOP), height=self._inches(room))
        widest = self._inches(_WIDTH - 2 * _MARGIN)
        if shape.width > widest:
            shape.width, shape.height = widest, int(shape.height * widest / shape.width)
        shape.left = (self._deck.slide_width - shape.width) // 2
        shape._element.nvPicPr.cNvPr.set("descr", thing["text"])
        if thing["label"]:
            self._text(slide, thing["label"], _HEIGHT - 0.95, 14)

    def table(self, table: Mapping[str, Any]) -> None:
        """A table with its title, what it comes to, and how much more there is."""
        slide = self._add_title(table["title"])
        rows = [table["heads"], *table["rows"]]
        width = _WIDTH - 2 * _MARGIN
        place = (self._inches(_MARGIN), self._inches(_TOP), self._inches(width), self._inches(0.45 * len(rows)))
        shape = slide.shapes.add_table(len(rows), len(table["heads"]), *place)
        if self._words.local.right_to_left:
            shape.table._tbl.tblPr.set("rtl", "1")
        for column, share in zip(shape.table.columns, _column_shares(table), strict=True):
            column.width = self._inches(width * share)
        for at, row in enumerate(rows):
            for column, said in enumerate(row):
                cell = shape.table.cell(at, column)
                self._write(cell, [said], 14, "FFFFFF" if at == 0 else _INK, bold=at == 0, right=table["right"][column])
                cell.fill.solid()
                cell.fill.fore_color.rgb = self._colour.from_string(_ACCENT if at == 0 else "FFFFFF")
        below = [part for part in (*table["totals"], table["more"], table["note"]) if part]
        if below:
            self._text(slide, "\n".join(below), _HEIGHT - 1.35, 13)

    def finish_deck(self, made: datetime) -> bytes:
        """The deck as a file; its parts are packed anew, since the library writes the time into each."""
        properties = self._deck.core_properties
        properties.title = f"{self._document['account']}: {self._document['person']}"
        properties.author = properties.last_modified_by = ""
        properties.created = properties.modified = made
        target = BytesIO()
        self._deck.save(target)
        with ZipFile(target) as parts:
            return zip_files({name: parts.read(name) for name in parts.namelist()})

    def _add_title(self, title: str) -> Any:
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[_TITLE_ONLY])
        self._place(slide.shapes.title, 0.35, 0.8)
        self._write(slide.shapes.title, [title], 26, _ACCENT, bold=True)
        self._foot(slide)
        return slide

    def _foot(self, slide: Any) -> None:
        document = self._document
        mark = "INTERNAL · " if document["internal"] else ""
        foot = self._words.say(
            "pack_foot", account=document["account"], person=document["person"], day=document["as_of"]
        )
        self._text(slide, mark + foot, _HEIGHT - 0.5, 10)

    def _text(self, slide: Any, said: str, top: float, size: int) -> None:
        box = slide.shapes.add_textbox(0, 0, 0, 0)
        self._place(box, top, 0.4)
        self._write(box, said.split("\n"), size, _QUIET)

    def _place(self, shape: Any, top: float, height: float) -> None:
        shape.left, shape.top = self._inches(_MARGIN), self._inches(top)
        shape.width, shape.height = self._inches(_WIDTH - 2 * _MARGIN), self._inches(height)

    def _write(
        self, shape: Any, lines: Sequence[str], size: int, colour: str, bold: bool = False, right: bool = False
    ) -> None:
        frame = shape.text_frame
        frame.word_wrap = True
        alignment, turned = import_module("pptx.enum.text").PP_ALIGN, self._words.local.right_to_left
        for at, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.alignment = alignment.RIGHT if right is not turned else alignment.LEFT
            if turned:
                paragraph._p.get_or_add_pPr().set("rtl", "1")
            run = paragraph.add_run()
            run.text = line
            run.font.size, run.font.bold = self._util.Pt(size), bold
            run.font.color.rgb = self._colour.from_string(colour)

    def _inches(self, length: float) -> int:
        return int(self._util.Inches(length))


def _column_shares(table: Mapping[str, Any]) -> list[float]:
    """How much of the room each column takes: one of text by its texts, the others what their longest needs."""
    longest = [max(len(head), *(len(row[at]) for row in table["rows"])) for at, head in enumerate(table["heads"])]
    wide = [min(length + 4, 50) for length in longest]
    return [each / sum(wide) for each in wide]
