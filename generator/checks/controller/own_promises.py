"""The rule of the air-traffic controller about what we promised ourselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.days.period import in_words
from generator.insight.promises.own_promises import name_play, open_own_promises
from generator.model.account import Account
from generator.model.plays import OwnPromise
from generator.model.settings import Settings
from generator.wording.text import count_noun, quote_text

rule = rules_of("controller", Stake.PREPARATION)


@rule("own-promise-late", Severity.AMBER)
def own_promise_late(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something we promised ourselves is late.

    Found for what stands below `own_promises`, is open, and was due before today; the late steps of one play are one
    finding. It counts in no share of kept promises, and the customer hears nothing of it.

    From: Account management for project managers.
    """
    late: dict[str, list[OwnPromise]] = {}
    for promise in open_own_promises(account, as_of):
        if promise.due < as_of:
            late.setdefault(promise.play or promise.id, []).append(promise)
    for promises in late.values():
        first, days = promises[0], (as_of - promises[0].due).days
        yield Concern(
            _describe_late(account, promises, days),
            tuple(promises),
            "Do it today, put it off with whoever asks after it, or withdraw it and say why in the log.",
            owner=first.by,
            days=days,
        )


def _describe_late(account: Account, promises: list[OwnPromise], days: int) -> str:
    first = promises[0]
    who = account.name_of(first.by)
    what = f"{quote_text(first.text)}, which {who} took on, was due on {in_words(first.due)}"
    late = f"and is {count_noun(days, 'day')} late."
    if first.play is None:
        return f"{what} {late}"
    play = quote_text(name_play(first.play))
    if len(promises) == 1:
        return f"A step of the play {play} is not done: {what} {late}"
    return f"{count_noun(len(promises), 'step')} of the play {play} are not done. The first: {what} {late}"
