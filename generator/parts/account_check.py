"""What is wrong with an account, what needs attention in it and what comes up: plain values, without its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.checks.findings import find_findings
from generator.checks.rule import Finding, Severity
from generator.checks.switches import misnamed_rules
from generator.insight.dates.dated_thing import DatedThing
from generator.insight.dates.dated_things import coming_dates
from generator.load.book import ReadAccount
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.problem import Place, Problem
from generator.model.record import Record
from generator.model.team import TeamMember
from generator.parts.people_named import people_named


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of us, as somebody may be meant who types a name."""

    id: str
    name: str
    role: str | None
    email: str | None


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One thing that needs attention, as it is said on a terminal and to programs."""

    place: Place
    #: The path of the record it comes from, such as ``stakeholders[2]``; empty for the account as a whole.
    key: str
    #: The name of the rule.
    rule: str
    #: The roles to wear for it.
    roles: tuple[str, ...]
    severity: Severity
    message: str
    advice: str
    #: Id of who of us should act, and their name where that is not the account's owner.
    owner: str
    colleague: str
    rank: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ComingLine:
    """One thing that comes up."""

    on: date
    #: What, in plain words and without the day.
    line: str
    #: The name of who of us sees to it, where that is not the account's owner and not in the words.
    colleague: str
    #: Ids of those of us whom it concerns.
    concerns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountHead:
    """An account that could be read: what it is called, who manages it, and what there is to do."""

    id: str
    name: str
    #: Id of who manages it.
    owner: str
    #: Those of us who are named in its own files alone.
    team: tuple[Colleague, ...]
    #: What matters most first.
    findings: tuple[FindingLine, ...]
    #: The nearest first.
    coming: tuple[ComingLine, ...]


@dataclass(frozen=True, slots=True)
class AccountCheck:
    """What there is to say of one account before any page of it is made."""

    id: str
    #: What is wrong with its files.
    problems: tuple[Problem, ...]
    #: None when it could not be read.
    head: AccountHead | None


def check_account(read: ReadAccount, as_of: date, days: int | None, team: tuple[TeamMember, ...]) -> AccountCheck:
    """What there is to say of an account on a date; what comes up is looked for so many days ahead, if at all."""
    account, id = read.account, read.source.id
    if account is None:
        return AccountCheck(id, read.problems, None)
    account = account.model_copy(update={"colleagues": people_named(read.source, team)})
    keys = dict(_record_keys(account, ""))
    found = find_findings(account, as_of, account.settings)
    coming = () if days is None else coming_dates(account, as_of, days)
    head = AccountHead(
        id=id,
        name=account.name,
        owner=account.profile.owner,
        team=tuple(Colleague(member.id, member.name, member.role, member.email) for member in account.team),
        findings=tuple(_finding_line(account, finding, keys) for finding in found),
        coming=tuple(_coming_line(account, thing) for thing in coming),
    )
    return AccountCheck(id, (*read.problems, *misnamed_rules(account.settings, id)), head)


def _finding_line(account: Account, finding: Finding, keys: dict[int, str]) -> FindingLine:
    return FindingLine(
        place=_place_of(account, finding),
        key=keys.get(id(finding.records[0]), "") if finding.records else "",
        rule=finding.rule.name,
        roles=tuple(sorted(finding.roles)),
        severity=finding.severity,
        message=finding.message,
        advice=finding.advice,
        owner=finding.owner,
        colleague=_name_colleague(account, finding.owner),
        rank=finding.rank,
    )


def _coming_line(account: Account, thing: DatedThing) -> ComingLine:
    colleague = _name_colleague(account, thing.owner, thing.line)
    return ComingLine(thing.on, thing.line, colleague, thing.entry.concerns)


def _name_colleague(account: Account, id: str, words: str = "") -> str:
    colleague = account.colleague(id) if id != account.profile.owner else None
    # Where the words name the colleague anyway, once is enough.
    return colleague.name if colleague and colleague.name not in words else ""


def _place_of(account: Account, finding: Finding) -> Place:
    """Where to open a finding: its first record, else the head of the account."""
    places = (record.typed_at for record in (*finding.records, account.profile, account))
    return next(filter(None, places), Place(f"accounts/{account.id}.yaml"))


def _record_keys(record: Record, path: str) -> Iterator[tuple[int, str]]:
    """Every record inside a record, by identity, with its path of keys."""
    for field in fields_of(type(record)):
        value, key = getattr(record, field.attribute), f"{path}.{field.key}" if path else field.key
        inner = [(value, key)] if isinstance(value, Record) else []
        if isinstance(value, tuple):
            inner = [(item, f"{key}[{at}]") for at, item in enumerate(value) if isinstance(item, Record)]
        for item, its_key in inner:
            yield id(item), its_key
            yield from _record_keys(item, its_key)
