"""One dispute as the mediator's page prints it: both sides first, never a position of our own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.directory import Directory
from generator.context.states import task_state
from generator.context.views import State, Tone
from generator.insight.people.conflicts import Camp, Gap, conflict_camps, conflict_gaps, first_talk
from generator.model.account import Account
from generator.model.conflict import Conflict, Repair
from generator.model.settings import Settings
from generator.wording.text import count_noun


@dataclass(frozen=True, slots=True)
class CampView:
    """One side of the dispute."""

    #: The customer's name, Our side, a person's name, or As others see it.
    title: str
    #: What its people tell, and who of them has not told us yet.
    camp: Camp


@dataclass(frozen=True, slots=True)
class RepairRow:
    """One thing done to mend the relationship."""

    #: The repair as typed.
    record: Repair
    state: State


@dataclass(frozen=True, slots=True)
class Case:
    """One dispute."""

    #: The dispute as typed.
    record: Conflict
    #: Two people, two teams, the two companies.
    level: str
    camps: tuple[CampView, ...]
    #: How long it took from noticing to the first talk.
    first_talk: State
    repair: tuple[RepairRow, ...]
    #: What to do next, because it is still missing.
    missing: tuple[str, ...]


_LEVELS = {
    "individual": "between individuals",
    "team": "between teams",
    "company": "between the two companies",
}

_MISSING = {
    Gap.NOT_TALKED: "talk to them about it",
    Gap.ONE_SIDED: "hear the side that has not told its story, before any option is weighed",
    Gap.NO_INTERESTS: "find out what each side needs underneath",
    Gap.FEW_OPTIONS: "have at least two options, so that there is something to choose",
    Gap.NO_CO_MEDIATOR: "win somebody of theirs as fellow mediator",
    Gap.NOT_ACCEPTED: "hear from both sides that they accept the outcome",
    Gap.NO_REPAIR: "agree what will be done to mend the relationship",
}


def make_case(account: Account, conflict: Conflict, as_of: date, directory: Directory) -> Case:
    """A dispute on a date."""
    return Case(
        record=conflict,
        level=_LEVELS[conflict.level],
        camps=tuple(_camp(account, camp, directory) for camp in conflict_camps(account, conflict, as_of)),
        first_talk=_first_talk(conflict, as_of, account.settings),
        repair=tuple(
            RepairRow(step, task_state(step.due, step.done, as_of))
            for step in sorted(conflict.repair, key=lambda step: step.due)
        ),
        missing=tuple(_MISSING[gap] for gap in conflict_gaps(account, conflict, as_of, account.settings)),
    )


def _camp(account: Account, camp: Camp, directory: Directory) -> CampView:
    person = directory.who(camp.person)
    company = {"customer": account.name, "us": "Our side", None: "As others see it"}[camp.side]
    return CampView(person.name if person else company, camp)


def _first_talk(conflict: Conflict, as_of: date, settings: Settings) -> State:
    talk = first_talk(conflict, as_of, settings)
    days = count_noun(talk.working_days, "working day")
    if not talk.happened:
        word = f"not yet, {days} on" if talk.working_days else "not yet"
        return State(word, Tone.WATCH if talk.slow else Tone.QUIET)
    word = f"after {days}" if talk.working_days else "the same day"
    return State(word, Tone.WATCH if talk.slow else Tone.GOOD)
