"""What a verb is about, named as people name it: an account, a person, a colleague, by id or by part of the name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Protocol

import click

from generator.cli import terminal
from generator.disk.project import Project
from generator.editing.naming import Candidate, Unclear, find_meant
from generator.load.merge import files_by_account
from generator.model.account import Account
from generator.model.book import Book
from generator.model.team import TeamMember
from generator.wording.names import name_words
from generator.yaml_reader.source import Map, Scalar, read_yaml

ME = "me"
"""Stands for the colleague who types, where one of us is asked for."""

_NAMED = "PLAYBOOK_ME"
"""The variable of the environment by which somebody says who they are."""

_LOGINS = ("LOGNAME", "USER", "USERNAME")
"""Those by which the machine does."""


def choose_id(typed: str, among: Iterable[Candidate], what: str, option: str) -> str:
    """The id of the one that is meant; of several the user is asked for one where there is a terminal."""
    try:
        return find_meant(typed, among, what).id
    except Unclear as unclear:
        return settle_unclear(unclear, option)


def settle_unclear(unclear: Unclear, option: str) -> str:
    """Who is meant of several, as the user says; wrong usage where nobody can be asked or nobody was found."""
    if not unclear.candidates or not terminal.somebody_there():
        raise click.BadParameter(str(unclear), param_hint=option)
    terminal.say_words("Several fit:")
    for candidate in unclear.candidates:
        terminal.say_words(f"  {candidate.id}  {candidate.name}")
    ids = [candidate.id for candidate in unclear.candidates]
    return str(click.prompt("Which one", type=click.Choice(ids), err=True))


def choose_account(typed: str, project: Project, option: str = "ACCOUNT") -> str:
    """The id of the account that is meant; names are read only where the id alone does not say which."""
    files, _ = files_by_account(project.sources)
    if typed in files:
        return typed
    if not files:
        raise click.UsageError(terminal.NOTHING_YET)
    return choose_id(typed, list_accounts(project), "account", option)


def list_accounts(project: Project) -> list[Candidate]:
    """All accounts by id and name, whether or not they can be read."""
    files, _ = files_by_account(project.sources)
    return [Candidate(id, _account_name(own, project) or id) for id, own in files.items()]


def _account_name(files: Iterable[str], project: Project) -> str:
    for name in files:
        source = project.sources[name]
        if source.startswith(b"account:") or b"\naccount:" in source:
            tree, _ = read_yaml(name, source)
            head = tree.get("account") if tree else None
            typed = head.get("name") if isinstance(head, Map) else None
            return str(typed) if isinstance(typed, Scalar) else ""
    return ""


def list_people(account: Account) -> list[Candidate]:
    """The customer's people; who has left is meant only where nobody present has that name."""
    return [Candidate(person.id, person.label, person.left is not None) for person in account.stakeholders]


class OneOfUs(Protocol):
    """What is known of a colleague by those who look for one."""

    @property
    def id(self) -> str:
        """Their id."""

    @property
    def name(self) -> str:
        """What they are called."""

    @property
    def role(self) -> str | None:
        """What they do."""

    @property
    def email(self) -> str | None:
        """Their address."""


def choose_colleague(typed: str, members: Iterable[OneOfUs], option: str = "--owner") -> str:
    """The id of the one of us who is meant; `me` is who types, as far as that can be told."""
    ours = tuple({member.id: member for member in members}.values())
    candidates = [Candidate(member.id, member.name) for member in ours]
    if typed.casefold() == ME and not any(member.id == ME for member in ours):
        return _find_me(ours, candidates, option)
    return choose_id(typed, candidates, "colleague", option)


def _find_me(ours: Sequence[OneOfUs], candidates: Sequence[Candidate], option: str) -> str:
    """Who types: as they said, else whose id, e-mail address or whole name the login is, else the only manager."""
    if said := os.environ.get(_NAMED):
        return choose_id(said, candidates, "colleague", _NAMED)
    own = [member.id for member in ours if any(_is_login(login.casefold(), member) for login in find_logins())]
    managers = [member.id for member in ours if member.role == "account_manager"]
    for ids in (own, managers):
        if len(ids) == 1:
            return ids[0]
    raise click.BadParameter(
        f"who that is cannot be told here: name yourself, or set {_NAMED} to your id", param_hint=option
    )


def find_logins() -> list[str]:
    """The names under which the machine knows who types, the surest first."""
    return [login for variable in _LOGINS if (login := os.environ.get(variable))]


def _is_login(login: str, member: OneOfUs) -> bool:
    """Whether a name on a machine is somebody's: their id, their e-mail address or what stands before its sign."""
    email = (member.email or "").casefold()
    return login in (member.id, email, email.partition("@")[0]) or name_words(login) == name_words(member.name)


def choose_owner(typed: str | None, members: Iterable[OneOfUs]) -> str | None:
    """The id of the colleague an option `--owner` means; None where it was left out."""
    return None if typed is None else choose_colleague(typed, members)


def list_ours(book: Book) -> tuple[TeamMember, ...]:
    """All of us: our own people, and those that accounts name besides."""
    return (*book.team, *(member for account in book.accounts for member in account.team))
