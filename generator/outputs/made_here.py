"""Whether a file is one of ours and still as it was made: a calendar, a paper, a workbook, slides or an archive."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from generator.outputs.archive import DAY, READABLE

PRODUCT = "-//Account Playbook//Calendar feed//EN"
"""What wrote a calendar, as it says in its first lines."""

_HEAD = 500
"""Among so many bytes at the beginning a calendar says what wrote it."""

_PAPER = re.compile(rb"%PDF-1\.\d\n%\x80{4}\n")
"""How typst begins a PDF."""

_END = b"%%EOF"
_CREATOR = re.compile(rb"/Creator\s*\(Typst ")
_DATED = (b"/CreationDate", b"/ModDate", b"xmp:ModifyDate")
"""Our papers carry no time; whatever saves one again writes it in."""

_PROPERTIES = "docProps/core.xml"
_PROPERTY = re.compile(rb"<(dc:creator|cp:lastModifiedBy|dcterms:created|dcterms:modified)\b[^>]*>([^<]*)<")
_MOST = 64 * 1024


def is_made_here(data: bytes) -> bool:
    """Whether the bytes of a file are as our outputs are written, and nobody has saved it again since."""
    if data.startswith(b"BEGIN:VCALENDAR"):
        return f"PRODID:{PRODUCT}".encode() in data[:_HEAD]
    if _PAPER.match(data):
        return _is_paper(data)
    return data.startswith(b"PK") and _is_archive(data)


def _is_paper(data: bytes) -> bool:
    """Whether a PDF is typst's, undated, and nothing was added behind its end, as programs do that take remarks."""
    whole = data.rstrip().endswith(_END) and data.count(_END) == 1
    return whole and bool(_CREATOR.search(data)) and not any(word in data for word in _DATED)


def _is_archive(data: bytes) -> bool:
    try:
        with ZipFile(BytesIO(data)) as parts:
            entries = parts.infolist()
            properties = next((entry for entry in entries if entry.filename == _PROPERTIES), None)
            if not entries or any(entry.date_time != DAY for entry in entries):
                return False
            if properties is None:
                return all(entry.external_attr == READABLE for entry in entries)
            return properties.file_size < _MOST and _is_untouched(parts.read(properties))
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError):
        return False


def _is_untouched(properties: bytes) -> bool:
    """Whether a workbook or slides name nobody and were never saved after they were made."""
    said = dict(_PROPERTY.findall(properties))
    nobody = not said.get(b"dc:creator") and not said.get(b"cp:lastModifiedBy")
    return nobody and bool(said.get(b"dcterms:created")) and said[b"dcterms:created"] == said.get(b"dcterms:modified")
