"""Parts kept from one build to the next, as JSON under the key of what they were made from.

What stands in their pages and documents, and what pages over all accounts are made of, lies by itself and is read when
somebody asks for it, so that memory does not grow with it and what stays as it is is not read.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from generator.context.summaries.summary import AccountSummary
from generator.model.plain_data import NotPlainData, read_plain, write_plain
from generator.outputs.document_store import DocumentStore, content_key, find_under, keep_under
from generator.outputs.ics import WrittenEntry
from generator.parts.account_part import AccountPart, JointInput
from generator.parts.joint_part import JointPart
from generator.site import Document, FinishedPage, Page


@dataclass(frozen=True, slots=True)
class _PageContent:
    """What stands on a page."""

    text: str
    finished: FinishedPage | None


@dataclass(frozen=True, slots=True)
class _KeptFile:
    """What lies by itself of a part, as most stays the same when the part changes: a page, a document."""

    name: str
    edit: str
    #: The key under which its content lies, which is made of it.
    key: str


@dataclass(frozen=True, slots=True)
class _KeptPart:
    """A part without what lies by itself."""

    part: AccountPart
    pages: tuple[_KeptFile, ...]
    documents: tuple[_KeptFile, ...]
    joint: _KeptFile


@dataclass(frozen=True, slots=True)
class _KeptJointPart:
    """What belongs to no account, without what lies by itself."""

    part: JointPart
    pages: tuple[_KeptFile, ...]
    documents: tuple[_KeptFile, ...]


class _KeptPage(Page):
    """A page of which the content is read whenever it is asked for."""

    __slots__ = ("_read", "key")
    _read: Callable[[], bytes]
    key: str

    def __init__(self, file: _KeptFile, read: Callable[[], bytes]) -> None:
        for name, value in (("name", file.name), ("edit", file.edit), ("key", file.key), ("_read", read)):
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

    __slots__ = ("_read", "key")
    _read: Callable[[], bytes]
    key: str

    def __init__(self, file: _KeptFile, read: Callable[[], bytes]) -> None:
        for name, value in (("name", file.name), ("edit", file.edit), ("key", file.key), ("_read", read)):
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


class _KeptJointInput(JointInput):
    """What an account gives to all, which is read whenever it is asked for."""

    __slots__ = ("_read", "key")
    _read: Callable[[], bytes]
    key: str

    def __init__(self, file: _KeptFile, read: Callable[[], bytes]) -> None:
        for name, value in (("key", file.key), ("_read", read)):
            object.__setattr__(self, name, value)

    @property
    def summary(self) -> AccountSummary:
        """What stands of it on the pages over all accounts."""
        return self.whole.summary

    @property
    def entries(self) -> tuple[WrittenEntry, ...]:
        """The entries of its own calendar."""
        return self.whole.entries

    @property
    def whole(self) -> JointInput:
        """All of it, read once."""
        return read_plain(JointInput, self._read())


def key_of(content: Page | Document | JointInput) -> str:
    """A key of what stands in it, wherever it was made: the same for the same and for no other."""
    if isinstance(content, (_KeptPage, _KeptDocument, _KeptJointInput)):
        return content.key
    return content_key(_write_content(content))


def read_joint_input(given: JointInput) -> JointInput:
    """What an account gives to all, with everything in memory."""
    return given.whole if isinstance(given, _KeptJointInput) else given


def find_part(store: DocumentStore, key: str, make: Callable[[], AccountPart]) -> AccountPart | None:
    """The part that lies in a store under a key; None when it is not there, or not whole.

    ``make`` makes it once more, should something of it be gone or harmed when it is read.
    """
    kept = _read_kept(_KeptPart, store, key)
    if kept is None or not store.has(kept.joint.key):
        return None
    contents = _Contents(store, lambda: keep_part(store, key, make()))
    return replace(
        kept.part,
        pages=contents.open_pages(kept.pages),
        documents=contents.open_documents(kept.documents),
        joint=_KeptJointInput(kept.joint, partial(contents.read, kept.joint)),
    )


def keep_part(store: DocumentStore, key: str, part: AccountPart) -> dict[str, bytes]:
    """Put a part into a store under a key; one that has an error in it is not kept, as somebody will mend that.

    Returns what lies by itself of it, by name.
    """
    contents = _list_contents(part)
    if part.joint:
        contents[_JOINT] = write_plain(read_joint_input(part.joint))
        if not part.broken and not any(p.is_error for p in (*part.problems, *part.unmade)):
            pages, documents = _keep_files(store, part, contents)
            joint = _keep_content(store, _JOINT, "", contents[_JOINT])
            rest = replace(part, pages=(), documents=(), joint=None)
            keep_under(store, key, write_plain(_KeptPart(rest, pages, documents, joint)))
    return contents


_JOINT = ""
"""Stands for the name of what an account gives to all."""


def find_joint_part(store: DocumentStore, key: str, make: Callable[[], JointPart]) -> JointPart | None:
    """What belongs to no account and lies in a store under a key, as `find_part` finds the part of one."""
    kept = _read_kept(_KeptJointPart, store, key)
    if kept is None:
        return None
    contents = _Contents(store, lambda: keep_joint_part(store, key, make()))
    pages, documents = contents.open_pages(kept.pages), contents.open_documents(kept.documents)
    return replace(kept.part, pages=pages, documents=documents)


def keep_joint_part(store: DocumentStore, key: str, part: JointPart) -> dict[str, bytes]:
    """Put what belongs to no account into a store, as `keep_part` puts the part of one."""
    contents = _list_contents(part)
    if not any(problem.is_error for problem in part.unmade):
        pages, documents = _keep_files(store, part, contents)
        rest = replace(part, pages=(), documents=())
        keep_under(store, key, write_plain(_KeptJointPart(rest, pages, documents)))
    return contents


class _Contents:
    """What lies by itself of one part; ``make`` makes the part again, keeps it, and gives all that lies by itself."""

    def __init__(self, store: DocumentStore, make: Callable[[], dict[str, bytes]]) -> None:
        self._store, self._make = store, make

    def read(self, file: _KeptFile) -> bytes:
        """The content of one of them; where it is not whole any more, the part is made again."""
        content = find_under(self._store, file.key)
        return content if content is not None and content_key(content) == file.key else self._make()[file.name]

    def open_pages(self, files: tuple[_KeptFile, ...]) -> tuple[Page, ...]:
        return tuple(_KeptPage(file, partial(self.read, file)) for file in files)

    def open_documents(self, files: tuple[_KeptFile, ...]) -> tuple[Document, ...]:
        return tuple(_KeptDocument(file, partial(self.read, file)) for file in files)


_Kept = TypeVar("_Kept", bound=_KeptPart | _KeptJointPart)


def _read_kept(kind: type[_Kept], store: DocumentStore, key: str) -> _Kept | None:
    """What lies under a key, when all its pages and documents are there as well."""
    data = find_under(store, key)
    if data is not None:
        with suppress(NotPlainData):
            kept = read_plain(kind, data)
            return kept if all(store.has(file.key) for file in (*kept.pages, *kept.documents)) else None
    return None


def _write_content(content: Page | Document | JointInput) -> bytes:
    if isinstance(content, Page):
        return write_plain(_PageContent(content.text, content.finished))
    return content.data if isinstance(content, Document) else write_plain(content)


def _list_contents(part: AccountPart | JointPart) -> dict[str, bytes]:
    files: list[Page | Document] = [*part.pages, *part.documents]
    return {file.name: _write_content(file) for file in files}


def _keep_files(
    store: DocumentStore, part: AccountPart | JointPart, contents: dict[str, bytes]
) -> tuple[tuple[_KeptFile, ...], tuple[_KeptFile, ...]]:
    """Put the pages and documents of a part into a store."""
    pages = tuple(_keep_content(store, file.name, file.edit, contents[file.name]) for file in part.pages)
    return pages, tuple(_keep_content(store, file.name, file.edit, contents[file.name]) for file in part.documents)


def _keep_content(store: DocumentStore, name: str, edit: str, content: bytes) -> _KeptFile:
    key = content_key(content)
    if find_under(store, key) is None:
        keep_under(store, key, content)
    return _KeptFile(name, edit, key)
