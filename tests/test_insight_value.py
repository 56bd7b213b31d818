from __future__ import annotations

from typing import Any

import pytest
from made import account, settings

from generator.insight.value.value import Balance, by_joint_value, initiative_worth


def initiative(text: str, customer: int | None, us: int | None) -> dict[str, Any]:
    value = {"customer": {"score": customer}, "us": {"score": us}}
    return {"text": text, "led_by": "joint", "our_part": "active", "value": value}


def balance(customer: int | None, us: int | None, **numbers: Any) -> Balance:
    made = account(initiatives=[initiative("A", customer, us)])
    return initiative_worth(made.initiatives[0], settings(**numbers)).balance


@pytest.mark.parametrize(
    ("customer", "us", "expected"),
    [
        (3, 3, Balance.WIN_WIN),
        (5, 4, Balance.WIN_WIN),
        (3, 2, Balance.CUSTOMER_ONLY),
        (5, 0, Balance.CUSTOMER_ONLY),
        (2, 3, Balance.US_ONLY),
        (0, 5, Balance.US_ONLY),
        (2, 2, Balance.NEITHER),
        (0, 0, Balance.NEITHER),
        (None, 5, Balance.UNRATED),
        (5, None, Balance.UNRATED),
        (None, None, Balance.UNRATED),
    ],
)
def test_d24_who_gains_follows_from_the_two_scores(customer: int | None, us: int | None, expected: Balance) -> None:
    assert balance(customer, us) is expected


def test_d24_the_settings_say_from_when_on_a_side_gains() -> None:
    assert balance(3, 3, value_threshold=4) is Balance.NEITHER
    assert balance(4, 3, value_threshold=4) is Balance.CUSTOMER_ONLY
    assert balance(0, 0, value_threshold=0) is Balance.WIN_WIN


@pytest.mark.parametrize(
    ("customer", "us", "joint"), [(5, 3, 3), (2, 4, 2), (4, 4, 4), (5, 0, 0), (5, None, 0), (None, None, 0)]
)
def test_d26_a_win_counts_as_far_as_both_have_it(customer: int | None, us: int | None, joint: int) -> None:
    made = account(initiatives=[initiative("A", customer, us)])

    assert initiative_worth(made.initiatives[0], settings()).joint == joint


def test_d26_initiatives_are_ranked_by_joint_value_then_by_what_both_have_together() -> None:
    made = account(
        initiatives=[
            initiative("Nothing known", None, None),
            initiative("One-sided", 5, 1),
            initiative("Good", 3, 3),
            initiative("Better", 3, 5),
            initiative("Best", 4, 4),
            initiative("Also good", 3, 3),
        ]
    )

    ranked = [worth.initiative.text for worth in by_joint_value(made, settings())]

    assert ranked == ["Best", "Better", "Also good", "Good", "One-sided", "Nothing known"]
