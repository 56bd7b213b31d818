"""Figures of projects where they have nothing to go by: neither zero nor late, but unknown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from made import account, talk

from generator.insight.projects.delivery import (
    days_past_due,
    effort_growth,
    report_every,
    reporting_state,
    reserve_used,
)
from generator.model.settings import Settings
from generator.model.work import Project

AS_OF = date(2026, 11, 16)


def project(phase: str = "delivery", **keys: object) -> Project:
    return Project.model_validate({"name": "Spare parts", "phase": phase, **keys})


@pytest.mark.parametrize(
    ("phase", "report"),
    [
        ("delivery", {}),
        ("delivery", {"every_days": 7}),
        ("delivery", {"last_sent": "2026-11-17"}),
        ("idea", {"last_sent": "2026-11-02"}),
        ("closed", {"every_days": 7, "last_sent": "2026-11-02"}),
    ],
)
def test_without_a_report_or_a_rhythm_nothing_is_said_of_reporting(phase: str, report: dict[str, object]) -> None:
    assert reporting_state(account(), project(phase, report=report), AS_OF, Settings()) is None


@pytest.mark.parametrize(
    ("phase", "every"), [("planning", 14), ("specification", 14), ("delivery", 7), ("acceptance", 7), ("live", 30)]
)
def test_the_phase_says_how_often_to_report(phase: str, every: int) -> None:
    reporting = reporting_state(account(), project(phase, report={"last_sent": "2026-11-09"}), AS_OF, Settings())

    assert reporting
    assert (reporting.every, reporting.agreed, reporting.days, reporting.late) == (every, False, 7, False)
    assert reporting.due == date(2026, 11, 9) + timedelta(days=every)
    assert report_every(project(phase), Settings()) == every, "also while no report is noted"


@pytest.mark.parametrize(
    ("keys", "since"),
    [
        ({"starts": "2026-09-01"}, date(2026, 9, 1)),
        ({"starts": "2026-03-02"}, date(2026, 5, 4)),
        ({"plan": {"ready_on": "2026-10-01"}}, date(2026, 10, 1)),
        ({"starts": "2026-12-01"}, None),
        ({"starts": "2026-09-01", "phase": "live"}, None),
        ({}, None),
    ],
    ids=str,
)
def test_without_a_report_the_days_count_from_its_first_day_or_that_of_the_record(
    keys: dict[str, object], since: date | None
) -> None:
    reporting = reporting_state(
        account(log=[talk("2026-05-04")]), project(**{"phase": "delivery", **keys}), AS_OF, Settings()
    )

    assert (reporting and reporting.due - timedelta(days=7)) == since
    assert reporting is None or (reporting.last is None and reporting.late)


@pytest.mark.parametrize(
    ("keys", "used"),
    [
        ({"due": "2026-11-30", "buffer_days": 10}, 0.0),
        ({"due": "2026-11-30", "forecast": "2026-11-20", "buffer_days": 10}, 0.0),
        ({"due": "2026-11-30", "forecast": "2026-12-05", "buffer_days": 10}, 0.5),
        ({"due": "2026-11-30", "forecast": "2026-12-15", "buffer_days": 10}, 1.5),
        ({"due": "2026-11-30", "forecast": "2026-12-15"}, None),
        ({"due": "2026-11-30", "forecast": "2026-12-15", "buffer_days": 0}, None),
    ],
)
def test_the_share_of_the_reserve_that_is_used(keys: dict[str, object], used: float | None) -> None:
    buffer = reserve_used(project(**keys))

    assert buffer
    assert buffer.used == used


def test_a_project_without_a_last_day_has_no_reserve_to_use() -> None:
    assert reserve_used(project(forecast="2026-12-15", buffer_days=10)) is None
    assert days_past_due(project(forecast="2026-10-15"), AS_OF) == 0


@pytest.mark.parametrize(
    ("original", "current", "expected"), [(1.5, 1.8, 0.2), (140, 175, 0.25), (22, 20, -0.090909091), (0, 20, None)]
)
def test_by_how_much_the_effort_has_grown(original: float, current: float, expected: float | None) -> None:
    assert effort_growth(project(estimate={"original": original, "current": current, "unit": "days"})) == expected
    assert effort_growth(project("live", estimate={"original": original, "current": current, "unit": "days"})) is None
