from __future__ import annotations

from typing import Any

from made import account

from generator.insight.value.alignment import Alignment, goal_alignment

STRATEGY = {
    "customer": {
        "goals": [{"id": "quiet", "text": "Quiet"}, {"id": "cheap", "text": "Cheap"}, {"id": "far", "text": "Far"}]
    },
    "us": {
        "goals": [
            {"id": "trust", "text": "Trust", "type": "relationship"},
            {"id": "sales", "text": "Sales", "type": "revenue"},
        ]
    },
}


def initiative(text: str, customer: list[str], us: list[str], part: str = "active", **keys: Any) -> dict[str, Any]:
    serves = {"customer": customer, "us": us}
    return {"id": text, "text": text, "led_by": "us", "our_part": part, "serves": serves, **keys}


def of(*initiatives: dict[str, Any]) -> Alignment:
    return goal_alignment(account(strategy=STRATEGY, initiatives=list(initiatives)))


def ids(found: Any) -> list[str]:
    return [record.id for record in found]


def test_d23_how_many_active_initiatives_serve_a_goal_on_both_sides() -> None:
    alignment = of(
        initiative("a", ["quiet"], ["trust"]),
        initiative("b", ["quiet", "cheap"], ["trust", "sales"]),
        initiative("c", ["quiet"], []),
        initiative("d", [], ["sales"]),
        initiative("e", [], []),
        initiative("possible", ["quiet"], [], part="possible"),
        initiative("theirs", [], [], part="none"),
        initiative("over", [], [], status="achieved"),
    )

    assert (alignment.aligned, alignment.active, alignment.share) == (2, 5, 2 / 5)
    assert of().share is None
    assert ids(alignment.orphans) == ["c", "d", "e"]


def test_d23_customer_goals_with_no_initiative_of_ours() -> None:
    alignment = of(initiative("a", ["quiet"], []), initiative("theirs", ["cheap"], [], part="none"))

    assert ids(alignment.unserved) == ["cheap", "far"]


def test_the_cells_hold_the_initiatives_that_serve_both_goals() -> None:
    alignment = of(
        initiative("a", ["quiet"], ["trust"]),
        initiative("b", ["quiet", "cheap"], ["trust", "sales"]),
        initiative("maybe", ["far"], ["sales"], part="possible"),
        initiative("theirs", ["far"], ["trust"], part="none"),
    )

    assert {cell: ids(held) for cell, held in alignment.cells.items() if held} == {
        ("quiet", "trust"): ["a", "b"],
        ("quiet", "sales"): ["b"],
        ("cheap", "trust"): ["b"],
        ("cheap", "sales"): ["b"],
        ("far", "sales"): ["maybe"],
    }
    assert len(alignment.cells) == 6


def test_initiatives_that_serve_the_customer_alone_stand_beside_the_matrix() -> None:
    alignment = of(initiative("a", ["quiet"], []), initiative("b", ["quiet"], ["trust"]))

    assert {goal: ids(held) for goal, held in alignment.without_ours.items()} == {
        "quiet": ["a"],
        "cheap": [],
        "far": [],
    }


def test_an_account_without_goals_has_nothing_to_align() -> None:
    alignment = goal_alignment(account())

    assert (alignment.goals, alignment.cells, alignment.active, alignment.aligned) == ((), {}, 0, 0)
