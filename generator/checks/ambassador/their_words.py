"""Rule of the ambassador about listening: when they last said something that somebody wrote down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, rules_of
from generator.checks.whom import who_could_say
from generator.days.period import in_words
from generator.insight.knowledge.their_words import OLD_AFTER, sayings
from generator.model.account import Account
from generator.model.settings import Settings
from generator.wording.text import count_noun

rule = rules_of("ambassador", about="voice")


@rule("their-words-old", Severity.NOTE)
def their_words_old(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """For half a year nobody has written down anything they said in their own words.

    Found 180 days after the last of their sayings (`voice`, or the words of `satisfaction`).

    From: The client's representative inside the supplier.
    """
    newest = next(iter(sayings(account, as_of)), None)
    days = (as_of - newest.on).days if newest else 0
    if newest and days > OLD_AFTER:
        ask = who_could_say(account, [*newest.by], ("champion", "user", "business_owner"))
        yield Concern(
            f"The last words of theirs that we have are of {in_words(newest.on)}, {count_noun(days, 'day')} ago.",
            (newest.record,),
            f"Ask {ask} what a bad day looks like, and write the answer down as it was said.",
            days=days - OLD_AFTER,
        )
