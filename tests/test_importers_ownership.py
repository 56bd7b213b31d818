"""Whose a value is, through any sequence of imports and edits by hand."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from generator.importers.changes import KnownRecord, Plan
from generator.importers.memory import Memory, read_memory

TITLE = "title"
VALUES = st.sampled_from(["", "Buyer", "Head", "Planner"])
STEPS = st.lists(st.tuples(st.sampled_from(["import", "hand"]), VALUES), max_size=12)


def imported(value: str, there: str, memory: Memory) -> tuple[str, Plan]:
    """What stands in the account after an import of a value, and the plan of that import."""
    plan = Plan("tarn", "Tarn", memory=memory)
    dana = KnownRecord("stakeholders", "dana", "Dana", SimpleNamespace(title=there or None), "c1")
    plan.settle_value(dana, TITLE, value)
    return (str(plan.settings[0].value) if plan.settings else there), plan


@given(STEPS)
def test_an_import_changes_only_what_nobody_wrote_and_what_it_wrote_itself(steps: list[tuple[str, str]]) -> None:
    there, last, memory = "", "", Memory()
    for who, value in steps:
        if who == "hand":
            there = value
            continue
        before = there
        there, plan = imported(value, before, memory)
        memory = read_memory("memory", plan.memory.as_bytes())
        its_own = before == last  # both are empty as long as nobody ever wrote anything
        assert there == (value if its_own and value else before)
        last = there if plan.settings else last


@given(VALUES.filter(bool), VALUES.filter(bool), VALUES)
def test_what_a_person_made_of_it_stays_whatever_the_database_says(first: str, own: str, later: str) -> None:
    there, plan = imported(first, "", Memory())
    assert there == first

    after, plan = imported(later, own, plan.memory)

    assert after == (own if own != first else later or own)
    assert bool(plan.kept) is (after == own and later not in ("", own))


@given(VALUES.filter(bool), VALUES)
def test_what_a_person_took_out_stays_out(first: str, later: str) -> None:
    _, plan = imported(first, "", Memory())

    after, plan = imported(later, "", plan.memory)

    assert after == ""
    assert not plan.settings


@given(VALUES.filter(bool), VALUES)
def test_what_a_person_wrote_before_any_import_is_never_the_imports(own: str, later: str) -> None:
    after, plan = imported(later, own, Memory())

    assert (after, plan.settings) == (own, [])
