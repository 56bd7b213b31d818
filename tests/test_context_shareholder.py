"""The shareholder's page: value to both, ranking, one-sided work, the charter, what has come of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.context.directory import Directory
from generator.context.roles.shareholder import ShareholderPage, shareholder_page
from generator.model.account import Account

AS_OF = date(2026, 11, 16)

PEOPLE: dict[str, Any] = {
    "account": {"name": "Kestholm", "owner": "priya", "tier": "key"},
    "team": [{"id": "priya", "name": "Priya Nair", "role": "account_manager"}],
    "stakeholders": [{"id": "kai", "name": "Kai Frost"}],
}


def initiative(id: str, customer: int | None, us: int | None, **keys: Any) -> dict[str, Any]:
    value = {
        "customer": {"score": str(customer)} if customer is not None else {},
        "us": {"score": str(us)} if us is not None else {},
    }
    return {
        "id": id,
        "text": id.title(),
        "led_by": "joint",
        "our_part": "active",
        "value": value,
        **keys,
    }


def page_of(**keys: Any) -> ShareholderPage:
    account = Account.model_validate({"id": "kestholm", **PEOPLE, **keys})
    return shareholder_page(account, AS_OF, Directory(account))


def test_an_account_of_four_lines_says_nothing_and_invents_nothing() -> None:
    page = page_of(stakeholders=[], team=[])
    assert (page.figures, page.lean, page.chart) == ((), "", None)
    assert (page.rows, page.over, page.without_us, page.one_sided) == ((), (), (), ())
    assert (page.charter, page.outcomes) == (None, ())


def test_initiatives_are_ranked_by_what_both_gain_and_numbered_as_in_the_chart() -> None:
    page = page_of(
        initiatives=[
            initiative("unrated", 5, None),
            initiative("lopsided", 5, 1),
            initiative("best", 4, 5),
            initiative("good", 4, 4),
            initiative("maybe", 3, 3, our_part="possible"),
        ]
    )
    assert [(row.record.text, row.number) for row in page.rows] == [
        ("Best", 1),
        ("Good", 2),
        ("Maybe", 3),
        ("Lopsided", 4),
        ("Unrated", None),
    ]
    assert page.chart is not None
    assert [(point.number, point.worth.initiative.text) for point in page.chart.points] == [
        (1, "Best"),
        (2, "Good"),
        (3, "Maybe"),
        (4, "Lopsided"),
    ]


def test_what_is_over_and_what_they_do_without_us_stands_apart() -> None:
    page = page_of(
        initiatives=[
            initiative("done", 4, 4, status="achieved"),
            initiative("dropped", 1, 1, status="cancelled"),
            initiative("theirs", 5, None, our_part="none"),
        ]
    )
    assert page.rows == ()
    assert [row.record.text for row in page.over] == ["Done", "Dropped"]
    assert [each.text for each in page.without_us] == ["Theirs"]
    assert page.chart is None


def test_one_sided_work_is_called_out_with_what_we_still_promise_for_it() -> None:
    page = page_of(
        initiatives=[
            initiative("win", 4, 4),
            initiative("favour", 4, 1),
            initiative("ours", 1, 4),
            initiative("idle", 1, 1),
            initiative("open", None, 4),
            initiative("idea", 5, 0, our_part="possible"),
        ],
        projects=[{"id": "p", "name": "Tool", "phase": "delivery", "initiative": "favour"}],
        commitments=[
            promise("Mock-up", project="p"),
            promise("Other", project=None),
            promise("Kept", project="p", status="done", closed="2026-11-10"),
            promise("Theirs", project="p", side="customer", by="kai"),
        ],
    )
    found = {entry.row.record.text: entry for entry in page.one_sided}
    assert {text: entry.row.balance for text, entry in found.items()} == {
        "Favour": "customer_only",
        "Ours": "us_only",
        "Idle": "neither",
        "Open": "unrated",
    }
    assert [promise.text for promise in found["Favour"].promises] == ["Mock-up"]
    assert found["Ours"].promises == ()


def promise(text: str, project: str | None, **keys: Any) -> dict[str, Any]:
    made = {"side": "us", "by": "priya", "text": text, "made_on": "2026-11-01", "due": "2026-12-01"}
    return {**made, **({"project": project} if project else {}), **keys}


def test_figures_sum_money_by_currency_and_say_which_way_it_leans() -> None:
    def worth(id: str, customer: int, us: int, money: str) -> dict[str, Any]:
        made = initiative(id, customer, us)
        made["value"]["customer"]["money"] = money
        return made

    page = page_of(
        initiatives=[
            worth("a", 5, 1, "100 EUR"),
            worth("b", 4, 3, "50 EUR"),
            worth("c", 4, 0, "7 USD"),
            initiative("over", 0, 5, status="achieved"),
        ],
        outcomes=[
            {"on": "2026-11-09", "text": "Half", "value_customer": "Faster"},
            {"on": "2026-11-02", "text": "Whole", "value_customer": "Faster", "value_us": "Known"},
            {"on": "2026-11-20", "text": "To come", "value_customer": "Faster", "value_us": "Known"},
        ],
    )
    assert page.lean == "customer"
    assert [(figure.label, figure.value) for figure in page.figures] == [
        ("Worth it to both", "1 of 3"),
        ("Which way it leans", "to them"),
        ("In money, to them", "EUR 150 + USD 7"),
        ("In money, to us", "not known yet"),
        ("Last gain for both", "14 days ago"),
    ]


def test_an_unrated_account_leans_nowhere() -> None:
    page = page_of(initiatives=[initiative("a", None, None)])
    assert page.lean == ""
    assert page.figures[1].value == "not known yet"
    assert page.figures[4].value == "none noted"


def test_outcomes_run_newest_first_with_both_gains_and_who_confirmed_them() -> None:
    page = page_of(
        initiatives=[initiative("dates", 4, 4), initiative("theirs", 4, None, our_part="none")],
        outcomes=[
            {
                "on": "2025-06-01",
                "text": "Old",
                "value_customer": "Calm",
                "value_us": "Fame",
                "initiative": "dates",
            },
            {"on": "2026-06-01", "text": "New", "value_us": "Fame", "initiative": "theirs", "confirmed_by": "kai"},
            {"on": "2026-12-01", "text": "To come"},
        ],
    )
    new, old = page.outcomes
    assert (new.record.text, new.win_win, old.record.text, old.win_win) == ("New", False, "Old", True)
    assert [row.initiative.id if row.initiative else "" for row in (new, old)] == ["theirs", "dates"]


def test_the_charter_counts_as_known_from_its_first_sentence() -> None:
    page = page_of(relationship={"charter": {"what_we_gain": "A name in the trade"}})
    assert page.charter is not None
    assert (page.charter.what_we_gain, page.charter.value_we_bring) == ("A name in the trade", None)
