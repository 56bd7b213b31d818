"""Parts kept from one build to the next, as JSON under the key of what they were made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.model.plain_data import NotPlainData, read_plain, write_plain
from generator.outputs.document_store import DocumentStore, content_key, join_document, split_document
from generator.parts.account_part import AccountPart
from generator.site import Document


@dataclass(frozen=True, slots=True)
class _KeptDocument:
    """A document of a part, which lies by itself: most stay the same when the part changes."""

    name: str
    edit: str
    #: The key under which its bytes lie, which is made of them.
    key: str


@dataclass(frozen=True, slots=True)
class _KeptPart:
    """A part without the bytes of its documents."""

    part: AccountPart
    documents: tuple[_KeptDocument, ...]


def keep_part(store: DocumentStore, key: str, make: Callable[[], AccountPart]) -> AccountPart:
    """The part that lies in a store under a key, else the one that is made, which is then put there.

    One that has an error in it is not kept, as somebody will mend that. What lies there is trusted only when it is
    whole, and made again otherwise.
    """
    part = _read_part(store, key)
    if part is None:
        part = make()
        if part.summary and not part.broken and not any(p.is_error for p in (*part.problems, *part.unmade)):
            _write_part(store, key, part)
    return part


def _read_part(store: DocumentStore, key: str) -> AccountPart | None:
    data = _read_whole(store, key)
    try:
        kept = read_plain(_KeptPart, data) if data is not None else None
    except NotPlainData:
        return None
    if kept is None:
        return None
    documents = []
    for document in kept.documents:
        content = _read_whole(store, document.key)
        if content is None or content_key(content) != document.key:
            return None
        documents.append(Document(document.name, content, document.edit))
    return replace(kept.part, documents=tuple(documents))


def _write_part(store: DocumentStore, key: str, part: AccountPart) -> None:
    documents = tuple(_KeptDocument(one.name, one.edit, content_key(one.data)) for one in part.documents)
    for document, kept in zip(part.documents, documents, strict=True):
        if _read_whole(store, kept.key) is None:
            store.put(kept.key, join_document({"key": kept.key}, document.data))
    body = write_plain(_KeptPart(replace(part, documents=()), documents))
    store.put(key, join_document({"key": key}, body))


def _read_whole(store: DocumentStore, key: str) -> bytes | None:
    """What lies under a key, when it is whole and was put there under this very key."""
    kept = split_document(store.get(key))
    return kept[1] if kept and kept[0] == {"key": key} else None
