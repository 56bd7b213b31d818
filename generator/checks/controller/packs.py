"""Rules of the air-traffic controller about what people are handed: what they look for, and when the next is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.days.period import in_words
from generator.insight.meetings.materials import SPOKEN
from generator.insight.people.departures import has_left
from generator.insight.people.issues import issue_name, next_issue
from generator.insight.sharing.sharing import shared_account, shared_files
from generator.insight.sharing.wants import unanswered_wants
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.settings import Settings
from generator.wording.text import count_noun, in_prose, quote_text

rule = rules_of("controller", Stake.PREPARATION)


@rule("want-unanswered", Severity.NOTE)
def want_unanswered(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Somebody looks for something in what we hand them, and nothing that they may see speaks of it.

    Found for people who want a paper, a deck, a spreadsheet or a thing, for every line of the `wants` of their
    information of which no initiative, measure, promise, milestone, input, demand, day of their year or meeting that
    the customer may see, and nothing that is ready for them, has more than half of the words. What they are handed
    says nothing of it either.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    shared = None
    for person in _readers(account, as_of):
        if person.information.wants and set(person.information.formats) - SPOKEN:
            shared = shared or shared_account(account, as_of)
            if wants := unanswered_wants(person, shared, shared_files(account, person, as_of)):
                said, them = in_prose([quote_text(want) for want in wants]), "it" if len(wants) == 1 else "them"
                yield Concern(
                    f"{person.label} wants {said}; nothing noted answers {them}.",
                    (person,),
                    "Note it where they may see it, or tell them what they get instead.",
                    None,
                    person.contact.owner,
                )


@rule("issue-overdue", Severity.AMBER, Stake.CUSTOMER)
def issue_overdue(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Somebody gets a paper in a rhythm that was agreed, and the day of the next issue is past.

    The days count from the last issue (`last_sent` of their information); how many may pass was agreed with them
    (`every_days`). A note while none is noted as sent.

    From: The client's representative inside the supplier.
    """
    for person in _readers(account, as_of):
        due, every, name = next_issue(person), person.information.every_days, issue_name(person)
        if due and due < as_of:
            days = (as_of - due).days
            yield Concern(
                f"The next {name} for {person.label} was due on {in_words(due)}, {count_noun(days, 'day')} ago.",
                (person,),
                "Send it today, and note the day it went out.",
                None,
                person.contact.owner,
                days,
            )
        elif every and due is None:
            yield Concern(
                f"No {name} for {person.label} is noted as sent; you agreed on every {count_noun(every, 'day')}.",
                (person,),
                "Note the day the last one went out, or send the first.",
                Severity.NOTE,
                person.contact.owner,
            )


def _readers(account: Account, as_of: date) -> Iterator[Stakeholder]:
    for person in account.stakeholders:
        if person.present and not has_left(person, as_of):
            yield person
