"""Rules of the shareholder about promises: a side that does not keep its own has nothing to invest with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import looked_after_by, of_ours, successor_of
from generator.checks.wording import list_texts
from generator.days.period import in_words
from generator.insight.people.contact import last_contact
from generator.insight.people.weight import is_weighty
from generator.insight.promises.kept import KeptRate, kept_rate, settled_on
from generator.insight.promises.promises import open_on_both_sides, open_promises
from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.work import Commitment
from generator.wording.text import count_noun, quote_text

rule = rules_of("shareholder", Stake.CUSTOMER)

SOON = 7
"""How many days ahead a promise of ours is due soon."""
KEPT_ENOUGH = 0.8
"""Below this share of promises kept, a side is not dependable."""


@rule("our-promise-late", Severity.AMBER)
def our_promise_late(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A promise of ours is late.

    Found for every open promise of ours that was due before today; red once it is more than 14 days late
    (`age_days: our_promise_red`). A promise made later than today does not count.

    From: Account management for project managers.
    """
    for promise in open_promises(account, "us", as_of):
        commitment = promise.commitment
        if promise.days_late:
            to = f" to {account.name_of(commitment.to)}" if commitment.to else ""
            yield Concern(
                f"Our promise{to}, {quote_text(commitment.text)}, was due on {in_words(commitment.due)} and is "
                f"{count_noun(promise.days_late, 'day')} late; it is {_maker_name(account, commitment)} to keep.",
                (commitment,),
                _owning_up(account, commitment),
                Severity.RED if promise.days_late > settings.age_days.our_promise_red else None,
                of_ours(account, commitment.by),
                promise.days_late,
                can_wait=promise.days_late <= settings.ranking.little_days
                and not _is_made_to_somebody_of_weight(account, commitment),
            )


def _is_made_to_somebody_of_weight(account: Account, commitment: Commitment) -> bool:
    person = account.person(commitment.to)
    return person is None or is_weighty(person)


def _maker_name(account: Account, commitment: Commitment) -> str:
    name = account.name_of(commitment.by)
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _owning_up(account: Account, commitment: Commitment) -> str:
    person = account.person(commitment.to)
    if person and person.left:
        heir = successor_of(account, person)
        whom = f", and ask {heir.label}, who followed, whether it still matters" if heir else ""
        return f"{person.label} has left: keep it all the same{whom}."
    return f"Tell {person.label if person else 'them'} today, before they have to ask: keep it or agree on a new day."


