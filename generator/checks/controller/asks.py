"""The rule of the air-traffic controller about what we ask of their people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import looked_after_by
from generator.checks.wording import list_texts
from generator.days.period import in_words, span_in_words
from generator.insight.meetings.asks import asks_in_quiet, find_crowds
from generator.model.account import Account
from generator.model.settings import Settings
from generator.wording.text import count_noun, quote_text

rule = rules_of("controller", Stake.PREPARATION)


@rule("asks-collide", Severity.NOTE)
def asks_collide(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We ask two things of one person within a week, or something for a day on which they are shut.

    What we ask of their people: inputs of open projects that have not come, and next steps of theirs. Found when two
    or more of one person fall due within seven days, from today on; and when one, or a question to them with a day
    (`by`), falls into a shutdown of theirs or an event with `contact_pause`.

    From: The six frames of a strategic account manager (Grande Lum): the air-traffic controller.
    """
    for crowd in find_crowds(account, as_of):
        asks, person = crowd.asks, crowd.person
        yield Concern(
            f"{person.label} is asked for {count_noun(len(asks), 'thing')} within a week, from "
            f"{in_words(asks[0].by)} on: {list_texts(ask.what for ask in asks)}.",
            (person, *(ask.record for ask in asks)),
            "Ask for the one that matters most, and agree on another day for the rest.",
            owner=person.contact.owner,
            until=asks[0].by,
        )
    for ask, quiet in asks_in_quiet(account, as_of):
        name, span = account.name_of(ask.of), quiet.span
        yield Concern(
            f"{quote_text(ask.what)} is asked of {name} for {in_words(ask.by)}, which falls into "
            f"{quote_text(quiet.event.name)}, {span_in_words(span)}.",
            (ask.record, quiet.event),
            f"Ask {name} for it before {in_words(span.start)}, or after {in_words(span.end)}.",
            owner=looked_after_by(account, ask.of),
            until=ask.by,
        )
