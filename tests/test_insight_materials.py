"""What is brought to meetings: for whom, in which form, and by when."""

from __future__ import annotations

from typing import Any

from made import account, day, settings

from generator.insight.meetings.materials import find_misfits, materials_brought, to_bring, wanted_formats
from generator.model.account import Account

AS_OF = day("2026-11-16")

DANA = {"name": "Dana", "influence": "high", "information": {"formats": ["spreadsheet"], "lead_days": 5}}
BO = {"name": "Bo", "influence": "medium", "information": {"formats": ["drawing", "conversation"], "lead_days": 2}}
CLEO = {"name": "Cleo", "influence": "high"}
GIL = {"name": "Gil", "influence": "high", "information": {"formats": "report"}, "left": {"on": "2026-10-01"}}


def of(*materials: dict[str, Any], on: str = "2026-11-26", **keys: Any) -> Account:
    meeting = {"id": "steering", "on": on, "attendees": ["dana", "bo", "cleo", "gil", "priya"], **keys}
    return account(stakeholders=[DANA, BO, CLEO, GIL], meetings=[{**meeting, "materials": list(materials)}])


def sheet(**keys: Any) -> dict[str, Any]:
    return {"format": "spreadsheet", "text": "The sheet", **keys}


def test_material_that_says_for_nobody_is_for_all_of_them_who_attend_and_are_still_there() -> None:
    made = of(sheet(), sheet(**{"for": "bo"}))

    everybody, for_bo = materials_brought(made, made.meetings[0], AS_OF)

    assert [person.id for person in everybody.people] == ["dana", "bo", "cleo"]
    assert [person.id for person in for_bo.people] == ["bo"]


def test_it_has_to_be_ready_as_early_as_one_of_them_wants_to_have_it_unless_it_has_a_day() -> None:
    made = of(sheet(), sheet(**{"for": "bo"}), sheet(**{"for": "cleo"}), sheet(due="2026-11-10"))

    assert [material.due.isoformat() for material in materials_brought(made, made.meetings[0], AS_OF)] == [
        "2026-11-21",
        "2026-11-24",
        "2026-11-26",
        "2026-11-10",
    ]


def test_the_account_owner_makes_what_nobody_else_does() -> None:
    made = of(sheet(), sheet(owner="yuki"))

    assert [material.owner for material in materials_brought(made, made.meetings[0], AS_OF)] == ["priya", "yuki"]


def test_material_is_late_the_day_after_it_is_due_until_it_is_ready() -> None:
    made = of(sheet(due="2026-11-15"), sheet(due="2026-11-16"), sheet(due="2026-11-15", ready=True))

    assert [material.days_late(AS_OF) for material in materials_brought(made, made.meetings[0], AS_OF)] == [1, 0, 0]


def test_only_planned_meetings_have_anything_to_bring() -> None:
    assert to_bring(of(sheet(), on="2026-11-15"), AS_OF) == ()
    assert to_bring(of(sheet(), status="held"), AS_OF) == ()
    assert len(to_bring(of(sheet()), AS_OF)) == 1


def test_d53_everybody_is_to_get_something_in_a_form_they_want() -> None:
    made = of(sheet(), {"format": "slides", "text": "Slides", "for": ["bo"]})

    found = {
        want.person.id: (want.known, want.fits, len(want.materials))
        for want in wanted_formats(made, made.meetings[0], AS_OF)
    }

    assert found == {"dana": (True, True, 1), "bo": (True, False, 2), "cleo": (False, True, 1)}


def test_d53_who_only_wants_to_be_told_needs_nothing() -> None:
    told = {"name": "Ann", "influence": "high", "information": {"formats": ["conversation", "phone_call"]}}
    made = account(stakeholders=[told], meetings=[{"id": "m", "on": "2026-11-19", "attendees": ["ann"]}])

    assert find_misfits(made, AS_OF, settings()) == ()


def test_d53_a_meeting_is_seen_to_a_fortnight_before_the_first_of_them_wants_to_have_it() -> None:
    def lacking(on: str, **numbers: Any) -> list[str]:
        misfits = find_misfits(of(on=on), AS_OF, settings(**numbers))
        return [want.person.id for misfit in misfits for want in misfit.wants]

    assert lacking("2026-12-05") == ["dana", "bo"]  # five days to read it and fourteen to make it
    assert lacking("2026-12-06") == []
    assert lacking("2026-11-26", materials_prepare_days=4) == []


def test_d53_little_influence_and_a_form_nobody_knows_are_no_misfit() -> None:
    low = {"name": "Ed", "influence": "low", "information": {"formats": "drawing"}}
    made = account(stakeholders=[low, CLEO], meetings=[{"id": "m", "on": "2026-11-19", "attendees": ["ed", "cleo"]}])

    assert find_misfits(made, AS_OF, settings()) == ()


def test_d53_an_everyday_meeting_without_materials_is_marked_as_such() -> None:
    def everyday(**keys: Any) -> list[bool]:
        return [misfit.routine for misfit in find_misfits(of(**keys), AS_OF, settings())]

    assert everyday(kind="operations") == [True]
    assert everyday(kind="steering") == [False]
    assert [misfit.routine for misfit in find_misfits(of(sheet(), kind="operations"), AS_OF, settings())] == [False]
