"""Whether measures of contracts reach their targets."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day, settings

from generator.insight.value.contract_measures import measure_reached, missed_targets
from generator.model.contracts import ContractMeasure

AS_OF = day("2026-11-16")


@pytest.mark.parametrize(
    ("target", "actual", "higher", "found"),
    [
        ("99.5 %", "99.49 %", "true", "missed"),
        ("99.5 %", "99.50 %", "true", "met"),
        ("99.5%", "100", "true", "met"),
        ("4 hours", "4.1 hours", "false", "missed"),
        ("4 hours", "1 hour", "false", "met"),
        ("-2", "-3", "true", "missed"),
        ("-2", "-3", "false", "met"),
        ("9", "10", "true", "met"),
        ("4 hours", None, "false", "unknown"),
    ],
)
def test_a_measure_is_judged_in_the_direction_that_is_better(
    target: str, actual: str | None, higher: str, found: str
) -> None:
    typed = {"name": "Availability", "target": target, "actual": actual, "higher_is_better": higher}

    assert measure_reached(ContractMeasure.model_validate(typed), AS_OF) == found


def test_a_figure_of_tomorrow_does_not_count() -> None:
    typed = {"name": "Visits", "target": "4", "actual": "1", "higher_is_better": "true"}

    assert measure_reached(ContractMeasure.model_validate(typed | {"on": "2026-11-16"}), AS_OF) == "missed"
    assert measure_reached(ContractMeasure.model_validate(typed | {"on": "2026-11-17"}), AS_OF) == "unknown"


def missing(**keys: Any) -> list[tuple[str, list[str]]]:
    measures = [
        {"name": "Availability", "target": "99 %", "actual": "98 %", "higher_is_better": "true"},
        {"name": "Visits", "target": "4", "actual": "4", "higher_is_better": "true"},
    ]
    made = {"name": "Software", "starts": "2026-01-01", "ends": "2028-12-31", "measures": measures, **keys}
    after = {"name": "Next", "starts": "2029-01-01", "ends": "2031-12-31"}
    targets = missed_targets(account(contracts=[made, after]), AS_OF, settings())
    return [(target.contract.name, [measure.name for measure in target.measures]) for target in targets]


def test_what_misses_its_target_is_found_while_the_contract_holds() -> None:
    assert missing() == [("Software", ["Availability"])]
    assert missing(starts="2026-11-17") == []
    assert missing(ends="2026-11-15", auto_renew="true") == [], "the next contract took its place"
