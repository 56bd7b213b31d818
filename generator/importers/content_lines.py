"""One line of a contact card or calendar file, put together where it was folded, to a name with its value."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

_FOLD = re.compile(rb"(?<![\r\n])[\r\n]++[ \t]")
"""The end of a line that goes on in the next one, which begins with a blank."""
_BREAKS = re.compile(rb"[\r\n]+")
_HEAD = re.compile(r'((?:\((?:UTC|GMT)[+-]\d\d?:\d\d\)|[^":]|"[^"]*")*+):')
"""Everything before a value; Exchange has zones such as ``(UTC-08:00) Pacific Time`` there without quotes."""
_PARAMETER = re.compile(r';\s*([^=;"]+)(?:=((?:[^";]|"[^"]*")*+))?')
_MEANT = {"^n": "\n", "^'": '"', "^^": "^"}
_CARET = re.compile(r"\^[n'^]")
_ENCODINGS = ("QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT")
CHARSET = re.compile(rb"CHARSET=\"?([\w.:-]+)", re.IGNORECASE)
_NO_PARAMETERS: Mapping[str, str] = {}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PARTS = 8
_LONGEST_HEAD = 8_192
"""Parameters beyond that are not looked at."""
_SEMICOLON = re.compile(r"(?<!\\);")


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a component."""

    #: As it is written, with its escapes.
    value: str
    #: Its parameters, their names in upper case.
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value without its escapes."""
        return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.value).strip()

    @property
    def parts(self) -> list[str]:
        """The parts of a value such as a name: family; given; further; so many of them as mean something."""
        return [Property(part).text for part in _SEMICOLON.split(self.value, _PARTS)[:_PARTS]]


def unfold_line(raw: bytes) -> bytes:
    """A line put together; of one in quoted-printable the sign that it goes on is taken out as well."""
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if b"\n" not in raw and b"\r" not in raw:
        return raw
    if b"QUOTED-PRINTABLE" not in raw.partition(b":")[0].upper():
        return _FOLD.sub(b"", raw).replace(b"\n", b"").replace(b"\r", b"")
    first, *others = _BREAKS.split(raw)
    if all(line[:1] in (b" ", b"\t") for line in others):
        others = [line[1:] for line in others]
    return b"".join([*(line.removesuffix(b"=") for line in (first, *others[:-1])), others[-1]])


def read_property(raw: bytes, decode: Callable[[bytes, Sequence[str]], str]) -> Property:
    """The property on a line that was put together.

    ``decode`` makes text of bytes, in the first of some encodings that fits.
    """
    said = CHARSET.search(raw.partition(b":")[0])
    line = decode(raw, ["utf-8", said[1].decode()] if said else ["utf-8"])
    head = match[1] if (match := _HEAD.match(line)) else line.partition(":")[0]
    value, parameters = line[len(head) + 1 :], dict[str, str]()
    for match in _PARAMETER.finditer(head[:_LONGEST_HEAD]):
        name, given = match[1].strip().upper(), match[2]
        if given is None:
            name, given = ("ENCODING" if name in _ENCODINGS else "TYPE"), name
        given = _CARET.sub(lambda caret: _MEANT[caret[0]], given.replace('"', ""))
        parameters[name] = f"{parameters[name]},{given}" if name in parameters else given
    encoding, data = parameters.get("ENCODING", "").upper(), b""
    if encoding == "QUOTED-PRINTABLE":
        # A semicolon in code is none between the parts of a name.
        data = binascii.a2b_qp(value.replace("=3B", "\\;").encode("utf-8", "replace"))
    elif encoding in ("BASE64", "B"):
        with suppress(ValueError):
            data = base64.b64decode(value)
    else:
        return Property(value, parameters or _NO_PARAMETERS)
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return Property(decode(data, ["utf-16" if marked else parameters.get("CHARSET", ""), "utf-8"]), parameters)
