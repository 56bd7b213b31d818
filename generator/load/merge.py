"""The files of one account as one tree: keys of different files together, lists one after another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from generator.model.problem import Place, Problem
from generator.wording.text import RESERVED, is_slug, make_slug
from generator.yaml_reader.tree import Items, Map

FOLDER = "accounts/"
TEAM_FILE = "accounts/_team.yaml"
ENDINGS = (".yaml", ".yml")


def files_by_account(names: Iterable[str]) -> tuple[dict[str, list[str]], list[Problem]]:
    """The YAML files of each account, and a problem for every file or folder that cannot be one.

    ``accounts/brightwater.yaml`` is account ``brightwater``; every YAML file below ``accounts/norrland/`` but
    those below its ``files/`` belongs to account ``norrland``. An id that differs from another only in upper
    and lower case would share a folder with it on Windows and macOS, and is refused.
    """
    by_id: dict[str, dict[str, list[str]]] = {}
    for name in sorted(names):
        if not is_account_file(name):
            continue
        source = _source_name(name)
        by_id.setdefault(_source_id(source).casefold(), {}).setdefault(source, []).append(name)
    accounts: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for sources in by_id.values():
        source, *others = sorted(sources, key=lambda source: not is_slug(_source_id(source)))
        id = _source_id(source)
        for other in others:
            message = f"{other} and {source} would both be account `{id.casefold()}`"
            problem = Problem(Place(sources[other][0]), "duplicate-account", message, "rename one of them")
            problems.append(problem.of_account(id))
        if not is_slug(id):
            problems.append(_bad_name(id, source, sources[source][0]))
        else:
            accounts[id] = sources[source]
    return accounts, problems


def is_file(name: str) -> bool:
    """Whether a file of the project is one that an account hands over rather than says something."""
    return name.startswith(FOLDER) and name.split("/")[2:3] == ["files"]


def is_account_file(name: str) -> bool:
    """Whether a file of the project says something of an account."""
    return (
        name.startswith(FOLDER)
        and name.endswith(ENDINGS)
        and not name.startswith((f"{FOLDER}.", f"{FOLDER}_"))
        and not is_file(name)
    )


def id_by_name(file: str) -> str:
    """The id that a file of an account gives it by its name, though it may be none that an account can have."""
    return _source_id(_source_name(file))


def _source_name(file: str) -> str:
    """The file or folder that makes an account, of one of its files."""
    first, _, rest = file.removeprefix(FOLDER).partition("/")
    return FOLDER + first + ("/" if rest else "")


def _source_id(source: str) -> str:
    """The id that the name of a file or folder stands for; only a file has an ending."""
    name = source.removeprefix(FOLDER)
    return name.rstrip("/") if name.endswith("/") else posixpath.splitext(name)[0]


def _bad_name(id: str, source: str, file: str) -> Problem:
    message = f"`{id}` cannot be the id of an account"
    why = "it is reserved" if id in RESERVED else "use lower-case letters, digits and single hyphens"
    better = make_slug(id)
    hint = why + (f": rename {source} to {better}" if better and is_slug(better) else "")
    return Problem(Place(file), "bad-id", message, hint)


def merge_trees(trees: Mapping[str, Map]) -> tuple[Map, list[Problem]]:
    """One tree of several files; a key that is set in two files is a problem unless both hold lists."""
    first = next(iter(trees))
    whole = Map(Place(first))
    problems: list[Problem] = []
    for file, tree in trees.items():
        for key, value in tree.items():
            place, there = tree.key_places[key], whole.get(key)
            if key not in whole or there is None:
                whole[key] = _copy_list(value)
                whole.key_places[key] = place
            elif isinstance(there, Items) and isinstance(value, Items):
                there.extend(value)
                there.places.extend(value.places)
            elif value is not None:
                earlier = whole.key_places[key]
                message = f"`{key}` is already set in {earlier.file}, line {earlier.line}"
                hint = f"keep it in one of the two files, {earlier.file} or {file}"
                problems.append(Problem(place, "duplicate-key", message, hint, key))
    return whole, problems


def _copy_list(value: object) -> Map | Items | None:
    """A list of its own, so that appending to it leaves the file's tree as it was read."""
    if isinstance(value, Items):
        own = Items(value.place)
        own.extend(value)
        own.places.extend(value.places)
        return own
    return value  # type: ignore[return-value]
