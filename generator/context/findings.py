"""Findings as pages print them: what is the matter, what to do, for whom, where to read on, which role to wear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.checks.rule import Finding, Rule, Severity
from generator.context.account_view import AccountView
from generator.context.places import LABELS, Place, play_place
from generator.context.views import State, Tone, Who
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.plays import Play
from generator.model.situations import RuleSetting
from generator.paths import ROLES, Target, account_page
from generator.wording.text import shorten_quoting

URGENCY = {
    Severity.RED: State("urgent", Tone.BAD),
    Severity.AMBER: State("to be seen to", Tone.WATCH),
    Severity.NOTE: State("worth knowing", Tone.QUIET),
}
"""How urgent a finding is, in words; the most urgent first."""

_PLACES = 2
"""To how many of its records a finding links."""

_SHORT = 110
"""How many letters of a finding a table has room for."""

_LEAST = 23
"""How many letters a first sentence has at least; what ends before is an abbreviation."""

_END = re.compile(r"[^\s.]{2}[.!?](?=\s+[A-Z“])")


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One thing that needs attention."""

    urgency: State
    #: What is the matter, in full sentences.
    message: str
    #: What to do about it; may be empty.
    advice: str
    #: Who of us should act; None when nobody is known.
    owner: Who | None
    #: Ids of those it concerns, for the filter: who should act, and the account's owner.
    concerns: tuple[str, ...]
    #: Where the records it comes from stand, the first to open first.
    places: tuple[Place, ...]
    #: The account's page of the role to wear for it; None when it is the plan itself that needs a hand.
    role: Place | None
    #: Where it stands among findings of any account, the lowest first.
    rank: tuple[int, ...]
    #: The plays that say how to go about it.
    plays: tuple[Place, ...] = ()

    @property
    def target(self) -> Target:
        """Where to open it."""
        return self.places[0].target

    @property
    def short(self) -> str:
        """The first sentence of what is the matter, for a table; where it is long, what it quotes is cut first."""
        return _first_sentence(self.message) or shorten_quoting(self.message, _SHORT)


def _first_sentence(message: str) -> str:
    """The first sentence that does not end within a quotation; empty where it does not fit into a table."""
    sentences = (message[: end.end()] for end in _END.finditer(message))
    whole = (sentence for sentence in sentences if sentence.count("“") == sentence.count("”"))
    return next((sentence for sentence in whole if _LEAST <= len(sentence) <= _SHORT), "")


@dataclass(frozen=True, slots=True)
class SilencedRule:
    """A check that somebody has switched off for now."""

    text: str
    why: str
    until: date | None


@dataclass(frozen=True, slots=True)
class RoleFindings:
    """What the checks of one role say of an account; of the role ``record``, what they say of the plan itself."""

    #: What is urgent or to be seen to.
    found: tuple[FindingRow, ...]
    #: What is only worth knowing.
    notes: tuple[FindingRow, ...]
    #: What was looked for and not found, each in a sentence, in the order of the manual.
    passed: tuple[str, ...]
    silenced: tuple[SilencedRule, ...]
    #: What belongs to the role and nobody has begun to write down, each in the words of its help.
    untouched: tuple[str, ...]


def finding_row(view: AccountView, finding: Finding) -> FindingRow:
    """One finding as pages print it."""
    account, role = view.account, finding.rule.role
    standing = [view.places.of(record) for record in finding.records] or [view.places.of(None)]
    return FindingRow(
        urgency=URGENCY[finding.severity],
        message=finding.message,
        advice=finding.advice,
        owner=view.directory.who(finding.owner),
        concerns=tuple(dict.fromkeys((account.profile.owner, finding.owner))),
        places=_once(standing)[:_PLACES],
        role=Place(LABELS[role], account_page(account.id, role)) if role in ROLES else None,
        rank=finding.rank,
        plays=tuple(play_place(play) for play in find_plays(view.plays, finding)),
    )


def find_plays(plays: Iterable[Play], finding: Finding) -> Iterator[Play]:
    """The plays that are called for by a finding: by its rule, or where none is by those said with it."""
    for rules in ((finding.rule,), finding.also):
        matches = [play for play in plays if any(rule.name in play.findings for rule in rules)]
        if matches:
            yield from matches
            return


def role_findings(view: AccountView, role: str) -> RoleFindings:
    """What the checks of a role say of an account."""
    checked = view.checked
    meant = [finding for finding in checked.findings if role in finding.roles]

    def rows(notes: bool) -> tuple[FindingRow, ...]:
        findings = (finding for finding in meant if (finding.severity is Severity.NOTE) == notes)
        return tuple(finding_row(view, finding) for finding in findings)

    return RoleFindings(
        found=rows(notes=False),
        notes=rows(notes=True),
        passed=tuple(
            in_a_sentence(rule)
            for rule in checked.passed
            if rule.role == role and (not rule.about or getattr(view.account, rule.about))
        ),
        silenced=tuple(_silenced_rule(rule, setting) for rule, setting in checked.silenced if rule.role == role),
        untouched=tuple(
            field.help[:1].lower() + field.help[1:].rstrip(".")
            for field in fields_of(Account)
            if field.belongs.role == role and not getattr(view.account, field.attribute)
        ),
    )


def in_a_sentence(rule: Rule) -> str:
    """What a rule looks for: the first sentence of its manual."""
    return rule.manual.partition("\n\n")[0].replace("\n", " ")


def _silenced_rule(rule: Rule, setting: RuleSetting) -> SilencedRule:
    return SilencedRule(in_a_sentence(rule), setting.why, setting.until)


def _once(places: Iterable[Place]) -> tuple[Place, ...]:
    """Each place once: several records may stand in one."""
    by_target: dict[Target, Place] = {}
    for place in places:
        by_target.setdefault(place.target, place)
    return tuple(by_target.values())
