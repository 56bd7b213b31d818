"""Rules of the chief executive about how satisfied the customer is, which comes before any project."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import who_could_say
from generator.checks.wording import list_texts
from generator.days.period import in_words
from generator.insight.knowledge.freshness import executive_attention
from generator.insight.people.satisfaction import all_green, satisfaction_state, still_unhappy
from generator.model.account import Account
from generator.model.relationship import Satisfaction
from generator.model.settings import Settings
from generator.wording.text import count_noun, in_prose, quote_text

rule = rules_of("ceo", Stake.HAPPINESS)

_COULD_SAY = ("executive_sponsor", "decision_maker", "executive", "senior")


@rule("green-but-unhappy", Severity.RED)
def green_but_unhappy(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The customer is unhappy while every project is reported green: the reports miss something.

    Found when the newest judgement of the customer's satisfaction is 2 or less, is not older than
    `satisfaction` days (90), and every open project of which the health is noted is green. Without such a
    project nothing can be said.

    From: Rules, mistakes and challenges of account managers.
    """
    now, green = satisfaction_state(account, as_of, settings), all_green(account)
    if now is None or not now.unhappy or now.old or not green:
        return
    projects = list_texts(project.name for project in green)
    reported = f"{projects} is reported green" if len(green) == 1 else f"{projects} are all reported green"
    yield Concern(
        f"{account.name} is unhappy, {_describe_judgement(account, now.newest)}, and yet {reported}.",
        (now.newest, *green),
        f"Ask {who_could_say(account, now.newest.from_, _COULD_SAY)} what the project reports do not show, and report "
        "the projects as the customer sees them.",
    )


@rule("customer-unhappy", Severity.RED)
def customer_unhappy(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The customer is unhappy, or less happy than before.

    Red when the newest judgement is 2 or less, however old: nobody has shown that it has become better.
    Amber when it is 3, the judgement before was better, and it is not older than `satisfaction` days (90); and for
    somebody who was unhappy within that time, while only others have judged since.

    From: Rules, mistakes and challenges of account managers.
    """
    now = satisfaction_state(account, as_of, settings)
    if now is None:
        return
    ask = who_could_say(account, now.newest.from_, _COULD_SAY)
    if now.unhappy:
        since = f" Nobody has asked again in the {count_noun(now.days, 'day')} since." if now.old else ""
        yield Concern(
            f"{account.name} is unhappy: {_describe_judgement(account, now.newest)}.{since}",
            (now.newest,),
            f"See {ask} this week, ask what would make it right, and begin with one thing they will notice.",
        )
    elif now.sliding and now.before and not now.old:
        yield Concern(
            f"Satisfaction has come down from {now.before.score} of 5 on {in_words(now.before.on)}: "
            f"it is {_describe_judgement(account, now.newest)}.",
            (now.newest, now.before),
            f"Ask {ask} what has changed before it becomes worse.",
            Severity.AMBER,
        )
    for judgement in still_unhappy(account, as_of, settings) if not now.unhappy else ():
        names = account.names_of(judgement.from_)
        words = f" ({quote_text(judgement.words)})" if judgement.words else ""
        yield Concern(
            f"{in_prose(names)} {'were' if len(names) > 1 else 'was'} unhappy on {in_words(judgement.on)}, "
            f"{judgement.score} of 5{words}, and only others were asked since.",
            (judgement,),
            f"Ask {who_could_say(account, judgement.from_, _COULD_SAY)} again, whatever the others say.",
            Severity.AMBER,
            days=(as_of - judgement.on).days,
        )


@rule("satisfaction-old", Severity.NOTE)
def satisfaction_old(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Nobody has asked for a while how satisfied the customer is.

    Found when the newest judgement is older than `satisfaction` days (90); amber for a customer of a tier with an
    executive review (strategic and key) once that was `age_days: satisfaction_amber` (90) days ago as well. When there
    is none at all, that is a question rather than a finding.

    From: Rules, mistakes and challenges of account managers.
    """
    now = satisfaction_state(account, as_of, settings)
    if now and now.old:
        late = now.days - settings.stale_days.satisfaction
        weighty = executive_attention(account, settings) and late > settings.age_days.satisfaction_amber
        yield Concern(
            f"For {count_noun(now.days, 'day')} nobody has asked how satisfied {account.name} is; "
            f"it was {_describe_judgement(account, now.newest)}.",
            (now.newest,),
            f"Ask {who_could_say(account, now.newest.from_, _COULD_SAY)} at the next occasion, and note their words.",
            Severity.AMBER if weighty else None,
            days=late,
        )


def _describe_judgement(account: Account, judgement: Satisfaction) -> str:
    """A judgement as part of a sentence: ``2 of 5 on 3 August 2026 by Dana Ortiz (“Nobody calls”)``."""
    names = [account.name_of(person) for person in judgement.from_]
    whose = f"by {in_prose(names)}" if names else _SOURCES[judgement.source]
    words = f" ({quote_text(judgement.words)})" if judgement.words else ""
    return f"{judgement.score} of 5 on {in_words(judgement.on)} {whose}{words}"


_SOURCES = {"survey": "in a survey", "conversation": "in a conversation", "our_view": "in our own view"}
