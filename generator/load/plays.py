"""The plays of the playbook, each from a file of its own."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from generator.load.conform import conform_record
from generator.load.merge import ENDINGS
from generator.model.plays import Play
from generator.model.problem import Place, Problem
from generator.wording.text import is_slug
from generator.yaml_reader.source import read_yaml

PLAYS_FOLDER = "playbook/plays/"


def is_play_file(name: str) -> bool:
    """Whether a file of a project, by its name relative to it, is one of a play."""
    return name.startswith(PLAYS_FOLDER) and name.endswith(ENDINGS) and "/." not in name


def load_plays(sources: Mapping[str, bytes]) -> tuple[tuple[Play, ...], list[Problem]]:
    """The plays in the order of their names, and every problem with their files."""
    plays: dict[str, Play] = {}
    problems: list[Problem] = []
    for file in sorted(filter(is_play_file, sources)):
        id = posixpath.splitext(file.removeprefix(PLAYS_FOLDER))[0]
        if id in plays:
            message, hint = f"there is a play `{id}` already", f"put the two together in {PLAYS_FOLDER}{id}.yaml"
            problems.append(Problem(Place(file), "duplicate-play", message, hint))
            continue
        if not is_slug(id):
            message = "a play is called by the name of its file, and this one is no id"
            hint = f"name it in lower-case letters, digits and single hyphens, in {PLAYS_FOLDER} itself"
            problems.append(Problem(Place(file), "bad-play-name", message, hint))
            continue
        tree, file_problems = read_yaml(file, sources[file])
        problems += file_problems
        if tree is not None:
            play, file_problems = conform_record(Play, tree, file, {"id": id}, file_problems)
            problems += file_problems
            plays |= {id: play} if play else {}
    return tuple(sorted(plays.values(), key=lambda play: play.name.casefold())), problems
