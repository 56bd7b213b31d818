"""Which of us have a desk, and who stands in for whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.context.summaries.summary import AccountSummary
from generator.model.team import TeamMember
from generator.paths import Target, cover_file, desk_page

_LEADS, _STANDS_IN = "manager", "backup"
"""What those of us do who have a desk though no account names them."""

STAND_IN_DAYS = 92
"""How many days ahead absences are told."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """One of us who is away, and who stands in."""

    away: str
    first: date
    last: date
    #: Empty when nobody was named.
    cover: str
    #: The desk of who is away.
    desk: Target
    #: Whether they are away on the as-of date.
    now: bool
    #: What the one who stands in is given, to print; None where there is nothing.
    pack: Target | None


def list_desk_holders(summaries: Sequence[AccountSummary], team: Iterable[TeamMember]) -> list[TeamMember]:
    """Those of the site's team who have a desk, by name.

    Who answers for an account, backs up or has something to do in one, stands in for such a colleague, leads, or began
    on a day that is noted, with or without an account.
    """
    members = {member.id: member for member in team}
    named = {colleague.id for summary in summaries if not summary.closed for colleague in summary.colleagues}
    if summaries:
        named |= {member.id for member in members.values() if member.role in (_LEADS, _STANDS_IN)}
    named |= {member.id for member in members.values() if member.started}
    named |= {absence.cover for id in named & members.keys() for absence in members[id].absent if absence.cover}
    holders = (member for member in members.values() if member.id in named)
    return sorted(holders, key=lambda member: (member.name.casefold(), member.id))


def leads(member: TeamMember) -> bool:
    """Whether somebody leads those who answer for accounts."""
    return member.role == _LEADS


def list_stand_ins(
    member: TeamMember | None,
    holders: Sequence[TeamMember],
    managing: frozenset[str],
    as_of: date,
    packs: Collection[Target],
) -> Iterator[StandIn]:
    """When somebody is away or stands in, in the next weeks; for who leads, of all who answer for accounts too.

    Of everybody where ``member`` is None. ``managing`` are the ids of those who answer for an account, ``packs`` the
    files for those who stand in.
    """
    names = {holder.id: holder.name for holder in holders}
    absences = [(absence, away) for away in holders for absence in away.absent]
    for absence, away in sorted(absences, key=lambda pair: (pair[0].from_, pair[1].name)):
        concerned = member is None or member.id in (away.id, absence.cover) or (leads(member) and away.id in managing)
        if concerned and absence.to >= as_of and absence.from_ <= as_of + timedelta(days=STAND_IN_DAYS):
            cover = names.get(absence.cover or "", "")
            pack, now = cover_file(away.id, absence.from_), absence.from_ <= as_of
            printed = pack if pack in packs else None
            yield StandIn(away.name, absence.from_, absence.to, cover, desk_page(away.id), now, printed)
