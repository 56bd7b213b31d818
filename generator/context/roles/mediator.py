"""What the mediator sees of an account: disputes with the stories of both sides, and what may become one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.checks.wording import days_of_silence
from generator.context.directory import Directory
from generator.context.roles.mediator_case import Case, make_case
from generator.context.states import value_state
from generator.context.views import KeyFigure, State, Tone
from generator.days.period import in_words
from generator.insight.people.conflicts import by_urgency, first_talk
from generator.insight.people.mistakes import MistakeState, mistake_states
from generator.insight.people.tension import early_warning
from generator.insight.people.trust import trust_state
from generator.model.account import Account
from generator.model.conflict import Conflict
from generator.model.log import LogEntry
from generator.model.people import Stakeholder
from generator.model.relationship import Satisfaction
from generator.model.settings import Settings
from generator.model.ties import Tie
from generator.model.work import Commitment
from generator.paths import account_page
from generator.wording.text import count_noun

_SHOWN = 5
"""How many talks that went badly, and people who have not heard from us, are printed."""


@dataclass(frozen=True, slots=True)
class NotKept:
    """A promise of ours that is late or was broken."""

    #: The promise as typed.
    record: Commitment
    state: State


@dataclass(frozen=True, slots=True)
class MediatorPage:
    """Context of the play block of ``roles/mediator.md.j2``."""

    #: Disputes, first talk, repair, trust; empty when no dispute was ever noted.
    figures: tuple[KeyFigure, ...]
    #: Disputes still to be settled or repaired, those least settled first.
    open: tuple[Case, ...]
    #: Disputes that are repaired or parked.
    settled: tuple[Case, ...]
    #: People there who do not get on.
    at_odds: tuple[Tie, ...]
    #: Talks that left the relationship worse, newest first.
    bad_talks: tuple[LogEntry, ...]
    not_kept: tuple[NotKept, ...]
    #: People of weight who should have heard from us, with for how long they have not.
    silent: tuple[tuple[Stakeholder, str], ...]
    #: The two last judgements of their satisfaction, the newer first, when it fell; else nothing.
    less_satisfied: tuple[Satisfaction, ...]
    #: Mistakes of ours, those furthest from right first.
    mistakes: tuple[MistakeState, ...]


def mediator_page(account: Account, as_of: date, directory: Directory) -> MediatorPage:
    """The mediator's page of an account on a date."""
    known = by_urgency(account, as_of)
    warning = early_warning(account, as_of, account.settings)
    signs, fell = warning.signs, warning.less_satisfied
    return MediatorPage(
        figures=_figures(account, known, as_of) if known else (),
        open=tuple(make_case(account, conflict, as_of, directory) for conflict in known if conflict.open),
        settled=tuple(make_case(account, conflict, as_of, directory) for conflict in known if not conflict.open),
        at_odds=tuple(signs.at_odds),
        bad_talks=tuple(signs.worse[:_SHOWN]),
        not_kept=tuple(_not_kept(promise, as_of) for promise in signs.not_kept),
        silent=tuple((contact.person, days_of_silence(contact)) for contact in warning.silent[:_SHOWN]),
        less_satisfied=(fell.newest, fell.before) if fell and fell.before else (),
        mistakes=mistake_states(account, as_of),
    )


def _not_kept(promise: Commitment, as_of: date) -> NotKept:
    late = (as_of - promise.due).days
    return NotKept(
        record=promise,
        state=State(f"late by {count_noun(late, 'day')}", Tone.BAD)
        if promise.status == "open"
        else value_state(promise.status),
    )


def _figures(account: Account, known: list[Conflict], as_of: date) -> tuple[KeyFigure, ...]:
    unsettled = sum(conflict.open for conflict in known)
    settled = len(known) - unsettled
    disputes = KeyFigure(
        "Open disputes",
        str(unsettled) if unsettled else "none",
        f"{settled} settled or parked" if settled else "",
        Tone.WATCH if unsettled else Tone.QUIET,
    )
    return (disputes, _slowest_talk(known, as_of, account.settings), *_repair(known, as_of), *_trust(account, as_of))


def _slowest_talk(known: list[Conflict], as_of: date, settings: Settings) -> KeyFigure:
    known = [conflict for conflict in known if conflict.open] or known
    slowest = max((first_talk(conflict, as_of, settings) for conflict in known), key=lambda talk: talk.working_days)
    days = slowest.working_days
    note = "working days from noticing" + (f", the longest of {len(known)}" if len(known) > 1 else "")
    return KeyFigure(
        "To the first talk",
        count_noun(days, "day") if days else "the same day",
        note if days else "",
        Tone.WATCH if slowest.slow else Tone.GOOD,
    )


def _repair(known: list[Conflict], as_of: date) -> tuple[KeyFigure, ...]:
    steps = [step for conflict in known for step in conflict.repair]
    if not steps:
        return ()
    to_do = [step for step in steps if step.done is None]
    late = sum(step.due < as_of for step in to_do)
    note = f"{late} late" if late else ""
    value = f"{len(to_do)} of {len(steps)}" if to_do else "all done"
    return (KeyFigure("Repair still to do", value, note, Tone.WATCH if late else Tone.QUIET),)


def _trust(account: Account, as_of: date) -> tuple[KeyFigure, ...]:
    trust = trust_state(account, as_of)
    if trust is None:
        return ()
    newest = trust.newest
    target = account_page(account.id, "ambassador")
    return (KeyFigure("Trust", f"{newest.score} of 5", in_words(newest.on), Tone.QUIET, target),)
