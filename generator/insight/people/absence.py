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


def uncovered_absences(account: Account, id: str, window: Span) -> tuple[Gap, ...]:
    """The absences of a colleague in a window of days for which no cover is named, or the cover is away too."""
    member = account.colleague(id)
    if member is None:
        return ()
    gaps = []
    for absence in member.absent:
        cover = account.colleague(absence.cover)
        if _absence_span(absence).overlaps(window) and (cover is None or _is_away(cover, _absence_span(absence))):
            gaps.append(Gap(member, absence, cover))
    return tuple(gaps)


def _is_away(member: TeamMember, span: Span) -> bool:
    return any(_absence_span(absence).overlaps(span) for absence in member.absent)


def _absence_span(absence: Absence) -> Span:
    return Span(absence.from_, absence.to)
