"""What whoever stands in for one of us is given: one file for an absence, with a page for each account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.context.documents.cover.page import CoverPage
from generator.context.documents.vocabulary import Head
from generator.context.summaries.summary import AccountSummary
from generator.insight.people.absence import absences_near
from generator.model.settings import Settings
from generator.model.team import TeamMember
from generator.paths import Target, cover_file
from generator.wording.text import join_texts


@dataclass(frozen=True, slots=True)
class CoverPack:
    """All accounts of one of us for the days of an absence; for us alone."""

    head: Head
    first: date
    last: date
    #: Who stands in; empty when nobody was named.
    cover: str
    #: When they were told what there is to know; None until then.
    briefed: date | None
    #: Whom to turn to when it gets serious, and how they are reached; empty when nobody is known.
    escalate: str
    #: What may be decided alone, and what has to be asked.
    may: tuple[str, ...]
    ask_for: tuple[str, ...]
    #: Whether the absence has begun, so that there is something to go through on return.
    begun: bool
    accounts: tuple[CoverPage, ...]


def cover_packs(
    summaries: Sequence[AccountSummary], team: Sequence[TeamMember], settings: Settings, as_of: date
) -> Iterator[tuple[Target, CoverPack]]:
    """A pack for each absence that is near of each of us who answers for accounts, with the file it is printed in.

    None at all where the settings say that nothing is printed.
    """
    members = {member.id: member for member in team}
    manager = next((member for member in team if member.role == "manager"), None)
    for away in team if settings.print else ():
        own = [summary for summary in summaries if summary.owner == away.id]
        for absence in absences_near(away, as_of):
            pages = tuple(page for summary in own for page in summary.covers if page.first == absence.from_)
            cover, higher = members.get(absence.cover or ""), members.get(absence.escalate or "", manager)
            if pages:
                yield (
                    cover_file(away.id, absence.from_),
                    CoverPack(
                        head=Head(away.name, "Cover", as_of, (), settings.paper, None),
                        first=absence.from_,
                        last=absence.to,
                        cover=cover.name if cover else "",
                        briefed=absence.briefed if absence.briefed and absence.briefed <= as_of else None,
                        escalate=join_texts((higher.name, higher.phone or "", higher.email or "")) if higher else "",
                        may=absence.may,
                        ask_for=absence.ask_for,
                        begun=as_of >= absence.from_,
                        accounts=pages,
                    ),
                )
