"""Loading everything: settings, our people, roles and accounts, to a book and all problems of all files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.load.account import Shared, load_account
from generator.load.first_questions import load_first_questions
from generator.load.merge import files_by_account, is_file
from generator.load.role import ROLES_FOLDER, load_role
from generator.load.settings import load_settings
from generator.load.team import load_team
from generator.load.unread import unread_files
from generator.model.book import Book
from generator.model.role import Role
from generator.problem import Place, Problem, in_order


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was understood of a project's files, and every problem with them, in order of place."""

    book: Book
    roles: tuple[Role, ...]
    problems: tuple[Problem, ...]


def load(sources: Mapping[str, bytes]) -> Loaded:
    """The book that the files of a project make.

    ``sources`` maps names relative to the project, such as ``accounts/brightwater.yaml``, to their bytes.
    Never raises for bad data: what was understood is in the book, everything else in the problems.
    """
    numbers, problems = load_settings(sources)
    people, found = load_team(sources)
    problems += found
    problems += load_first_questions(sources)[1]
    roles, found = _roles(sources)
    problems += found
    problems += unread_files(sources)
    groups, found = files_by_account(sources)
    problems += found
    accounts = []
    shared = Shared(people, numbers, frozenset(name for name in sources if is_file(name)))
    for id, names in sorted(groups.items()):
        account, found = load_account(id, {name: sources[name] for name in names}, shared)
        problems += [problem.of_account(id) for problem in found]
        if account:
            accounts.append(account)
    book = Book(accounts=tuple(accounts), team=people.members, settings=numbers.settings)
    return Loaded(book, roles, tuple(in_order(problems)))


def _roles(sources: Mapping[str, bytes]) -> tuple[tuple[Role, ...], list[Problem]]:
    """The roles of the playbook by their ids; of two files for one, the first counts and the second is a problem."""
    roles: dict[str, Role] = {}
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for name in sorted(name for name in sources if name.startswith(ROLES_FOLDER)):
        role, found = load_role(name, sources[name])
        problems += found
        if role and role.id in roles:
            message = f"{files[role.id]} is already the role `{role.id}`"
            problems.append(Problem(Place(name), "duplicate-role", message, "remove one of the two, or move it away"))
        elif role:
            roles[role.id], files[role.id] = role, name
    return tuple(roles.values()), problems
