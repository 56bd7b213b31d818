"""The text of a PDF, page by page; the only module that knows pypdf."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it has to say of a broken file is said by us


class BrokenPdf(Exception):
    """A PDF cannot be read; the message says why."""


def read_pages(data: bytes) -> Iterator[tuple[str, str]]:
    """Where a text stands in a PDF, and the text: pages, remarks on them, and what it says of itself."""
    try:
        reader = PdfReader(BytesIO(data))
        yield "its properties", "\n".join(map(str, (reader.metadata or {}).values()))
        yield "its outline", "\n".join(_titles(reader.outline))
        said_on = [page.extract_text() for page in reader.pages]
        for number, page in enumerate(reader.pages, 1):
            yield f"page {number}", said_on[number - 1]
            remarks = [remark.get_object() for remark in page.annotations or ()]
            said = [str(value) for remark in remarks for key, value in remark.items() if key not in ("/P", "/Parent")]
            yield f"a remark or link on page {number}", "\n".join(said)
        yield "over two of its pages", "\n".join(said_on)
    except Exception as error:
        raise BrokenPdf(str(error) or type(error).__name__) from error


def _titles(outline: object) -> Iterator[str]:
    for entry in outline if isinstance(outline, list) else ():
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield str(entry.get("/Title", ""))
