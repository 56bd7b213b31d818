"""What needs attention in an account: every rule run, with what the settings say of it, what matters most first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.checks.all import ALL
from generator.checks.merging import merge_findings
from generator.checks.new_accounts import let_new_accounts_be
from generator.checks.ranking import rank_findings
from generator.checks.rule import Concern, Finding, Rule, Severity
from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.situations import RuleSetting


@dataclass(frozen=True, slots=True)
class Checked:
    """What all rules together say of an account on a date."""

    #: Red before amber before notes, and of one level by what is at stake.
    findings: tuple[Finding, ...]
    #: The rules that looked and found nothing, in the order of the manual.
    passed: tuple[Rule, ...]
    #: The rules switched off for now, each with who says so and why.
    silenced: tuple[tuple[Rule, RuleSetting], ...]


def run_checks(account: Account, as_of: date, settings: Settings, rules: tuple[Rule, ...] = ALL) -> Checked:
    """Run every rule on an account; one that is closed needs nothing any more, and is not looked at.

    A rule switched off or given another level in the settings is so up to and including the day ``until``. While an
    account is new, rules that only find what nobody has noted yet are off. What several rules say of one thing is one
    finding.
    """
    let_be = let_new_accounts_be(account, as_of, settings)
    findings: list[Finding] = []
    passed: list[Rule] = []
    silenced: list[tuple[Rule, RuleSetting]] = []
    for rule in rules if account.profile.status != "closed" else ():
        setting = _in_force(settings.rules.get(rule.name), as_of) or let_be.get(rule.name)
        if setting and setting.level == "off":
            silenced.append((rule, setting))
            continue
        rule_findings = list(_run_rule(rule, setting, account, as_of, settings))
        findings += rule_findings
        if not rule_findings:
            passed.append(rule)
    ranked = rank_findings(account, merge_findings(findings), as_of, settings)
    return Checked(ranked, tuple(passed), tuple(silenced))


def find_findings(account: Account, as_of: date, settings: Settings) -> tuple[Finding, ...]:
    """Everything that needs attention in an account, what matters most first."""
    return run_checks(account, as_of, settings).findings


def _in_force(setting: RuleSetting | None, as_of: date) -> RuleSetting | None:
    return setting if setting and (setting.until is None or as_of <= setting.until) else None


def _run_rule(
    rule: Rule, setting: RuleSetting | None, account: Account, as_of: date, settings: Settings
) -> Iterator[Finding]:
    for concern in rule.check(account, as_of, settings):
        severity = Severity(setting.level) if setting else concern.severity or rule.severity
        yield _make_finding(rule, severity, concern, account)


def _make_finding(rule: Rule, severity: Severity, concern: Concern, account: Account) -> Finding:
    return Finding(
        rule,
        severity,
        concern.message,
        concern.advice,
        concern.records,
        owner=concern.owner or account.profile.owner,
        days=concern.days,
        until=concern.until,
        can_wait=concern.can_wait,
    )
