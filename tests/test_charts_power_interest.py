"""The grid puts everybody whose influence is known into the right cell, and no label meets another."""

from __future__ import annotations

from itertools import combinations

from chart_facts import person
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import examples

from generator.charts.coordinates import Box
from generator.charts.lettering import text_width
from generator.charts.power_interest import PowerInterest, draw_grid
from generator.model.people import Stakeholder

GRADES = ("low", "medium", "high")


def graded(name: str, influence: str | None, interest: str | None, support: str | None = None) -> Stakeholder:
    return person(name, name, influence=influence, interest=interest, support=support)


people = st.builds(
    graded,
    name=st.text(min_size=1, max_size=60),
    influence=st.sampled_from([*GRADES, None]),
    interest=st.sampled_from([*GRADES, None]),
    support=st.sampled_from(["advocate", "supporter", "neutral", "sceptic", "opponent", None]),
)


def crowd(count: int) -> list[Stakeholder]:
    return [graded(f"Wilhelmina Mountbatten {number}", "high", "high") for number in range(count)]


def drawn(chart: PowerInterest) -> list[Box]:
    """A box for each mark and each label."""
    marks = [Box(point.x - 6, point.y - 6, 12, 12) for point in chart.points]
    labels = [Box(point.label_x, point.y - 7, text_width(point.label), 14) for point in chart.points]
    return marks + labels


def quadrant_of(name: str, chart: PowerInterest) -> list[str]:
    return [quadrant.name for quadrant in chart.quadrants if name in {point.person.name for point in quadrant.people}]


def test_eighteen_people_in_one_cell_have_labels_that_meet_nothing() -> None:
    chart = draw_grid(crowd(18))
    assert chart is not None
    assert len(chart.points) == 18
    assert not [pair for pair in combinations(drawn(chart), 2) if pair[0].overlaps(pair[1])]


@settings(deadline=None, max_examples=examples(60))
@given(st.lists(people, max_size=40))
def test_whoever_is_drawn_stands_free_and_inside_their_quadrant(found: list[Stakeholder]) -> None:
    chart = draw_grid(found)
    placed = [someone for someone in found if someone.influence]
    assert (chart is None) == (not placed)
    if not chart:
        return
    assert not [pair for pair in combinations(drawn(chart), 2) if pair[0].overlaps(pair[1])]
    assert sum(len(quadrant.people) for quadrant in chart.quadrants) == len(chart.points) == len(placed)
    for quadrant in chart.quadrants:
        for point in quadrant.people:
            assert point.label_x + text_width(point.label) <= quadrant.box.right
            assert quadrant.box.y + 8 < point.y < quadrant.box.bottom - 6


def test_only_high_counts_as_high() -> None:
    cells = {
        ("high", "high"): "manage_closely",
        ("high", "medium"): "keep_satisfied",
        ("high", "low"): "keep_satisfied",
        ("medium", "high"): "keep_informed",
        ("low", "high"): "keep_informed",
        ("medium", "medium"): "monitor",
        ("low", "low"): "monitor",
    }
    people = [graded(f"{influence} {interest}", influence, interest) for influence, interest in cells]
    chart = draw_grid(people)
    assert chart is not None
    assert {cell: quadrant_of(" ".join(cell), chart) for cell in cells} == {
        cell: [name] for cell, name in cells.items()
    }


def test_interest_not_known_counts_as_high_and_is_marked() -> None:
    chart = draw_grid([graded("Dana", "low", None)])
    assert chart is not None
    assert quadrant_of("Dana", chart) == ["keep_informed"]
    assert chart.points[0].label == "Dana ?"
    assert chart.points[0].person.interest is None


def test_influence_not_known_is_listed_and_not_drawn() -> None:
    chart = draw_grid([graded("Dana", "low", "low"), graded("Bo", None, "high")])
    assert chart is not None
    assert [unplaced.name for unplaced in chart.unplaced] == ["Bo"]
    assert [point.person.name for point in chart.points] == ["Dana"]


def test_nobody_with_known_influence_makes_no_chart() -> None:
    assert draw_grid([]) is None
    assert draw_grid([graded("Bo", None, "high")]) is None


def test_the_legend_has_the_kinds_of_support_that_occur() -> None:
    chart = draw_grid(
        [
            graded("A", "low", "low", "opponent"),
            graded("B", "low", "low", None),
            graded("C", "low", "low", "opponent"),
        ]
    )
    assert chart is not None
    assert [key.kind for key in chart.legend] == ["opponent", "unknown"]
