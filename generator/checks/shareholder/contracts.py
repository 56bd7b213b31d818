"""Rules of the shareholder about contracts: until when they hold, and whether they keep what was agreed in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import who_could_say
from generator.checks.wording import list_texts
from generator.days.period import days_ago, in_words
from generator.insight.value.contract_clock import ClockStage, ContractClock, Deadline, contract_clocks
from generator.insight.value.contract_measures import missed_targets
from generator.model.account import Account
from generator.model.contracts import Contract, ContractMeasure
from generator.model.settings import Settings
from generator.wording.text import count_noun, quote_text

rule = rules_of("shareholder", Stake.MONEY)

_COULD_SAY = ("economic_buyer", "decision_maker", "executive_sponsor", "business_owner")
_JUDGES = ("decision_maker", "business_owner", "economic_buyer")


@rule("contract-ends-soon", Severity.AMBER)
def contract_ends_soon(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A contract comes near its end, or near the last day for giving notice.

    Found from 180 days before that day on (`contract_end_days.amber`), red from 90 days on (`red`). Of a
    contract that renews itself (`auto_renew`) the day for notice counts and the end does not, unless that day is
    not known. Of any other the day for notice counts until it has passed, and then the end. Nothing is found once
    another contract follows: one that ends later, and begins at most 31 days before this one ends.

    From: The client's representative inside the supplier.
    """
    for clock in contract_clocks(account, as_of, settings):
        if clock.stage in (ClockStage.URGENT, ClockStage.SOON):
            ask = who_could_say(account, [], _COULD_SAY)
            yield Concern(
                _coming_to_an_end(clock, as_of),
                (clock.contract,),
                f"Ask {ask} before then what they would want to be different, and what has to be agreed by whom."
                if clock.contract.auto_renew
                else f"Ask {ask} what should come after it, and who has to agree to that by when.",
                Severity.RED if clock.stage is ClockStage.URGENT else None,
                until=clock.day,
            )


def _coming_to_an_end(clock: ContractClock, as_of: date) -> str:
    contract, name = clock.contract, quote_text(clock.contract.name)
    day, ends, when = in_words(clock.day), in_words(clock.contract.ends), days_ago(clock.day, as_of)
    if clock.deadline is Deadline.RENEWAL:
        return f"{name} renews itself after {day}, {when}; by when notice has to be given is not known yet."
    if clock.deadline is Deadline.END:
        return f"{name} ends on {day}, {when}, and no contract follows it yet."
    if contract.auto_renew:
        return f"Notice on {name} can be given until {day}, {when}; after that it renews itself."
    if contract.auto_renew is None:
        return (
            f"Notice on {name} can be given until {day}, {when}; whether it renews itself after {ends} "
            "is not known yet."
        )
    return f"By {day}, {when}, both sides have to say how it goes on after {name}, which ends on {ends}."


@rule("contract-lapsed", Severity.RED)
def contract_lapsed(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A contract has ended and no other follows it.

    Found for a year after its end, unless it renews itself or another contract follows: one that ends later, and
    begins at most 31 days before this one ended. It is amber while nobody has noted whether it renews itself. Open
    projects that are done under it are named.

    From: The client's representative inside the supplier.
    """
    for clock in contract_clocks(account, as_of, settings):
        if clock.stage in (ClockStage.LAPSED, ClockStage.UNCERTAIN):
            contract = clock.contract
            projects = [project for project in account.projects if project.open and project.contract == contract.id]
            under = f" Under it goes on {list_texts(project.name for project in projects)}." if projects else ""
            known = clock.stage is ClockStage.LAPSED
            yield Concern(
                f"{quote_text(contract.name)} ended on {in_words(contract.ends)}, {count_noun(-clock.days, 'day')} "
                f"ago, and no contract follows it.{under}",
                (contract, *projects),
                f"Agree with {who_could_say(account, [], _COULD_SAY)} what holds from now on; if nothing is meant "
                "to follow, take it out of the contracts."
                if known
                else "Look up whether it has renewed itself, and until when.",
                None if known else Severity.AMBER,
                days=-clock.days,
            )


@rule("contract-term-not-noted", Severity.NOTE, Stake.PREPARATION)
def contract_term_not_noted(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A contract has renewed itself, and the term written down is the old one.

    Found for contracts with `auto_renew` whose `ends` has passed and which no other contract follows: until the new
    term is noted, nobody will be reminded of the next day for giving notice.

    From: The client's representative inside the supplier.
    """
    for clock in contract_clocks(account, as_of, settings):
        if clock.stage is ClockStage.RENEWED:
            yield Concern(
                f"{quote_text(clock.contract.name)} renewed itself after {in_words(clock.contract.ends)}, "
                "and its new term is not noted.",
                (clock.contract,),
                "Look up how long it runs now and by when notice can be given, and note both.",
            )


@rule("contract-target-missed", Severity.AMBER, Stake.CUSTOMER)
def contract_target_missed(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A contract does not keep what was agreed in it.

    Found for every contract in force with measures whose `actual` lies on the wrong side of the `target`: below it
    where higher is better, above it where it is not. A measure that nobody has measured is a question, not a
    finding.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    for missed in missed_targets(account, as_of, settings):
        contract, measures = missed.contract, missed.measures
        yield Concern(
            (
                f"{quote_text(contract.name)} misses {_how_many(contract, measures)}: "
                f"{'; '.join(map(_compare_target, measures))}."
            ),
            (contract, *measures),
            f"Tell {who_could_say(account, [], _JUDGES)} what we change and by when, before they have to ask.",
        )


def _how_many(contract: Contract, measures: tuple[ContractMeasure, ...]) -> str:
    if len(contract.measures) == 1:
        return "its one target"
    return f"{len(measures)} of its {len(contract.measures)} targets"


def _compare_target(measure: ContractMeasure) -> str:
    when = f" ({in_words(measure.on)})" if measure.on else ""
    least = "at least" if measure.higher_is_better else "at most"
    return f"{quote_text(measure.name)} is {measure.actual}{when}, {least} {measure.target} was agreed"
