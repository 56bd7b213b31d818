"""What the reader promises: text as typed, a position for everything, a verdict for every problem."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import pytest

from generator import yaml_reader
from generator.model.problem import Level, Place, Problem
from generator.yaml_reader.faults import MISTAKES
from generator.yaml_reader.source import Items, Limits, Map, Scalar, read_yaml


def tree_and_problems(source: str) -> tuple[Map | None, list[Problem]]:
    return read_yaml("accounts/brightwater.yaml", source.encode())


def tree_of(source: str) -> Map:
    tree, problems = tree_and_problems(source)
    assert problems == []
    assert tree is not None
    return tree


def only_problem(source: str | bytes, **limits: int) -> Problem:
    data = source if isinstance(source, bytes) else source.encode()
    _, problems = read_yaml("accounts/brightwater.yaml", data, Limits(**limits))
    assert len(problems) == 1
    return problems[0]


# Values

TYPED = """
00123 | 1.10 | 3.0 | 12:30 | 190:20:30 | no | NO | on | off | yes | y | n | True | FALSE | Null | NULL | 1e3 | 12e03
.5 | 1.e3 | +4930123456 | 0049 30 1 | (030) 123-4567 | 0x1F | 0o14 | 0123 | 08 | 0b101 | 1_000 | 1,000 | 1.000,50
2026-01-02 | 2026-1-2 | 2026-02-30 | 2026-01-02T03:04:05+99:99 | 2026-01-02 03:04:05 | .inf | .nan | ~/path | = | =1+1
9007199254740993 | $1,000 | 50% | -5 | +5 | 10k | v1.2.3 | 1/2 | a#b | C# | https://x.example/a#b | C:\\dir | R&D
"""


def test_values_are_kept_exactly_as_typed() -> None:
    typed = [value.strip() for line in TYPED.strip().splitlines() for value in line.split("|")]
    assert len(typed) >= 40
    for value in typed:
        assert tree_of(f"a: {value}\nb:\n  - {value}\nc: '{value}'\n") == {"a": value, "b": [value], "c": value}


@pytest.mark.parametrize("nothing", ["", "~", "null", "# a comment"])
def test_what_is_not_written_is_none(nothing: str) -> None:
    assert tree_of(f"a: {nothing}\nb:\n  - {nothing}\n") == {"a": None, "b": [None]}


@pytest.mark.parametrize("quoted", ['""', "''", '"~"', "'null'", "|", ">-"])
def test_quoted_text_is_never_nothing(quoted: str) -> None:
    value = tree_of(f"a: {quoted}\n")["a"]
    assert isinstance(value, Scalar)
    assert not value.plain


def test_a_scalar_knows_whether_it_was_quoted() -> None:
    tree = tree_of("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\n")
    assert [value.plain for value in tree.values() if isinstance(value, Scalar)] == [True, False, False, False]


def test_a_tree_can_be_copied_with_its_positions() -> None:
    tree = tree_of("people:\n  - name: Dana\n")
    copied = copy.deepcopy(tree)
    assert copied == tree
    people = copied["people"]
    assert isinstance(people, Items)
    assert isinstance(people[0], Map)
    assert isinstance(people[0]["name"], Scalar)
    assert people[0]["name"].place == Place("accounts/brightwater.yaml", 2, 11)
    assert people[0].key_places["name"] == people.places[0] == Place("accounts/brightwater.yaml", 2, 5)


def test_keys_in_either_unicode_form_come_out_in_one() -> None:
    assert list(tree_of("cafe\u0301: 1\n")) == ["caf\u00e9"]


# Problems: source, key, rule, line:column, a part of the message and of the hint

PROBLEMS = [
    ("a: 1\nb: 2\na: 3\n", "a", "duplicate-key", "3:1", "here and on line 1", "Keep one"),
    ("p:\n  - n: 1\n    n: 2\n", "p[0].n", "duplicate-key", "3:5", "on line 2", "Keep one"),
    ("p:\n  - n: &x 1\n", "p[0].n", "anchor", "2:8", "“&”", "quotes"),
    ("p: {q: [1, *x]}\n", "p.q[1]", "alias", "1:12", "“*”", "quotes"),
    ("p: !ENV HOME\n", "p", "tag", "1:4", "“!”", "quotes"),
    ("p:\n  <<: {a: 1}\n", "p", "merge-key", "2:3", "<<", "Write the values out"),
    ("p: {{ name }}\n", "p", "braces-in-value", "1:4", "placeholder", "quotes"),
    ("p: @dana\n", "p", "reserved-character", "1:4", "“@”", "quotes"),
    ("p: `x`\n", "p", "reserved-character", "1:4", "“`”", "quotes"),
    ("p: %5\n", "p", "reserved-character", "1:4", "“%”", "quotes"),
    ("p: x\n\tq: 1\n", "", "tab", "2:1", "tab", "spaces"),
    ("p: 'x\nq: 1\n", "p", "unclosed-quote", "1:4", "never closed", "Close it"),
    ("p:\n  - [x, y\nq: 1\n", "p[0]", "unclosed-bracket", "2:5", "[ opened here", "Close it with ]"),
    ("p: {x: 1\n", "p", "unclosed-bracket", "1:4", "{ opened here", "Close it with }"),
    ("[x]: 1\n", "", "key-not-text", "1:1", "must be text", "quotes"),
    (": x\n", "", "empty-key", "1:1", "no key", "key: value"),
    ("n\u200bame: 1\n", "", "hidden-character", "1:2", "U+200B ZERO WIDTH SPACE", "Delete it"),
    ("p: x\u202ey\n", "p", "bidi-control", "1:5", "U+202E", "Delete it"),
    ('p: "\\0"\n', "p", "control-character", "1:4", "U+0000 NUL", "Delete it"),
    ("p: x\x07y\n", "p", "control-character", "1:5", "U+0007 bell", "Delete it"),
    ("p: Acme #1\n", "p", "cut-by-hash", "1:9", "comment", "quotes"),
    ("p:\n  - x\n    - y\n", "p[0]", "folded-list-item", "3:5", "part of the text", "dash"),
    ("p:\n  - name:Acme\n", "p[0]", "missing-space", "2:9", "“name:”", "space after the colon"),
    ("p: 10\u00a0000\n", "p", "no-break-space", "1:6", "U+00A0", "ordinary space"),
    ("- a\n", "", "not-a-mapping", "1:1", "it is a list", "Start with a key"),
    ("hello\n", "", "not-a-mapping", "1:1", "`key: value`", "Start with a key"),
    ("name:Acme\n", "", "missing-space", "1:5", "“name:”", "space after the colon"),
    ("", "", "empty-file", "1:1", "`key: value`", "delete the file"),
    ("a: 1\n---\nb: 2\n", "", "second-document", "2:1", "a file holds one", "---"),
    ("%YAML 1.1\n---\na: no\n", "", "directive", "1:1", "instruction", "Delete"),
    ("a: 1\n<<<<<<< ours\nb: 1\n", "", "merge-conflict", "2:1", "both sides", "Keep one side"),
]


@pytest.mark.parametrize(("source", "key", "rule", "position", "message", "hint"), PROBLEMS)
def test_a_problem_says_where_what_and_what_to_try(
    source: str, key: str, rule: str, position: str, message: str, hint: str
) -> None:
    problem = only_problem(source)
    assert (problem.rule, problem.key) == (rule, key)
    assert str(problem.place) == f"accounts/brightwater.yaml:{position}"
    assert message in problem.message
    assert hint in problem.hint


def test_silent_cuts_are_warnings_and_the_rest_are_errors() -> None:
    quiet = {"cut-by-hash", "folded-list-item", "no-break-space"}
    for source, _, rule, *_ in PROBLEMS:
        warned = only_problem(source).level is Level.WARNING
        assert warned == (rule in quiet or source == "p:\n  - name:Acme\n"), source


def test_a_bad_part_is_left_out_and_the_rest_is_read() -> None:
    tree, problems = tree_and_problems("a: *x\nb: 1\nb: 2\n[c]: 3\nd: [1, !x 2, 3]\ne: {<<: 1, f: \u202e}\ng: ok\n")
    assert tree == {"a": None, "b": "1", "d": ["1", None, "3"], "e": {"f": None}, "g": "ok"}
    assert [problem.rule for problem in problems] == [
        "alias", "duplicate-key", "key-not-text", "tag", "merge-key", "bidi-control",
    ]  # fmt: skip


def test_after_a_mistake_in_the_structure_complete_entries_are_kept() -> None:
    tree, problems = tree_and_problems("a: 1\nb:\n  - x\nc: 'unclosed\nd: 4\n")
    assert tree == {"a": "1", "b": ["x"]}
    assert tree.key_places.keys() == tree.keys()
    assert [problem.rule for problem in problems] == ["unclosed-quote"]


def test_what_follows_from_a_mistake_on_the_same_line_is_not_reported() -> None:
    assert only_problem("a: **bold** text\n").rule == "alias"
    assert only_problem("a: x\u0085b: y\n").rule == "line-separator"


# Encodings


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_other_unicode_encodings_are_refused_by_name(encoding: str) -> None:
    problem = only_problem("name: Brightwater\n".encode(encoding))
    assert problem.rule == "not-utf8"
    assert encoding[:6].upper() in problem.message


def test_a_byte_that_is_not_utf8_is_shown_with_its_likely_meaning() -> None:
    problem = only_problem("a: 1\nb: caf\u00e9\n".encode("latin-1"))
    assert (problem.rule, problem.place.line, problem.place.column) == ("bad-bytes", 2, 7)
    assert "0xE9" in problem.message
    assert "“é”" in problem.hint


def test_a_byte_order_mark_at_the_start_changes_no_position() -> None:
    tree, problems = read_yaml("f", b"\xef\xbb\xbfa: 1\n")
    assert (tree, problems) == ({"a": "1"}, [])
    assert tree is not None
    assert tree.key_places["a"] == Place("f", 1, 1)


def test_carriage_returns_alone_are_refused_once_and_read_as_line_ends() -> None:
    tree, problems = tree_and_problems("a: 1\rb: 2\rc: 3\r")
    assert tree == {"a": "1", "b": "2", "c": "3"}
    assert [(problem.rule, problem.place.line) for problem in problems] == [("lone-carriage-return", 1)]


def test_a_spreadsheet_by_the_name_of_yaml_is_called_one() -> None:
    assert "Excel" in only_problem(b"PK\x03\x04" + bytes(40)).message


# Limits


def test_a_file_over_the_size_limit_says_where_the_limit_is() -> None:
    problem = only_problem("a: 1\nb: été été\n", bytes=12)
    assert (problem.rule, problem.place.line, problem.place.column) == ("file-too-large", 2, 6)


def test_depth_counts_lists_and_maps_of_both_styles() -> None:
    assert tree_of("a:\n  - {b: [1]}\n")
    problem = only_problem("a:\n  - {b: [1]}\n", depth=3)
    assert (problem.rule, problem.place.line, problem.place.column) == ("too-deep", 2, 9)


def test_the_number_of_values_is_limited() -> None:
    problem = only_problem("a: 1\nb: 2\nc: 3\n", values=6)
    assert (problem.rule, problem.place.line) == ("too-many-values", 3)


def test_a_key_is_limited_in_length() -> None:
    assert only_problem("abcdef: 1\n", key=5).rule == "long-key"


def test_the_same_problem_over_and_over_is_counted() -> None:
    _, problems = tree_and_problems("a: 0\n" * 30)
    assert [problem.place.line for problem in problems] == list(range(2, 22))
    assert [problem.more for problem in problems] == [0] * 19 + [9]


# Words


def test_each_mistake_is_made_somewhere_and_has_words() -> None:
    modules = (path.read_text("utf-8") for path in Path(yaml_reader.__path__[0]).glob("*.py"))
    code = "\n".join(modules)
    named = set(re.findall(r'"([a-z0-9-]+)"', code))
    named |= {name.replace("_", "-") for name in re.findall(r"\?P<(\w+)>", code)}
    keys = {"rule", "message", "hint", "level", "damage"}

    assert set(re.findall(r'make_fault\(\s*"([a-z0-9-]+)"', code)) <= MISTAKES.keys()
    assert MISTAKES.keys() - named == set()
    assert all({"message"} <= said.keys() <= keys for said in MISTAKES.values())
