"""The ambassador's page of an account: politics, culture, other partners, how close the companies are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.charts.stages import Stages, stages
from generator.charts.trend import Score, Series, Trend, trend
from generator.context.directory import Directory
from generator.context.states import state
from generator.context.ties import TieRow, tie_rows
from generator.context.views import State, Told, Who
from generator.insight.people.contact import last_contact
from generator.insight.people.politics import closed_doors
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.relationship import Culture, Partner, Trust
from generator.wording.text import words

_RANK = {"high": 0, "medium": 1, "low": 2, None: 3}


@dataclass(frozen=True, slots=True)
class Courtier:
    """One of the customer's people, as their politics are concerned."""

    who: Who
    #: High, medium, low; empty when not known.
    influence: str
    support: State
    support_on: date | None
    #: Of us and them: who, how they see us now, how they should (may be empty).
    standing: tuple[tuple[Who, str, str], ...]
    last_on: date | None
    friend: bool


@dataclass(frozen=True, slots=True)
class Circle:
    """People who have the same say in what is decided."""

    #: inner_circle, political_structure, outside; empty for those we have not placed.
    name: str
    people: tuple[Courtier, ...]


@dataclass(frozen=True, slots=True)
class CultureView:
    """How people there work, speak and decide; empty texts where we do not know."""

    known: bool
    decision_style: Told | None
    formality: str
    risk: str
    communication: str
    our_communication: str
    dos: tuple[str, ...]
    donts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """An organisation the customer works with, we ourselves among them."""

    name: str
    #: The partner as typed; None for ourselves.
    record: Partner | None
    does: str
    strategic: str
    tactical: str
    #: skills, shared_vision, financial, capacity, regulatory.
    basis: tuple[str, ...]
    #: shared, supplier_funds, customer_funds, none; empty when not known.
    investment: str
    #: joint, customer, supplier, individual; empty when not known.
    decisions: str
    decided_by: Who | None
    #: From 1 to 5; None when not known.
    trust: int | None
    competes_with_us: bool
    lesson: str
    ourselves: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """A day on which trust showed, or the lack of it."""

    on: date
    score: int
    evidence: str
    #: The judgement as typed, for a fact that needs no words of its own.
    record: Trust


@dataclass(frozen=True, slots=True)
class RelationshipView:
    """What kind of relationship this is, could be and should be."""

    #: exploratory, basic, cooperative, interdependent, integrated, disintegrating; empty when not known.
    stage: str
    achievable: str
    target: str
    why: str
    steps: Stages | None


@dataclass(frozen=True, slots=True)
class AmbassadorPage:
    """Context of the playing block of ``roles/ambassador.md.j2``."""

    #: The circles that hold anybody, from the inside out; people not placed last.
    circles: tuple[Circle, ...]
    #: People of the inner circle with whom none of us has any standing.
    closed_doors: tuple[Who, ...]
    ties: tuple[TieRow, ...]
    culture: CultureView
    #: Whom they trust most first, those of whom we do not know last.
    partners: tuple[PartnerRow, ...]
    #: Partners they trust more than us; empty when we do not know how far they trust us.
    trusted_more: tuple[str, ...]
    relationship: RelationshipView
    trend: Trend | None
    #: Newest first.
    trust: tuple[Proof, ...]


def ambassador_page(account: Account, as_of: date, directory: Directory) -> AmbassadorPage:
    """The ambassador's page of an account on a date."""
    trust = [entry for entry in account.relationship.trust if entry.on <= as_of]
    trust.sort(key=lambda entry: entry.on, reverse=True)
    proofs = tuple(Proof(entry.on, entry.score, entry.evidence, entry) for entry in trust)
    ours = proofs[0].score if proofs else None
    return AmbassadorPage(
        circles=_circles(account, as_of, directory),
        closed_doors=tuple(directory.theirs(person) for person in closed_doors(account)),
        ties=tie_rows(account, directory),
        culture=_culture(account.culture, directory),
        partners=_partners(account, ours, directory),
        trusted_more=tuple(p.name for p in account.partners if ours and p.trust and p.trust > ours),
        relationship=_relationship(account),
        trend=_trend(proofs),
        trust=proofs,
    )


def _circles(account: Account, as_of: date, directory: Directory) -> tuple[Circle, ...]:
    there = [person for person in account.stakeholders if person.left is None]
    there.sort(key=lambda person: _RANK[person.influence])
    circles = []
    for name in ("inner_circle", "political_structure", "outside", None):
        people = tuple(_courtier(account, p, as_of, directory) for p in there if p.political == name)
        if people:
            circles.append(Circle(name or "", people))
    return tuple(circles)


def _courtier(account: Account, person: Stakeholder, as_of: date, directory: Directory) -> Courtier:
    last = last_contact(account, person.id, as_of, account.settings)
    return Courtier(
        who=directory.theirs(person),
        influence=person.influence or "",
        support=state(person.support),
        support_on=person.support_on,
        standing=tuple(
            (who, words(relation.level), words(relation.target or ""))
            for relation in person.relationships
            if (who := directory.who(relation.with_))
        ),
        last_on=last.on if last else None,
        friend=person.friend,
    )


def _culture(culture: Culture, directory: Directory) -> CultureView:
    return CultureView(
        known=culture != Culture(),
        decision_style=directory.told(culture.decision_style),
        formality=culture.formality or "",
        risk=culture.risk or "",
        communication=culture.communication or "",
        our_communication=culture.our_communication or "",
        dos=culture.dos,
        donts=culture.donts,
    )


def _partners(account: Account, trust: int | None, directory: Directory) -> tuple[PartnerRow, ...]:
    if not account.partners:
        return ()
    rows = [_partner(partner, directory) for partner in account.partners]
    rows.append(_ourselves(account, trust, directory))
    return tuple(sorted(rows, key=lambda row: -(row.trust or 0)))


def _partner(partner: Partner, directory: Directory) -> PartnerRow:
    return PartnerRow(
        name=partner.name,
        record=partner,
        does=partner.does,
        strategic=partner.strategic or "",
        tactical=partner.tactical or "",
        basis=partner.basis,
        investment=partner.investment or "",
        decisions=partner.decisions or "",
        decided_by=directory.who(partner.decided_by),
        trust=partner.trust,
        competes_with_us=partner.competes_with_us,
        lesson=partner.lesson_for_us or "",
    )


def _ourselves(account: Account, trust: int | None, directory: Directory) -> PartnerRow:
    own = account.relationship
    return PartnerRow(
        name="",
        record=None,
        does=own.charter.field_of_play or "",
        strategic=own.charter.value_we_bring or "",
        tactical=own.charter.how_they_gain_it or "",
        basis=own.basis,
        investment=own.investment or "",
        decisions=own.decisions or "",
        decided_by=directory.who(own.decided_by),
        trust=trust,
        competes_with_us=False,
        lesson="",
        ourselves=True,
    )


def _relationship(account: Account) -> RelationshipView:
    own = account.relationship
    return RelationshipView(
        stage=own.stage or "",
        achievable=own.achievable or "",
        target=own.target or "",
        why=own.why or "",
        steps=stages(own.stage, own.target, own.achievable),
    )


def _trend(trust: tuple[Proof, ...]) -> Trend | None:
    """How trust went; None while there is but one day to draw."""
    if len(trust) < 2:
        return None
    return trend([Series("Trust", tuple(Score(proof.on, proof.score) for proof in trust))])
