"""When one of us is away, and whether somebody stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

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
        if absence_span(absence).overlaps(window) and (cover is None or _is_away(cover, absence_span(absence))):
            gaps.append(Gap(member, absence, cover))
    return tuple(gaps)


def covered_absences(account: Account, member: TeamMember, window: Span) -> list[tuple[Absence, TeamMember]]:
    """The absences of a colleague in a window of days for which a cover is named, each with who that is."""
    away = [absence for absence in member.absent if absence_span(absence).overlaps(window)]
    return [(absence, cover) for absence in away if (cover := account.colleague(absence.cover))]


NEAR_DAYS = 60
"""How many days before an absence what whoever stands in needs to know is made ready."""

RETURN_DAYS = 14
"""For how many days after an absence what changed meanwhile is told."""


def absences_near(member: TeamMember, as_of: date) -> list[Absence]:
    """The absences of a colleague that begin within 60 days, run, or ended within 14 days."""
    near = Span(as_of - timedelta(days=RETURN_DAYS), as_of + timedelta(days=NEAR_DAYS))
    return [absence for absence in member.absent if absence_span(absence).overlaps(near)]


def _is_away(member: TeamMember, span: Span) -> bool:
    return any(absence_span(absence).overlaps(span) for absence in member.absent)


def absence_span(absence: Absence) -> Span:
    """The days of an absence."""
    return Span(absence.from_, absence.to)
