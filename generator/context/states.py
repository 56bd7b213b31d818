"""States in words and tones: contact, health, status, support, satisfaction."""

from __future__ import annotations

from datetime import date

from generator.context.views import State, Tone
from generator.insight.people.contact import ContactState
from generator.insight.value.value import Balance
from generator.model.relationship import Satisfaction
from generator.wording.text import count_noun, plain_words, sentence_case

NOT_KNOWN = State("not known yet", Tone.UNKNOWN)
WAS_IT_HELD = State("was it held?", Tone.UNKNOWN)
"""A meeting whose day has passed, and nobody has noted whether it took place."""

_TONES = {
    ContactState.IN_TOUCH: Tone.GOOD,
    ContactState.DUE: Tone.WATCH,
    ContactState.LATE: Tone.WATCH,
    ContactState.LOST_TOUCH: Tone.BAD,
    ContactState.NOT_MET: Tone.UNKNOWN,
    "green": Tone.GOOD,
    "amber": Tone.WATCH,
    "red": Tone.BAD,
    "not_started": Tone.QUIET,
    "on_track": Tone.GOOD,
    "watchpoint": Tone.WATCH,
    "concern": Tone.BAD,
    "achieved": Tone.GOOD,
    "deferred": Tone.QUIET,
    "cancelled": Tone.QUIET,
    "open": Tone.QUIET,
    "done": Tone.GOOD,
    "broken": Tone.BAD,
    "withdrawn": Tone.QUIET,
    "renegotiated": Tone.WATCH,
    "advocate": Tone.GOOD,
    "supporter": Tone.GOOD,
    "neutral": Tone.QUIET,
    "sceptic": Tone.WATCH,
    "opponent": Tone.BAD,
    "in_talks": Tone.WATCH,
    "agreed": Tone.WATCH,
    "repaired": Tone.GOOD,
    "parked": Tone.QUIET,
    Balance.WIN_WIN: Tone.GOOD,
    Balance.CUSTOMER_ONLY: Tone.WATCH,
    Balance.US_ONLY: Tone.WATCH,
    Balance.NEITHER: Tone.BAD,
    Balance.UNRATED: Tone.UNKNOWN,
    "planned": Tone.QUIET,
    "asked": Tone.WATCH,
    "proposed": Tone.WATCH,
    "won": Tone.GOOD,
    "lost": Tone.BAD,
    "refused": Tone.BAD,
    "held": Tone.GOOD,
}

_WORDS = {
    "green": "on course",
    "amber": "watch",
    "red": "in trouble",
    ContactState.NOT_MET: "not met yet",
    ContactState.DUE: "due now",
    Balance.CUSTOMER_ONLY: "customer only",
    Balance.NEITHER: "neither side",
    Balance.UNRATED: "not rated yet",
    "open": "open",
}

SATISFACTION = {
    1: State("very unhappy", Tone.BAD),
    2: State("unhappy", Tone.BAD),
    3: State("lukewarm", Tone.WATCH),
    4: State("satisfied", Tone.GOOD),
    5: State("delighted", Tone.GOOD),
}
"""Satisfaction scores in words."""


def value_state(value: str | None) -> State:
    """An enumerated value of the model, or one of an insight, as a state."""
    if value is None:
        return NOT_KNOWN
    return State(_WORDS.get(value, plain_words(value)), _TONES.get(value, Tone.QUIET))


def satisfied_state(judgement: Satisfaction | None) -> State:
    """How satisfied the customer is, in a word."""
    return SATISFACTION[judgement.score] if judgement else NOT_KNOWN


def task_state(due: date, done: date | None, as_of: date) -> State:
    """Whether something with a day is done, late or to come."""
    late = (as_of - due).days
    if done:
        return State("done", Tone.GOOD)
    return State(f"late by {count_noun(late, 'day')}", Tone.BAD) if late > 0 else State("to come", Tone.QUIET)


def value_title(value: str) -> str:
    """An enumerated value with a capital letter, for the start of a cell."""
    return sentence_case(plain_words(value))


def readiness_state(gaps: int) -> State:
    """Whether another could pick an account up of which they would miss so many things, in a few words."""
    if not gaps:
        return State("nothing is missing", Tone.GOOD)
    number = _NUMBERS[gaps - 1] if gaps <= len(_NUMBERS) else str(gaps)
    return State(f"{number} gap{'' if gaps == 1 else 's'}", Tone.WATCH)


_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
