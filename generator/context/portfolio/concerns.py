"""Whom of us something concerns, and of which kind it is: the choices of the filter on pages over all accounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.context.summaries.summary import AccountSummary


@dataclass(frozen=True, slots=True)
class Choice:
    """One of us, or a kind of thing, as the filter offers it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything the filter offers."""

    #: Those who answer for an account, by name.
    managers: tuple[Choice, ...]
    #: Others who have something to do.
    others: tuple[Choice, ...] = ()
    #: Kinds of thing; none where a page knows no kinds.
    kinds: tuple[Choice, ...] = ()


def list_choices(
    summaries: Sequence[AccountSummary], concerned: Iterable[str] = (), kinds: Iterable[Choice] = ()
) -> Choices:
    """The account managers, the others of us whom something on the page concerns, and the kinds there are."""
    names = {colleague.id: colleague.name for summary in summaries for colleague in summary.colleagues}
    managers = {summary.owner for summary in summaries if not summary.closed}
    return Choices(_by_name(managers, names), _by_name(set(concerned) - managers, names), tuple(kinds))


def _by_name(ids: Iterable[str], names: dict[str, str]) -> tuple[Choice, ...]:
    choices = [Choice(id, names[id]) for id in ids if id in names]
    return tuple(sorted(choices, key=lambda choice: (choice.name.casefold(), choice.id)))
