"""Loading everything: settings, our people, roles and accounts, to a book and all problems of all files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.load.conform import conform
from generator.load.consistency import reporting_cycles, reversed_dates
from generator.load.merge import TEAM_FILE, files_by_account, merged
from generator.load.references import Ids, duplicate_ids, tables_of, unresolved
from generator.load.role import ROLES_FOLDER, load_role
from generator.model.account import Account
from generator.model.book import Book, TeamFile
from generator.model.role import Role
from generator.model.settings import Settings
from generator.model.team import TeamMember
from generator.problem import Place, Problem, in_order
from generator.yaml_source import read
from generator.yaml_tree import Map, Node

SETTINGS_FILE = "playbook/settings.yaml"


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
    settings_tree, settings, problems = _settings(sources)
    team, found = _team(sources)
    problems += found
    roles = []
    for name in sorted(sources):
        if name.startswith(ROLES_FOLDER):
            role, found = load_role(name, sources[name])
            problems += found
            if role:
                roles.append(role)
    groups, found = files_by_account(sources)
    problems += found
    accounts = []
    for id, names in sorted(groups.items()):
        account, found = load_account(id, {name: sources[name] for name in names}, team, settings_tree)
        problems += [problem.of_account(id) for problem in found]
        if account:
            accounts.append(account)
    book = Book(accounts=tuple(accounts), team=team, settings=settings)
    return Loaded(book, tuple(roles), tuple(in_order(problems)))


def _settings(sources: Mapping[str, bytes]) -> tuple[Map, Settings, list[Problem]]:
    tree, problems = read(SETTINGS_FILE, sources.get(SETTINGS_FILE, b"{}"))
    if not isinstance(tree, Map):
        return Map(Place(SETTINGS_FILE)), Settings(), problems
    settings, found = conform(Settings, tree, SETTINGS_FILE)
    return tree, settings or Settings(), [*problems, *found]


def _team(sources: Mapping[str, bytes]) -> tuple[tuple[TeamMember, ...], list[Problem]]:
    if TEAM_FILE not in sources:
        message = "this file is missing: it lists our own people, whom accounts name as their owners"
        hint = "start it with `team:` and below that `- {id: priya, name: Priya Nair, role: account_manager}`"
        return (), [Problem(Place(TEAM_FILE), "missing-file", message, hint)]
    tree, problems = read(TEAM_FILE, sources[TEAM_FILE])
    if not isinstance(tree, Map):
        return (), problems
    file, found = conform(TeamFile, tree, TEAM_FILE)
    problems += found
    if file:
        problems += duplicate_ids(file, tree)
        problems += unresolved(file, tree, Ids({"team member": {member.id for member in file.team}}))
        file, _ = conform(TeamFile, tree, TEAM_FILE)
    return (file.team if file else ()), problems


def load_account(
    id: str, files: Mapping[str, bytes], team: tuple[TeamMember, ...], settings: Map
) -> tuple[Account | None, list[Problem]]:
    """One account from its files, with the site's people and settings; all problems of these files."""
    problems: list[Problem] = []
    trees: dict[str, Map] = {}
    for name, data in files.items():
        tree, found = read(name, data)
        problems += found
        if isinstance(tree, Map):
            trees[name] = tree
    if not trees:
        return None, problems
    whole, found = merged(trees)
    problems += found
    first = next(iter(trees))
    whole["settings"] = overlaid(settings, whole.get("settings"))
    whole.key_places.setdefault("settings", Place(first))
    injected = {"id": id, "colleagues": team}
    account, found = conform(Account, whole, first, injected)
    problems += found
    if account is None:
        return None, problems
    problems += _joined_up(account, whole, team)
    # What leads nowhere has been taken out, so that nothing above has to expect it.
    account, _ = conform(Account, whole, first, injected)
    return account, problems


def _joined_up(account: Account, tree: Map, team: tuple[TeamMember, ...]) -> list[Problem]:
    extra = {"team member": {member.id for member in team}, "tier": set(account.settings.tiers)}
    problems = duplicate_ids(account, tree)
    problems += unresolved(account, tree, tables_of(account, extra))
    problems += reversed_dates(account, tree)
    problems += reporting_cycles(account, tree)
    return problems


def overlaid(below: Node, above: Node) -> Node:
    """A tree in which the keys of one map replace those of another, map by map."""
    if not (isinstance(below, Map) and isinstance(above, Map)):
        return below if above is None else above
    whole = Map(above.place)
    for layer in (below, above):
        whole.key_places |= layer.key_places
    for key in [*below, *(key for key in above if key not in below)]:
        whole[key] = overlaid(below.get(key), above.get(key))
    return whole
