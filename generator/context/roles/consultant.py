"""What the consultant sees of an account: how we helped, what we could offer, what makes their people shine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.context.directory import Directory
from generator.context.views import State, Tone, Who
from generator.insight.value.helping import HelpRecord, help_record
from generator.model.account import Account
from generator.model.consulting import Expertise, Help
from generator.model.people import Stakeholder
from generator.wording.text import count

_INFLUENCE = {"high": 0, "medium": 1, "low": 2, None: 3}


@dataclass(frozen=True, slots=True)
class Share:
    """How often one thing was the case, out of all."""

    label: str
    times: int


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A time we helped."""

    #: The help as typed.
    record: Help
    #: Fire, or long-range thinking.
    need: str
    mode: str
    solved_by: State


@dataclass(frozen=True, slots=True)
class ExpertiseRow:
    """Something we know and they may not."""

    #: The expertise as typed.
    record: Expertise
    #: When we last offered it; None for an offer to come.
    offered_on: date | None


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

    #: How often we helped in the last twelve months.
    times: int
    #: By doing, advising, coaching, mentoring.
    modes: tuple[Share, ...]
    #: Fires and long-range thinking.
    needs: tuple[Share, ...]
    #: Who solved it in the end.
    solvers: tuple[Share, ...]
    #: The record in a sentence or two; empty without one.
    in_words: tuple[str, ...]
    #: People for whom we did the work ourselves more than once, and how often.
    done_often: tuple[tuple[Who, int], ...]
    #: The last twelve months, newest first, and what lies before.
    helped: tuple[HelpRow, ...]
    before: tuple[HelpRow, ...]
    #: Help that made somebody look good, newest first, however long ago.
    credits: tuple[HelpRow, ...]
    #: What to offer, and what was offered, newest first.
    to_offer: tuple[ExpertiseRow, ...]
    offered: tuple[ExpertiseRow, ...]
    people: tuple[PersonToHelp, ...]
    #: People whose word counts and of whom we know neither win nor wish to learn.
    not_known: tuple[Who, ...]


def consultant_page(account: Account, as_of: date, directory: Directory) -> ConsultantPage:
    """The consultant's page of an account on a date."""
    record = help_record(account, as_of)
    rows = [_help(each) for each in (*record.given, *record.before)]
    present = sorted(
        (person for person in account.stakeholders if person.present),
        key=lambda person: (_INFLUENCE[person.influence], person.label),
    )
    known = [person for person in present if person.personal_win or person.learning_needs]
    expertise = [_expertise(each, as_of) for each in account.expertise]
    return ConsultantPage(
        times=len(record.given),
        modes=_shares(record.modes, _MODES),
        needs=_shares(record.needs, _NEEDS),
        solvers=_shares(record.solvers, _SOLVERS),
        in_words=_in_words(record),
        done_often=tuple((who, n) for id, n in record.done_often if (who := directory.who(id))),
        helped=tuple(rows[: len(record.given)]),
        before=tuple(rows[len(record.given) :]),
        credits=tuple(row for row in rows if row.record.credit),
        to_offer=tuple(row for row in expertise if row.offered_on is None),
        offered=tuple(
            sorted(
                (row for row in expertise if row.offered_on),
                key=lambda row: row.offered_on or as_of,
                reverse=True,
            )
        ),
        people=tuple(_person(account, person, as_of) for person in known),
        not_known=tuple(
            directory.theirs(person)
            for person in present
            if person not in known and person.influence in ("high", "medium")
        ),
    )


_MODES = {
    "do": "Did it",
    "advise": "Advised",
    "coach": "Coached",
    "mentor": "Mentored",
}
_NEEDS = {"fire": "Fire", "long_range": "Long-range"}
_SOLVERS = {"customer": "By themselves", "together": "Together", "us": "By us"}


def _shares(counts: Mapping[str, int], labels: dict[str, str]) -> tuple[Share, ...]:
    return tuple(Share(label, counts.get(value, 0)) for value, label in labels.items())


def _in_words(record: HelpRecord) -> tuple[str, ...]:
    if not record.given:
        return ()
    times, own = len(record.given), record.solvers["customer"]
    taught = record.modes["coach"] + record.modes["mentor"]
    earlier = f", {record.solved_before} of {record.total_before} the year before" if record.total_before else ""
    return (
        f"We helped {count(times, 'time')} in the last twelve months: "
        f"{record.modes['do']} by doing it ourselves, {record.modes['advise']} with advice, "
        f"{taught} by coaching or mentoring.",
        f"They solved {own} of {times} by themselves{earlier}.",
    )


def _help(given: Help) -> HelpRow:
    solved = {
        "customer": State("by themselves", Tone.GOOD),
        "together": State("together", Tone.QUIET),
        "us": State("by us", Tone.QUIET),
    }
    return HelpRow(given, _NEEDS[given.need], _MODES[given.mode], solved[given.solved_by])


def _expertise(known: Expertise, as_of: date) -> ExpertiseRow:
    return ExpertiseRow(known, known.offered_on if known.offered_on and known.offered_on <= as_of else None)


def _person(account: Account, person: Stakeholder, as_of: date) -> PersonToHelp:
    helped = (given.on for given in account.help if given.for_ == person.id and given.on <= as_of)
    return PersonToHelp(person, max(helped, default=None))
