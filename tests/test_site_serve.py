"""The live preview with all pages through MkDocs: an edit shows by itself, and a mistake in the data shows too."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from lean import ACCOUNT, lean_project, playbook
from projects import command, environment

PATIENCE = 60
"""Seconds to wait for a change to show, on a busy machine."""

HOME = "# Home\n\n{{ page.errors }} error(s) as of {{ as_of|day }}\n"
PROBLEMS = "# Problems\n\n{% for problem in page.problems %}{{ problem.message }}\n\n{% endfor %}\n"
MISSPELT = ACCOUNT + "  sumary: Bread and cakes\n"
OVERVIEW = "playbook/account/overview.md.j2"


class Preview:
    """A running preview: fetches its pages and waits for them to change."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, said: Path) -> None:
        self._process, self._address, self._said = process, f"http://127.0.0.1:{port}/", said

    def page(self, path: str) -> str:
        """The text of a page; empty when there is none."""
        try:
            with urllib.request.urlopen(self._address + path, timeout=10) as response:
                return response.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            error.close()
            return ""
        except OSError:
            return ""

    def answer(self, path: str, host: str) -> tuple[int, str]:
        """Status and text of the answer to a request for a host."""
        request = urllib.request.Request(self._address + path, headers={"Host": host})
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                return response.status, response.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode("utf-8")

    def shows(self, path: str, words: str) -> None:
        """Wait until a page has these words."""
        self._wait(lambda: words in self.page(path), f"{words!r} on /{path}")

    def lacks(self, path: str) -> None:
        """Wait until a page is gone."""
        self._wait(lambda: not self.page(path) and bool(self.page("")), f"no page at /{path}")

    def _wait(self, condition: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert self._process.poll() is None, f"the preview ended: {self.said}"
            assert time.monotonic() < end, f"waited in vain for {what}: {self.said}"
            time.sleep(0.05)

    @property
    def said(self) -> str:
        """What it has said on the terminal."""
        return self._said.read_text("utf-8")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    templates = {
        "playbook/portfolio/home.md.j2": HOME,
        "playbook/portfolio/problems.md.j2": PROBLEMS,
        OVERVIEW: "# Overview\n\nBegun. {{ account_name }}\n",
    }
    return lean_project(tmp_path / "project", templates)


@contextmanager
def started(said: Path, port: int, *words: str | Path, cwd: Path) -> Iterator[Preview]:
    """A preview that a command starts in a folder, ended when it is no longer asked."""
    with said.open("wb") as log:
        process = subprocess.Popen(command(*words), cwd=cwd, env=environment(), stdout=log, stderr=subprocess.STDOUT)
    try:
        yield Preview(process, port, said)
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    port = free_port()
    words = ("playbook", "serve", "--address", f"127.0.0.1:{port}", "--as-of", "2026-06-01")
    with started(project.parent / "said.txt", port, *words, cwd=project) as running:
        yield running


def test_an_edit_shows_and_a_mistake_is_shown_until_it_is_mended(project: Path, preview: Preview) -> None:
    account, overview = project / "accounts/kettle-row.yaml", "accounts/kettle-row/"
    preview.shows(overview, "Begun. Kettle Row Bakery")
    preview.shows("", "0 error(s) as of 1 June 2026")

    account.write_text(ACCOUNT.replace("Bakery", "Patisserie"))
    preview.shows(overview, "Begun. Kettle Row Patisserie")

    (project / OVERVIEW).write_text("# Overview\n\nChanged. {{ account_name }}\n")
    preview.shows(overview, "Changed. Kettle Row Patisserie")

    account.write_text(MISSPELT)
    preview.shows("", "1 error(s) as of 1 June 2026")
    preview.shows("problems/", "is not a key of")
    preview.shows(overview, "Changed. Kettle Row Bakery")
    assert "did you mean `summary`?" in preview.said

    (project / OVERVIEW).write_text("# Overview\n\n{{ torn }}\n")
    # The page that cannot be made is left out, and the terminal says why; everything else goes on.
    preview.lacks(overview)
    preview.shows("accounts/kettle-row/people/", "people of Kettle Row Bakery")
    assert f"{OVERVIEW}:3:1" in preview.said

    account.write_text(ACCOUNT)
    (project / OVERVIEW).write_text("# Overview\n\nMended. {{ account_name }}\n")
    preview.shows(overview, "Mended. Kettle Row Bakery")
    preview.shows("", "0 error(s) as of 1 June 2026")
    preview.lacks("problems/")
    assert "Traceback" not in preview.said
    assert "as the theme `mkdocs` in mkdocs.yml may need" in preview.said

    (project / "accounts/orchard.yaml").write_text(ACCOUNT.replace("Kettle Row Bakery", "Orchard Street Press"))
    preview.shows("accounts/orchard/", "Mended. Orchard Street Press")


def test_it_answers_for_its_own_host_alone_and_no_odd_address(project: Path, preview: Preview) -> None:
    preview.shows("", "0 error(s)")

    for host in ("localhost:1234", "127.0.0.1", "[::1]:8000"):
        assert preview.answer("accounts/kettle-row/", host)[0] == 200, host
    for host in ("attacker.example", "attacker.example:8000", "localhost.attacker.example"):
        for path in ("", "accounts/kettle-row/", "livereload/1/1", "gone/"):
            status, text = preview.answer(path, host)
            assert (status, "Kettle" in text) == (403, False), (host, path)
    for path in ("%00", "accounts/%00/index.html", "%ff", "..%5c..%5cmkdocs.yml", "C:/secret"):
        assert preview.answer(path, "localhost")[0] == 400, path
    assert preview.answer("gone/", "localhost")[0] == 404
    assert "Traceback" not in preview.said


def test_mkdocs_itself_serves_from_any_path_and_does_not_build_for_what_it_writes(project: Path) -> None:
    port, parent = free_port(), project.parent
    words = ("mkdocs", "serve", "-f", "./project/mkdocs.yml", "--dev-addr", f"127.0.0.1:{port}", "--watch", "project")
    with started(parent / "said.txt", port, *words, cwd=parent) as preview:
        preview.shows("accounts/kettle-row/", "Begun. Kettle Row Bakery")
        assert preview.answer("", "attacker.example")[0] == 403
        (project / OVERVIEW).write_text("# Overview\n\nChanged.\n")
        preview.shows("accounts/kettle-row/", "Changed.")
        time.sleep(3)  # the files are looked at twice a second
        # The edit once; watching the whole project, what the build itself wrote then once more.
        assert 2 <= preview.said.count("Building documentation...") <= 3
        assert "Traceback" not in preview.said


def test_a_port_that_is_taken_ends_in_words(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = playbook("serve", "--project", project, "--address", f"127.0.0.1:{taken.getsockname()[1]}")

    assert said.code == 1
    assert "cannot listen on" in said.err


@pytest.mark.parametrize("address", ["somewhere", "127.0.0.1", "127.0.0.1:port"])
def test_an_address_that_is_none_ends_in_words(project: Path, address: str) -> None:
    said = playbook("serve", "--project", project, "--address", address)

    assert said.code in (1, 2)
    assert said.err.strip()
