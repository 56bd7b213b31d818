"""How we stand with people: the best standing counts, and a target nobody has reached shows."""

from __future__ import annotations

from typing import Any

import pytest

from generator.insight.people.politics import below_wanted, best_standing, wanted_standing
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
    stakeholder = person(*relations)
    assert (best_standing(stakeholder), wanted_standing(stakeholder), below_wanted(stakeholder)) == (now, then, below)
