"""The command `playbook`; nothing of it is loaded before somebody asks for it."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any


def __getattr__(name: str) -> Any:
    """The command ``main`` and the names of its ``VERBS``; a stop from the keyboard while they load ends in a word."""
    if name not in ("main", "VERBS"):
        raise AttributeError(f"module {__name__} has no attribute {name}")
    try:
        return getattr(import_module("generator.cli.verbs"), name)
    except KeyboardInterrupt:
        sys.stderr.write("Aborted!\n")
        sys.exit(1)
