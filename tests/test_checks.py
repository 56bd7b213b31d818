"""Every rule: its manual, its two examples and its other cases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

import pytest
from check_cases import (
    AS_OF,
    FOLDER,
    Case,
    Expected,
    account_of,
    cases,
    differences,
    examples,
    found,
)
from offenders import for_each

from generator.checks.all import ALL
from generator.checks.rule import Concern, Rule, Severity, rules_of
from generator.context.rule_examples import read_examples
from generator.model.account import Account

ORIGINS = (
    "Account management for project managers",
    "Rules, mistakes and challenges of account managers",
    "The six frames of a strategic account manager (Grande Lum)",
    "The client's representative inside the supplier",
    "The snowball: rhythm, reviews, decisions, formats",
    "Good practice",
)
"""The articles a rule may come from; what no article says is good practice."""


def named(case: Case) -> str:
    return f"{case.rule.role}-{case.rule.name}-{case.name}"


def of_rule(rule: Rule) -> str:
    return f"{rule.role}-{rule.name}"


# --- what rules find


@for_each(cases, named)
def test_every_case(case: Case) -> None:
    assert differences(case, found(case)) == []


def test_rules_with_cases_were_found() -> None:
    assert len(ALL) >= 90
    assert len(cases()) >= 4 * len(ALL)
    assert "contact-late" in {case.rule.name for case in cases() if case.name not in ("fires", "quiet")}


# --- how findings read


def not_as_a_colleague_says_it(finding: Concern, account: Account) -> Iterator[str]:
    """What is wrong with the sentences of a finding, and with what it points to."""
    if not finding.advice:
        yield f"nothing says what to do: {finding.message}"
    for text in (finding.message, finding.advice):
        if not re.search(r"[.?!]”?$", text) or not (text[0].isupper() or not text[0].isalpha()):
            yield f"not a full sentence: {text}"
        if re.search(r"_|\bNone\b(?! of)|  |\.\.|\d{4}-\d{2}-\d{2}", text):
            yield f"not in plain words: {text}"
        ids = {person.id for person in account.stakeholders if person.name or "-" in person.id}
        ids |= {member.id for member in (*account.team, *account.colleagues)}
        yield from (f"the id {id} in: {text}" for id in sorted(ids) if re.search(rf"(?<![\w-]){id}(?![\w-])", text))
    for record in finding.records:
        if record.typed_at is None:
            yield f"nobody typed the {type(record).__name__} shown with: {finding.message}"
    if finding.owner is not None and account.colleague(finding.owner) is None:
        yield f"{finding.owner} is none of us: {finding.message}"
    if finding.days < 0:
        yield f"{finding.days} days overdue: {finding.message}"


@for_each(lambda: [case for case in cases() if case.fires], named)
def test_a_finding_reads_like_a_colleague_and_points_to_what_was_typed(case: Case) -> None:
    findings = found(case)

    assert findings
    assert [text for finding in findings for text in not_as_a_colleague_says_it(finding, account_of(case.text))] == []


@pytest.mark.parametrize(
    "finding",
    [
        Concern("We have lost touch."),
        Concern("dana has not heard from us.", advice="Ring her."),
        Concern("We lost touch", advice="Ring her."),
        Concern("The state is lost_touch.", advice="Ring her."),
        Concern("We met her on 2026-08-03.", advice="Ring her."),
        Concern("Nobody asked priya.", advice="Ring her."),
        Concern("We lost touch.", advice="call her"),
        Concern("We lost touch.", advice="Ring her.", owner="nobody"),
        Concern("We lost touch.", advice="Ring her.", days=-1),
        Concern("We lost touch.", (account_of("stakeholders: [{name: Dana}]").person("dana").contact,), "Ring her."),  # type: ignore[union-attr]
    ],
    ids=lambda finding: finding.message,
)
def test_a_finding_that_does_not_read_well_is_noticed(finding: Concern) -> None:
    assert list(not_as_a_colleague_says_it(finding, account_of("stakeholders: [{name: Dana, id: dana}]")))


def test_a_rule_looks_at_an_account_that_says_nothing_without_finding_anything_red() -> None:
    account = account_of("")
    found_here = [(r, f) for r in ALL for f in r.check(account, AS_OF, account.settings)]

    assert [f.message for rule, f in found_here if (f.severity or rule.severity) is Severity.RED] == []


# --- every rule is complete


@for_each(ALL, of_rule)
def test_the_manual_of_a_rule_says_what_is_the_matter_and_where_it_comes_from(rule: Rule) -> None:
    first, *definition, origin = rule.manual.split("\n\n")
    articles = " ".join(origin.split()).removeprefix("From: ").removesuffix(".").split("; ")

    assert first.endswith(".")
    assert "".join(definition).strip(), "the exact definition is missing"
    assert origin.startswith("From: "), origin
    assert [article for article in articles if not article.startswith(ORIGINS)] == []


@for_each(ALL, of_rule)
def test_a_rule_has_an_example_that_fires_and_one_that_does_not(rule: Rule) -> None:
    two = examples(rule)

    assert [case.name for case in two] == ["fires", "quiet"]
    assert [case.as_of for case in two] == [AS_OF, AS_OF], "the page of rules shows both on the same day"


@pytest.mark.parametrize("role", dict.fromkeys(rule.role for rule in ALL))
def test_the_examples_of_a_role_are_those_of_its_rules_in_their_order(role: str) -> None:
    assert list(read_examples(role)) == [rule.name for rule in ALL if rule.role == role]


@for_each(cases, named)
def test_a_case_says_in_its_name_whether_the_rule_fires(case: Case) -> None:
    assert re.fullmatch(r"([a-z0-9-]+-)?(fires|quiet)", case.name)


def test_no_case_says_what_another_says() -> None:
    texts = Counter((case.rule.name, re.sub(r"^#.*\n|\s", "", case.text, flags=re.M), case.as_of) for case in cases())

    assert [name for (name, *_), times in texts.items() if times > 1] == []


@for_each(ALL, of_rule)
def test_the_name_of_a_rule_is_that_of_its_function_in_the_files_of_its_role(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    assert rule.check.__name__ == rule.name.replace("-", "_")
    assert rule.check.__module__.startswith(f"generator.checks.{rule.role}")


def test_no_two_rules_share_a_name_and_those_of_a_role_stand_together() -> None:
    roles = [rule.role for rule in ALL]

    assert len({rule.name for rule in ALL}) == len(ALL)
    assert list(dict.fromkeys(roles)) == [role for role, _ in groupby(roles)]


def test_every_folder_of_cases_belongs_to_a_rule() -> None:
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir()}

    assert len(folders) >= 80
    assert folders <= {rule.name for rule in ALL}


# --- the runner itself


@rules_of("ambassador")("is-friendly", Severity.NOTE)
def friendly(account: Account, *_: object) -> Iterator[Concern]:
    """Somebody is a friend."""
    for person in account.stakeholders:
        if person.friend:
            yield Concern(f"{person.label} is a friend.", (person,), "Say hello.", Severity.RED, "yuki", 3)


SMALL = """\
stakeholders:
  - {name: Dana Ortiz, friend: true}
