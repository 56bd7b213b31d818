"""What of an account is ranked among that of all others: joint value, who has not heard from us, and sponsors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.account_view import AccountView
from generator.context.places import Place, overview_place
from generator.context.states import value_state
from generator.context.summaries.feedback import FeedbackRow, feedback_rows
from generator.context.views import State, Who
from generator.insight.people.tension import early_warning
from generator.insight.promises.queries import answer_times
from generator.insight.value.beyond_contract import Total, add_up, given_away, given_on, open_requests
from generator.insight.value.value import Balance, by_joint_value
from generator.paths import Target, account_page

RANKED = 10
"""How many of each kind the Portfolio page shows; an account has no more of them to give."""


@dataclass(frozen=True, slots=True)
class WorthRow:
    """An initiative with us that both sides have rated, by what it is worth to both."""

    account: Place
    initiative: Place
    #: What both have of it, and each of them, from 0 to 5.
    joint: int
    theirs: int
    ours: int
    #: How it goes, and who gains.
    state: State
    balance: State
    #: Whether we are only thinking of taking part.
    possible: bool


@dataclass(frozen=True, slots=True)
class SilentRow:
    """Somebody of weight who should have heard from us and has not."""

    account: Place
    who: Who
    #: The day of the last contact.
    last: date
    state: State
    #: Who of us looks after the contact; None when nobody is named.
    owner: Who | None
    #: Id of the account manager, for the filter.
    owner_id: str


@dataclass(frozen=True, slots=True)
class GivenRow:
    """What an account was given beyond its contracts, and what waits for a decision."""

    account: Place
    #: Its page on that.
    beyond: Target
    #: Since when there is anything, and this year.
    total: Total
    this_year: Total
    #: How many requests nobody has decided.
    open: int
    #: Id of the account manager, for the filter.
    owner_id: str


@dataclass(frozen=True, slots=True)
class Across:
    """What of one account may stand in the lists over all of them."""

    worth: tuple[WorthRow, ...]
    silent: tuple[SilentRow, ...]
    #: Our executive sponsors who look after somebody there.
    sponsors: tuple[Who, ...]
    #: What it was given beyond its contracts; None where nobody asked for anything.
    given: GivenRow | None = None
    #: After how many working days each of their queries had our answer, and who manages the account.
    answer_times: tuple[int, ...] = ()
    #: What they told us about our products.
    feedback: tuple[FeedbackRow, ...] = ()
    manager: Who | None = None


def rank_across(view: AccountView) -> Across:
    """What of an account may stand in the lists over all accounts; nothing of one that is closed."""
    if view.closed:
        return Across((), (), (), feedback=feedback_rows(view))
    return Across(
        worth=_list_worth(view),
        silent=_list_silent(view),
        sponsors=_list_sponsors(view),
        given=_given_row(view),
        answer_times=answer_times(view.account, view.as_of),
        feedback=feedback_rows(view),
        manager=view.directory.who(view.account.profile.owner),
    )


def _list_worth(view: AccountView) -> tuple[WorthRow, ...]:
    ranked = [
        worth
        for worth in by_joint_value(view.account, view.account.settings)
        if worth.balance is not Balance.UNRATED and worth.initiative.our_part != "none" and not worth.initiative.over
    ]
    return tuple(
        WorthRow(
            account=overview_place(view.account),
            initiative=view.places.of(worth.initiative),
            joint=worth.joint,
            theirs=worth.customer or 0,
            ours=worth.us or 0,
            state=value_state(worth.initiative.status),
            balance=value_state(worth.balance),
            possible=worth.initiative.our_part == "possible",
        )
        for worth in ranked[:RANKED]
    )


def _list_silent(view: AccountView) -> tuple[SilentRow, ...]:
    silent = early_warning(view.account, view.as_of, view.account.settings).silent
    rows = [
        SilentRow(
            account=overview_place(view.account),
            who=view.directory.theirs(contact.person),
            last=contact.last.on,
            state=value_state(contact.state or ""),
            owner=view.directory.who(contact.person.contact.owner),
            owner_id=view.account.profile.owner,
        )
        for contact in silent
        if contact.last
    ]
    return tuple(sorted(rows, key=lambda row: row.last)[:RANKED])


def _list_sponsors(view: AccountView) -> tuple[Who, ...]:
    account = view.account
    cared = {person.contact.owner for person in account.stakeholders if person.present}
    cared |= {relation.with_ for person in account.stakeholders if person.present for relation in person.relationships}
    ours = (*account.team, *account.colleagues)
    return view.directory.all(
        colleague.id for colleague in ours if colleague.role == "executive_sponsor" and colleague.id in cared
    )


def _given_row(view: AccountView) -> GivenRow | None:
    account, as_of = view.account, view.as_of
    if not account.requests:
        return None
    free = [request for request, _ in given_away(account, as_of)]
    year = [request for request in free if given_on(request).year == as_of.year]
    waiting, beyond = len(open_requests(account, as_of)), account_page(account.id, "beyond-the-contract")
    return GivenRow(overview_place(account), beyond, add_up(free), add_up(year), waiting, account.profile.owner)
