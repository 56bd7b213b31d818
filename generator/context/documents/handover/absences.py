"""Who of those who work for the account is away, who stands in, and what they may do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.context.documents.handover.material import HandoverMaterial
from generator.context.views import Who
from generator.insight.people.absence import absences_near
from generator.insight.people.owners import find_manager
from generator.paths import Target, cover_file


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """One absence."""

    who: Who | None
    first: date
    last: date
    #: Who stands in; None when nobody is named.
    cover: Who | None
    #: When they were told what there is to know; None until then.
    briefed: date | None
    may: tuple[str, ...]
    ask_for: tuple[str, ...]
    #: Whom they turn to when it gets serious; None when nobody is known.
    escalate: Who | None
    #: What they are given, to print; None for one who manages no account.
    pack: Target | None


def absence_lines(material: HandoverMaterial) -> Iterator[AbsenceLine]:
    """The absences to come of the account's manager and of its own team, and those just over, the nearest first."""
    account, directory = material.account, material.directory
    owner, manager = account.colleague(account.profile.owner), find_manager(account)
    ours = {member.id: member for member in (*((owner,) if owner else ()), *account.team)}
    near = ((absence, member) for member in ours.values() for absence in absences_near(member, material.as_of))
    for absence, member in sorted(near, key=lambda pair: (pair[0].from_, pair[1].name)):
        printed = member is owner and member not in account.team and account.settings.print and not material.view.closed
        yield AbsenceLine(
            who=directory.who(member.id),
            first=absence.from_,
            last=absence.to,
            cover=directory.who(absence.cover),
            briefed=absence.briefed,
            may=absence.may,
            ask_for=absence.ask_for,
            escalate=directory.who(absence.escalate or (manager.id if manager else None)),
            pack=cover_file(member.id, absence.from_) if printed else None,
        )
