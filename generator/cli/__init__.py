"""The command `playbook`; nothing of it is loaded before somebody asks for it."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    """The command ``main`` and the names of its ``VERBS``, which take half a second to load."""
    if name in ("main", "VERBS"):
        return getattr(import_module("generator.cli.verbs"), name)
    raise AttributeError(f"module {__name__} has no attribute {name}")
