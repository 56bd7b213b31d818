"""Projects to test with: this repository's playbook with accounts of their own, and the sites made of them."""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from ready_processes import can_fork, run_module

from generator.build import Checked, build, check
from generator.disk.project import read_project
from generator.load.book import Loaded, load_book
from generator.paths import Link, to_address
from generator.site import Site

ROOT = Path(__file__).parent.parent
SITES = ROOT / "tests" / "sites"
DAY = date(2026, 11, 16)
"""The day all sites of the tests are made for."""

WORKSPACE = "PLAYBOOK_TESTS_WORKSPACE"
"""The variable of the environment that names the folder which all processes of a run of tests share."""

LONG = "PLAYBOOK_LONG_TESTS" in os.environ
"""Whether tests over many histories and many examples go on for longer than anybody waits: in `.ci/run`."""

MODULES = {"playbook": "generator.cli", "mkdocs": "mkdocs"}
"""The programs that are run most, by the module that Python runs."""

METHOD = ("playbook", "docs", "mkdocs.yml")
"""What every project here takes from this repository."""

ELSEWHERE = {"PYTHONHASHSEED": "4711", "LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Kiritimati", "PYTHONUTF8": "0"}
"""Another seed, language and time zone (14 hours ahead) than the build it is compared with."""

_NOT_INHERITED = ("SOURCE_DATE_EPOCH", "PYTHONHASHSEED", "FORCE_COLOR", "CLICOLOR_FORCE")


_PATIENCE = 600
"""Seconds that a process waits for what another one makes."""


def project(folder: Path, accounts: Path | Mapping[str, str]) -> Path:
    """Make a project of this playbook with other accounts: a folder of the test sites, or texts by file name.

    Whatever else a folder holds, such as ``playbook/``, replaces files of this repository's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in METHOD:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, folder / name)
    if isinstance(accounts, Path):
        shutil.copytree(accounts, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("_expected"))
    else:
        for name, text in accounts.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return folder


def examples(number: int) -> int:
    """How many examples a test has in this run that has so many in a long one."""
    return number if LONG else max(4, number * 2 // 5)


@cache
def checked(folder: Path) -> Checked:
    """What a project's files say; read once, so a project that is to be changed is changed before."""
    project = read_project(folder)
    return check(project.sources, project.problems)


@cache
def made(folder: Path, day: date = DAY, link: Link = to_address) -> Site:
    """The pages of a project, made once like what they are made from, and once for all processes if that is theirs."""
    if (folder.parent, day, link) != (workspace(), DAY, to_address):
        return build(checked(folder), day, link)

    def make(file: Path) -> None:
        file.write_bytes(pickle.dumps(build(checked(folder), day, link)))

    site: Site = pickle.loads(make_once(f"made-{folder.name}", make).read_bytes())
    return site


