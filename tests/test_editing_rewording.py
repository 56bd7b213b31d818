from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from odd_yaml import odd_files
from projects import examples

from generator.editing.names import names_of
from generator.editing.rewording import reword_file
from generator.editing.sheet import plain_tree
from generator.editing.surgery import CannotEdit
from generator.yaml_reader.source import read_yaml


def dana_away(_: object, text: str) -> str:
    return names_of("dana", "Dana Ortiz", (), []).replace_in(text, "Somebody")


def in_words(source: str) -> str:
    return reword_file(source.encode(), dana_away, lambda remark: dana_away((), remark)).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: Dana rang  # says Dana\n", "a: Somebody rang  # says Somebody\n"),
        ("a: 'Dana''s list'\n", "a: 'Somebody''s list'\n"),
        ('a: "Dana: \\u00e5"\n', 'a: "Somebody: \\u00e5"\n'),
        ("a: >-\n  Met Dana\n  Ortiz today.\n  Fine.\n", "a: >-\n  Met Somebody today.\n  Fine.\n"),
        ("a: [x, Dana,  # Dana\n  y]\r\n", "a: [x, Somebody,  # Somebody\n  y]\r\n"),
        ('a: "D\\u0061na rang"\n', 'a: "Somebody rang"\n'),
        (
            "a: |\n  Dana\n  # Ortiz\n\n# Danae stays, dana too\n",
            "a: |\n  Somebody\n  # Somebody\n\n# Danae stays, dana too\n",
        ),
        ("Dana: x\n", "Dana: x\n"),
    ],
)
def test_words_are_exchanged_where_they_stand(before: str, after: str) -> None:
    assert in_words(before) == after


@given(odd_files())
@settings(max_examples=examples(100))
def test_what_has_no_other_words_stays_as_it_is(odd: tuple[dict[str, Any], bytes]) -> None:
    assert reword_file(odd[1], lambda _, text: text, lambda remark: remark) == odd[1]


@given(odd_files())
@settings(max_examples=examples(150))
def test_only_what_says_the_word_is_changed(odd: tuple[dict[str, Any], bytes]) -> None:
    tree, source = odd

    after = reword_file(
        source, lambda _, text: text.replace("Acme", "Sorrel: #1"), lambda remark: remark.replace("note", "n")
    )

    found, problems = read_yaml("", after)
    assert not any(problem.is_error for problem in problems)
    assert plain_tree(found) == replaced(tree)
    assert b"# note" not in after
    assert after.count(b"\n") == source.count(b"\n")


def replaced(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: replaced(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [replaced(value) for value in tree]
    return tree.replace("Acme", "Sorrel: #1") if tree else tree


def test_a_refused_file_is_left_alone() -> None:
    with pytest.raises(CannotEdit):
        in_words("a: &x Dana\n")


# --- Names


def test_a_part_of_a_name_that_others_have_or_that_is_a_word_is_not_sure() -> None:
    known = names_of("will", "Will Ortiz", ("will@a.example", None), ["Eva Ortiz", "Ortiz Ltd"])

    assert known.sure == ("Will Ortiz",)
    assert known.unsure == ("Will", "Ortiz")
    assert known.replace_in("Will they? Ask Will Ortiz or will@a.example.", "X") == "Will they? Ask X or X."
    assert known.maybe_in_text("Will they?")
    assert not known.maybe_in_text("Willing")


def test_a_name_in_an_id_is_replaced_as_a_part_of_it() -> None:
    known = names_of("dana", "Dana Ortiz", (), [])

    assert known.id_replaced("dana", "erased-1") == "erased-1"
    assert known.id_replaced("call-dana-2026", "erased-1") == "call-erased-1-2026"
    assert known.id_replaced("danae", "erased-1") == "danae"


def test_somebody_without_a_name_is_known_by_id_alone() -> None:
    known = names_of("cfo", None, (), [])

    assert (known.replace_in("the cfo", "X"), known.id_replaced("cfo", "X")) == ("the cfo", "X")
