from __future__ import annotations

from typing import Any

import pytest
from made import account, day

from generator.context.documents.leave_behind import LeaveBehind, leave_behind

AS_OF = day("2026-11-16")
STEERING = {"id": "steering", "name": "Steering group", "on": "2026-12-03", "audience": "shared"}


def left_behind(*others: dict[str, Any], **keys: Any) -> LeaveBehind | None:
    """What the customer may take away from the steering group, with other meetings in the calendar."""
    made = account(meetings=[{**STEERING, **keys}, *others])
    return leave_behind(made, made.meetings[0], AS_OF)


@pytest.mark.parametrize(
    ("others", "following"),
    [
        ([], ""),
        ([{"on": "2026-12-02"}], ""),
        ([{"on": "2026-12-03", "at": "16:00"}], ""),
        ([{"on": "2026-12-04"}], "Review, Friday, 4 December 2026"),
        ([{"on": "2026-12-04", "audience": "internal"}], ""),
        ([{"on": "2026-12-04", "status": "cancelled"}], ""),
        ([{"on": "2026-12-09"}, {"on": "2026-12-04", "at": "16:00"}, {"on": "2026-12-04", "at": "09:00"}], "09:00"),
    ],
)
def test_the_next_meeting_is_the_first_shared_one_on_a_later_day(others: list[dict[str, Any]], following: str) -> None:
    behind = left_behind(
        *({"id": f"o{at}", "name": "Review", "audience": "shared", **each} for at, each in enumerate(others))
    )

    assert behind
    assert behind.next.endswith(following)
    assert bool(behind.next) == bool(following)


def test_nothing_is_left_behind_of_a_meeting_that_is_not_shared() -> None:
    assert left_behind(audience="internal") is None
    assert left_behind(status="cancelled") is None


def test_the_days_of_a_meeting_are_written_as_the_customer_writes_them() -> None:
    following = {"id": "next", "name": "Review", "on": "2026-12-04", "audience": "shared"}
    made = account(head={"language": "de"}, meetings=[STEERING, following])

    behind = leave_behind(made, made.meetings[0], AS_OF)

    assert behind
    assert (behind.when, behind.next) == ("Donnerstag, 3. Dezember 2026", "Review, Freitag, 4. Dezember 2026")
