from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from odd_yaml import odd_files
from offenders import for_each
from projects import LONG, ROOT, examples

from generator.editing.proof import same_tree
from generator.editing.sheet import plain_tree
from generator.editing.surgery import CannotEdit, append_item, insert_items, put_value, replace_value
from generator.editing.wording import write_brackets
from generator.yaml_reader.source import read_yaml


@cache
def files() -> list[Path]:
    """The account files of this repository that can be read."""
    return sorted(
        path
        for folder, pattern in (("accounts", "*.yaml"), ("tests/sites", "*.yaml"), ("tests/cases/load", "*.yaml"))
        for path in (ROOT / folder).rglob(pattern)
        if not any(problem.is_error for problem in read_yaml("", path.read_bytes())[1])
    )


VALUES = st.recursive(
    st.sampled_from(["call", "it's # late", "a: b", "[x]", "", " ", "two\nlines", "~", "word " * 40 + "end", "10:30"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["on", "a b", "x"]), inner, max_size=3),
    max_leaves=4,
)
ITEMS = VALUES.filter(bool)


def tree_of(data: bytes) -> Any:
    tree, problems = read_yaml("", data)
    assert [problem for problem in problems if problem.is_error] == []
    return plain_tree(tree)


def places(tree: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    yield way, tree
    below = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in below:
        yield from places(value, (*way, key))


def at(tree: Any, where: tuple[str | int, ...]) -> Any:
    for key in where:
        tree = tree[key]
    return tree


def changed(before: bytes, after: bytes) -> tuple[list[bytes], list[bytes]]:
    """The lines of both that are not the same, between the same head and the same tail."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    head = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    old, new = old[head:], new[head:]
    tail = next(
        (n for n, (a, b) in enumerate(zip(reversed(old), reversed(new), strict=False)) if a != b),
        min(len(old), len(new)),
    )
    return old[: len(old) - tail], new[: len(new) - tail]


def assert_looks_alike(before: bytes, after: bytes) -> None:
    assert after.startswith(b"\xef\xbb\xbf") == before.startswith(b"\xef\xbb\xbf")
    assert after.endswith(b"\n") == before.endswith(b"\n")
    if b"\r\n" in before:
        assert after.count(b"\n") == after.count(b"\r\n")
    elif b"\n" in before:
        assert b"\r" not in after


# --- real files


ENTRY = {"on": "2026-11-20", "type": "call", "with": ["dana"], "note": "Budget: moves to May"}


def test_files_are_found() -> None:
    assert len(files()) > 40


@for_each(files, lambda path: path.relative_to(ROOT).as_posix())
def test_the_lists_of_every_real_file_take_an_item_and_lose_nothing(file: Path) -> None:
    source, tree = file.read_bytes(), tree_of(file.read_bytes())
    lists = [where for where, value in places(tree) if isinstance(value, list)]

    for where in [*lists[: 3 if LONG else 1], *lists[-2 if LONG else -1 :], ("quite", "new")]:
        after = append_item(source, where, ENTRY)

        gone, new = changed(source, after)
        assert len(gone) <= 1
        assert b"Budget: moves to May" in b"".join(new)
        items = at(tree_of(after), where)
        count = len(items) - 1
        assert items[count] == ENTRY
        if count and b"[" not in b"".join(new).replace(b"[dana]", b""):
            assert not gone


# --- any file


@given(odd_files(), ITEMS, st.data())
@settings(max_examples=examples(80), suppress_health_check=[HealthCheck.filter_too_much])
def test_an_appended_item_is_all_that_is_new(odd: tuple[dict[str, Any], bytes], item: Any, data: st.DataObject) -> None:
    tree, source = odd
    lists = [where for where, value in places(tree) if isinstance(value, list) and where]
    assume(lists)
    where = data.draw(st.sampled_from(lists))
    expected = copy.deepcopy(tree)
    at(expected, where).append(item)

    after = append_item(source, where, item)

    assert tree_of(after) == expected
    assert_looks_alike(source, after)
    gone, _ = changed(source, after)
    assert len(gone) <= 1


@given(odd_files(), st.lists(ITEMS, min_size=1, max_size=4), st.data())
@settings(max_examples=examples(80))
def test_inserted_items_are_all_that_is_new(
    odd: tuple[dict[str, Any], bytes], items: list[Any], data: st.DataObject
) -> None:
    tree, source = odd
    lists = [where for where, value in places(tree) if isinstance(value, list) and value and isinstance(where[-1], str)]
    assume(lists)
    where = data.draw(st.sampled_from(lists))
    old = at(tree, where)
    placed = [(data.draw(st.integers(0, len(old))), item) for item in items]

    after = insert_items(source, where, placed)

    in_their_places = [
        [item for place, item in placed if place == index] + old[index : index + 1] for index in range(len(old) + 1)
    ]
    found = at(tree_of(after), where)
    # In brackets new items go to the end.
    assert found in (list(chain(*in_their_places)), [*old, *items])
    assert_looks_alike(source, after)
    assert (Counter(source.splitlines()) - Counter(after.splitlines())).total() <= 1


def test_items_come_in_the_order_given_and_in_their_places() -> None:
    source = b"log:\n  - on: 2\n    x: a\n  # about the next\n  - on: 5\n"
    items = [(1, {"on": "3"}), (1, {"on": "4"}), (2, {"on": "6"}), (0, {"on": "1"})]

    assert insert_items(source, ("log",), items) == (
        b"log:\n  - on: 1\n  - on: 2\n    x: a\n  - on: 3\n  - on: 4\n  # about the next\n  - on: 5\n  - on: 6\n"
    )


@given(odd_files(), VALUES, st.data())
@settings(max_examples=examples(80))
def test_a_key_that_is_added_is_all_that_is_new(
    odd: tuple[dict[str, Any], bytes], value: Any, data: st.DataObject
) -> None:
    tree, source = odd
    blocks = [where for where, value in places(tree) if isinstance(value, dict)]
    where = data.draw(st.sampled_from(blocks))
    expected = copy.deepcopy(tree)
    at(expected, where)["added"] = value

    after = put_value(source, where, "added", value)

    assert tree_of(after) == expected
    assert_looks_alike(source, after)
    gone, _ = changed(source, after)
    assert len(gone) <= 1


@given(odd_files(), VALUES, st.data())
@settings(max_examples=examples(80))
def test_a_value_that_is_set_is_all_that_is_new(
    odd: tuple[dict[str, Any], bytes], value: Any, data: st.DataObject
) -> None:
    tree, source = odd
    where = data.draw(st.sampled_from([where for where, _ in places(tree) if where]))
    expected = copy.deepcopy(tree)
    at(expected, where[:-1])[where[-1]] = value

    after = replace_value(source, where, value)

    assert tree_of(after) == expected
    assert_looks_alike(source, after)


# --- what is refused


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"- a\n",
        b"log: &all [a]\n",
        b"log: [*all]\n",
        b"log: !!str a\n",
        b"log: [a\n",
        b"log: a\nlog: b\n",
        b"\xff\xfel\0o\0g\0",
        b"log: [a]\n---\nlog: [b]\n",
        b"log: \xe9\n",
    ],
)
def test_a_file_the_strict_reader_refuses_is_not_edited(source: bytes) -> None:
    for edit in (
        lambda: append_item(source, ("log",), "b"),
        lambda: put_value(source, (), "log", "b"),
        lambda: replace_value(source, ("log",), "b"),
    ):
        with pytest.raises(CannotEdit):
            edit()


@for_each(sorted((ROOT / "tests/yaml-hazards").iterdir()), lambda path: path.name)
def test_of_the_hazardous_files_those_are_edited_that_can_be_read(file: Path) -> None:
    source = file.read_bytes()
    tree, problems = read_yaml("", source)

    if tree is None or any(problem.is_error for problem in problems):
        with pytest.raises(CannotEdit):
            put_value(source, (), "added", ENTRY)
    else:
        after = put_value(source, (), "added", ENTRY)
        # A block of text that ends the file without a line break gains one; the model takes no notice of it.
        ends_open = not source.endswith(b"\n")
        assert same_tree({**plain_tree(tree), "added": ENTRY}, tree_of(after), ends_open=ends_open)
        gone, _ = changed(source, after)
        assert len(gone) <= 1


@pytest.mark.parametrize(
    "other", [["a"], ["a", {"b": "c"}, "d"], ["a", {"b": "d"}], ["a", {"c": "c"}], "a", {"b": "c"}]
)
def test_what_reads_otherwise_is_not_the_same(other: Any) -> None:
    assert same_tree(["a", {"b": "c"}], ["a", {"b": "c"}], ends_open=False)
    assert not same_tree(["a", {"b": "c"}], other, ends_open=True)


def test_only_the_end_of_a_file_that_breaks_off_may_gain_a_line_break() -> None:
    assert same_tree({"a": "b"}, {"a": "b\n"}, ends_open=True)
    assert not same_tree({"a": "b"}, {"a": "b\n"}, ends_open=False)
    assert not same_tree({"a": "b"}, {"a": "b\n\n"}, ends_open=True)


def test_a_warning_more_is_one_too_many() -> None:
    source = b"a: x #1\nb: [y]  #z\n"

    assert put_value(source, (), "b", "w") == b'a: x #1\nb: "w"  #z\n'


@pytest.mark.parametrize(
    ("where", "message"),
    [
        (("name",), "`name` is not a list"),
        (("name", "units"), "`name` is not a block of keys"),
        (("log", 3, "with"), "there is no `log[3]`"),
        (("log", "with"), "`log` is not a block of keys"),
        ((), "the file is not a list"),
    ],
)
def test_what_cannot_take_an_item_says_so(where: tuple[str | int, ...], message: str) -> None:
    with pytest.raises(CannotEdit, match=re.escape(message)):
        append_item(b"name: Acme\nlog:\n  - on: 2026-01-01\n", where, {"x": "y"})


def test_a_file_that_would_grow_too_large_is_left_alone() -> None:
    source = b"# " + b"x" * (256 * 1024 - 20) + b"\nlog: [a]\n"

    with pytest.raises(CannotEdit, match="256 KB"):
        append_item(source, ("log",), "something longer")


# --- how it looks

LOOKS = {
    "a comment that stands deeper stays with what it is about": (
        "log:\n  - note: a  # x\n    # ask again\n  # - note: off\n\n# next\nteam: []\n",
        "log:\n  - note: a  # x\n    # ask again\n  # - note: off\n  - note: new\n\n# next\nteam: []\n",
    ),
    "an empty key keeps its comment": ("log:  # none yet\nname: a\n", "log:  # none yet\n  - note: new\nname: a\n"),
    "so do empty brackets": ("log: []  # none yet\n", "log:  # none yet\n  - note: new\n"),
    "no line break at the end, before or after": ("log:\n- note: a", "log:\n- note: a\n- note: new"),
    "a text that keeps its blank lines keeps them": (
        "log:\n- note: |+\n    a\n\nname: b\n",
        "log:\n- note: |+\n    a\n\n- note: new\nname: b\n",
    ),
    "items with a blank line between them get one": (
        "log:\n  - note: a\n\n  - note: b\n",
        "log:\n  - note: a\n\n  - note: b\n\n  - note: new\n",
    ),
    "the gap after the dash is kept": ("log:\n-   note: a\n", "log:\n-   note: a\n-   note: new\n"),
    "up to four columns": ("log:\n-    note: a\n", "log:\n-    note: a\n-    note: new\n"),
    "a wider one is nobody's intent": ("log:\n-     note: a\n", "log:\n-     note: a\n- note: new\n"),
    "brackets on several lines": (
        'log: [\n  {"note": a}, # 1\n  {"note": b}  # 2\n]\n',
        'log: [\n  {"note": a}, # 1\n  {"note": b},  # 2\n  {note: new}\n]\n',
    ),
    "a comma at the end": ("log: [\n  {note: a},\n]\n", "log: [\n  {note: a},\n  {note: new},\n]\n"),
    "a list that is new follows the others": (
        "team:\n  - id: a\n# the end\n",
        "team:\n  - id: a\n# the end\n\nlog:\n  - note: new\n",
    ),
}


@pytest.mark.parametrize("look", LOOKS)
def test_an_item_is_written_as_its_neighbours_are(look: str) -> None:
    before, after = LOOKS[look]

    assert append_item(before.encode(), ("log",), {"note": "new"}).decode() == after
    crlf = append_item(before.replace("\n", "\r\n").encode(), ("log",), {"note": "new"}).decode()
    assert crlf == after.replace("\n", "\r\n")


def test_a_value_keeps_its_quotes_and_its_comment() -> None:
    source = b"a: \"open\"  # so far\nb: 'open' # so far\nc:   open\n"

    for key in "abc":
        source = put_value(source, (), key, "done")

    assert source == b"a: \"done\"  # so far\nb: 'done' # so far\nc:   done\n"


def test_a_long_text_is_folded_and_a_clock_time_quoted() -> None:
    note = " ".join(["word"] * 40)

    after = append_item(b"log: []\n", ("log",), {"at": "10:00", "note": note})

    assert after.startswith(b'log:\n  - at: "10:00"\n    note: >-\n      word word')
    assert max(len(line) for line in after.splitlines()) <= 120
    assert tree_of(after) == {"log": [{"at": "10:00", "note": note}]}


@pytest.mark.parametrize(
    "value", [":x", ": x", "- x", "a, b", "x]", "{y", "#z", "10:30", "no", "'", '"', "~", " blank "]
)
def test_a_text_in_braces_is_read_back_as_it_was(value: str) -> None:
    tree, problems = read_yaml("", f"key: {write_brackets({'why': value, 'list': [value, 'next']})}\n".encode())

    assert not problems
    assert tree == {"key": {"why": value, "list": [value, "next"]}}
