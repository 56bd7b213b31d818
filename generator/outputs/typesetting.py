"""Templates and data set in type; the only module that knows typst and the font."""

from __future__ import annotations

import atexit
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache, partial, wraps
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

import font_source_sans_pro  # type: ignore[import-untyped]
import typst

from generator.outputs.paper_sections import make_sections
from generator.outputs.stand_ins import make_harmless, mend_texts, stand_ins_for_signs, stand_ins_in_order

_FACES = ("Regular", "It", "Semibold", "SemiboldIt")
_STANDARDS: list[typst.PDFStandard] = ["ua-1"]
_PLACE = re.compile(r"┌─ /?([^\s:]+):(\d+)")
_SIGNS = 8192
"""Of how many signs it is remembered whether the fonts have them."""

Pictures = tuple[tuple[str, bytes], ...]
"""Names and bytes of PNG, JPEG and SVG files."""


_Made = TypeVar("_Made")


def make_once(make: Callable[..., _Made]) -> Callable[..., _Made]:
    """Lets something be made once, though several documents that are set at a time ask for it."""
    lock, made = RLock(), cache(make)

    @wraps(make)
    def waiting(*arguments: str) -> _Made:
        with lock:
            return made(*arguments)

    return waiting


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


def find_other_letters(fonts: str, text: str) -> tuple[str, ...]:
    """The letters of a text that only the fonts of typst have, which are there for figures and signs."""
    return tuple(sign for sign in find_lacking_letters(fonts, text) if _fonts_show(fonts, sign))


def find_lacking_letters(fonts: str, text: str) -> tuple[str, ...]:
    """The letters of a text that neither our own font nor those of a folder have."""
    letters = sorted({sign for sign in text if not sign.isascii() and sign.isalpha()})
    if _fonts_show(fonts, "".join(letters), own=True):
        return ()
    return tuple(sign for sign in letters if not _fonts_show(fonts, sign, own=True))


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A family of fonts on the disk, with the files of its upright faces."""

    name: str
    files: tuple[Path, ...]


@cache
def list_families(folder: str) -> tuple[FontFamily, ...]:
    """The fonts of a folder, by their names; without a folder those of this machine."""
    given: Any = {"include_embedded_fonts": False, "font_paths": [folder] if folder else []}
    files: dict[str, set[Path]] = {}
    for face in typst.Fonts(include_system_fonts=not folder, **given).fonts():
        if face.path and face.style == "normal" and face.weight in _WEIGHTS and face.stretch == 1:
            files.setdefault(face.family, set()).add(Path(face.path))
    return tuple(FontFamily(name, tuple(sorted(files[name]))) for name in sorted(files))


def family_shows(family: FontFamily, text: str) -> bool:
    """Whether a family of fonts has every letter of a text."""
    with tempfile.TemporaryDirectory(prefix="playbook-fonts-") as folder:
        for file in family.files:
            shutil.copyfile(file, Path(folder) / file.name)
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        try:
            _compile_template({"main.typ": _FAMILY_PROBE}, fonts, json.dumps([family.name, text]))
        except typst.TypstError:
            return False
    return True


@lru_cache(maxsize=_SIGNS)
def _fonts_show(fonts: str, text: str, own: bool = False) -> bool:
    """Whether the fonts have what a text is made of, in every face that a template sets it in.

    With ``own`` those that typst brings along do not count.
    """
    try:
        _compile_template({"main.typ": _PROBE}, _load_fonts(fonts, "" if own else "typst"), json.dumps(text))
    except typst.TypstError:
        return False
    return True


def _compile_template(sources: Any, fonts: typst.Fonts, data: str) -> bytes:
    compiler = typst.Compiler(root=_empty_folder(), font_paths=fonts)
    made: Any = compiler.compile(input=sources, format="pdf", sys_inputs={"data": data}, pdf_standards=_STANDARDS)
    return bytes(made)


class Typesetter:
    """One template with its fonts, and what typst says of it."""

    def __init__(self, sheets: Iterable[tuple[str, bytes]], fonts: str, sheet: str, pictures: Pictures) -> None:
        self._sheet = sheet
        self._sources: Any = {**dict(sheets), "main.typ": f'#include "{sheet}"'.encode()}
        self._sources |= dict(pictures)
        self._folder, self._fonts = fonts, _load_fonts(fonts)

    def with_stand_ins(self, data: str) -> tuple[bytes, str, tuple[str, ...]]:
        """The document, the data it was made of in the end, and the signs in them for which a square stands.

        Where each sign can be shown by itself and a text still cannot, that text is put together sign by sign.
        """
        try:
            return self._pdf(data), data, ()
        except typst.TypstError as error:
            problem = error
        for stand_ins_in in (stand_ins_for_signs, stand_ins_in_order):
            shown, unshown = mend_texts(data, partial(stand_ins_in, shows=partial(_fonts_show, self._folder)))
            try:
                return self._pdf(shown), shown, unshown
            except typst.TypstError as error:
                problem = error
        raise self._explain_error(problem, data)

    def _pdf(self, data: str) -> bytes:
        return _compile_template(self._sources, self._fonts, data)

    def _explain_error(self, error: typst.TypstError, data: str) -> BrokenSheet:
        """What is wrong, where in the template, and whether the template is at fault or a text it is given."""
        match = _PLACE.search(error.diagnostic)
        name, line = (_short_name(match[1]), int(match[2])) if match else ("main.typ", 1)
        name = self._sheet if name == "main.typ" else name
        return BrokenSheet(self._sheet, name, line, error.message, by_a_text=self._sets(make_harmless(data)))

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
        sections = make_sections(layout["sections"])
        page = next((section.meant for section in sections if section.ends > section.meant), pages)
        longest = max(
            (section for section in sections if section.meant == page), key=lambda section: section.height, default=None
        )
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
        made: Any = typst.Compiler(root=_empty_folder(), font_paths=_load_fonts("")).compile(
            input=setting, format="png", ppi=width / _PICTURE_INCHES
        )
    except typst.TypstError as error:
        raise BrokenSheet("picture.svg", "picture.svg", 1, error.message) from None
    return bytes(made)


_PICTURE_INCHES = 10.0
_PICTURE = b"""#set page(width: 10in, height: auto, margin: 0pt)
#image("picture.svg", width: 100%)"""


