"""Which way the joint work leans, and what counts as a gain for both."""

from __future__ import annotations

import pytest

from generator.insight.value.gains import Lean, is_win_win, value_lean, value_tilt
from generator.insight.value.value import Worth, initiative_worth
from generator.model.settings import Settings
from generator.model.value import Initiative, Outcome


def rated(customer: int | None, us: int | None) -> Worth:
    value = {"customer": {"score": customer}, "us": {"score": us}}
    made = {"text": "Plan", "led_by": "joint", "our_part": "active", "value": value}
    return initiative_worth(Initiative.model_validate(made), Settings())


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([], None),
        ([(None, 5)], None),
        ([(0, 0)], None),
        ([(3, 2)], Lean.BALANCED),  # (3 - 2) / 5 is just the limit of 0.2
        ([(5, 3)], Lean.CUSTOMER),
        ([(3, 5)], Lean.US),
        ([(5, 1), (1, 5)], Lean.BALANCED),
        ([(5, 0), (None, 5)], Lean.CUSTOMER),
    ],
)
def test_the_balance_leans_beyond_a_fifth(scores: list[tuple[int | None, int | None]], expected: Lean | None) -> None:
    assert value_lean([rated(*pair) for pair in scores], Settings()) is expected


def test_how_far_the_balance_may_lean_is_a_setting() -> None:
    assert value_lean([rated(5, 3)], Settings(balance_limit=0.25)) is Lean.BALANCED
    assert value_tilt([rated(5, 3), rated(None, 1)]) == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("customer", "us", "expected"),
    [("Calm", "Fame", True), ("Calm", None, False), (None, "Fame", False), (None, None, False)],
)
def test_a_gain_for_both_needs_both_in_words(customer: str | None, us: str | None, expected: bool) -> None:
    made = {"on": "2026-01-01", "text": "Done", "value_customer": customer, "value_us": us}
    assert is_win_win(Outcome.model_validate(made)) is expected
