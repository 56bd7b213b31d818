"""Projects kept in git, for tests: files committed on given days, without anything of this machine's own set-up."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="the program git is not installed here")


def git(folder: Path, *arguments: str, on: str = "2026-09-01") -> str:
    """What git says in a folder, whose clock stands at ten in the morning of a day."""
    moment = f"{on}T10:00:00+02:00"
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    own |= AUTHOR
    own |= {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    done = subprocess.run(["git", *arguments], cwd=folder, env=own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


_NAMES = {"NAME": "Priya Nair", "EMAIL": "priya@larkfield.example"}
AUTHOR = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in _NAMES.items()}
"""Who commits, as git finds it in its environment."""


def committed(folder: Path, files: Mapping[str, str | None], on: str) -> str:
    """Write some files (None removes one), commit everything on a day, and give the hash."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", on, on=on)
    return git(folder, "rev-parse", "HEAD").strip()
