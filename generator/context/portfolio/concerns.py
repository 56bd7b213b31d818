"""Whom of us something concerns, and of which kind it is: the choices of the filter on pages over all accounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.context.account_view import Survey


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


def choices(surveys: Sequence[Survey], concerned: Iterable[str] = (), kinds: Iterable[Choice] = ()) -> Choices:
    """The account managers, the others of us whom something on the page concerns, and the kinds there are."""
    names = {
        member.id: member.name for survey in surveys for member in (*survey.account.colleagues, *survey.account.team)
    }
    managers = {survey.account.profile.owner for survey in surveys if not survey.closed}
    return Choices(_by_name(managers, names), _by_name(set(concerned) - managers, names), tuple(kinds))


def _by_name(ids: Iterable[str], names: dict[str, str]) -> tuple[Choice, ...]:
    found = [Choice(id, names[id]) for id in ids if id in names]
    return tuple(sorted(found, key=lambda choice: (choice.name.casefold(), choice.id)))