@rule("their-promise-late", Severity.NOTE, Stake.PROJECT)
def their_promise_late(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A promise of theirs is late.

    Found for every open promise of the customer's that was due before today: a note at first, amber once it is more
    than 30 days late (`age_days: their_promise_amber`), red after 120 (`their_promise_red`).

    From: Account management for project managers.
    """
    for promise in open_promises(account, "customer", as_of):
        commitment = promise.commitment
        if promise.days_late:
            to = f" {account.name_of(commitment.to)}" if commitment.to else ""
            yield Concern(
                f"{account.name_of(commitment.by)} promised{to} {quote_text(commitment.text)} by "
                f"{in_words(commitment.due)}; it is {count_noun(promise.days_late, 'day')} late.",
                (commitment,),
                _reminder_words(account, commitment),
                _weigh_theirs(promise.days_late, settings),
                of_ours(account, commitment.to) or looked_after_by(account, commitment.by),
                promise.days_late,
            )


def _weigh_theirs(days_late: int, settings: Settings) -> Severity | None:
    ages = settings.age_days
    if days_late > ages.their_promise_red:
        return Severity.RED
    return Severity.AMBER if days_late > ages.their_promise_amber else None


def _reminder_words(account: Account, commitment: Commitment) -> str:
    person = account.person(commitment.by)
    if person and person.left:
        heir = successor_of(account, person)
        whom = heir.label if heir else "whoever took over"
        return f"{person.label} has left: ask {whom} whether the promise still stands."
    return f"Ask {account.name_of(commitment.by)} what is in the way, and whether we can help."


@rule("promise-broken", Severity.AMBER)
def promise_broken(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A promise was broken, and it is not long ago.

    Found for every promise marked `broken`, for 90 days (`age_days: broken_promise`) from the day it was closed, or
    else was due. One of ours is red while nobody has talked with whom it was made to since: a broken promise is
    forgiven sooner than one that nobody speaks of.

    From: Account management for project managers; The client's representative inside the supplier.
    """
    for commitment in account.commitments:
        on = settled_on(commitment)
        days = (as_of - on).days if commitment.status == "broken" and on else -1
        if on and 0 <= days <= settings.age_days.broken_promise:
            ours, to = commitment.side == "us", account.person(commitment.to)
            talked = last_contact(account, to.id, as_of, settings) if ours and to and to.present else None
            unspoken = bool(ours and to and to.present and not (talked and talked.on >= on))
            yield Concern(
                _describe_broken(account, commitment, on, unspoken),
                (commitment,),
                _mending_words(account, commitment, unspoken),
                Severity.RED if unspoken else None,
                of_ours(account, commitment.by) or of_ours(account, commitment.to),
                days,
            )


def _describe_broken(account: Account, commitment: Commitment, on: date, unspoken: bool) -> str:
    whom = f" to {account.name_of(commitment.to)}" if commitment.to else ""
    whose = "Our promise" if commitment.side == "us" else f"The promise of {account.name_of(commitment.by)}"
    since = f", and nobody has talked with {account.name_of(commitment.to)} since" if unspoken else ""
    return f"{whose}{whom}, {quote_text(commitment.text)}, was broken on {in_words(on)}{since}."


def _mending_words(account: Account, commitment: Commitment, unspoken: bool) -> str:
    if commitment.side == "customer":
        return f"Ask {account.name_of(commitment.by)} what came between, and what of it can still be done."
    whom = account.name_of(commitment.to) or "them"
    if unspoken:
        return f"Ring {whom}: say that it was broken and why, and what they can count on instead."
    return f"Offer {whom} something in its place, small enough to be certain."


@rule("promise-due-soon", Severity.NOTE)
def promise_due_soon(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A promise of ours is due within a week.

    Found for every open promise of ours that is due today or in the next 7 days.

    From: Account management for project managers.
    """
    for promise in open_promises(account, "us", as_of):
        commitment, days = promise.commitment, (promise.commitment.due - as_of).days
        if 0 <= days <= SOON:
            to = f" {account.name_of(commitment.to)}" if commitment.to else ""
            when = f"in {count_noun(days, 'day')}, on {in_words(commitment.due)}" if days else "today"
            yield Concern(
                f"{account.name_of(commitment.by)} promised{to} {quote_text(commitment.text)}, which is due {when}.",
                (commitment,),
                "If it will not be done in time, say so now: a promise moved beforehand is a promise kept.",
                owner=of_ours(account, commitment.by),
                until=commitment.due,
            )


@rule("one-sided-promises", Severity.NOTE, Stake.RELATIONSHIP)
def one_sided_promises(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Only one side has promised anything.

    Found when one side has three open promises or more and the other has none.

    From: Account management for project managers.
    """
    promises = open_on_both_sides(account, as_of)
    if promises.one_sided == "us":
        yield Concern(
            f"We have {count_noun(len(promises.ours), 'open promise')} to {account.name}, and they have none to us.",
            tuple(promise.commitment for promise in promises.ours),
            "At the next meeting, ask what they will do for each thing that we do.",
        )
    elif promises.one_sided == "customer":
        yield Concern(
            f"{account.name} has {count_noun(len(promises.theirs), 'open promise')} to us, and we have none to them.",
            tuple(promise.commitment for promise in promises.theirs),
            "At the next meeting, offer something in return.",
        )


@rule("kept-rate-low", Severity.AMBER, Stake.RELATIONSHIP)
def kept_rate_low(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Too many promises were not kept in time.

    Of the promises done, broken or renegotiated in the last `kept_window_days` (180), fewer than four in five
    were done by the day they were due or renegotiated before it. A note when it is the customer's promises.
    Nothing is said with fewer promises than `min_sample` (3).

    From: Account management for project managers; The client's representative inside the supplier.
    """
    ours, theirs = (kept_rate(account, side, as_of, settings) for side in ("us", "customer"))
    if ours.share is not None and ours.share < KEPT_ENOUGH:
        yield Concern(
            f"We kept {_of_n(ours)} in the last {count_noun(settings.kept_window_days, 'day')}. "
            f"Not in time: {list_texts(promise.text for promise in ours.not_kept)}.",
            ours.not_kept,
            "Promise less, or later, and put what you promise into the team’s week before you say it.",
        )
    if theirs.share is not None and theirs.share < KEPT_ENOUGH:
        yield Concern(
            f"{account.name} kept {_of_n(theirs)} in the last {count_noun(settings.kept_window_days, 'day')}. "
            f"Not in time: {list_texts(promise.text for promise in theirs.not_kept)}.",
            theirs.not_kept,
            "Ask whether we want too much of them at once, and agree on fewer things with a name to each.",
            Severity.NOTE,
        )


def _of_n(rate: KeptRate) -> str:
    return f"{len(rate.kept)} of {count_noun(rate.settled, 'promise')}"
