"""Paper: a template of the playbook and data in, a PDF out; the only module that knows typst and the font."""

from __future__ import annotations

import atexit
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial, wraps
from importlib.metadata import version
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

import font_source_sans_pro  # type: ignore[import-untyped]
import typst

from generator.outputs import stand_ins
from generator.outputs.document_store import Shelf, key, laid, taken
from generator.outputs.paper_sections import sections
from generator.outputs.stand_ins import as_json, harmless, mended, stand_ins_for_signs, stand_ins_in_order, texts_of

_FACES = ("Regular", "It", "Semibold", "SemiboldIt")
_SIZES = {"a4": "a4", "letter": "us-letter"}
_STANDARDS: list[typst.PDFStandard] = ["ua-1"]
_PLACE = re.compile(r"┌─ /?([^\s:]+):(\d+)")
_PACKAGE = re.compile(r"""#?(?:import|include)\s*["']@""")
_KEPT = 256
"""How many documents are kept in memory, so that one whose data are the same is not made again while writing."""
_SIGNS = 8192
"""Of how many signs it is remembered whether the fonts have them."""

Pictures = tuple[tuple[str, bytes], ...]
"""Names and bytes of PNG, JPEG and SVG files."""


_Set = tuple[bytes, tuple[str, ...]]
"""A document as it was set, and the signs in it that no font has."""

_Made = TypeVar("_Made")


def _once(make: Callable[..., _Made]) -> Callable[..., _Made]:
    """Lets something be made once, though several documents that are set at a time ask for it."""
    lock, made = RLock(), cache(make)

    @wraps(make)
    def waiting(*arguments: str) -> _Made:
        with lock:
            return made(*arguments)

    return waiting


