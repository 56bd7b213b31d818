"""Earlier versions of the accounts, read from git; the only module that runs another program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.load.merge import ENDINGS, FOLDER, TEAM_FILE, is_file
from generator.load.settings import SETTINGS_FILE

SECONDS = 20.0
"""How long all of git's answers together may take before we go on without."""

COMMITS = 100_000
"""How many commits are looked at, the newest first."""

_FILE_LIMIT = 4 * 1024 * 1024
"""No earlier file is read that is larger, in bytes; the YAML reader has a lower limit of its own."""

_LIMIT = 256 * 1024 * 1024
"""How many bytes are read from git in all at the most."""

_ACCOUNTS, _SETTINGS = f"./{FOLDER.rstrip('/')}", f"./{SETTINGS_FILE}"
"""As git finds them in the project, wherever in the repository that lies."""

_DEPTH = 6
"""So many folders deep are the files of an account looked for."""

_FLAGS = (
    # The project may come from anybody: nothing that its configuration names is to be started, nothing fetched.
    "--no-pager",
    "--no-replace-objects",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.allow=never"),
    *("-c", "maintenance.auto=false"),
)


_DAY = re.compile(r"\d{4}-\d\d-\d\dT")


class NoHistory(Exception):
    """There is no history to read, or not the one asked for; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One state of the project that was committed."""

    #: The whole hash.
    id: str
    #: The day on which it was committed, where that was done.
    on: date

    @property
    def short(self) -> str:
        """The hash as people write it."""
        return self.id[:10]


@dataclass(frozen=True, slots=True)
class StoredFiles:
    """The files of a project as they were committed."""

    #: Names relative to the project and their bytes: the accounts asked for, our people, the settings.
    files: Mapping[str, bytes] = field(default_factory=dict)
    #: Names of files that were there and could not be read: too large, or not in this copy.
    lost: frozenset[str] = frozenset()
    #: Names of the files that accounts hand over, which are not read.
    handed: frozenset[str] = frozenset()


