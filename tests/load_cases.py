"""Reads the case files of ``cases/load``, which ``cases/load/README.md`` describes, and compares what loading gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.load.book import Loaded
from generator.model.fields import field_of
from generator.model.problem import Problem
from generator.model.record import Record

FOLDER = Path(__file__).parent / "cases" / "load"

TEAM_FILE = "accounts/_team.yaml"
TEAM = """\
team:
  - {id: priya, name: Priya Nair, role: account_manager}
  - {id: yuki, name: Yuki Sato, role: delivery}
"""
"""Our own people in a case that does not say who they are."""

_HEADING = re.compile(r"^=== (.+)\n", re.MULTILINE)
_PROBLEM = re.compile(r"(?P<place>\S.*?:\d+:\d+) (?P<level>error|warning|note) (?P<rule>[a-z0-9-]+)(?: (?P<key>.+))?")


@dataclass(frozen=True)
class Expected:
    """A problem as a case expects it; message and hint are pieces of what is said."""

    place: str
    level: str
    rule: str
    key: str
    message: str
    hint: str


@dataclass(frozen=True)
class Case:
    """One case file."""

    name: str
    sources: dict[str, bytes]
    problems: tuple[Expected, ...]
    understood: tuple[tuple[str, str], ...]


def cases() -> list[Case]:
    """Every case file, by name."""
    return [read_case(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.txt"))]


def read_case(name: str, text: str) -> Case:
    """One case; ValueError says what is wrong with the file."""
    head, *parts = _HEADING.split(text)
    if not head.startswith("# "):
        raise ValueError(f"{name}: the first line is a sentence that begins with #")
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    if "problems" not in sections:
        raise ValueError(f"{name}: there is no section `=== problems`")
    problems = sections.pop("problems")
    understood = sections.pop("understood", "")
    sources = {} if sections.pop(f"no {TEAM_FILE}", None) is not None else {TEAM_FILE: TEAM}
    sources |= {file: content.rstrip("\n") + "\n" for file, content in sections.items()}
    return Case(
        name,
        {file: content.encode() for file, content in sources.items()},
        tuple(_expected(name, problems)),
        tuple(_pairs(name, understood)),
    )


def _expected(name: str, section: str) -> Iterator[Expected]:
    lines = [line for line in section.splitlines() if line.strip()]
    if lines == ["none"]:
        return
    for index, line in enumerate(lines):
        if line.startswith(" "):
            continue
        match = _PROBLEM.fullmatch(line)
        if not match:
            raise ValueError(f"{name}: `{line}` is not `file:line:column level rule key`")
        said, hint = "", ""
        for below in lines[index + 1 :]:
            if not below.startswith(" "):
                break
            if below.strip().startswith("→"):
                hint = below.strip().removeprefix("→").strip()
            else:
                said = below.strip()
        yield Expected(match["place"], match["level"], match["rule"], match["key"] or "", said, hint)


def _pairs(name: str, section: str) -> Iterator[tuple[str, str]]:
    for line in filter(None, section.splitlines()):
        path, equals, value = line.partition(" = ")
        if not equals:
            raise ValueError(f"{name}: `{line}` is not `path = value`")
        yield path, value


def differences(case: Case, loaded: Loaded) -> list[str]:
    """What loading gave other than the case expects, in words; empty when all is as expected."""
    found = [difference for pair in _paired(case, loaded) if (difference := _differs(*pair))]
    for path, value in case.understood:
        given = understood(loaded, path)
        if given != value:
            found.append(f"understood {path} = {given}, expected {value}")
    return found


def _paired(case: Case, loaded: Loaded) -> Iterator[tuple[Expected | None, Problem | None]]:
    for index in range(max(len(case.problems), len(loaded.problems))):
        yield (
            case.problems[index] if index < len(case.problems) else None,
            loaded.problems[index] if index < len(loaded.problems) else None,
        )


def _differs(expected: Expected | None, problem: Problem | None) -> str:
    if problem is None:
        return f"not reported: {expected}"
    if expected is None:
        return f"not expected:\n{as_written(problem)}"
    same = (
        (expected.place, expected.level, expected.rule, expected.key)
        == (str(problem.place), problem.level, problem.rule, problem.key)
        and expected.message
        and expected.message in problem.message
        and expected.hint in problem.hint
        and bool(expected.hint) == bool(problem.hint)
    )
    return "" if same else f"expected {expected}, reported:\n{as_written(problem)}"


def as_written(problem: Problem) -> str:
    """A problem as it stands in a case file."""
    hint = f"\n    → {problem.hint}" if problem.hint else ""
    key = f" {problem.key}" if problem.key else ""
    return f"{problem.place} {problem.level} {problem.rule}{key}\n    {problem.message}{hint}"


def understood(loaded: Loaded, path: str) -> str:
    """What stands at a path such as ``acme.stakeholders.0.name`` in what was understood, in words."""
    first, *steps = path.split(".")
    roots: dict[str, Any] = {
        "accounts": tuple(account.id for account in loaded.book.accounts),
        "roles": tuple(role.id for role in loaded.roles),
        "team": loaded.book.team,
        "settings": loaded.book.settings,
        **{f"role-{role.id}": role for role in loaded.roles},
        **{account.id: account for account in loaded.book.accounts},
    }
    value: Any = roots.get(first)
    for step in steps:
        value = _step(value, step)
    return in_words(value)


def _step(value: Any, step: str) -> Any:
    if isinstance(value, Record):
        field = field_of(type(value), step)
        return getattr(value, field.attribute if field else step)
    if isinstance(value, tuple):
        return value[int(step)] if int(step) < len(value) else None
    return value[step] if isinstance(value, dict) else None


def in_words(value: Any) -> str:
    """A value as a case file has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Record):
        return value.label or "a block"
    if isinstance(value, tuple | dict):
        return ", ".join(map(in_words, value)) or "nothing"
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, date):
        return value.isoformat()
    return "nothing" if value is None else str(value).replace("\n", "\\n")
