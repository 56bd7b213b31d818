"""Finished documents kept from one run to the next, so that what has not changed is not made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Protocol


class DocumentStore(Protocol):
    """A place where finished documents lie; what comes from it is trusted only after `split_document` did."""

    def get(self, key: str) -> bytes | None:
        """What was put there under a key; None when it is not there, or cannot be read."""

    def has(self, key: str) -> bool:
        """Whether something lies there under a key, which is asked for again before long."""

    def put(self, key: str, data: bytes) -> None:
        """Keep something; a shelf that cannot says nothing."""


def content_key(*parts: bytes) -> str:
    """A name for what is made from some parts: the same for the same parts and no others."""
    lengths = ",".join(str(len(part)) for part in parts)
    return hashlib.sha256(b"".join((lengths.encode(), b":", *parts))).hexdigest()


def join_document(head: Mapping[str, Any], body: bytes) -> bytes:
    """A document with what is known of it, as it lies on a shelf."""
    line = json.dumps({**head, "sha256": hashlib.sha256(body).hexdigest()}, sort_keys=True)
    return line.encode() + b"\n" + body


def split_document(data: bytes | None) -> tuple[dict[str, Any], bytes] | None:
    """The head and the body of what lies on a shelf; None when it is not there or not whole."""
    line, _, body = (data or b"").partition(b"\n")
    try:
        head = json.loads(line)
    except ValueError:
        return None
    if not isinstance(head, dict) or head.pop("sha256", None) != hashlib.sha256(body).hexdigest():
        return None
    return head, body


def keep_under(store: DocumentStore, key: str, body: bytes) -> None:
    """Put something into a store so that it is known again as what was put under this very key."""
    store.put(key, join_document({"key": key}, body))


def find_under(store: DocumentStore, key: str) -> bytes | None:
    """What lies in a store under a key, when it is whole and was put there under this very key."""
    kept = split_document(store.get(key))
    return kept[1] if kept and kept[0] == {"key": key} else None
