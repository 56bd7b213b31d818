"""Compare a tree of texts with the one kept in the repository, or accept it as the one to keep."""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

ACCEPT = "ACCEPT_GOLDEN"
_SHOWN = 40
"""Lines of difference that a failure prints for one file at most."""


def accepting() -> bool:
    """Whether this run shall accept what it finds: ``make golden``."""
    return os.environ.get(ACCEPT) == "1"


def assert_golden(actual: Mapping[str, str], expected: Path) -> None:
    """Fail unless ``actual`` (names below the folder and their texts) is exactly what the folder holds.

    With ACCEPT_GOLDEN=1 the folder is made to hold it instead: files are written, and those that no longer
    belong there are removed.
    """
    assert actual, "nothing was made, so there is nothing to compare"
    if accepting():
        _keep(actual, expected)
        return
    differences = list(compared(actual, kept(expected)))
    if differences:
        raise AssertionError(
            f"{len(differences)} of {len(actual)} files differ from {expected}:\n\n"
            + "\n".join(differences)
            + "\nIf this is what they should be: `make golden`, then look at `git diff`."
        )


def kept(folder: Path) -> dict[str, str]:
    """The texts of all files below a folder, by name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8") for path in files}


def compared(actual: Mapping[str, str], expected: Mapping[str, str]) -> list[str]:
    """One message for every name that differs: an extra file, a missing one, or another text."""
    messages = [f"  extra: {name}\n" for name in sorted(actual.keys() - expected.keys())]
    messages += [f"  missing: {name}\n" for name in sorted(expected.keys() - actual.keys())]
    for name in sorted(actual.keys() & expected.keys()):
        if actual[name] != expected[name]:
            messages.append(_difference(name, expected[name], actual[name]))
    return messages


def _difference(name: str, expected: str, actual: str) -> str:
    lines = list(
        difflib.unified_diff(
            expected.splitlines(), actual.splitlines(), f"expected/{name}", f"actual/{name}", n=1, lineterm=""
        )
    )
    # Two texts may have equal lines and still differ: a line end, a character that splits lines.
    lines = lines or [f"  {name}: line ends differ"]
    more = [f"... {len(lines) - _SHOWN} more lines"] if len(lines) > _SHOWN else []
    return "\n".join([*lines[:_SHOWN], *more, ""])


def _keep(actual: Mapping[str, str], folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
    for name, text in actual.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
