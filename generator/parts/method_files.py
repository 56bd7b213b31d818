"""The method that pages of all accounts are made with, from the files of the playbook and of our people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import paths
from generator.checks.switches import misnamed_in_plays, misnamed_rules
from generator.load.account import Shared
from generator.load.book import Common
from generator.load.role import ROLES_FOLDER, without_head
from generator.model.plays import Play
from generator.model.problem import Place, Problem
from generator.model.role import Role
from generator.rendering.code_store import CodeStore
from generator.rendering.templates import Templates
from generator.wording.text import in_prose

PLAYBOOK = "playbook/"


@dataclass(frozen=True)
class MethodFiles:
    """What was understood of the files that belong to no account."""

    shared: Shared
    #: The roles in the order of the playbook.
    roles: tuple[Role, ...]
    plays: tuple[Play, ...]
    templates: Templates
    #: What is wrong with these files, but for what only shows when a template is compiled.
    problems: tuple[Problem, ...]


def read_method(sources: Mapping[str, bytes], common: Common, compiled: CodeStore | None = None) -> MethodFiles:
    """The method; ``common`` is what was loaded of the same files; a template that is ``compiled`` is not compiled."""
    settings = common.shared.numbers.settings
    roles, missing = _order_roles(common)
    texts, undecodable = _template_texts(sources)
    problems = (*common.problems, *misnamed_rules(settings), *misnamed_in_plays(common.plays), *missing, *undecodable)
    return MethodFiles(common.shared, roles, common.plays, Templates(texts, compiled), problems)


def _order_roles(common: Common) -> tuple[tuple[Role, ...], list[Problem]]:
    """The roles in the order of the playbook, and a problem for each that is missing or is none of the six."""
    found = {role.id: role for role in common.roles}
    read = {problem.place.file for problem in common.problems}
    problems = []
    for id in [*paths.ROLES, *sorted(found.keys() - set(paths.ROLES))]:
        file = f"{ROLES_FOLDER}{id}.md.j2"
        if id not in found and file not in read:
            problems.append(Problem(Place(file), "missing-file", "the template of this role is missing"))
        elif id not in paths.ROLES:
            hint = f"the six are {in_prose(paths.ROLES)}"
            problems.append(Problem(Place(file), "unknown-role", f"`{id}` is none of the six roles", hint))
    return tuple(found[id] for id in paths.ROLES if id in found), problems


def _template_texts(sources: Mapping[str, bytes]) -> tuple[dict[str, str], list[Problem]]:
    texts, problems = {}, []
    for name, data in sources.items():
        if not (name.startswith(PLAYBOOK) and name.endswith(".j2")):
            continue
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            message = f"byte {data[error.start]:#04x} is not valid UTF-8"
            problems.append(Problem(Place(name, line), "not-utf-8", message, "save the file as UTF-8"))
            continue
        texts[name.removeprefix(PLAYBOOK)] = without_head(text) if name.startswith(ROLES_FOLDER) else text
    return texts, problems
