"""Pages stand whatever an account leaves out and whichever of the allowed values it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from projects import DAY, checked, everything_but, everything_project, with_accounts
from slots import Path, as_yaml, everything, replaced, slots

from generator import paths
from generator.build import build
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.record import Record
from generator.pages import page_list
from generator.site import Site

ACCOUNT = "accounts/tarn-valley"

NOT_PRINTED = {
    "editions.commit": "says of which commit an edition was made, for whoever compares it",
    "editions.sha256": "is what an edition is compared with",
    "settings.fonts": "names a folder, which is opened and not shown",
    "team.learned.item": "says how far somebody new is, which stands on no page",
}
"""Texts that no page shows, and why. Anything else that is typed must come back on a page."""


@pytest.fixture(autouse=True)
def quick_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    """No reference pages, which are the same whatever an account says."""
    groups = [group for group in page_list._GROUPS if not group.holds(paths.REFERENCE)]
    monkeypatch.setattr(page_list, "_GROUPS", groups)


def built(account: Mapping[str, Any]) -> tuple[Site, set[str]]:
    """The site with another account in place of the one that has everything, and the rules it broke."""
    project, loaded = checked(everything_project()), everything_but(as_yaml(account))
    assert loaded.book.accounts, loaded.problems
    site = build(with_accounts(project, loaded), DAY)
    # Whether a review needs a kind and a day of its own, or may not have them, depends on its meeting.
    return site, {problem.rule for problem in loaded.problems if not problem.key.startswith("reviews[")}


def _stands(site: Site) -> None:
    assert not site.problems, site.problems[0]
    own = {page.name for page in site.pages if page.name.startswith(ACCOUNT)}
    printed = {name for name in own if "/briefs/" in name or "/reports/" in name or name.endswith("/review.md")}
    assert len(paths.ACCOUNT_PAGES) <= len(own - printed) <= len(paths.NAVIGATION)


def test_every_text_that_is_typed_comes_back_on_a_page() -> None:
    places = [slot for slot in slots(everything()) if slot.prose]
    marked = {slot.path: f"sentinel{at:03d}" for at, slot in enumerate(places)}
    site, problems = built(replaced(everything(), marked))
    shown = "".join(page.text for page in site.pages)

    assert not problems
    assert len({slot.key for slot in places}) >= 140
    lost = {slot.key for slot in places if marked[slot.path] not in shown}
    assert lost == NOT_PRINTED.keys()


_CHOICES = [slot for slot in slots(everything()) if slot.field.choices]
_MOST = max(len(slot.field.choices) for slot in _CHOICES)


@pytest.mark.parametrize("turn", range(_MOST))
def test_every_allowed_value_can_be_shown(turn: int) -> None:
    assert len(_CHOICES) >= 100
    assert _MOST >= 14
    values = {slot.path: slot.field.choices[turn % len(slot.field.choices)] for slot in _CHOICES}

    site, problems = built(replaced(everything(), values))

    # An event that happens once needs a year; all other values go with all others.
    assert problems <= {"missing-year"}
    _stands(site)
    # An enumerated value is shown in words, never as it is typed.
    own = "".join(re.sub(r"<[^>]*>", "", page.text) for page in site.pages if page.name.startswith(ACCOUNT))
    typed = {value for value in values.values() if "_" in value}
    assert not [value for value in typed if value in own or value.replace("_", "&#95;") in own]


def _optional(block: Mapping[str, Any], kind: type[Record], path: Path = ()) -> Iterator[Path]:
    known = {field.key: field for field in fields_of(kind)}
    for key, value in block.items():
        field, here = known[key], (*path, key)
        if not field.required and key not in ("id", "schema"):
            yield here
        if isinstance(value, list):
            inside = [((*here, at), inner) for at, inner in enumerate(value)]
        else:
            inside = [(here, value)] if not field.named else []
        for where, inner in inside:
            if isinstance(inner, dict) and field.record:
                yield from _optional(inner, field.record, where)


MISSED = {"dangling-reference", "missing-key", "missing-year", "owners-order", "unknown-region", "unknown-holiday"}
"""What is wrong where something is left out that others refer to, or go by: a first day, a rule, a country."""

_LEFT_OUT = list(_optional(everything(), Account))
_BITS = len(_LEFT_OUT).bit_length()


# Number the optional keys and leave out those whose number has a certain bit, then all others: of any two keys
# there is a turn in which the first is there and the second is not, and one the other way round.
@pytest.mark.parametrize("kept", [0, 1])
@pytest.mark.parametrize("bit", range(_BITS))
def test_any_optional_key_can_be_left_out(bit: int, kept: int) -> None:
    assert len(_LEFT_OUT) >= 400
    gone = {path for at, path in enumerate(_LEFT_OUT) if at >> bit & 1 != kept}
    topmost = {path: None for path in gone if not any(path[:upto] in gone for upto in range(1, len(path)))}

    site, problems = built(replaced(everything(), topmost))

    assert topmost
    assert problems <= MISSED, "only what others refer to or go by is missed"
    _stands(site)
