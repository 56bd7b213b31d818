"""Paper: a template of the playbook and data in, a PDF out; the only module that knows typst and the font."""

from __future__ import annotations

import atexit
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache, wraps
from importlib.metadata import version
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

import font_source_sans_pro  # type: ignore[import-untyped]
import typst

from generator.outputs.paper_sections import sections
from generator.outputs.shelf import Shelf, key, laid, taken

_FACES = ("Regular", "It", "Semibold", "SemiboldIt")
_SIZES = {"a4": "a4", "letter": "us-letter"}
_STANDARDS: list[typst.PDFStandard] = ["ua-1"]
_UNSHOWN = re.compile(r'the text `"(.*)"` could not be displayed with font', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_PLACE = re.compile(r"┌─ /?([^\s:]+):(\d+)")
_PACKAGE = re.compile(r"""#?(?:import|include)\s*["']@""")
_STAND_IN = "\N{WHITE SQUARE}"
_KEPT = 256
"""How many documents are kept in memory, so that one whose data are the same is not made again while writing."""

Pictures = tuple[tuple[str, bytes], ...]
"""Names and bytes of PNG, JPEG and SVG files."""


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
    """A character that no font has, for which a square stands."""

    character: str
    #: The section it stands in, else the key of the document; and the text.
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished document."""

    data: bytes
    unshown: tuple[Unshown, ...] = ()


class TooLong(Exception):
    """A document has more pages than it may have; the attributes say which section of which page takes most room."""

    def __init__(self, section: str, page: int) -> None:
        super().__init__(f"{section} on page {page}")
        self.section, self.page = section, page


class BrokenSheet(Exception):
    """A template for paper cannot be set; the attributes say which, in which line, and why."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(message)
        self.name, self.line, self.message = name, line, message


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
        data = json.dumps({"paper": _SIZES[paper], "document": document}, ensure_ascii=False, sort_keys=True)
        made = _printed(self, sheet, data, pages, pictures)
        if isinstance(made, TooLong):
            raise made
        pdf, unshown = made
        return Printed(pdf, tuple(_placed(document, character) for character in unshown))


def _placed(document: Mapping[str, Any], character: str) -> Unshown:
    section, text = next(((where, said) for where, said in _texts(document, "") if character in said), ("", ""))
    return Unshown(character, section, text)


def _texts(value: Any, where: str) -> Iterator[tuple[str, str]]:
    """Every text of a document, with the title of the section it stands in, else its key."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Mapping):
        title = value.get("title") if "lines" in value else None
        for key, inside in value.items():
            yield from _texts(inside, title or where or key)
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside, where)


@lru_cache(maxsize=_KEPT)
def _printed(press: Press, sheet: str, data: str, pages: int, pictures: Pictures) -> tuple[bytes, str] | TooLong:
    if not press.shelf:
        return _set(press, sheet, data, pages, pictures)
    sources = (part for name, content in (*press.sheets, *pictures) for part in (name.encode(), content))
    name = key(_edition(press.fonts), sheet.encode(), str(pages).encode(), data.encode(), *sources)
    kept = taken(press.shelf.get(name))
    if kept:
        head, body = kept
        return (body, head["unshown"]) if body else TooLong(head["section"], head["page"])
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
    return key(Path(__file__).read_bytes(), libraries.encode(), *parts).encode()


def _set(press: Press, sheet: str, data: str, pages: int, pictures: Pictures) -> tuple[bytes, str] | TooLong:
    for name, text in press.sheets:
        if found := _PACKAGE.search(text.decode("utf-8", "replace")):
            line = text[: found.start()].count(b"\n") + 1
            raise BrokenSheet(name, line, "packages are not fetched; put what you need into the folder itself")
    if sheet not in dict(press.sheets):
        raise BrokenSheet(sheet, 1, "this template for paper is missing")
    setting = _Setting(press, sheet, pictures)
    unshown = ""
    while True:
        try:
            made = setting.pdf(data)
            break
        except typst.TypstError as error:
            lacking = setting.lacking(data, error.message)
            if not lacking:
                raise setting.broken(error) from None
            unshown += lacking
            data = data.translate({ord(character): _STAND_IN for character in lacking})
    return setting.too_long(data, pages) or (made, unshown)


class _Setting:
    """One template with its fonts, and what typst says of it."""

    def __init__(self, press: Press, sheet: str, pictures: Pictures) -> None:
        self._sheet = sheet
        self._sources: Any = {**dict(press.sheets), "main.typ": f'#include "{sheet}"'.encode()}
        self._sources |= dict(pictures)
        self._fonts = _fonts(press.fonts)

    def pdf(self, data: str, sources: Any = None) -> bytes:
        compiler = typst.Compiler(root=_empty_folder(), font_paths=self._fonts)
        made: Any = compiler.compile(
            input=sources or self._sources, format="pdf", sys_inputs={"data": data}, pdf_standards=_STANDARDS
        )
        return bytes(made)

    def lacking(self, data: str, message: str) -> str:
        """The characters of the data that no font has, when that is what typst complains of; else nothing."""
        found = _UNSHOWN.search(message)
        if not found:
            return ""
        named = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1])
        other = sorted({character for character in data if not character.isascii() and character != _STAND_IN})
        probed = [character for character in other if not self._has(character)]
        return "".join(probed) or "".join(c for c in dict.fromkeys(named) if c in data and c != _STAND_IN)

    def _has(self, character: str) -> bool:
        try:
            self.pdf(json.dumps(character), {"main.typ": _PROBE})
        except typst.TypstError:
            return False
        return True

    def broken(self, error: typst.TypstError) -> BrokenSheet:
        """What is wrong with a template, and where."""
        found = _PLACE.search(error.diagnostic)
        name, line = (_below(found[1]), int(found[2])) if found else ("main.typ", 1)
        return BrokenSheet(self._sheet if name == "main.typ" else name, line, error.message)

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
        answer = typst.query(
            self._sources,
            "<layout>",
            field="value",
            one=True,
            root=_empty_folder(),
            font_paths=self._fonts,
            sys_inputs={"data": data},
        )
        return json.loads(answer)


def as_png(picture: bytes, width: int) -> bytes:
    """A drawing in lines (SVG) as a picture of so many dots across; BrokenSheet when it cannot be shown."""
    setting: Any = {"main.typ": _PICTURE, "picture.svg": picture}
    try:
        made: Any = typst.Compiler(root=_empty_folder(), font_paths=_fonts("")).compile(
            input=setting, format="png", ppi=width / _PICTURE_INCHES
        )
    except typst.TypstError as error:
        raise BrokenSheet("picture.svg", 1, error.message) from None
    return bytes(made)


_PICTURE_INCHES = 10.0
_PICTURE = b"""#set page(width: 10in, height: auto, margin: 0pt)
#image("picture.svg", width: 100%)"""


def _below(path: str) -> str:
    """The name of a template without the folder that typst believes it to stand in."""
    return path.rpartition(f"{_empty_folder().name}/")[2]


_PROBE = b"""#set document(title: "probe")
#set text(font: ("Source Sans Pro",))
#json(bytes(sys.inputs.data))"""
"""A document of one character."""


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
