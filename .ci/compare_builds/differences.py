"""What differs between two folders: a summary by kind of file, and the lines that changed."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from compare_builds.texts import read_lines

KINDS = {
    ".printed": "output of verbs",
    ".md": "pages, Markdown",
    ".ics": "feeds",
    ".vcf": "contact cards",
    ".pdf": "papers",
    ".xlsx": "sheets",
    ".pptx": "slides",
    ".zip": "bundles",
    ".html": "pages, HTML",
}
"""What a file is, by its suffix, in the order in which differences are shown; all else are other files."""

OTHER = "other files"
STATES = ("same", "differ", "only then", "only now")


def compare(then: Path, now: Path) -> dict[str, str]:
    """Which of ``STATES`` each file below either folder is in, by name."""
    old, new = _files(then), _files(now)
    return {name: _state(old.get(name), new.get(name)) for name in sorted({*old, *new})}


def summarise(states: Mapping[str, str]) -> list[str]:
    """A table with the number of files of each kind in each state."""
    counts = Counter((kind_of(name), state) for name, state in states.items())
    rows = [(kind, [counts[kind, state] for state in STATES]) for kind in (*KINDS.values(), OTHER)]
    head = " " * 17 + "".join(f"{state:>11}" for state in STATES)
    return [head, *(f"{kind:17}" + "".join(f"{number:>11,}" for number in row) for kind, row in rows if any(row))]


def show(states: Mapping[str, str], then: Path, now: Path, files: int, lines: int) -> Iterator[str]:
    """The lines that changed, of so many files of each kind and so many lines of a file; the other names alone."""
    for kind in (*KINDS.values(), OTHER):
        names = [name for name, state in states.items() if state != "same" and kind_of(name) == kind]
        for name in names[:files]:
            yield ""
            yield from describe(name, states[name], then, now, lines)
        yield from (f"{states[name]}: {name}" for name in names[files:])


def describe(name: str, state: str, then: Path, now: Path, limit: int) -> Iterator[str]:
    """What is different about one file, in at most ``limit`` lines of a unified diff."""
    if state != "differ":
        yield f"{state}: {name}"
        return
    old, new = (read_lines(name, (folder / name).read_bytes()) for folder in (then, now))
    changed = list(difflib.unified_diff(old, new, f"then/{name}", f"now/{name}", n=1, lineterm=""))
    yield from changed[:limit] or [f"same text, other bytes: {name}"]
    if len(changed) > limit:
        yield f"... {len(changed) - limit:,} more lines of {name}"


def kind_of(name: str) -> str:
    """What a file is, in words."""
    return KINDS.get(PurePath(name).suffix, OTHER)


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def _state(old: Path | None, new: Path | None) -> str:
    if old is None:
        return "only now"
    if new is None:
        return "only then"
    return "same" if old.read_bytes() == new.read_bytes() else "differ"
