"""How we stand with people: the best standing counts, and a target nobody has reached shows."""

from __future__ import annotations

from typing import Any

import pytest

from generator.insight.people.politics import below_wanted, level, wanted
from generator.model.people import Stakeholder


def person(*relations: tuple[str, str | None]) -> Stakeholder:
    known: list[dict[str, Any]] = []
    for number, (now, then) in enumerate(relations):
        known.append({"with": f"c{number}", "level": now, **({"target": then} if then else {})})
    return Stakeholder.model_validate({"name": "Eva Lie", "relationships": known})


@pytest.mark.parametrize(
    ("relations", "now", "then", "below"),
    [
        ((), None, None, False),
        ((("vendor", None),), "vendor", None, False),
        ((("vendor", "problem_solver"),), "vendor", "problem_solver", True),
        ((("vendor", "problem_solver"), ("trusted_advisor", None)), "trusted_advisor", "problem_solver", False),
        ((("none", "vendor"), ("credible_source", "trusted_advisor")), "credible_source", "trusted_advisor", True),
        ((("problem_solver", "problem_solver"),), "problem_solver", "problem_solver", False),
    ],
)
def test_the_best_standing_is_held_against_the_best_one_wanted(
    relations: tuple[tuple[str, str | None], ...], now: str | None, then: str | None, below: bool
) -> None:
    found = person(*relations)
    assert (level(found), wanted(found), below_wanted(found)) == (now, then, below)
