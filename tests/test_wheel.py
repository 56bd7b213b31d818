"""The wheel: whole, so that a project begins and is built where this repository is not."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

from projects import ROOT, environment, make_once, tree

from generator.disk.program import PAGES_FOR_PROGRAMMERS

SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"


def give(*words: str | Path, cwd: Path) -> str:
    """Run a program without this repository on its path; what it printed."""
    own = environment(PYTHONPATH="", LOGNAME="priya")
    result = subprocess.run(
        list(map(str, words)), cwd=cwd, env=own, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@cache
def wheel() -> Path:
    """The wheel as `make wheel` builds it."""

    def make(folder: Path) -> None:
        give(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)

    return next(make_once("wheel", make).glob("account_playbook-*-py3-none-any.whl"))


@cache
def installed() -> Path:
    """A virtual environment with the wheel in it; what it depends on comes from the one of these tests."""

    def make(folder: Path) -> None:
        give(sys.executable, "-m", "venv", "--without-pip", folder, cwd=ROOT)
        python = folder / SCRIPTS / "python"
        give(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel(), cwd=ROOT)
        packages = give(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
        # A line in such a file is read, the files of its kind that lie there are not: this repository stays unknown.
        here = "\n".join(path for path in sys.path if Path(path).name == "site-packages")
        Path(packages, "dependencies.pth").write_text(f"{here}\n", "utf-8")

    return make_once("wheel-installed", make)


def playbook(*words: str | Path, cwd: Path) -> str:
    return give(installed() / SCRIPTS / "playbook", *words, cwd=cwd)


def test_it_brings_what_a_project_does_not_hold() -> None:
    with zipfile.ZipFile(wheel()) as archive:
        names = {name.removeprefix("generator/program/") for name in archive.namelist()}
    wanted = {f"{top}/{name}" for top in ("accounts", "docs", "playbook") for name in tree(ROOT / top)}

    assert len(wanted) > 120
    assert wanted | {"mkdocs.yml", "CHANGELOG.md", "generator/editing/new_project/mkdocs.yml"} <= names
    assert [name for name in names if "tests/" in name or name.endswith(".pyc")] == []


def test_a_project_begins_with_it_alone(tmp_path: Path) -> None:
    where = give(installed() / SCRIPTS / "python", "-c", "import generator; print(generator.__file__)", cwd=tmp_path)
    assert where.startswith(str(installed().resolve()))

    playbook("init", "plans", cwd=tmp_path)
    plans = tmp_path / "plans"
    playbook("new", "Sorrel Foods", "--owner", "me", cwd=plans)
    playbook("take", "account/people.md.j2", cwd=plans)
    playbook("doctor", cwd=plans)
    playbook("build", "--strict", cwd=plans)

    site = tree(plans / "site")
    assert {"index.html", "accounts/sorrel-foods/index.html", "start/index.html", "assets/parts.css"} <= site.keys()
    assert not [name for name in PAGES_FOR_PROGRAMMERS if f"{name.removesuffix('.md')}/index.html" in site]


def test_the_samples_it_brings_are_without_mistakes(tmp_path: Path) -> None:
    playbook("init", "trial", "--samples", cwd=tmp_path)

    assert playbook("check", "--level", "warning", cwd=tmp_path / "trial") == ""
