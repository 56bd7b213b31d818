from __future__ import annotations

import json

import pytest

from generator.model.problem import Level, Place, Problem, count_problems, in_order
from generator.report import as_github, as_json, as_line, as_text, summarise

ERROR = Problem(
    Place("accounts/acme.yaml", 12, 5),
    "unknown-key",
    "`influnce` is not a key of a stakeholder",
    "did you mean `influence`?",
    "stakeholders[2].influnce",
    account="acme",
)
WARNING = Problem(Place("accounts/acme.yaml", 100, 14), "cut-by-hash", "The text ends at “ #”.", level=Level.WARNING)
NOTE = Problem(Place("playbook/settings.yaml"), "some-note", "By the way.", level=Level.NOTE)
ALL = [ERROR, WARNING, NOTE]


def test_text_groups_problems_by_file() -> None:
    assert as_text(ALL) == (
        "accounts/acme.yaml\n"
        "     12:5  error    `influnce` is not a key of a stakeholder\n"
        "                    → did you mean `influence`?\n"
        "                    stakeholders[2].influnce · unknown-key\n"
        "   100:14  warning  The text ends at “ #”.\n"
        "                    cut-by-hash\n"
        "\n"
        "playbook/settings.yaml\n"
        "      1:1  note     By the way.\n"
        "                    some-note\n"
    )


def test_text_may_be_painted() -> None:
    painted = as_text([ERROR], lambda words, role: f"<{role}>{words}</{role}>")

    assert "<file>accounts/acme.yaml</file>" in painted
    assert "<error>error  </error>" in painted
    assert "<quiet>stakeholders[2].influnce · unknown-key</quiet>" in painted


def test_no_problems_are_no_text() -> None:
    assert as_text([]) == ""


def test_json_has_a_row_for_every_problem() -> None:
    first, second, _ = json.loads(as_json(ALL))

    assert first == {
        "file": "accounts/acme.yaml",
        "line": 12,
        "column": 5,
        "key": "stakeholders[2].influnce",
        "rule": "unknown-key",
        "level": "error",
        "message": "`influnce` is not a key of a stakeholder",
        "hint": "did you mean `influence`?",
        "account": "acme",
    }
    assert (second["level"], second["hint"], second["key"], second["account"]) == ("warning", "", "", "")
    assert json.loads(as_json([])) == []


def test_a_code_host_shows_problems_beside_the_lines_of_a_change() -> None:
    assert as_github(ALL).splitlines() == [
        "::error file=accounts/acme.yaml,line=12,col=5,title=unknown-key"
        "::`influnce` is not a key of a stakeholder (did you mean `influence`?)",
        "::warning file=accounts/acme.yaml,line=100,col=14,title=cut-by-hash::The text ends at “ #”.",
        "::notice file=playbook/settings.yaml,line=1,col=1,title=some-note::By the way.",
    ]


def test_no_name_or_message_can_begin_a_command_of_its_own() -> None:
    sly = Problem(Place("accounts/a,line=9::b\n::error::c.yaml"), "x", "100 %\r\n::error::d")

    (line,) = as_github([sly]).splitlines()

    assert line == (
        "::error file=accounts/a%2Cline=9%3A%3Ab%0A%3A%3Aerror%3A%3Ac.yaml,line=1,col=1,title=x"
        "::100 %25%0D%0A::error::d"
    )


ODD = "a\nb\r\x1b[31m\x85\u2028\u202e\udcff"
ODD_NAME = Problem(Place(f"accounts/{ODD}.yaml"), "bad-id", f"`{ODD}` cannot be", f"rename {ODD}", f"x.{ODD}")


def test_no_name_of_a_file_breaks_a_line_of_text() -> None:
    shown = r"a\nb\r\x1b[31m\x85\u2028\u202e\udcff"

    assert as_text([ODD_NAME]).splitlines() == [
        f"accounts/{shown}.yaml",
        f"      1:1  error    `{shown}` cannot be",
        f"                    → rename {shown}",
        f"                    x.{shown} · bad-id",
    ]
    assert as_line(ODD_NAME) == f"accounts/{shown}.yaml:1:1: `{shown}` cannot be → rename {shown}"


def test_no_name_of_a_file_breaks_a_line_for_a_code_host_or_a_program() -> None:
    (line,) = as_github([ODD_NAME]).splitlines()
    row = as_json([ODD_NAME])

    assert r"file=accounts/a%0Ab%0D\x1b[31m\x85\u2028\u202e\udcff.yaml," in line
    assert json.loads(row)[0]["file"] == f"accounts/{ODD}.yaml"
    assert row.encode("utf-8")


def many(count: int, rule: str = "unknown-key", level: Level = Level.ERROR) -> list[Problem]:
    return [Problem(Place("a.yaml", line), rule, f"key {line}", level=level) for line in range(1, count + 1)]


def test_of_many_problems_of_one_kind_in_one_file_twenty_are_listed_and_all_are_counted() -> None:
    listed = in_order([*many(7_000), *many(3, "tab"), *many(25, level=Level.WARNING)])

    assert [problem.rule for problem in listed if problem.is_error and problem.rule == "tab"] == ["tab"] * 3
    assert [problem.place.line for problem in listed if problem.is_error and problem.rule != "tab"] == [*range(1, 21)]
    assert "key 20 (and 6,980 more like it)" in as_text(listed)
    assert summarise(listed, 1) == "1 account read: 7,003 errors and 25 warnings."
    assert json.loads(as_json(listed))[-1]["message"] == "key 20 (and 5 more like it)"


def test_problems_that_are_listed_already_are_counted_with_those_that_come_later() -> None:
    first = in_order(many(30))

    assert in_order(first) == first
    assert (
        count_problems(in_order([*first, *(Problem(Place("a.yaml", 5), "unknown-key", f"{at}") for at in range(7))]))
        == 37
    )
    assert count_problems(first) == 30


def test_one_problem_on_one_line() -> None:
    assert as_line(ERROR) == (
        "accounts/acme.yaml:12:5: `influnce` is not a key of a stakeholder → did you mean `influence`?"
    )
    assert as_line(NOTE) == "playbook/settings.yaml:1:1: By the way."


@pytest.mark.parametrize(
    ("problems", "accounts", "words"),
    [
        ([], 0, "0 accounts read, no problems."),
        ([], 1, "1 account read, no problems."),
        ([ERROR], 3, "3 accounts read: 1 error."),
        ([ERROR, ERROR, NOTE], 3, "3 accounts read: 2 errors and 1 note."),
        (ALL, 1200, "1,200 accounts read: 1 error, 1 warning and 1 note."),
    ],
)
def test_what_was_found_in_a_sentence(problems: list[Problem], accounts: int, words: str) -> None:
    assert summarise(problems, accounts) == words


def test_problems_are_ordered_by_place_then_the_worst_first_and_each_is_told_once() -> None:
    place = Place("b.yaml", 2, 1)
    warning, error = Problem(place, "a", "x", level=Level.WARNING), Problem(place, "b", "y")
    later, other = Problem(Place("b.yaml", 10, 1), "a", "x"), Problem(Place("a.yaml", 99, 1), "a", "x")

    assert in_order([later, warning, error, other, error]) == [other, error, warning, later]


def test_a_place_and_a_problem_say_what_they_are() -> None:
    assert str(ERROR.place) == "accounts/acme.yaml:12:5"
    assert (ERROR.is_error, WARNING.is_error, NOTE.is_error) == (True, False, False)
    assert NOTE.of_account("bolt").account == "bolt"
