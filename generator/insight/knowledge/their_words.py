"""What they said in their own words, and how much we learnt of them quarter by quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.days.period import add_months
from generator.insight.knowledge.learned import learned_since
from generator.model.account import Account
from generator.model.record import Fact, Record

OLD_AFTER = 180
"""After how many days without a word of theirs somebody should go and listen."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of theirs, with who said them and when."""

    words: str
    by: tuple[str, ...]
    on: date
    about: str
    record: Record


def sayings(account: Account, as_of: date) -> tuple[Saying, ...]:
    """What they said up to a date, the newest first: quoted by hand, or when their satisfaction was judged."""
    said = [Saying(voice.quote, (voice.by,), voice.on, voice.about or "", voice) for voice in account.voice]
    said += [
        Saying(judgement.words, judgement.from_, judgement.on, "how satisfied they are", judgement)
        for judgement in account.satisfaction
        if judgement.words and judgement.source != "our_view"
    ]
    known = (saying for saying in said if saying.on <= as_of)
    return tuple(sorted(known, key=lambda saying: (saying.on, saying.words), reverse=True))


@dataclass(frozen=True, slots=True)
class QuarterLearned:
    """What was learnt in a quarter of the calendar."""

    #: Its first day.
    start: date
    count: int
    #: What was learnt as the log has it, the newest first.
    facts: tuple[tuple[date, Fact], ...]


def learned_by_quarter(account: Account, as_of: date, quarters: int) -> tuple[QuarterLearned, ...]:
    """How many facts with a day we learnt in each of the last quarters, this one first."""
    first = date(as_of.year, 3 * ((as_of.month - 1) // 3) + 1, 1)
    starts = [add_months(first, -3 * back) for back in range(quarters)]
    counts = Counter(_quarter(fact.on or on) for on, fact in _dated_facts(account) if on <= as_of)
    told = learned_since(account, starts[-1], as_of)
    return tuple(
        QuarterLearned(start, counts[start], tuple(pair for pair in told if _quarter(pair[0]) == start))
        for start in starts
    )


def _quarter(day: date) -> date:
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def _dated_facts(account: Account) -> Iterator[tuple[date, Fact]]:
    """Every fact of an account that has a day, its own or that of the entry of the log in which it was learnt."""
    for entry in account.log:
        yield from ((fact.on or entry.on, fact) for fact in entry.learned)
    rest = account.model_copy(update={"log": ()})
    yield from ((fact.on, fact) for fact in _facts_in(rest) if fact.on)


def _facts_in(record: Record) -> Iterator[Fact]:
    if isinstance(record, Fact):
        yield record
    for value in record.__dict__.values():
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Record):
                yield from _facts_in(inner)
