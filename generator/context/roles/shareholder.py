"""The shareholder's page of an account: what joint work is worth to both companies, what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.charts.quadrants import Quadrants, draw_quadrants
from generator.context.directory import Directory
from generator.context.views import KeyFigure, Tone
from generator.days.period import days_ago, in_words
from generator.insight.value.gains import Lean, active_worths, is_win_win, last_win_win, promised_for, value_lean
from generator.insight.value.scorecard import Rated, newest_ratings
from generator.insight.value.value import Balance, Worth, by_joint_value
from generator.model.account import Account
from generator.model.record import Money
from generator.model.relationship import Charter
from generator.model.value import Initiative, Outcome
from generator.model.work import Commitment
from generator.wording.local import LocalFormat
from generator.wording.text import count_noun


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """An initiative with both sides' stakes."""

    #: The initiative as typed.
    record: Initiative
    #: Its number in the field of quadrants; None while a side is not rated.
    number: int | None
    #: win_win, customer_only, us_only, neither, unrated.
    balance: Balance


@dataclass(frozen=True, slots=True)
class OneSided:
    """An initiative we work on from which a side has too little, or nobody knows what it has."""

    row: InitiativeRow
    #: What we have promised on its account and not done yet.
    promises: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """Something that came out of joint work."""

    #: The outcome as typed.
    record: Outcome
    #: What it came from; None when that is not noted.
    initiative: Initiative | None
    win_win: bool


@dataclass(frozen=True, slots=True)
class ShareholderPage:
    """Context of the playing block of ``roles/shareholder.md.j2``."""

    figures: tuple[KeyFigure, ...]
    #: Which side has more of the work in hand: balanced, customer, us; empty when nothing is rated.
    lean: str
    #: From this worth on, an initiative gives a side some value.
    threshold: int
    chart: Quadrants | None
    #: Under way or possible with us, those worth most to both first, unrated ones last.
    rows: tuple[InitiativeRow, ...]
    #: Achieved, put off or given up.
    over: tuple[InitiativeRow, ...]
    #: What they undertake without us.
    without_us: tuple[Initiative, ...]
    #: The goals of theirs that each of these serves, by its id.
    their_goals: Mapping[str, tuple[str, ...]]
    one_sided: tuple[OneSided, ...]
    #: What each side gives and gains; None while nothing of it is known.
    charter: Charter | None
    #: How they rate us, and how we rate them, by subject.
    scorecard: tuple[tuple[Rated, ...], tuple[Rated, ...]]
    #: Newest first.
    outcomes: tuple[OutcomeRow, ...]


def shareholder_page(account: Account, as_of: date, directory: Directory) -> ShareholderPage:
    """The shareholder's page of an account on a date."""
    ranked = sorted(by_joint_value(account, account.settings), key=lambda w: w.balance is Balance.UNRATED)
    ours = [w for w in ranked if w.initiative.our_part != "none"]
    going = [w for w in ours if not w.initiative.over]
    rated = [w for w in going if w.balance is not Balance.UNRATED]
    numbers = {w.initiative.id: number for number, w in enumerate(rated, 1)}
    rows = [(w.initiative, _row(w, numbers.get(w.initiative.id))) for w in going]
    charter = account.relationship.charter
    leaning = value_lean(active_worths(account, account.settings), account.settings)
    without_us = tuple(w.initiative for w in ranked if w.initiative.our_part == "none")
    goals = {goal.id: goal.text for goal in account.strategy.customer.goals}
    return ShareholderPage(
        figures=_figures(account, leaning, as_of),
        lean=leaning or "",
        threshold=account.settings.value_threshold,
        chart=draw_quadrants(rated, account.settings.value_threshold),
        rows=tuple(row for _, row in rows),
        over=tuple(_row(w, None) for w in ours if w.initiative.over),
        without_us=without_us,
        their_goals={i.id: tuple(goals[id] for id in i.serves.customer if id in goals) for i in without_us},
        one_sided=tuple(
            OneSided(row, _promises(account, initiative, as_of))
            for initiative, row in rows
            if initiative.active and row.balance != Balance.WIN_WIN
        ),
        charter=charter if charter != Charter() else None,
        scorecard=(newest_ratings(account, "us", as_of), newest_ratings(account, "customer", as_of)),
        outcomes=tuple(_outcome(account, outcome) for outcome in _newest_first(account, as_of)),
    )


def _row(worth: Worth, number: int | None) -> InitiativeRow:
    return InitiativeRow(worth.initiative, number, worth.balance)


def _promises(account: Account, initiative: Initiative, as_of: date) -> tuple[Commitment, ...]:
    return tuple(promise.commitment for promise in promised_for(account, initiative, as_of))


def _newest_first(account: Account, as_of: date) -> list[Outcome]:
    past = [outcome for outcome in account.outcomes if outcome.on <= as_of]
    return sorted(past, key=lambda outcome: outcome.on, reverse=True)


def _outcome(account: Account, outcome: Outcome) -> OutcomeRow:
    source = next((i for i in account.initiatives if i.id == outcome.initiative), None)
    return OutcomeRow(outcome, source, is_win_win(outcome))


_LEANS = {
    Lean.BALANCED: ("even", "both gain about the same", Tone.GOOD),
    Lean.CUSTOMER: ("to them", "they gain more than we do", Tone.WATCH),
    Lean.US: ("to us", "we gain more than they do", Tone.WATCH),
}


def _figures(account: Account, leaning: Lean | None, as_of: date) -> tuple[KeyFigure, ...]:
    if not account.initiatives and not account.outcomes:
        return ()
    worths = active_worths(account, account.settings)
    wins = sum(w.balance is Balance.WIN_WIN for w in worths)
    value, note, tone = _LEANS[leaning] if leaning else ("not known yet", "nothing is rated", Tone.UNKNOWN)
    last = last_win_win(account, as_of)
    return (
        KeyFigure("Worth it to both", f"{wins} of {len(worths)}" if worths else "none", "initiatives in hand"),
        KeyFigure("Which way it leans", value, note, tone),
        _in_money("In money, to them", account.settings.local, (w.initiative.value.customer.money for w in worths)),
        _in_money("In money, to us", account.settings.local, (w.initiative.value.us.money for w in worths)),
        KeyFigure(
            "Last gain for both",
            days_ago(last.on, as_of) if last else "none noted",
            in_words(last.on) if last else "",
        ),
    )


def _in_money(label: str, local: LocalFormat, moneys: Iterable[Money | None]) -> KeyFigure:
    """The amounts noted for initiatives in hand, summed by currency."""
    amounts = [amount for amount in moneys if amount]
    if not amounts:
        return KeyFigure(label, "not known yet", "no initiative in hand has an amount", Tone.UNKNOWN)
    sums: dict[str, float] = {}
    for amount in amounts:
        sums[amount.currency] = sums.get(amount.currency, 0.0) + amount.amount
    said = [local.money(total, currency) for currency, total in sorted(sums.items())]
    return KeyFigure(label, " + ".join(said), f"noted for {count_noun(len(amounts), 'initiative')}")
