"""What stands on the overview: what was delivered, and who agreed with the plan."""

from __future__ import annotations

from typing import Any

from made import account, day

from generator.context.account.headline import delivery_words

AS_OF = day("2026-11-16")


def milestone(due: str, done: str | None = None, side: str = "us") -> dict[str, Any]:
    return {"text": due, "side": side, "due": due, "done": done}


def promise(due: str, closed: str | None = None, status: str = "done") -> dict[str, Any]:
    keys = {"side": "us", "by": "priya", "text": due, "made_on": "2026-06-01"}
    return {**keys, "due": due, "status": status, "closed": closed}


def test_what_we_delivered_counts_promises_and_our_milestones_that_fell_due_lately() -> None:
    milestones = [
        milestone("2026-09-01", "2026-09-01"),
        milestone("2026-10-01", "2026-10-02"),
        milestone("2026-11-16"),
        milestone("2026-11-17"),
        milestone("2026-03-01", "2026-03-01"),
        milestone("2026-09-01", "2026-09-01", "customer"),
    ]
    made = account(
        projects=[{"name": "Line", "phase": "delivery", "milestones": milestones}],
        commitments=[promise("2026-09-01", "2026-08-30"), promise("2026-10-01", status="broken")],
    )

    said = "Kept in time by us in the last 180 days: 1 of 2 promises and 1 of 3 milestones."
    assert delivery_words(made, AS_OF) == said


def test_where_nothing_was_due_nothing_is_said() -> None:
    assert delivery_words(account(), AS_OF) == ""
