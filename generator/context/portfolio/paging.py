"""Lists over all accounts that are parted into pages, so that no page grows with the number of accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.paths import Target, following_page

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class PageLink:
    """One of the pages of a list."""

    #: What stands on it: ``1–300``.
    label: str
    target: Target
    current: bool


def split_list(things: Sequence[Thing], most: int) -> list[Sequence[Thing]]:
    """A list in parts of so many things at the most; one part, which is empty, of an empty list."""
    return [things[at : at + most] for at in range(0, len(things), most)] or [things]


def page_links(first: str, labels: Sequence[str], number: int) -> tuple[PageLink, ...]:
    """The links between the pages of a list, on the page of a number, from 1; none when it is the only one."""
    if len(labels) == 1:
        return ()
    return tuple(PageLink(label, following_page(first, at), at == number) for at, label in enumerate(labels, 1))


def number_labels(parts: Sequence[Sequence[object]]) -> list[str]:
    """What stands on each page by the numbers of its things: ``1–300``, ``301–512``."""
    labels, after = [], 0
    for part in parts:
        labels.append(f"{after + 1:,}–{after + len(part):,}")
        after += len(part)
    return labels
