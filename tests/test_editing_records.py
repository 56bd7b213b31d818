"""New records: where they go, what their ids are, how their values are written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inert import hostile
from projects import examples

from generator.editing import wording
from generator.editing.entries import make_entry, new_id, person_id
from generator.editing.homes import find_spot, home_file
from generator.editing.sheet import plain_tree
from generator.editing.wording import Layout
from generator.load.book import load_book
from generator.wording.text import is_slug
from generator.yaml_reader.source import read_yaml

TEAM = b"team:\n  - {id: priya, name: Priya Nair, role: account_manager}\n"
HEAD = b"account:\n  name: Acme\n  owner: priya\n  tier: key\n"
NEW_YEAR = date(2027, 1, 2)


# --- Where a record goes


@pytest.mark.parametrize(
    ("files", "key", "file"),
    [
        ({"acme.yaml": HEAD}, "log", "acme.yaml"),
        ({"acme/account.yaml": HEAD}, "log", "acme/log/2027.yaml"),
        ({"acme/account.yaml": HEAD, "acme/log/2026.yaml": b"log: []\n"}, "log", "acme/log/2027.yaml"),
        (
            {"acme/a.yaml": HEAD, "acme/log/2026.yaml": b"log:\n", "acme/log/2027.yaml": b"log:\n"},
            "log",
            "acme/log/2027.yaml",
        ),
        (
            {"acme/a.yaml": HEAD, "acme/log-2025.yaml": b"log: []\n", "acme/log/2026.yaml": b"log: []\n"},
            "log",
            "acme/log/2027.yaml",
        ),
        ({"acme/a.yaml": HEAD, "acme/log-2025.yaml": b"log: []\n"}, "log", "acme/log-2027.yaml"),
        ({"acme/a.yaml": HEAD, "acme/diary.yaml": b"log: []\n"}, "log", "acme/diary.yaml"),
        ({"acme/a.yaml": HEAD + b"log: []\n"}, "log", "acme/a.yaml"),
        ({"acme/a.yaml": HEAD, "acme/x.yaml": b"commitments: []\n"}, "commitments", "acme/x.yaml"),
        # Of several files the last, in the order of their names, as lists go on there.
        (
            {"acme/a.yaml": HEAD, "acme/y.yaml": b"commitments: []\n", "acme/x.yaml": b"commitments: []\n"},
            "commitments",
            "acme/y.yaml",
        ),
        ({"acme/a.yaml": HEAD, "acme/x.yaml": b"log: []\n", "acme/y.yaml": b"log: []\n"}, "log", "acme/y.yaml"),
        ({"acme/a.yaml": HEAD}, "commitments", "acme/work.yaml"),
        ({"acme/a.yaml": HEAD}, "stakeholders", "acme/people.yaml"),
        ({"acme/a.yaml": HEAD}, "satisfaction", "acme/account.yaml"),
    ],
)
def test_a_record_goes_where_the_account_keeps_such_things(files: dict[str, bytes], key: str, file: str) -> None:
    named = {f"accounts/{name}": data for name, data in files.items()}

    assert home_file(named, "acme", key, NEW_YEAR) == f"accounts/{file}"


def test_a_record_is_found_where_it_was_typed() -> None:
    files = {
        "accounts/acme/account.yaml": HEAD,
        "accounts/acme/log/2025.yaml": b"log:\n  - {on: 2025-01-01, type: call, note: a}\n",
        "accounts/acme/log/2026.yaml": b"log:\n  -\n    on: 2026-01-01\n    type: call\n    note: b\n"
        b"    learned: [{text: x}]\n",
    }
    account = load_book({"accounts/_team.yaml": TEAM, **files}).book.accounts[0]

    assert [(at.file, at.path) for at in (find_spot(files, entry) for entry in account.log)] == [
        ("accounts/acme/log/2025.yaml", ("log", 0)),
        ("accounts/acme/log/2026.yaml", ("log", 0)),
    ]
    assert find_spot(files, account.log[1].learned[0]).path == ("log", 0, "learned", 0)
    with pytest.raises(KeyError):
        find_spot({}, account.log[0])


# --- Ids and keys


def test_an_id_is_short_and_not_taken() -> None:
    assert new_id("Send landed cost", (), "promise") == "send-landed-cost"
    assert new_id("Send landed cost", ("send-landed-cost",), "promise") == "send-landed-cost-2"
    assert new_id("Дана", (), "person") == "person"
    assert new_id("Дана", ("person", "person-2"), "person") == "person-3"
    assert new_id("con", (), "promise") == "con-2"


def test_an_id_takes_as_many_whole_words_as_there_is_room_for() -> None:
    fits, longer = f"promise {'x' * 24}", f"promise {'x' * 25}"

    assert new_id(fits, (), "promise") == f"promise-{'x' * 24}"
    assert new_id(longer, (), "promise") == "promise"
    assert new_id(f"review {'x' * 18}", (), "meeting", "2026-12") == f"review-{'x' * 18}-2026-12"
    assert new_id(f"review {'x' * 19}", (), "meeting", "2026-12") == "review-2026-12"
    assert new_id("x" * 40, (), "promise") == "x" * 32


def test_ids_of_meetings_end_with_their_month() -> None:
    assert new_id("Year in review", ("year-in-review-2026-12",), "meeting", "2026-12") == "year-in-review-2026-12-2"


def test_a_person_is_called_by_the_first_name_while_nobody_else_is() -> None:
    assert person_id("Dana Ortiz", ()) == "dana"
    assert person_id("Dana Ortiz", ("dana",)) == "dana-ortiz"
    assert person_id("J. Smith", ()) == "j-smith"


@given(st.text(max_size=80), st.sampled_from(["", "2026-12"]))
def test_any_label_gives_an_id(label: str, tail: str) -> None:
    made = new_id(label, (), "promise", tail)

    assert is_slug(made)
    assert is_slug(new_id(label, (made,), "promise", tail))
    assert new_id(label, (made,), "promise", tail) != made


def test_what_is_not_known_is_left_out_of_an_entry() -> None:
    keys = make_entry(
        from_="dana",
        on=date(2026, 11, 16),
        title=None,
        two_way=False,
        shared=True,
        with_=["dana"],
        us=["a", "b"],
        contact={"email": None, "phone": "1"},
        information={"formats": []},
    )

    assert keys == {
        "from": "dana",
        "on": "2026-11-16",
        "shared": "true",
        "with": "dana",
        "us": ["a", "b"],
        "contact": {"phone": "1"},
    }


# --- How a value is written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("budget moves to May", "budget moves to May"),
        ("It's done, says Zoë", "It's done, says Zoë"),
        ("00123", "00123"),
        ("2026-12-03", "2026-12-03"),
        ("10:00", '"10:00"'),
        ("a: b", '"a: b"'),
        ("half # way", '"half # way"'),
        ("Acme #1", '"Acme #1"'),
        ("~", '"~"'),
        ("null", '"null"'),
        ("- a", '"- a"'),
        ("[a]", '"[a]"'),
        ('say "hi"', 'say "hi"'),
        ('"hi": it\'s', '"\\"hi\\": it\'s"'),
        ('"hi": he said', "'\"hi\": he said'"),
    ],
)
def test_quotes_stand_only_where_they_are_needed(value: str, written: str) -> None:
    assert wording.write_text(value) == written


def test_in_brackets_a_comma_needs_quotes() -> None:
    assert wording.write_brackets(["a, b", "c", {"k": "x: y"}]) == '["a, b", c, {k: "x: y"}]'


def test_hostile_text_is_written_so_that_it_reads_back() -> None:
    tried = 0
    for each in hostile():
        tree, problems = read_yaml("", f"k: {wording.write_text(each.text)}\n".encode("utf-8", "surrogatepass"))
        if not any(problem.is_error for problem in problems):
            assert plain_tree(tree) == {"k": each.text}
            tried += 1
    assert tried > 100


VALUES = st.recursive(
    st.text(max_size=30) | st.sampled_from(["word " * 40 + "end", "two\nlines\n"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1, max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["on", "from", "a b", "x"]), VALUES, min_size=1, max_size=3))
@settings(max_examples=examples(150))
def test_any_value_is_written_so_that_it_reads_back_or_is_refused(value: dict[str, Any]) -> None:
    lines = [line for key, each in value.items() for line in wording.write_entry(key, each, 0, Layout())]
    tree, problems = read_yaml("", "\n".join([*lines, ""]).encode("utf-8", "surrogatepass"))

    if not problems:
        assert plain_tree(tree) == value
    else:
        assert {problem.rule for problem in problems} & ODD, (lines, problems)


ODD = {
    "control-character",
    "hidden-character",
    "hidden-text",
    "bidi-control",
    "no-break-space",
    "noncharacter",
    "lone-surrogate",
    "line-separator",
    "damaged-text",
    "empty-key",
    "byte-order-mark",
    "duplicate-key",
    "bad-bytes",
    "lone-carriage-return",
}
"""What no way of writing a text can help."""
