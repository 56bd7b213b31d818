"""The accounts of a project as a verb needs them that prints no page: read and checked, without templates."""

from __future__ import annotations

from dataclasses import dataclass

from generator.checks.switches import misnamed_rules
from generator.disk.project import Project
from generator.load.book import load_book
from generator.model.book import Book
from generator.model.problem import Problem, in_order


@dataclass(frozen=True, slots=True)
class CheckedAccounts:
    """What was read of the accounts and the settings, and everything wrong with them."""

    book: Book
    problems: tuple[Problem, ...]


def check_accounts(project: Project) -> CheckedAccounts:
    """Read the accounts of a project; never raises for what is in the files."""
    loaded = load_book(project.sources, whole_records=True)
    book = loaded.book
    misnamed = [*misnamed_rules(book.settings)]
    misnamed += (problem for account in book.accounts for problem in misnamed_rules(account.settings, account.id))
    return CheckedAccounts(book, tuple(in_order([*project.problems, *loaded.problems, *misnamed])))
