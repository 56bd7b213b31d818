"""How sure we are of what we know."""

from __future__ import annotations

from typing import Any

from generator.insight.knowledge.certainty import Certainty, measure_certainty
from generator.model.account import Account

HEAD = {"name": "Sorrel Foods", "owner": "priya", "tier": "key"}


def of(**keys: Any) -> Certainty | None:
    return measure_certainty(Account.model_validate({"id": "sorrel", "account": HEAD, **keys}))


def test_facts_are_counted_wherever_they_stand() -> None:
    certainty = of(
        strategy={
            "customer": {
                "vision": {"text": "A", "confidence": "confirmed"},
                "goals": [{"text": "B", "confidence": "assumed"}, {"text": "C", "confidence": "told"}],
            }
        },
        log=[
            {
                "on": "2026-01-02",
                "type": "call",
                "note": "D",
                "learned": [{"text": "E", "confidence": "confirmed"}, "F"],
            }
        ],
    )

    assert certainty == Certainty(confirmed=2, told=1, assumed=1)
    assert certainty is not None
    assert certainty.total == 4


def test_without_a_word_on_it_there_is_no_figure() -> None:
    assert of() is None
    assert of(strategy={"customer": {"vision": "A"}}) is None
