"""This program, as what it makes depends on it: its files, its Python, its libraries, the time zones of the machine."""

from __future__ import annotations

import sys
import zoneinfo
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

import generator
from generator.parts.fingerprint import fingerprint

LIBRARIES = (
    "babel",
    "font-source-sans-pro",
    "holidays",
    "icalendar",
    "jinja2",
    "markdown",
    "markdown-it-py",
    "markupsafe",
    "nh3",
    "pydantic",
    "pydantic-core",
    "pygments",
    "pymdown-extensions",
    "python-dateutil",
    "typst",
    "tzdata",
    "xlsxwriter",
)
"""The libraries whose version may change what is made."""


@cache
def identify_program() -> str:
    """A fingerprint of it, the same for two that make the same."""
    folder = Path(generator.__file__).parent
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if "__pycache__" not in path.parts}
    sources = {name: path.read_bytes() for name, path in files.items() if path.is_file()}
    return fingerprint((sources, sys.version, tuple(map(_version, LIBRARIES)), _zones()))


def _version(library: str) -> str:
    with suppress(ModuleNotFoundError):
        return version(library)
    return ""


def _zones() -> tuple[bytes, ...]:
    """The version of the time zones that the machine has."""
    found = []
    for folder in zoneinfo.TZPATH:
        for name in ("+VERSION", "tzdata.zi"):
            with suppress(OSError), (Path(folder) / name).open("rb") as file:
                found.append(file.readline(100))
    return tuple(found)
