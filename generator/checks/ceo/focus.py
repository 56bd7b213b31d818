"""Rules of the chief executive about what we focus on, and what we stop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, rules_of
from generator.checks.whom import of_ours
from generator.model.account import Account
from generator.model.settings import Settings
from generator.wording.text import quote_text

rule = rules_of("ceo", about="focus")

_MOST = 3


@rule("stopped-and-still-going", Severity.AMBER)
def stopped_and_still_going(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We decided to stop something, and are still at work on it.

    Found for what is to stop (`choice: stop`) from the day on that was named (`since`), while its initiative is in hand
    with us and neither done nor given up.

    From: Good practice: who begins something stops something.
    """
    initiatives = {initiative.id: initiative for initiative in account.initiatives}
    for focus in account.focus:
        initiative = initiatives.get(focus.initiative or "")
        begun = focus.since is None or focus.since <= as_of
        if focus.choice == "stop" and initiative and begun and initiative.active and not initiative.over:
            yield Concern(
                f"We meant to stop {quote_text(focus.text)}, and {quote_text(initiative.text)} is still in hand.",
                (focus, initiative),
                "Tell them what ends and when, and note the initiative as given up; or take it off the list.",
                owner=of_ours(account, initiative.owners.us),
            )


@rule("focus-too-wide", Severity.NOTE)
def focus_too_wide(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We focus on too many things at once.

    Found where more than three have our time before all else (`choice: focus`).

    From: Good practice: who begins something stops something.
    """
    chosen = [focus for focus in account.focus if focus.choice == "focus"]
    if len(chosen) > _MOST:
        yield Concern(
            f"We focus on {len(chosen)} things with {account.name} at once.",
            tuple(chosen),
            "Choose three, and say of the others when they come, or that they stop.",
        )
