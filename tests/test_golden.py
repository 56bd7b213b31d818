"""The helper that compares with kept output can fail, in each of the ways output can differ."""

from __future__ import annotations

from pathlib import Path

import golden
import pytest

TREE = {"index.md": "# Home\n", "accounts/kettle-row/people.md": "# People\n\nNobody yet.\n"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds TREE, in a run that compares."""
    monkeypatch.delenv(golden.ACCEPT, raising=False)
    for name, text in TREE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path


def test_equal_trees_pass(folder: Path) -> None:
    golden.assert_golden(TREE, folder)


@pytest.mark.parametrize("at", range(len(TREE["index.md"])))
def test_a_change_of_one_byte_fails_wherever_it_is(folder: Path, at: int) -> None:
    data = bytearray(TREE["index.md"].encode())
    data[at] ^= 1
    (folder / "index.md").write_bytes(data)

    with pytest.raises(AssertionError, match="make golden") as failure:
        golden.assert_golden(TREE, folder)
    assert "index.md" in str(failure.value)
    assert "people.md" not in str(failure.value)


def test_another_line_end_fails(folder: Path) -> None:
    (folder / "index.md").write_bytes(b"# Home\r\n")

    with pytest.raises(AssertionError, match="line ends differ"):
        golden.assert_golden(TREE, folder)


def test_a_page_that_is_made_but_not_kept_fails(folder: Path) -> None:
    (folder / "index.md").unlink()

    with pytest.raises(AssertionError, match=r"extra: index\.md"):
        golden.assert_golden(TREE, folder)


def test_a_page_that_is_kept_but_not_made_fails(folder: Path) -> None:
    (folder / "accounts/left-over.md").write_text("x")

    with pytest.raises(AssertionError, match=r"missing: accounts/left-over\.md"):
        golden.assert_golden(TREE, folder)


def test_nothing_made_fails_even_when_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="nothing was made"):
        golden.assert_golden({}, tmp_path)


def test_accepting_keeps_what_was_made_and_drops_what_was_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(golden.ACCEPT, "1")

    golden.assert_golden({"index.md": "# Höme\n"}, folder)

    assert golden.kept(folder) == {"index.md": "# Höme\n"}


def test_without_the_word_nothing_is_accepted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(golden.ACCEPT, "0")

    with pytest.raises(AssertionError):
        golden.assert_golden({"index.md": "x"}, folder)
    assert golden.kept(folder) == TREE
