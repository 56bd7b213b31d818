"""What is found of accounts and kept: after any change it is what is found anew."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from functools import cache
from typing import Any

import pytest
from test_kept_parts import ACME, EDITS, SETTINGS, State, Store, base, text

from generator.load.book import load_common
from generator.parts import all_checks
from generator.parts.account_check import AccountCheck
from generator.parts.all_checks import check_all
from generator.parts.executors import OtherProcesses
from generator.parts.fingerprint import fingerprint

DAYS = 30
CHANGES = {**EDITS, "every account is new": text(SETTINGS, "new_account_days: 60", "new_account_days: 999")}


def found(state: State, kept: Store | None = None, days: int | None = DAYS) -> list[AccountCheck]:
    store = Store() if kept is None else kept
    return check_all(load_common(state.sources), state.sources, state.day, days, store, None)


def first() -> tuple[list[AccountCheck], Store]:
    """What is found before any edit, and what is kept of it."""
    before, kept = _find_first()
    return before, Store(kept)


@cache
def _find_first() -> tuple[list[AccountCheck], Store]:
    kept = Store()
    return found(base(), kept), kept


def test_what_is_found_has_all_that_is_asked_for() -> None:
    acme, other = first()[0]
    assert acme.head
    assert other.head

    late = acme.head.findings[0]
    assert (late.rule, late.severity, late.key, late.owner) == ("our-promise-late", "red", "commitments[0]", "priya")
    assert late.place.line == ACME.splitlines().index(next(x for x in ACME.splitlines() if "made_on" in x)) + 1
    assert [thing.line for thing in acme.head.coming if "Quarterly review" in thing.line]
    assert found(base(), days=None)[0].head == replace(acme.head, coming=())


@pytest.mark.parametrize("name", sorted(EDITS))
def test_after_an_edit_it_is_what_is_found_anew(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, kept = first()
    after = EDITS[name](base())
    monkeypatch.setattr(all_checks, "identify_program", lambda: after.program)

    anew = found(after)
    assert found(after, kept) == anew
    assert found(after, kept) == anew, "and kept of the edited ones"
    monkeypatch.undo()
    assert found(base(), kept) == before


LEFT_OUT: Mapping[tuple[type, str], tuple[str, ...]] = {
    (all_checks._SharedInputs, "settings"): ("every account is new",),
    (all_checks._SharedInputs, "unread"): ("a colleague not understood", "a colleague gone"),
    (all_checks._SharedInputs, "as_of"): ("another day",),
    (all_checks._Inputs, "shared"): ("another day",),
    (all_checks._Inputs, "source"): ("a name",),
    (all_checks._Inputs, "people"): ("a colleague's name",),
}
"""For each input the edit that shows it, or the edit and another in its place; the two others have tests below."""


@pytest.mark.parametrize(("left_out", "edits"), LEFT_OUT.items(), ids=lambda given: str(given))
def test_an_input_left_out_of_the_key_would_be_noticed(
    left_out: tuple[type, str], edits: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    kind, name = left_out

    def forgetful(value: Any) -> str:
        return fingerprint(replace(value, **{name: None}) if type(value) is kind else value)

    monkeypatch.setattr(all_checks, "fingerprint", forgetful)
    kept = Store()
    before, changed = [base(), *(CHANGES[edit](base()) for edit in edits)][-2:]
    found(before, kept)

    assert found(changed, kept) != found(changed)


def test_the_test_above_leaves_out_every_other_input() -> None:
    kinds = (all_checks._SharedInputs, all_checks._Inputs)
    inputs = {(kind, entry.name) for kind in kinds for entry in fields(kind)}
    assert inputs - LEFT_OUT.keys() == {(all_checks._SharedInputs, name) for name in ("program", "days")}


def test_another_program_or_number_of_days_finds_it_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = first()[1]
    assert found(base(), kept, 3) == found(base(), None, 3) != found(base())
    number = len(kept)
    monkeypatch.setattr(all_checks, "identify_program", lambda: "another")
    found(base(), kept)

    assert len(kept) == number + 2


def test_nothing_is_read_of_an_account_that_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    before, kept = first()
    monkeypatch.setattr(all_checks, "read_account", lambda *_: pytest.fail("it was read"))

    assert found(base(), kept) == before


def test_an_account_with_an_error_is_not_kept_and_neither_is_trusted_what_is_not_whole() -> None:
    kept = Store()
    found(EDITS["an error"](base()), kept)
    assert len(kept) == 1

    before, kept = first()
    for key, data in kept.items():
        kept[key] = data[:-5]
    assert found(base(), kept) == before


def test_other_processes_find_the_same() -> None:
    others = OtherProcesses(lambda accounts: ThreadPoolExecutor(1), 1, 2)
    common = load_common(base().sources)
    assert check_all(common, base().sources, base().day, DAYS, Store(), others) == found(base())
