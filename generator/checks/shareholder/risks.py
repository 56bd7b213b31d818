"""Rules of the shareholder about risks, and about who else is after them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import of_ours
from generator.days.period import in_words
from generator.insight.value.risks import HEARD_WITHIN, is_heavy, last_heard, open_risks, rivals_by_threat
from generator.model.account import Account
from generator.model.risks import Risk
from generator.model.settings import Settings
from generator.wording.text import count_noun, in_prose, quote_text

rule = rules_of("shareholder", Stake.LOYALTY, "risks")
rule_on_rivals = rules_of("shareholder", Stake.LOYALTY, "our_competitors")


@rule("risk-adrift", Severity.AMBER)
def risk_adrift(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something could go wrong between us and nobody sees to it.

    Found for every risk that is not over, where none of us answers for it or nothing happens next, where the next step
    is late, and where the day to look at it again has passed. To be seen to where likelihood or impact is high and the
    other not low; else worth knowing.

    From: Rules, mistakes and challenges of account managers.
    """
    for risk in open_risks(account, as_of):
        message, days = _what_is_open(risk, as_of)
        if message:
            yield Concern(
                f"The risk {quote_text(risk.text)} {message}.",
                (risk,),
                "Put one name to it, with what makes it less likely and by when; or say that it is over.",
                None if is_heavy(risk) else Severity.NOTE,
                of_ours(account, risk.next_step.owner if risk.next_step else None) or risk.owner,
                days,
                can_wait=not risk.likelihood == risk.impact == "high",
            )


def _what_is_open(risk: Risk, as_of: date) -> tuple[str, int]:
    step, missing = risk.next_step, [] if risk.owner else ["one of us who answers for it"]
    missing += [] if step else ["next step"]
    if missing:
        return f"has no {in_prose(missing, 'and no')}", 0
    if step and step.due < as_of:
        late = (as_of - step.due).days
        return f"has a next step, {quote_text(step.text)}, that is {count_noun(late, 'day')} late", late
    if risk.review_on and risk.review_on < as_of:
        late = (as_of - risk.review_on).days
        return f"was to be looked at again on {in_words(risk.review_on)}", late
    return "", 0


@rule_on_rivals("rival-unanswered", Severity.AMBER)
def rival_unanswered(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Somebody who could take our place is there, and we have no answer to it.

    Found for every competitor of ours whose threat is high and against whom no defence is noted.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    for rival in rivals_by_threat(account):
        if rival.threat == "high" and rival.defence is None:
            yield Concern(
                f"{rival.name} could take our place at {account.name}, and we have no answer to it.",
                (rival,),
                "Say what they would lose with us, in their figures, and who tells them so.",
            )


@rule_on_rivals("rival-news-old", Severity.NOTE)
def rival_news_old(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We have heard nothing of a competitor of ours for a long time.

    Found 120 days after we last heard of one whose threat is not low, and where nobody noted when that was.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    for rival in rivals_by_threat(account):
        heard = last_heard(rival)
        days = (as_of - heard).days if heard else 0
        if rival.threat != "low" and (heard is None or days > HEARD_WITHIN):
            since = f"since {in_words(heard)}, {count_noun(days, 'day')} ago" if heard else "yet"
            yield Concern(
                f"We have heard nothing of {rival.name} at {account.name} {since}.",
                (rival,),
                "Ask a friend there what they see of it.",
                days=max(0, days - HEARD_WITHIN),
            )
