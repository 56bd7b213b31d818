"""What is left out because of errors: parts of an account, and accounts that could not be read at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.book import UnreadAccount
from generator.paths import PROBLEMS, Target, account_page
from generator.wording.text import is_slug


def left_out_line(left_out: Iterable[str]) -> str:
    """The line that says so, for a file without a template; empty where nothing is left out."""
    named = "; ".join(left_out)
    return f"Left out because of errors: {named}, see Problems on the site." if named else ""


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """An account that could not be read, in a list of accounts: it keeps its place there, without a state."""

    name: str
    #: Its page; the problems where its name is none that a page can have.
    target: Target
    #: Where what is wrong with it is listed.
    problems: Target


def unread_row(account: UnreadAccount) -> UnreadRow:
    """An account that could not be read, as lists show it."""
    problems = Target(PROBLEMS)
    return UnreadRow(account.name, account_page(account.id) if is_slug(account.id) else problems, problems)


def unread_rows(accounts: Iterable[UnreadAccount]) -> tuple[UnreadRow, ...]:
    """The accounts that could not be read, by name."""
    return tuple(sorted(map(unread_row, accounts), key=lambda row: row.name.casefold()))
