"""What the consultant sees of an account: how we helped, what we could offer, what makes their people shine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.directory import Directory
from generator.context.views import Who
from generator.insight.people.weight import GRADE_ORDER
from generator.insight.value.helping import HelpRecord, help_record
from generator.model.account import Account
from generator.model.consulting import Expertise, Help
from generator.model.people import Stakeholder
from generator.wording.text import count_noun


@dataclass(frozen=True, slots=True)
class PersonToHelp:
    """One of their people: what would make them shine, and what we could teach."""

    #: The person as typed.
    record: Stakeholder
    #: When we last helped this person in particular.
    helped_on: date | None


@dataclass(frozen=True, slots=True)
class ConsultantPage:
    """Context of the play block of ``roles/consultant.md.j2``."""

    #: The last twelve months, what lies before, and how often we helped in which way.
    record: HelpRecord
    #: The record in a sentence or two; empty without one.
    in_words: tuple[str, ...]
    #: Help that made somebody look good, newest first, however long ago.
    credits: tuple[Help, ...]
    #: What to offer, and what was offered, newest first.
    to_offer: tuple[Expertise, ...]
    offered: tuple[Expertise, ...]
    people: tuple[PersonToHelp, ...]
    #: People whose word counts and of whom we know neither win nor wish to learn.
    not_known: tuple[Who, ...]


def consultant_page(account: Account, as_of: date, directory: Directory) -> ConsultantPage:
    """The consultant's page of an account on a date."""
    record = help_record(account, as_of)
    present = sorted(
        (person for person in account.stakeholders if person.present),
        key=lambda person: (GRADE_ORDER[person.influence], person.label),
    )
    known = [person for person in present if person.personal_win or person.learning_needs]
    offered = [expertise for expertise in account.expertise if expertise.offered_on and expertise.offered_on <= as_of]
    return ConsultantPage(
        record=record,
        in_words=_in_words(record),
        credits=tuple(help for help in (*record.given, *record.before) if help.credit),
        to_offer=tuple(expertise for expertise in account.expertise if expertise not in offered),
        offered=tuple(sorted(offered, key=lambda expertise: expertise.offered_on or as_of, reverse=True)),
        people=tuple(_person(account, person, as_of) for person in known),
        not_known=tuple(
            directory.theirs(person)
            for person in present
            if person not in known and person.influence in ("high", "medium")
        ),
    )


def _in_words(record: HelpRecord) -> tuple[str, ...]:
    if not record.given:
        return ()
    times, own = len(record.given), record.solvers["customer"]
    taught = record.modes["coach"] + record.modes["mentor"]
    earlier = f", {record.solved_before} of {record.total_before} the year before" if record.total_before else ""
    return (
        f"We helped {count_noun(times, 'time')} in the last twelve months: "
        f"{record.modes['do']} by doing it ourselves, {record.modes['advise']} with advice, "
        f"{taught} by coaching or mentoring.",
        f"They solved {own} of {times} by themselves{earlier}.",
    )


def _person(account: Account, person: Stakeholder, as_of: date) -> PersonToHelp:
    helped = (help.on for help in account.help if help.for_ == person.id and help.on <= as_of)
    return PersonToHelp(person, max(helped, default=None))