@dataclass(frozen=True, slots=True)
class Unshown:
    """A sign that no font has, for which a square stands: a letter, with its marks where it has some."""

    sign: str
    #: The section it stands in, else the key of the document; and the text.
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished document."""

    data: bytes
    unshown: tuple[Unshown, ...] = ()
    #: The template it was set with; empty for what is no paper.
    sheet: str = ""


class TooLong(Exception):
    """A document has more pages than it may have; the attributes say which section of which page takes most room."""

    def __init__(self, section: str, page: int) -> None:
        super().__init__(f"{section} on page {page}")
        self.section, self.page = section, page


class BrokenSheet(Exception):
    """A document cannot be set; the attributes say with which template, in which line of which file, and why."""

    def __init__(self, sheet: str, name: str, line: int, message: str, by_a_text: bool = False) -> None:
        super().__init__(message)
        self.sheet, self.name, self.line, self.message = sheet, name, line, message
        #: Whether the template is right, and a text of the document is what it stumbles over.
        self.by_a_text = by_a_text


@dataclass(frozen=True)
class Press:
    """Templates and fonts, ready to print.

    ``sheets`` maps names such as ``brief/brief.typ`` to their bytes; ``fonts`` is a folder with more fonts, or empty.
    What lies on the ``shelf`` is not made again.
    """

    sheets: tuple[tuple[str, bytes], ...]
    fonts: str = ""
    shelf: Shelf | None = field(default=None, compare=False, repr=False)

    def pdf(self, sheet: str, document: Mapping[str, Any], paper: str, pages: int, pictures: Pictures = ()) -> Printed:
        """A document as PDF/UA on ``a4`` or ``letter`` paper: the same bytes for the same data, on any machine.

        Data are placed as text and never read as a template. TooLong when it has more than ``pages`` pages,
        BrokenSheet when the template cannot be set, or a picture cannot be shown. A character that no font has becomes
        a square. ``pictures`` are files that the template shows, by the names it knows them by.
        """
        data = as_json({"paper": _SIZES[paper], "document": document})
        made = _printed(self, sheet, data, pages, pictures)
        if isinstance(made, TooLong):
            raise made
        pdf, unshown = made
        return Printed(pdf, tuple(_placed(document, sign) for sign in unshown), sheet)


def _placed(document: Mapping[str, Any], sign: str) -> Unshown:
    section, text = next(((where, said) for where, said in texts_of(document) if sign in said), ("", ""))
    return Unshown(sign, section, text)


@lru_cache(maxsize=_KEPT)
def _printed(press: Press, sheet: str, data: str, pages: int, pictures: Pictures) -> _Set | TooLong:
    if not press.shelf:
        return _set(press, sheet, data, pages, pictures)
    sources = (part for name, content in (*press.sheets, *pictures) for part in (name.encode(), content))
    name = key(_edition(press.fonts), sheet.encode(), str(pages).encode(), data.encode(), *sources)
    kept = taken(press.shelf.get(name))
    if kept:
        head, body = kept
        return (body, tuple(head["unshown"])) if body else TooLong(head["section"], head["page"])
    made = _set(press, sheet, data, pages, pictures)
    if isinstance(made, TooLong):
        press.shelf.put(name, laid({"section": made.section, "page": made.page}, b""))
    else:
        press.shelf.put(name, laid({"unshown": made[1]}, made[0]))
    return made


@_once
def _edition(fonts: str) -> bytes:
    """What prints: this program, typst and the fonts. Another edition may print the same data otherwise."""
    added = sorted(Path(fonts).rglob("*")) if fonts else []
    parts = (part for path in added if path.is_file() for part in (path.name.encode(), path.read_bytes()))
    libraries = f"{version('typst')} {version('font-source-sans-pro')}"
    program = (Path(module).read_bytes() for module in (__file__, stand_ins.__file__))
    return key(*program, libraries.encode(), *parts).encode()


def _set(press: Press, sheet: str, data: str, pages: int, pictures: Pictures) -> _Set | TooLong:
    for name, text in press.sheets:
        if found := _PACKAGE.search(text.decode("utf-8", "replace")):
            line = text[: found.start()].count(b"\n") + 1
            raise BrokenSheet(sheet, name, line, "packages are not fetched; put what you need into the folder itself")
    if sheet not in dict(press.sheets):
        raise BrokenSheet(sheet, sheet, 1, "this template for paper is missing")
    setting = _Setting(press, sheet, pictures)
    made, data, unshown = setting.with_stand_ins(data)
    return setting.too_long(data, pages) or (made, unshown)


@lru_cache(maxsize=_SIGNS)
def _shows(fonts: str, text: str) -> bool:
    """Whether the fonts have what a text is made of, in every face that a template sets it in."""
    try:
        _compiled({"main.typ": _PROBE}, _fonts(fonts), json.dumps(text))
    except typst.TypstError:
        return False
    return True


def _compiled(sources: Any, fonts: typst.Fonts, data: str) -> bytes:
    compiler = typst.Compiler(root=_empty_folder(), font_paths=fonts)
    made: Any = compiler.compile(input=sources, format="pdf", sys_inputs={"data": data}, pdf_standards=_STANDARDS)
    return bytes(made)


class _Setting:
    """One template with its fonts, and what typst says of it."""

    def __init__(self, press: Press, sheet: str, pictures: Pictures) -> None:
        self._sheet = sheet
        self._sources: Any = {**dict(press.sheets), "main.typ": f'#include "{sheet}"'.encode()}
        self._sources |= dict(pictures)
        self._folder, self._fonts = press.fonts, _fonts(press.fonts)

    def with_stand_ins(self, data: str) -> tuple[bytes, str, tuple[str, ...]]:
        """The document, the data it was made of in the end, and the signs in them for which a square stands.

        Where each sign can be shown by itself and a text still cannot, that text is put together sign by sign.
        """
        try:
            return self._pdf(data), data, ()
        except typst.TypstError as error:
            problem = error
        for stand_ins_in in (stand_ins_for_signs, stand_ins_in_order):
            shown, unshown = mended(data, partial(stand_ins_in, shows=partial(_shows, self._folder)))
            try:
                return self._pdf(shown), shown, unshown
            except typst.TypstError as error:
                problem = error
        raise self._broken(problem, data)

    def _pdf(self, data: str) -> bytes:
        return _compiled(self._sources, self._fonts, data)

    def _broken(self, error: typst.TypstError, data: str) -> BrokenSheet:
        """What is wrong, where in the template, and whether the template is at fault or a text it is given."""
        found = _PLACE.search(error.diagnostic)
        name, line = (_below(found[1]), int(found[2])) if found else ("main.typ", 1)
        name = self._sheet if name == "main.typ" else name
        return BrokenSheet(self._sheet, name, line, error.message, by_a_text=self._sets(harmless(data)))

    def _sets(self, data: str) -> bool:
        try:
            self._pdf(data)
        except typst.TypstError:
            return False
        return True

    def too_long(self, data: str, pages: int) -> TooLong | None:
        """What takes most room on the first page that overflows, of a document with too many pages; else None."""
        layout = self._layout(data)
        if layout["pages"] <= pages:
            return None
        found = sections(layout["sections"])
        page = next((each.meant for each in found if each.ends > each.meant), pages)
        longest = max((each for each in found if each.meant == page), key=lambda each: each.height, default=None)
        return TooLong(longest.title if longest else "", page)

    def _layout(self, data: str) -> Any:
        """What the template notes of itself: how many pages it has, and where its sections begin and end."""
        given: Any = {"root": _empty_folder(), "font_paths": self._fonts, "sys_inputs": {"data": data}}
        try:
            return json.loads(typst.query(self._sources, "<layout>", field="value", one=True, **given))
        except RuntimeError:
            message = "it notes no <layout>: print with `#show: sheet.with(...)` of brief/paper.typ"
            raise BrokenSheet(self._sheet, self._sheet, 1, message) from None


def as_png(picture: bytes, width: int) -> bytes:
    """A drawing in lines (SVG) as a picture of so many dots across; BrokenSheet when it cannot be shown."""
    setting: Any = {"main.typ": _PICTURE, "picture.svg": picture}
    try:
        made: Any = typst.Compiler(root=_empty_folder(), font_paths=_fonts("")).compile(
            input=setting, format="png", ppi=width / _PICTURE_INCHES
        )
    except typst.TypstError as error:
        raise BrokenSheet("picture.svg", "picture.svg", 1, error.message) from None
    return bytes(made)


_PICTURE_INCHES = 10.0
_PICTURE = b"""#set page(width: 10in, height: auto, margin: 0pt)
#image("picture.svg", width: 100%)"""


