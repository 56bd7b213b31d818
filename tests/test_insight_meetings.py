from __future__ import annotations

from typing import Any

from made import account, day

from generator.insight.meetings.meetings import (
    kind_of,
    meetings_not_noted,
    past_meetings,
    planned_meetings,
    series_of,
    series_state,
)

AS_OF = day("2026-11-16")


def meeting(id: str, on: str, status: str = "planned", **keys: Any) -> dict[str, Any]:
    return {"id": id, "on": on, "status": status, **keys}


WEEKLY = {"id": "weekly", "name": "Weekly", "kind": "operations", "every_days": 7}
REVIEW = {"id": "review", "name": "Review", "kind": "business_review", "every_days": 90}


def of(*meetings: dict[str, Any]) -> Any:
    return account(cadence={"meetings": [WEEKLY, REVIEW]}, meetings=list(meetings))


def test_planned_meetings_come_next_one_first() -> None:
    made = of(
        meeting("later", "2026-12-01"),
        meeting("afternoon", "2026-11-17", at="14:00"),
        meeting("morning", "2026-11-17", at="09:00"),
        meeting("today", "2026-11-16"),
        meeting("gone", "2026-11-15"),
        meeting("held", "2026-11-20", "held"),
        meeting("off", "2026-11-20", "cancelled"),
    )

    assert [m.id for m in planned_meetings(made, AS_OF)] == ["today", "morning", "afternoon", "later"]


def test_past_meetings_are_those_of_which_it_was_noted_newest_first() -> None:
    made = of(
        meeting("a", "2026-11-01", "held"),
        meeting("forgotten", "2026-11-10"),
        meeting("off", "2026-12-01", "cancelled"),
        meeting("b", "2026-11-01", "held"),
        meeting("coming", "2026-12-01"),
    )

    assert [m.id for m in past_meetings(made)] == ["off", "b", "a"]
    assert [m.id for m in meetings_not_noted(made, AS_OF)] == ["forgotten"]


def test_a_meeting_takes_its_kind_from_its_series_unless_it_has_its_own() -> None:
    made = of(
        meeting("a", "2026-11-01", series="weekly"),
        meeting("b", "2026-11-01", series="weekly", kind="recovery"),
        meeting("c", "2026-11-01"),
    )

    assert [kind_of(made, m) for m in made.meetings] == ["operations", "recovery", None]
    assert series_of(made, made.meetings[2]) is None


def test_d18_a_series_is_due_its_days_after_the_last_meeting_held() -> None:
    made = of(
        meeting("first", "2026-08-03", "held", series="review"),
        meeting("last", "2026-09-07", "held", series="review"),
        meeting("cancelled", "2026-10-05", "cancelled", series="review"),
        meeting("forgotten", "2026-10-12", series="review"),
        meeting("other", "2026-11-09", "held", series="weekly"),
        meeting("in-two-weeks", "2026-11-30", series="review"),
        meeting("in-three-weeks", "2026-12-07", series="review"),
    )

    state = series_state(made, made.cadence.meetings[1], AS_OF)

    assert state.last is made.meetings[1]
    assert state.next is made.meetings[5]
    # 7 September and 90 days.
    assert state.due == day("2026-12-06")


def test_d18_a_series_that_was_never_held_is_not_due() -> None:
    made = of(meeting("coming", "2026-11-30", series="review"), meeting("then", "2026-11-17", "held", series="review"))

    state = series_state(made, made.cadence.meetings[1], AS_OF)

    assert (state.last, state.due) == (None, None)
    assert state.next is made.meetings[0]


def test_d18_a_series_without_a_meeting_to_come() -> None:
    made = of(meeting("last", "2026-11-16", "held", series="weekly"))

    state = series_state(made, made.cadence.meetings[0], AS_OF)

    assert (state.next, state.due) == (None, day("2026-11-23"))
