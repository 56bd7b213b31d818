"""From the bytes of an export to text, whichever encoding the other program chose."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import islice

from charset_normalizer import from_bytes

from generator.importers.errors import CannotImport
from generator.wording.text import count_noun, in_prose
from generator.yaml_reader.source import read_resource

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Byte order marks; those of UTF-32 begin with those of UTF-16."""

_OTHER = {
    b"%PDF": "a PDF file",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}

_LATIN = "cp1252 cp1250 cp1254 cp1257 cp850 mac_roman".split()
"""Encodings that nothing tells apart for sure: a name that is wrong in them looks like one of another language."""
_LIKELY = [*_LATIN, *"cp1251 koi8_r cp1253 cp1255 cp1256 cp874 cp932 gb18030 cp949 big5".split()]
_LOST = "\ufffd"
_SURE = 0.5
"""How much the letters of a language must be as frequent as in it, from 0 to 1."""
_CELLS = 2_000
"""Cells by which an encoding is guessed."""

_FOREIGN = re.compile(rb"[\x80-\xff][^,;\t\r\n\"]{0,500}")
_BEFORE = re.compile(rb"[^,;\t\r\n\"]*\Z")
_FOREIGN_WORD = re.compile(r"[^\s,;.\"()/-]*[^\x00-\x7f][^\s,;.\"()/-]*")
_ODD = re.compile(
    r"(?<=[^\W\d_])[^\w\s'’‘´`·&+@°]+(?=[^\W\d_])|[£¥¯¹³ªº¿¤¦](?=[^\W\d_])|(?<=[^\W\d_])[¹³¿¶¼¾](?=\W|\Z)|"
    r"[ìù](?!\b)|õ(?![eõ])|ã(?![oens]|\b)|œ(?![ui])|è(?=[aeiou])|[†‡ˆƒ˜]|iæ\b|\bð"
)
"""What no western word has, and words of other languages that are read as Windows-1252 have."""
_ODD_CASE = re.compile(r"[a-zß-öø-ÿ][À-ÖØ-ÞŸŠŽŒ]|[A-Z]Ÿ")


def decode_file(name: str, data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file and the name of its encoding, for people.

    ``encoding`` is what the user says it is; without it, a byte order mark decides, then what fits: UTF-8, UTF-16
    without a mark, and Windows-1252, which office programs write in western Europe, where its words look western.
    Else the encoding is guessed by the language of the words. CannotImport when it is no text, or when the guess is
    not sure.
    """
    if other := next((what for start, what in _OTHER.items() if data.startswith(start)), None):
        raise CannotImport("another-format", name=name, what=other)
    if encoding:
        return _decode(name, data, encoding).removeprefix("\ufeff"), encoding
    if marked := next((codec for mark, codec in _MARKS.items() if data.startswith(mark)), ""):
        called = marked.upper().removesuffix("-SIG")
        return _decode(name, data, marked, called), called
    # Which half of each pair of bytes is NUL tells the two kinds of UTF-16 apart.
    even, odd = (sum(byte == 0 for byte in data[start:4096:2]) / max(len(data[:4096]) // 2, 1) for start in (0, 1))
    if max(even, odd) > 0.4 and min(even, odd) < 0.05:
        return _decode(name, data, "utf-16-be" if even > odd else "utf-16-le", "UTF-16"), "UTF-16"
    if b"\0" in data:
        raise CannotImport("no-text", name=name)
    text = data.decode("utf-8", "replace")
    lost = text.count(_LOST) - data.count(_LOST.encode())
    if not lost or len(text) - len(text.encode("ascii", "ignore")) > 10 * lost:
        return text, f"UTF-8, {count_noun(lost, 'letter')} damaged" if lost else "UTF-8"
    encoding, called = guess_encoding(name, data)
    return _decode(name, data, encoding, called), called


def guess_encoding(name: str, data: bytes) -> tuple[str, str]:
    """The one encoding in which the words of a file look right, and what people call it.

    CannotImport, with how they read, when there are several.
    """
    cells = dict.fromkeys(islice(_foreign_cells(data), _CELLS))
    sample = b" ".join(cells)
    with suppress(UnicodeDecodeError):
        if _looks_western(sample.decode("cp1252")) and data.decode("cp1252"):
            return "cp1252", "Windows-1252"
    guesses = list(from_bytes(sample, cp_isolation=_LIKELY, threshold=0.5, preemptive_behaviour=False))
    if guesses and guesses[0].encoding not in _LATIN and guesses[0].coherence >= _SURE:
        return guesses[0].encoding, guesses[0].encoding.replace("cp125", "Windows-125")
    first = next(iter(cells))[:60]
    readings = [f"{guess.encoding} “{first.decode(guess.encoding, 'replace').strip()}”" for guess in guesses[:4]]
    said = f": {in_prose(readings, 'or')}" if readings else ""
    raise CannotImport("unclear-encoding", name=name, readings=said)


def _foreign_cells(data: bytes) -> Iterator[bytes]:
    """What stands between separators and has bytes beyond ASCII."""
    for match in _FOREIGN.finditer(data):
        before = _BEFORE.search(data[max(match.start() - 60, 0) : match.start()])
        yield (before[0] if before else b"") + match[0]


def _looks_western(text: str) -> bool:
    """Whether words read as Windows-1252 are such as languages of western Europe have, but for one in ten."""
    # Icelandic has letters that stand for others in an encoding of another language: it is looked for by itself.
    icelandic = set("áíóúæ").intersection(text.casefold())
    alphabets = [letters for language, letters in _read_alphabets().items() if icelandic or language != "Icelandic"]
    words = set(_FOREIGN_WORD.findall(text))
    return 10 * sum(_is_odd(word, alphabets) for word in words) <= len(words)


@cache
def _read_alphabets() -> dict[str, frozenset[str]]:
    """The letters that stand together in the words of one language, besides those of English."""
    return {name: frozenset(str(letters)) for name, letters in read_resource(__package__, "alphabets.yaml").items()}


def _is_odd(word: str, alphabets: list[frozenset[str]]) -> bool:
    foreign = [letter for letter in word.casefold() if letter > "\x7f" and letter.isalpha() and letter not in "ªº"]
    many = len(foreign) > 2 and 2 * len(foreign) > len(word)
    fitting = any(letters.issuperset(foreign) for letters in alphabets)
    return many or not fitting or bool(_ODD.search(word.lower()) or _ODD_CASE.search(word))


def _decode(name: str, data: bytes, codec: str, called: str = "") -> str:
    """The text in an encoding, which the user said where it is not ``called`` anything."""
    try:
        return data.decode(codec)
    except LookupError:
        raise CannotImport("no-encoding", codec=codec) from None
    except UnicodeError as error:
        wrong = "damaged-encoding" if called else "other-encoding"
        byte = getattr(error, "start", 0) + 1
        raise CannotImport(wrong, name=name, codec=codec, called=called, byte=byte) from None
