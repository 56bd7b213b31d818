from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from made import account, day

from generator.insight.meetings.clashes import find_clashes

AS_OF = day("2026-12-16")
FREEZE = {"name": "Freeze", "kind": "freeze", "from": "12-14", "to": "01-06"}
QUIET = {"name": "Quiet", "kind": "peak", "from": "12-14", "to": "01-06", "contact_pause": True}


def clashing(event: dict[str, Any], milestone: dict[str, Any], **project: Any) -> list[str]:
    """What clashes with an event when a project has a milestone and a meeting is planned for the same day."""
    milestones = [{"text": "Go-live", "side": "us", **milestone}]
    made = account(
        rhythm=[event],
        projects=[{"name": "Parts", "phase": "delivery", "milestones": milestones, **project}],
        meetings=[{"name": "Visit", "kind": "steering", "on": milestone["due"]}],
    )
    return [clash.what.label for clash in find_clashes(made, AS_OF)]


@pytest.mark.parametrize(("days", "found"), [(-1, []), (0, ["Go-live"]), (1, ["Go-live"]), (21, ["Go-live"]), (22, [])])
def test_a_milestone_clashes_from_today_on_until_the_freeze_is_over(days: int, found: list[str]) -> None:
    assert clashing(FREEZE, {"due": AS_OF + timedelta(days=days)}) == found


@pytest.mark.parametrize(
    ("done", "found"), [("2026-12-15", []), ("2026-12-16", []), ("2026-12-17", ["Go-live"]), (None, ["Go-live"])]
)
def test_a_milestone_that_is_reached_clashes_no_more(done: str | None, found: list[str]) -> None:
    assert clashing(FREEZE, {"due": "2026-12-20", "done": done}) == found


def test_a_project_that_is_closed_clashes_with_nothing() -> None:
    assert clashing(FREEZE, {"due": "2026-12-20"}, phase="closed") == []


def test_people_may_meet_in_a_freeze_and_not_while_they_want_quiet() -> None:
    assert clashing(FREEZE, {"due": "2026-12-20"}) == ["Go-live"]
    assert sorted(clashing(QUIET, {"due": "2026-12-20"})) == ["Go-live", "Visit"]
