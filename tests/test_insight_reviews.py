"""Reviews, whether typed as meetings or alone, and the minutes of those that were held."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from made import account, day, settings, talk

from generator.insight.knowledge.freshness import medium_term_plans
from generator.insight.meetings.minutes import MinutesStage, last_minutes
from generator.insight.meetings.reviews import ReviewStage, held_reviews, list_reviewings, planned_reviews, review_state

AS_OF = day("2026-11-16")  # a Monday


def meeting(id: str, on: str, status: str = "held", **keys: Any) -> dict[str, Any]:
    return {"id": id, "on": on, "status": status, **keys}


def test_a_review_with_a_meeting_is_one_review_with_its_day_people_and_state() -> None:
    made = account(
        stakeholders=[{"name": "Dana"}],
        meetings=[meeting("spring", "2026-04-09", kind="business_review", attendees=["dana", "priya"])],
        reviews=[{"meeting": "spring", "rating": 4}],
    )

    (reviewing,) = list_reviewings(made, AS_OF)

    assert (reviewing.kind, reviewing.on, reviewing.attendees, reviewing.status) == (
        "business_review",
        day("2026-04-09"),
        ("dana", "priya"),
        "held",
    )
    assert reviewing.meeting is made.meetings[0]
    assert reviewing.review is made.reviews[0]
    assert reviewing.record is made.meetings[0]


def test_a_meeting_of_another_kind_is_a_review_when_a_review_says_so() -> None:
    meetings = [meeting("steering", "2026-10-13", kind="steering"), meeting("weekly", "2026-10-14", kind="operations")]
    made = account(meetings=meetings, reviews=[{"meeting": "steering", "kind": "executive_review"}])

    assert [(reviewing.kind, reviewing.on.isoformat()) for reviewing in list_reviewings(made, AS_OF)] == [
        ("executive_review", "2026-10-13")
    ]


def test_a_review_that_is_planned_for_today_is_still_to_come() -> None:
    meetings = [meeting(f"review-{on}", on, "planned", kind="business_review") for on in ("2026-11-15", "2026-11-16")]

    assert [reviewing.on for reviewing in planned_reviews(account(meetings=meetings), AS_OF)] == [AS_OF]


def test_a_review_alone_was_held_once_its_day_has_come_and_is_planned_before() -> None:
    kinds = [
        {"kind": "business_review", "on": "2026-11-16"},
        {"kind": "business_review", "on": "2026-11-17"},
        {"kind": "performance_review", "on": "2026-02-03"},
    ]
    made = account(reviews=kinds)

    assert [reviewing.on.isoformat() for reviewing in held_reviews(made, AS_OF)] == ["2026-11-16", "2026-02-03"]
    assert [reviewing.on.isoformat() for reviewing in planned_reviews(made, AS_OF)] == ["2026-11-17"]


def test_meetings_that_were_cancelled_or_never_marked_are_neither_held_nor_planned() -> None:
    made = account(
        meetings=[
            meeting("off", "2026-10-13", "cancelled", kind="business_review"),
            meeting("forgotten", "2026-10-14", "planned", kind="business_review"),
            meeting("early", "2026-12-14", "held", kind="business_review"),
        ]
    )

    assert len(list_reviewings(made, AS_OF)) == 3
    assert held_reviews(made, AS_OF) == ()
    assert planned_reviews(made, AS_OF) == ()


def test_d19_the_next_review_is_reckoned_from_the_newest_of_meetings_and_reviews() -> None:
    made = account(
        meetings=[meeting("spring", "2026-04-09", kind="business_review")],
        reviews=[{"kind": "business_review", "on": "2026-07-20"}, {"kind": "business_review", "on": "2026-12-01"}],
    )

    state = review_state(made, "business_review", AS_OF, settings())

    assert state is not None
    assert state.last is not None
    assert state.last.record is made.reviews[0]
    assert state.due == day("2026-11-17")
    assert state.next is not None
    assert state.next.on == day("2026-12-01")
    assert state.stage is ReviewStage.SOON


@pytest.mark.parametrize(
    ("on", "as_of", "stage", "days"),
    [
        ("2026-11-12", "2026-11-13", MinutesStage.DUE, 1),
        ("2026-11-12", "2026-11-16", MinutesStage.LATE, 2),  # Friday and Monday
        ("2026-11-13", "2026-11-15", MinutesStage.DUE, 0),  # a weekend
        ("2026-11-13", "2026-11-16", MinutesStage.DUE, 1),
        ("2026-11-13", "2026-11-17", MinutesStage.LATE, 2),
    ],
)
def test_d20_minutes_are_late_after_their_working_days(on: str, as_of: str, stage: MinutesStage, days: int) -> None:
    made = account(reviews=[{"kind": "business_review", "on": on}])

    (minutes_state,) = last_minutes(made, date.fromisoformat(as_of), settings())

    assert (minutes_state.stage, minutes_state.working_days) == (stage, days)


def test_d20_minutes_that_went_out_are_sent_however_late() -> None:
    made = account(reviews=[{"kind": "business_review", "on": "2026-10-12", "sent_on": "2026-11-02"}])

    (minutes_state,) = last_minutes(made, AS_OF, settings())

    assert (minutes_state.stage, minutes_state.working_days) == (MinutesStage.SENT, 15)


def test_d20_of_each_kind_only_the_last_review_counts_and_for_ninety_days() -> None:
    made = account(
        meetings=[meeting("autumn", "2026-10-12", kind="business_review")],
        reviews=[
            {"kind": "business_review", "on": "2026-09-01"},
            {"kind": "executive_review", "on": "2026-08-18"},
            {"kind": "performance_review", "on": "2026-08-17"},
        ],
    )

    minutes_states = last_minutes(made, AS_OF, settings())

    assert [(minutes_state.held.kind, minutes_state.stage) for minutes_state in minutes_states] == [
        ("business_review", MinutesStage.NOT_NOTED),
        ("executive_review", MinutesStage.LATE),
    ]


def test_d22_plans_told_at_a_review_held_count_as_told() -> None:
    told = {"sections": {"medium_term_plans": "Two shops more"}}
    made = account(
        strategy={"customer": {"plans": {"text": "One shop more", "on": "2026-01-05"}}},
        meetings=[
            meeting("summer", "2026-06-09", kind="business_review"),
            meeting("winter", "2026-12-09", "planned", kind="business_review"),
        ],
        reviews=[{"meeting": "summer", **told}, {"meeting": "winter", **told}],
    )

    freshness = medium_term_plans(made, AS_OF, settings())

    assert freshness.on == day("2026-06-09")
    assert freshness.records == (made.meetings[0], made.strategy.customer.plans)


def test_a_review_nobody_noted_keeps_the_next_from_being_overdue_as_long_as_it_would_do() -> None:
    def stage(on: str) -> ReviewStage:
        made = account(
            meetings=[
                meeting("winter", "2026-01-12", kind="business_review"),
                meeting("later", on, "planned", kind="business_review"),
            ]
        )
        state = review_state(made, "business_review", AS_OF, settings())
        assert state is not None
        return state.stage

    assert stage("2026-07-19") is ReviewStage.AHEAD
    assert stage("2026-07-18") is ReviewStage.OVERDUE


def test_whatever_was_never_held_counts_from_the_first_day_on_record() -> None:
    def never_for(since: str | None, *log: str) -> int:
        made = account(head={"since": since}, log=[talk(on) for on in log])
        state = review_state(made, "business_review", AS_OF, settings())
        assert state is not None
        return state.never_for

    assert never_for("2019-03-01", "2026-05-04", "2026-10-01") == 196
    assert never_for("2026-10-05", "2026-05-04") == 42, "no day before they were a customer"
    assert never_for("2026-10-05") == 42
    assert never_for(None) == 0
