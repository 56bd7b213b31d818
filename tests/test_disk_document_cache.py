"""The folder of finished documents: what lies there, and that no trouble with it stops anybody."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from test_outputs_paper import press

from generator.disk.document_cache import PAPER, DocumentCache
from generator.outputs import paper
from generator.outputs.document_store import content_key, join_document, split_document
from generator.outputs.paper import PaperPrinter, PrintedDocument
from generator.outputs.typesetting import TooLong


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / PAPER).iterdir() if path.name != ".gitignore")


def pressed(folder: Path, body: str = "#data.document.text") -> PaperPrinter:
    text = f'#import "brief/paper.typ": *\n#show: sheet.with(title: "Own")\n{body}'
    sheets = (*press().sheets, ("own.typ", text.encode()))
    return replace(press(), sheets=sheets, shelf=DocumentCache(folder))


def printed(paper_printer: PaperPrinter, text: str = "Told", pages: int = 1) -> PrintedDocument:
    """As another run would print it: nothing is remembered but what lies in the folder."""
    paper._print_sheet.cache_clear()
    return paper_printer.pdf("own.typ", {"text": text}, "a4", pages)


class Setting:
    """Counts how often something is set in type."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        whole = paper._set_document

        def counted(*arguments: object) -> object:
            self.times += 1
            return whole(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(paper, "_set_document", counted)


@pytest.fixture
def setting(monkeypatch: pytest.MonkeyPatch) -> Setting:
    return Setting(monkeypatch)


def test_what_has_not_changed_is_not_made_again(tmp_path: Path, setting: Setting) -> None:
    first, second = printed(pressed(tmp_path)), printed(pressed(tmp_path))

    assert first == second
    assert first.data.startswith(b"%PDF")
    assert setting.times == 1
    assert len(kept(tmp_path)) == 1


@pytest.mark.parametrize(
    "changed",
    [
        lambda folder: printed(pressed(folder), "Told otherwise"),
        lambda folder: printed(pressed(folder, "#data.document.text Too")),
        lambda folder: printed(pressed(folder), pages=2),
    ],
)
def test_what_has_changed_is_made_again(tmp_path: Path, setting: Setting, changed: object) -> None:
    printed(pressed(tmp_path))
    changed(tmp_path)  # type: ignore[operator]

    assert setting.times == 2


def test_a_document_that_is_too_long_is_so_again(tmp_path: Path, setting: Setting) -> None:
    paper_printer = pressed(tmp_path, "#pagebreak() #data.document.text")
    for _ in range(2):
        with pytest.raises(TooLong) as found:
            printed(paper_printer)
        assert found.value.page == 1

    assert setting.times == 1


def test_a_letter_that_no_font_has_is_missing_again(tmp_path: Path, setting: Setting) -> None:
    first, second = (printed(pressed(tmp_path), "Dana \U00012345") for _ in range(2))

    assert first == second
    assert [unshown.sign for unshown in second.unshown] == ["\U00012345"]
    assert setting.times == 1


@pytest.mark.parametrize("broken", [b"", b"no head\n%PDF", b'{"unshown": ""}\n%PDF', b"[]\n", b"\xff\xfe\n"])
def test_what_is_not_whole_is_made_again(tmp_path: Path, setting: Setting, broken: bytes) -> None:
    first = printed(pressed(tmp_path))
    (file,) = kept(tmp_path)
    file.write_bytes(broken)

    assert printed(pressed(tmp_path)) == first
    assert setting.times == 2
    assert split_document(file.read_bytes())


def test_a_folder_that_cannot_be_made_stops_nobody(tmp_path: Path, setting: Setting) -> None:
    (tmp_path / ".cache").write_text("a file in its place", encoding="utf-8")
    first, second = printed(pressed(tmp_path)), printed(pressed(tmp_path))
    DocumentCache(tmp_path).sweep()

    assert first == second
    assert setting.times == 2


def test_what_nobody_asks_for_is_thrown_away(tmp_path: Path) -> None:
    cache = DocumentCache(tmp_path)
    for name in ("asked", "forgotten", "lately"):
        cache.put(name, b"kept")
    newest = (tmp_path / PAPER / "asked").stat().st_mtime
    for name, days in (("forgotten", 15), ("lately", 13)):
        os.utime(tmp_path / PAPER / name, (newest - days * 86400,) * 2)
    cache.sweep()

    assert [path.name for path in kept(tmp_path)] == ["asked", "lately"]
    assert (tmp_path / PAPER / ".gitignore").read_text(encoding="utf-8").endswith("*\n")
    assert cache.get("forgotten") is None
    assert cache.get("lately") == b"kept"


def test_asking_for_something_keeps_it(tmp_path: Path) -> None:
    cache = DocumentCache(tmp_path)
    cache.put("new", b"kept")
    cache.put("old", b"kept")
    path = tmp_path / PAPER / "old"
    written = path.stat().st_mtime - 30 * 86400
    os.utime(path, (written,) * 2)
    assert cache.get("old") == b"kept"
    cache.sweep()

    assert cache.get("old") == b"kept"
    assert path.stat().st_mtime == pytest.approx(written), "a preview that looks at the folder does not build for it"


def test_parts_that_join_to_the_same_text_have_different_names() -> None:
    assert content_key(b"ab", b"c") != content_key(b"a", b"bc") != content_key(b"abc")
    assert content_key(b"ab", b"c") == content_key(b"ab", b"c")


def test_what_is_laid_down_is_taken_up_whole() -> None:
    assert split_document(join_document({"unshown": "é"}, b"%PDF\n\x00")) == ({"unshown": "é"}, b"%PDF\n\x00")
    assert split_document(None) is None


def test_no_more_is_kept_than_there_is_room_for_and_what_was_asked_for_last_stays(tmp_path: Path) -> None:
    cache = DocumentCache(tmp_path, limit=250)
    for days, name in enumerate(("oldest", "older", "newest")):
        cache.put(name, b"x" * 100)
        path = tmp_path / PAPER / name
        os.utime(path, (path.stat().st_mtime + days * 3600,) * 2)
    cache.sweep()

    assert [path.name for path in kept(tmp_path)] == ["newest", "older"]
