"""Several edits of one file at once give what the same edits give one after the other."""

from __future__ import annotations

import pytest

from generator.editing.surgery import Append, CannotEdit, Put, append_item, apply_several, put_value

BLOCK = b"""\
# People
people:
  - name: A   # the first
    reach:
      mail: a@x.example
  # about B
  - name: B

  - {name: C, reach: {mail: c}}
tags: [one, two]
last: here"""

EDITS = (
    [Put(("people", 0), "id", "a"), Put(("people", 0, "reach"), "phone", "1"), Put(("people", 0), "name", "Ann: x")],
    [Put(("people", 2), "id", "c"), Put(("people", 2, "reach"), "phone", "3")],
    [Append(("people",), {"name": "D"}), Put(("people", 2), "name", "Cy"), Append(("people",), {"name": "E"})],
    [Append(("tags",), "three"), Append(("tags",), "four"), Put((), "last", "#there")],
    [Put(("people", 1, "reach"), "mail", "b"), Put(("people", 1), "id", "b")],
    [Append(("new",), "x"), Append(("new",), "y")],
    [Put(("more",), "a", "1"), Put(("more",), "b", "2")],
)


def one_by_one(source: bytes, edits: list[Append | Put]) -> bytes:
    for edit in edits:
        source = append_item(source, *edit) if isinstance(edit, Append) else put_value(source, *edit)
    return source


@pytest.mark.parametrize("edits", EDITS)
@pytest.mark.parametrize("source", [BLOCK, BLOCK + b"\n", BLOCK.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + BLOCK])
def test_several_edits_are_the_same_as_one_after_the_other(source: bytes, edits: list[Append | Put]) -> None:
    at_once = apply_several(source, edits)

    assert at_once == one_by_one(source, edits)
    assert at_once != source


def test_no_edits_change_nothing() -> None:
    assert apply_several(BLOCK, []) == BLOCK


def test_what_cannot_be_edited_is_refused_as_a_whole() -> None:
    with pytest.raises(CannotEdit):
        apply_several(BLOCK, [Put((), "last", "there"), Append(("last", "deeper"), "x")])


def test_what_does_not_fit_into_a_file_is_refused_at_once() -> None:
    with pytest.raises(CannotEdit, match="at most 256 KB"):
        apply_several(BLOCK, [Append(("people",), {"name": "x" * 200})] * 2_000)
