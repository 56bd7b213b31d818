"""A problem with the data: where it is, what is wrong, what was expected, and what to try."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Level(StrEnum):
    """How bad a problem is: an error stops the build, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a source file; line and column start at 1, columns count characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the data, at one place.

    ``key`` is the path of the value, such as ``stakeholders[2].influence`` (empty for a whole file);
    ``rule`` is a short stable code such as ``unknown-key``; ``hint`` says what to try and may be empty;
    ``account`` is the id of the account, empty for files that belong to none; ``more`` is how many others of its
    kind it stands for, which are not listed.
    """

    place: Place
    rule: str
    message: str
    hint: str = ""
    key: str = ""
    level: Level = Level.ERROR
    account: str = ""
    more: int = 0

    @property
    def is_error(self) -> bool:
        """Whether this problem stops a build."""
        return self.level is Level.ERROR

    @property
    def words(self) -> str:
        """The message, and how many others it stands for."""
        return f"{self.message} (and {self.more:,} more like it)" if self.more else self.message

    def of_account(self, account: str) -> Problem:
        """The same problem, attributed to an account."""
        return replace(self, account=account)

    @property
    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """Order for reports: by place, then the worst first."""
        place = self.place
        return (place.file, place.line, place.column, _ORDER[self.level], self.rule, self.message)


REPEATS = 20
"""So many problems of one kind in one file are listed; the rest are counted."""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems sorted by place, each reported once; of many of one kind in one file the last says how many follow."""
    kinds: dict[tuple[str, str, Level], list[Problem]] = {}
    for problem in sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key):
        kinds.setdefault((problem.place.file, problem.rule, problem.level), []).append(problem)
    return sorted(
        (problem for kind in kinds.values() for problem in _shorten_list(kind)), key=lambda problem: problem.sort_key
    )


def _shorten_list(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= REPEATS:
        return problems
    listed, rest = problems[:REPEATS], count_problems(problems[REPEATS:])
    before = sum(problem.more for problem in listed)
    return [*(replace(problem, more=0) for problem in listed[:-1]), replace(listed[-1], more=before + rest)]


def count_problems(problems: Iterable[Problem]) -> int:
    """How many problems there are, those that are not listed among them."""
    return sum(1 + problem.more for problem in problems)


def count_errors(problems: Iterable[Problem]) -> int:
    """How many of the problems are errors, those that are not listed among them."""
    return count_problems(problem for problem in problems if problem.is_error)
