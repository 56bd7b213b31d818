from __future__ import annotations

from typing import Any

from made import account, day

from generator.insight.promises.promises import open_promises, settled_promises
from generator.model.account import Account

AS_OF = day("2026-11-16")


def promise(text: str, due: str, **keys: Any) -> dict[str, Any]:
    return {"text": text, "side": "us", "by": "priya", "made_on": "2026-01-05", "due": due, **keys}


def of(*promises: dict[str, Any]) -> Account:
    return account(commitments=list(promises))


def test_d14_days_late_are_counted_from_the_day_after_it_was_due() -> None:
    made = of(
        promise("a", "2026-11-15"), promise("b", "2026-11-16"), promise("c", "2026-11-17"), promise("d", "2026-10-16")
    )

    found = {p.commitment.text: p.days_late for p in open_promises(made, "us", AS_OF)}

    assert found == {"d": 31, "a": 1, "b": 0, "c": 0}


def test_d14_the_most_overdue_come_first() -> None:
    made = of(promise("late", "2026-11-15"), promise("coming", "2026-12-01"), promise("very late", "2026-01-16"))

    assert [p.commitment.text for p in open_promises(made, "us", AS_OF)] == ["very late", "late", "coming"]


def test_d14_each_side_has_its_own() -> None:
    made = of(promise("ours", "2026-12-01"), promise("theirs", "2026-12-01", side="customer"))

    assert [p.commitment.text for p in open_promises(made, "us", AS_OF)] == ["ours"]
    assert [p.commitment.text for p in open_promises(made, "customer", AS_OF)] == ["theirs"]


def test_only_open_promises_made_by_then_count() -> None:
    made = of(
        promise("open", "2026-12-01"),
        *(promise(status, "2026-12-01", status=status) for status in ("done", "broken", "withdrawn", "renegotiated")),
        promise("not made yet", "2027-02-01", made_on="2026-11-17"),
        promise("made today", "2027-02-02", made_on="2026-11-16"),
    )

    assert [p.commitment.text for p in open_promises(made, "us", AS_OF)] == ["open", "made today"]


def test_settled_promises_come_newest_first() -> None:
    made = of(
        promise("kept early", "2026-12-01", status="done", closed="2026-02-02"),
        promise("never closed", "2026-06-01", status="broken"),
        promise("open", "2026-12-01"),
        promise("kept late", "2026-03-01", status="done", closed="2026-10-01"),
    )

    assert [c.text for c in settled_promises(made)] == ["kept late", "never closed", "kept early"]
