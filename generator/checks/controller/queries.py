"""The rule of the air-traffic controller about queries: whoever asks us hears from us, soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import looked_after_by, of_ours, successor_of
from generator.days.period import in_words
from generator.insight.promises.queries import waiting_queries
from generator.model.account import Account
from generator.model.queries import Query
from generator.model.settings import Settings
from generator.wording.text import count_noun, quote_text

rule = rules_of("controller")


@rule("query-unanswered", Severity.AMBER, Stake.CUSTOMER)
def query_unanswered(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Somebody asked us something and has had no answer in time.

    In time is by the day they named, else within `query_answer_working_days`, counted in working days of theirs after
    the day they asked. Red when it is as many days later as lie between the two numbers there. As they wait today, it
    stands before all else of its level.

    From: Account management for project managers.
    """
    for waiting in waiting_queries(account, as_of, settings):
        query = waiting.query
        if waiting.late:
            yield Concern(
                f"{account.name_of(query.from_)} asked {quote_text(query.ask)} on {in_words(query.asked_on)} and has "
                f"no answer yet, {count_noun(waiting.waited, 'working day')} later.",
                (query,),
                _answering(account, query),
                Severity.RED if waiting.urgent else None,
                of_ours(account, query.by) or looked_after_by(account, query.from_),
                waiting.late,
                as_of,
            )


def _answering(account: Account, query: Query) -> str:
    person = account.person(query.from_)
    if person and person.left:
        heir = successor_of(account, person)
        return f"{person.label} has left: ask {heir.label if heir else 'whoever took over'} whether it still matters."
    return "Answer today, even if only to say by when they will know."
