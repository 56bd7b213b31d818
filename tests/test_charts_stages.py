"""The flight of steps: what is climbed, what is still to climb, and what stands on each step."""

from __future__ import annotations

from itertools import pairwise

from generator.charts.stages import draw_stages


def test_nothing_known_draws_nothing() -> None:
    assert draw_stages(None, None, None) is None


def test_steps_up_to_today_are_reached_and_those_up_to_the_target_are_to_climb() -> None:
    drawn = draw_stages("basic", "interdependent", "integrated")
    assert drawn is not None
    assert [(step.stage, step.reached, step.to_climb) for step in drawn.steps] == [
        ("exploratory", True, False),
        ("basic", True, False),
        ("cooperative", False, True),
        ("interdependent", False, True),
        ("integrated", False, False),
    ]
    assert [[mark.sign for mark in step.marks] for step in drawn.steps] == [
        [],
        ["today"],
        [],
        ["target"],
        ["achievable"],
    ]


def test_each_step_is_higher_than_the_last_and_signs_on_one_step_do_not_touch() -> None:
    drawn = draw_stages("integrated", "integrated", "integrated")
    assert drawn is not None
    tops = [step.box.y for step in drawn.steps]
    assert tops == sorted(tops, reverse=True)
    assert len(set(tops)) == len(tops)
    lines = [mark.y for mark in drawn.steps[-1].marks]
    assert len(lines) == 3
    assert all(above <= below - 12 for below, above in pairwise(lines))
    assert min(lines) > 10
    assert drawn.steps[-1].box.right <= drawn.width


def test_a_target_without_a_today_leaves_nothing_to_climb() -> None:
    drawn = draw_stages(None, "cooperative", None)
    assert drawn is not None
    assert not any(step.reached or step.to_climb for step in drawn.steps)


def test_falling_apart_is_a_step_below_the_others_and_otherwise_not_drawn() -> None:
    drawn = draw_stages("disintegrating", "basic", None)
    assert drawn is not None
    assert [step.stage for step in drawn.steps][:2] == ["disintegrating", "exploratory"]
    assert [step.to_climb for step in drawn.steps] == [False, True, True, False, False, False]
