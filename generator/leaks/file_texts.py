"""All texts in the bytes of a file, however they are packed: papers, sheets, slides, archives, calendars, pages."""

from __future__ import annotations

import base64
import binascii
import bz2
import html
import lzma
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from gzip import GzipFile
from io import BufferedIOBase, BytesIO
from quopri import decodestring
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile, is_zipfile

from generator.leaks.pdf_text import BrokenPdf, read_pages

_DEEPEST = 6
"""So many times is something opened that lies in something else."""

_MOST = 512 * 1024 * 1024
"""No file unpacks to more bytes than this; of one that does the rest is not looked into."""


@dataclass(slots=True)
class FileTexts:
    """The texts of a file, and what of it could not be opened."""

    #: Where in the file a text stands, such as ``page 2``, empty for the file itself; and the text.
    texts: list[tuple[str, str]] = field(default_factory=list)
    #: What could not be opened, and why.
    closed: list[tuple[str, str]] = field(default_factory=list)
    #: How many bytes may still be unpacked.
    room: int = _MOST


def read_texts(data: bytes) -> FileTexts:
    """Every text in a file."""
    file_texts = FileTexts()
    _open(file_texts, "", data, 0)
    return file_texts


def _open(file_texts: FileTexts, where: str, data: bytes, depth: int) -> None:
    file_texts.room -= len(data)
    if depth > _DEEPEST or file_texts.room < 0:
        file_texts.closed.append((where, "there is too much in it"))
        return
    if data.startswith(b"PK\x03\x04"):
        _open_archive(file_texts, where, data, depth)
        return
    for begin, opened in _PACKERS.items():
        if data.startswith(begin) and _open_packed(file_texts, where, data, depth, opened):
            return
    if is_zipfile(BytesIO(data)):  # behind something else, such as a program that unpacks it
        _open_archive(file_texts, where, data, depth)
    if data.startswith(b"%PDF-"):
        try:
            for place, text in read_pages(data):
                file_texts.texts.append((_inside(where, place), text))
        except BrokenPdf as error:
            file_texts.closed.append((where, str(error)))
        for stream in _streams(data, file_texts.room):
            _read_plain(file_texts, _inside(where, "a stream"), stream, depth)
    _read_plain(file_texts, where, data, depth)


def _inside(where: str, place: str) -> str:
    return f"{where}, {place}" if where else place


def _open_archive(file_texts: FileTexts, where: str, data: bytes, depth: int) -> None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            file_texts.texts.append((_inside(where, "its remark"), archive.comment.decode("utf-8", "replace")))
            for entry in archive.infolist():
                place = _inside(where, entry.filename)
                file_texts.texts.append((_inside(where, "the name of a file in it"), entry.filename))
                if entry.file_size > file_texts.room:
                    file_texts.closed.append((place, "there is too much in it"))
                elif not entry.is_dir():
                    _open(file_texts, place, archive.read(entry), depth + 1)
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, zlib.error) as error:
        file_texts.closed.append((where, str(error)))


_PACKERS: Mapping[bytes, Callable[[BytesIO], BufferedIOBase]] = {
    b"\x1f\x8b": lambda file: GzipFile(fileobj=file),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
}
"""How files begin that are one file packed, and what opens them."""


def _open_packed(
    file_texts: FileTexts, where: str, data: bytes, depth: int, opened: Callable[[BytesIO], BufferedIOBase]
) -> bool:
    """Open a file that is packed; False for one that only begins like it, of which that is noted."""
    try:
        with opened(BytesIO(data)) as packed:
            _open(file_texts, where, packed.read(max(file_texts.room, 0) + 1), depth + 1)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        file_texts.closed.append((where, str(error)))
        return False
    return True


_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)


def _streams(data: bytes, room: int) -> Iterator[bytes]:
    """What is packed in a PDF: files attached to it, drawings, what it says of itself."""
    for match in _STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(match[1], max(room, 1))
        except zlib.error:
            continue


def _read_plain(file_texts: FileTexts, where: str, data: bytes, depth: int) -> None:
    """The bytes as text in every way in which text is written down in files."""
    for text in _decode(data):
        for written in _ways_of_writing(text):
            file_texts.texts.append((where, written))
        for packed in _from_base64(text):
            _open(file_texts, _inside(where, "in base64"), packed, depth + 1)


def _decode(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "replace")
    if b"\0" in data:
        for encoding in ("utf-16-le", "utf-16-be"):
            yield data.decode(encoding, "replace")
    elif b"\xc3" not in data and any(byte > 0x7F for byte in data[:100_000]):
        yield data.decode("cp1252", "replace")


_FOLDED = re.compile(r"\r?\n[ \t]")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
_RTF_LETTER = re.compile(r"\\'([0-9a-fA-F]{2})")
_RTF_CODE = re.compile(r"\\u(-?\d{1,5}) ?(?:\\'[0-9a-fA-F]{2}|\?)?")
_RTF_WORD = re.compile(r"\\[a-zA-Z]+-?\d* ?|[{}\r\n]")
_BLANK = {"\\n": "\n", "\\t": "\t", "\\,": ",", "\\;": ";", '\\"': '"', "\\/": "/"}


def _ways_of_writing(text: str) -> Iterator[str]:
    """A text as it is, then with what formats do to text undone: each only where it makes a difference."""
    yield text
    seen = {text}
    ways = (
        _FOLDED.sub("", text),
        html.unescape(_TAG.sub("\n", text)),
        html.unescape(_TAG.sub("", text)),
        _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), text),
        _read_rtf(text) if text.startswith("{\\rtf") else text,
        re.sub(r"\\[nt,;\"/]", lambda match: _BLANK[match[0]], text),
        unquote(text, errors="replace"),
        decodestring(text.encode("utf-8", "replace")).decode("utf-8", "replace") if "=" in text else text,
    )
    for way in ways:
        if way not in seen:
            seen.add(way)
            yield way


def _read_rtf(text: str) -> str:
    text = _RTF_CODE.sub(lambda match: chr(int(match[1]) % 0x10000), text)
    text = _RTF_LETTER.sub(lambda match: bytes([int(match[1], 16)]).decode("cp1252", "replace"), text)
    return _RTF_WORD.sub("", text)


_BASE64 = re.compile(r"(?:[A-Za-z0-9+/_-]{4}[ \t]*(?:\r?\n[ \t]*)?){4,}[A-Za-z0-9+/_-]{0,3}={0,2}")


def _from_base64(text: str) -> Iterator[bytes]:
    """What long runs of letters stand for when they are read as base64, where that is text or a file."""
    for match in _BASE64.finditer(text):
        run = re.sub(r"\s", "", match[0]).rstrip("=").translate(str.maketrans("-_", "+/"))
        for start in range(4):  # words may stand right before it
            piece = run[start:]
            try:
                decoded = base64.b64decode(piece[: len(piece) - (len(piece) % 4 == 1)] + "=" * (-len(piece) % 4))
            except (binascii.Error, ValueError):
                continue
            if _is_readable(decoded):
                yield decoded
                break


def _is_readable(decoded: bytes) -> bool:
    """Whether decoded bytes begin as a file that is opened, or are mostly text."""
    if decoded.startswith((b"PK\x03\x04", b"%PDF-", b"\x1f\x8b")):
        return True
    head = decoded[:200]
    plain = sum(32 <= byte < 127 or byte in (9, 10, 13) or byte > 0xA0 for byte in head)
    try:
        decoded[:198].decode("utf-8", "strict") if len(decoded) < 198 else None
    except UnicodeDecodeError:
        return False
    return bool(head) and plain >= 0.9 * len(head)
