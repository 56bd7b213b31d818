"""Files that look like data and that nothing reads: other endings, hidden names, names nobody knows."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator

from generator.load.first_questions import FIRST_QUESTIONS_FILE
from generator.load.merge import ENDINGS, FOLDER, TEAM_FILE, is_file
from generator.load.phrases import is_phrases_file
from generator.load.plays import is_play_file
from generator.load.settings import SETTINGS_FILE
from generator.model.problem import Level, Place, Problem
from generator.wording.text import nearest_word

KNOWN = (TEAM_FILE, SETTINGS_FILE, FIRST_QUESTIONS_FILE)
"""The files of a project that are read by their own name."""

_FOLDERS = (FOLDER, f"{posixpath.dirname(SETTINGS_FILE)}/")
_DATA = re.compile(r"\.(?:ya?ml|json)(?:~|\.(?:bak|json|new|old|orig|tmp|txt|ya?ml|\d+))?\Z", re.IGNORECASE)


def unread_files(names: Iterable[str], read: Collection[str]) -> Iterator[Problem]:
    """A word on each file below ``accounts/`` or ``playbook/`` that looks like data and is not among those ``read``.

    It is a note where somebody has set the file aside, and a warning where the name may be a mistake.
    """
    for name in names:
        if name.startswith(_FOLDERS) and _DATA.search(name) and (why := _why_not(name, read)):
            level = Level.NOTE if _set_aside(name) else Level.WARNING
            yield Problem(Place(name), "not-read", "this file is not read", why, level=level)


def _set_aside(name: str) -> bool:
    """Whether a file of an account is hidden, is a draft that begins with an underscore, or is handed over."""
    return "/." in name or (name.startswith(f"{FOLDER}_") and not name.startswith(f"{FOLDER}_team")) or is_file(name)


def _why_not(name: str, read: Collection[str]) -> str:
    """Why a file is not read, and what to do about it; empty for one that is."""
    folder, _, rest = name.partition("/")
    if name in KNOWN or is_play_file(name) or is_phrases_file(name):
        return ""
    if "/." in name:
        return "names that begin with a dot are hidden: rename it, or move it away"
    if not name.endswith(ENDINGS):
        right = _DATA.sub(".yaml", name)
        what = f"{right} is read instead: move this one" if right in read else f"rename it to {right}, or move it"
        return f"only names that end in .yaml or .yml are: {what} away"
    if folder + "/" == FOLDER and is_file(name):
        return "what lies in files/ is handed over, not read as data: move it out of there"
    if folder + "/" != FOLDER or rest.startswith("_"):
        known = {posixpath.splitext(posixpath.basename(file))[0]: file for file in KNOWN if file.startswith(folder)}
        meant = nearest_word(posixpath.splitext(posixpath.basename(name))[0], known)
        return f"did you mean {known[meant]}?" if meant else "no file of that name is known"
    return ""
