"""From the bytes of an export to text, whichever encoding the other program chose."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from charset_normalizer import from_bytes

from generator.importers.errors import CannotImport
from generator.wording.text import count_noun, in_prose

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

_LATIN = "cp1252 cp1250 cp1254 cp1257 cp850 mac_roman".split()
"""Encodings that nothing tells apart for sure: a name that is wrong in them looks like one of another language."""
_LIKELY = [*_LATIN, *"cp1251 koi8_r cp1253 cp1255 cp1256 cp874 cp932 gb18030 cp949 big5".split()]
_LOST = "\ufffd"
_SURE = 0.5
"""How much the letters of a language must be as frequent as in it, from 0 to 1."""
_CELLS = 2_000
"""Cells by which an encoding is guessed."""

_FOREIGN, _SEPARATOR = re.compile(rb"[\x80-\xff]"), re.compile(rb"[,;\t\r\n\"]")
_FOREIGN_WORD = re.compile(r"[^\s,;.\"()/-]*[^\x00-\x7f][^\s,;.\"()/-]*")
_ALPHABETS = [
    frozenset("äöüßé"),  # German
    frozenset("åäöæøéüàè"),  # of the Nordic countries
    frozenset("àâçéèêëîïôùûüœ"),  # French
    frozenset("áàéèíïóòúüñç"),  # Spanish, Catalan
    frozenset("áâãàçéêíóôõúü"),  # Portuguese
    frozenset("àèéìíîòóùú"),  # Italian
    frozenset("éëïèöüáóê"),  # Dutch
    frozenset("õäöüšž"),  # Estonian
    frozenset("áéíóúšžäôöü"),  # what Windows-1250 has in the same places
]
"""Letters that stand together in the words of one language."""
_ICELANDIC = frozenset("áéíóúýþæöð")
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
        raise CannotImport(f"{name} is {other}. Export as CSV or as an Excel workbook (.xlsx).")
    if encoding:
        return _as_told(name, data, encoding), encoding
    for mark, codec, called in _MARKS:
        if data.startswith(mark):
            return _decode_strictly(name, data[len(mark) :], codec, called), called
    if codec := _without_mark(data[:4096]):
        return _decode_strictly(name, data, codec, "UTF-16"), "UTF-16"
    if b"\0" in data:
        raise CannotImport(f"{name} is no text: it holds NUL bytes. Export as CSV or as an Excel workbook (.xlsx).")
    text = data.decode("utf-8", "replace")
    lost = text.count(_LOST) - data.count(_LOST.encode())
    if not lost:
        return text, "UTF-8"
    if len(text) - len(text.encode("ascii", "ignore")) > 10 * lost:
        return text, f"UTF-8, {count_noun(lost, 'letter')} damaged"
    return _guess_encoding(name, data)


def _guess_encoding(name: str, data: bytes) -> tuple[str, str]:
    encoding, called = guess_encoding(name, data)
    return _decode_strictly(name, data, encoding, called), called


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
        encoding = guesses[0].encoding
        return encoding, encoding.replace("cp125", "Windows-125")
    first = next(iter(cells))[:60]
    readings = [f"{guess.encoding} “{first.decode(guess.encoding, 'replace').strip()}”" for guess in guesses[:4]]
    raise CannotImport(
        f"the letters of {name} look wrong, as nothing says in which encoding it is. Say it with --encoding, or as "
        f"`encoding:` in a map{': ' * bool(readings)}{in_prose(readings, 'or')}."
    )


def _foreign_cells(data: bytes) -> Iterator[bytes]:
    """What stands between separators and has bytes beyond ASCII."""
    at = 0
    while match := _FOREIGN.search(data, at):
        before = _SEPARATOR.split(data[max(at, match.start() - 60) : match.start()])[-1]
        after = _SEPARATOR.split(data[match.start() : match.start() + 500], maxsplit=1)[0]
        yield before + after
        at = match.start() + len(after)


def _looks_western(text: str) -> bool:
    """Whether words read as Windows-1252 are such as languages of western Europe have, but for one in ten."""
    alphabets = [*_ALPHABETS, *([_ICELANDIC] if set("áíóúæ").intersection(text.casefold()) else [])]
    words = set(_FOREIGN_WORD.findall(text))
    odd = sum(_is_odd(word, alphabets) for word in words)
    return 10 * odd <= len(words)


def _is_odd(word: str, alphabets: list[frozenset[str]]) -> bool:
    foreign = [letter for letter in word.casefold() if letter > "\x7f" and letter.isalpha() and letter not in "ªº"]
    if len(foreign) > 2 and 2 * len(foreign) > len(word):
        return True
    if _ODD.search(word.lower()) or _ODD_CASE.search(word):
        return True
    return not any(own.issuperset(foreign) for own in alphabets)


def _as_told(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        raise CannotImport(f"there is no encoding {encoding}; common ones are utf-8, utf-16, cp1252, cp1250") from None
    except UnicodeError:
        raise CannotImport(f"{name} is not in the encoding {encoding}: leave it out to have it found") from None


def _decode_strictly(name: str, data: bytes, codec: str, called: str) -> str:
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
