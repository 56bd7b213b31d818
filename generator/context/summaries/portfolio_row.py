"""An account beside the others, as the Portfolio page compares them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.account.contracts import clock_figure
from generator.context.account.standing import Standing
from generator.context.account_view import AccountView
from generator.context.places import Place, overview_place
from generator.context.states import satisfied_state
from generator.context.views import Figure, State, Tone, Who
from generator.days.period import in_short
from generator.insight.meetings.reviews import ReviewStage, review_state
from generator.insight.people.coverage import contact_coverage
from generator.insight.people.satisfaction import satisfaction_state
from generator.insight.promises.kept import kept_rate
from generator.insight.promises.promises import open_promises
from generator.insight.value.contract_clock import contract_clocks
from generator.insight.value.gains import Lean, active_worths, value_lean
from generator.insight.value.value import Balance
from generator.model.account import Account
from generator.wording.text import count_noun

_NOT_SAID = State("n/a", Tone.UNKNOWN)

_LEANS = {
    Lean.BALANCED: State("balanced", Tone.GOOD),
    Lean.CUSTOMER: State("more to them", Tone.WATCH),
    Lean.US: State("more to us", Tone.WATCH),
}


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """One account beside the others."""

    account: Place
    owner: Who | None
    #: Id of the account manager, for the filter.
    owner_id: str
    standing: Standing
    satisfaction: Figure
    #: With how many of their people we are in touch.
    coverage: Figure
    #: How many of our own promises we kept in time.
    kept: Figure
    review: Figure
    #: The contract that matters most.
    contract: Figure
    #: Which side has more of the joint work.
    balance: Figure
    #: How many of our promises are overdue.
    overdue: int
    #: How many hours a month it costs us, and what its contracts bring in a year.
    effort: Figure
    #: Whether something of it is left out because of errors, so that it may stand otherwise.
    left_out: bool


def portfolio_row(view: AccountView, standing: Standing) -> PortfolioRow:
    """An account beside the others."""
    account, as_of = view.account, view.as_of
    ours = open_promises(account, "us", as_of)
    return PortfolioRow(
        account=overview_place(account),
        owner=view.directory.who(account.profile.owner),
        owner_id=account.profile.owner,
        standing=standing,
        satisfaction=_satisfaction(account, as_of),
        coverage=_coverage(account, as_of),
        kept=_kept_figure(account, as_of),
        review=_review(account, as_of),
        contract=_contract(account, as_of),
        balance=_balance(account),
        overdue=sum(promise.days_late > 0 for promise in ours),
        effort=_effort(account, as_of),
        left_out=bool(account.left_out),
    )


def _satisfaction(account: Account, as_of: date) -> Figure:
    """The newest judgement; one too old to go by is said to be so, and keeps no colour."""
    state = satisfaction_state(account, as_of, account.settings)
    if state is None:
        return Figure(_NOT_SAID, "nobody has judged it yet")
    score, on = state.newest.score, in_short(state.newest.on)
    if state.old:
        return Figure(State("out of date", Tone.UNKNOWN), f"was {score} of 5 on {on}", str(score))
    return Figure(satisfied_state(state.newest), f"{score} of 5, {on}", str(score))


def _coverage(account: Account, as_of: date) -> Figure:
    coverage = contact_coverage(account, as_of, account.settings)
    if coverage is None:
        return Figure(_NOT_SAID, "no contact to reckon from")
    everybody = len(coverage.covered) + len(coverage.missed)
    tone = Tone.WATCH if coverage.share <= 0.5 else Tone.QUIET
    share = round(100 * coverage.share)
    return Figure(
        State(f"in touch with {len(coverage.covered)} of {everybody}", tone), f"{share} % by influence", str(share)
    )


def _kept_figure(account: Account, as_of: date) -> Figure:
    rate = kept_rate(account, "us", as_of, account.settings)
    if rate.share is None:
        return Figure(_NOT_SAID, f"only {rate.settled} settled lately" if rate.settled else "none settled lately")
    shown = State(f"{len(rate.kept)} of {rate.settled}", Tone.QUIET)
    return Figure(shown, f"{round(100 * rate.share)} % in time", str(round(100 * rate.share)))


def _review(account: Account, as_of: date) -> Figure:
    """The next business review: when it is planned, or when it is due."""
    state = review_state(account, "business_review", as_of, account.settings)
    if state is None or state.stage is ReviewStage.NEVER_HELD:
        return Figure(State("never held", Tone.WATCH) if state else _NOT_SAID)
    booked = f"booked for {in_short(state.next.on)}" if state.next else "none booked"
    if state.stage is ReviewStage.OVERDUE and state.due:
        late = count_noun((as_of - state.due).days, "day")
        return Figure(State(f"overdue {late}", Tone.WATCH), booked, state.due.isoformat())
    if state.next:
        return Figure(State(in_short(state.next.on), Tone.QUIET), "booked", state.next.on.isoformat())
    if state.due:
        return Figure(State(f"due {in_short(state.due)}", Tone.QUIET), booked, state.due.isoformat())
    return Figure(_NOT_SAID, "none held yet")


def _contract(account: Account, as_of: date) -> Figure:
    return clock_figure(account, as_of) or Figure(_NOT_SAID, "none noted")


def _balance(account: Account) -> Figure:
    worths = active_worths(account, account.settings)
    rated = sum(worth.balance is not Balance.UNRATED for worth in worths)
    leaning = value_lean(worths, account.settings)
    if leaning is None:
        return Figure(_NOT_SAID, "nothing is rated" if worths else "nothing in hand")
    shown = _LEANS[leaning]
    return Figure(shown, f"{rated} of {len(worths)} rated", "2" if leaning is Lean.BALANCED else "1")


def _effort(account: Account, as_of: date) -> Figure:
    """Hours a month, and what the contracts in force bring for each of them where all are in one currency."""
    hours = account.profile.effort.hours_per_month
    clocks = contract_clocks(account, as_of, account.settings)
    values = [clock.contract.value for clock in clocks if clock.in_force and clock.contract.value]
    codes = {value.currency for value in values}
    sums = {code: sum(value.amount for value in values if value.currency == code) for code in codes}
    local = account.settings.local
    a_year = " + ".join(sorted(f"{local.money(amount, code)} a year" for code, amount in sums.items()))
    a_year = a_year or "no contract with a value"
    if hours is None:
        return Figure(_NOT_SAID, a_year)
    if len(sums) == 1 and hours:
        ((code, earned),) = sums.items()
        a_year = f"{a_year}, {local.money(round(earned / (12 * hours)), code)} an hour"
    return Figure(
        State(f"{count_noun(int(hours), 'hour')} a month", Tone.QUIET),
        a_year or "no contract with a value",
        str(int(hours)),
    )
