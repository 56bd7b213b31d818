"""The reference pages of rules and figures say what the code says: all of it, and nothing else."""

from __future__ import annotations

import dataclasses
import html
import re
from functools import cache

import pytest
from check_cases import cases, example, found
from offenders import for_each
from projects import DAY, ROOT, checked

from generator import paths
from generator.build import build
from generator.checks.all import ALL
from generator.checks.findings import findings
from generator.checks.rule import Rule
from generator.context.manual import figures_page, numbers_in, rules_page
from generator.model.book import Book

SOURCES = [path for room in ("insight", "checks") for path in sorted((ROOT / "generator" / room).glob("*.py"))]


@cache
def pages() -> dict[str, str]:
    """The pages of a playbook without accounts, as Markdown."""
    site = build(dataclasses.replace(checked(ROOT), book=Book(), problems=()), DAY)
    assert site.problems == ()
    return {page.name: page.text for page in site.pages}


def shown(page: str) -> str:
    """What a page says, without its markup, and with one space where there are several."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", pages()[page])).split())


def of_rule(rule: Rule) -> str:
    return rule.name


# --- Rules ---------------------------------------------------------------------------------------------------------


def test_every_rule_is_in_the_manual_and_nothing_else() -> None:
    ids = re.findall(r'<h3 class="pb-card__title" id="([^"]+)"', pages()[paths.RULES])

    assert len(ids) >= 20
    assert sorted(ids) == sorted(rule.name for rule in ALL)
    assert rules_page().count == len(ALL)


@for_each(ALL, of_rule)
def test_the_manual_of_a_rule_is_on_the_page_word_for_word(rule: Rule) -> None:
    page = shown(paths.RULES)
    head, _, rest = rule.manual.partition("Fires:")[0].replace("`", "").partition("\n\n")
    head = re.sub(r"\s*\([DS]\d[^)]*\)", "", head)  # the numbers of its sources stand by themselves
    whole, spaced = re.sub(r"\s+", "", page), re.sub(r"\s+", "", f"{head} {rest}")

    assert rule.code in page.split()
    for snippet in (example(rule.manual, "Fires"), example(rule.manual, "Quiet")):
        assert snippet
        assert " ".join(snippet.split()) in page
    for sentence in re.split(r"(?<=[.:;])", spaced):
        assert sentence in whole, sentence


def test_an_example_keeps_its_lines_and_how_far_they_are_indented() -> None:
    rule = next(rule for rule in ALL if rule.name == "contact-late")
    blocks = re.findall(r"<pre><code>(.*?)</code></pre>", pages()[paths.RULES])

    assert len(blocks) == 2 * len(ALL)
    assert example(rule.manual, "Fires") in [html.unescape(block) for block in blocks]


# --- Figures -------------------------------------------------------------------------------------------------------


def test_every_figure_that_the_code_names_is_on_the_page_and_nothing_else() -> None:
    named = {number for path in SOURCES for number in numbers_in(path.read_text("utf-8"))}
    headings = re.findall(r"^## D(\d+) ", pages()[paths.FIGURES], re.MULTILINE)

    assert len(SOURCES) >= 30
    assert len(headings) >= 30
    assert sorted(map(int, headings)) == sorted(named)


def test_every_figure_says_what_it_is_or_which_rule_goes_by_it() -> None:
    page = shown(paths.FIGURES)

    for figure in figures_page().figures:
        assert figure.definitions or figure.see or figure.rules
        for definition in figure.definitions:
            assert (ROOT / definition.file).is_file()
            assert definition.file in page
            assert definition.text[0][0].text.split(". ")[0].strip() in page


def test_no_two_definitions_share_an_anchor() -> None:
    anchors = [each.anchor for figure in figures_page().figures for each in figure.definitions]

    assert len(anchors) >= 30
    assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("How many (D15, S17).", {15}),
        ("Contact (D1 to D4)", {1, 2, 3, 4}),
        ("D2, D3 and D9", {2, 3, 9}),
        ("3D, AD12, S4", set()),
    ],
)
def test_the_numbers_of_figures_in_a_text(text: str, numbers: set[int]) -> None:
    assert numbers_in(text) == numbers


# --- No rule is dead -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fired_in_samples() -> frozenset[str]:
    """The names of the rules that find something in the sample accounts."""
    accounts = checked(ROOT).book.accounts
    return frozenset(each.rule.name for a in accounts for each in findings(a, DAY, a.settings))


@for_each(ALL, of_rule)
def test_a_rule_fires_in_the_samples_or_in_a_case(rule: Rule, fired_in_samples: frozenset[str]) -> None:
    assert rule.name in fired_in_samples or any(found(case) for case in cases([rule]) if case.fires)


def test_the_samples_fire_most_rules(fired_in_samples: frozenset[str]) -> None:
    # For believable reasons: the samples are accounts as people keep them, so a rare mishap may be in none.
    assert len(fired_in_samples) > len(ALL) / 2
