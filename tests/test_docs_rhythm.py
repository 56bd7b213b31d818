"""The page on the rhythm of the year says what the program reckons: its days, its table, its figures."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

import manual
from projects import ROOT

from generator.days.period import Span
from generator.days.recurrence.reading import EXAMPLES, parse_rule
from generator.insight.rhythm.demand import DemandPlan, demand_plan
from generator.insight.rhythm.rhythm import account_occurrences, event_occurrences
from generator.insight.rhythm.working_days import working_days
from generator.load.book import Loaded, load_book
from generator.model.account import Account
from generator.model.demand import Demand, Stop
from generator.model.fields import fields_of
from generator.model.rhythm import RhythmEvent

PAGE = manual.DOCS / "rhythm.md"
SHARED = {name: (ROOT / name).read_bytes() for name in ("accounts/_team.yaml", "playbook/settings.yaml")}
YEAR = Span(date(2027, 1, 1), date(2027, 12, 31))
SORREL, TARN = "sorrel", "tarn-castings"
WAYS = "`repeats` | in 2027"


def told(customer: str) -> str:
    """The account of a customer as the page has it, begun with the four lines of the first account where need be."""
    blocks = [block.text for block in manual.blocks(PAGE, "yaml") if block.title == f"accounts/{customer}.yaml"]
    assert blocks
    head = manual.blocks(manual.DOCS / "start.md", "yaml")[0].text
    return "\n".join(blocks if customer == TARN else [head, *blocks])


def loaded(text: str) -> Loaded:
    return load_book({**SHARED, "accounts/a.yaml": text.encode()})


def account(customer: str, more: str = "") -> Account:
    found = loaded(told(customer) + more)
    assert found.problems == ()
    return found.book.accounts[0]


@cache
def august(more: str = "") -> DemandPlan:
    made = account(TARN, more)
    return demand_plan(made, made.demand[0], date(2026, 1, 1))


def table(head: str) -> list[list[str]]:
    """The rows of the first table of the page whose head begins like this."""
    _, found, after = manual.text(PAGE).partition(f"\n| {head} |")
    assert found, f"the page has no table `{head}`"
    lines = after.split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def in_words(day: date) -> str:
    return f"{day.day} {day:%B}"


def test_every_account_of_the_page_is_without_problems() -> None:
    titles = {block.title for block in manual.blocks(PAGE, "yaml")}

    assert titles == {f"accounts/{SORREL}.yaml", f"accounts/{TARN}.yaml"}
    assert loaded(told(SORREL)).problems == loaded(told(TARN)).problems == ()


def test_every_way_to_say_how_often_comes_round_on_the_days_the_page_says() -> None:
    sorrel = account(SORREL)
    off = working_days(sorrel)
    rows = table(WAYS)
    assert len(rows) >= len(EXAMPLES)
    for rule, begins in rows:
        way, *first = manual.codes(rule)
        begun = f", from: {first[0]}" if first else ""
        event = account(SORREL, f"  - {{name: It, kind: event, repeats: '{way}'{begun}}}\n").rhythm[-1]
        days = [occurrence.span.start for occurrence in event_occurrences(event, YEAR, off)]
        assert begins == ", ".join(f"{day.day} {day:%b}" for day in days[:3]), rule


def test_no_way_to_say_how_often_is_left_out() -> None:
    shown = [parse_rule(manual.codes(row[0])[0]) for row in table(WAYS)]

    assert {type(parse_rule(example)) for example in EXAMPLES} == {type(rule) for rule in shown}
    assert set(EXAMPLES) - {rule.text for rule in shown} == set()


def test_the_keys_of_a_calendar_and_of_an_event_are_all_explained() -> None:
    page = manual.text(PAGE)
    rows = {row[0].strip("`") for row in table("Key | What it does")}

    assert {field.key for field in fields_of(type(account(SORREL).calendar))} == rows
    for kind in (RhythmEvent, Demand, Stop):
        keys = [field.key for field in fields_of(kind)]
        assert [key for key in keys if f"`{key}" not in page and f"{key}:" not in page] == [], kind


def test_the_response_begins_on_the_day_the_page_says() -> None:
    shutdown = next(
        occurrence for occurrence in account_occurrences(account(SORREL), YEAR) if occurrence.event.id == "august"
    )
    assert shutdown.respond_by is not None
    says = " ".join(manual.text(PAGE).split())

    assert f"begins on {in_words(shutdown.span.start)} 2027" in says
    assert f"With {shutdown.event.lead_days} days of lead" in says
    assert f"what needs you from {in_words(shutdown.respond_by)}, until" in says
    assert not shutdown.answered


def test_a_day_that_a_year_does_not_have_is_the_one_before() -> None:
    event = account(SORREL, "  - {name: Leap, kind: event, from: 02-29}\n").rhythm[-1]

    assert [occurrence.span.start for occurrence in event_occurrences(event, YEAR, working_days(account(SORREL)))] == [
        date(2027, 2, 28)
    ]


def test_the_table_of_the_august_case_is_what_is_reckoned() -> None:
    rows = table("2026 | Usual | Falls away")

    assert len(rows) == 12
    for row, month in zip(rows, august().months, strict=True):
        amounts = (month.baseline, month.lost, month.made_up, month.expected, month.ours, month.stock)
        assert row == [f"{month.month:%B}", *(f"{amount:.1f}" for amount in amounts)]


def test_the_august_case_can_be_followed_by_hand() -> None:
    says = " ".join(manual.text(PAGE).split())
    june, july, shut = 22, 23, 10
    day, more = 100 / 21, shut * 100 / 21 / (june + july)

    weekdays = [date(2026, 6, 1) + timedelta(days=n) for n in range(92)]
    counted = [sum(d.month == m and d.weekday() < 5 for d in weekdays) for m in (6, 7, 8)]
    assert counted == [june, july, 21]
    assert f"100 / 21 = {day:.2f} crates" in says
    assert f"10 × {day:.2f} = {shut * day:.1f}" in says
    assert f"{shut * day:.1f} / 45 = {more:.2f} more. June gets 22 × {more:.2f} = {june * more:.1f}" in says
    assert f"July {july * more:.1f}." in says
    needs = [100 + june * more, 100 + july * more, 100 - shut * day]
    assert "{:.1f}, {:.1f} and {:.1f}, which is {:.0f} in all".format(*needs, sum(needs)) in says
    assert f"({day:.2f}) and twenty of the new ({100 / june + more:.2f} each)" in says
    assert f"{day + 20 * (100 / june + more):.1f} in all" in says
    assert [round(month.expected, 6) for month in august().months[5:8]] == [round(need, 6) for need in needs]
    assert round(august().months[4].ours, 6) == round(day + 20 * (100 / june + more), 6)


def test_in_sweden_june_has_a_day_fewer() -> None:
    sweden = august("calendar: {country: SE}\n")

    assert f"needs {sweden.months[5].expected:.1f}." in " ".join(manual.text(PAGE).split())
    assert sweden.months[5].expected < august().months[5].expected


def test_how_far_off_is_what_is_reckoned() -> None:
    plan = august()
    months = [month for month in plan.months if month.actual]
    rows = table("2026 | They need | Their forecast")

    assert len(rows) == len(months) == 3
    for row, month in zip(rows, months, strict=True):
        figures = [f"{month.expected:.1f}", f"{month.forecast:g}", f"{month.actual:g}"]
        assert row == [f"{month.month:%B}", *figures, f"{month.off:+.1%}", f"{month.forecast_off:+.1%}"]
    says = re.sub(r"\s+", " ", manual.text(PAGE))
    assert f"we were off by {plan.missed_by:.1%} and they by {plan.forecast_missed_by:.1%}" in says