def environment(**changes: str) -> dict[str, str]:
    """The environment for a command: this one's, with this repository's program and without a fixed day.

    The programs beside this Python come first on the path, as a command may start another.
    """
    own = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
    path = os.pathsep.join([str(Path(sys.executable).parent), own.get("PATH", "")])
    return {**own, "PATH": path, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", **changes}


def command(program: str, *arguments: str | Path) -> list[str]:
    """The command line of a program such as ``mkdocs``, as the Python of this test would run it."""
    if program in ("mike", "zensical"):
        beside = Path(sys.executable).with_name(program)
        return [str(beside), *map(str, arguments)]
    return [sys.executable, "-m", MODULES.get(program, program), *map(str, arguments)]


def run(
    program: str, *arguments: str | Path, cwd: Path, timeout: int = 600, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder and wait for it; ``changes`` are to the environment."""
    if module := MODULES.get(program) if can_fork(changes) else None:
        given = [str(argument) for argument in arguments]
        return run_module(module, given, cwd, environment(**changes), timeout)
    return subprocess.run(
        command(program, *arguments),
        cwd=cwd,
        env=environment(**changes),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )


def together(*tasks: Callable[[], object]) -> None:
    """Do things at the same time that wait for other processes."""
    with ThreadPoolExecutor(len(tasks)) as pool:
        for running in [pool.submit(task) for task in tasks]:
            running.result()


def build_site(folder: Path, target: Path, *options: str) -> Path:
    """Build the site of a project with MkDocs, and fail with its words when it does not come about."""
    result = run("mkdocs", "build", "--quiet", "--site-dir", target, *options, cwd=folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return target


def tree(folder: Path) -> dict[str, str]:
    """A fingerprint of every file below a folder, by name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def own_files(folder: Path) -> dict[str, str]:
    """As `tree`, without what programs keep in a project and anybody may throw away."""
    return {name: mark for name, mark in tree(folder).items() if not name.startswith(".cache/")}


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> Sequence[str]:
    """The names under which two trees do not hold the same."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def disordered(source: Path, target: Path) -> Path:
    """A copy of a project whose files were written in the opposite order and long ago, and without papers kept."""
    for path in sorted(source.rglob("*"), reverse=True):
        if path.is_file() and ".cache" not in path.parts:
            copy = target / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (86_400, 86_400))
    return target


def workspace() -> Path:
    """A folder for what several tests of a run share, in whichever process they are; gone when the run is over."""
    return Path(os.environ[WORKSPACE])


def make_once(name: str, make: Callable[[Path], object]) -> Path:
    """A folder of the workspace: the first process that needs it makes it, and others wait until it is there."""
    folder, begun, done, failed = (workspace() / f"{name}{suffix}" for suffix in ("", ".begun", ".done", ".failed"))
    try:
        begun.mkdir()  # which only one can
    except FileExistsError:
        for _ in range(_PATIENCE * 10):
            if done.exists():
                return folder
            assert not failed.exists(), f"{name} could not be made, see the test that failed first"
            time.sleep(0.1)
        raise AssertionError(f"{name} was not made within {_PATIENCE} seconds") from None
    try:
        make(folder)
    except BaseException:
        failed.touch()
        raise
    done.touch()
    return folder


@cache
def sample_project() -> Path:
    """This repository's own accounts and playbook, in a folder of their own."""

    def make(folder: Path) -> None:
        shutil.copytree(ROOT / "accounts", folder / "accounts")
        project(folder, {})

    return make_once("sample", make)


@cache
def sample_site() -> Path:
    """The sample as ``mkdocs build --strict`` makes it, once for all tests of a run."""
    return make_once("sample-site", lambda folder: build_site(sample_project(), folder, "--strict"))


@cache
def sample_elsewhere() -> Path:
    """A folder with ``plans``, a copy of the sample as ``playbook build`` leaves it, and ``printed.txt``, its words."""

    def make(folder: Path) -> None:
        plans = disordered(sample_project(), folder / "plans")
        result = run("playbook", "build", cwd=plans, **ELSEWHERE)
        assert result.returncode == 0, result.stderr
        (folder / "printed.txt").write_text(result.stdout + result.stderr, "utf-8")

    return make_once("elsewhere", make)


@cache
def everything_project() -> Path:
    """The project whose one account has every key of the model."""
    return make_once("everything", lambda folder: project(folder, SITES / "everything"))


def everything_but(account: str) -> Loaded:
    """What ``everything`` says with another account, as YAML, in place of its own; the files it names stay."""
    own = "accounts/tarn-valley"
    sources = read_project(everything_project()).sources
    kept = {name: data for name, data in sources.items() if not name.startswith(own) or "/files/" in name}
    return load_book({**kept, f"{own}.yaml": account.encode()})


def with_accounts(project: Checked, loaded: Loaded) -> Checked:
    """A project with other accounts, as if nothing were wrong with them."""
    known = {read.source.id: replace(read, problems=()) for read in loaded.accounts}
    return replace(project, files=tuple(read.source for read in known.values()), common=(), _read=known)


@cache
def everything_site() -> Path:
    """That project as MkDocs builds it."""
    return make_once("everything-site", lambda folder: build_site(everything_project(), folder))
