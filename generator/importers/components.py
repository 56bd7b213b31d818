"""Contact cards and calendar files to components, each a set of properties, read line by line from the bytes."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from generator.importers.decoding import decode_file, guess_encoding
from generator.importers.errors import CannotImport

MOST_BYTES = 24 * 1024 * 1024
"""A calendar of ten years has 10 MB, 300 contacts with their photos have 21."""
MOST_LINES = 1_000_000
LONGEST_LINE = 256 * 1024
"""A line that is longer when it is put together is not read: no name, address or list of days is."""
MOST_PROPERTIES = 5_000
"""So many properties of one component are read."""
DEEPEST = 10
"""So many components may stand one in the other."""

_KINDS = {"vcard": "contact card (.vcf)", "vcalendar": "calendar (.ics)"}
_LINE = re.compile(rb"[^\r\n]+(?:[\r\n]++[ \t][^\r\n]*)*+")
"""A line with the folded ones after it, which begin with a blank."""
_GOES_ON = {
    b"QUOTED-PRINTABLE": re.compile(
        rb"(?:(?<==)(?:\r\n|[\r\n])(?!(?i:BEGIN|END):)[^\r\n]+(?:[\r\n]++[ \t][^\r\n]*)*+)*+"
    ),
    b"BASE64": re.compile(rb"(?:(?:\r\n|[\r\n])[ \t]*[A-Za-z0-9+/]+={0,2}[ \t]*(?=[\r\n]|\Z))*+"),
}
"""What follows a line that goes on without being folded, as encoded ones may in cards of version 2.1."""
_BREAK = re.compile(rb"\r\n|[\r\n]")
_FOLD = re.compile(rb"(?<![\r\n])[\r\n]++[ \t]|[\r\n]")
_SOFT_BREAK, _SOFT_FOLD = re.compile(rb"=?[\r\n]++"), re.compile(rb"=?[\r\n]++[ \t]")
_UNFOLDED = re.compile(rb"[\r\n](?![\r\n \t])")
"""Where a line goes on: in the next one after a blank, an encoded one after a sign of its own and perhaps a blank."""
_NAME = re.compile(rb"(?:\xef\xbb\xbf)*(?:[\w-]+\.)?([\w-]+)[ \t]*(?=[;:]|[\r\n]+[ \t])")
"""The name of a property, after the name of a group."""
_APART = bytes.maketrans(b":=", b"\t\t")
"""What stands between a name and a value, so that they are not taken for one word."""
_JOINT = re.compile(rb"=[\r\n]++[ \t]?|(?<![\r\n])[\r\n]++[ \t]")
"""Where a line of a file goes on in the next one."""

_HEAD = re.compile(r'((?:\((?:UTC|GMT)[+-]\d\d?:\d\d\)|[^":]|"[^"]*")*+):')
"""Everything before a value; Exchange has zones such as ``(UTC-08:00) Pacific Time`` there without quotes."""
_LONGEST_HEAD = 8_192
"""Parameters beyond that are not looked at."""
_PARAMETER = re.compile(r';\s*([^=;"]+)(?:=((?:[^";]|"[^"]*")*+))?')
_CARET, _MEANT = re.compile(r"\^[n'^]"), {"^n": "\n", "^'": '"', "^^": "^"}
_ENCODINGS = ("QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT")
_CHARSET = re.compile(rb"CHARSET=\"?([\w.:-]+)", re.IGNORECASE)
_ESCAPE, _SEMICOLON = re.compile(r"\\(.)", re.DOTALL), re.compile(r"(?<!\\);")
_PARTS = 8


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


@dataclass(slots=True, eq=False)
class Component:
    """A card, a calendar, an event, or what stands in one of them."""

    #: ``vcard``, ``vevent``, in lower case.
    kind: str
    #: The line on which it begins, from 1.
    line: int
    outer: Component | None = None
    properties: dict[str, list[Property]] = field(default_factory=dict)
    #: Of a time zone its parts.
    inner: tuple[Component, ...] = ()
    #: Names of properties that are too long to be read.
    unread: Set[str] = frozenset()
    #: Whether something else begins, or the file ends, before it does.
    cut_off: bool = False

    def all(self, name: str) -> list[Property]:
        """All properties of a name, in lower case."""
        return self.properties.get(name, [])

    def text(self, name: str) -> str:
        """The text of the first property of a name that holds something; empty when there is none."""
        return next((content_line.text for content_line in self.all(name) if content_line.text), "")

    def parts(self, name: str) -> list[str]:
        """The parts of the first property of a name that holds something; none when there is none."""
        return next((content_line.parts for content_line in self.all(name) if any(content_line.parts)), [])


def read_components(
    name: str, data: bytes, outermost: str, wanted: Set[str], encoding: str | None = None
) -> Iterator[Component]:
    """The components of a file in the order of their ends, each with those properties that are wanted.

    ``outermost`` is ``vcard`` or ``vcalendar``; the names of the properties are in lower case. ``encoding`` is what
    the user says of lines that are not in UTF-8. A line that makes no sense is left out; a component without its end
    is given as one that was cut off. CannotImport when the file holds nothing of the kind or is beyond a limit.
    """
    begin = b"BEGIN:" + outermost.upper().encode()
    at = data.upper().find(begin)
    if at != 0:
        text, _ = decode_file(name, data if at < 0 else data[:at], encoding)  # or say what else it is
        data = text.encode("utf-8", "replace") if at < 0 else data  # such as UTF-16
    if begin not in data.upper():
        raise CannotImport("another-kind", name=name, kind=_KINDS[outermost])
    if max(data.count(b"\n"), data.count(b"\r")) > MOST_LINES:
        raise CannotImport("too-many-lines", name=name, most=MOST_LINES)
    return _Reader(name, data, wanted, encoding).components()


class _Reader:
    """Reads one file from its beginning to its end."""

    def __init__(self, name: str, data: bytes, wanted: Set[str], encoding: str | None) -> None:
        self._name, self._data, self._wanted, self._encoding = name, data, wanted, encoding
        self._open: list[Component] = []
        upper = data.upper()
        self._going_on = [(sign, following) for sign, following in _GOES_ON.items() if sign in upper]
        #: Where a line was last counted, and its number.
        self._counted = (0, 1)
        #: Whether a card that begins next stands in the one that is open, as the card of an agent does.
        self._agent = False

    def components(self) -> Iterator[Component]:
        """The components in the order of their ends."""
        at = 0
        while match := _LINE.search(self._data, at):
            start, at = match.span()
            named = _NAME.match(self._data, start)
            if not named:
                continue
            at = self._end_of_value(named.end(), at)
            name = named[1].decode("ascii", "replace").lower()
            if name in ("begin", "end", "agent"):
                kind = self._data[named.end() : at].strip(b": \t").decode("utf-8", "replace").lower()
            if name == "end":
                # Two files may have been put together without a line break between them.
                kind, _, following = kind.partition("begin:")
                kinds = [component.kind for component in self._open]
                kind = kind.strip("\ufeff ")
                depth = len(kinds) - 1 - kinds[::-1].index(kind) if kind in kinds else len(kinds)
                yield from self._close_components(depth, ended=True)
                name, kind = "begin" if following else name, following
            if name == "begin" or (name == "agent" and kind == "begin:vcard"):
                agent, self._agent = self._agent or name == "agent", False
                yield from self._begin_component(kind.removeprefix("begin:"), start, agent)
            elif self._open and name in self._wanted:
                self._agent = name == "agent"
                self._add_property(name, self._data[start:at])
        yield from self._close_components(0)

    def _begin_component(self, kind: str, start: int, agent: bool) -> Iterator[Component]:
        """Open a component; another of its kind that is open has no end, unless this is the card of its agent."""
        same = next((depth for depth, component in enumerate(self._open) if component.kind == kind), None)
        if same is not None and not agent:
            yield from self._close_components(same)
        before, number = self._counted
        number += len(_BREAK.findall(self._data, before, start))
        self._counted = (start, number)
        if len(self._open) >= DEEPEST:
            raise CannotImport("too-deep", name=self._name, line=number, most=DEEPEST)
        self._open.append(Component(kind, number, self._open[-1] if self._open else None))

    def _close_components(self, depth: int, *, ended: bool = False) -> Iterator[Component]:
        """Close what is open from a depth on; all of it has no end of its own but, if one has ``ended``, the first."""
        while len(self._open) > depth:
            component = self._open.pop()
            component.cut_off = not (ended and len(self._open) == depth)
            if component.outer and component.outer.kind == "vtimezone" and not component.cut_off:
                component.outer.inner += (component,)
            yield component

    def _end_of_value(self, head: int, end: int) -> int:
        """Where a value ends that begins behind a ``head``: at the ``end`` of its line, or in one that follows."""
        if self._going_on:
            said = self._data[head : min(end, head + 200)].partition(b":")[0].upper()
            following = next((following for sign, following in self._going_on if sign in said), None)
            if following and (match := following.match(self._data, end)):
                return match.end()
        return end

    def _add_property(self, name: str, raw: bytes) -> None:
        component = self._open[-1]
        properties = component.properties.setdefault(name, [])
        if len(raw) > LONGEST_LINE or len(properties) >= MOST_PROPERTIES:
            component.unread |= {name}
        else:
            properties.append(_read_property(_unfold_line(raw), self._decode))

    def _decode(self, data: bytes, encodings: Sequence[str]) -> str:
        """Bytes in the first encoding that fits, else in UTF-8 with some letters spoilt, else in the file's own."""
        for codec in encodings:
            # Those for names of domains take long for anything else.
            with suppress(LookupError, ValueError):
                return data.decode("utf-8" if codec.lower() in ("punycode", "idna") else codec)
        text = data.decode("utf-8", "replace")
        spoilt = text.count("\ufffd")
        if spoilt <= sum(letter > "\x7f" for letter in text) - spoilt:
            return text
        return data.decode(self._other_encoding, "replace")

    @cached_property
    def _other_encoding(self) -> str:
        """The encoding that fits all lines that are not in UTF-8; UTF-8 where these are few, and nothing fits them."""
        lines = {line for line in map(_bytes_of_text, _JOINT.sub(b"", self._data).splitlines()) if not line.isascii()}
        foreign = sorted(line for line in lines if line.decode("utf-8", "ignore").encode() != line)
        words = b"\n".join(foreign).translate(_APART)
        if self._encoding:
            decode_file(self._name, words, self._encoding)  # or say that it is not in it
            return self._encoding
        try:
            return guess_encoding(self._name, words)[0] if foreign else "utf-8"
        except CannotImport:
            if 2 * len(foreign) > len(lines):
                raise
            return "utf-8"


def _bytes_of_text(line: bytes) -> bytes:
    """What a line holds out of quoted-printable; nothing for one that names another encoding than UTF-8."""
    head = line.partition(b":")[0].upper()
    said = _CHARSET.search(head)
    if said and said[1] != b"UTF-8":
        return b""
    return binascii.a2b_qp(line) if b"QUOTED-PRINTABLE" in head else line


def _unfold_line(raw: bytes) -> bytes:
    """A line put together; of one in quoted-printable the sign that it goes on is taken out as well."""
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if b"QUOTED-PRINTABLE" not in raw.partition(b":")[0].upper():
        return _FOLD.sub(b"", raw)
    return (_SOFT_BREAK if _UNFOLDED.search(raw) else _SOFT_FOLD).sub(b"", raw)


def _read_property(raw: bytes, decode: Callable[[bytes, Sequence[str]], str]) -> Property:
    """The property on a line that was put together.

    ``decode`` makes text of bytes, in the first of some encodings that fits.
    """
    said = _CHARSET.search(raw.partition(b":")[0])
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
        return Property(value, parameters)
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return Property(decode(data, ["utf-16" if marked else parameters.get("CHARSET", ""), "utf-8"]), parameters)
