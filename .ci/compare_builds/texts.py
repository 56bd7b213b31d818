"""Whatever a build makes, as lines of text that people can compare."""

from __future__ import annotations

import gzip
import io
import json
import re
import textwrap
import zipfile
from collections.abc import Callable, Mapping
from pathlib import PurePath

import pypdf
import python_calamine

_WIDTH = 160
"""Characters of a line at most, so that a difference within a long one can be seen."""


def read_lines(name: str, data: bytes) -> list[str]:
    """What a file says, line by line; of one that is no text or is broken, only how long it is."""
    return [part for line in _text(name, data).splitlines() for part in _wrap(line)]


def _text(name: str, data: bytes) -> str:
    reader = _READERS.get(PurePath(name).suffix.lower())
    try:
        return reader(data) if reader else data.decode("utf-8")
    except Exception as error:  # noqa: BLE001 - a file that one commit breaks is a difference to be shown
        return f"{len(data):,} bytes that cannot be read as text: {type(error).__name__}"


def _wrap(line: str) -> list[str]:
    if len(line) <= _WIDTH:
        return [line]
    return textwrap.wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False) or [""]


def _pdf_text(data: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(data))
    head = [f"{key}: {value}" for key, value in sorted((reader.metadata or {}).items())]
    pages = [f"--- page {number}\n{page.extract_text()}" for number, page in enumerate(reader.pages, 1)]
    return "\n".join([*head, *pages])


def _workbook_text(data: bytes) -> str:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    lines = []
    for name in book.sheet_names:
        lines.append(f"--- sheet {name}")
        lines += [" | ".join(map(str, row)) for row in book.get_sheet_by_name(name).to_python()]
    return "\n".join(lines)


def _slides_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        slides = sorted(name for name in file.namelist() if re.fullmatch(r"ppt/(slides|charts)/\w+\.xml", name))
        return "\n".join(f"--- {name}\n{_markup_text(file.read(name))}" for name in slides)


def _bundle_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return "\n".join(f"--- {name}\n{_text(name, file.read(name))}" for name in sorted(file.namelist()))


def _markup_text(data: bytes) -> str:
    return data.decode("utf-8").replace("><", ">\n<")


def _json_text(data: bytes) -> str:
    return json.dumps(json.loads(data), indent=1, ensure_ascii=False)


def _calendar_text(data: bytes) -> str:
    return re.sub(r"\r?\n[ \t]", "", data.decode("utf-8"))


_READERS: Mapping[str, Callable[[bytes], str]] = {
    ".gz": lambda data: gzip.decompress(data).decode("utf-8"),
    ".html": _markup_text,
    ".ics": _calendar_text,
    ".json": _json_text,
    ".pdf": _pdf_text,
    ".pptx": _slides_text,
    ".svg": _markup_text,
    ".vcf": _calendar_text,
    ".xlsx": _workbook_text,
    ".xml": _markup_text,
    ".zip": _bundle_text,
}
"""How to read the files that are not lines of text already, by suffix."""
