"""What was agreed about communication: protocols, whom to call in a difficulty, and other companies involved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.context.directory import Directory
from generator.context.views import State, Tone, Who
from generator.days.period import Span, span_in_words
from generator.insight.people.protocols import is_agreed, list_agreements
from generator.model.account import Account
from generator.model.protocol import Protocol, Scenario
from generator.model.relationship import Partner
from generator.model.work import Project
from generator.wording.names import name_key

SOON = 14
"""How many days ahead an absence of one of us is told on the call card."""


@dataclass(frozen=True, slots=True)
class ProtocolView:
    """A protocol of communication between the companies."""

    #: The project it is for; empty for the account's own.
    project: str
    #: The protocol as typed.
    record: Protocol
    agreed: State
    #: When to look at it again, or that this is overdue.
    review: State


@dataclass(frozen=True, slots=True)
class Callee:
    """Somebody to call."""

    who: Who
    #: Their telephone number, or their e-mail address where that is the channel; empty when not known.
    reached: str
    #: That they left or are away, and who stands in; empty when they can be called.
    warning: str


@dataclass(frozen=True, slots=True)
class CallRow:
    """One difficulty on the call card."""

    #: The difficulty as typed.
    record: Scenario
    #: The project it is about; empty for all work.
    project: str
    theirs: Callee | None
    ours: Callee | None
    backup: Callee | None


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A third company in a project."""

    name: str
    #: What we know of it as a partner of theirs; None where it is none.
    partner: Partner | None
    #: The projects it is involved in.
    projects: tuple[Project, ...]


def list_protocols(account: Account, as_of: date) -> tuple[ProtocolView, ...]:
    """The account's own protocol, then those of projects that are not closed."""
    return tuple(_view(protocol, about, as_of) for about, protocol in _all(account))


def _all(account: Account) -> list[tuple[str, Protocol]]:
    return [
        (agreement.project.name if agreement.project else "", agreement.protocol)
        for agreement in list_agreements(account)
    ]


def _view(protocol: Protocol, project: str, as_of: date) -> ProtocolView:
    return ProtocolView(
        project=project,
        record=protocol,
        agreed=State("agreed", Tone.GOOD) if is_agreed(protocol, as_of) else State("not agreed yet", Tone.WATCH),
        review=_review(protocol.review_on, as_of),
    )


def _review(on: date | None, as_of: date) -> State:
    if on is None:
        return State("no review planned yet", Tone.UNKNOWN)
    if on < as_of:
        return State("review overdue", Tone.WATCH)
    return State("review planned", Tone.QUIET)


def list_calls(account: Account, as_of: date, directory: Directory) -> tuple[CallRow, ...]:
    """Every difficulty somebody thought of beforehand, the most urgent first."""
    rows = [
        _call(account, scenario, about, as_of, directory)
        for about, protocol in _all(account)
        for scenario in protocol.scenarios
    ]
    return tuple(sorted(rows, key=lambda row: (row.record.within_hours, row.record.when)))


def _call(account: Account, scenario: Scenario, about: str, as_of: date, directory: Directory) -> CallRow:
    def callee(id: str | None) -> Callee | None:
        who = directory.who(id)
        if who is None:
            return None
        warning = "left: agree on somebody new" if who.left else _away(account, id, as_of, directory)
        return Callee(who, _reach_words(account, id, scenario.channel), warning)

    return CallRow(
        record=scenario,
        project=about,
        theirs=callee(scenario.their_point),
        ours=callee(scenario.our_point),
        backup=callee(scenario.backup),
    )


def _reach_words(account: Account, id: str | None, channel: str) -> str:
    person, member = account.person(id), account.colleague(id)
    if channel == "email":
        return (person.contact.email if person else member.email if member else None) or ""
    return (person.contact.phone if person else member.phone if member else None) or ""


def _away(account: Account, id: str | None, as_of: date, directory: Directory) -> str:
    member = account.colleague(id)
    soon = Span(as_of, as_of + timedelta(days=SOON))
    for absence in member.absent if member else ():
        away = Span(absence.from_, absence.to)
        if away.overlaps(soon):
            cover = directory.who(absence.cover)
            return f"away {span_in_words(away)}" + (f": {cover.name} stands in" if cover else "")
    return ""


def third_parties(account: Account) -> tuple[PartyRow, ...]:
    """The companies besides the two in projects that are not closed, by name."""
    running = [project for project in account.projects if project.open]
    partners = {name_key(partner.name): partner for partner in account.partners}
    names = sorted({party for project in running for party in project.parties}, key=str.casefold)
    return tuple(
        PartyRow(name, partners.get(name_key(name)), tuple(project for project in running if name in project.parties))
        for name in names
    )
