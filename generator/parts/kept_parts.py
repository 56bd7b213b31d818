"""Parts kept from one build to the next, as JSON under the key of what they were made from.

What stands in their pages and documents lies by itself and is read when somebody asks for it, so that memory does not
grow with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from generator.model.plain_data import NotPlainData, read_plain, write_plain
from generator.outputs.document_store import DocumentStore, content_key, find_under, keep_under
from generator.parts.account_part import AccountPart
from generator.site import Document, FinishedPage, Page


@dataclass(frozen=True, slots=True)
class _PageContent:
    """What stands on a page."""

    text: str
    finished: FinishedPage | None


@dataclass(frozen=True, slots=True)
class _KeptFile:
    """A page or a document of a part, which lies by itself: most stay the same when the part changes."""

    name: str
    edit: str
    #: The key under which its content lies, which is made of it.
    key: str


@dataclass(frozen=True, slots=True)
class _KeptPart:
    """A part without what stands in its pages and documents."""

    part: AccountPart
    pages: tuple[_KeptFile, ...]
    documents: tuple[_KeptFile, ...]


class _KeptPage(Page):
    """A page of which the content is read whenever it is asked for."""

    __slots__ = ("_read",)
    _read: Callable[[], bytes]

    def __init__(self, file: _KeptFile, read: Callable[[], bytes]) -> None:
        for name, value in (("name", file.name), ("edit", file.edit), ("_read", read)):
            object.__setattr__(self, name, value)

    @property
    def text(self) -> str:
        """Markdown with front matter."""
        return self._content.text

    @property
    def finished(self) -> FinishedPage | None:
        """The same as HTML."""
        return self._content.finished

    @property
    def _content(self) -> _PageContent:
        return read_plain(_PageContent, self._read())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Page):
            return NotImplemented
        return (self.name, self.edit, self.text, self.finished) == (other.name, other.edit, other.text, other.finished)

    def __hash__(self) -> int:
        return hash((self.name, self.edit))


class _KeptDocument(Document):
    """A document of which the bytes are read whenever they are asked for."""

    __slots__ = ("_read",)
    _read: Callable[[], bytes]

    def __init__(self, file: _KeptFile, read: Callable[[], bytes]) -> None:
        for name, value in (("name", file.name), ("edit", file.edit), ("_read", read)):
            object.__setattr__(self, name, value)

    @property
    def data(self) -> bytes:
        """Its bytes."""
        return self._read()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        return (self.name, self.edit, self.data) == (other.name, other.edit, other.data)

    def __hash__(self) -> int:
        return hash((self.name, self.edit))


def find_part(store: DocumentStore, key: str, make: Callable[[], AccountPart]) -> AccountPart | None:
    """The part that lies in a store under a key; None when it is not there, or not whole.

    ``make`` makes it once more, should something of it be gone or harmed when it is read.
    """
    data = find_under(store, key)
    try:
        kept = read_plain(_KeptPart, data) if data is not None else None
    except NotPlainData:
        return None
    if kept is None or not all(store.has(file.key) for file in (*kept.pages, *kept.documents)):
        return None
    contents = _Contents(store, key, make)
    pages = tuple(_KeptPage(file, partial(contents.read, file)) for file in kept.pages)
    documents = tuple(_KeptDocument(file, partial(contents.read, file)) for file in kept.documents)
    return replace(kept.part, pages=pages, documents=documents)


def keep_part(store: DocumentStore, key: str, part: AccountPart) -> None:
    """Put a part into a store under a key; one that has an error in it is not kept, as somebody will mend that."""
    if part.summary and not part.broken and not any(p.is_error for p in (*part.problems, *part.unmade)):
        pages = tuple(_keep_file(store, page, data) for page, data in _page_contents(part))
        documents = tuple(_keep_file(store, one, one.data) for one in part.documents)
        body = write_plain(_KeptPart(replace(part, pages=(), documents=()), pages, documents))
        keep_under(store, key, body)


class _Contents:
    """What stands in the pages and documents of one part."""

    def __init__(self, store: DocumentStore, key: str, make: Callable[[], AccountPart]) -> None:
        self._store, self._key, self._make = store, key, make

    def read(self, file: _KeptFile) -> bytes:
        """The content of one of them; where it is not whole any more, the part is made again."""
        content = find_under(self._store, file.key)
        if content is None or content_key(content) != file.key:
            part = self._make()
            keep_part(self._store, self._key, part)
            made = {page.name: data for page, data in _page_contents(part)}
            content = {**made, **{document.name: document.data for document in part.documents}}[file.name]
        return content


def _page_contents(part: AccountPart) -> list[tuple[Page, bytes]]:
    return [(page, write_plain(_PageContent(page.text, page.finished))) for page in part.pages]


def _keep_file(store: DocumentStore, file: Page | Document, content: bytes) -> _KeptFile:
    key = content_key(content)
    if find_under(store, key) is None:
        keep_under(store, key, content)
    return _KeptFile(file.name, file.edit, key)
