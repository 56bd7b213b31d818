"""The recipes: files for servers and schedules, filled in for a project."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

_FOLDER = Path(__file__).parent / "recipes"

FILES = {
    "nginx": "nginx.conf",
    "caddy": "Caddyfile",
    "systemd": "systemd.txt",
    "gitlab": "gitlab.yml",
    "github": "github.yml",
}
"""The file of each recipe."""

_WITH_PATHS = ("nginx", "caddy", "systemd")
"""The recipes for this machine, in which paths of it stand."""

MARK = "# file: "
"""Begins a line that names the file which the lines below it go to, in a recipe of several."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where and as what a site is served."""

    #: The folder of the project, and the one that holds the site and nothing else of ours; absolute, with slashes.
    project: str
    served: str
    #: The name under which people reach it.
    host: str
    #: The policy of its content.
    policy: str
    #: The command that makes it, with its path.
    command: str
    #: Who makes it on the machine.
    user: str


ODD_LETTERS = ("quotes", "backslashes", "$", "%", "`", "{", "}")
"""What no path in a recipe may hold, as each program that reads one takes it for something else, in words."""

_ODD = re.compile(r"[\"'\\$%`{}\n]")


def find_odd_path(recipe: str, place: Place) -> str:
    """The path that cannot stand in a recipe as it is; empty for none."""
    paths = (place.project, place.served, place.command) if recipe in _WITH_PATHS else ()
    return next((path for path in paths if _ODD.search(path)), "")


def fill_in(recipe: str, place: Place) -> str:
    """A recipe for a place."""
    words = {
        "project": place.project,
        "served": place.served,
        "host": place.host,
        "policy": place.policy,
        "playbook": place.command,
        "user": place.user,
    }
    return Template((_FOLDER / FILES[recipe]).read_text(encoding="utf-8")).safe_substitute(words)


def split_files(recipe: str) -> Mapping[str, str]:
    """The files of a recipe of several, by their names."""
    files, name = dict[str, list[str]](), ""
    for line in recipe.splitlines(keepends=True):
        if line.startswith(MARK):
            name = line.removeprefix(MARK).strip()
        elif name:
            files.setdefault(name, []).append(line)
    return {name: "".join(lines).strip("\n") + "\n" for name, lines in files.items()}
