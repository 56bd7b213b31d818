"""How long contracts still run: which day counts, what follows, and which contract matters most."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from made import account, day, settings

from generator.insight.value.contract_clock import (
    ClockStage,
    ContractClock,
    Deadline,
    contract_clock,
    contract_clocks,
    nearest_end,
)

AS_OF = day("2026-11-16")


def contract(ends: str, **keys: Any) -> dict[str, Any]:
    return {"name": f"Until {ends}", "starts": "2025-01-01", "ends": ends, **keys}


def clock(typed: dict[str, Any], *others: dict[str, Any], **numbers: Any) -> ContractClock:
    made = account(contracts=[typed, *others])
    return contract_clock(made, made.contracts[0], AS_OF, settings(**numbers))


@pytest.mark.parametrize(
    ("keys", "counts", "deadline"),
    [
        ({}, "2027-06-30", Deadline.END),
        ({"notice_by": "2027-03-31"}, "2027-03-31", Deadline.NOTICE),
        ({"notice_by": "2026-11-16"}, "2026-11-16", Deadline.NOTICE),
        ({"notice_by": "2026-11-15"}, "2027-06-30", Deadline.END),
        ({"notice_by": "2026-11-15", "auto_renew": "false"}, "2027-06-30", Deadline.END),
        ({"notice_by": "2026-11-15", "auto_renew": "true"}, "2026-11-15", Deadline.NOTICE),
        ({"notice_by": "2027-03-31", "auto_renew": "true"}, "2027-03-31", Deadline.NOTICE),
        ({"auto_renew": "true"}, "2027-06-30", Deadline.RENEWAL),
    ],
)
def test_the_day_that_counts(keys: dict[str, Any], counts: str, deadline: Deadline) -> None:
    found = clock(contract("2027-06-30", **keys))

    assert (str(found.day), found.deadline) == (counts, deadline)
    assert found.days == (day(counts) - AS_OF).days


@pytest.mark.parametrize(
    ("ahead", "stage"),
    [
        (0, ClockStage.URGENT),
        (90, ClockStage.URGENT),
        (91, ClockStage.SOON),
        (180, ClockStage.SOON),
        (181, ClockStage.RUNNING),
        (-1, ClockStage.LAPSED),
        (-365, ClockStage.LAPSED),
        (-366, ClockStage.ENDED),
    ],
)
def test_the_stage_follows_from_the_days_left(ahead: int, stage: ClockStage) -> None:
    assert clock(contract(str(AS_OF + timedelta(days=ahead)), auto_renew="false")).stage is stage


def test_whether_a_contract_has_lapsed_is_not_said_while_it_may_have_renewed_itself() -> None:
    assert clock(contract("2026-11-15")).stage is ClockStage.UNCERTAIN
    assert clock(contract("2025-11-15")).stage is ClockStage.ENDED


def test_the_numbers_of_the_settings_count() -> None:
    numbers = {"red": "10", "amber": "20"}

    assert clock(contract("2026-12-16"), contract_end_days=numbers).stage is ClockStage.RUNNING
    assert clock(contract("2026-12-01"), contract_end_days=numbers).stage is ClockStage.SOON
    assert clock(contract("2026-11-20"), contract_end_days=numbers).stage is ClockStage.URGENT


def test_a_contract_that_renews_itself_is_never_over() -> None:
    running = {"auto_renew": "true", "notice_by": "2026-09-30"}

    assert clock(contract("2026-12-31", **running)).stage is ClockStage.RENEWING
    assert clock(contract("2026-11-15", **running)).stage is ClockStage.RENEWED
    assert clock(contract("2020-12-31", starts="2019-01-01", auto_renew="true")).stage is ClockStage.RENEWED


def test_a_contract_that_has_not_begun_is_not_near_its_end() -> None:
    assert clock(contract("2026-12-31", starts="2026-11-17")).stage is ClockStage.AHEAD


@pytest.mark.parametrize(
    ("starts", "ends", "follows"),
    [
        ("2027-01-01", "2029-12-31", True),
        ("2026-11-30", "2029-12-31", True),
        ("2026-11-29", "2029-12-31", False),
        ("2026-12-01", "2026-12-31", False),
        ("2028-01-01", "2029-12-31", True),
    ],
)
def test_a_contract_follows_when_it_begins_about_the_other_s_end_or_later(
    starts: str, ends: str, follows: bool
) -> None:
    found = clock(contract("2026-12-31"), {"name": "Next", "starts": starts, "ends": ends})

    assert found.stage is (ClockStage.FOLLOWED if follows else ClockStage.URGENT)
    assert (found.follower.name if found.follower else None) == ("Next" if follows else None)


def test_of_several_that_follow_the_first_is_named() -> None:
    later = {"name": "Later", "starts": "2030-01-01", "ends": "2031-12-31"}
    sooner = {"name": "Sooner", "starts": "2027-01-01", "ends": "2029-12-31"}
    found = clock(contract("2026-12-31"), later, sooner)

    assert found.follower
    assert found.follower.name == "Sooner"


def test_what_is_over_and_was_followed_has_ended() -> None:
    found = clock(contract("2026-10-31"), {"name": "Next", "starts": "2026-11-01", "ends": "2029-12-31"})

    assert (found.stage, found.in_force) == (ClockStage.ENDED, False)


def test_the_contract_that_matters_most_comes_first() -> None:
    made = account(
        contracts=[
            contract("2029-12-31", starts="2026-02-01"),
            contract("2027-04-30", starts="2026-01-01"),
            contract("2027-01-31", starts="2026-01-01", auto_renew="false"),
            contract("2027-01-15", starts="2025-01-01"),
        ]
    )
    clocks = contract_clocks(made, AS_OF, settings())

    assert [clock.contract.name[6:] for clock in clocks] == ["2027-01-15", "2027-01-31", "2027-04-30", "2029-12-31"]
    assert nearest_end(made, AS_OF, settings()) == clocks[0]


def test_no_contract_and_none_that_ends_soon_means_no_nearest_end() -> None:
    assert contract_clocks(account(), AS_OF, settings()) == ()
    assert nearest_end(account(), AS_OF, settings()) is None
    assert nearest_end(account(contracts=[contract("2029-12-31")]), AS_OF, settings()) is None
    assert nearest_end(account(contracts=[contract("2026-11-01")]), AS_OF, settings()) is None
