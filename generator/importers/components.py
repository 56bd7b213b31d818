"""Contact cards and calendar files to components, each a set of properties, read line by line from the bytes."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from generator.importers.content_lines import CHARSET, Property, read_property, unfold_line
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
_ONE_BREAK = (b"\r\n", b"\n", b"\r")
_NAME = re.compile(rb"(?:\xef\xbb\xbf)*(?:[\w-]+\.)?([\w-]+)[ \t]*(?=[;:]|[\r\n]+[ \t])")
"""The name of a property, after the name of a group."""
_BASE64 = re.compile(rb"[ \t]*[A-Za-z0-9+/]+={0,2}[ \t]*\Z")
_OUTER = re.compile(rb"(?:BEGIN|END):", re.IGNORECASE)
_APART = bytes.maketrans(b":=", b"\t\t")
"""What stands between a name and a value, so that they are not taken for one word."""
_JOINT = re.compile(rb"=[\r\n]++[ \t]?|(?<![\r\n])[\r\n]++[ \t]")
"""Where a line goes on in the next one."""


@dataclass(slots=True, eq=False)
class Component:
    """A card, a calendar, an event, or what stands in one of them."""

    #: ``vcard``, ``vevent``, in lower case.
    kind: str
    #: The line on which it begins, from 1.
    line: int
    outer: Component | None = None
    properties: dict[str, list[Property]] = field(default_factory=dict)
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
    if len(data) > MOST_BYTES:
        raise CannotImport(f"{name} has {len(data) >> 20} MB; the limit is {MOST_BYTES >> 20}. Export fewer at a time.")
    begin = b"BEGIN:" + outermost.upper().encode()
    at = data.upper().find(begin)
    if at != 0:
        text, _ = decode_file(name, data if at < 0 else data[:at], encoding)  # or say what else it is
        data = text.encode("utf-8", "replace") if at < 0 else data  # such as UTF-16
    if begin not in data.upper():
        raise CannotImport(f"{name} is no {_KINDS[outermost]}.")
    if max(data.count(b"\n"), data.count(b"\r")) > MOST_LINES:
        raise CannotImport(f"{name} has more than {MOST_LINES:,} lines. Export fewer at a time.")
    return _Reader(name, data, wanted, encoding).components()


class _Reader:
    """Reads one file from its beginning to its end."""

    def __init__(self, name: str, data: bytes, wanted: Set[str], encoding: str | None) -> None:
        self._name, self._data, self._wanted, self._encoding = name, data, wanted, encoding
        self._open: list[Component] = []
        upper = data.upper()
        self._encoded = b"QUOTED-PRINTABLE" in upper or b"BASE64" in upper
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
            at = self._end_of_value(named.end(), at) if self._encoded else at
            name = named[1].decode("ascii", "replace").lower()
            if name in ("begin", "end", "agent"):
                kind = self._data[named.end() : at].strip(b": \t").decode("utf-8", "replace").lower()
            if name == "end":
                # Two files may have been put together without a line break between them.
                kind, _, following = kind.partition("begin:")
                yield from self._end_component(kind.strip("\ufeff "))
                name, kind = "begin" if following else name, following
            if name == "begin" or (name == "agent" and kind == "begin:vcard"):
                agent, self._agent = self._agent or name == "agent", False
                yield from self._begin_component(kind.removeprefix("begin:"), start, agent)
            elif self._open and name in self._wanted:
                self._agent = name == "agent"
                self._add(name, self._data[start:at])
        yield from self._close_unended(0)

    def _begin_component(self, kind: str, start: int, agent: bool) -> Iterator[Component]:
        """Open a component; another of its kind that is open has no end, unless this is the card of its agent."""
        same = next((depth for depth, component in enumerate(self._open) if component.kind == kind), None)
        if same is not None and not agent:
            yield from self._close_unended(same)
        before, number = self._counted
        breaks = [self._data.count(each, before, start) for each in (b"\n", b"\r", b"\r\n")]
        number += breaks[0] + breaks[1] - breaks[2]
        self._counted = (start, number)
        if len(self._open) >= DEEPEST:
            raise CannotImport(f"{self._name}, line {number}: more than {DEEPEST} components, one in the other.")
        self._open.append(Component(kind, number, self._open[-1] if self._open else None))

    def _end_component(self, kind: str) -> Iterator[Component]:
        depths = [depth for depth, component in enumerate(self._open) if component.kind == kind]
        if depths:
            yield from self._close_unended(depths[-1] + 1)
            component = self._open.pop()
            if component.outer and component.outer.kind == "vtimezone":
                component.outer.inner += (component,)
            yield component

    def _close_unended(self, depth: int) -> Iterator[Component]:
        """Close what is open beyond a depth, which has no end of its own."""
        while len(self._open) > depth:
            component = self._open.pop()
            component.cut_off = True
            yield component

    def _end_of_value(self, head: int, end: int) -> int:
        """Where a value ends that goes on without being folded, as encoded ones may in cards of version 2.1."""
        said = self._data[head : min(end, head + 200)].partition(b":")[0].upper()
        quoted = b"QUOTED-PRINTABLE" in said
        while quoted or b"BASE64" in said:
            following = _LINE.search(self._data, end)
            if not following or self._data[end : following.start()] not in _ONE_BREAK or _OUTER.match(following[0]):
                break
            if self._data[end - 1 : end] != b"=" if quoted else not _BASE64.match(following[0]):
                break
            end = following.end()
        return end

    def _add(self, name: str, raw: bytes) -> None:
        component = self._open[-1]
        properties = component.properties.setdefault(name, [])
        if len(raw) > LONGEST_LINE or len(properties) >= MOST_PROPERTIES:
            component.unread |= {name}
        else:
            properties.append(read_property(unfold_line(raw), self._decode))

    def _decode(self, data: bytes, codecs: Sequence[str]) -> str:
        """Bytes in the first encoding that fits, else in UTF-8 with some letters spoilt, else in the file's own."""
        for codec in codecs:
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
    said = CHARSET.search(head)
    if said and said[1] != b"UTF-8":
        return b""
    return binascii.a2b_qp(line) if b"QUOTED-PRINTABLE" in head else line
