"""An account beside the others, as the Portfolio page compares them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.context.account.contracts import clock_figure
from generator.context.account.standing import Standing
from generator.context.account_view import AccountView
from generator.context.places import Place, overview_place
from generator.context.states import satisfied_state
from generator.context.summaries.account_row import WORST_FIRST, worst_project
from generator.context.views import Figure, State, Tone, Who
from generator.days.period import in_short
from generator.insight.meetings.reviews import ReviewStage, review_state
from generator.insight.people.coverage import contact_coverage
from generator.insight.people.satisfaction import satisfaction_state
from generator.insight.promises.kept import kept_rate
from generator.insight.promises.promises import open_promises
from generator.insight.value.contract_worth import Amount, ContractLoss, add_amounts, possible_losses, yearly_values
from generator.insight.value.gains import Lean, active_worths, value_lean
from generator.insight.value.value import Balance
from generator.model.account import Account
from generator.wording.local import LocalFormat
from generator.wording.text import count_noun, join_texts

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
    #: How many projects are open, and how the worst of them goes.
    projects: Figure
    #: What the contracts in force bring in a year, in words, and each of them.
    value: Figure
    values: tuple[Amount, ...]
    #: The contract that matters most, and what of it all can be lost by when.
    contract: Figure
    losses: tuple[ContractLoss, ...]
    #: Which side has more of the joint work, and what both have of it.
    balance: Figure
    joint: Figure
    #: How many of our promises are overdue.
    overdue: int
    #: How many hours a month it costs us, and what its contracts bring for each.
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
        projects=_projects(account),
        value=_value(account, as_of),
        values=() if view.closed else yearly_values(account, as_of),
        contract=_contract(account, as_of),
        losses=() if view.closed else possible_losses(account, as_of),
        balance=_balance(account),
        joint=_joint(account),
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


def _projects(account: Account) -> Figure:
    number, worst = sum(project.open for project in account.projects), worst_project(account)
    if not number:
        return Figure(State("none", Tone.QUIET))
    return Figure(worst, f"{number} open" if number > 1 else "one open", str(WORST_FIRST.index(worst.tone)))


def money_words(amounts: Iterable[Amount], local: LocalFormat) -> str:
    """Amounts of several currencies: ``EUR 240,000 + GBP 120,000``; empty for none."""
    return " + ".join(local.money(round(money.amount), money.currency) for money in amounts)


def _value(account: Account, as_of: date) -> Figure:
    """What the contracts in force bring in a year; sorted by it within each currency."""
    settings = account.settings
    values = yearly_values(account, as_of)
    if not values:
        return Figure(_NOT_SAID, "no contract with a value")
    sums = add_amounts(values, settings)
    word = money_words(sums, settings.local)
    sort = " ".join(f"{money.currency} {money.amount:.0f}" for money in sums)
    return Figure(State(word, Tone.QUIET), f"{len(values)} contracts" if len(values) > 1 else "", sort)


def _contract(account: Account, as_of: date) -> Figure:
    return clock_figure(account, as_of) or Figure(_NOT_SAID, "none noted")


def _balance(account: Account) -> Figure:
    worths = active_worths(account, account.settings)
    rated = sum(worth.balance is not Balance.UNRATED for worth in worths)
    leaning = value_lean(worths, account.settings)
    if leaning is None:
        return Figure(_NOT_SAID, "nothing is rated" if worths else "nothing in hand")
    theirs, ours = sum(worth.customer or 0 for worth in worths), sum(worth.us or 0 for worth in worths)
    unrated = f"{rated} of {len(worths)} rated" if rated < len(worths) else ""
    note = join_texts((f"{theirs} to them, {ours} to us", unrated))
    return Figure(_LEANS[leaning], note, "2" if leaning is Lean.BALANCED else "1")


def _joint(account: Account) -> Figure:
    """What both have of the work in hand together."""
    rated = [worth for worth in active_worths(account, account.settings) if worth.balance is not Balance.UNRATED]
    if not rated:
        return Figure(_NOT_SAID)
    joint = sum(worth.joint for worth in rated)
    return Figure(State(f"{joint} of {5 * len(rated)}", Tone.QUIET), sort=str(joint))


def _effort(account: Account, as_of: date) -> Figure:
    """Hours a month, and what the contracts in force bring for each of them where all are in one currency."""
    settings, hours = account.settings, account.profile.effort.hours_per_month
    if hours is None:
        return Figure(_NOT_SAID, "hours not noted")
    sums = add_amounts(yearly_values(account, as_of), settings)
    an_hour = ""
    if len(sums) == 1 and hours:
        an_hour = f"{settings.local.money(round(sums[0].amount / (12 * hours)), sums[0].currency)} an hour"
    return Figure(State(f"{count_noun(int(hours), 'hour')} a month", Tone.QUIET), an_hour, str(int(hours)))
