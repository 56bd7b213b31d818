"""What compares the builds of two commits can see every difference, and says what it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import click
import manual
import pptx
import pytest
import typst
import xlsxwriter
from compare_builds import runner
from compare_builds.__main__ import main, report
from compare_builds.differences import compare, show, summarise
from compare_builds.texts import read_lines
from compare_builds.trees import PROJECTS, Tree, has_site
from lean import lean_project
from projects import ROOT

EXPECTED_NOWHERE = {"serve"}
"""Verbs without a call: this one does not end by itself."""


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def workbook(cell: str) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        book.add_worksheet("People").write_row(0, 0, ["Dana Ortiz", cell])
    return data.getvalue()


def slides(title: str) -> bytes:
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = title
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


def paper(text: str) -> bytes:
    data = typst.compile(f"#set document(date: none)\n{text}".encode())
    assert isinstance(data, bytes)
    return data


def bundle(text: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("read me.txt", text)
    return data.getvalue()


MADE = {
    "a.html": lambda word: f"<ul><li>one</li><li>{word}</li></ul>".encode(),
    "a.md": lambda word: f"# {word}\n".encode(),
    "a.ics": lambda word: f"BEGIN:VEVENT\r\nSUMMARY:a title that is {word[:2]}\r\n {word[2:]}\r\n".encode(),
    "a.vcf": lambda word: f"FN:{word}\r\n".encode(),
    "a.json": lambda word: f'{{"one": ["{word}"]}}'.encode(),
    "a.pdf": paper,
    "a.xlsx": workbook,
    "a.pptx": slides,
    "a.zip": bundle,
    "a.printed": lambda word: f"exit code 0\n{word}\n".encode(),
    "a.css": lambda word: f"a {{ color: {word} }}".encode(),
}
"""A file of each kind that holds a word."""


@pytest.mark.parametrize("name", MADE)
def test_another_word_is_seen_in_every_kind_of_file(name: str, tmp_path: Path) -> None:
    then = written(tmp_path / "then", {name: MADE[name]("harbour"), "same.md": b"x"})
    now = written(tmp_path / "now", {name: MADE[name]("terminal"), "same.md": b"x"})

    states = compare(then, now)
    shown = list(show(states, then, now, files=5, lines=20))

    assert states == {name: "differ", "same.md": "same"}
    assert [line[0] for line in shown if "harbour" in line] == ["-"]
    assert [line[0] for line in shown if "terminal" in line] == ["+"]


def test_files_that_are_missing_added_or_of_other_bytes_alone_are_named(tmp_path: Path) -> None:
    then = written(tmp_path / "then", {"gone.md": b"x", "page.html": b"<b>x</b>\n<i>", "deep/paper.pdf": b"\x00\xff"})
    now = written(tmp_path / "now", {"new.md": b"x", "page.html": b"<b>x</b><i>", "deep/paper.pdf": b"\x00\xfe\xff"})

    shown = list(show(compare(then, now), then, now, files=5, lines=20))

    assert "only then: gone.md" in shown
    assert "only now: new.md" in shown
    assert "same text, other bytes: page.html" in shown
    assert any(line.startswith("-2 bytes that cannot be read") for line in shown)


def test_the_summary_counts_by_kind_and_the_exit_code_says_whether_anything_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {f"{number}.md": b"x" for number in range(12)}
    then, now = written(tmp_path / "then", files), written(tmp_path / "now", files)
    written(now, {"feed.ics": b"x"})

    assert report(then, then, files=5, lines=20) == 0
    assert report(then, now, files=5, lines=20) == 1
    assert "1 of 13 differ." in capsys.readouterr().out
    assert [line.split() for line in summarise(compare(then, now))][1:] == [
        ["pages,", "Markdown", "12", "0", "0", "0"],
        ["feeds", "0", "0", "0", "1"],
    ]


def test_long_differences_are_cut_and_long_lines_wrapped(tmp_path: Path) -> None:
    lines = "".join(f"{number}\n" for number in range(90)).encode()
    then = written(tmp_path / "then", {"a.md": lines, "b.md": b"", "c.md": b""})
    now = written(tmp_path / "now", {"a.md": lines[::-1], "b.md": b"x", "c.md": b"x"})
    shown = list(show(compare(then, now), then, now, files=2, lines=20))

    assert shown[21].endswith("more lines of a.md")
    assert shown[-1] == "differ: c.md"
    assert max(map(len, read_lines("long.md", b"a word " * 900))) <= 160


def test_every_verb_is_called_in_projects_there_are() -> None:
    calls = runner.read_calls()

    assert {project for project, _ in calls} == PROJECTS.keys()
    assert {words.split()[0] for _, words in calls} == manual.verbs().keys() - EXPECTED_NOWHERE


def test_calls_are_made_in_their_project_and_kept_without_names_of_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # which the calls leave
    lean_project(tmp_path / "projects" / "samples")
    calls = tmp_path / "calls.txt"
    calls.write_text("# said\n\nsamples: today\nsamples: export {files}/pages\nelsewhere: today\n", "utf-8")

    runner.main(Tree(ROOT).script(), tmp_path / "projects", tmp_path / "out", tmp_path / "exports", calls)

    out = tmp_path / "out"
    made = {path.relative_to(out).as_posix(): path for path in out.rglob("*.*") if path.is_file()}
    assert "samples/files/pages/docs/accounts/kettle-row/people.md" in made
    assert "exit code 0" in made["samples/printed/today.printed"].read_text("utf-8")
    assert "OUT/samples/files/pages" in made["samples/printed/export-files-pages.printed"].read_text("utf-8")
    assert "samples/printed/new-person-help.printed" in made
    assert not [name for name, path in made.items() if str(tmp_path).encode() in path.read_bytes()]


def test_an_error_that_nobody_caught_is_output_too(tmp_path: Path) -> None:
    @click.group()
    def command() -> None: ...

    @command.command()
    def fail() -> None:
        raise ValueError("no such luck")

    runner.keep_printed(runner.run_call(command, ["fail"]), "fail", tmp_path, {})

    assert "ValueError: no such luck" in (tmp_path / "fail.printed").read_text("utf-8")


def test_what_cannot_be_compared_ends_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["compare", "no-such-commit", "--keep", str(tmp_path / "kept")])

    with pytest.raises(SystemExit) as stopped:
        main()

    assert stopped.value.code == 2
    assert "There is no commit no-such-commit" in capsys.readouterr().err


def test_a_site_that_did_not_come_about_is_noticed(tmp_path: Path) -> None:
    assert not has_site(tmp_path)
    written(tmp_path, {"samples/files/site/index.html": b"x"})
    assert has_site(tmp_path)


def test_the_package_of_a_tree_is_described_as_an_installer_would(tmp_path: Path) -> None:
    Tree(ROOT).describe_package(tmp_path)

    about = (tmp_path / "account_playbook-0.dist-info" / "entry_points.txt").read_text("utf-8")
    assert "[mkdocs.plugins]\naccount-playbook = generator." in about
