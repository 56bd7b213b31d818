"""Rule of the air-traffic controller about what they tell us of our products."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.days.period import in_words
from generator.insight.knowledge.feedback import Loop, open_loops
from generator.model.account import Account
from generator.model.settings import Settings
from generator.wording.text import quote_text

rule = rules_of("controller", Stake.CUSTOMER, "feedback")

_SAID = {
    Loop.NOT_ROUTED: ("and nobody who makes it has heard of it", "Pass it on, and note who has it."),
    Loop.SILENT: (
        "and has had no word of it since",
        "Ask who has it what becomes of it, and say so, even if it is no.",
    ),
    Loop.UNTOLD: ("it is decided, and nobody has told them", "Tell them what was decided, and thank them."),
}


@rule("feedback-not-answered", Severity.NOTE)
def feedback_not_answered(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """They told us something about a product of ours and it has not come back to them.

    Found when nobody has it 14 days after they told us (`routed_to`), when it is done or declined and they have not
    been told (`reply_given_on`), which is to be seen to, and when 90 days went by without a word to them.

    From: The client's representative inside the supplier.
    """
    for open_loop in open_loops(account, as_of):
        feedback, (what, advice) = open_loop.feedback, _SAID[open_loop.loop]
        who = account.name_of(feedback.from_) or account.name
        yield Concern(
            f"{who} told us about {feedback.theme} on {in_words(feedback.on)}, {what}: {quote_text(feedback.text)}.",
            (feedback,),
            advice,
            Severity.AMBER if open_loop.loop is Loop.UNTOLD else None,
            days=open_loop.days,
        )
