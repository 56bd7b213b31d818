"""The paper on which a request beyond the contract is decided, for our superiors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.context.account.requests import RequestRow, request_row, total_words
from generator.context.account_view import AccountView
from generator.context.documents.vocabulary import Head, Item, make_head
from generator.context.views import KeyFigure, Tone
from generator.days.period import in_short
from generator.insight.people.satisfaction import newest_satisfaction
from generator.insight.value.beyond_contract import add_up, given_away, open_requests, who_may_approve
from generator.model.requests import Request
from generator.paths import decision_file
from generator.wording.text import join_texts

_LATEST = 4
"""How many of the latest gifts the paper names."""


@dataclass(frozen=True, slots=True)
class DecisionPaper:
    """One request to be decided, for us alone."""

    head: Head
    request_id: str
    row: RequestRow
    #: Who of them it is, and their weight, in words.
    asked_by: str
    #: The project and the contract it touches; empty where nobody said.
    concerns: str
    #: What it takes, what they would pay, what we gave away this far, how satisfied they are.
    figures: tuple[KeyFigure, ...]
    #: What was given away lately, the newest first.
    given: tuple[Item, ...]
    #: Who of us has it to decide; empty when it was taken to nobody yet.
    escalated_to: str
    #: Names of those who may decide it.
    may_decide: tuple[str, ...]


def decision_papers(view: AccountView) -> tuple[DecisionPaper, ...]:
    """A paper for each request of an account that waits for a decision; none of a closed account."""
    waiting = () if view.closed else open_requests(view.account, view.as_of)
    return tuple(_make_paper(view, request) for request in waiting)


def _make_paper(view: AccountView, request: Request) -> DecisionPaper:
    account, as_of, local = view.account, view.as_of, view.account.settings.local
    person = account.person(request.from_)
    given = [
        Item(free.ask, account.name_of(free.from_), total_words(add_up([free]), local, count=False), on=free.decided_on)
        for free, _ in reversed(given_away(account, as_of))
    ]
    row = request_row(account, request, as_of, view.directory)
    return DecisionPaper(
        head=make_head(account, "Decision on a request", as_of, decision_file(account.id, request.id)),
        request_id=request.id,
        row=row,
        asked_by=join_texts(
            (
                person.label if person else "",
                (person.title or "") if person else "",
                f"{person.influence} influence" if person and person.influence else "",
            )
        ),
        concerns=_concerns(view, request),
        escalated_to=account.name_of(request.escalated_to),
        figures=tuple(_figures(view, row)),
        given=tuple(given[:_LATEST]),
        may_decide=tuple(member.name for member in who_may_approve(account)),
    )


def _concerns(view: AccountView, request: Request) -> str:
    project = next((project for project in view.account.projects if project.id == request.project), None)
    contract = next(
        (contract for contract in view.account.contracts if project and contract.id == project.contract), None
    )
    return join_texts((project.name if project else "", f"under “{contract.name}”" if contract else ""))


def _figures(view: AccountView, row: RequestRow) -> Iterator[KeyFigure]:
    account, local = view.account, view.account.settings.local
    days = total_words(add_up([row.record.model_copy(update={"worth": None})]), local, count=False)
    yield KeyFigure("It takes", days or "not known yet", "", Tone.QUIET if days else Tone.UNKNOWN)
    worth = row.record.worth
    amount = local.money(worth.amount, worth.currency) if worth else ""
    yield KeyFigure("They would pay", amount or "not known yet", "", Tone.QUIET if amount else Tone.UNKNOWN)
    given = [request for request, _ in given_away(account, view.as_of)]
    total = total_words(add_up(given), local).partition(", ")
    yield KeyFigure("Given away so far", total[0] if given else "nothing", total[2])
    satisfied = newest_satisfaction(account, view.as_of)
    if satisfied:
        yield KeyFigure("Satisfaction", f"{satisfied.score} of 5", in_short(satisfied.on))
