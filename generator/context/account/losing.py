"""How we could lose an account, put together as an argument: by when, to whom, why, what would not stop them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.context.directory import Directory
from generator.context.states import value_title
from generator.context.views import Who
from generator.days.period import days_ago, in_short, in_words
from generator.insight.people.conflicts import unsettled_conflicts
from generator.insight.people.departures import successor_unknown
from generator.insight.people.mistakes import Mending, mistake_states
from generator.insight.people.satisfaction import satisfaction_state
from generator.insight.people.threads import relationship_threads
from generator.insight.people.trust import trust_state
from generator.insight.value.contract_clock import Deadline, nearest_end
from generator.insight.value.needs import open_opportunities
from generator.insight.value.products import under_used
from generator.insight.value.risks import open_risks, rivals_by_threat
from generator.model.account import Account
from generator.model.record import Record
from generator.model.risks import Risk, Rival
from generator.model.value import NextStep
from generator.wording.text import count_noun, in_prose, join_texts

_LEFT_WITHIN = 365
"""For how many days somebody who left is missed."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that could cost us the account, and what we do about it."""

    what: str
    #: What it comes from.
    record: Record
    #: What we do about it, who of us, and by when; empty and None where nothing is being done.
    answer: str = ""
    owner: Who | None = None
    due: date | None = None

    @property
    def answered(self) -> bool:
        """Whether anything is being done about it."""
        return bool(self.answer)


@dataclass(frozen=True, slots=True)
class LosingPage:
    """Context of ``account/losing.md.j2``."""

    #: How many reasons there are, and for how many nothing is done, in a sentence.
    summary: str
    #: The headings of the argument, each with its reasons, those without an answer first; without any, it is left out.
    parts: tuple[tuple[str, tuple[Reason, ...]], ...]
    #: The risks as typed, the heaviest first, and those that are over.
    risks: tuple[Risk, ...]
    over: tuple[Risk, ...]
    #: Who else is after them, the most dangerous first, each with the names of the units where it is.
    rivals: tuple[tuple[Rival, str], ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """An account on a date, and who is who in it."""

    account: Account
    as_of: date
    directory: Directory

    def step(self, step: NextStep | None, before: str = "") -> tuple[str, Who | None, date | None]:
        """What is done: something said before it, and a next step."""
        if step is None:
            return before, None, None
        return join_texts((before.rstrip("."), step.text), ". "), self.directory.who(step.owner), step.due


def losing_page(account: Account, as_of: date, directory: Directory) -> LosingPage:
    """How we could lose an account, as things stand on a date."""
    case = _Case(account, as_of, directory)
    parts = [(title, [reason for find in finds for reason in find(case)]) for title, finds in _ARGUMENT]
    reasons = [reason for _, group in parts for reason in group]
    bare = sum(not reason.answered for reason in reasons)
    units = {unit.id: unit.name for unit in account.profile.units}
    waiting = open_risks(account, as_of)
    return LosingPage(
        summary=f"{count_noun(len(reasons), 'reason')}, and for {bare or 'none'} of them nothing is being done."
        if reasons
        else "Nothing that we know of speaks against us.",
        parts=tuple(
            (title, tuple(sorted(group, key=lambda reason: reason.answered))) for title, group in parts if group
        ),
        risks=waiting,
        over=tuple(risk for risk in account.risks if risk not in waiting),
        rivals=tuple((rival, in_prose([units[id] for id in rival.where])) for rival in rivals_by_threat(account)),
    )


def _contract(case: _Case) -> Iterator[Reason]:
    clock = nearest_end(case.account, case.as_of, case.account.settings)
    if clock:
        how = "they can give notice until" if clock.deadline is Deadline.NOTICE else "it ends on"
        what = f"{clock.contract.name}: {how} {in_words(clock.day)}, {days_ago(clock.day, case.as_of)}."
        near = next(
            (opportunity for opportunity in open_opportunities(case.account) if opportunity.horizon == "now"), None
        )
        yield Reason(what, clock.contract, *case.step(near.next_step if near else None, near.text if near else ""))


def _rivals(case: _Case) -> Iterator[Reason]:
    for rival in rivals_by_threat(case.account):
        if rival.threat != "low":
            what = join_texts((rival.name, rival.offers.text if rival.offers else "works for them or would"), ": ")
            yield Reason(what, rival, rival.defence or "")


def _people(case: _Case) -> Iterator[Reason]:
    threads = relationship_threads(case.account, case.as_of, case.account.settings)
    if threads and threads.single:
        theirs = in_prose([contact.person.label for contact in threads.theirs]) or "nobody there"
        ours = in_prose(case.account.names_of(threads.ours)) or "nobody of us"
        yield Reason(f"It hangs by {theirs} on their side and {ours} on ours.", case.account.profile)
    since = case.as_of - timedelta(days=_LEFT_WITHIN)
    for person in case.account.stakeholders:
        if person.left and since < person.left.on <= case.as_of and successor_unknown(person, case.as_of):
            where = f" to {person.left.to_company}" if person.left.to_company else ""
            ask = f"Look {person.label} up" if person.left.follow_up else ""
            owner = case.directory.who(person.contact.owner) if ask else None
            what = f"{person.label} went{where} on {in_words(person.left.on)}, and nobody we know followed."
            yield Reason(what, person, ask, owner, person.left.follow_up)


def _mood(case: _Case) -> Iterator[Reason]:
    account, as_of = case.account, case.as_of
    trust, state = trust_state(account, as_of), satisfaction_state(account, as_of, account.settings)
    if trust and (trust.low or trust.falling):
        evidence = trust.newest.evidence
        yield Reason(f"They trust us {trust.newest.score} of 5, {in_short(trust.newest.on)}: {evidence}", trust.newest)
    if state and (state.unhappy or state.sliding):
        said = f": “{state.newest.words}”" if state.newest.words else "."
        yield Reason(f"Satisfaction {state.newest.score} of 5, {in_short(state.newest.on)}{said}", state.newest)


def _wrongs(case: _Case) -> Iterator[Reason]:
    for conflict in unsettled_conflicts(case.account, case.as_of):
        repair = next((repair for repair in conflict.repair if repair.done is None), None)
        what = f"In dispute since {in_short(conflict.noticed_on)}: {conflict.text}"
        yield Reason(what, conflict, repair.text if repair else "", None, repair.due if repair else None)
    for state in mistake_states(case.account, case.as_of):
        if state.mending is not Mending.RIGHT:
            mistake = state.mistake
            owner = case.directory.who(mistake.owner)
            yield Reason(
                f"Our mistake, {state.mending}: {mistake.what}", mistake, mistake.remedy or "", owner, mistake.due
            )


def _under_use(case: _Case) -> Iterator[Reason]:
    for product in under_used(case.account, case.as_of):
        yield Reason(f"Of {product.name} they use {product.in_use_percent} %.", product)


def _risks(case: _Case) -> Iterator[Reason]:
    for risk in open_risks(case.account, case.as_of):
        answer, owner, due = case.step(risk.next_step, risk.mitigation or "")
        what = f"{value_title(risk.kind)}: {risk.text} ({risk.likelihood} likelihood, {risk.impact} impact)"
        yield Reason(what, risk, answer, owner or case.directory.who(risk.owner), due)


_ARGUMENT: tuple[tuple[str, tuple[Callable[[_Case], Iterator[Reason]], ...]], ...] = (
    ("By when", (_contract,)),
    ("To whom", (_rivals,)),
    ("Why they would", (_mood, _wrongs, _under_use, _risks)),
    ("Who would not stop them", (_people,)),
)
