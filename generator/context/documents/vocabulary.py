"""What a document for us is made of: a head and sections, each with items, rows or figures, or what to say instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from generator.context.views import State
from generator.model.account import Account
from generator.paths import Target

Line = TypeVar("Line", covariant=True)


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list."""

    text: str
    #: What or whom it is about, before the text; may be empty.
    about: str = ""
    #: A few quiet words to go with it: who, how much, by when; may be empty.
    note: str = ""
    #: The day it was, or by which it is to be done; None when it has none.
    on: date | None = None
    state: State | None = None
    #: What we say to it; may be empty.
    answer: str = ""
    #: Where to read on; None when this is all there is.
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Section(Generic[Line]):
    """One section of a document; all its lines are of one kind."""

    #: Its name, by which a template knows how to lay it out: attendees, state, promises ...
    name: str
    title: str
    lines: tuple[Line, ...]
    #: How many more lines there are than the document has room for.
    more: int
    #: What to say when there is no line: what is not known, and whom to ask.
    empty: str


@dataclass(frozen=True, slots=True)
class Head:
    """What every document for us says of itself."""

    account: str
    #: What it is called: the meeting, the kind of review, the project.
    name: str
    as_of: date
    #: What of the account is left out because of errors, with where it was typed.
    left_out: tuple[str, ...]
    #: What it is printed on: a4 or letter.
    paper: str
    #: The same to print; None when it is not made.
    file: Target | None


def make_head(account: Account, name: str, as_of: date, file: Target) -> Head:
    """The head of a document of an account; ``file`` is where its paper would be."""
    settings = account.settings
    return Head(account.name, name, as_of, account.left_out, settings.paper, file if settings.print else None)
