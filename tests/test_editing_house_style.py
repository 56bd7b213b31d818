"""`playbook fmt`: order, indentation, comments; and that what a file says does not change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from odd_yaml import odd_files
from offenders import for_each
from projects import ROOT, examples
from typed import right_accounts

from generator.editing import wording
from generator.editing.editor import kind_of
from generator.editing.house_style import in_house_style
from generator.editing.sheet import CannotEdit, plain_tree
from generator.model.account import Account
from generator.model.book import TeamFile
from generator.model.fields import fields_of
from generator.model.record import Record
from generator.model.settings import Settings
from generator.yaml_reader.source import read_yaml


def styled(text: str, kind: type[Record] = Account) -> str:
    return in_house_style(text.encode(), kind).decode()


# --- Order


def test_keys_come_in_the_order_of_the_model_at_every_depth() -> None:
    assert styled(
        "log:\n"
        "  - note: Hello\n"
        "    on: 2026-11-12\n"
        "    type: call\n"
        "account: {tier: key, name: Sorrel, owner: priya}\n"
        "strategy:\n"
        "  us:\n"
        "    vision: Ours\n"
        "  customer:\n"
        "    goals: [{text: More, id: more}]\n"
        "    vision: {so_what: x, text: Theirs}\n"
    ) == (
        "account: {name: Sorrel, owner: priya, tier: key}\n"
        "\n"
        "strategy:\n"
        "  customer:\n"
        "    vision: {text: Theirs, so_what: x}\n"
        "    goals: [{id: more, text: More}]\n"
        "  us:\n"
        "    vision: Ours\n"
        "\n"
        "log:\n"
        "  - on: 2026-11-12\n"
        "    type: call\n"
        "    note: Hello\n"
    )


def test_the_order_of_lists_and_of_free_names_is_the_authors() -> None:
    text = "tiers:\n  zeta:\n    manage_closely: 1\n    monitor: 2\n  alpha:\n    manage_closely: 1\n"

    assert styled(text, Settings) == text
    assert styled("team:\n  - id: z\n  - id: a\n", TeamFile) == "team:\n  - id: z\n  - id: a\n"


def test_a_key_that_nobody_knows_stays_behind_the_one_it_stood_behind() -> None:
    text = "account:\n  tier: key\n  teir: x\n  name: A\n  first: 1\n"

    assert styled(text) == "account:\n  name: A\n  first: 1\n  tier: key\n  teir: x\n"


# --- Layout


def test_everything_is_indented_alike() -> None:
    assert styled(
        "stakeholders:\n"
        "-   name:   Dana\n"
        "    contact:\n"
        "        owner : priya\n"
        "        channels:\n"
        "        - email\n"
        "        - phone\n"
    ) == (
        "stakeholders:\n"
        "  - name: Dana\n"
        "    contact:\n"
        "      owner: priya\n"
        "      channels:\n"
        "        - email\n"
        "        - phone\n"
    )


def test_blank_lines_keep_blocks_apart_at_the_top_and_are_never_two() -> None:
    assert styled("account:\n\n\n  name: A\n\n\n  owner: b\nschema: 1\nlog:\n  - on: 2026-01-02\n\n\n\n") == (
        "schema: 1\n\naccount:\n  name: A\n\n  owner: b\n\nlog:\n  - on: 2026-01-02\n"
    )


def test_short_keys_at_the_top_may_stand_together() -> None:
    text = "late_factor: 2\nvalue_threshold: 3\n\nstale_days:\n  watch: 1\n"

    assert styled(text, Settings) == text


@pytest.mark.parametrize(
    "value", ["|\nA\n  B\n\nC", ">-\nA\nB\n\n\nC", "|+\nA\n\n", "|3-\n A", "|  # why\nA", ">\nA\n   \nB"]
)
def test_a_block_of_text_keeps_its_value_when_it_moves(value: str) -> None:
    moved = value.replace("\n", "\n               ")
    text = f"strategy:\n    customer:\n     plans:\n            text: {moved}\n            on: 2026-01-02\n"

    assert "\n    plans:\n      text: " in styled(text)
    assert tree(styled(text)) == tree(text)


def test_a_text_over_several_lines_goes_on_two_columns_further_in() -> None:
    assert styled('account:\n  summary: "A\n     b\n\n   c"\n  name: One\n    two\n') == (
        'account:\n  name: One\n    two\n  summary: "A\n    b\n\n    c"\n'
    )


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_line_ends_are_those_of_the_first_line(ends: str) -> None:
    text = f"account:{ends}    name: A\n    owner: |\r\n      b\n"

    assert (
        in_house_style(text.encode(), Account).decode() == f"account:{ends}  name: A{ends}  owner: |{ends}    b{ends}"
    )


def test_a_last_line_without_an_end_gets_one() -> None:
    assert styled("account:\n  name: |\n    A") == "account:\n  name: |\n    A\n"


def test_a_text_that_yaml_cuts_short_is_not_made_a_text_with_a_comment() -> None:
    text = "account:\n  name: Acme #1 Ltd\n"

    assert styled(text) == text


def test_a_byte_order_mark_goes() -> None:
    assert in_house_style(b"\xef\xbb\xbfaccount: {name: A}\n", Account) == b"account: {name: A}\n"


def test_quotes_stay_as_they_were_typed() -> None:
    text = "account:\n  name: \"A\"\n  owner: 'b'\n  summary: ~\n"

    assert styled(text) == text


# --- Comments


def test_comments_travel_with_what_they_stand_at() -> None:
    assert styled(
        "# yaml-language-server: $schema=../.schema/account.json\n"
        "# About this file\n"
        "\n"
        "# said on the telephone\n"
        "log:  # newest last\n"
        "  # the first of all\n"
        "  - note: Hello  # loud\n"
        "    # it was a Thursday\n"
        "    on: 2026-11-12\n"
        "    # nobody else was there\n"
        "account:\n"
        "  # who cares\n"
        "  owner: priya\n"
        "      # (since May)\n"
        "  name: Sorrel # short\n"
        "  # more to come\n"
        "# the end\n"
    ) == (
        "# yaml-language-server: $schema=../.schema/account.json\n"
        "# About this file\n"
        "\n"
        "account:\n"
        "  name: Sorrel # short\n"
        "  # who cares\n"
        "  owner: priya\n"
        "    # (since May)\n"
        "  # more to come\n"
        "\n"
        "# said on the telephone\n"
        "log:  # newest last\n"
        "  # the first of all\n"
        "  # it was a Thursday\n"
        "  - on: 2026-11-12\n"
        "    note: Hello  # loud\n"
        "    # nobody else was there\n"
        "# the end\n"
    )


def test_a_comment_beside_a_dash_stands_above_it_afterwards() -> None:
    assert styled("log:\n  - # first\n    # second\n    on: 2026-01-02\n") == (
        "log:\n  # first\n  # second\n  - on: 2026-01-02\n"
    )


def test_a_comment_between_a_key_and_its_text_stays_there() -> None:
    text = "account:\n  summary:  # long\n    # very\n    Who they are\n"

    assert styled(text) == text


# --- What cannot be done


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("account: [\n", "line "),
        ("account: {name: *x}\n", "line 1"),
        ("{account: {name: A}}\n", "braces"),
        ("? account\n: name: A\n", "`account:`"),
        ("", "empty"),
    ],
)
def test_what_cannot_be_laid_out_safely_is_refused(text: str, says: str) -> None:
    with pytest.raises(CannotEdit, match=re.escape(says)):
        styled(text)


@for_each(sorted((ROOT / "tests/yaml-hazards").glob("*.yaml")), lambda path: path.stem)
def test_a_hazardous_file_is_laid_out_or_refused(path: Path) -> None:
    with suppress(CannotEdit):
        in_house_style(path.read_bytes(), Account)


@given(st.binary(max_size=60) | st.text("ab:-#|> \n'\"[]{},&*?%\t", max_size=60).map(str.encode))
def test_whatever_the_bytes_are_the_file_is_laid_out_or_refused(data: bytes) -> None:
    try:
        done = in_house_style(data, Account)
    except CannotEdit:
        return
    assert in_house_style(done, Account) == done


# --- Whatever an author writes


class _Author:
    """Writes a tree as people might, each in a way of their own, with comments that name what they stand at."""

    def __init__(self, draw: Any) -> None:
        self._draw = draw
        self._step = draw(st.integers(1, 4))
        self._dash = draw(st.integers(0, 3))
        self._gap = draw(st.integers(1, 3))
        self.comments: list[tuple[str, str]] = []

    def file(self, tree: Mapping[str, Any]) -> str:
        head = self._draw(st.sampled_from(["", "# head of the file\n\n", "---\n"]))
        keys = self._draw(st.permutations(list(tree)))
        return head + "".join(self._entry(key, tree[key], 0) for key in keys)

    def _entry(self, key: str, value: Any, column: int, first: bool = False) -> str:
        pad = " " * column
        above = "" if first else self._above(key, pad)
        colon = ":" + " " * self._draw(st.integers(1, 2))
        if isinstance(value, dict) and value and self._maybe():
            keys = self._draw(st.permutations(list(value)))
            body = "".join(self._entry(each, value[each], column + self._step) for each in keys)
            return f"{above}{pad}{key}:{self._trailing()}\n{body}"
        if isinstance(value, list) and value and self._maybe():
            body = "".join(self._item(each, column + self._dash) for each in value)
            return f"{above}{pad}{key}:{self._trailing()}\n{body}"
        return f"{above}{pad}{key}{colon}{self._leaf(value, column)}"

    def _item(self, value: Any, column: int) -> str:
        pad, inside = " " * column, column + 1 + self._gap
        blank = "\n" * self._draw(st.integers(0, 2))
        dash = f"{blank}{pad}-{' ' * self._gap}"
        if isinstance(value, dict) and value and self._maybe():
            keys = self._draw(st.permutations(list(value)))
            entries = [self._entry(key, value[key], inside, first=number == 0) for number, key in enumerate(keys)]
            return dash + "".join(entries)[inside:]
        return dash + self._leaf(value, column)

    def _leaf(self, value: Any, column: int) -> str:
        if isinstance(value, str) and value and value == value.strip() and "\n" not in value and self._maybe():
            style = self._draw(st.sampled_from(["|-", ">-"]))
            pad = " " * (column + self._draw(st.integers(1, 5)))
            written = f"{style}\n{pad}{value}\n"
            tree, problems = read_yaml("", f"{' ' * column}k: {written}".encode())
            if tree and not problems and tree.get("k") == value:
                return written
        return wording.write_brackets(value) + self._trailing() + "\n" + self._somewhere()

    def _above(self, key: str, pad: str) -> str:
        if self._draw(st.integers(0, 3)):
            return ""
        comment = f"# {len(self.comments)} is about {key}"
        self.comments.append((comment, key))
        # At the top, a comment with a blank line below it may be about the whole file.
        below = self._draw(st.integers(0, 1)) if pad else 0
        return "\n" * self._draw(st.integers(0, 2)) + f"{pad}{comment}\n" + "\n" * below

    def _trailing(self) -> str:
        if self._draw(st.integers(0, 4)):
            return ""
        comment = f"# {len(self.comments)} beside it"
        self.comments.append((comment, ""))
        return "  " + comment

    def _somewhere(self) -> str:
        """A comment on a line of its own, as deep as the author was tired."""
        if self._draw(st.integers(0, 9)):
            return ""
        comment = f"# {len(self.comments)} somewhere"
        self.comments.append((comment, ""))
        return f"{' ' * self._draw(st.integers(0, 12))}{comment}\n"

    def _maybe(self) -> bool:
        return bool(self._draw(st.booleans()))


def as_typed(value: Any) -> Any:
    """A tree of which every value is text."""
    if isinstance(value, dict):
        return {key: as_typed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_typed(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


@st.composite
def written_accounts(draw: Any) -> tuple[str, list[tuple[str, str]]]:
    """An account file as somebody might have written it, and its comments with the keys they stand above."""
    author = _Author(draw)
    text = author.file(as_typed(draw(right_accounts())))
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return text, author.comments


def tree(text: str) -> Any:
    tree, _ = read_yaml("", text.encode())
    return plain_tree(tree)


@settings(max_examples=examples(60), suppress_health_check=list(HealthCheck), deadline=None)
@given(written_accounts())
def test_whatever_is_written_says_the_same_in_house_style(written: tuple[str, list[tuple[str, str]]]) -> None:
    text, comments = written
    assume(not any(problem.is_error for problem in read_yaml("", text.encode())[1]))

    done = styled(text)

    assert tree(done) == tree(text)
    assert styled(done) == done
    lines = done.replace("\r\n", "\n").split("\n")
    for comment, key in comments:
        [at] = [n for n, line in enumerate(lines) if line.endswith(comment)]
        if key:
            after = next(line for line in lines[at:] if line.strip() and not line.strip().startswith("#"))
            assert after.lstrip(" -").startswith(f"{key}:"), comment
    assert_ordered(read_yaml("", done.encode())[0], Account)


@settings(max_examples=examples(60), suppress_health_check=list(HealthCheck), deadline=None)
@given(odd_files())
def test_odd_files_say_the_same_in_house_style(odd: tuple[dict[str, Any], bytes]) -> None:
    says, data = odd

    done = in_house_style(data, Account)

    assert tree(done.decode()) == says
    assert in_house_style(done, Account) == done


def assert_ordered(node: Any, kind: type[Record]) -> None:
    """Fail unless the keys of a block and of the blocks in it are in the order of the model."""
    if isinstance(node, list):
        for each in node:
            assert_ordered(each, kind)
    elif isinstance(node, dict):
        fields = {field.key: field for field in fields_of(kind)}
        known = [key for key in node if key in fields]
        assert known == [key for key in fields if key in known]
        for key in known:
            if (record := fields[key].record) and not fields[key].named:
                assert_ordered(node[key], record)


# --- The accounts of this project


FILES = sorted(
    path.relative_to(ROOT).as_posix() for folder in ("accounts", "playbook") for path in (ROOT / folder).rglob("*.yaml")
)


def test_the_sample_files_are_found() -> None:
    assert len(FILES) > 30


@for_each(FILES)
def test_the_samples_are_in_house_style(name: str) -> None:
    data = (ROOT / name).read_bytes()

    assert in_house_style(data, kind_of(name).record) == data
