"""What we promised ourselves, as pages print it: on the Work page, and beside the review that decided it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.context.account_view import AccountView
from generator.context.places import Place, play_place
from generator.context.states import value_state
from generator.context.views import State, Tone
from generator.insight.promises.own_promises import open_own_promises
from generator.model.plays import OwnPromise
from generator.wording.text import count_noun


@dataclass(frozen=True, slots=True)
class OwnPromiseRow:
    """Something we promised ourselves."""

    #: The promise as typed.
    record: OwnPromise
    #: The page of the play of which it is a step; None where it is none, or there is no such play.
    play: Place | None
    #: Open, late by so many days, done, withdrawn.
    state: State


def own_promise_rows(view: AccountView) -> tuple[OwnPromiseRow, ...]:
    """What we promised ourselves: what is open, by the day it is due, then what is not, the newest first."""
    settled = [promise for promise in view.account.own_promises if promise.status != "open"]
    settled.sort(key=lambda promise: promise.closed or promise.due, reverse=True)
    return _make_rows(view, (*open_own_promises(view.account, view.as_of), *settled))


def decided_rows(view: AccountView) -> Mapping[str, tuple[OwnPromiseRow, ...]]:
    """What reviews decided for us, by the id of the review."""
    decided: dict[str, list[OwnPromise]] = {}
    for promise in view.account.own_promises:
        if promise.review:
            decided.setdefault(promise.review, []).append(promise)
    return {review: _make_rows(view, promises) for review, promises in decided.items()}


def _make_rows(view: AccountView, promises: Iterable[OwnPromise]) -> tuple[OwnPromiseRow, ...]:
    plays = {play.id: play_place(play) for play in view.plays}
    return tuple(
        OwnPromiseRow(promise, plays.get(promise.play or ""), _state_of(promise, view.as_of)) for promise in promises
    )


def _state_of(promise: OwnPromise, as_of: date) -> State:
    late = (as_of - promise.due).days if promise.status == "open" else 0
    return State(f"late by {count_noun(late, 'day')}", Tone.WATCH) if late > 0 else value_state(promise.status)
