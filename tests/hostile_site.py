"""A site of hostile accounts: every text the reader takes, in every field that takes text; with harmless twins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from inert import Hostile, hostile
from projects import SITES, build_site, make_once, project
from slots import Slot, as_yaml, everything, replaced, slots

from generator.load.book import load_book
from generator.model.problem import Problem

FULL = 2
"""So many accounts have hostile text in every field; each begins the round of texts at another place."""

TEAM_FILE = "accounts/_team.yaml"
_TEAM = (SITES / "everything" / TEAM_FILE).read_text("utf-8")
_STORE = SITES / "everything" / "accounts" / "tarn-valley" / "files" / "store.svg"
"""The file that the account names."""

_HEAD = {"owner": "edith", "tier": "standard"}

#: Where a text is typed to see whether the reader takes it in a field of that kind, and the path of that place.
_TRIED: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "text": lambda text: {"account": {"name": "Tried", **_HEAD, "summary": text}},
    "multiline": lambda text: {"account": {"name": "Tried", **_HEAD}, "relationship": {"why": text}},
    "rich": lambda text: {"account": {"name": "Tried", **_HEAD}, "decision_making": {"our_approach": text}},
}


@cache
def verdicts(kind: str) -> Mapping[str, tuple[Problem, ...]]:
    """What the reader has against each hostile text in a field of a kind, by the text's id."""
    found = {}
    for text in hostile():
        file = as_yaml(_TRIED[kind](text.text)).encode("utf-8", "surrogatepass")
        loaded = load_book({TEAM_FILE: _TEAM.encode(), "accounts/tried.yaml": file})
        found[text.id] = tuple(problem for problem in loaded.problems if problem.is_error)
    return found


@cache
def taken(kind: str) -> tuple[Hostile, ...]:
    """The hostile texts that the reader takes in a field of a kind."""
    return tuple(text for text in hostile() if not verdicts(kind)[text.id])


@cache
def places() -> tuple[Slot, ...]:
    """Every place for text in the account that has everything."""
    return tuple(slot for slot in slots(everything()) if slot.prose)


def names() -> Iterator[Hostile]:
    """One text of each class, to be the name of an account."""
    seen = set()
    for text in taken("text"):
        if text.kind not in seen and len(text.text) < 200:
            seen.add(text.kind)
            yield text


def harmless(text: str) -> str:
    """A text of the same length and the same words' lengths without a sign that means anything to anybody."""
    return re.sub(r"[!-/:-@\[-`{-~！-／：-＠［-｀｛-～]", "x", text)


def typed(account: int) -> dict[tuple[str | int, ...], str]:
    """What is typed in each place of one of the full accounts."""
    rounds = {
        kind: islice(cycle(taken(kind)), account * len(taken(kind)) // FULL, None)
        for kind in ("text", "multiline", "rich")
    }
    return {slot.path: next(rounds[slot.prose]).text for slot in places()}


def _as_it_is(text: str) -> str:
    return text


def _accounts() -> dict[str, str]:
    files = {TEAM_FILE: as_yaml(_team())}
    for name, change in (("hostile", _as_it_is), ("harmless", harmless)):
        for at in range(FULL):
            texts = {path: change(text) for path, text in typed(at).items()}
            account = replaced(everything(), texts)
            # Whether a wish is answered hangs on words that a twin does not have in common with its other texts.
            account["settings"]["rules"]["want-unanswered"] = {"level": "off", "why": "See above"}
            files[f"accounts/{name}-{at}.yaml"] = as_yaml(account)
            files[f"accounts/{name}-{at}/files/{_STORE.name}"] = _STORE.read_text("utf-8")
        files |= _crowd(f"accounts/{name}-crowd", change)
    for at, text in enumerate(names()):
        files[f"accounts/named-{at:02}.yaml"] = as_yaml({"account": {"name": text.text, **_HEAD}})
    files["accounts/named-plainly.yaml"] = as_yaml({"account": {"name": "Kettle Row Bakery", **_HEAD}})
    return files


def _team() -> dict[str, Any]:
    """Our own people, called something hostile too."""
    texts = islice(taken("text"), 3, None, 40)
    members = ("edith", "bruno", "wanda", "piet")
    return {
        "team": [
            {"id": id, "name": text.text, "role": "manager", "title": text.text}
            for id, text in zip(members, texts, strict=False)
        ]
    }


def _crowd(folder: str, change: Callable[[str], str]) -> dict[str, str]:
    """An account in which everybody is called something hostile, and whose log has what is too long for a line."""
    people = [{"id": f"person-{at}", "name": change(text.text)} for at, text in enumerate(taken("text"))]
    files = {"account": {"account": {"name": "Crowd", **_HEAD}, "stakeholders": people}}
    # Long ago, so that these are on the timeline alone; in several files, as one may not be that long.
    for at in range(4):
        entries = [{"on": "2025-01-02", "type": "call", "note": change(text.text)} for text in long_texts()[at::4]]
        files[f"log/{at}"] = {"log": entries}
    return {f"{folder}/{name}.yaml": as_yaml(file) for name, file in files.items()}


@cache
def long_texts() -> tuple[Hostile, ...]:
    """The texts that only a field for several lines takes."""
    short = {text.id for text in taken("text")}
    return tuple(text for text in taken("multiline") if text.id not in short)


@cache
def hostile_project() -> Path:
    """The project with the hostile accounts."""
    return make_once("hostile", lambda folder: project(folder, _accounts()))


@cache
def hostile_site() -> Path:
    """That project as MkDocs builds it."""
    return make_once("hostile-site", lambda folder: build_site(hostile_project(), folder))
