"""Reads the case files of ``cases/checks``, which their ``README.md`` describes, and the examples of the rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from generator.checks.all import ALL
from generator.checks.rule import Concern, Rule
from generator.context.rule_examples import read_examples
from generator.load.book import load_book
from generator.model.account import Account
from generator.yaml_reader.source import read_yaml
from generator.yaml_reader.tree import Map

FOLDER = Path(__file__).parent / "cases" / "checks"
AS_OF = date(2026, 11, 16)  # a Monday

TEAM = """\
team:
  - {id: priya, name: Priya Nair, role: account_manager}
  - {id: yuki, name: Yuki Sato, role: delivery}
  - {id: helena, name: Helena Brandt, role: manager}
  - {id: marcus, name: Marcus Webb, role: executive_sponsor}
"""
"""Our own people in every case."""

HEAD = {"name": "Acme", "owner": "priya", "tier": "key", "since": "2024-01-01"}
"""What the head of an account says where a case does not."""

_AS_OF = re.compile(r"^# as of: (\d{4}-\d{2}-\d{2})$", re.MULTILINE)
_EXPECTED = re.compile(r"^# (expect|advice|severity|owner|days|record): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Expected:
    """A finding as a case expects it: a piece of its message, and what else the case says of it."""

    message: str
    #: advice, severity, owner, days or record, each with what it should be.
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Case:
    """One case file, or an example of a rule."""

    rule: Rule
    name: str
    text: str
    as_of: date
    expected: tuple[Expected, ...]

    @property
    def fires(self) -> bool:
        """Whether its name says that the rule finds something."""
        return self.name.endswith("fires")


def cases(rules: Iterable[Rule] = ALL) -> list[Case]:
    """Every case of some rules: of each its two examples, then its case files by name."""
    return [case for rule in rules for case in (*examples(rule), *_case_files(rule))]


def examples(rule: Rule) -> list[Case]:
    """The two examples of a rule; none when it has none."""
    two = read_examples(rule.role).get(rule.name)
    return [read_case(rule, "fires", two.fires), read_case(rule, "quiet", two.quiet)] if two else []


def _case_files(rule: Rule) -> list[Case]:
    paths = sorted((FOLDER / rule.name).glob("*.yaml"))
    return [read_case(rule, path.stem, path.read_text("utf-8")) for path in paths]


def read_case(rule: Rule, name: str, text: str) -> Case:
    """One case; ValueError says what is wrong with it."""
    if not text.startswith("# "):
        raise ValueError(f"{rule.name} {name}: the first line is a sentence that begins with #")
    when = _AS_OF.search(text)
    return Case(rule, name, text, date.fromisoformat(when[1]) if when else AS_OF, tuple(_expected(text)))


def _expected(text: str) -> Iterator[Expected]:
    message, more = "", []
    for what, value in _EXPECTED.findall(text):
        if what == "expect":
            if message:
                yield Expected(message, tuple(more))
            message, more = value.strip(), []
        elif not message:
            raise ValueError(f"`# {what}:` stands below the `# expect:` it belongs to")
        else:
            more.append((what, value.strip()))
    if message:
        yield Expected(message, tuple(more))


@cache
def account_of(text: str) -> Account:
    """The account a case describes; ValueError lists every problem with its file."""
    source = with_head(text)
    loaded = load_book({"accounts/_team.yaml": TEAM.encode(), "accounts/acme.yaml": source.encode()})
    if loaded.problems or len(loaded.book.accounts) != 1:
        raise ValueError("\n".join(f"{problem.place} {problem.message}" for problem in loaded.problems) + f"\n{source}")
    return loaded.book.accounts[0]


def with_head(text: str) -> str:
    """The text of an account file with a head, or with what its own head leaves out."""
    tree, _ = read_yaml("case.yaml", text.encode())
    own = tree.get("account") if tree else None
    missing = {key: value for key, value in HEAD.items() if not (isinstance(own, Map) and key in own)}
    if own is None:
        return f"account: {{{', '.join(f'{key}: {value}' for key, value in missing.items())}}}\n{text}"
    flow = re.search(r"^account: *\{", text, re.MULTILINE)
    if flow:
        added = "".join(f"{key}: {value}, " for key, value in missing.items())
        return text[: flow.end()] + added + text[flow.end() :]
    below = re.search(r"^account:.*\n( +)", text, re.MULTILINE)
    if not below:
        raise ValueError("a case's `account:` is a block of keys")
    added = "".join(f"{key}: {value}\n{below[1]}" for key, value in missing.items())
    return text[: below.end()] + added + text[below.end() :]


def found(case: Case) -> list[Concern]:
    """What the rule finds in a case."""
    account = account_of(case.text)
    return list(case.rule.check(account, case.as_of, account.settings))


def differences(case: Case, findings: list[Concern]) -> list[str]:
    """What was found other than the case expects, in words; empty when all is as expected."""
    if not case.fires:
        return [f"found, but nothing was expected: {finding.message}" for finding in findings]
    if not findings:
        return ["nothing found"]
    if not case.expected:
        return ["there is no `# expect:`"]
    left = [finding.message for finding in findings if not any(e.message in finding.message for e in case.expected)]
    return [
        *(f"not expected: {message}" for message in left),
        *(text for expected in case.expected for text in _differs(case, expected, findings)),
    ]


def _differs(case: Case, expected: Expected, findings: list[Concern]) -> Iterator[str]:
    meant = [finding for finding in findings if expected.message in finding.message]
    if not meant:
        yield f"not found: {expected.message}"
    for finding in meant:
        severity = finding.severity or case.rule.severity
        said = {
            "advice": finding.advice,
            "severity": severity.value,
            "owner": finding.owner or "the owner of the account",
            "days": str(finding.days),
            "record": ", ".join(record.label for record in finding.records),
        }
        for what, value in expected.more:
            same = value in said[what] if what in ("advice", "record") else value == said[what]
            if not same:
                yield f"{what} is `{said[what]}`, expected `{value}`: {finding.message}"
