"""Problems, findings and dates as people and machines read them: text, JSON, annotations beside a change."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from generator.checks.rule import Severity
from generator.days.period import Span, in_short, month_in_words, with_weekday
from generator.insight.dates.feed_entry import FeedEntry
from generator.model.problem import Level, Problem, count_problems
from generator.parts.account_check import AccountHead, ComingLine, FindingLine
from generator.wording.text import count_noun, in_prose, shorten_text

WIDTH = 100
"""How many letters a line of findings has at the most."""

_UNSEEN = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")
"""Characters that break a line, turn it round or that no terminal takes; names of files may hold all of them."""

Paint = Callable[[str, str], str]
"""Puts words in the colour of a role: ``file``, ``error``, ``warning``, ``note``, ``red``, ``amber``, ``quiet``."""

Findings = Sequence[AccountHead]
"""What was found, account by account."""


def _leave_unpainted(words: str, _: str) -> str:
    return words


def make_printable(text: str) -> str:
    r"""A text on one line, with a code such as ``\n`` in place of what would break it."""
    return _UNSEEN.sub(lambda match: ascii(match[0])[1:-1], text)


def as_text(problems: Sequence[Problem], paint: Paint = _leave_unpainted) -> str:
    """Problems grouped by file, each with its line, column, key and hint."""
    lines: list[str] = []
    for file, group in groupby(problems, key=lambda problem: problem.place.file):
        lines.append(paint(make_printable(file), "file"))
        for problem in group:
            place = f"{problem.place.line}:{problem.place.column}"
            level = paint(f"{problem.level:<7}", problem.level)
            lines.append(f"  {place:>7}  {level}  {make_printable(problem.words)}")
            indent = " " * 20
            if problem.hint:
                lines.append(indent + f"→ {make_printable(problem.hint)}")
            detail = f"{problem.key} · {problem.rule}" if problem.key else problem.rule
            lines.append(indent + paint(make_printable(detail), "quiet"))
        lines.append("")
    return "\n".join(lines)


def findings_as_text(account: AccountHead, paint: Paint = _leave_unpainted, places: bool = True) -> str:
    """The findings of an account, as urgent as they come, each with what to do.

    With ``places`` each names the line to open and the rule; without, only who of us should act where that is not
    the account's owner.
    """
    lines = [f"{paint(account.name, 'file')}  {paint(in_prose(_count_severities(account.findings)), 'quiet')}"]
    for finding in account.findings:
        last = [f"{make_printable(str(finding.place))} · {finding.rule}"] if places else []
        lines += _finding_lines(finding, finding.message, last, paint)
    return "\n".join([*lines, ""])


def day_as_text(
    whose: str | None, findings: Sequence[tuple[AccountHead, FindingLine]], more: str, paint: Paint = _leave_unpainted
) -> str:
    """What somebody has to see to in a day, each with its account; ``more`` says how to see the rest."""
    counted = paint(in_prose(_count_severities([finding for _, finding in findings])), "quiet")
    lines = [f"{paint(whose, 'file')}  {counted}"] if whose else []
    for account, finding in findings:
        named = finding.message.startswith(account.name)
        words = finding.message if named else f"{account.name}: {finding.message}"
        lines += _finding_lines(finding, words, [], paint)
    if more:
        lines.append("  " + paint(more, "quiet"))
    return "\n".join([*lines, ""])


def _finding_lines(finding: FindingLine, words: str, last: list[str], paint: Paint) -> list[str]:
    first, *rest = _wrap_words(words)
    lines = [f"  {paint(f'{finding.severity:<5}', finding.severity)}  {first}", *(" " * 9 + line for line in rest)]
    if finding.advice:
        first, *rest = _wrap_words(finding.advice)
        lines += [" " * 9 + f"→ {first}", *(" " * 11 + line for line in rest)]
    if finding.colleague:
        last = [*last, finding.colleague]
    return [*lines, " " * 9 + paint(" · ".join(last), "quiet")] if last else lines


def _wrap_words(words: str) -> list[str]:
    # Only at spaces: a date or an address is for somebody to copy.
    return textwrap.wrap(words, WIDTH - 11, break_long_words=False, break_on_hyphens=False)


def _count_severities(findings: Sequence[FindingLine]) -> list[str]:
    numbers = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    notes = numbers.pop(Severity.NOTE)
    said = [f"{number:,} {severity}" for severity, number in numbers.items() if number]
    return [*said, count_noun(notes, "note")] if notes else said


def coming_as_text(coming: Sequence[tuple[AccountHead, ComingLine]], paint: Paint = _leave_unpainted) -> str:
    """What comes up, by day: the account, what, and who of us sees to it where that is not the account's owner."""
    width = min(24, max((len(account.name) for account, _ in coming), default=0))
    lines = []
    for on, items in groupby(coming, key=lambda pair: pair[1].on):
        label = with_weekday(on)
        for account, item in items:
            whose = f" ({item.colleague})" if item.colleague else ""
            first, *rest = textwrap.wrap(item.line + whose, WIDTH - 19 - width, break_on_hyphens=False)
            lines.append(f"{label:<15}  {paint(f'{shorten_text(account.name, width):<{width}}', 'quiet')}  {first}")
            lines += [" " * (19 + width) + line for line in rest]
            label = ""
    return "\n".join(lines)


