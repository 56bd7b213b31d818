"""The People page of an account: who they are, how they stand to us, how they decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.charts.power_interest import PowerInterest
from generator.charts.reporting.chart import Reporting
from generator.context.account.people_charts import grid, tree
from generator.context.directory import Directory
from generator.context.states import NOT_KNOWN, state, title
from generator.context.ties import TieRow, tie_rows
from generator.context.views import State, Told, Tone, Who
from generator.days.period import in_words
from generator.insight.people.contact import Contact, contact
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.relationship import DecisionMaking
from generator.wording.text import in_prose, sentence_case, words

_RANK = {"high": 0, "medium": 1, "low": 2, None: 3}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One of the customer's people: a row of the table, and a card."""

    id: str
    #: The person as typed, for a fact that needs no words of its own.
    record: Stakeholder
    name: str
    title: str
    unit: str
    #: Executive, senior ...; empty when not known.
    floor: str
    #: Parts in decisions, in plain words.
    roles: tuple[str, ...]
    #: High, medium, low; empty when not known.
    influence: str
    interest: str
    #: Manage closely, keep satisfied, keep informed, monitor.
    quadrant: str
    political: str
    support: State
    support_on: date | None
    #: Formats in which they want information, best first, in plain words.
    formats: tuple[str, ...]
    detail: str
    wants: tuple[str, ...]
    avoid: tuple[str, ...]
    information_lead_days: int | None
    #: In touch, due, late ...; no state for people who left or are not identified.
    contact: State | None
    last_on: date | None
    last_kind: str
    #: How often we agreed to be in touch, in days; None when nothing is agreed or due.
    cadence: int | None
    owner: Who | None
    backup: Who | None
    channels: tuple[str, ...]
    best_time: str
    email: str
    phone: str
    via: Who | None
    reports_to: Who | None
    personal_win: Told | None
    orientation: str
    learning_needs: tuple[str, ...]
    handling: str
    personal: str
    friend: bool
    identified: bool
    #: Of us and they: who, how they see us now, how they should.
    relations: tuple[tuple[Who, str, str], ...]
    #: What they would do for us: Reference (willing) ...
    advocacy: tuple[str, ...]
    #: That they left, when, where to and who took over, in a sentence; empty for people who are there.
    left: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of their decision process."""

    name: str
    people: tuple[Who, ...]
    days: int | None


@dataclass(frozen=True, slots=True)
class DecisionView:
    """How they come to a decision."""

    known: bool
    style: str
    steps: tuple[StepRow, ...]
    criteria: tuple[str, ...]
    paper_process: Told | None
    calendar: str
    who_can_change: tuple[Who, ...]
    our_approach: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Context of ``account/people.md.j2``."""

    #: People who are there, the most influential first.
    present: tuple[PersonRow, ...]
    left: tuple[PersonRow, ...]
    grid: PowerInterest | None
    tree: Reporting | None
    ties: tuple[TieRow, ...]
    decision: DecisionView


def people_page(account: Account, as_of: date, directory: Directory) -> PeoplePage:
    """The People page of an account on a date."""
    ordered = sorted(account.stakeholders, key=lambda p: (_RANK[p.influence], _RANK[p.interest], p.label.casefold()))
    rows = [(person, person_row(account, person, as_of, directory)) for person in ordered]
    return PeoplePage(
        present=tuple(row for person, row in rows if not person.left),
        left=tuple(row for person, row in rows if person.left),
        grid=grid(account),
        tree=tree(account),
        ties=tie_rows(account, directory),
        decision=_decision(account.decision_making, directory),
    )


def person_row(account: Account, person: Stakeholder, as_of: date, directory: Directory) -> PersonRow:
    """One person as pages print them."""
    found = contact(account, person, as_of, account.settings)
    units = {unit.id: unit.name for unit in account.profile.units}
    how, wants = person.contact, person.information
    return PersonRow(
        id=person.id,
        record=person,
        name=directory.theirs(person).name,
        title=person.title or "",
        unit=units.get(person.unit or "", ""),
        floor=title(person.floor or ""),
        roles=tuple(words(role) for role in person.decision_role),
        influence=words(person.influence or ""),
        interest=words(person.interest or ""),
        quadrant=title(found.quadrant),
        political=title(person.political or ""),
        support=state(person.support),
        support_on=person.support_on,
        formats=tuple(words(name) for name in wants.formats),
        detail=words(wants.detail or ""),
        wants=wants.wants,
        avoid=wants.avoid,
        information_lead_days=wants.lead_days,
        contact=_contact_state(found),
        last_on=found.last.on if found.last else None,
        last_kind=words(found.last.type) if found.last else "",
        cadence=found.cadence,
        owner=directory.who(how.owner),
        backup=directory.who(how.backup),
        channels=tuple(words(channel) for channel in how.channels),
        best_time=how.best_time or "",
        email=how.email or "",
        phone=how.phone or "",
        via=directory.who(how.via),
        reports_to=directory.who(person.reports_to),
        personal_win=directory.told(person.personal_win),
        orientation=words(person.orientation or ""),
        learning_needs=person.learning_needs,
        handling=person.handling or "",
        personal=person.personal or "",
        friend=person.friend,
        identified=person.name is not None,
        relations=tuple(
            (who, words(relation.level), words(relation.target or ""))
            for relation in person.relationships
            if (who := directory.who(relation.with_))
        ),
        advocacy=_advocacy(person),
        left=_left(person, directory),
    )


def _contact_state(found: Contact) -> State | None:
    if found.state is None:
        if found.cadence is not None and found.last is None:
            return State("not met yet", Tone.UNKNOWN)
        return None if found.cadence is None else NOT_KNOWN
    return state(found.state)


def _advocacy(person: Stakeholder) -> tuple[str, ...]:
    offers = person.advocacy
    named = (
        ("Reference", offers.reference),
        ("Case study", offers.case_study),
        ("Referral", offers.referral),
    )
    return tuple(f"{label}: {value}" for label, value in named if value != "none")


def _left(person: Stakeholder, directory: Directory) -> str:
    if person.left is None:
        return ""
    gone = person.left
    parts = [f"left on {in_words(gone.on)}" + (f" for {gone.to_company}" if gone.to_company else "")]
    if gone.successor == "unknown":
        parts.append("successor not known yet")
    elif successor := directory.who(gone.successor):
        parts.append(f"{successor.name} took over")
    if gone.follow_up:
        parts.append(f"look them up on {in_words(gone.follow_up)}")
    return sentence_case(in_prose(parts)) + "."


def _decision(making: DecisionMaking, directory: Directory) -> DecisionView:
    return DecisionView(
        known=making != DecisionMaking(),
        style=title(making.style or ""),
        steps=tuple(StepRow(step.name, directory.all(step.people), step.days) for step in making.steps),
        criteria=making.criteria,
        paper_process=directory.told(making.paper_process),
        calendar=making.calendar or "",
        who_can_change=directory.all(making.who_can_change),
        our_approach=making.our_approach or "",
    )
