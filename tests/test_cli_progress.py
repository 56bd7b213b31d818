"""How far a build is: on a terminal, after two seconds, in one line that goes again."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lean import lean_project
from projects import command, environment

from generator.cli import progress
from generator.cli.progress import ProgressLine


class Terminal(io.StringIO):
    """Keeps what is written to it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time that it is, to be changed."""
    times = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: times[0])
    return times


def test_nothing_is_shown_before_somebody_wonders(now: list[float]) -> None:
    terminal = Terminal()
    line = ProgressLine(terminal)

    now[0] += 1.9
    line.show("pages", 1, 200)
    line.clear()
    assert terminal.getvalue() == ""

    now[0] += 0.2
    line.show("pages", 2, 200)
    assert terminal.getvalue() == "\rpages: 2 of 200"


def test_it_is_not_written_more_often_than_it_can_be_read(now: list[float]) -> None:
    terminal = Terminal()
    line = ProgressLine(terminal)
    now[0] += 3
    for number in range(1_000):
        line.show("pages", number, 1_000)

    assert terminal.getvalue() == "\rpages: 0 of 1000"


def test_a_shorter_line_leaves_nothing_of_a_longer_one(now: list[float]) -> None:
    terminal = Terminal()
    line = ProgressLine(terminal)
    now[0] += 3
    line.show("documents", 99, 100)
    now[0] += 1
    line.show("pages", 1, 9)
    line.clear()
    line.clear()

    shown = terminal.getvalue().split("\r")
    assert shown == ["", "documents: 99 of 100", "pages: 1 of 9       ", " " * 13, ""]


def test_nothing_is_shown_where_nobody_watches(now: list[float]) -> None:
    stream = io.StringIO()
    line = ProgressLine(stream)
    now[0] += 60
    line.show("pages", 1, 2)
    line.clear()

    assert stream.getvalue() == ""


AT_ONCE = "from generator.cli import main, progress\nprogress._AFTER = progress._EVERY = 0\nmain()\n"
"""The command, with somebody who does not wait."""


@pytest.mark.skipif(sys.platform == "win32", reason="has no such terminals")
def test_a_build_shows_it_on_a_terminal_and_its_words_stand_alone(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    reading, writing = pty.openpty()
    built = subprocess.Popen(
        command("at_once", "build"),
        cwd=lean_project(tmp_path, {"at_once.py": AT_ONCE}),
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=writing,
    )
    os.close(writing)
    shown = b""
    try:
        while part := os.read(reading, 4096):
            shown += part
    except OSError:  # the end, on Linux
        pass
    os.close(reading)

    assert built.wait() == 0
    lines = shown.decode().replace("\r\n", "\n").split("\n")
    said = [line.rpartition("\r")[2] for line in lines]
    assert said[0].startswith("Building ")
    assert said[1].startswith("All pages went through MkDocs again, as the theme")
    assert said[2].startswith("Done. Open ")
    assert said[3:] == [""]
    steps = [step for line in lines for step in line.split("\r")[:-1] if step.strip()]
    for what in ("accounts", "pages read by MkDocs", "pages written by MkDocs"):
        numbers = [re.fullmatch(rf"{what}: (\d+) of (\d+) *", step) for step in steps]
        counted = [(int(number[1]), int(number[2])) for number in numbers if number]
        assert counted == [(at, len(counted)) for at in range(1, len(counted) + 1)], what
        assert counted, what
