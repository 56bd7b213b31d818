"""Every key of an account comes back somewhere, and the page that says where is true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from golden import accepting
from key_readers import noting_readers, rows
from projects import DAY, ROOT, checked, everything_project

from generator.build import build

PAGE = ROOT / "docs" / "where-keys-come-back.md"

_ID = "tells it from others when two versions of the plan are compared"
_IMPORT = "an import from the customer database, which finds the record again by it"
_NINETY = "the sheet of `playbook ninety-days COLLEAGUE`, which nobody sees but the one it is about"
_HANDED = "whoever has to say later what was handed over: the list of files beside an edition says the same"
KNOWN_BY_NO_PAGE = {
    ("Account", "schema"): "the check, which knows by it how old the file is",
    ("Profile", "crm_id"): _IMPORT,
    ("Initiative", "crm_id"): _IMPORT,
    ("Opportunity", "crm_id"): _IMPORT,
    ("Stakeholder", "crm_id"): _IMPORT,
    ("Pressure", "id"): _ID,
    ("Obstacle", "id"): _ID,
    ("TeamMember", "learned"): _NINETY,
    ("Learned", "item"): _NINETY,
    ("Learned", "on"): _NINETY,
    ("SentEdition", "commit"): _HANDED,
    ("SentEdition", "sha256"): _HANDED,
}
"""Keys that nothing of an account is made of, and what they are for; any other has to come back."""

HEAD = """\
---
search:
  exclude: true
---

# Where each key comes back

Nothing is asked for that does not come back: on a page, in a rule, on a paper, in a calendar, or as a question. This
page is made by `tests/test_no_dead_key.py`, which makes everything an account gives and notes who reads each key; it
fails for a key that nobody reads, and when something stands here that is true no more. For each key it names up to four
places, pages first.
"""
MOST = 4


@cache
def read_by() -> dict[tuple[str, str], list[str]]:
    """Where each key comes back."""
    ready = checked(everything_project())
    with noting_readers() as found:
        build(ready, DAY)
    return {(kind.__name__, key): words for kind, key, words in rows(found)}


def made_page() -> str:
    """The page as it should be."""
    lines, last = [HEAD], ""
    for (kind, key), words in read_by().items():
        if kind != last:
            lines.append(f"\n## {kind}\n\n| key | comes back |\n| --- | --- |")
            last = kind
        lines.append(f"| `{key}` | {'; '.join(words[:MOST]) or KNOWN_BY_NO_PAGE.get((kind, key), '')} |")
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def said() -> Iterator[tuple[str, str, list[str]]]:
    """What the page says: the kind of record, the key, and where it comes back."""
    kind = ""
    for line in PAGE.read_text("utf-8").splitlines():
        kind = line.removeprefix("## ") if line.startswith("## ") else kind
        if row := re.fullmatch(r"\| `([a-z0-9_]+)` \| (.*) \|", line):
            yield kind, row[1], row[2].split("; ")


def test_every_key_comes_back() -> None:
    assert len(read_by()) >= 700
    assert {key for key, words in read_by().items() if not words} == KNOWN_BY_NO_PAGE.keys()


def test_the_page_has_every_key_and_what_it_says_is_true() -> None:
    if accepting():
        PAGE.write_text(made_page(), "utf-8")
    told = {(kind, key): words for kind, key, words in said()}

    assert told.keys() == read_by().keys(), "`make golden`, then look at `git diff`"
    untrue = {key: set(words) - set(read_by()[key]) for key, words in told.items() if key not in KNOWN_BY_NO_PAGE}
    assert not {key: words for key, words in untrue.items() if words}, "`make golden`, then look at `git diff`"