def calendar_as_text(
    entries: Sequence[FeedEntry], window: Span, paint: Paint = _leave_unpainted, *, of_one: bool = False
) -> str:
    """Entries month by month: the day, the account and what; what began before the days asked for comes first.

    ``of_one`` leaves the name of the account, which is the same for all, to the heading.
    """
    width = 0 if of_one else min(24, max((len(entry.account) for entry in entries), default=0))
    indent = 19 + width if width else 17
    lines: list[str] = []
    for heading, group in groupby(entries, key=lambda entry: _month_heading(entry, window)):
        lines += [*([""] if lines else []), paint(heading, "file")]
        for on, items in groupby(group, key=lambda entry: entry.span.start):
            label = with_weekday(on)
            for entry in items:
                account = paint(f"{shorten_text(entry.account, width):<{width}}", "quiet") + "  " if width else ""
                first, *rest = textwrap.wrap(_entry_words(entry), WIDTH - indent, break_on_hyphens=False)
                lines.append(f"{label:<15}  {account}{paint(first, 'amber') if entry.deadline else first}")
                lines += [" " * indent + line for line in rest]
                label = ""
    return "\n".join(lines)


def _month_heading(entry: FeedEntry, window: Span) -> str:
    on = entry.span.start
    return "Under way" if on < window.start else month_in_words(on)


def _entry_words(entry: FeedEntry) -> str:
    """What an entry is, with its time, its place and its last day where it has them."""
    at = f"{entry.at:%H:%M} " if entry.at else ""
    where = f", {entry.place}" if entry.place else ""
    until = f" (until {in_short(entry.span.end)})" if entry.span.days > 1 else ""
    return f"{at}{entry.title}{where}{until}"


@dataclass(frozen=True, slots=True)
class Row:
    """A problem or a finding for machines."""

    file: str
    line: int
    column: int
    #: The path of the value or record, such as ``stakeholders[2]``; empty for a whole file or account.
    key: str
    rule: str
    #: error, warning or note of a problem; red, amber or note of a finding.
    level: str
    message: str
    hint: str
    #: Id of the account; empty for files that belong to none.
    account: str


def list_rows(problems: Iterable[Problem], findings: Findings = ()) -> Iterator[Row]:
    """Problems and then findings, as one list for machines."""
    for problem in problems:
        place, level = problem.place, problem.level.value
        yield Row(place.file, place.line, place.column, problem.key, problem.rule, level, problem.words,
                  problem.hint, problem.account)  # fmt: skip
    for account in findings:
        for finding in account.findings:
            place = finding.place
            yield Row(place.file, place.line, place.column, finding.key, finding.rule, finding.severity.value,
                      finding.message, finding.advice, account.id)  # fmt: skip


def as_json(problems: Iterable[Problem], findings: Findings = ()) -> str:
    """A JSON list of rows with file, line, column, key, rule, level, message, hint, account."""
    text = json.dumps([asdict(row) for row in list_rows(problems, findings)], indent=2, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda match: make_printable(match[0]), text)


_COMMANDS = {"error": "error", "warning": "warning", "note": "notice", "red": "warning", "amber": "warning"}


def as_github(problems: Iterable[Problem], findings: Findings = ()) -> str:
    """Workflow commands, which GitHub shows beside the lines of a change; a finding is never an error."""
    return "\n".join(
        f"::{_COMMANDS[row.level]} file={_as_property(row.file)},line={row.line},col={row.column},"
        f"title={_as_property(row.rule)}::{_as_data(f'{row.message} ({row.hint})' if row.hint else row.message)}"
        for row in list_rows(problems, findings)
    )


def _as_data(text: str) -> str:
    return make_printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _as_property(text: str) -> str:
    return _as_data(text).replace(":", "%3A").replace(",", "%2C")


def as_line(problem: Problem) -> str:
    """One problem on one line, for a log."""
    hint = f" → {problem.hint}" if problem.hint else ""
    return make_printable(f"{problem.place}: {problem.words}{hint}")


def summarise(problems: Sequence[Problem], accounts: int, findings: Sequence[FindingLine] = (), level: str = "") -> str:
    """What was found, in a sentence or two; ``level`` is the one asked for, empty when only the data was."""
    numbers = [
        count_noun(of_level, level.value)
        for level in Level
        if (of_level := count_problems(problem for problem in problems if problem.level is level))
    ]
    data = f"{count_noun(accounts, 'account')} read{': ' + in_prose(numbers) if numbers else ', no problems'}."
    if level in ("", Level.ERROR, Level.WARNING):
        return data
    return f"{data} Findings: {in_prose(_count_severities(findings)) or 'none'}."
