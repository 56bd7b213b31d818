"""Paper: a template of the playbook and data in, a PDF out, kept so that the same is not made again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.load.phrases import program_phrases
from generator.model.company import Company
from generator.outputs import stand_ins, typesetting
from generator.outputs.document_store import DocumentStore, content_key, join_document, split_document
from generator.outputs.plain import break_long_words
from generator.outputs.stand_ins import as_json, texts_of
from generator.outputs.typesetting import (
    BrokenSheet,
    Pictures,
    TooLong,
    Typesetter,
    find_other_letters,
    list_families,
    make_once,
)
from generator.wording.font_packages import order_families
from generator.wording.phrases import Phrases
from generator.wording.text import NAME_LENGTH, shorten_text

_SIZES = {"a4": "a4", "letter": "us-letter"}
_PACKAGE = re.compile(r"""#?(?:import|include)\s*["']@""")
_KEPT = 256
"""How many documents are kept in memory, so that one whose data are the same is not made again while writing."""

_Set = tuple[bytes, tuple[str, ...], tuple[str, ...]]
"""A document as it was set, the signs in it that no font has, and the letters in a font that is not meant for them."""


@dataclass(frozen=True, slots=True)
class UnshownSign:
    """A sign that our fonts do not have, for which a square stands: a letter, with its marks where it has some."""

    sign: str
    #: The section it stands in, else the key of the document; and the text.
    section: str
    text: str
    #: Whether it is shown after all, in a font that is not meant for it.
    in_other_font: bool = False


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """A finished document."""

    data: bytes
    unshown: tuple[UnshownSign, ...] = ()
    #: The template it was set with; empty for what is no paper.
    sheet: str = ""


@dataclass(frozen=True)
class PaperPrinter:
    """Templates and fonts, ready to print.

    ``sheets`` maps names such as ``brief/brief.typ`` to their bytes; ``fonts`` is a folder with more fonts, or empty.
    What lies on the ``shelf`` is not made again. Every sheet is told who we are (``company``), and has the ``logo``.
    """

    sheets: tuple[tuple[str, bytes], ...]
    fonts: str = ""
    company: Company = field(default_factory=Company)
    logo: Pictures = ()
    shelf: DocumentStore | None = field(default=None, compare=False, repr=False)

    @property
    def edition(self) -> bytes:
        """What prints: this program, typst and the fonts, by their bytes."""
        return _edition_bytes(self.fonts)

    def _added_families(self, tag: str) -> list[str]:
        """The fonts of the folder, those that a language is set in first."""
        return order_families([family.name for family in list_families(self.fonts)], tag) if self.fonts else []

    @property
    def _company(self) -> dict[str, Any]:
        """Who we are, for a template."""
        company = self.company
        name, line = (
            break_long_words(shorten_text(words or "", NAME_LENGTH)) for words in (company.name, company.line)
        )
        address = [break_long_words(shorten_text(part, NAME_LENGTH)) for part in company.address]
        return {"name": name, "address": address, "line": line, "logo": self.logo[0][0] if self.logo else ""}

    def pdf(
        self,
        sheet: str,
        document: Mapping[str, Any],
        paper: str,
        pages: int,
        pictures: Pictures = (),
        words: Phrases | None = None,
    ) -> PrintedDocument:
        """A document as PDF/UA on ``a4`` or ``letter`` paper: the same bytes for the same data, on any machine.

        Its phrases and its direction are those of ``words``, without them those of papers for us.
        Data are placed as text and never read as a template. TooLong when it has more than ``pages`` pages,
        BrokenSheet when the template cannot be set, or a picture cannot be shown. A character that no font has becomes
        a square. ``pictures`` are files that the template shows, by the names it knows them by.
        """
        words = words or program_phrases().speak()
        language = {
            "code": words.local.language,
            "region": words.local.region,
            "phrases": words.single,
            "fonts": self._added_families(words.local.tag),
        }
        data = as_json({"paper": _SIZES[paper], "company": self._company, "language": language, "document": document})
        made = _print_sheet(self, sheet, data, pages, (*pictures, *self.logo))
        if isinstance(made, TooLong):
            raise made
        pdf, unshown, other = made
        signs = (*((sign, False) for sign in unshown), *((sign, True) for sign in other))
        return PrintedDocument(pdf, tuple(_place_sign(document, *sign) for sign in signs), sheet)


def _place_sign(document: Mapping[str, Any], sign: str, in_other_font: bool) -> UnshownSign:
    section, text = next(((where, said) for where, said in texts_of(document) if sign in said), ("", ""))
    return UnshownSign(sign, section, text, in_other_font)


@lru_cache(maxsize=_KEPT)
def _print_sheet(paper_printer: PaperPrinter, sheet: str, data: str, pages: int, pictures: Pictures) -> _Set | TooLong:
    if not paper_printer.shelf:
        return _set_document(paper_printer, sheet, data, pages, pictures)
    sources = (part for name, content in (*paper_printer.sheets, *pictures) for part in (name.encode(), content))
    name = content_key(paper_printer.edition, sheet.encode(), str(pages).encode(), data.encode(), *sources)
    kept = split_document(paper_printer.shelf.get(name))
    if kept:
        head, body = kept
        return (body, tuple(head["unshown"]), tuple(head["other"])) if body else TooLong(head["section"], head["page"])
    made = _set_document(paper_printer, sheet, data, pages, pictures)
    if isinstance(made, TooLong):
        paper_printer.shelf.put(name, join_document({"section": made.section, "page": made.page}, b""))
    else:
        paper_printer.shelf.put(name, join_document({"unshown": made[1], "other": made[2]}, made[0]))
    return made


@make_once
def _edition_bytes(fonts: str) -> bytes:
    """What prints: this program, typst and the fonts. Another edition may print the same data otherwise."""
    added = sorted(Path(fonts).rglob("*")) if fonts else []
    parts = (part for path in added if path.is_file() for part in (path.name.encode(), path.read_bytes()))
    libraries = f"{version('typst')} {version('font-source-sans-pro')}"
    program = (Path(module).read_bytes() for module in (__file__, typesetting.__file__, stand_ins.__file__))
    return content_key(*program, libraries.encode(), *parts).encode()


def _set_document(paper_printer: PaperPrinter, sheet: str, data: str, pages: int, pictures: Pictures) -> _Set | TooLong:
    for name, text in paper_printer.sheets:
        if match := _PACKAGE.search(text.decode("utf-8", "replace")):
            line = text[: match.start()].count(b"\n") + 1
            raise BrokenSheet(sheet, name, line, "packages are not fetched; put what you need into the folder itself")
    if sheet not in dict(paper_printer.sheets):
        raise BrokenSheet(sheet, sheet, 1, "this template for paper is missing")
    setting = Typesetter(paper_printer.sheets, paper_printer.fonts, sheet, pictures)
    made, data, unshown = setting.with_stand_ins(data)
    return setting.too_long(data, pages) or (made, unshown, find_other_letters(paper_printer.fonts, data))
