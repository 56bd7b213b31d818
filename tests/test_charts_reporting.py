"""The tree shows everybody once, lets no boxes overlap, survives rings, and leads ties between the boxes."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from chart_facts import person, tie
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import examples

from generator.charts.coordinates import Box
from generator.charts.reporting.chart import Reporting, draw_reporting
from generator.charts.reporting.tree import lay_out_tree
from generator.model.ties import Tie

KEYS = [str(number) for number in range(18)]
managers = st.lists(st.sampled_from([*KEYS, "", "nobody"]), min_size=1, max_size=18)


def chart_of(*pairs: tuple[str, str], ties: tuple[Tie, ...] = ()) -> Reporting:
    people = [person(key, f"Person {key}", title="Title", reports_to=above) for key, above in pairs]
    chart = draw_reporting(people, ties)
    assert chart is not None
    return chart


def tops(chart: Reporting) -> list[str]:
    return [node.person.id for node in chart.nodes if not node.manager]


def points(data: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", data)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@settings(deadline=None, max_examples=examples(60))
@given(managers)
def test_everybody_appears_once_and_no_boxes_overlap_whoever_reports_to_whom(found: list[str]) -> None:
    chart = chart_of(*zip(KEYS, found, strict=False))
    assert [node.person.id for node in chart.nodes] == KEYS[: len(found)]
    boxes = [node.box for node in chart.nodes]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert all(box.x >= 0 and box.y >= 0 for box in boxes)
    assert all(box.right <= chart.width and box.bottom <= chart.height for box in boxes)
    assert chart.width <= 1100


@settings(deadline=None, max_examples=examples(60))
@given(managers)
def test_whoever_has_a_manager_stands_below_them(found: list[str]) -> None:
    laid = lay_out_tree(list(zip(KEYS, found, strict=False)), 42)
    for key, above in laid.managers.items():
        if above:
            assert laid.boxes[key].y >= laid.boxes[above].bottom


def test_in_a_ring_the_first_given_stands_at_the_top() -> None:
    assert tops(chart_of(("b", "c"), ("c", "a"), ("a", "b"))) == ["b"]
    assert tops(chart_of(("a", "a"))) == ["a"]


def test_people_who_report_into_a_ring_do_not_become_tops() -> None:
    assert tops(chart_of(("x", "b"), ("b", "c"), ("c", "b"))) == ["b"]


def test_an_unknown_manager_makes_another_top() -> None:
    assert tops(chart_of(("a", ""), ("b", "a"), ("c", "nobody"))) == ["a", "c"]


def test_a_chain_of_two_thousand_is_no_trouble() -> None:
    assert len(chart_of(*((str(number), str(number - 1)) for number in range(2000))).nodes) == 2000


def test_more_than_four_leaves_hang_in_columns() -> None:
    four = chart_of(("a", ""), *((str(number), "a") for number in range(4)))
    assert len({node.box.y for node in four.nodes}) == 2
    seventeen = chart_of(("a", ""), *((str(number), "a") for number in range(17)))
    assert len({node.box.x for node in seventeen.nodes} - {seventeen.nodes[0].box.x}) == 3
    assert seventeen.width <= 840


def test_a_wide_tree_hangs_its_branches_in_columns_too() -> None:
    wide = [("top", "")] + [(f"d{number}", "top") for number in range(4)]
    wide += [(f"d{number}s{each}", f"d{number}") for number in range(4) for each in range(2)]
    wide += [(f"d{number}s{each}x", f"d{number}s{each}") for number in range(4) for each in range(2)]
    assert chart_of(*wide).width <= 840


def test_a_role_not_filled_and_somebody_who_left_are_told_apart() -> None:
    chart = draw_reporting(
        [
            person("a", "", title="Head of security"),
            person("b", "Petra", left=True, title="Buyer"),
            person("c", "Dana", title="Director"),
        ]
    )
    assert chart is not None
    assert [node.standing for node in chart.nodes] == ["not_filled", "left", "present"]
    assert chart.nodes[0].heading == ("Head of security",)


def test_only_the_support_of_people_who_are_there_is_in_the_legend() -> None:
    chart = draw_reporting([person("a", "A", support="sceptic"), person("b", "B", left=True)])
    assert chart is not None
    assert [key.kind for key in chart.legend] == ["sceptic"]


def test_no_people_make_no_chart() -> None:
    assert draw_reporting([]) is None


def test_ties_with_strangers_and_with_oneself_are_left_out() -> None:
    ties = (tie("a", "b", "allied"), tie("a", "nobody", "allied"), tie("a", "a", "conflicts"))
    chart = chart_of(("a", ""), ("b", "a"), ties=ties)
    assert [(line.number, line.from_, line.to) for line in chart.ties] == [(1, "Person a", "Person b")]
    assert len(chart.curves) == 1


def test_a_tie_begins_at_one_box_and_ends_at_the_other() -> None:
    chart = chart_of(("a", ""), ("b", "a"), ("c", "a"), ties=(tie("b", "c", "influences"),))
    boxes = {node.person.id: node.box for node in chart.nodes}
    found = points(chart.curves[0].data)
    assert on_edge(boxes["b"], found[0])
    assert on_edge(boxes["c"], found[-1])


def on_edge(box: Box, point: tuple[float, float]) -> bool:
    across = abs(point[0] - box.x) <= 1 or abs(point[0] - box.right) <= 1
    down = abs(point[1] - box.y) <= 1 or abs(point[1] - box.bottom) <= 1
    inside = box.x - 1 <= point[0] <= box.right + 1 and box.y - 1 <= point[1] <= box.bottom + 1
    return inside and (across or down)


def test_ties_pass_between_the_boxes_and_stay_on_the_drawing() -> None:
    pairs = [("top", "")] + [(f"d{number}", "top") for number in range(4)]
    pairs += [(f"d{number}s{each}", f"d{number}") for number in range(4) for each in range(3)]
    ties = tuple(tie(f"d{number}s{number % 3}", f"d{3 - number}", "influences") for number in range(4))
    chart = chart_of(*pairs, ties=ties)
    inner = [Box(n.box.x + 1, n.box.y + 1, n.box.width - 2, n.box.height - 2) for n in chart.nodes]
    assert len(chart.curves) == 4
    for curve in chart.curves:
        corners = points(curve.data)
        assert all(0 <= x <= chart.width and 0 <= y <= chart.height for x, y in corners)
        for (x1, y1), (x2, y2) in pairwise(corners):
            stretch = Box(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2))
            assert not any(map(stretch.overlaps, inner)), curve.data


def test_numbers_of_ties_cover_neither_each_other_nor_a_box() -> None:
    pairs = [("top", "")] + [(f"d{number}", "top") for number in range(4)]
    ties = tuple(tie(f"d{number}", f"d{(number + 2) % 4}", "influences") for number in range(4))
    chart = chart_of(*pairs, ties=ties)
    discs = [Box(curve.x - 7, curve.y - 7, 14, 14) for curve in chart.curves]
    assert len(discs) == 4
    boxes = discs + [node.box for node in chart.nodes]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]


def test_a_tie_between_neighbours_in_a_column_goes_round_them_and_its_number_stands_free() -> None:
    pairs = [("a", "")] + [(str(number), "a") for number in range(5)]
    ties = (tie("0", "1", "conflicts"), tie("2", "3", "influences"), tie("a", "0", "allied"))
    chart = chart_of(*pairs, ties=ties)
    boxes = [node.box for node in chart.nodes]
    assert len({box.x for box in boxes[1:]}) == 1
    for curve in chart.curves:
        disc = Box(curve.x - 6, curve.y - 6, 12, 12)
        assert not any(map(disc.overlaps, boxes)), curve
