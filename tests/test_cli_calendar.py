"""The verb `calendar`: the months ahead on the terminal, and as a file."""

from __future__ import annotations

import re
from pathlib import Path

import click
import icalendar
import pytest
from click.testing import CliRunner
from lean import ACCOUNT, BROKEN, TEAM, lean_project, playbook

from generator.cli import main

TEAM_OF_TWO = TEAM + "  - {id: tom, name: Tom Reyes, role: delivery}\n"
YEAR = """\
rhythm:
  - {name: Easter buns, kind: peak, from: 03-01, to: 03-28, our_response: Two more ovens., lead_days: 45, owner: tom}
  - {name: Ovens off, kind: shutdown, from: 11-10, to: 11-20}
  - {name: Council, kind: board, repeats: last friday of every month}
meetings:
  - {name: Tasting, on: 2026-12-04, at: "09:30", place: The bakery}
"""
SECOND = "account:\n  name: Sorrel Foods\n  owner: tom\n  tier: key\nmeetings: [{name: Walk, on: 2026-12-04}]\n"


def project(folder: Path) -> Path:
    changes = {
        "accounts/_team.yaml": TEAM_OF_TWO,
        "accounts/kettle-row.yaml": ACCOUNT + YEAR,
        "accounts/sorrel.yaml": SECOND,
    }
    return lean_project(folder, changes)


def printed(folder: Path, *arguments: str | Path) -> str:
    said = playbook("calendar", "--project", project(folder), *arguments)
    assert (said.code, said.err) == (0, "")
    return said.out


def test_it_prints_what_comes_up_month_by_month(tmp_path: Path) -> None:
    assert printed(tmp_path) == (
        "All accounts · 16 November 2026 – 15 February 2027\n"
        "\n"
        "Under way\n"
        "Tue 10 Nov 2026  Kettle Row Bakery  Ovens off (until 20 Nov 2026)\n"
        "\n"
        "November 2026\n"
        "Fri 27 Nov 2026  Kettle Row Bakery  Council\n"
        "\n"
        "December 2026\n"
        "Fri 4 Dec 2026   Sorrel Foods       Walk\n"
        "                 Kettle Row Bakery  09:30 Tasting, The bakery\n"
        "Fri 25 Dec 2026  Kettle Row Bakery  Council\n"
        "\n"
        "January 2027\n"
        "Fri 15 Jan 2027  Kettle Row Bakery  Begin to prepare for Easter buns: Two more ovens.\n"
        "Fri 29 Jan 2027  Kettle Row Bakery  Council\n"
    )


def test_it_prints_one_account_and_as_many_months_as_asked_for(tmp_path: Path) -> None:
    said = printed(tmp_path, "sorrel", "--months", "1")

    assert said == "Sorrel Foods · 16 November – 15 December 2026\n\nDecember 2026\nFri 4 Dec 2026   Walk\n"


def test_it_prints_what_concerns_one_of_us(tmp_path: Path) -> None:
    said = printed(tmp_path, "--owner", "tom")

    assert said.startswith("Tom Reyes · ")
    assert re.findall(r"(?m)^.{17}(\S.*)$", said.split("\n", 1)[1]) == [
        "Sorrel Foods       Walk",
        "Kettle Row Bakery  Begin to prepare for Easter buns: Two more ovens.",
    ]


def test_it_says_so_when_nothing_comes_up(tmp_path: Path) -> None:
    said = playbook("calendar", "--project", lean_project(tmp_path))

    assert said.code == 0
    assert said.out.endswith("\n\nNothing comes up.\n")


def test_it_is_coloured_on_a_terminal_and_plain_in_a_pipe(tmp_path: Path) -> None:
    arguments = ["calendar", "--project", str(project(tmp_path))]
    coloured = CliRunner().invoke(main, arguments, color=True).output

    assert click.style("January 2027", bold=True) in coloured
    assert click.style("Begin to prepare for Easter buns: Two more ovens.", fg="yellow") in coloured
    assert click.unstyle(coloured) == CliRunner().invoke(main, arguments).output