class History:
    """The history of a project's folder; NoHistory when git is missing, or the folder is in no repository."""

    def __init__(self, folder: Path, seconds: float = SECONDS) -> None:
        self._folder, self._until, self._left = folder, time.monotonic() + seconds, _LIMIT
        self._program = shutil.which("git")
        if self._program is None:
            raise NoHistory("the program git is not installed here")
        try:
            inside, shallow = self._read_line("rev-parse", "--is-inside-work-tree", "--is-shallow-repository").split()
        except (_Refused, ValueError):
            raise NoHistory("this folder is not kept in git, or git does not trust it") from None
        if inside != "true":
            raise NoHistory("this folder is not kept in git")
        #: Whether this copy holds only the end of the history.
        self.shallow = shallow == "true"
        #: What was committed, the newest first.
        self.commits = self._commits()
        if not self._find_objects([f"HEAD:{_ACCOUNTS}"]):
            raise NoHistory(f"the folder {FOLDER} is not kept in git")

    def before(self, day: date) -> Commit | None:
        """The last state committed before a day; None when the history does not reach back so far."""
        return next((commit for commit in self.commits if commit.on < day), None)

    def find_commit(self, revision: str, parted: str = "") -> Commit:
        """The commit of a name, a tag or a hash, or the last it has in common with ``parted``; NoHistory for none."""
        try:
            id = self._read_line(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
            ).strip()
            if parted:
                id = self._read_line("merge-base", self.find_commit(parted).id, id).strip()
            return _parse_commits(self._read_line("rev-list", "--max-count=1", "--format=%cI", id))[0]
        except (_Refused, IndexError, ValueError):
            raise NoHistory(f"there is no revision `{revision}` in this history") from None

    def read_stored(self, wanted: Mapping[Commit, Collection[str] | None]) -> dict[Commit, StoredFiles]:
        """What was committed of some accounts, by their ids, and of all for None; always with people and settings.

        The number of processes does not depend on how many commits and accounts are asked for.
        """
        tops = self._find_objects(f"{commit.id}:{top}" for commit in wanted for top in (_ACCOUNTS, _SETTINGS))
        trees = self._trees({top.id for top in tops.values() if top.kind == "tree"}, tuple(wanted.values()))
        listed: dict[Commit, dict[str, str]] = {}
        handed: dict[Commit, frozenset[str]] = {}
        for commit, accounts in wanted.items():
            root, settings = tops.get(f"{commit.id}:{_ACCOUNTS}"), tops.get(f"{commit.id}:{_SETTINGS}")
            entries = (
                [entry for entry in _list_below(root.id, FOLDER, trees, _DEPTH) if _is_asked(entry[0], accounts)]
                if root
                else []
            )
            handed[commit] = frozenset(name for name, _ in entries if is_file(name))
            listed[commit] = {name: id for name, id in entries if not is_file(name) and name.endswith(ENDINGS)}
            if settings:
                listed[commit][SETTINGS_FILE] = settings.id
        data = self._read({id for names in listed.values() for id in names.values()}, "blob", _FILE_LIMIT)
        return {commit: _make_stored(names, handed[commit], data) for commit, names in listed.items()}

    def _commits(self) -> tuple[Commit, ...]:
        try:
            # Of a merge the side it was merged into: that is what the plan said on the day.
            said = self._read_line("rev-list", "--first-parent", f"--max-count={COMMITS}", "--format=%cI", "HEAD")
        except _Refused:
            raise NoHistory("nothing has been committed here yet") from None
        return tuple(_parse_commits(said))

    def _trees(self, ids: set[str], wanted: Collection[Collection[str] | None]) -> dict[str, list[_Entry]]:
        """The folders below some, by their ids, each read once; those of accounts nobody asked for are left out."""
        names = {name for accounts in wanted for name in accounts or ()}
        trees: dict[str, list[_Entry]] = {}
        for depth in range(_DEPTH):
            trees |= {id: list(_parse_entries(data, len(id) // 2)) for id, data in self._read(ids, "tree").items()}
            ids = {
                entry.id
                for id in ids
                for entry in trees.get(id, ())
                if entry.folder and (depth > 0 or None in wanted or entry.name in names)
            } - trees.keys()
        return trees

    def _read(self, ids: Collection[str], kind: str, limit: int = _LIMIT) -> dict[str, bytes]:
        """The contents of objects of a kind, those that are missing or larger than ``limit`` bytes left out."""
        objects = {git_object.id: git_object for git_object in self._find_objects(sorted(ids)).values()}
        fit = [git_object for git_object in objects.values() if git_object.kind == kind and git_object.size <= limit]
        self._left -= sum(git_object.size for git_object in fit)
        if self._left < 0:
            raise NoHistory("its files are too large to be read")
        answer = self._run("cat-file", "--batch", "--buffer", asked=_join_names(git_object.id for git_object in fit))
        data, at = {}, 0
        for git_object in fit:
            at = answer.index(b"\n", at) + 1
            data[git_object.id] = answer[at : at + git_object.size]
            at += git_object.size + 1
        return data

    def _find_objects(self, names: Iterable[str]) -> dict[str, _Object]:
        """Which objects some names stand for; those that stand for none are left out."""
        asked = list(names)
        answers = self._run("cat-file", "--batch-check", "--buffer", asked=_join_names(asked)).decode(
            "utf-8", "replace"
        )
        objects = {}
        for name, answer in zip(asked, answers.split("\n"), strict=False):
            id, _, rest = answer.partition(" ")
            kind, _, size = rest.partition(" ")
            if kind in ("tree", "blob") and size.isdigit():
                objects[name] = _Object(id, kind, int(size))
        return objects

    def _read_line(self, *arguments: str) -> str:
        return self._run(*arguments).decode("utf-8", "replace")

    def _run(self, *arguments: str, asked: bytes = b"") -> bytes:
        """What git answers; _Refused when it refuses, NoHistory when it does not answer in time."""
        if arguments[0] == "cat-file" and not asked:
            return b""
        return _run_git(self._program or "git", self._folder, self._until - time.monotonic(), arguments, asked)


class _Refused(Exception):
    """Git ended with an error."""


def is_tracked(folder: Path) -> bool:
    """Whether anything in a folder is kept in git; also when it lies in a repository and git does not say."""
    if not any((above / ".git").exists() for above in (folder, *folder.parents)):
        return False
    try:
        return bool(_run_git(shutil.which("git") or "git", folder, SECONDS, ("ls-files", "--cached", "--", ".")))
    except (_Refused, NoHistory):
        return True


def _run_git(program: str, folder: Path, seconds: float, arguments: Sequence[str], asked: bytes = b"") -> bytes:
    """What git answers in a folder; _Refused when it refuses, NoHistory when it does not answer in time."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        done = subprocess.run(
            [program, *_FLAGS, *arguments],
            cwd=folder,
            env=own,
            input=asked,
            capture_output=True,
            check=False,
            timeout=max(0.0, seconds),
        )
    except subprocess.TimeoutExpired:
        raise NoHistory("git took too long to answer") from None
    except OSError as error:
        raise NoHistory(f"git cannot be started: {error.strerror}") from None
    if done.returncode:
        raise _Refused(arguments[0])
    return done.stdout


@dataclass(frozen=True, slots=True)
class _Object:
    id: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    id: str
    folder: bool


def _parse_commits(said: str) -> list[Commit]:
    """The commits of a list with their days: a line with the hash, then one with the time, where it was made."""
    lines = said.split("\n")
    pairs = zip(lines[::2], lines[1::2], strict=False)
    return [Commit(head.removeprefix("commit "), date.fromisoformat(on[:10])) for head, on in pairs if _DAY.match(on)]


def _join_names(names: Iterable[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")


def _parse_entries(data: bytes, width: int) -> Iterator[_Entry]:
    """What lies in a folder: ordinary files and folders; links and other repositories are left out."""
    at = 0
    while at < len(data):
        head = data.index(b"\0", at)
        mode, _, name = data[at:head].partition(b" ")
        at = head + 1 + width
        if mode in (b"100644", b"100755", b"40000"):
            yield _Entry(_check_name(name), data[head + 1 : at].hex(), mode == b"40000")


def _check_name(typed: bytes) -> str:
    return unicodedata.normalize("NFC", typed.decode("utf-8", "replace"))


def _list_below(id: str, folder: str, trees: Mapping[str, list[_Entry]], depth: int) -> Iterator[tuple[str, str]]:
    """The files below a folder, by their names relative to the project, with the ids of what they hold."""
    for entry in trees.get(id, ()):
        name = folder + entry.name
        if entry.name.startswith("."):
            continue  # as on the disk
        if entry.folder and depth:
            yield from _list_below(entry.id, f"{name}/", trees, depth - 1)
        elif not entry.folder:
            yield name, entry.id


def _make_stored(names: Mapping[str, str], handed: frozenset[str], data: Mapping[str, bytes]) -> StoredFiles:
    read = {name: data[id] for name, id in names.items() if id in data}
    return StoredFiles(read, frozenset(names.keys() - read.keys()), handed)


def _is_asked(name: str, accounts: Collection[str] | None) -> bool:
    first = name.removeprefix(FOLDER).partition("/")[0]
    return accounts is None or name == TEAM_FILE or first.rpartition(".")[0] in accounts or first in accounts
