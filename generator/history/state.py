"""Which state of an account's files was committed last, and whether they are still as they were then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.history.versions import History, NoHistory


@dataclass(frozen=True, slots=True)
class State:
    """What git knows of the files of an account."""

    #: The whole hash of the newest commit; empty where git knows of none.
    commit: str = ""
    #: Whether the files say something else than they did in it.
    changed_since: bool = False


def find_state(folder: Path, account: str, files: Mapping[str, bytes]) -> State:
    """The state of an account of a project; ``files`` are its own, by name."""
    try:
        history = History(folder)
        commit = history.commits[0]
        stored = history.read_stored({commit: [account]})[commit].files
    except NoHistory:
        return State()
    return State(commit.id, any(stored.get(name) != data for name, data in files.items()))