def _below(path: str) -> str:
    """The name of a template without the folder that typst believes it to stand in."""
    return path.rpartition(f"{_empty_folder().name}/")[2]


_PROBE = b"""#set document(title: "probe")
#set text(font: ("Source Sans Pro",))
#let said = json(bytes(sys.inputs.data))
#let beside = [#said (#said) x#said#(said)x]
#beside #text(weight: 600, beside) #text(style: "italic", beside) #text(weight: 600, style: "italic", beside)"""
"""A document of one text, by itself and beside what a template may print around it."""


@_once
def _fonts(folder: str) -> typst.Fonts:
    """The fonts to print with: our own, those that come with typst, and those of a folder; none of the machine's.

    Our own are put into a folder by themselves, as the package has each twice and typst would take either.
    """
    own = Path(tempfile.mkdtemp(prefix="playbook-fonts-"))
    atexit.register(shutil.rmtree, own, ignore_errors=True)
    source = Path(font_source_sans_pro.font_directory)
    for face in _FACES:
        shutil.copyfile(source / f"SourceSansPro-{face}.otf", own / f"{face}.otf")
    return typst.Fonts(include_system_fonts=False, font_paths=[str(own), *([folder] if folder else [])])


@_once
def _empty_folder() -> Path:
    """Where templates may read files: nowhere."""
    folder = Path(tempfile.mkdtemp(prefix="playbook-paper-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
