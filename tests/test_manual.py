"""The reference pages of rules and figures say what the code says: all of it, and nothing else."""

from __future__ import annotations

import dataclasses
import html
import re
from functools import cache

import pytest
from check_cases import AS_OF, account_of, cases, examples, found
from offenders import for_each
from projects import DAY, ROOT, checked

from generator import paths
from generator.build import build
from generator.checks.all import ALL
from generator.checks.findings import find_findings
from generator.checks.rule import Rule
from generator.context.manual import figures_page, rules_page
from generator.days.period import in_words


@cache
def pages() -> dict[str, str]:
    """The pages of a playbook without accounts, as Markdown."""
    site = build(dataclasses.replace(checked(ROOT), files=(), common=()), DAY)
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
    head, _, rest = rule.manual.replace("`", "").partition("\n\n")
    whole, spaced = re.sub(r"\s+", "", page), re.sub(r"\s+", "", f"{head} {rest}")

    assert rule.name in page.split()
    for sentence in re.split(r"(?<=[.:;])", spaced):
        assert sentence in whole, sentence


def test_the_examples_are_on_the_page_line_by_line_without_what_they_say_for_the_tests() -> None:
    blocks = [html.unescape(block) for block in re.findall(r"<pre><code>(.*?)</code></pre>", pages()[paths.RULES])]
    two = [case.text.partition("\n# expect")[0].rstrip() + "\n" for rule in ALL for case in examples(rule)]

    assert blocks == two
    assert "# expect:" not in "".join(blocks)


def test_the_page_says_in_which_account_and_on_which_day_the_examples_are_seen() -> None:
    account = account_of("")
    said = f"{account.name}, a customer of tier `{account.profile.tier}` since {in_words(account.profile.since)}"

    assert f"{said}, on {in_words(AS_OF)}, a {AS_OF:%A}." in shown(paths.RULES)


# --- Figures -------------------------------------------------------------------------------------------------------


def test_every_module_of_insight_is_a_subject_with_what_it_works_out() -> None:
    page, subjects = shown(paths.FIGURES), figures_page().subjects
    modules = [path for path in (ROOT / "generator" / "insight").rglob("*.py") if path.name != "__init__.py"]
    named = {definition.name for subject in subjects for definition in subject.definitions}
    by_module = {path: re.findall(r"^def ([a-z]\w*)", path.read_text("utf-8"), re.M) for path in modules}
    functions = {name for names in by_module.values() for name in names}

    assert len(subjects) >= 60
    assert len(functions) >= 150
    assert functions <= named
    working = {path.stem.replace("_", " ").capitalize() for path, names in by_module.items() if names}
    assert working <= {each.title for each in subjects}
    for subject in subjects:
        assert subject.text in page
        for definition in subject.definitions:
            assert definition.text[0][0].text.split(". ")[0].strip() in page


def test_a_subject_names_the_rules_that_go_by_it() -> None:
    rules = {subject.title: {name for name, _ in subject.rules} for subject in figures_page().subjects}

    assert "contact-late" in rules["Contact"]
    assert "kept-rate-low" in rules["Kept"]
    assert "contact-late" not in rules["Kept"]
    assert "agenda-over-time" in rules["Agenda"]


def test_no_two_definitions_share_an_anchor() -> None:
    subjects = figures_page().subjects
    anchors = [each.anchor for subject in subjects for each in (subject, *subject.definitions)]

    assert len(anchors) >= 200
    assert len(set(anchors)) == len(anchors)


# --- No rule is dead -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fired_in_samples() -> frozenset[str]:
    """The names of the rules that find something in the sample accounts."""
    accounts = checked(ROOT).book.accounts
    return frozenset(finding.rule.name for a in accounts for finding in find_findings(a, DAY, a.settings))


@for_each(ALL, of_rule)
def test_a_rule_fires_in_the_samples_or_in_a_case(rule: Rule, fired_in_samples: frozenset[str]) -> None:
    assert rule.name in fired_in_samples or any(found(case) for case in cases([rule]) if case.fires)


def test_the_samples_fire_most_rules(fired_in_samples: frozenset[str]) -> None:
    # For believable reasons: the samples are accounts as people keep them, so a rare mishap may be in none.
    assert len(fired_in_samples) > len(ALL) / 2
