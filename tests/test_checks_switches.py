"""Rules that settings name and nobody wrote."""

from __future__ import annotations

from generator.build import check

TEAM = b"team:\n  - {id: priya, name: Priya Nair, role: account_manager}\n"
HEAD = b"account: {name: Sorrel Foods, owner: priya, tier: key}\n"


def found(account: bytes = b"", settings: bytes = b"{}") -> list[tuple[str, str, str]]:
    sources = {
        "accounts/_team.yaml": TEAM,
        "accounts/sorrel.yaml": HEAD + account,
        "playbook/settings.yaml": settings,
    }
    problems = [problem for problem in check(sources).problems if problem.rule == "unknown-rule"]
    return [(str(problem.place), problem.hint, problem.account) for problem in problems]


def test_a_misspelt_rule_is_a_problem_where_it_stands_with_a_suggestion() -> None:
    settings = b"rules:\n  contact-latte: {level: off, why: Summer}\n"

    assert found(settings=settings) == [("playbook/settings.yaml:2:18", "did you mean `contact-late`?", "")]


def test_an_account_s_own_settings_are_looked_at_too() -> None:
    own = b"settings:\n  rules:\n    contact-lat: {level: off, why: Summer}\n"

    assert found(own) == [("accounts/sorrel.yaml:4:18", "did you mean `contact-late`?", "sorrel")]


def test_a_rule_that_is_there_is_no_problem() -> None:
    assert found(settings=b"rules:\n  contact-late: {level: off, why: Summer}\n") == []
