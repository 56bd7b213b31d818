"""Rules of the shareholder about how each side rates the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.days.period import in_words
from generator.insight.value.scorecard import LOW, newest_ratings
from generator.model.account import Account
from generator.model.settings import Settings
from generator.wording.text import quote_text

rule = rules_of("shareholder", Stake.CUSTOMER, "scorecard")


@rule("rated-low", Severity.AMBER)
def rated_low(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """One side is not content with how the other does its part.

    Found for the newest word on each subject of the scorecard, from 2 of 5 downwards; of their part it is worth
    knowing.

    From: Good practice: each side rates the other.
    """
    for rated in newest_ratings(account, "us", as_of):
        line, who = rated.line, account.name_of(rated.line.by) or account.name
        if line.score <= LOW:
            yield Concern(
                f"{who} gives our part in {quote_text(line.subject)} {line.score} of 5, as of {in_words(line.on)}.",
                (line,),
                "Ask what would make it a 4, and agree on one thing and its day.",
            )
    for rated in newest_ratings(account, "customer", as_of):
        line = rated.line
        if line.score <= LOW:
            yield Concern(
                f"We give their part in {quote_text(line.subject)} {line.score} of 5, as of {in_words(line.on)}.",
                (line,),
                "Say it to them at the next review: with a figure, and with what it costs both.",
                Severity.NOTE,
            )


@rule("rated-by-one-side", Severity.NOTE)
def rated_by_one_side(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Each side could rate the other, and one has not.

    Found where the scorecard has the word of one side alone.

    From: Good practice: each side rates the other.
    """
    us, them = newest_ratings(account, "us", as_of), newest_ratings(account, "customer", as_of)
    if bool(us) is not bool(them):
        missing = "We have not said how they do their part" if us else "Nobody asked them how we do our part"
        yield Concern(
            f"{missing}; the scorecard has one side only.",
            ((us or them)[0].line,),
            "Rate the other side in the same words, and look at both together at the next review.",
        )
