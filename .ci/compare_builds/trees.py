"""The program and the projects of one commit, and what that program makes of them."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

METHOD = ("playbook", "docs", "mkdocs.yml")
"""What every project takes from its commit, besides accounts."""

PROJECTS = {"samples": "accounts", "everything": "tests/sites/everything", "broken": "tests/sites/broken"}
"""The projects, and where each has its accounts from."""

_NOT_INHERITED = ("PYTHONHASHSEED", "FORCE_COLOR", "CLICOLOR_FORCE")
_EARLIER, _LATER = "2026-09-01", "2026-11-10"


class CannotMake(Exception):
    """What is made of a commit cannot be made at all; the message says why."""


@dataclass(frozen=True)
class Tree:
    """The files of a commit, or of the working tree."""

    root: Path

    def script(self) -> str:
        """Where its command is, as ``module:name``."""
        return self._project()["scripts"]["playbook"]

    def _project(self) -> Mapping[str, Mapping[str, str]]:
        return tomllib.loads((self.root / "pyproject.toml").read_text("utf-8"))["project"]

    def describe_package(self, folder: Path) -> None:
        """Write what an installer would of its entry points, so that MkDocs finds the plugin of this commit."""
        project = self._project()
        about = folder / "account_playbook-0.dist-info"
        about.mkdir(parents=True)
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: account-playbook\nVersion: 0\n", "utf-8")
        groups = {"console_scripts": project["scripts"], **project["entry-points"]}
        text = ""
        for group, entries in groups.items():
            text += f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
        (about / "entry_points.txt").write_text(text, "utf-8")

    def copy_projects(self, folder: Path) -> None:
        """The projects of this commit, each in a folder of its own and with an earlier version in git."""
        for name, source in PROJECTS.items():
            accounts = self.root / source
            if not accounts.is_dir():
                continue
            project = folder / name
            project.mkdir(parents=True)
            for part in METHOD:
                copy = shutil.copytree if (self.root / part).is_dir() else shutil.copyfile
                copy(self.root / part, project / part)
            target = project / "accounts" if source == "accounts" else project
            shutil.copytree(accounts, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("_expected"))
            _commit_history(project)


def export_commit(repository: Path, revision: str, target: Path) -> Tree:
    """The files of a commit in a folder; CannotMake when there is no such commit."""
    command = ["git", "-C", str(repository), "archive", "--format=tar", revision]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise CannotMake(f"There is no commit {revision}: {done.stderr.decode().strip()}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(target, filter="data")
    return Tree(target)


def start_making(tree: Tree, work: Path, as_of: date) -> subprocess.Popen[bytes]:
    """Begin to make everything of a tree below ``work``: files and output in ``work/out``."""
    tree.copy_projects(work / "projects")
    tree.describe_package(work / "package")
    midday = datetime(as_of.year, as_of.month, as_of.day, 12, tzinfo=UTC)
    own = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
    own |= {"SOURCE_DATE_EPOCH": str(int(midday.timestamp())), "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    own |= {"PYTHONPATH": os.pathsep.join([str(tree.root), str(work / "package")]), "PYTHONHASHSEED": "0"}
    places = [work / "projects", work / "out", tree.root / "tests" / "exports"]
    runner = Path(__file__).with_name("runner.py")
    return subprocess.Popen([sys.executable, str(runner), tree.script(), *map(str, places)], env=own, cwd=work)


def has_site(out: Path) -> bool:
    """Whether the sample site is among what was made."""
    return (out / "samples" / "files" / "site" / "index.html").is_file()


def _commit_history(project: Path) -> None:
    """Commit the accounts of a project twice: with some days and judgements changed, and as they are."""
    files = {path: path.read_bytes() for path in sorted((project / "accounts").rglob("*.yaml"))}
    _git(project, "init", "--quiet", "--initial-branch=main", on=_EARLIER)
    for path, data in files.items():
        earlier = re.sub(rb"2026-1[0-2]-", b"2026-09-", data).replace(b"influence: high", b"influence: medium")
        path.write_bytes(earlier)
    _commit(project, _EARLIER)
    for path, data in files.items():
        path.write_bytes(data)
    _commit(project, _LATER)


def _commit(project: Path, on: str) -> None:
    _git(project, "add", "accounts", on=on)
    _git(project, "commit", "--quiet", "--message", on, on=on)


def _git(project: Path, *arguments: str, on: str) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for who in ("AUTHOR", "COMMITTER"):
        own |= {f"GIT_{who}_NAME": "Priya Nair", f"GIT_{who}_EMAIL": "priya@larkfield.example"}
        own[f"GIT_{who}_DATE"] = f"{on}T10:00:00+00:00"
    subprocess.run(["git", *arguments], cwd=project, env=own, check=True, capture_output=True)
