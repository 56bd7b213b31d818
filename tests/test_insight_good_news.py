"""What went well lately, and whether the account manager is new."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day, talk

from generator.insight.meetings.meetings import last_held
from generator.insight.people.channels import of_us
from generator.insight.people.owners import owner_on
from generator.insight.people.taking_over import has_taken_over
from generator.insight.value.good_news import NewsKind, good_news

AS_OF = day("2026-11-16")
DANA = [{"id": "dana", "name": "Dana"}, {"id": "joe", "name": "Joe"}]


def promise(closed: str, **keys: Any) -> dict[str, Any]:
    return {
        "side": "us",
        "by": "priya",
        "text": "A list",
        "made_on": "2026-09-01",
        "due": "2026-11-10",
        "status": "done",
        "closed": closed,
        **keys,
    }


def test_outcomes_come_first_then_the_newest() -> None:
    project = {"name": "Store", "phase": "delivery", "milestones": [
        {"text": "Floor", "side": "us", "due": "2026-11-01", "done": "2026-11-12"},
        {"text": "Roof", "side": "us", "due": "2026-12-01"},
    ]}  # fmt: skip
    found = good_news(
        account(
            projects=[project],
            commitments=[promise("2026-11-09")],
            outcomes=[{"on": "2026-11-02", "text": "A quiet summer", "value_customer": "31,000 litres"}],
        ),
        day("2026-11-01"),
        AS_OF,
    )

    assert [(news.kind, news.text, news.detail) for news in found] == [
        (NewsKind.OUTCOME, "A quiet summer", "31,000 litres"),
        (NewsKind.MILESTONE, "Floor", "Store"),
        (NewsKind.KEPT, "A list", ""),
    ]


@pytest.mark.parametrize(
    "kept",
    [
        promise("2026-11-11"),  # a day late
        promise("2026-11-01"),  # on the day from which on news counts
        promise("2026-11-17", due="2026-11-20"),  # after the as-of date
        promise("2026-11-09", side="customer", by="dana"),
        promise("2026-11-09", status="withdrawn"),
    ],
)
def test_what_was_late_or_theirs_or_is_out_of_the_time_is_no_good_news_of_ours(kept: dict[str, Any]) -> None:
    assert good_news(account(stakeholders=DANA, commitments=[kept]), day("2026-11-01"), AS_OF) == ()


def test_an_account_manager_whom_nobody_of_them_has_met_has_taken_over() -> None:
    others = talk("2026-10-01", "dana", us=["yuki"])

    def taken(*log: dict[str, Any]) -> bool:
        found = account(stakeholders=DANA, log=list(log))
        return has_taken_over(found, AS_OF, found.settings)

    assert taken(others)
    assert not taken(others, talk("2026-10-02", "dana", us=["priya", "yuki"]))
    assert not taken(others, talk("2026-10-02", "dana")), "an entry that names nobody was the account manager's"
    assert taken(others, talk("2026-10-02", "dana", us=["priya"], type="email")), "not answered, so no contact"
    assert taken(others, talk("2026-11-17", "dana", us=["priya"])), "not yet"
    assert not taken()


@pytest.mark.parametrize(
    ("owners", "taken"),
    [
        ([], False),
        ([{"who": "yuki", "to": "2026-10-31"}], True),
        ([{"who": "yuki"}, {"who": "priya", "from": "2026-11-01"}], True),
        ([{"who": "yuki", "to": "2026-09-30"}, {"who": "priya", "from": "2026-10-01"}], False),
        ([{"who": "yuki", "to": "2026-09-30"}], False),
        ([{"who": "priya", "from": "2026-01-01"}], False),
    ],
)
def test_an_entry_that_names_nobody_was_of_whoever_managed_the_account_then(
    owners: list[dict[str, str]], taken: bool
) -> None:
    found = account(head={"owners": owners}, stakeholders=DANA, log=[talk("2026-10-02", "dana")])

    assert has_taken_over(found, AS_OF, found.settings) is taken
    assert of_us(found, found.log[0]) == (("yuki",) if taken else ("priya",))


@pytest.mark.parametrize(
    ("on", "owner"),
    [
        ("2024-05-01", "yuki"),
        ("2025-03-31", "yuki"),
        ("2025-04-10", "yuki"),
        ("2025-05-01", "nora"),
        ("2026-01-01", "priya"),
    ],
)
def test_the_account_manager_of_a_day(on: str, owner: str) -> None:
    """Between two, the one before; before the first day of all, the first; after the last day of all, the owner."""
    yuki, nora = {"who": "yuki", "from": "2024-06-01", "to": "2025-03-31"}, {"who": "nora", "from": "2025-05-01"}

    assert owner_on(account(head={"owners": [yuki, {**nora, "to": "2025-12-31"}]}), day(on)) == owner
    assert owner_on(account(), day(on)) == "priya"


def test_without_owners_the_one_who_gives_an_account_away_has_it_until_the_day_of_the_handover() -> None:
    made = account(handover={"from": "yuki", "to": "priya", "on": "2026-01-11"})

    assert [owner_on(made, day(on)) for on in ("2026-01-10", "2026-01-11")] == ["yuki", "priya"]


def test_the_meeting_before_is_of_the_same_series_else_with_the_same_people() -> None:
    series = {"meetings": [{"id": "monthly", "name": "Monthly", "kind": "steering", "every_days": 30}]}
    meetings = [
        {"id": "old", "series": "monthly", "on": "2026-09-01", "status": "held"},
        {"id": "dana", "name": "A", "on": "2026-10-01", "status": "held", "attendees": ["dana", "priya"]},
        {"id": "priya", "name": "B", "on": "2026-10-10", "status": "held", "attendees": ["priya"]},
        {"id": "off", "series": "monthly", "on": "2026-10-12", "status": "cancelled"},
        {"id": "next", "series": "monthly", "on": "2026-11-20", "attendees": ["dana"]},
        {"id": "alone", "name": "C", "on": "2026-11-21", "attendees": ["dana", "priya"]},
        {"id": "new", "name": "D", "on": "2026-11-22", "attendees": ["joe", "priya"]},
    ]
    found = account(stakeholders=DANA, cadence=series, meetings=meetings)
    before = {meeting.id: last_held(found, meeting, AS_OF) for meeting in found.meetings}

    assert before["next"] is not None
    assert before["next"].id == "old"
    assert before["alone"] is not None
    assert before["alone"].id == "dana"
    assert before["new"] is None
