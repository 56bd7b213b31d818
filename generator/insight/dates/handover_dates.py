"""The days of the steps of a handover."""

from __future__ import annotations

from collections.abc import Iterator

from generator.insight.dates.dated_thing import DatedThing, DateKind, DateSearch
from generator.insight.handover.steps import STEP_WORDS, handover_steps


def handover_dates(search: DateSearch) -> Iterator[DatedThing]:
    """What is still to be done when an account changes hands, by the one who leaves, who comes, or their manager."""
    account, handover = search.account, search.account.handover
    if handover is None:
        return
    new = account.name_of(handover.to)
    for step in handover_steps(account, handover, search.as_of):
        if not step.done:
            title, key = f"Handover to {new}: {STEP_WORDS[step.name]}", f"handover/{step.name}"
            yield search.thing(DateKind.STEP, handover, key, title, step.due, step.who, deadline=True)
