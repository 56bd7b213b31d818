"""Our own people, from the one file that all accounts share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.load.conform import conform_record
from generator.load.consistency import reversed_dates
from generator.load.merge import TEAM_FILE
from generator.load.references import Excused, duplicate_ids, typed_ids, unresolved_references
from generator.model.book import TeamFile
from generator.model.problem import Place, Problem
from generator.model.references import TEAM
from generator.model.team import TeamMember
from generator.yaml_reader.source import read_yaml


@dataclass(frozen=True, slots=True)
class OurPeople:
    """What was understood of the file."""

    members: tuple[TeamMember, ...] = ()
    #: The ids that were typed, those of people who could not be understood among them.
    typed: frozenset[str] = frozenset()
    #: Whether all of the file could be read; when not, an id may belong to somebody in the rest.
    whole: bool = True


def load_team(sources: Mapping[str, bytes]) -> tuple[OurPeople, list[Problem]]:
    """Our own people, and every problem with their file."""
    if TEAM_FILE not in sources:
        message = "this file is missing: it lists our own people, whom accounts name as their owners"
        hint = "start it with `team:` and below that `- {id: priya, name: Priya Nair, role: account_manager}`"
        return OurPeople(whole=False), [Problem(Place(TEAM_FILE), "missing-file", message, hint)]
    tree, problems = read_yaml(TEAM_FILE, sources[TEAM_FILE])
    whole = not any(problem.is_error for problem in problems)
    if tree is None:
        return OurPeople(whole=whole), problems
    typed = typed_ids(tree)[TEAM]
    file, value_problems = conform_record(TeamFile, tree, TEAM_FILE, reading=problems)
    problems += value_problems
    if file:
        problems += duplicate_ids(file, tree)
        known, excused = {member.id for member in file.team}, Excused({TEAM: typed}, set() if whole else {TEAM})
        problems += unresolved_references(file, tree, {TEAM: known}, excused)
        problems += reversed_dates(file, tree)
        file, _ = conform_record(TeamFile, tree, TEAM_FILE)
    return OurPeople(file.team if file else (), frozenset(typed), whole), problems
