"""The lists over all accounts: promises, meetings to come, who stands in, whom to ring, formats, unknown floors."""

from __future__ import annotations

from datetime import date
from typing import Any

from made import account, summary

from generator.context.portfolio.lists import ListPage, list_links, list_pages
from generator.model.account import Account
from generator.model.team import TeamMember

AS_OF = date(2026, 11, 16)
DANA = {"id": "dana", "name": "Dana Ortiz", "floor": "executive"}
PRIYA = {
    "id": "priya",
    "name": "Priya Nair",
    "role": "account_manager",
    "absent": [{"from": "2026-12-21", "to": "2027-01-01", "cover": "nora"}, {"from": "2026-07-01", "to": "2026-07-03"}],
}
NORA = {"id": "nora", "name": "Nora Keane", "role": "backup"}


def lists(*accounts: Account) -> dict[str, ListPage]:
    """The first page of each list."""
    team = [TeamMember.model_validate(one) for one in (PRIYA, NORA)]
    found: dict[str, ListPage] = {}
    for id, page in list_pages([summary(one, AS_OF) for one in accounts], team, AS_OF):
        found.setdefault(id, page)
    return found


def promise(side: str, by: str, due: str, **keys: Any) -> dict[str, Any]:
    return {"side": side, "by": by, "text": f"Due {due}", "made_on": "2026-09-01", "due": due, **keys}


def test_promises_of_each_side_stand_in_a_list_of_their_own_the_longest_overdue_first() -> None:
    ours = [promise("us", "priya", "2026-12-20", to="dana"), promise("us", "priya", "2026-10-20")]
    theirs = [promise("customer", "dana", "2026-11-01"), promise("customer", "dana", "2026-10-01", status="withdrawn")]
    found = lists(account(stakeholders=[DANA], commitments=[*ours, *theirs]))

    assert [row.what for row in found["our-promises"].rows] == ["Due 2026-10-20", "Due 2026-12-20"]
    assert [[who.name for who in row.to] for row in found["our-promises"].rows] == [[], ["Dana Ortiz"]]
    assert [(row.what, row.by[0].name) for row in found["their-promises"].rows] == [("Due 2026-11-01", "Dana Ortiz")]
    assert "priya" in found["their-promises"].rows[0].concerns


def test_meetings_of_the_next_thirty_days_have_their_brief() -> None:
    meetings = [
        {"name": name, "on": on, "kind": "operations", "status": status, "attendees": ["dana"]}
        for name, on, status in (
            ("Soon", "2026-11-20", "planned"),
            ("Later", "2027-02-20", "planned"),
            ("Off", "2026-11-21", "cancelled"),
        )
    ]
    rows = lists(account(stakeholders=[DANA], meetings=meetings))["meetings"].rows

    assert [(row.on, "Soon" in row.what, row.brief is not None) for row in rows] == [(date(2026, 11, 20), True, True)]


def test_who_is_away_from_now_on_is_listed_with_who_stands_in() -> None:
    rows = lists(account())["standing-in"].rows
    assert [(row.what, row.by[0].name, row.on, row.last) for row in rows] == [
        ("Priya Nair", "Nora Keane", date(2026, 12, 21), date(2027, 1, 1))
    ]


def test_whom_to_ring_is_listed_for_the_most_urgent_difficulty_with_the_number() -> None:
    scenarios = [
        {"when": when, "their_point": "dana", "our_point": "priya", "within_hours": hours, "channel": "phone"}
        for when, hours in (("A bill is wrong", "24"), ("The line stands still", "1"))
    ]
    dana = {**DANA, "contact": {"phone": "+44 20 7946 0000"}}
    rows = lists(
        account(
            stakeholders=[dana],
            protocol={"method": "phone", "frequency": "weekly", "content": "What is late", "scenarios": scenarios},
        )
    )["calls"].rows

    assert [(row.what, row.within_hours) for row in rows] == [("The line stands still", 1)]
    there, here = rows[0].there, rows[0].here
    assert there is not None
    assert here is not None
    assert (there.who.name, there.reached, here.who.name) == ("Dana Ortiz", "+44 20 7946 0000", "Priya Nair")
    assert (rows[0].target.page, rows[0].target.anchor) == ("accounts/acme/controller.md", "call-card")


def test_floors_are_told_only_of_accounts_where_somebody_has_one() -> None:
    known = account("known", stakeholders=[DANA, {"id": "rolf", "name": "Rolf", "floor": "middle"}])
    rows = lists(known, account("unknown", stakeholders=[{"id": "eva", "name": "Eva"}]))["floors"].rows

    assert [(row.account, row.what) for row in rows] == [(known.name, "board, senior managers and day-to-day work")]


def test_of_people_of_much_influence_it_is_listed_in_which_form_they_want_to_be_told() -> None:
    wants = {"information": {"formats": ["spreadsheet", "demo"]}}
    eva = {"id": "eva", "name": "Eva", "influence": "low", **wants}
    gone = {"id": "gus", "name": "Gus", "influence": "high", "left": {"on": "2026-01-31"}, **wants}
    silent = {"id": "ida", "name": "Ida", "influence": "high"}
    rows = lists(account(stakeholders=[{**DANA, "influence": "high", **wants}, eva, gone, silent]))["formats"].rows

    assert [(row.what, [who.name for who in row.to]) for row in rows] == [("spreadsheet and demo", ["Dana Ortiz"])]
    assert (rows[0].target.page, rows[0].target.anchor) == ("accounts/acme/people.md", "dana")


def test_closed_accounts_stand_in_no_list_and_every_list_leads_to_the_others() -> None:
    closed = account(head={"status": "closed"}, stakeholders=[DANA], commitments=[promise("us", "priya", "2026-10-20")])
    found = lists(closed)

    assert {id: page.rows for id, page in found.items() if id != "standing-in"} == dict.fromkeys(
        ("our-promises", "their-promises", "meetings", "calls", "formats", "floors"), ()
    )
    assert [link.target.page for link in list_links()] == [f"lists/{id}.md" for id in found]
    assert [[link.current for link in page.lists].index(True) for page in found.values()] == [0, 1, 2, 3, 4, 5, 6]


def test_a_long_list_is_parted_into_pages() -> None:
    many = [promise("us", "priya", "2026-12-20") for _ in range(201)]
    team = [TeamMember.model_validate(PRIYA)]
    found = list_pages([summary(account(commitments=many), AS_OF)], team, AS_OF)
    pages = [page for id, page in found if id == "our-promises"]

    assert [len(page.rows) for page in pages] == [200, 1]
    assert [link.target.page for link in pages[0].pages] == ["lists/our-promises.md", "lists/our-promises-2.md"]
