"""Rules of the consultant about help: who does the work, in fires or ahead of time, what is offered and taught."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.checks.rule import Concern, Severity, rules_of
from generator.checks.wording import list_texts
from generator.days.period import in_words
from generator.insight.knowledge.freshness import executive_attention
from generator.insight.value.helping import help_record, last_help, was_taught
from generator.model.account import Account
from generator.model.settings import Settings
from generator.wording.text import count_noun, in_prose, quote_text

rule = rules_of("consultant")

HELP_WITHIN = 180
"""Within how many days a customer who matters most should have been helped with something."""


@rule("everything-done-by-us", Severity.NOTE)
def everything_done_by_us(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Whenever we helped, we did it ourselves: they learn nothing by it.

    Found when we helped at least four times in the last twelve months, and all were of the mode do or all were
    solved by us.

    From: The six frames of a strategic account manager (Grande Lum): the consultant.
    """
    record = help_record(account, as_of)
    if record.all_by_us:
        often = in_prose(account.names_of([person for person, _ in record.done_often]))
        did = "did the work ourselves" if record.modes["do"] == len(record.given) else "solved it ourselves"
        yield Concern(
            f"We helped {count_noun(len(record.given), 'time')} in the last twelve months and {did} each time.",
            record.given,
            f"Offer {often or 'whoever asks next'} to do it together the next time, with their hands on it.",
        )


@rule("only-fires", Severity.NOTE)
def only_fires(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """They only turn to us when something burns.

    Found when we helped at least four times in the last twelve months, and each was a fire to put out.

    From: The six frames of a strategic account manager (Grande Lum): the consultant.
    """
    record = help_record(account, as_of)
    if record.all_fires:
        times = count_noun(len(record.given), "time")
        yield Concern(
            f"We helped {times} in the last twelve months, and each time it was to put out a fire.",
            record.given,
            "Ask a week after the last one what would have to be different for it not to come back.",
        )


@rule("expertise-not-offered", Severity.NOTE)
def expertise_not_offered(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """They lack something we know, and we have never offered it.

    Found for `expertise` with a `gap` and no `offered_on`.

    From: The six frames of a strategic account manager (Grande Lum): the consultant.
    """
    for expertise in account.expertise:
        if expertise.gap and not (expertise.offered_on and expertise.offered_on <= as_of):
            who = in_prose(account.names_of(expertise.who))
            yield Concern(
                f"They could use what we know about {quote_text(expertise.topic)}, and we have not offered it: "
                f"{expertise.gap.rstrip('.')}.",
                (expertise,),
                f"Let {who} offer a piece of it to whom it would help most." if who else "Offer a piece of it.",
                None,
                expertise.who[0] if expertise.who else None,
            )


@rule("learning-need-unmet", Severity.NOTE)
def learning_need_unmet(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Somebody would like to learn something from us, and nobody teaches them.

    Found for people who are still there and have `learning_needs`, when no `help` of the mode coach or mentor was
    for them in the last twelve months.

    From: The six frames of a strategic account manager (Grande Lum): the consultant.
    """
    for person in account.stakeholders:
        if person.present and person.learning_needs and not was_taught(account, person.id, as_of):
            yield Concern(
                f"{person.label} would like to learn {list_texts(person.learning_needs)}, and nobody has taught them "
                f"anything in the last twelve months.",
                (person,),
                "Offer them an hour, with their own figures on the table.",
                None,
                person.contact.owner,
            )


@rule("no-help-lately", Severity.NOTE)
def no_help_lately(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A customer who matters has had no help from us for half a year.

    Found for accounts of the tiers that matter most (strategic and key, or any with an executive review) whose
    last `help` lies more than 180 days back, or for which none is noted though they became a customer
    (`since`) longer ago than that.

    From: The six frames of a strategic account manager (Grande Lum): the consultant.
    """
    last = last_help(account, as_of)
    since = last.on if last else account.profile.since
    if executive_attention(account, settings) and since and as_of - since > timedelta(days=HELP_WITHIN):
        ago = count_noun((as_of - since).days, "day")
        yield Concern(
            f"We last helped {account.name} on {in_words(since)}, {ago} ago: {quote_text(last.topic)}."
            if last
            else f"Nothing is noted that we have ever helped {account.name} with.",
            (last,) if last else (),
            "Ask your best contact there what keeps them busy; note it when you help, however small.",
        )