def test_it_writes_a_file_for_a_calendar_program(tmp_path: Path) -> None:
    file = tmp_path / "all.ics"
    said = playbook("calendar", "--project", project(tmp_path / "project"), "--ics", file)

    assert (said.code, said.out) == (0, "")
    found = icalendar.Calendar.from_ical(file.read_bytes())
    assert said.err == f"Wrote {len(found.events)} entries, the last on 28 April 2028, to {file}.\n"
    assert found["X-WR-CALNAME"] == "All accounts"
    assert len(found.events) > 20


@pytest.mark.parametrize(
    ("arguments", "name", "entries"),
    [
        (["sorrel"], "Sorrel Foods", 1),
        (["--owner", "tom", "--months", "3"], "Tom Reyes", 2),
        (["kettle-row", "--owner", "tom", "--months", "3"], "Kettle Row Bakery", 1),
    ],
)
def test_a_file_holds_what_was_asked_for(tmp_path: Path, arguments: list[str], name: str, entries: int) -> None:
    file = tmp_path / "some.ics"
    said = playbook("calendar", "--project", project(tmp_path / "project"), *arguments, "--ics", file)

    found = icalendar.Calendar.from_ical(file.read_bytes())
    assert said.code == 0
    assert (found["X-WR-CALNAME"], len(found.events)) == (name, entries)


def test_an_earlier_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "some.ics"
    folder = project(tmp_path / "project")
    playbook("calendar", "--project", folder, "--ics", file)
    earlier = file.read_bytes()

    assert playbook("calendar", "--project", folder, "--ics", file, "--as-of", "2026-11-17").code == 0

    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert file.read_bytes() != earlier
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "some.ics"]


def test_without_anything_to_write_no_file_is_written(tmp_path: Path) -> None:
    file = tmp_path / "some.ics"
    said = playbook("calendar", "kettle-row", "--project", lean_project(tmp_path / "project"), "--ics", file)

    assert said.code == 1
    assert said.err == f"Nothing comes up for Kettle Row Bakery, so there is nothing to write to {file}.\n"
    assert not file.exists()


def test_a_file_that_cannot_be_written_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, data: bytes) -> int:
        raise PermissionError(13, "Permission denied", str(self))

    folder = project(tmp_path)
    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_bytes", refuse)
        said = playbook("calendar", "--project", folder, "--ics", tmp_path / "some.ics")

    assert said.code == 1
    assert re.search(r"cannot write .*some\.ics: \w+", said.err)


def test_errors_in_the_data_are_said_and_keep_a_file_from_being_written(tmp_path: Path) -> None:
    folder = lean_project(
        tmp_path / "project", {"accounts/sorrel.yaml": BROKEN, "accounts/kettle-row.yaml": ACCOUNT + YEAR}
    )
    file = tmp_path / "some.ics"

    shown = playbook("calendar", "--project", folder)
    written = playbook("calendar", "--project", folder, "--ics", file)

    assert shown.code == 0
    assert "Ovens off" in shown.out
    assert "something may be missing: see `playbook check`" in shown.err
    assert written.code == 1
    assert "nothing was written" in written.err
    assert not file.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["kettel-row"], "there is no account `kettel-row`; did you mean Kettle Row Bakery (kettle-row)?"),
        (["--owner", "eddith"], "did you mean Edith Marlow (edith)?"),
        (["--months", "0"], "1<=x<=36"),
        (["--months", "37"], "1<=x<=36"),
        (["--ics", "."], "is a directory"),
        (["one", "two"], "unexpected extra argument"),
    ],
)
def test_wrong_usage_ends_with_2(tmp_path: Path, arguments: list[str], words: str) -> None:
    said = playbook("calendar", "--project", lean_project(tmp_path), *arguments)

    assert said.code == 2
    assert words in said.err
