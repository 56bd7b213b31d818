"""Where a key at the top of an account belongs, besides its type and its help."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """Stands beside the type of a field of `Account`; whatever goes by top-level keys asks it."""

    #: The file of a folder that takes the key, below the folder and without its ending; ``{year}`` is that of a record.
    file: str = "account"
    #: The page of the account on which its facts stand.
    page: str = "index"
    #: The anchor of the heading there; empty where its records have anchors of their own, or the page is its own.
    heading: str = ""
    #: Below which heading its changes are told; empty for what is told on its page alone.
    changes: str = "The account"
    #: What a block of keys that has no name of its own is called at the head of a sentence.
    title: str = ""
    #: The role whose page says that it was not looked at yet while it is empty; empty for what each account is asked.
    role: str = ""
    #: Whether people add to it from the first day on, so that a new account shows what an entry holds.
    everyday: bool = False


@dataclass(frozen=True, slots=True)
class Means:
    """Stands beside the type of a field with a fixed set of values: for each what it says, to choose by."""

    values: tuple[tuple[str, str], ...]


def means(**values: str) -> Means:
    """What each value of a fixed set says, in a few words with a small letter."""
    return Means(tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Noun:
    """Stands beside the type of a list whose records are called otherwise than their kind is elsewhere."""

    words: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """Stands beside the type of a date that lies ahead and is no deadline: the day of a meeting, a first day."""