def _short_name(path: str) -> str:
    """The name of a template without the folder that typst believes it to stand in."""
    return path.rpartition(f"{_empty_folder().name}/")[2]


_PROBE = b"""#set document(title: "probe")
#set text(font: ("Source Sans Pro",))
#let said = json(bytes(sys.inputs.data))
#let beside = [#said (#said) x#said#(said)x]
#beside #text(weight: 600, beside) #text(style: "italic", beside) #text(weight: 600, style: "italic", beside)"""
"""A document of one text, by itself and beside what a template may print around it."""

_FAMILY_PROBE = b"""#set document(title: "probe")
#let (family, said) = json(bytes(sys.inputs.data))
#text(font: family, fallback: false, said)"""

_WEIGHTS = (400, 600, 700)
"""The faces that papers are set in: others would only make a folder larger."""


@make_once
def _load_fonts(folder: str, besides: str = "typst") -> typst.Fonts:
    """The fonts to print with: our own, those of a folder, and ``besides`` those of typst; none of the machine's.

    Our own are put into a folder by themselves, as the package has each twice and typst would take either.
    """
    own = Path(tempfile.mkdtemp(prefix="playbook-fonts-"))
    atexit.register(shutil.rmtree, own, ignore_errors=True)
    source = Path(font_source_sans_pro.font_directory)
    for face in _FACES:
        shutil.copyfile(source / f"SourceSansPro-{face}.otf", own / f"{face}.otf")
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=besides == "typst",
        font_paths=[str(own), *([folder] if folder else [])],
    )


@make_once
def _empty_folder() -> Path:
    """Where templates may read files: nowhere."""
    folder = Path(tempfile.mkdtemp(prefix="playbook-paper-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
