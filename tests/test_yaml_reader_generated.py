"""Files made to hurt, and files made by chance: always a verdict, and soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import examples
from test_yaml_reader_files import read_and_compare

from generator.yaml_reader.source import read_yaml

#: Seconds of processor time; measured are at most 0.2, the rest is for slow machines.
BOUND = 1.0

KB = 1024
PERSON = """  - name: Dana Whitfield {0}
    role: Head of Operations  # since March
    email: dana.whitfield@brightwater.example
    wants: "Fewer surprises: one page, every Monday"
    notes: |
      Met at the harbour site. Prefers a call to a mail.
      - keeps the numbers in her own sheet
    tags: [operations, safety, harbour]
    since: 2021-04-01
"""


def account(size: int) -> str:
    head = "id: brightwater\nname: Brightwater Harbour\nstakeholders:\n"
    return head + "".join(PERSON.format(number) for number in range((size - len(head)) // (len(PERSON) + 4)))


def laughs(merge: str = "") -> str:
    start = f"a0: &a0 {{{merge or 'lol'}: lol}}\n"
    lines = (f"a{n}: &a{n} {{{merge or 'k'}: [{','.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 26))
    return start + "".join(lines)


NORMAL = account(250 * KB)
LAST = NORMAL.count("\n") + 1

# name: (source, the first problem's rule and line:column, empty when there must be none)
LARGE = {
    "a scalar of 10 MB": ("a: " + "x" * 10_000_000, "file-too-large 1:262145"),
    "100,000 opening brackets": ("[" * 100_000, "too-deep 1:25"),
    "10,000 unclosed brackets as a value": ("a: " + "[" * 10_000, "too-deep 1:27"),
    "10,000 opening braces": ("{" * 10_000, "too-deep 1:25"),
    "brackets on lines of their own": ("a: " + "[\n" * 100_000, "too-deep 24:1"),
    "maps in braces without end": ("a: " + "{a: " * 50_000, "too-deep 1:96"),
    "billion laughs, 25 levels": (laughs(), "anchor 1:5"),
    "merge bomb, 25 levels": (laughs("<<"), "anchor 1:5"),
    "a million blank lines": ("a: 1\n" + "\n" * 1_000_000, "file-too-large 262141:1"),
    "250,000 blank lines": ("a: 1\n" + "\n" * 250_000, ""),
    "a number of a million hex digits": ("a: 0x" + "f" * 1_000_000, "file-too-large 1:262145"),
    "a number of 5,000 digits": ("a: " + "9" * 5_000, ""),
    "a comment of 1 MB": ("a: 1  # " + "c" * 1_000_000, "file-too-large 1:262145"),
    "a comment of 250 KB": ("a: 1  # " + "c" * 250 * KB, ""),
    "an account of 250 KB": (NORMAL, ""),
    "an error on the last line of 250 KB": (NORMAL + "a line of text\n", f"missing-colon {LAST}:1"),
    "an unclosed quote at the end of 250 KB": (NORMAL + 'x: "\n', f"unclosed-quote {LAST}:4"),
    "200,000 dashes": ("-" * 200_000, "not-a-mapping 1:1"),
    "100,000 dashes with spaces": ("a:\n " + "- " * 100_000, "too-deep 2:48"),
    "100,000 question marks": ("? " * 100_000, "too-deep 1:49"),
    "100,000 items": ("a: [" + "a," * 100_000 + "]", "too-many-values 1:29997"),
    "14,000 items and an error": ("a: [" + "a," * 14_000 + "@]", "reserved-character 1:28005"),
    "80,000 times the same key": ("a:\n" * 80_000, "duplicate-key 2:1"),
    "125,000 words": ("a: " + "a " * 125_000, ""),
    "60,000 escape codes": ('a: "' + "\\x41" * 60_000 + '"', ""),
    "a directive on every line": ("%a\n" * 80_000, "directive 1:1"),
    "a carriage return at every line end": ("a: 1\r" * 50_000, "lone-carriage-return 1:5"),
    "a key without a space on every line": ("a: x\n" + "  a:x\n" * 40_000, "missing-space 2:4"),
    "a hidden character in every word": ("a: " + "a\u200b" * 60_000, "hidden-character 1:5"),
    "a control character everywhere": ("a\x01" * 120_000, "control-character 1:2"),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_gets_its_verdict_in_time(name: str) -> None:
    source, expected = LARGE[name]
    data = source.encode()
    started = time.process_time()
    _, problems = read_yaml("large", data)
    assert time.process_time() - started < BOUND
    first = problems[0] if problems else None
    assert (f"{first.rule} {first.place.line}:{first.place.column}" if first else "") == expected


# Chance

VALID = [
    account(1_000),
    '{"a": [1, {"b": null}], "c": "x\\u00e9"}\n',
    "a: one\n  two\nb:\n- 'x\n  y'\n-\n- z: >-\n    t\n",
]
SIGNS = """
- ? : , # & * ! | > % @ ` " ' [ ] { } \\ ~ --- ... << {{ |2 >+ !!str &a *a null \\x \\u12 \\ud800 \\U00110000
\u00e9 \U0001f600 \u200b \u202e \ufeff \x07 \x00 \ufffe a:1 -x #1
"""
SPACES = ["\t", " ", "  ", "\n", "\r", "\r\n", "\u00a0", "\u2028", "\x85", "\x0c"]
TOKENS = [*SIGNS.split(), *SPACES, ": ", "- ", " #", " # ", "\n  ", "\n- ", "\n%x\n", "\n...\n"]
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 6), st.sampled_from(TOKENS)), min_size=1, max_size=5)


def edited(source: str, edits: list[tuple[float, int, str]]) -> str:
    for where, cut, token in edits:
        index = int(where * len(source))
        source = source[:index] + token + source[index + cut :]
    return source


@settings(max_examples=examples(150), deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_get_a_verdict(data: bytes) -> None:
    read_and_compare("chance", data)


@settings(max_examples=examples(200), deadline=None)
@given(st.sampled_from(VALID), EDITS)
def test_a_valid_file_with_mistakes_put_in_gets_a_verdict(source: str, edits: list[tuple[float, int, str]]) -> None:
    data = edited(source, edits).encode()
    tree, problems = read_and_compare("chance", data)
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert tree or problems
    assert all(1 <= problem.place.line <= lines and problem.place.column >= 1 for problem in problems)


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=20).map("".join))
def test_any_string_of_signs_gets_a_verdict(source: str) -> None:
    read_and_compare("chance", source.encode())


@settings(max_examples=examples(150), deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Zl", "Zp"]), max_size=80))
def test_any_text_in_single_quotes_survives_unchanged(text: str) -> None:
    tree, problems = read_and_compare("chance", f"a: '{text.replace(chr(39), 2 * chr(39))}'\n".encode())
    assert tree == {"a": text} or any(problem.is_error for problem in problems)
    assert not any(problem.rule == "not-yaml" for problem in problems)
