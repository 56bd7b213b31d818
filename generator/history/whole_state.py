"""All files of a project as they were at a commit."""

from __future__ import annotations

from generator.history.versions import Commit, History, NoHistory


def read_state(history: History, commit: Commit) -> dict[str, bytes]:
    """The accounts, our people and the settings at a commit; files that accounts handed over stand in by name alone."""
    stored = history.read_stored({commit: None})[commit]
    return {**stored.files, **dict.fromkeys(stored.handed, b"")}


def find_range(history: History, named: str) -> tuple[Commit, Commit]:
    """The two commits of ``BASE..HEAD``; with three dots the first is where the two parted. NoHistory for none."""
    dots = "..." if "..." in named else ".."
    base, _, head = named.partition(dots)
    if not base or not head:
        raise NoHistory(f"`{named}` is no range such as origin/main...HEAD")
    return history.find_commit(base, head if dots == "..." else ""), history.find_commit(head)
