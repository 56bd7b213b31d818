"""What became of the plans, in words: text for people, JSON for programs, Markdown for a merge request."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.checks.rule import Severity
from generator.parts.plan_changes import AttentionLine, ChangedPlan
from generator.rendering.inert_text import encode_text
from generator.report import WIDTH, Paint, make_printable
from generator.wording.text import count_noun, join_texts

FATES = {"new": "The account is new.", "gone": "The account is no longer in the plan."}
"""What became of an account as a whole."""

MOST = 20
"""So many lines of a kind are told of one account; the others are counted."""

_URGENT = {Severity.RED: "urgent", Severity.AMBER: "to be seen to"}


def as_text(plans: Sequence[ChangedPlan], paint: Paint) -> str:
    """Account by account: what needs attention now, what is settled, what was written."""
    return "\n".join("\n".join([paint(plan.name, "file"), *_plan_lines(plan, paint), ""]) for plan in plans).rstrip(
        "\n"
    )


def _plan_lines(plan: ChangedPlan, paint: Paint) -> Iterator[str]:
    if plan.fate:
        yield f"  {FATES[plan.fate]}"
    for heading, lines in (("Needs you now", plan.gained), ("Settled", plan.settled)):
        if lines:
            yield f"  {paint(heading, 'heading')}"
            for line in lines[:MOST]:
                severity = "" if heading == "Settled" else f"{line.severity}: "
                yield from _wrap(f"{severity}{line.text}")
                if line.advice and heading != "Settled":
                    yield from _wrap(f"→ {line.advice}", "      ")
            yield from _say_more(len(lines))
    for heading, changes in groupby(plan.changes[:MOST], key=lambda line: line.heading):
        yield f"  {paint(heading, 'heading')}"
        for change in changes:
            yield from _wrap(change.text)
    yield from _say_more(len(plan.changes))
    if plan.problems:
        yield f"  {paint('Wrong in its files', 'heading')}"
        for problem in plan.problems[:MOST]:
            yield from _wrap(f"{problem.place}: {problem.message}")
        yield from _say_more(len(plan.problems))


def _say_more(number: int) -> Iterator[str]:
    if number > MOST:
        yield f"    and {number - MOST} more"


def _wrap(words: str, indent: str = "    ") -> list[str]:
    words = make_printable(words)
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def as_json(plans: Sequence[ChangedPlan]) -> str:
    """A JSON list of rows with account, name, kind, heading, level, text, advice and who.

    The kind is new, gone, change, gained, settled or error.
    """
    return json.dumps([row for plan in plans for row in _rows(plan)], indent=2, ensure_ascii=False)


def _rows(plan: ChangedPlan) -> Iterator[dict[str, str]]:
    def row(kind: str, text: str, heading: str = "", line: AttentionLine | None = None) -> dict[str, str]:
        level, advice, who = (line.severity, line.advice, line.who) if line else ("", "", "")
        known = {"account": plan.id, "name": plan.name, "kind": kind, "heading": heading}
        return {**known, "level": level, "text": text, "advice": advice, "who": who}

    if plan.fate:
        yield row(plan.fate, FATES[plan.fate])
    for kind, lines in (("gained", plan.gained), ("settled", plan.settled)):
        yield from (row(kind, line.text, "", line) for line in lines)
    yield from (row("change", change.text, change.heading) for change in plan.changes)
    yield from (row("error", f"{problem.place}: {problem.message}") for problem in plan.problems)


# A merge request

MARK = "<!-- account plans: what this change does -->"
"""Begins the comment, by which it is found again to be written anew."""

_LONGEST = 60_000
"""GitHub takes a comment of 65,536 letters."""


def as_comment(plans: Sequence[ChangedPlan]) -> str:
    """The comment on a change, in the Markdown that GitHub, GitLab and Gitea share; empty when it changes no plan."""
    if not plans:
        return ""
    gained, settled = (sum(len(lines) for lines in kind) for kind in _both(plans))
    summed = [
        count_noun(len(plans), "account"),
        *([f"{count_noun(gained, 'thing')} more to see to"] if gained else []),
        *([f"{count_noun(settled, 'thing')} settled"] if settled else []),
    ]
    parts = [MARK, f"### What this change does to the plans\n\n{join_texts(summed)}."]
    for at, plan in enumerate(plans):
        part = "\n".join(_comment_lines(plan)).strip()
        if sum(map(len, parts)) + len(part) > _LONGEST:
            parts.append(f"and {count_noun(len(plans) - at, 'account')} more.")
            break
        parts.append(part)
    return "\n\n".join(parts) + "\n"


def _both(plans: Sequence[ChangedPlan]) -> tuple[list[Sequence[AttentionLine]], list[Sequence[AttentionLine]]]:
    return [plan.gained for plan in plans], [plan.settled for plan in plans]


def _comment_lines(plan: ChangedPlan) -> Iterator[str]:
    yield f"#### {_inert(plan.name)}"
    yield ""
    if plan.fate:
        yield f"{FATES[plan.fate]}\n"
    groups = [
        ("", [(line.heading, line.text) for line in plan.changes]),
        ("**More to see to**", [(_URGENT.get(line.severity, ""), line.text) for line in plan.gained]),
        ("**Settled**", [("", line.text) for line in plan.settled]),
        ("**Wrong in the files**", [(str(problem.place), problem.message) for problem in plan.problems]),
    ]
    for title, lines in groups:
        if lines:
            yield from [title, ""] if title else []
            for about, text in lines[:MOST]:
                yield f"- {_inert(about)}: {_inert(text)}" if about else f"- {_inert(text)}"
            if len(lines) > MOST:
                yield f"- and {len(lines) - MOST} more"
            yield ""


_MARKUP = re.compile("[^A-Za-z0-9 ,.;:?()\x80-\U0010ffff-]")
"""Signs of which Markdown could make something; within a line a full stop, a bracket or a hyphen is none."""


def _inert(text: str) -> str:
    """A text of which the host makes neither markup nor a mention of somebody nor a link to another request."""
    apart = re.sub(r"([@#!])(?=\w)", "\\1\u2060", make_printable(text))
    return _MARKUP.sub(lambda sign: encode_text(sign[0]), apart)
