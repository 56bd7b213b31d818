"""Which promises count as kept, which as not, and when there are enough to speak of a share."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day, settings

from generator.insight.promises.kept import KeptRate, kept_rate

AS_OF = day("2026-11-16")


def promise(status: str, closed: str | None = None, due: str = "2026-10-01", **keys: Any) -> dict[str, Any]:
    made = {"side": "us", "by": "yuki", "text": f"{status} {closed} {due}", "made_on": "2026-01-05", "due": due}
    return {**made, "status": status, "closed": closed, **keys}


def rate(*promises: dict[str, Any], **numbers: Any) -> KeptRate:
    return kept_rate(account(commitments=list(promises)), "us", AS_OF, settings(**numbers))


@pytest.mark.parametrize(
    ("status", "closed", "kept"),
    [
        ("done", "2026-09-30", True),
        ("done", "2026-10-01", True),
        ("done", "2026-10-02", False),
        ("renegotiated", "2026-09-30", True),
        ("renegotiated", "2026-10-01", False),  # on the day it was due is too late to move it
        ("broken", "2026-09-20", False),
        ("broken", None, False),
    ],
)
def test_a_promise_is_kept_when_done_by_its_day_or_moved_before_it(status: str, closed: str | None, kept: bool) -> None:
    found = rate(promise(status, closed))

    assert (len(found.kept), len(found.not_kept)) == ((1, 0) if kept else (0, 1))


@pytest.mark.parametrize(
    "left_out",
    [
        promise("open"),
        promise("withdrawn", "2026-10-01"),
        promise("done"),  # nobody noted when
        promise("renegotiated"),
        promise("done", "2026-11-17"),  # after the day for which the page is made
        promise("broken", due="2026-11-17"),
        promise("done", "2026-05-20"),  # 180 days ago
        promise("done", "2026-09-30", side="customer", by="priya"),
    ],
    ids=lambda made: made["text"] + made["side"],
)
def test_what_is_not_settled_in_these_days_does_not_count(left_out: dict[str, Any]) -> None:
    assert rate(left_out).settled == 0


def test_the_first_day_of_the_window_counts() -> None:
    assert rate(promise("done", "2026-05-21")).settled == 1
    assert rate(promise("done", "2026-09-30"), kept_window_days=30).settled == 0


def test_a_share_needs_enough_promises() -> None:
    kept, broken = promise("done", "2026-09-30"), promise("broken")

    assert rate(kept, broken).share is None
    assert rate(kept, kept, broken).share == pytest.approx(2 / 3)
    assert rate(broken, broken, broken).share == 0
    assert rate(min_sample=0).share is None


def test_the_newest_comes_first() -> None:
    found = rate(
        promise("done", "2026-09-01"), promise("done", "2026-09-30"), promise("broken"), promise("broken", "2026-10-05")
    )

    assert [made.closed for made in found.kept] == [day("2026-09-30"), day("2026-09-01")]
    assert [made.closed for made in found.not_kept] == [day("2026-10-05"), None]
