"""From the bytes of an export to text, whichever encoding the other program chose."""

from __future__ import annotations

import codecs

from generator.importers.refused import CannotImport

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
"""Byte order marks; those of UTF-32 begin with those of UTF-16."""

_OTHER = {
    b"%PDF": "a PDF file",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}


def decoded(name: str, data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the name of its encoding, for people.

    ``encoding`` is what the user says it is; without it, a byte order mark decides, then what fits: UTF-8, UTF-16
    without a mark, and else Windows-1252, the superset of Latin-1 that office programs write in western Europe.
    CannotImport when it is no text.
    """
    if other := next((what for start, what in _OTHER.items() if data.startswith(start)), None):
        raise CannotImport(f"{name} is {other}. Export as CSV or as an Excel workbook (.xlsx).")
    if encoding:
        return _as_told(name, data, encoding), encoding
    for mark, codec, called in _MARKS:
        if data.startswith(mark):
            return _strict(name, data[len(mark) :], codec, called), called
    if codec := _without_mark(data[:4096]):
        return _strict(name, data, codec, "UTF-16"), "UTF-16"
    if b"\0" in data:
        raise CannotImport(f"{name} is no text: it holds NUL bytes. Export as CSV or as an Excel workbook (.xlsx).")
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "Latin-1"


def _as_told(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        raise CannotImport(f"there is no encoding {encoding}; common ones are utf-8, utf-16, cp1252, cp1250") from None
    except UnicodeError:
        raise CannotImport(f"{name} is not in the encoding {encoding}: leave it out to have it found") from None


def _strict(name: str, data: bytes, codec: str, called: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise CannotImport(
            f"{name} begins like {called}, but byte {error.start + 1:,} does not belong there: it was cut off or mixed "
            "with another file. Export it again."
        ) from None


def _without_mark(head: bytes) -> str:
    """Which half of each pair of bytes is NUL tells the two kinds of UTF-16 apart."""
    pairs = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if pairs and odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if pairs and even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return ""
