"""Rules of the chief executive about the years to come: where the customer is heading, and what to link for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, rules_of
from generator.checks.whom import of_ours, who_could_say
from generator.days.period import in_words
from generator.insight.knowledge.freshness import direction_freshness, executive_attention, medium_term_plans
from generator.model.account import Account
from generator.model.record import Fact
from generator.model.settings import Settings
from generator.model.value import Linkage
from generator.wording.text import count_noun, quote_text

rule = rules_of("ceo")

_COULD_SAY = ("executive_sponsor", "executive", "board", "decision_maker", "senior")


@rule("direction-unknown-or-old", Severity.AMBER)
def direction_unknown_or_old(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We do not know where an important customer is heading, or have not asked for a year.

    Only for tiers with an executive review (strategic and key). Amber when the newest of what we know of
    their direction in one, three and ten years was learnt more than `direction` days ago (365); a note when
    nothing is known of it. What was noted without a day is not called old.

    From: The six frames of a strategic account manager (Grande Lum): the chief executive.
    """
    known = direction_freshness(account, as_of, settings)
    if not executive_attention(account, settings) or (known.known and not known.old):
        return
    told = (fact.from_ for fact in known.records if isinstance(fact, Fact))
    ask = who_could_say(account, told, _COULD_SAY)
    if known.on and known.days:
        yield Concern(
            f"What we know of where {account.name} is heading dates from {in_words(known.on)}, "
            f"{count_noun(known.days, 'day')} ago.",
            known.records,
            f"Ask {ask} what has changed about the next three years, and the ten after.",
            days=known.days - known.limit,
        )
    else:
        yield Concern(
            f"We do not know where {account.name} is heading, neither next year nor over the next ten.",
            (account.profile,),
            f"Ask {ask} where they want the company to be, and listen for what that asks of a supplier.",
            Severity.NOTE,
        )


@rule("medium-term-plans-old", Severity.AMBER)
def medium_term_plans_old(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """It is long since an important customer told us their medium-term business plans.

    Only for tiers with an executive review (strategic and key). Found when their plans were told to us more
    than `plans` days ago (180). That they never were is a question rather than a finding.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    told, plans = medium_term_plans(account, as_of, settings), account.strategy.customer.plans
    if executive_attention(account, settings) and told.old and told.on and told.days:
        ask = who_could_say(account, [plans.from_ if plans else None], _COULD_SAY)
        yield Concern(
            f"{account.name} last told us their medium-term plans on {in_words(told.on)}, "
            f"{count_noun(told.days, 'day')} ago.",
            told.records,
            f"Ask {ask} for them, and put them on the agenda of the next business review.",
            days=told.days - told.limit,
        )


@rule("linkage-without-next-step", Severity.NOTE)
def linkage_without_next_step(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something should be linked between the companies, and nobody has begun.

    Found for every linkage that has to be built (`state: to_build`) and has no next step, until its year is over:
    then linkage-year-passed says so.

    From: The six frames of a strategic account manager (Grande Lum): the chief executive.
    """
    for link in account.linkages:
        if link.state == "to_build" and link.next_step is None and not _year_passed(link, as_of):
            when = f" and should carry weight by {link.horizon_year}" if link.horizon_year else ""
            yield Concern(
                f"The link {quote_text(link.text)} has still to be built{when}, and there is no next step.",
                (link,),
                "Name one small step that can be taken this month, with who takes it and by when.",
                owner=next((id for id in link.people if of_ours(account, id)), None),
            )


def _year_passed(link: Linkage, as_of: date) -> bool:
    return link.state == "to_build" and link.horizon_year is not None and link.horizon_year < as_of.year


@rule("linkage-year-passed", Severity.AMBER)
def linkage_year_passed(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The year by which something should link the companies is over, and it is still to be built.

    Found for every linkage with `state: to_build` whose `horizon_year` lies before this year, whatever its next step.

    From: The six frames of a strategic account manager (Grande Lum): the chief executive.
    """
    for link in account.linkages:
        if link.horizon_year and _year_passed(link, as_of):
            yield Concern(
                f"The link {quote_text(link.text)} should have carried weight by {link.horizon_year}, and has still "
                "to be built.",
                (link,),
                "Build it, give it a year that both companies believe in, or take it out.",
                owner=next((id for id in link.people if of_ours(account, id)), None),
                days=(as_of - date(link.horizon_year, 12, 31)).days,
            )


@rule("linkage-step-overdue", Severity.AMBER)
def linkage_step_overdue(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The next step towards linking the companies is late.

    Found for every linkage whose next step was due before today.

    From: The six frames of a strategic account manager (Grande Lum): the chief executive.
    """
    for link in account.linkages:
        step = link.next_step
        if step and step.due < as_of:
            late = (as_of - step.due).days
            yield Concern(
                f"The next step for the link {quote_text(link.text)} was due on {in_words(step.due)} and is "
                f"{count_noun(late, 'day')} late: {quote_text(step.text)}, by {account.name_of(step.owner)}.",
                (link,),
                "Take it, or write down the step that is now the next.",
                owner=of_ours(account, step.owner),
                days=late,
            )
