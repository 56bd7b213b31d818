"""The small things many pages print: a person, a fact with its source, a key figure, a place to go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.paths import Target


class Tone(StrEnum):
    """How a state looks; always printed together with a word, never as colour alone."""

    GOOD = "good"
    WATCH = "watch"
    BAD = "bad"
    QUIET = "quiet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class State:
    """A state of something in one or two words."""

    word: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Who:
    """A person as other records mention them."""

    #: Full name, or the title of a role nobody is known to hold.
    name: str
    #: Job title; may be empty.
    title: str
    #: Their card on the account's People page; None for our own people.
    target: Target | None
    #: Whether they are one of us.
    ours: bool
    #: Whether they have left.
    left: bool = False


@dataclass(frozen=True, slots=True)
class SourcedFact:
    """Something we know, with where we have it from."""

    text: str
    #: Who told us; None when nobody noted it.
    who: Who | None = None
    on: date | None = None
    #: assumed, told or confirmed; empty when nobody noted it.
    confidence: str = ""
    #: What we will do because of it; may be empty.
    so_what: str = ""
    #: What the fact is about, when it is one of several (a person's name, a goal); may be empty.
    about: str = ""
    #: Where to read on; None when this is all there is.
    target: Target | None = None
    #: Whether the account has a place to note the source, so that it can be missing.
    can_have_source: bool = True


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure at the head of a page: what it is, its value in words, and a line to go with it."""

    label: str
    value: str
    note: str = ""
    tone: Tone = Tone.QUIET
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of one account beside those of others, in words; n/a where what it takes is not known."""

    state: State
    #: What goes with it: how many it is reckoned from, the day that counts; may be empty.
    note: str = ""
    #: For sorting, the worst first; None for what is not known, which goes last.
    sort: str | None = None


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of an account's own navigation."""

    label: str
    target: Target
    current: bool = False
    #: Name of the group it opens (``The six roles``); empty for an entry that opens none.
    group: str = ""
    #: Whether other accounts may lack such a page.
    own: bool = False
