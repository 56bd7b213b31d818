"""Where what the program brings along lies."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent

PROGRAM = _PACKAGE / "program" if (_PACKAGE / "program").is_dir() else _PACKAGE.parent
"""In the installed package, or in the repository that the program is run from."""
