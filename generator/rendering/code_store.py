"""Where compiled templates may be kept."""

from __future__ import annotations

from typing import Protocol


class CodeStore(Protocol):
    """A place where compiled templates are kept from one run to the next; it gives only what this program put there."""

    def get(self, key: str) -> bytes | None:
        """What was put there under a key; None when it is not there."""

    def put(self, key: str, data: bytes) -> None:
        """Keep something; a place that cannot says nothing."""
