"""The ambassador's page of an account: politics, culture, other partners, how close the companies are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.charts.stages import Stages, draw_stages
from generator.charts.trend import Trend, draw_trend
from generator.context.directory import Directory
from generator.context.views import Who
from generator.insight.people.contact import last_contact
from generator.insight.people.friends import Friend, friends_there
from generator.insight.people.politics import closed_doors
from generator.insight.people.weight import GRADE_ORDER
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.relationship import Culture, Partner, Trust


@dataclass(frozen=True, slots=True)
class Courtier:
    """One of the customer's people, as their politics are concerned."""

    #: The person as typed.
    record: Stakeholder
    #: When somebody last really spoke with them; None when nobody has.
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Circle:
    """People who have the same say in what is decided."""

    #: inner_circle, political_structure, outside; empty for those we have not placed.
    name: str
    people: tuple[Courtier, ...]


@dataclass(frozen=True, slots=True)
class AmbassadorPage:
    """Context of the playing block of ``roles/ambassador.md.j2``."""

    #: The circles that hold anybody, from the inside out; people not placed last.
    circles: tuple[Circle, ...]
    #: People of the inner circle with whom none of us has any standing.
    closed_doors: tuple[Who, ...]
    #: Friends of ours in the building, with what they said last and what to ask them next.
    friends: tuple[Friend, ...]
    #: How they work, speak and decide; None while nothing of it is known.
    culture: Culture | None
    #: Whom they trust most first, those of whom we do not know last; None stands for ourselves.
    partners: tuple[Partner | None, ...]
    #: Partners they trust more than us; empty when we do not know how far they trust us.
    trusted_more: tuple[str, ...]
    #: How close both are, could be and should be.
    steps: Stages | None
    trend: Trend | None
    #: The days on which trust showed, or the lack of it, newest first.
    trust: tuple[Trust, ...]


def ambassador_page(account: Account, as_of: date, directory: Directory) -> AmbassadorPage:
    """The ambassador's page of an account on a date."""
    own = account.relationship
    trust = sorted((entry for entry in own.trust if entry.on <= as_of), key=lambda entry: entry.on, reverse=True)
    ours = trust[0].score if trust else None
    return AmbassadorPage(
        circles=_circles(account, as_of),
        closed_doors=tuple(directory.theirs(person) for person in closed_doors(account)),
        friends=friends_there(account, as_of, account.settings),
        culture=account.culture if account.culture != Culture() else None,
        partners=_partners(account, ours),
        trusted_more=tuple(p.name for p in account.partners if ours and p.trust and p.trust > ours),
        steps=draw_stages(own.stage, own.target, own.achievable),
        trend=draw_trend(trust),
        trust=tuple(trust),
    )


def _circles(account: Account, as_of: date) -> tuple[Circle, ...]:
    there = [person for person in account.stakeholders if person.left is None]
    there.sort(key=lambda person: GRADE_ORDER[person.influence])
    circles = []
    for name in ("inner_circle", "political_structure", "outside", None):
        people = tuple(_courtier(account, p, as_of) for p in there if p.political == name)
        if people:
            circles.append(Circle(name or "", people))
    return tuple(circles)


def _courtier(account: Account, person: Stakeholder, as_of: date) -> Courtier:
    last = last_contact(account, person.id, as_of, account.settings)
    return Courtier(person, last.on if last else None)


def _partners(account: Account, ours: int | None) -> tuple[Partner | None, ...]:
    """Their partners and ourselves by how far they trust each; nobody while no partner is noted."""
    if not account.partners:
        return ()
    return tuple(sorted((*account.partners, None), key=lambda partner: -((partner.trust if partner else ours) or 0)))
