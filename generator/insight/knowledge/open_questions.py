"""Facts an account cannot do without, each as the question it answers, with whom to ask it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.insight.knowledge.asking import best_placed
from generator.model.account import Account
from generator.model.needs import Need
from generator.model.people import Stakeholder
from generator.model.questions import OpenQuestion
from generator.model.record import Record
from generator.model.value import Initiative
from generator.model.work import Project
from generator.wording.text import NAME_LENGTH, quote_text


@dataclass(frozen=True, slots=True)
class WantedFact:
    """A fact we want to know of somebody or something, whether or not we know it."""

    #: The question it answers, with the name of whom or what it is about.
    ask: str
    #: The role it belongs to.
    role: str
    known: bool
    #: Id of whom to ask, of either side; None when we know nobody who could say.
    of: str | None
    #: The record in which it is to be noted.
    record: Record
    #: The question as it is said to one of them who could answer; empty where only we can.
    say: str = ""


def wanted_facts(account: Account, as_of: date) -> tuple[WantedFact, ...]:
    """The facts that the account's own records call for, the most weighty people first.

    Of people of high influence: where they stand, how they want information, what they would win, who of us
    looks after them. Of others only who holds a place that somebody must hold, and who took over from
    somebody who left. Of open projects who wants them and who answers for them, of the work in hand what
    it is worth to both, of needs whether they are theirs. Asked both while they are open and once they are
    known, so that counts add up.
    """
    facts: list[WantedFact] = []
    for person in account.stakeholders:
        if person.left:
            facts += _wanted_after(account, person, as_of)
        elif person.name is None:
            facts.append(_wanted_name(account, person))
        elif person.influence == "high":
            facts += _of_person(account, person)
    for project in account.projects:
        if project.open:
            facts += _of_project(account, project)
    for initiative in account.initiatives:
        if initiative.active:
            facts += _of_initiative(account, initiative)
    for need in account.needs:
        facts.append(_of_need(account, need))
    return tuple(facts)


def is_answered(question: OpenQuestion, as_of: date) -> bool:
    """Whether a question typed by hand had its answer on a date."""
    return question.answer is not None and (question.on is None or question.on <= as_of)


def _of_person(account: Account, person: Stakeholder) -> Iterator[WantedFact]:
    owner, name = account.profile.owner, person.label
    about = person.contact.owner or owner
    yield WantedFact(f"Where does {name} stand towards us?", "ambassador", person.support is not None, about, person)
    yield WantedFact(f"Who of us looks after {name}?", "ambassador", person.contact.owner is not None, owner, person)
    yield WantedFact(
        f"In which form does {name} want information?",
        "controller",
        bool(person.information.formats),
        person.id,
        person,
        "In which form would you like to be told things, and how much of them?",
    )
    yield WantedFact(
        f"What would make {name} look good at work?",
        "consultant",
        person.personal_win is not None,
        person.id,
        person,
        "What would make this a good year for you yourself?",
    )


def _wanted_name(account: Account, person: Stakeholder) -> WantedFact:
    place = person.label
    whoever = place.lower().startswith("whoever ")
    ask = f"Who {place[len('whoever ') :]}?" if whoever else f"Who is the {place} there?"
    name = place if place[1:2].isupper() else place[:1].lower() + place[1:]
    say = ask if whoever else f"Who is your {name}?"
    return WantedFact(ask, "ambassador", False, _find_guide(account, None), person, say)


def _wanted_after(account: Account, person: Stakeholder, as_of: date) -> Iterator[WantedFact]:
    if person.left and person.left.on <= as_of:
        known = person.left.successor not in (None, "unknown")
        ask = f"Who has taken over from {person.label}?"
        yield WantedFact(ask, "ambassador", known, _find_guide(account, person), person, ask)


def _of_project(account: Account, project: Project) -> Iterator[WantedFact]:
    name, owner = quote_text(project.name, NAME_LENGTH), account.profile.owner
    yield WantedFact(f"Who of us answers for {name}?", "controller", project.accountable is not None, owner, project)
    ask = f"Who of them wants {name} and stands up for it?"
    say = f"Who on your side wants {name} and stands up for it?"
    yield WantedFact(ask, "controller", project.sponsor is not None, _find_guide(account, None), project, say)
    sponsor = account.person(project.sponsor)
    if sponsor and sponsor.present:
        ask = f"Why does {name} matter to {sponsor.label}, in their own words?"
        say = f"Why does {name} matter to you?"
        yield WantedFact(ask, "ceo", project.sponsor_case is not None, sponsor.id, project, say)


def _of_initiative(account: Account, initiative: Initiative) -> Iterator[WantedFact]:
    name = quote_text(initiative.text, NAME_LENGTH)
    theirs = account.person(initiative.owners.customer)
    if theirs is None or not theirs.present:
        theirs = best_placed(account, ("economic_buyer", "decision_maker", "executive_sponsor"))
    known = initiative.value.customer.score is not None
    ask, say, whom = f"What is {name} worth to them?", f"What is {name} worth to you?", theirs.id if theirs else None
    yield WantedFact(ask, "shareholder", known, whom, initiative, say)
    ours = initiative.owners.us or account.profile.owner
    known = initiative.value.us.score is not None
    yield WantedFact(f"What is {name} worth to us?", "shareholder", known, ours, initiative)


def _of_need(account: Account, need: Need) -> WantedFact:
    """Whether a need is theirs and not only our guess."""
    person = account.person(need.from_)
    if person is None or not person.present:
        person = best_placed(account, ("business_owner", "user", "champion"))
    name, known = quote_text(need.text, NAME_LENGTH), need.confidence in ("told", "confirmed")
    ask, say = f"Is {name} what they need, in their own words?", f"Is {name} something you miss?"
    return WantedFact(ask, "consultant", known, person.id if person else None, need, say)


def _find_guide(account: Account, gone: Stakeholder | None) -> str | None:
    """Who there knows their way about: a friend or champion; where somebody left, whom they reported to."""
    above = account.person(gone.reports_to) if gone else None
    if above and above.present:
        return above.id
    guide = best_placed(account, ("champion", "point_of_contact", "gatekeeper"))
    return guide.id if guide else None
