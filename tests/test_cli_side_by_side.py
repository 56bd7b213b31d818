"""Verbs that write into the same account at the same moment: each is written, none in place of another."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import CompletedProcess

from exports_made import separated
from lean import ACCOUNT, lean_project, playbook
from projects import LONG, run

from generator.disk.project import read_project
from generator.load.book import load_book
from generator.model.account import Account

PEOPLE = "stakeholders:\n  - {id: dana, name: Dana Ortiz}\n"
KETTLE = "accounts/kettle-row.yaml"


def account(folder: Path, id: str) -> Account:
    loaded = load_book(read_project(folder).sources)
    assert [problem for problem in loaded.problems if problem.is_error] == []
    known = loaded.book.account(id)
    assert known
    return known


def all_of(folder: Path, commands: Sequence[Sequence[str]], at_once: int) -> list[CompletedProcess[str]]:
    """Run commands in processes of their own, so many at once."""
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(lambda words: run("playbook", *words, cwd=folder), commands))


def test_log_lines_three_at_a_time_are_all_written(tmp_path: Path) -> None:
    folder = lean_project(tmp_path, {KETTLE: ACCOUNT + PEOPLE})
    lines = [f"Line number {number}" for number in range(12 if LONG else 6)]

    ended = all_of(folder, [("log", "kettle", f"call with Dana: {line}") for line in lines], 3)

    assert [each.stderr for each in ended if each.returncode] == []
    assert sorted(str(entry.note) for entry in account(folder, "kettle-row").log) == sorted(lines)


def test_the_first_log_lines_of_a_year_are_all_written(tmp_path: Path) -> None:
    """None of them finds the file of the year, and the first to come begins it."""
    folder = lean_project(tmp_path, {KETTLE: None, "accounts/sorrel/account.yaml": ACCOUNT})
    lines = [f"Line number {number}" for number in range(4)]

    ended = all_of(folder, [("log", "sorrel", f"visit: {line}") for line in lines], 4)

    assert [each.stderr for each in ended if each.returncode] == []
    assert sorted(str(entry.note) for entry in account(folder, "sorrel").log) == sorted(lines)


def test_log_fmt_and_imports_side_by_side_lose_nothing(tmp_path: Path) -> None:
    untidy = ACCOUNT.replace("  owner: edith\n", "") + "  owner:  edith\n" + PEOPLE
    folder = lean_project(tmp_path / "project", {KETTLE: untidy})
    (tmp_path / "people.csv").write_bytes(
        separated([["First Name", "Last Name"], ["Petra", "Lund"], ["Olle", "Strand"]])
    )
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Maja Wiik\r\nN:Wiik;Maja;;;\r\nEND:VCARD\r\n"
    (tmp_path / "maja.vcf").write_text(card, newline="")
    commands = [
        ("log", "kettle", "call with Dana: first"),
        ("fmt",),
        ("import", "vcard", str(tmp_path / "maja.vcf"), "--account", "kettle-row", "--yes"),
        ("import", "crm", str(tmp_path / "people.csv"), "--account", "kettle-row", "--yes"),
        ("promise", "kettle", "send the oven plan", "--due", "friday"),
        ("log", "kettle", "call with Dana: second"),
    ]

    ended = all_of(folder, commands, len(commands))

    assert [each.stderr for each in ended if each.returncode] == []
    known = account(folder, "kettle-row")
    assert sorted(str(entry.note) for entry in known.log) == ["First", "Second"]
    assert {person.name for person in known.stakeholders} == {"Dana Ortiz", "Maja Wiik", "Petra Lund", "Olle Strand"}
    assert [promise.text for promise in known.commitments] == ["Send the oven plan"]
    assert playbook("fmt", "--project", folder).code == 0


def test_an_account_is_begun_once(tmp_path: Path) -> None:
    folder = lean_project(tmp_path)

    ended = all_of(folder, [("new", "Sorrel Foods")] * 3, 3)

    assert sorted(each.returncode for each in ended) in ([0, 1, 1], [0, 1, 2], [0, 2, 2])
    assert account(folder, "sorrel-foods").name == "Sorrel Foods"
