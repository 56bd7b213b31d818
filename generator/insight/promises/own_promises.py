"""What we promised ourselves to do about a customer: what is open, and what is late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.model.account import Account
from generator.model.plays import OwnPromise


def open_own_promises(account: Account, as_of: date) -> list[OwnPromise]:
    """What we promised ourselves and have not done, by the day it is due."""
    promises = (promise for promise in account.own_promises if promise.status == "open" and promise.made_on <= as_of)
    return sorted(promises, key=lambda promise: (promise.due, promise.text))


def running_plays(account: Account, as_of: date) -> dict[str, Sequence[OwnPromise]]:
    """The open steps of each play that runs, by the id of the play; the play whose next step is due first at first."""
    plays: dict[str, list[OwnPromise]] = {}
    for promise in open_own_promises(account, as_of):
        if promise.play:
            plays.setdefault(promise.play, []).append(promise)
    return {play: tuple(steps) for play, steps in plays.items()}


def name_play(id: str) -> str:
    """A play in words, where only its id is known: ``champion-gone`` gives ``champion gone``."""
    return id.replace("-", " ")
