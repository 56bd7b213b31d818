"""One thing that comes up on a day, and how the lines about it are worded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.account import Account
from generator.model.record import Record
from generator.text import shortened

LONGEST = 100
"""How many letters of what somebody typed a line of the list carries."""


class ComingKind(StrEnum):
    """What sort of thing comes up; on one day, in this order."""

    MEETING = "meeting"
    #: A business or executive review: held, due, or to be prepared.
    REVIEW = "review"
    CONTACT = "contact"
    OUR_PROMISE = "our_promise"
    THEIR_PROMISE = "their_promise"
    #: A contract ends or renews itself, or it is the last day for giving notice.
    CONTRACT = "contract"
    MILESTONE = "milestone"
    #: A report to the customer on a project.
    REPORT = "report"
    #: The day on which our response to an event of theirs has to begin.
    RESPONSE = "response"
    #: An event of the customer's year begins.
    RHYTHM = "rhythm"
    #: The day by which an idea is to be told.
    IDEA = "idea"
    #: Something to bring to a meeting has to be ready.
    MATERIAL = "material"
    #: Something we watch takes effect.
    WATCH = "watch"
    #: A next step, a repair, an answer we want: anything else with somebody's name and a day.
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that comes up, on the day it does."""

    kind: ComingKind
    on: date
    #: What, in plain words, with names and without the day.
    text: str
    #: Id of who of us sees to it; the account's owner where nobody else is named.
    owner: str
    #: The record it comes from.
    record: Record


def named(account: Account, id: str | None) -> str:
    """The name of somebody on either side; empty when there is nobody of that id."""
    person, colleague = account.person(id), account.colleague(id)
    return person.label if person else colleague.name if colleague else ""


def of_ours(account: Account, *ids: str | None) -> str:
    """The account's owner when among them, else the first of us, else the account's owner all the same."""
    ours = [id for id in ids if id and account.colleague(id)]
    owner = account.profile.owner
    return owner if owner in ours or not ours else ours[0]


def quoted(typed: str) -> str:
    """A text of the account in quotation marks, without its full stop; a long one is cut at a word."""
    return f"“{shortened(typed.strip().rstrip('.'), LONGEST)}”"
