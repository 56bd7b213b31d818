"""What they asked for beyond the contract: the page, and a total in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.context.directory import Directory
from generator.context.states import value_title
from generator.context.views import State, Tone, Who
from generator.insight.value.beyond_contract import (
    Total,
    add_up,
    changes_live,
    decision_due,
    given_away,
    given_on,
    may_approve,
    open_requests,
)
from generator.model.account import Account
from generator.model.requests import Request
from generator.paths import Target, decision_file
from generator.wording.local import LocalFormat
from generator.wording.text import count_noun, format_figure, in_prose, join_texts


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request; its words and days are in its record."""

    record: Request
    who: Who | None
    state: State
    #: Whether it changes something that is live already.
    live: bool
    #: The day by which it is to be decided.
    due: date
    #: What it takes us and what they would pay, in words; empty when nobody noted it.
    costs: str
    #: The paper on which it is decided; None once it is, and where none is printed.
    paper: Target | None


@dataclass(frozen=True, slots=True)
class RequestsPage:
    """Context of ``account/beyond-the-contract.md.j2``."""

    #: What was given away so far, and this year, in words.
    so_far: str
    this_year: str
    #: Those that wait for a decision, by the day it is due.
    open: tuple[RequestRow, ...]
    #: What was given away, the newest first, and what all up to each come to, in words.
    given: tuple[RequestRow, ...]
    totals: tuple[str, ...]
    #: What was decided otherwise, the newest first.
    decided: tuple[RequestRow, ...]


def requests_page(account: Account, as_of: date, directory: Directory) -> RequestsPage:
    """What they asked for beyond the contract, up to a date."""
    local = account.settings.local
    waiting, given = open_requests(account, as_of), given_away(account, as_of)
    free = [request for request, _ in given]
    rest = [
        request
        for request in account.requests
        if request.asked_on <= as_of and request not in waiting and request not in free
    ]
    rest.sort(key=lambda request: (request.decided_on or request.asked_on, request.ask), reverse=True)

    def rows(requests: Iterable[Request]) -> tuple[RequestRow, ...]:
        return tuple(request_row(account, request, as_of, directory) for request in requests)

    return RequestsPage(
        so_far=total_words(add_up(free), local),
        this_year=total_words(add_up(request for request in free if given_on(request).year == as_of.year), local),
        open=rows(waiting),
        given=rows(free[::-1]),
        totals=tuple(total_words(total, local) for _, total in reversed(given)),
        decided=rows(rest),
    )


def request_row(account: Account, request: Request, as_of: date, directory: Directory) -> RequestRow:
    """One request on a date."""
    undecided = request in open_requests(account, as_of)
    printed = undecided and account.settings.print and account.profile.status != "closed"
    return RequestRow(
        record=request,
        who=directory.who(request.from_),
        state=_state(account, request, undecided, as_of),
        live=changes_live(account, request),
        due=decision_due(request),
        costs=total_words(add_up([request]), account.settings.local, count=False),
        paper=decision_file(account.id, request.id) if printed else None,
    )


def _state(account: Account, request: Request, undecided: bool, as_of: date) -> State:
    if undecided:
        late = (as_of - decision_due(request)).days
        if request.begun_on and request.begun_on <= as_of:
            return State("begun without a decision", Tone.BAD)
        return State(f"late by {count_noun(late, 'day')}", Tone.WATCH) if late > 0 else State("to decide", Tone.QUIET)
    if request.decision == "free" and not may_approve(account, request.approved_by):
        return State("free, not approved", Tone.BAD)
    return State(value_title(request.decision or "").lower(), Tone.QUIET)


def total_words(total: Total, local: LocalFormat, *, count: bool = True) -> str:
    """What some requests come to: ``3 requests, 14 days of work, worth EUR 11,400``; empty for what is not known."""
    if count and not total.requests:
        return "nothing"
    days = f"{format_figure(total.days)} {'day' if total.days == 1 else 'days'} of work" if total.days else ""
    worth = in_prose([local.money(amount, code) for code, amount in total.worth])
    return join_texts(
        (
            count_noun(total.requests, "request") if count else "",
            f"{days} and more" if days and total.without_days else days,
            f"worth {worth}" if worth else "",
        )
    )
