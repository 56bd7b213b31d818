"""What a folder held when it left the house: a list of its files beside it, never inside."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ENDING = ".left.json"
"""What the name of the list ends with, after that of the folder."""

_LARGEST = 16 * 1024 * 1024
"""No list of ours has more bytes."""


class NoManifest(Exception):
    """There is no list of what left, or it cannot be read; the message says so, for people."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What left the house."""

    #: The id of the account.
    account: str
    #: The day for which it was made, as files write it.
    day: str
    #: The state of the account's files that it was made from, as git knows it; empty where git does not.
    commit: str
    #: Whether these files said something else than that state does.
    changed_since: bool
    #: Who of us handed it over, and to whom; ids.
    by: str
    to: tuple[str, ...]
    #: What each file came to, by its name with slashes: SHA-256.
    files: Mapping[str, str]

    @property
    def digest(self) -> str:
        """What the list of files comes to: the SHA-256 of one line for each, as ``sha256sum`` writes it."""
        lines = "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(self.files.items()))
        return hashlib.sha256(lines.encode()).hexdigest()

    def as_json(self) -> bytes:
        """The list as a file."""
        return (json.dumps({**asdict(self), "sha256": self.digest}, indent=2, ensure_ascii=False) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as it left."""

    name: str
    #: Changed, missing or added.
    what: str


def manifest_file(folder: Path) -> Path:
    """Where the list of a folder lies."""
    return folder.with_name(f"{folder.name}{ENDING}")


def digest_files(files: Mapping[str, bytes]) -> dict[str, str]:
    """What each of some files comes to."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}


def read_manifest(folder: Path) -> Manifest:
    """The list of a folder; NoManifest when there is none that can be read."""
    file = manifest_file(folder)
    try:
        if file.stat().st_size > _LARGEST:
            raise NoManifest(f"{file} is too large to be a list of what left")
        read = json.loads(file.read_bytes())
    except FileNotFoundError:
        raise NoManifest(f"there is no {file} beside it, which would say what left") from None
    except (OSError, ValueError, RecursionError) as error:
        raise NoManifest(f"{file} cannot be read: {error}") from None
    manifest = _check_manifest(read)
    if manifest is None:
        raise NoManifest(f"{file} is no list of what left, or somebody changed it")
    return manifest


def _check_manifest(read: Any) -> Manifest | None:
    """The list that was read; None when it is none, or its files are not those it was signed off with."""
    texts, people = ("account", "day", "commit", "by", "sha256"), read.get("to") if isinstance(read, dict) else None
    files = read.get("files") if isinstance(read, dict) else None
    if not isinstance(files, dict) or not isinstance(people, list) or not all(isinstance(id, str) for id in people):
        return None
    if not all(isinstance(read.get(key), str) for key in texts) or not all(isinstance(v, str) for v in files.values()):
        return None
    manifest = Manifest(
        account=read["account"],
        day=read["day"],
        commit=read["commit"],
        changed_since=read.get("changed_since") is True,
        by=read["by"],
        to=tuple(people),
        files=files,
    )
    return manifest if manifest.digest == read["sha256"] else None


def find_differences(folder: Path, files: Mapping[str, str]) -> Iterator[Difference]:
    """What in a folder is not as some files were; OSError when it cannot be read."""
    there = {path.relative_to(folder).as_posix(): path for path in _entries(folder)}
    for name in sorted(there.keys() | files.keys()):
        if name not in there:
            yield Difference(name, "missing")
        elif name not in files:
            yield Difference(name, "added")
        elif there[name].is_symlink() or hashlib.sha256(there[name].read_bytes()).hexdigest() != files[name]:
            yield Difference(name, "changed")


def _entries(folder: Path) -> Iterator[Path]:
    """Everything in a folder that is no ordinary folder with something in it."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink() and any(path.iterdir()):
            yield from _entries(path)
        else:
            yield path
