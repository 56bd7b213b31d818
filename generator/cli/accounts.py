"""The accounts of a project as a verb needs them that prints no page: read and checked."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import click

from generator.checks.switches import misnamed_in_plays, misnamed_rules
from generator.cli import terminal
from generator.cli.naming import OneOfUs
from generator.disk.document_cache import PARTS, DocumentCache
from generator.disk.project import Project
from generator.load.book import Common, list_unread, load_book
from generator.load.files import without_others
from generator.load.merge import FOLDER, files_by_account
from generator.model.book import Book, UnreadAccount
from generator.model.problem import Problem, in_order
from generator.parts.account_check import AccountHead
from generator.parts.all_checks import check_all
from generator.parts.executors import Stores
from generator.parts.local_processes import local_processes
from generator.wording.text import in_prose


@dataclass(frozen=True, slots=True)
class CheckedAccounts:
    """What was read of the accounts and the settings, and everything wrong with them."""

    book: Book
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class FoundOfAll:
    """What there is to say of all accounts, and everything wrong with them."""

    #: Those that could be read, in the order of their ids.
    accounts: tuple[AccountHead, ...]
    unread: tuple[UnreadAccount, ...]
    #: Our own people, and those that accounts name besides.
    ours: tuple[OneOfUs, ...]
    problems: tuple[Problem, ...]


def choose_accounts(project: Project, patterns: Sequence[str]) -> Project:
    """A project with those accounts alone whose ids fit one of some patterns, with all of them for none.

    Wrong usage where a pattern fits none.
    """
    if not patterns:
        return project
    known = files_by_account(project.sources)[0]
    for pattern in patterns:
        if not fnmatch.filter(known, pattern):
            raise click.UsageError(f"no account fits `{pattern}`; there is {in_prose(sorted(known))}.")
    ids = [id for id in known if any(fnmatch.fnmatchcase(id, pattern) for pattern in patterns)]
    sources = without_others(project.sources, ids)
    problems = tuple(p for p in project.problems if not p.place.file.startswith(FOLDER) or p.place.file in sources)
    return replace(project, sources=sources, problems=problems, others=len(known) - len(ids))


def find_of_all(
    project: Project, common: Common, as_of: date, days: int | None = None, found: Iterable[Problem] = ()
) -> FoundOfAll:
    """What there is to say of the accounts of a project on a date; what comes up, so many days ahead.

    ``common`` is what was loaded of its files, ``found`` what else is wrong. Of an account on which nothing has changed
    it is what was kept.
    """
    kept = DocumentCache(project.folder, PARTS)
    others = local_processes(None, Stores(), terminal.say_words, fewest=_FEWEST)
    checks = check_all(common, project.sources, as_of, days, kept, others)
    heads = tuple(check.head for check in checks if check.head)
    of_accounts = (problem for check in checks for problem in check.problems)
    of_all = (*project.problems, *common.problems, *misnamed_rules(common.settings), *misnamed_in_plays(common.plays))
    problems = tuple(in_order([*of_all, *found, *of_accounts]))
    ours: tuple[OneOfUs, ...] = (*common.shared.people.members, *(member for head in heads for member in head.team))
    return FoundOfAll(heads, list_unread(problems, {head.id for head in heads}, project.sources), ours, problems)


_FEWEST = 60
"""Fewer accounts are read sooner by one process than others have started."""


def check_accounts(project: Project) -> CheckedAccounts:
    """Read the accounts of a project; never raises for what is in the files."""
    loaded = load_book(project.sources, whole_records=True)
    book = loaded.book
    misnamed = [*misnamed_rules(book.settings)]
    misnamed += (problem for account in book.accounts for problem in misnamed_rules(account.settings, account.id))
    return CheckedAccounts(book, tuple(in_order([*project.problems, *loaded.problems, *misnamed])))
