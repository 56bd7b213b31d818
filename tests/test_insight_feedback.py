"""What they told us and has not come back to them, and how it adds up over all accounts."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day, summary

from generator.context.portfolio.feedback import feedback_page
from generator.insight.knowledge.feedback import Loop, open_loops
from generator.outputs.csv_table import write_csv

AS_OF = day("2026-11-16")


def told(on: str, theme: str = "Lists", **keys: Any) -> dict[str, Any]:
    return {"text": "x", "theme": theme, "on": on, **keys}


@pytest.mark.parametrize(
    ("feedback", "loop"),
    [
        (told("2026-11-02"), None),
        (told("2026-11-01"), Loop.NOT_ROUTED),
        (told("2026-11-01", routed_to="Portal"), None),
        (told("2026-08-18", routed_to="Portal"), None),
        (told("2026-08-17", routed_to="Portal"), Loop.SILENT),
        (told("2026-08-17", status="planned"), Loop.SILENT),
        (told("2026-11-01", status="declined"), Loop.UNTOLD),
        (told("2026-08-01", status="done", reply_given_on="2026-11-16"), None),
        (told("2026-08-01", status="done", reply_given_on="2026-11-17"), Loop.UNTOLD),
    ],
)
def test_feedback_comes_back_once_somebody_told_them_what_becomes_of_it(
    feedback: dict[str, Any], loop: Loop | None
) -> None:
    found = open_loops(account(feedback=[feedback]), AS_OF)

    assert [one.loop for one in found] == ([loop] if loop else [])


def test_a_theme_of_many_accounts_comes_first_however_it_is_spelt() -> None:
    one = account("one", head={"name": "One", "segment": "Pumps"}, feedback=[told("2026-10-01", "reports")])
    two = account("two", head={"name": "Two"}, feedback=[told("2026-10-02", "Reports", reply_given_on="2026-10-03")])
    many = [told("2026-09-01"), told("2026-09-02"), told("2026-09-03", status="done")]
    three = account("three", head={"name": "Three", "segment": "Pumps"}, feedback=many)

    page = feedback_page([summary(each, AS_OF) for each in (three, one, two)])
    assert page is not None
    rows = [(row.theme, row.accounts, row.count, row.open, row.untold, row.segments) for row in page.themes]
    assert rows == [
        ("Reports", 2, 2, 2, 1, (("", 1), ("Pumps", 1))),
        ("Lists", 1, 3, 2, 3, (("Pumps", 3),)),
    ]
    assert [row.on.isoformat() for row in page.rows][:2] == ["2026-10-02", "2026-10-01"]
    assert page.total == 5


def test_without_feedback_there_is_no_page() -> None:
    assert feedback_page([summary(account(), AS_OF)]) is None


def test_in_a_table_commas_quotes_and_days_are_kept_and_formulas_are_texts() -> None:
    rows = [("a, b", 'say "x"', day("2026-08-03")), ("@SUM(A1)", "-1", None), ("two\nlines", "", None)]

    assert write_csv(("One", "Two", "Three"), rows).decode("utf-8-sig") == (
        'One,Two,Three\r\n"a, b","say ""x""",2026-08-03\r\n\'@SUM(A1),\'-1,\r\n"two\nlines",,\r\n'
    )
