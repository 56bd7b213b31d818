"""Contact cards and calendar files to lists of properties; the only module that knows vobject."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vobject.base import ContentLine, VObjectError, getLogicalLines, textLineToContentLine  # type: ignore[import-untyped]

from generator.importers.decoding import decoded
from generator.importers.refused import CannotImport

MOST_BYTES = 24 * 1024 * 1024
"""A calendar of ten years has 10 MB; the library is slow beyond that."""

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_SEMICOLON = re.compile(r"(?<!\\);")


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card or of an event."""

    #: As it is written, with its escapes.
    value: str
    #: Its parameters, their names in upper case.
    parameters: Mapping[str, str]

    @property
    def text(self) -> str:
        """The value without its escapes."""
        return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.value).strip()

    @property
    def parts(self) -> list[str]:
        """The parts of a value such as a name: family; given; further."""
        return [Property(each, {}).text for each in _SEMICOLON.split(self.value)]


@dataclass(frozen=True, slots=True)
class Entry:
    """A contact card or an event."""

    properties: Mapping[str, list[Property]]
    #: What the calendar around it is for: PUBLISH, REQUEST, CANCEL; empty when it does not say.
    method: str = ""

    def all(self, name: str) -> list[Property]:
        """All properties of a name, in lower case."""
        return self.properties.get(name, [])

    def text(self, name: str) -> str:
        """The text of the first property of a name; empty when there is none."""
        return self.all(name)[0].text if self.all(name) else ""

    def parts(self, name: str) -> list[str]:
        """The parts of the first property of a name; none when there is none."""
        return self.all(name)[0].parts if self.all(name) else []


def entries(name: str, data: bytes, component: str) -> list[Entry]:
    """The cards (``vcard``) or events (``vevent``) of a file.

    Lines that make no sense are left out. CannotImport when the file holds nothing of the kind or was cut off.
    Of the library only its reading of lines is used: its own cards end a job title at the first comma.
    """
    if len(data) > MOST_BYTES:
        raise CannotImport(f"{name} has {len(data) >> 20} MB; the limit is {MOST_BYTES >> 20}. Export a shorter time.")
    text, _ = decoded(name, data)
    outer = "VCARD" if component == "vcard" else "VCALENDAR"
    if f"BEGIN:{outer}" not in text.upper():
        raise CannotImport(f"{name} is no {'contact card (.vcf)' if outer == 'VCARD' else 'calendar (.ics)'}.")
    found: list[Entry] = []
    open_parts: list[str] = []
    current: dict[str, list[Property]] = {}
    method = ""
    for line in _lines(text):
        inside = open_parts[-1] if open_parts else ""
        if line.name == "BEGIN":
            open_parts.append(line.value.strip().lower())
            current = {} if open_parts[-1] == component else current
        elif line.name == "END":
            if inside == component:
                found.append(Entry(current, method))
            open_parts = open_parts[:-1]
        elif inside == component:
            current.setdefault(line.name.lower(), []).append(_property(line))
        elif inside == "vcalendar" and line.name == "METHOD":
            method = line.value.strip().upper()
    if open_parts:
        raise CannotImport(f"{name} was cut off: it ends in the middle of a {open_parts[-1]}. Export it again.")
    return found


def _lines(text: str) -> Iterator[ContentLine]:
    """The lines of a file, put together where they were folded; those that are none are left out."""
    folded = "QUOTED-PRINTABLE" in text.upper()
    for line, number in getLogicalLines(io.StringIO(text), allowQP=folded):
        try:
            yield textLineToContentLine(line, number)
        except (VObjectError, ValueError, LookupError):
            continue


def _property(line: ContentLine) -> Property:
    parameters = {str(key).upper(): ",".join(map(str, values)) for key, values in line.params.items()}
    bare = [str(each) for each in line.singletonparams]
    if bare:
        parameters["TYPE"] = ",".join([*bare, parameters.get("TYPE", "")])
    return Property(str(line.value), parameters)
