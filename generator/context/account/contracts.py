"""Contracts as pages print them: cards on the Work page, a line on the overview, a state beside other accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.states import NOT_KNOWN
from generator.context.views import Figure, State, Tone
from generator.days.period import MONTHS, days_ago, in_short, in_words
from generator.insight.value.contract_clock import ClockStage, ContractClock, Deadline, contract_clocks
from generator.insight.value.contract_measures import MeasureResult, measure_reached
from generator.model.account import Account
from generator.model.contracts import Contract, ContractMeasure
from generator.model.work import Project
from generator.wording.text import count_noun, join_texts

_REACHED = {
    MeasureResult.MET: State("kept", Tone.GOOD),
    MeasureResult.MISSED: State("missed", Tone.BAD),
    MeasureResult.UNKNOWN: NOT_KNOWN,
}

_TONES = {ClockStage.URGENT: Tone.BAD, ClockStage.SOON: Tone.WATCH}


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """Something a contract is judged by."""

    #: The measure as typed.
    record: ContractMeasure
    #: What was agreed, in words: at least 99.5 %.
    target: str
    #: What was measured; empty when nobody has done so yet.
    actual: str
    #: When that was; None when it is not noted.
    on: date | None
    state: State


@dataclass(frozen=True, slots=True)
class ContractCard:
    """One contract, on the Work page."""

    #: The contract as typed.
    record: Contract
    state: State
    #: Whether a day for giving notice is to be expected: not where a term simply ends.
    notice: bool
    #: Whether it is over, and nobody has to do anything about it any more.
    history: bool
    #: Whether it renews itself, in a sentence's end; empty when that is not known.
    renewal: str
    #: The contract that follows it; None when there is none.
    follower: Contract | None
    measures: tuple[MeasureRow, ...]
    #: The open projects that are done under it.
    projects: tuple[Project, ...]


def contract_cards(account: Account, as_of: date) -> tuple[ContractCard, ...]:
    """The contracts of an account on a date, those that need somebody first."""
    return tuple(_make_card(account, clock, as_of) for clock in contract_clocks(account, as_of, account.settings))


def _make_card(account: Account, clock: ContractClock, as_of: date) -> ContractCard:
    contract = clock.contract
    under = [project for project in account.projects if project.open and project.contract == contract.id]
    return ContractCard(
        record=contract,
        state=clock_state(clock, as_of),
        notice=contract.notice_by is not None or contract.auto_renew is not False,
        history=clock.stage is ClockStage.ENDED,
        renewal=_renewal_words(contract),
        follower=clock.follower,
        measures=tuple(_measure_row(measure, as_of) for measure in contract.measures),
        projects=tuple(under),
    )


def contract_anchor(id: str) -> str:
    """The anchor of a contract on the Work page."""
    return f"contract-{id}"


def _renewal_words(contract: Contract) -> str:
    if contract.auto_renew is None:
        return ""
    return "by itself, unless somebody gives notice" if contract.auto_renew else "only if both sides agree"


def _measure_row(measure: ContractMeasure, as_of: date) -> MeasureRow:
    result = measure_reached(measure, as_of)
    known = result is not MeasureResult.UNKNOWN
    return MeasureRow(
        record=measure,
        target=target_in_words(measure),
        actual=(measure.actual or "") if known else "",
        on=measure.on if known else None,
        state=_REACHED[result],
    )


def target_in_words(measure: ContractMeasure) -> str:
    """What was agreed: ``at least 99.5 %``."""
    return f"{'at least' if measure.higher_is_better else 'at most'} {measure.target}"


def clock_state(clock: ContractClock, as_of: date) -> State:
    """Where a contract stands, in a few words and a tone."""
    match clock.stage:
        case ClockStage.LAPSED:
            return State("ended, nothing follows", Tone.BAD)
        case ClockStage.UNCERTAIN:
            return State("ended, renewal not known yet", Tone.UNKNOWN)
        case ClockStage.URGENT | ClockStage.SOON:
            return State(_drawing_near(clock, as_of), _TONES[clock.stage])
        case ClockStage.RENEWED:
            return State("renewed, new term not known yet", Tone.UNKNOWN)
        case ClockStage.RUNNING:
            return State("running", Tone.GOOD)
        case ClockStage.RENEWING:
            return State("renews itself", Tone.GOOD)
        case ClockStage.FOLLOWED:
            return State("next one agreed", Tone.GOOD)
        case ClockStage.AHEAD:
            return State("not begun", Tone.QUIET)
    return State("ended", Tone.QUIET)


def _drawing_near(clock: ContractClock, as_of: date) -> str:
    says = {Deadline.NOTICE: "notice date", Deadline.RENEWAL: "renews itself", Deadline.END: "ends"}
    return f"{says[clock.deadline]} {days_ago(clock.day, as_of)}"


def contract_fact(account: Account, as_of: date) -> tuple[str, str] | None:
    """The contract that matters most, in a line with its label: ``ends 30 June 2027, notice by 31 March``.

    None when none is known. Of several it is called by its name, and how many more there are is said.
    """
    first, others = _find_first(account, as_of)
    if first is None:
        return None
    line = _in_a_line(first, as_of)
    return (
        ("Contracts", f"{first.contract.name}: {line}; {count_noun(others, 'other')}") if others else ("Contract", line)
    )


def _find_first(account: Account, as_of: date) -> tuple[ContractClock | None, int]:
    """The contract that matters most, if there is one, and how many others are not history."""
    clocks = contract_clocks(account, as_of, account.settings)
    others = sum(clock.stage is not ClockStage.ENDED for clock in clocks[1:])
    return (clocks[0] if clocks else None), others


def _in_a_line(clock: ContractClock, as_of: date) -> str:
    contract = clock.contract
    ends = in_words(contract.ends)
    if as_of > contract.ends:
        return f"renewed itself after {ends}" if clock.stage is ClockStage.RENEWED else f"ended {ends}"
    line = f"renews itself after {ends}" if contract.auto_renew else f"ends {ends}"
    if contract.notice_by and as_of <= contract.notice_by:
        return f"{line}, notice by {_without_year(contract.notice_by, contract.ends)}"
    return line


def _without_year(day: date, said: date) -> str:
    """A day whose year need not be said when it is that of a day said before."""
    return f"{day.day} {MONTHS[day.month - 1]}" if day.year == said.year else in_words(day)


def clock_figure(account: Account, as_of: date) -> Figure | None:
    """The contract that matters most of an account; None when none is known."""
    clock, others = _find_first(account, as_of)
    if clock is None:
        return None
    value = clock.contract.value
    worth = account.settings.local.money(value.amount, value.currency) if value else ""
    note = join_texts((_day_words(clock), worth, count_noun(others, "other") if others else ""))
    place = list(ClockStage).index(clock.stage)
    return Figure(clock_state(clock, as_of), note, f"{place} {clock.day.isoformat()}")


def _day_words(clock: ContractClock) -> str:
    """The day that goes with a state, and which day it is where the state does not say so."""
    ends = in_short(clock.contract.ends)
    match clock.stage:
        case ClockStage.RUNNING:
            return f"{'notice by' if clock.deadline is Deadline.NOTICE else 'until'} {in_short(clock.day)}"
        case ClockStage.RENEWING | ClockStage.FOLLOWED:
            return f"after {ends}"
        case ClockStage.AHEAD:
            return f"from {in_short(clock.contract.starts)}"
    return in_short(clock.day)
