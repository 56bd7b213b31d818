"""Which findings say the same, or belong together, and are said once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.checks.rule import Finding, Severity, Stake
from generator.model.conflict import Conflict
from generator.model.needs import Opportunity
from generator.model.record import Record
from generator.model.requests import Request
from generator.model.risks import Rival
from generator.model.value import Initiative
from generator.model.work import Project
from generator.wording.text import in_prose, quote_text, sentence_case


@dataclass(frozen=True, slots=True)
class Siblings:
    """Findings about one record, by rules that belong together, which are said as one."""

    #: What the first record of each has to be.
    kind: type[Record]
    #: The names of the rules; all of them when there are none.
    rules: frozenset[str] = frozenset()
    #: For each rule what is lacking, where that makes one sentence; else their own sentences follow each other.
    lacking: Mapping[str, str] = field(default_factory=dict)


_LACKING = {
    "project-without-plan": "plan",
    "project-without-next-milestone": "next milestone",
    "started-without-agreed-spec": "agreed specification",
    "project-without-fallback": "fallback",
    "project-without-name-to-answer": "name of ours that answers for it",
    "project-without-protocol": "agreement on who tells whom what",
}

SIBLINGS = (
    Siblings(Project, frozenset(_LACKING), _LACKING),
    Siblings(
        Project,
        frozenset({"project-in-trouble", "buffer-used", "project-past-due", "milestone-late", "estimate-outgrown"}),
    ),
    Siblings(Conflict),
    Siblings(Initiative),
    Siblings(Request),
    Siblings(Opportunity),
    Siblings(Rival),
)
"""What belongs together; what is only worth knowing is left alone."""

COVERED = {
    "customer-unhappy": ("green-but-unhappy",),
    "satisfaction-old": ("green-but-unhappy", "customer-unhappy"),
    "floor-uncovered": ("contact-late", "never-met"),
    "coverage-below-majority": ("contact-late", "never-met"),
    "opposition-unattended": ("champion-at-risk",),
    "successor-unknown": ("person-left-still-named",),
    "person-left-still-named": ("point-person-gone", "project-without-sponsor"),
}
"""Rules that say nothing new where others, as urgent at least, say something of each of their records."""

_SINGLY = 3
"""Up to so many people out of touch are named one by one; of more the account as a whole is spoken of."""


def merge_findings(findings: Sequence[Finding]) -> list[Finding]:
    """Findings without those that others say already, and with those that belong together in one."""
    left = _summarise_people(findings)
    left = [finding for finding in left if not _is_covered(finding, left)]
    for siblings in SIBLINGS:
        left = _merge_siblings(left, siblings)
    return left


def _summarise_people(findings: Sequence[Finding]) -> list[Finding]:
    """Speak of the account instead of many people who have not heard from us; those that are red stay."""
    whole = next((finding for finding in findings if finding.rule.name == "coverage-below-majority"), None)
    if whole is None:
        return list(findings)
    said = set(map(id, whole.records))
    single = [f for f in findings if f.rule.name in COVERED[whole.rule.name] and id(f.records[0]) in said]
    if len(single) <= _SINGLY:
        return list(findings)
    gone = {id(finding) for finding in single if finding.severity is not Severity.RED}
    also = tuple(dict.fromkeys(finding.rule for finding in single if id(finding) in gone))
    return [replace(f, also=also) if f is whole else f for f in findings if id(f) not in gone]


def _is_covered(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Whether others that are at least as urgent say something of each of its records."""
    names, levels = COVERED.get(finding.rule.name, ()), tuple(Severity)
    as_urgent = levels[: levels.index(finding.severity) + 1]
    covering = [other for other in findings if other.rule.name in names and other.severity in as_urgent]
    said = {id(record) for other in covering for record in other.records}
    return bool(finding.records) and all(id(record) in said for record in finding.records)


def _merge_siblings(findings: Sequence[Finding], siblings: Siblings) -> list[Finding]:
    groups: dict[int, list[Finding]] = {}
    for finding in findings:
        if _belongs(finding, siblings):
            groups.setdefault(id(finding.records[0]), []).append(finding)
    merged = {id(group[0]): _merge_group(group, siblings) for group in groups.values()}
    rest = {id(finding) for group in groups.values() for finding in group[1:]}
    return [merged.get(id(finding), finding) for finding in findings if id(finding) not in rest]


def _belongs(finding: Finding, siblings: Siblings) -> bool:
    return (
        finding.severity is not Severity.NOTE
        and bool(finding.records)
        and isinstance(finding.records[0], siblings.kind)
        and (not siblings.rules or finding.rule.name in siblings.rules)
    )


def _merge_group(group: Sequence[Finding], siblings: Siblings) -> Finding:
    """One finding of several, the worst of them first; what to do is what that one says."""
    if len(group) == 1:
        return group[0]
    first, *others = sorted(group, key=_gravity)
    name = quote_text(first.records[0].label)
    if siblings.lacking:
        lacking = [
            words for rule, words in siblings.lacking.items() if any(finding.rule.name == rule for finding in group)
        ]
        message = f"{name} has no {in_prose(lacking, 'or')}."
    else:
        message = " ".join([first.message, *(_say_it(other.message, name) for other in others)])
    return replace(
        first,
        message=message,
        records=tuple({id(record): record for finding in (first, *others) for record in finding.records}.values()),
        days=max(finding.days for finding in group),
        until=min((finding.until for finding in group if finding.until), default=None),
        can_wait=all(finding.can_wait for finding in group),
        also=tuple(dict.fromkeys(other.rule for other in others if other.rule is not first.rule)),
    )


def _gravity(finding: Finding) -> tuple[int, int, int]:
    return tuple(Severity).index(finding.severity), tuple(Stake).index(finding.rule.stake), -finding.days


def _say_it(message: str, name: str) -> str:
    """A sentence about a thing that was named just before."""
    return sentence_case(message.replace(f" in {name}", "").replace(name, "it"))
