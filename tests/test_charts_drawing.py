"""What the templates make of the charts: one well-formed block each, in words too, whatever the names are."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import markdown
import pytest
from chart_facts import (
    USUAL_100,
    happening,
    milestone,
    month_demand,
    person,
    project,
    tie,
    trust,
    worth,
)
from offenders import for_each

from generator.charts.demand import draw_demand
from generator.charts.power_interest import draw_grid
from generator.charts.projects import draw_projects
from generator.charts.quadrants import draw_quadrants
from generator.charts.reporting.chart import draw_reporting
from generator.charts.trend import draw_trend
from generator.charts.year.bands import Quarter
from generator.charts.year.chart import draw_year
from generator.charts.year.lanes import Lane
from generator.charts.year.rows import Crowding, Look, RowEvent, YearGroup, YearRow, draw_events, year_rows
from generator.context import states
from generator.days.period import Span
from generator.insight.rhythm.working_days import DayOff
from generator.paths import account_page, to_address
from generator.rendering.templates import Templates

PLAYBOOK = Path(__file__).parents[1] / "playbook"
CHARTS = ("power_interest", "reporting", "year", "year_rows", "projects", "quadrants", "trend", "demand")
AS_OF = date(2026, 11, 16)
CARD = account_page("norrland", "people", "dana")
PLAIN = "Dana Ortiz"
_DAYS_OFF = (("holiday", False), ("closed", False), ("bridge", False), ("holiday", True))
HOSTILE = (
    "</title></svg><script>alert(1)</script>",
    '" onload="alert(1)" x="',
    "*bold* _it_ `code` [a](javascript:alert(1)) {{ 7*7 }} <!-- -->",
    "&lt;img src=x onerror=alert(1)&gt; ]]>",
    "two\n\nparagraphs\n# heading",
)
COLOURS = {
    f"--pb-{name}"
    for name in "ink muted line paper accent accent-soft good watch bad fill-1 fill-2 fill-3 fill-4".split()
}


def chart(kind: str, name: str) -> object:
    match kind:
        case "power_interest":
            graded = (("high", None, "advocate"), ("low", "low", None), (None, None, None))
            return draw_grid(
                [
                    person("a", name, influence=influence, interest=interest, support=support)
                    for influence, interest, support in graded
                ]
            )
        case "reporting":
            staff = [
                person("a", name, title=name, support="sceptic"),
                person("b", "", title=name, reports_to="a"),
                person("c", name, left=True, title=name, reports_to="a"),
            ]
            kinds = ("influences", "conflicts", "allied", "dotted_line")
            return draw_reporting(staff, [tie("a", "b", kind) for kind in kinds])
        case "year":
            spans = (happening(name, AS_OF, AS_OF), happening(name + " 2", date(2026, 12, 1), date(2027, 1, 3), True))
            often = tuple(happening(name + " 3", day, day) for day in (AS_OF + timedelta(days=at) for at in range(20)))
            days = [(DayOff(AS_OF, name, estimated), kind) for kind, estimated in _DAYS_OFF]
            quarter = Quarter(Span(AS_OF, AS_OF), (name, "Q1"))
            return draw_year([Lane(name, spans + often)], AS_OF, None, [quarter], days)
        case "demand":
            months = [date(2026, month, 1) for month in (10, 11, 12)]
            return draw_demand([month_demand(month, 50, 20, 50, 80, 90, 70) for month in months], USUAL_100, AS_OF)
        case "year_rows":
            days = (Span(AS_OF, AS_OF), Span(date(2026, 12, 1), date(2027, 1, 3)))
            events = tuple(RowEvent(name, days, look, "peak", ("priya",)) for look in Look)
            full, empty = (YearRow(name, CARD, draw_events(shown, AS_OF), ("priya",), name) for shown in (events, ()))
            counts = ((date(2026, 12, 1), 2), (date(2027, 1, 1), 1))
            crowdings = [Crowding((), counts), Crowding(("priya", "yuki"), counts)]
            return year_rows([YearGroup(name, (full, empty)), YearGroup(name, (full,))], crowdings, AS_OF)
        case "projects":
            points = tuple(milestone(name, AS_OF, side, done) for side in ("us", "customer") for done in (None, AS_OF))
            late = {"forecast": date(2027, 1, 1), "health": "red", "milestones": points}
            first = project("a", name, date(2026, 5, 1), AS_OF, **late)
            return draw_projects(
                [first, project("b", name, date(2027, 1, 5), depends_on=("a",)), project("c", name)], AS_OF
            )
        case "quadrants":
            return draw_quadrants([worth(name, 4, 4), worth(name, 1, 2)], 3)
        case _:
            return draw_trend([trust(date(2026, 1, 1), 2), trust(AS_OF, 4)])


@cache
def templates() -> Templates:
    """A page for each kind of chart that shows nothing else."""
    partials = [PLAYBOOK / "partials" / "charts.md.j2", *(PLAYBOOK / "partials" / "charts").glob("*.j2")]
    assert len(partials) > len(CHARTS)
    start = '{% import "partials/charts.md.j2" as charts with context %}'
    pages = {kind: start + "{{ charts." + kind + "(chart, key, name) }}" for kind in CHARTS}
    return Templates({path.relative_to(PLAYBOOK).as_posix(): path.read_text("utf-8") for path in partials} | pages)


def drawn(kind: str, name: str = PLAIN, key: str = "k", extra: Mapping[str, object] | None = None) -> str:
    context = {
        "chart": chart(kind, name),
        "key": key,
        "name": name,
        "here": "accounts/norrland/people.md",
        "linked_by": to_address,
        "wording": SimpleNamespace(place=lambda record: CARD, state=states.value_state),
    }
    return templates().render(kind, {**context, **(extra or {})})


def parsed(block: str) -> ElementTree.Element:
    # HTML lets an attribute stand without a value, XML does not.
    return ElementTree.fromstring(block.replace(" data-search-exclude>", ">"))


def svg(figure: ElementTree.Element) -> ElementTree.Element:
    found = figure.find(".//svg")
    assert found is not None
    return found


@for_each(product(CHARTS, [PLAIN, *HOSTILE]))
def test_a_chart_is_one_well_formed_block_without_blank_lines(drawing: tuple[str, str]) -> None:
    block = drawn(*drawing).strip()
    assert block.startswith("<figure ")
    assert "\n\n" not in block
    assert not re.search(r"\n[ \t]+\n", block)
    assert parsed(block).tag == "figure"


@for_each(product(CHARTS, HOSTILE))
def test_a_hostile_name_becomes_neither_element_nor_attribute(drawing: tuple[str, str]) -> None:
    kind, name = drawing
    assert shape(parsed(drawn(kind, name))) >= {"svg", "title", "desc"}
    assert shape(parsed(drawn(kind, name))) == shape(parsed(drawn(kind)))
    assert "<script" not in drawn(kind, name).lower()


def shape(figure: ElementTree.Element) -> set[str]:
    """The names of all elements and attributes."""
    return {name for element in figure.iter() for name in (element.tag, *element.attrib)} - {
        "stroke-width",
        "paint-order",
        "stroke-linejoin",
        "text-decoration",
        "dy",
    }


@for_each(product(CHARTS, HOSTILE))
def test_markdown_leaves_a_chart_as_it_is(drawing: tuple[str, str]) -> None:
    block = drawn(*drawing).strip()
    page = markdown.markdown(
        f"## Before\n\n{block}\n\nAfter *it*.\n", extensions=["tables", "attr_list", "admonition", "toc"]
    )
    assert block in page
    assert "<p>After <em>it</em>.</p>" in page


@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_says_in_words_what_it_shows(kind: str) -> None:
    figure = parsed(drawn(kind, HOSTILE[0]))
    drawing = svg(figure)
    by_id = {element.get("id"): "".join(element.itertext()) for element in drawing.iter()}
    assert HOSTILE[0] in by_id[drawing.get("aria-labelledby")]
    assert (HOSTILE[0] if kind != "trend" else "Trust: 2 on") in by_id[drawing.get("aria-describedby")]
    assert figure.find("figcaption") is not None
    assert "data-search-exclude" in drawn(kind)


@pytest.mark.parametrize("kind", CHARTS)
def test_a_drawing_with_links_is_a_group_and_one_without_is_an_image(kind: str) -> None:
    """Inside an image nothing can be reached by keyboard or read aloud."""
    drawing = svg(parsed(drawn(kind)))
    links = drawing.findall(".//a")
    assert bool(links) == (kind in ("power_interest", "reporting", "projects", "quadrants"))
    assert drawing.get("role") == ("group" if links else "img")
    assert all(link.get("href") == "#dana" for link in links)


@pytest.mark.parametrize("kind", CHARTS)
def test_ids_are_unique_on_a_page_with_the_chart_twice_and_every_reference_is_met(kind: str) -> None:
    both = parsed(f"<main>{drawn(kind, key='one')}{drawn(kind, key='two')}</main>")
    ids = [element.get("id") for element in both.iter() if element.get("id")]
    assert len(ids) >= 4
    assert len(ids) == len(set(ids))
    values = [value for element in both.iter() for value in element.attrib.values()]
    references = [match for value in values for match in re.findall(r"url\(#(.*?)\)", value)]
    assert set(references) <= set(ids)


@pytest.mark.parametrize("kind", CHARTS)
def test_colours_come_from_variables_with_a_fallback_and_nothing_is_styled_or_run(kind: str) -> None:
    figure = parsed(drawn(kind))
    painted = [element.get(name) for element in figure.iter() for name in ("fill", "stroke") if element.get(name)]
    assert painted
    for paint in painted:
        match = re.fullmatch(r"var\((--pb-[a-z0-9-]+), #[0-9a-f]{6}\)|none|url\(#.*\)", paint or "")
        assert match, paint
        assert match[1] is None or match[1] in COLOURS
    assert not {"style", "script"} & {element.tag for element in figure.iter()}
    assert not [element for element in figure.iter() if element.get("style")]


@pytest.mark.parametrize("kind", CHARTS)
def test_no_chart_prints_nothing(kind: str) -> None:
    assert drawn(kind, extra={"chart": None}).strip() == ""


@pytest.mark.parametrize(("kind", "things"), [("year", 3 + len(_DAYS_OFF)), ("projects", 2)])
def test_the_same_stands_in_a_table(kind: str, things: int) -> None:
    rows = parsed(drawn(kind)).findall(".//details/table/tbody/tr")
    assert len(rows) == things
    assert PLAIN in "".join(rows[0].itertext())


def test_the_text_of_a_name_is_kept_whole_in_the_drawing() -> None:
    block = html.unescape(drawn("power_interest", "Åsa <Å> & 山田"))
    assert "Åsa <Å> & 山田" in block
