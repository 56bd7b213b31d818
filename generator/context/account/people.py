"""The People page of an account: who they are, how they stand to us, how they decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.charts.power_interest import PowerInterest, draw_grid
from generator.charts.reporting.chart import Reporting, draw_reporting
from generator.context.directory import Directory
from generator.context.places import Place
from generator.context.states import NOT_KNOWN, value_state
from generator.context.views import State, Tone, Who
from generator.days.period import in_words
from generator.insight.people.contact import Contact, contact_state
from generator.insight.people.introductions import who_else_knows
from generator.insight.people.weight import GRADE_ORDER
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.relationship import DecisionMaking
from generator.paths import account_page
from generator.wording.text import in_prose, sentence_case


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One of the customer's people: a row of the table, and a card."""

    #: The person as typed.
    record: Stakeholder
    #: Full name, or the title of a part nobody is known to play.
    name: str
    unit: str
    #: How to manage them, when we were last in touch and how often we should be.
    touch: Contact
    #: In touch, due, late ...; no state for people who left or are not identified.
    contact: State | None
    #: What they would do for us: Reference (willing) ...
    advocacy: tuple[str, ...]
    #: Who else of us knows them than whoever looks after them, and why we think so.
    known_to: tuple[tuple[Who, str], ...]
    #: Where they are as well, in other accounts.
    elsewhere: tuple[Place, ...]
    #: That they left, when, where to and who took over, in a sentence; empty for people who are there.
    left: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Context of ``account/people.md.j2``."""

    #: People who are there, the most influential first.
    present: tuple[PersonRow, ...]
    left: tuple[PersonRow, ...]
    #: Those of them with whom we are to be in touch, whose last contact lies furthest back first.
    by_contact: tuple[PersonRow, ...]
    #: The people who are there by influence and interest; None when nobody's influence is known.
    grid: PowerInterest | None
    #: Who reports to whom, and the ties no organisation chart shows; None when nobody's manager is known.
    tree: Reporting | None
    #: How they come to a decision; None while nothing of it is known.
    decision: DecisionMaking | None


def people_page(account: Account, as_of: date, directory: Directory) -> PeoplePage:
    """The People page of an account on a date."""
    ordered = sorted(
        account.stakeholders,
        key=lambda p: (GRADE_ORDER[p.influence], GRADE_ORDER[p.interest], p.label.casefold()),
    )
    rows = [(person, person_row(account, person, as_of, directory)) for person in ordered]
    reached = [row for _, row in rows if row.touch.cadence is not None]
    return PeoplePage(
        present=tuple(row for person, row in rows if not person.left),
        left=tuple(row for person, row in rows if person.left),
        by_contact=tuple(sorted(reached, key=lambda row: row.touch.last.on if row.touch.last else date.min)),
        grid=draw_grid([person for person in account.stakeholders if not person.left]),
        tree=_draw_tree(account),
        decision=account.decision_making if account.decision_making != DecisionMaking() else None,
    )


def _draw_tree(account: Account) -> Reporting | None:
    """People who left are kept only as long as somebody still reports to them."""
    managers = {person.reports_to for person in account.stakeholders if person.reports_to}
    shown = [person for person in account.stakeholders if not person.left or person.id in managers]
    return draw_reporting(shown, account.ties) if managers else None


def person_row(account: Account, person: Stakeholder, as_of: date, directory: Directory) -> PersonRow:
    """One person as pages print them."""
    touch = contact_state(account, person, as_of, account.settings)
    units = {unit.id: unit.name for unit in account.profile.units}
    return PersonRow(
        record=person,
        name=directory.theirs(person).name,
        unit=units.get(person.unit or "", ""),
        touch=touch,
        contact=_contact_state(touch),
        advocacy=_advocacy_words(person),
        known_to=tuple(
            (who, why)
            for member, why in who_else_knows(account, person, as_of)
            if person.present and (who := directory.who(member.id))
        ),
        elsewhere=tuple(
            Place(row.account_name, account_page(row.account, "people", row.id))
            for row in account.person_elsewhere(person)
        ),
        left=_left_words(person, directory),
    )


def _contact_state(contact: Contact) -> State | None:
    if contact.state is None:
        if contact.cadence is not None and contact.last is None:
            return State("not met yet", Tone.UNKNOWN)
        return None if contact.cadence is None else NOT_KNOWN
    return value_state(contact.state)


def _advocacy_words(person: Stakeholder) -> tuple[str, ...]:
    offers = person.advocacy
    named = (
        ("Reference", offers.reference),
        ("Case study", offers.case_study),
        ("Referral", offers.referral),
    )
    return tuple(f"{label}: {value}" for label, value in named if value != "none")


def _left_words(person: Stakeholder, directory: Directory) -> str:
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
