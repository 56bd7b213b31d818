"""Rules of the ambassador about what we asked for inside, on their behalf."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.checks.rule import Concern, Severity, rules_of
from generator.days.period import in_words
from generator.insight.people.asks_inside import TELL_WITHIN, answer_due, answered_asks, settled_on, waiting_asks
from generator.model.account import Account
from generator.model.asks_inside import AskInside
from generator.model.settings import Settings
from generator.wording.text import quote_text

rule = rules_of("ambassador", about="asks_inside")


@rule("ask-inside-unanswered", Severity.AMBER)
def ask_inside_unanswered(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Our own company has not answered what we asked for on their behalf.

    Found from the day on that was agreed (`due`), else 14 days after we asked.

    From: The client's representative inside the supplier.
    """
    for ask in waiting_asks(account, as_of):
        late = (as_of - answer_due(ask)).days
        if late > 0:
            asked = f"asked for on {in_words(ask.asked_on)}{_whom(account, ask)}"
            yield Concern(
                f"{ask.of} has not answered {quote_text(ask.ask)}, {asked}.",
                (ask,),
                "Ask again, and say what it costs us with them to wait; then one level higher.",
                owner=ask.by,
                days=late,
            )


def _whom(account: Account, ask: AskInside) -> str:
    name = account.name_of(ask.for_)
    return f" for {name}" if name else ""


@rule("ask-inside-not-told", Severity.AMBER)
def ask_inside_not_told(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """What our own company answered to something we asked for them has not been told to them.

    Found 7 days after the answer; of what we won only where they may be told (`may_tell`), and then worth knowing.

    From: The client's representative inside the supplier.
    """
    for ask in answered_asks(account, as_of):
        refused = ask.status == "refused"
        if ask.told_on or settled_on(ask) + timedelta(days=TELL_WITHIN) >= as_of or not (refused or ask.may_tell):
            continue
        knows = f"{account.name_of(ask.for_) or 'nobody there'} has not heard"
        what = "was refused" if refused else "was won for them"
        yield Concern(
            f"{quote_text(ask.ask)} {what} on {in_words(settled_on(ask))}, and {knows}.",
            (ask,),
            "Tell them yourself, with the reason and what is possible instead." if refused else "Tell them.",
            None if refused else Severity.NOTE,
            ask.by,
            (as_of - settled_on(ask)).days - TELL_WITHIN,
        )
