"""When one of us is away, and whether somebody stands in."""

from __future__ import annotations

from dataclasses import dataclass

from generator.days.period import Span
from generator.model.account import Account
from generator.model.team import Absence, TeamMember


@dataclass(frozen=True, slots=True)
class Gap:
    """An absence during which nobody stands in, at least on some days."""

    member: TeamMember
    absence: Absence
    #: Who should stand in but is away meanwhile; None when nobody was named.
    cover: TeamMember | None


def uncovered(account: Account, id: str, window: Span) -> tuple[Gap, ...]:
    """The absences of a colleague in a window of days for which no cover is named, or the cover is away too."""
    member = account.colleague(id)
    if member is None:
        return ()
    found = []
    for absence in member.absent:
        cover = account.colleague(absence.cover)
        if _span(absence).overlaps(window) and (cover is None or _away(cover, _span(absence))):
            found.append(Gap(member, absence, cover))
    return tuple(found)


def _away(member: TeamMember, span: Span) -> bool:
    return any(_span(absence).overlaps(span) for absence in member.absent)


def _span(absence: Absence) -> Span:
    return Span(absence.from_, absence.to)
