"""Rules of the shareholder about value: work that does not pay for both companies is bound to fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.checks.rule import Concern, Severity, rules_of
from generator.checks.whom import who_could_say
from generator.checks.wording import list_texts
from generator.days.period import in_words
from generator.insight.value.gains import (
    WIN_WITHIN,
    Lean,
    active_worths,
    days_since_win_win,
    last_win_win,
    promised_for,
    value_lean,
)
from generator.insight.value.value import Balance, Worth
from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.work import Commitment
from generator.wording.text import count_noun, quote_text

rule = rules_of("shareholder")

_COULD_SAY = ("economic_buyer", "business_owner", "decision_maker", "executive_sponsor")


@rule("one-sided-initiative", Severity.AMBER)
def one_sided_initiative(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We are at work on something of which one company has too little, or both have.

    Found for every initiative we take part in, not yet finished or given up, whose worth to either side is
    below `value_threshold` (3 of 5). Our open promises in its projects are named with it: they are what is left
    hanging when the work loses its support.

    From: The six frames of a strategic account manager (Grande Lum): the shareholder.
    """
    for worth in active_worths(account, settings):
        if worth.balance in _ONE_SIDED:
            says, advice = _ONE_SIDED[worth.balance]
            promises = [promise.commitment for promise in promised_for(account, worth.initiative, as_of)]
            yield Concern(
                f"{quote_text(worth.initiative.text)} {says} ({_describe_scores(worth)}).{_describe_hanging(promises)}",
                (worth.initiative, *promises),
                advice,
                owner=worth.initiative.owners.us,
            )


_ONE_SIDED = {
    Balance.CUSTOMER_ONLY: (
        "brings us too little, so it will get little attention here, and they will be left hanging",
        "Find what our own company can gain from it, or agree with them on something smaller.",
    ),
    Balance.US_ONLY: (
        "brings them too little, so we will be pulling them along",
        "Find out what would make it worth their while, or leave it.",
    ),
    Balance.NEITHER: (
        "brings neither company enough",
        "Ask both sides whether to give it up, and put the time into something both want.",
    ),
}


def _describe_scores(worth: Worth) -> str:
    return f"worth {worth.customer} of 5 to them, {worth.us} of 5 to us"


def _describe_hanging(promises: Sequence[Commitment]) -> str:
    if not promises:
        return ""
    texts = list_texts(promise.text for promise in promises)
    return f" On it hangs our promise {texts}." if len(promises) == 1 else f" On it hang our promises {texts}."


@rule("unrated-initiative", Severity.NOTE)
def unrated_initiative(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Nobody has said what our work is worth to one of the companies, or to both.

    Found, as a question, for every initiative we take part in, not yet finished or given up, that has no score
    for a side.

    From: The six frames of a strategic account manager (Grande Lum): the shareholder.
    """
    for worth in active_worths(account, settings):
        if worth.balance is Balance.UNRATED:
            initiative = worth.initiative
            yield Concern(
                f"What is {quote_text(initiative.text)} worth to {_unrated_sides(account, worth)}?",
                (initiative,),
                _who_rates(account, worth),
                owner=initiative.owners.us,
            )


def _unrated_sides(account: Account, worth: Worth) -> str:
    if worth.customer is None:
        return f"{account.name} and to us" if worth.us is None else account.name
    return "us"


def _who_rates(account: Account, worth: Worth) -> str:
    if worth.customer is None:
        ask = who_could_say(account, [worth.initiative.owners.customer], _COULD_SAY)
        return f"Ask {ask} what they would lose without it, and note a score from 0 to 5."
    return "Ask at home what we would lose without it, and note a score from 0 to 5."


@rule("value-unconfirmed", Severity.NOTE)
def value_unconfirmed(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """What our work is worth to the customer is our own guess.

    Found for every initiative we take part in, not yet finished or given up, whose worth to the customer has
    a score that nobody of them has agreed with (`confirmed_by`).

    From: The six frames of a strategic account manager (Grande Lum): the shareholder.
    """
    for worth in active_worths(account, settings):
        value, initiative = worth.initiative.value.customer, worth.initiative
        if value.score is not None and value.confirmed_by is None:
            ask = who_could_say(account, [initiative.owners.customer], _COULD_SAY)
            yield Concern(
                f"Nobody at {account.name} has confirmed that {quote_text(initiative.text)} "
                f"is worth {value.score} of 5 to them.",
                (initiative,),
                f"Ask {ask} what they would give it, and why, and note who said so.",
                owner=initiative.owners.us,
            )


@rule("balance-tilted", Severity.NOTE)
def balance_tilted(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The joint work as a whole brings one company much more than the other.

    What the rated initiatives we take part in are worth to them, less what they are worth to us, as a share
    of both together; found beyond `balance_limit` (0.2) to either side. Nothing is said while nothing is rated.

    From: The six frames of a strategic account manager (Grande Lum): the shareholder.
    """
    worths = active_worths(account, settings)
    rated = [worth for worth in worths if worth.balance is not Balance.UNRATED]
    totals = (
        f"{count_noun(sum(w.customer or 0 for w in rated), 'point')} to them, {sum(w.us or 0 for w in rated)} to us"
    )
    work = list_texts(worth.initiative.text for worth in rated)
    match value_lean(worths, settings):
        case Lean.CUSTOMER:
            said, advice = "them more than us", "Look for what our own company could gain, before somebody here asks."
        case Lean.US:
            said, advice = "us more than them", "Look for something that is worth more to them, before they notice."
        case _:
            return
    yield Concern(f"Our joint work brings {said}: {totals}, from {work}.", tuple(w.initiative for w in rated), advice)


@rule("no-joint-outcome", Severity.AMBER)
def no_joint_outcome(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """It is long since our joint work brought something to both companies.

    Found when the newest outcome that names its value to them and its value to us is more than 180 days old.
    When none is noted at all, that is a question rather than a finding.

    From: The six frames of a strategic account manager (Grande Lum): the shareholder.
    """
    last, days = last_win_win(account, as_of), days_since_win_win(account, as_of)
    if last and days is not None and days > WIN_WITHIN:
        yield Concern(
            f"Our last outcome that was good for both is {count_noun(days, 'day')} old: {quote_text(last.text)}, "
            f"on {in_words(last.on)}.",
            (last,),
            "Look at what is in hand for something that can be finished, and seen, within the next weeks.",
            days=days - WIN_WITHIN,
        )
