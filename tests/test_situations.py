"""What a phase of life and what we are after change: days, rules, questions, and whose questions come first."""

from __future__ import annotations

from typing import Any, get_args

from made import account, day

from generator.build import check
from generator.insight.knowledge.frames import frame_answers, order_roles
from generator.insight.people.contact import cadence_of
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.role import Role
from generator.model.situations import Lifecycle, Lifecycles, PlanType, PlanTypes

TEAM = b"team:\n  - {id: priya, name: Priya Nair, role: account_manager}\n"
PERSON = "stakeholders:\n  - {name: Dana Ortiz, influence: high, interest: high}\n"


def read(head: str = "", own: str = "", settings: str = "{}") -> Account:
    text = f"account: {{name: Sorrel Foods, owner: priya, tier: key{head}}}\n{own}{PERSON}"
    sources = {"accounts/_team.yaml": TEAM, "accounts/sorrel.yaml": text.encode()}
    checked = check({**sources, "playbook/settings.yaml": settings.encode()})
    return checked.book.accounts[0]


def days(made: Account) -> int | None:
    return cadence_of(made, made.stakeholders[0], made.settings)


def role(id: str, *questions: dict[str, Any]) -> Role:
    keys = {"id": id, "name": id, "icon": "circle", "lens": "All.", "wear_when": ["always"], "questions": questions}
    return Role.model_validate(keys)


def test_every_phase_and_aim_an_account_can_name_has_its_place_in_the_settings() -> None:
    assert [field.key for field in fields_of(Lifecycles)] == list(get_args(Lifecycle))
    assert [field.key for field in fields_of(PlanTypes)] == list(get_args(PlanType))


def test_they_hear_from_us_sooner_while_they_grow_or_we_have_to_win_them_back() -> None:
    assert days(read()) == 30
    assert days(read(", lifecycle: mature")) == 30
    assert days(read(", lifecycle: growth")) == 22
    assert days(read(", lifecycle: mature, plan_type: recovery")) == 22


def test_of_two_shares_of_the_days_the_lower_holds() -> None:
    settings = "lifecycles:\n  decline: {cadence_percent: 50}\n"

    assert days(read(", lifecycle: decline, plan_type: recovery", settings=settings)) == 15


def test_a_number_of_the_account_itself_is_not_changed() -> None:
    assert days(read(", lifecycle: growth", "settings: {tiers: {key: {manage_closely: 20}}}\n")) == 20


def test_an_account_can_say_otherwise_what_its_phase_changes() -> None:
    own = "settings: {lifecycles: {growth: {cadence_percent: 50, first: mediator}}}\n"
    made = read(", lifecycle: growth", own)

    assert days(made) == 15
    assert [situation.first for situation in made.situations] == [("mediator",)]


def test_a_misspelt_phase_changes_nothing() -> None:
    assert days(read(", lifecycle: groth")) == 30


def test_rules_of_a_phase_hold_before_those_of_the_aim_and_after_those_of_the_settings() -> None:
    off = "level: 'off', why: Because}"
    settings = f"""\
lifecycles: {{growth: {{rules: {{no-help-lately: {{level: amber, why: They grow}}}}}}}}
plan_types: {{expansion: {{rules: {{no-help-lately: {{{off}, only-fires: {{{off}}}}}}}
rules: {{only-fires: {{level: note, why: We ask}}}}
"""
    rules = read(", lifecycle: growth, plan_type: expansion", settings=settings).settings.rules

    assert {name: setting.level for name, setting in rules.items()} == {
        "demand-misjudged": "amber",  # what the phase says unless we say otherwise
        "no-help-lately": "amber",
        "only-fires": "note",
    }


def test_a_misspelt_rule_of_a_phase_is_a_problem() -> None:
    settings = "lifecycles:\n  growth:\n    rules:\n      contact-latte: {level: note, why: Summer}\n"
    sources = {"accounts/_team.yaml": TEAM, "playbook/settings.yaml": settings.encode()}
    problems = [problem for problem in check(sources).problems if problem.rule == "unknown-rule"]

    assert [(str(problem.place), problem.key) for problem in problems] == [
        ("playbook/settings.yaml:4:22", "lifecycles.growth.rules.contact-latte")
    ]


def test_a_question_of_a_phase_is_asked_in_it_alone_and_before_the_others() -> None:
    asked = role(
        "ceo",
        {"ask": "Where to?", "answered_by": "strategy.customer.vision"},
        {"ask": "Who is left?", "answered_by": "strategy.us.vision", "when": ["decline", "retention"]},
    )

    def questions(**head: str) -> list[str]:
        answers = frame_answers(account(head=head), asked, (), day("2026-11-16"))
        return [question.ask for question in answers.untold]

    assert questions() == questions(lifecycle="growth") == ["Where to?"]
    assert questions(lifecycle="decline") == questions(plan_type="retention") == ["Who is left?", "Where to?"]


def test_the_roles_that_matter_most_in_a_situation_come_first_those_of_the_phase_before_those_of_the_aim() -> None:
    roles = [role(id) for id in ("ceo", "ambassador", "mediator", "controller")]

    def order(**head: str) -> list[str]:
        return [role.id for role in order_roles(account(head=head), roles)]

    assert order() == ["ceo", "ambassador", "mediator", "controller"]
    assert order(lifecycle="growth", plan_type="recovery") == ["ceo", "controller", "mediator", "ambassador"]
