"""Entries put into JSON with comments: everything else stays, to the byte, or it is refused in words."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.commented_json import CannotMerge, with_entries
from generator.editing.editor import ASSOCIATIONS, KINDS, with_associations

KEY = "a.b"
WANTED = {"./one": ["x", "!y"], "./two": ["z"]}


def put(text: str) -> str:
    return with_entries(text.encode(), KEY, WANTED).decode()


def without_comments(text: str) -> object:
    """What a text says, read in a way of its own: for texts in which no string holds a slash or a comma."""
    bare = re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL)
    return json.loads(re.sub(r",(\s*[\]}])", r"\1", bare))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{}\n", '{\n  "a.b": {\n    "./one": ["x", "!y"],\n    "./two": ["z"]\n  }\n}\n'),
        (
            '// mine\n{\n    "c": 1 // one\n    // last\n}\n',
            '// mine\n{\n    "c": 1, // one\n    // last\n'
            '    "a.b": {\n        "./one": ["x", "!y"],\n        "./two": ["z"]\n    }\n}\n',
        ),
        (
            '{\n  "a.b": {\n    "./two": ["old"], // why\n    "./mine": ["m"],\n  },\n  "c": {}\n}',
            '{\n  "a.b": {\n    "./two": ["z"], // why\n    "./mine": ["m"],\n    "./one": ["x", "!y"]\n  },\n'
            '  "c": {}\n}',
        ),
        ('{"c": [1, 2]}', '{"c": [1, 2],\n  "a.b": {\n    "./one": ["x", "!y"],\n    "./two": ["z"]\n  }\n}'),
    ],
    ids=["empty", "comments", "there already", "one line"],
)
def test_entries_are_added_and_the_rest_stays(before: str, after: str) -> None:
    assert put(before) == after
    assert put(after) == after


def test_line_ends_and_byte_order_mark_stay() -> None:
    done = with_entries(b'\xef\xbb\xbf{\r\n\t"c": 1\r\n}\r\n', KEY, WANTED)

    assert done.startswith(b'\xef\xbb\xbf{\r\n\t"c": 1,\r\n\t"a.b": {\r\n\t\t"./one": ')
    assert b"\n" not in done.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[1]", "it is not a block in braces"),
        ('{"a.b": ["x"]}', '"a.b" in it is not a block in braces'),
        ('{"a.b": {}, "a.b": {}}', 'the key "a.b" is there twice'),
        ('{"a.b": {"./one": 1, "./one": 2}}', 'the key "./one" is there twice'),
        ('{"c": }', "it is not JSON"),
        ("{'c': 1}", "it is not JSON"),
        ('{"c": 1', "it is not JSON"),
        ('{"c": "open\n}', "line 1 of it is not JSON"),
        ("// nothing\n", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
    ],
)
def test_what_cannot_be_added_to_is_refused(text: str, says: str) -> None:
    with pytest.raises(CannotMerge, match=re.escape(says)):
        put(text)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(CannotMerge, match="UTF-8"):
        with_entries(b"\xff\xfe{\0}\0", KEY, WANTED)


BLANKS = st.sampled_from(["", " ", "\n", "\n    ", " // why, {not} [this]\n", "/* a: b, */"])


def block(parts: tuple[str, dict[str, str], str]) -> str:
    """An object with blanks and comments about its signs."""
    one, entries, two = parts
    return "{" + one + f",{two}".join(f'"{key}"{one}:{two}{value}' for key, value in entries.items()) + two + "}"


VALUES = st.recursive(
    st.sampled_from(["1", '"x"', '"a \\" } b"', "true", "null", "-1.5e3"]),
    lambda inner: (
        st.tuples(BLANKS, st.lists(inner, max_size=3)).map(lambda p: f"[{p[0]}{(',' + p[0]).join(p[1])}]")
        | st.tuples(BLANKS, st.dictionaries(st.sampled_from("cde"), inner, max_size=3), BLANKS).map(block)
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(st.sampled_from(["c", "d", KEY]), VALUES, max_size=3),
    st.lists(BLANKS, min_size=4, max_size=4),
    st.booleans(),
)
def test_whatever_is_there_stays_or_it_is_refused(there: dict[str, str], blanks: list[str], comma: bool) -> None:
    one, two, three, four = blanks
    body = ("," + two).join(f'"{key}":{one}{value}{three}' for key, value in there.items())
    text = f"{one}{{{two}{body}{',' if comma and there else ''}{three}}}{four}"
    before = without_comments(text)
    assert isinstance(before, dict)

    if not isinstance(before.get(KEY, {}), dict):
        with pytest.raises(CannotMerge):
            put(text)
        return
    done = put(text)

    assert without_comments(done) == {**before, KEY: {**before.get(KEY, {}), **WANTED}}
    comments = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
    assert comments.findall(done) == comments.findall(text)
    assert put(done) == done


@given(st.text('{}[]:,"/*\\ \nab1', max_size=30))
def test_nonsense_is_refused_in_words(text: str) -> None:
    try:
        put(text)
    except CannotMerge:
        return
    assert KEY in put(text)


def test_without_settings_they_are_begun() -> None:
    for nothing in (None, b"", b"  \n"):
        made = json.loads(with_associations(nothing))
        assert list(made) == [ASSOCIATIONS]
        assert list(made[ASSOCIATIONS]) == [f"./{kind.file}" for kind in KINDS]
