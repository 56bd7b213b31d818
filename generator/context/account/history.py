"""What happened, as pages print it: log entries, outcomes and judgements on one line of time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from generator.context.account.promises import PromiseRow, promise_rows
from generator.context.directory import Directory
from generator.context.states import satisfied_state
from generator.context.views import SourcedFact, State, Tone, Who
from generator.insight.people.channels import of_us
from generator.insight.promises.agreed import agreed_in
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.record import Record
from generator.wording.text import entry_noun, sentence_case

_MOODS = {
    "better": State("left it better", Tone.GOOD),
    "worse": State("left it worse", Tone.BAD),
    "same": State("no change", Tone.QUIET),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened, in words."""

    on: date
    #: Call, Site visit, Outcome, Satisfaction ...
    kind: str
    theirs: tuple[Who, ...]
    ours: tuple[Who, ...]
    note: str
    #: Whether they came to us, rather than we to them; None where nobody did.
    they_started: bool | None = None
    learned: tuple[SourcedFact, ...] = ()
    mood: State | None = None
    #: The entry, outcome or judgement as typed.
    record: Record = field(kw_only=True)
    #: The promises made on that occasion.
    agreed: tuple[PromiseRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """The moments of one month, newest first."""

    year: int
    label: str
    anchor: str
    moments: tuple[Moment, ...]


def list_moments(account: Account, as_of: date, directory: Directory) -> list[Moment]:
    """Everything that happened up to a date, newest first."""
    moments = [_entry_moment(account, entry, as_of, directory) for entry in account.log if entry.on <= as_of]
    for outcome in account.outcomes:
        if outcome.on <= as_of:
            values = [value for value in (outcome.value_customer, outcome.value_us) if value]
            note = ". ".join([outcome.text.rstrip("."), *values])
            moments.append(
                Moment(
                    outcome.on, "Joint outcome", directory.all([outcome.confirmed_by or ""]), (), note, record=outcome
                )
            )
    for judgement in account.satisfaction:
        if judgement.on <= as_of:
            word = satisfied_state(judgement)
            said = f"“{judgement.words}”" if judgement.words else f"{judgement.score} of 5"
            theirs = directory.all(judgement.from_)
            moments.append(Moment(judgement.on, "Satisfaction", theirs, (), said, mood=word, record=judgement))
    moments.reverse()
    return sorted(moments, key=lambda moment: moment.on, reverse=True)


def _entry_moment(account: Account, entry: LogEntry, as_of: date, directory: Directory) -> Moment:
    learned = (directory.sourced_fact(fact) for fact in entry.learned)
    return Moment(
        on=entry.on,
        kind=sentence_case(entry_noun(entry.type)),
        theirs=directory.all(entry.with_),
        ours=directory.all(of_us(account, entry)),
        note=entry.note,
        record=entry,
        they_started=None if entry.type == "internal" else entry.initiated_by == "customer",
        learned=tuple(lesson for lesson in learned if lesson),
        mood=_MOODS.get(entry.mood or ""),
        agreed=promise_rows(agreed_in(account, entry), as_of, directory),
    )