"""
WANTED = (
    ("advice", "hello"),
    ("severity", "red"),
    ("owner", "yuki"),
    ("days", "3"),
    ("record", "Dana"),
)


def small(name: str, *expected: Expected, text: str = SMALL) -> list[str]:
    case = Case(friendly, name, text, AS_OF, expected)
    return differences(case, found(case))


def test_a_small_case_passes() -> None:
    assert small("one-fires", Expected("Dana Ortiz is", WANTED)) == []
    assert small("fires", Expected("Dana Ortiz is")) == []
    assert small("one-quiet", text="stakeholders: [{name: Dana Ortiz}]\n") == []


@pytest.mark.parametrize("wrong", WANTED, ids=lambda pair: pair[0])
def test_a_case_fails_when_anything_it_says_is_different(wrong: tuple[str, str]) -> None:
    assert small("one-fires", Expected("Dana Ortiz is", ((wrong[0], "4"),))) != []


def test_a_case_fails_when_too_little_or_too_much_is_found() -> None:
    two = SMALL + "  - {name: Lars Holm, friend: true}\n"

    assert small("one-quiet") == ["found, but nothing was expected: Dana Ortiz is a friend."]
    assert small("one-fires", Expected("Dana Ortiz is"), text=two) == ["not expected: Lars Holm is a friend."]
    assert small("one-fires", Expected("Lars Holm is"))[-1] == "not found: Lars Holm is"
    assert small("one-fires", Expected("is a friend"), text="stakeholders: []\n") == ["nothing found"]
    assert small("one-fires") == ["there is no `# expect:`"]


def test_a_case_with_a_mistake_in_its_file_is_no_case() -> None:
    with pytest.raises(ValueError, match=r"acme\.yaml:3:24 `frend`"):
        small("one-fires", text="stakeholders:\n  - {name: Dana Ortiz, frend: true}\n")


@pytest.mark.parametrize(
    ("text", "tier", "since"),
    [
        ("", "key", "2024-01-01"),
        ("account: {tier: growth}\n", "growth", "2024-01-01"),
        ("account:\n  since: 2026-02-03\n  tier: growth\n", "growth", "2026-02-03"),
        ("stakeholders: []\naccount:\n  tier: growth\n", "growth", "2024-01-01"),
    ],
)
def test_what_the_head_of_a_case_leaves_out_is_filled_in(text: str, tier: str, since: str) -> None:
    profile = account_of(text).profile

    assert (profile.name, profile.owner, profile.tier, str(profile.since)) == ("Acme", "priya", tier, since)


def test_the_expectations_of_a_file_are_read() -> None:
    case = next(case for case in cases() if (case.rule.name, case.name) == ("contact-late", "fires"))

    assert case.as_of == AS_OF
    assert [what for what, _ in case.expected[0].more] == ["severity", "owner", "days", "record"]
