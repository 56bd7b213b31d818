"""Rules of the ambassador: with how many people we are in touch, on which floors, through whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, rules_of
from generator.days.period import in_words
from generator.insight.people.coverage import contact_coverage
from generator.insight.people.floors import FloorCoverage, floor_coverage
from generator.insight.people.threads import Threads, relationship_threads
from generator.insight.value.contract_clock import ClockStage, ContractClock, Deadline
from generator.model.account import Account
from generator.model.settings import Settings
from generator.wording.text import in_prose, quote_text

rule = rules_of("ambassador")


@rule("coverage-below-majority", Severity.AMBER)
def coverage_below_majority(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We are in touch with half of the people we know, or fewer.

    In touch means that the contact is not late. People of high influence count three times, those of medium
    influence twice; people who left do not count, nor do those we have not met but still may in time. With
    fewer people than `min_sample` nothing is said: each of them is a finding of its own.

    From: Account management for project managers.
    """
    reach = contact_coverage(account, as_of, settings)
    if reach is None or reach.share > _HALF or len(reach.covered) + len(reach.missed) < settings.min_sample:
        return
    all_of_them = len(reach.covered) + len(reach.missed)
    first = in_prose([contact.person.label for contact in reach.missed[:_NAMED]])
    yield Concern(
        f"We are in touch with {len(reach.covered)} of the {all_of_them} people we know at {account.name}; "
        f"by the weight of their word that is {reach.share:.0%}.",
        tuple(contact.person for contact in reach.missed),
        f"Begin with {first}.",
    )


_HALF = 0.5
_NAMED = 3
"""How many people are named to begin with."""


@rule("floor-uncovered", Severity.AMBER)
def floor_uncovered(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We know people at the top of the house and are in touch with none of them.

    Looks at the board and the executive floor, each by itself, in accounts whose tier asks for executive
    reviews (`executive_review_every`): strategic and key ones, as the method comes. In touch means that the
    contact with at least one person there is not late.

    From: The six frames of a strategic account manager (Grande Lum): the chief executive.
    """
    tier = settings.tiers.get(account.profile.tier)
    if tier is None or tier.executive_review_every is None:
        return
    for floor in floor_coverage(account, as_of, settings):
        if floor.floor in _TOP and floor.missed:
            yield Concern(
                f"We are in touch with nobody {_TOP[floor.floor]} of {account.name}. {_last_there(floor)}",
                tuple(contact.person for contact in floor.people),
                _down_the_stairs(account),
            )


_TOP = {"board": "on the board", "executive": "on the executive floor"}


def _last_there(floor: FloorCoverage) -> str:
    last = floor.last
    if last and last.last:
        return f"Last: {last.person.label} on {in_words(last.last.on)}."
    return f"We know {in_prose([contact.person.label for contact in floor.people])}, but have never been in touch."


def _down_the_stairs(account: Account) -> str:
    sponsor = next((m for m in (*account.team, *account.colleagues) if m.role == "executive_sponsor"), None)
    who = f"{sponsor.name}, our executive sponsor," if sponsor else "Somebody of our own management"
    return f"{who} could ask for half an hour."


@rule("single-threaded", Severity.NOTE)
def single_threaded(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The relationship hangs by one person on their side, or on ours.

    On their side those count whose contact is not late, on ours everybody with a contact in the last 90 days.
    One, or none, on either side is too few. That is a note; it is amber or red while a contract comes near the
    day on which it ends or notice has to be given (`contract_end_days`: 180 days for amber, 90 for red), unless
    another follows it. Nothing is said while no contact has been noted at all.

    From: Good practice: more than one thread between the companies.
    """
    people = relationship_threads(account, as_of, settings)
    if people and people.single:
        records = (*(contact.person for contact in people.theirs[:1]), *people.entries[-1:])
        if people.ending is None:
            yield Concern(_by_a_thread(account, people), records, _another_thread(people))
            return
        severity = Severity.RED if people.ending.stage is ClockStage.URGENT else Severity.AMBER
        message = f"{_by_a_thread(account, people)} {_and_that_now(people.ending)}"
        yield Concern(message, (*records, people.ending.contract), _another_thread(people), severity)


def _and_that_now(clock: ContractClock) -> str:
    name, day = quote_text(clock.contract.name), in_words(clock.day)
    match clock.deadline:
        case Deadline.NOTICE:
            return f"Notice on {name} can be given until {day}."
        case Deadline.RENEWAL:
            return f"The term of {name} is over on {day}."
    return f"{name} ends on {day}."


def _by_a_thread(account: Account, people: Threads) -> str:
    ours = [account.name_of(member) for member in people.ours]
    theirs = [contact.person.label for contact in people.theirs]
    if not theirs:
        return f"There is nobody at {account.name} with whom we are in touch as often as agreed."
    if not ours:
        return f"None of us has talked with anybody at {account.name} in the last 90 days."
    if len(ours) == len(theirs) == 1:
        return f"Everything between us and {account.name} runs through {ours[0]} and {theirs[0]}."
    if len(ours) == 1:
        return f"{ours[0]} is the only one of us who talked with {account.name} in the last 90 days."
    return f"{theirs[0]} is the only one at {account.name} we are in touch with."


def _another_thread(people: Threads) -> str:
    if len(people.theirs) == 1:
        return f"Ask {people.theirs[0].person.label} whom else you should know."
    return "Take a colleague along next time." if len(people.ours) <= 1 else "Begin with whom you knew best."
