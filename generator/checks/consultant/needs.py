"""Rules of the consultant about what they need, and what we could sell them for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import of_ours, who_could_say
from generator.days.period import in_words
from generator.insight.value.needs import guessed_needs, lacking, need_of, open_opportunities
from generator.model.account import Account
from generator.model.settings import Settings
from generator.wording.text import count_noun, in_prose, quote_text

rule = rules_of("consultant", Stake.VALUE, "opportunities")
rule_on_needs = rules_of("consultant", Stake.VALUE, "needs")


@rule("opportunity-without-need", Severity.AMBER)
def opportunity_without_need(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something we could sell them serves no need and no goal of theirs.

    Worth knowing while it is an idea, to be seen to once it was proposed.

    From: The client's representative inside the supplier.
    """
    for opportunity in open_opportunities(account):
        if need_of(account, opportunity) is None:
            yield Concern(
                f"{quote_text(opportunity.text)} serves no need and no goal of {account.name} that we know.",
                (opportunity,),
                "Name the need it serves, in their words, or let it go.",
                None if opportunity.state == "proposed" else Severity.NOTE,
                opportunity.owner,
            )


@rule("opportunity-adrift", Severity.AMBER)
def opportunity_adrift(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something we could sell them waits for things to happen.

    Found where none of us answers for it or nobody has said what happens next and when; where the next step is late or
    the day has passed on which it should be settled (`closes_on`); and where it was proposed and nobody has noted what
    it brings them or costs them. Of an idea for `later` that is worth knowing.

    From: Rules, mistakes and challenges of account managers; The client's representative inside the supplier.
    """
    for opportunity in open_opportunities(account):
        missing, step = lacking(opportunity), opportunity.next_step
        if missing:
            later = opportunity.horizon == "later" and opportunity.state == "idea"
            message = f"{quote_text(opportunity.text)} has no {in_prose(missing, 'and no')}."
            advice = "Put one name to it, with what comes next and by when; benefit and cost before any offer."
            yield Concern(message, (opportunity,), advice, Severity.NOTE if later else None, opportunity.owner)
        elif step and step.due < as_of:
            late = (as_of - step.due).days
            yield Concern(
                f"The next step of {quote_text(opportunity.text)}, {quote_text(step.text)}, was due on "
                f"{in_words(step.due)}, {count_noun(late, 'day')} ago.",
                (opportunity,),
                "Take the step, or say that it is dropped.",
                owner=of_ours(account, step.owner) or opportunity.owner,
                days=late,
            )
        elif opportunity.closes_on and opportunity.closes_on < as_of:
            late = (as_of - opportunity.closes_on).days
            yield Concern(
                f"{quote_text(opportunity.text)} should have been settled by {in_words(opportunity.closes_on)}, "
                f"{count_noun(late, 'day')} ago.",
                (opportunity,),
                "Ask what holds it up, and set another day; or say that it is dropped.",
                owner=opportunity.owner,
                days=late,
            )


@rule_on_needs("need-only-assumed", Severity.NOTE)
def need_only_assumed(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """What we take for a need of theirs is our own guess.

    Found 60 days after it was noted, and at once where an offer of ours rests on it; then it is to be seen to.

    From: The client's representative inside the supplier.
    """
    for need in guessed_needs(account, as_of):
        offers = [
            opportunity.text
            for opportunity in open_opportunities(account)
            if opportunity.serves == need.id and opportunity.state == "proposed"
        ]
        ask = who_could_say(account, [need.from_], ("business_owner", "user", "champion"))
        rests = f", and our offer of {quote_text(offers[0])} rests on it" if offers else ""
        yield Concern(
            f"That they need {quote_text(need.text)} is our guess{rests}.",
            (need,),
            f"Ask {ask} whether it is so, and how they live with it today.",
            Severity.AMBER if offers else None,
        )
