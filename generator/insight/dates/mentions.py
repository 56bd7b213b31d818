"""Where people are named for something still to come, so that nothing waits for somebody who left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.days.period import in_words
from generator.insight.meetings.meetings import planned_meetings, series_of
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.protocol import Scenario
from generator.model.record import Record
from generator.wording.text import plain_words, quote_text


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a person is named for something still to come."""

    #: Id of the person.
    person: str
    record: Record
    #: What they are named as: ``as the sponsor of Line 4``.
    words: str


def still_named(account: Account, person: Stakeholder, as_of: date) -> tuple[Mention, ...]:
    """Where a person is named for something still to come: owners, sponsors, promises, meetings, questions.

    Not the past (who agreed, who confirmed, who told us), and not a scenario that has no backup: that one
    stands on nobody at all, which is worse and found elsewhere.
    """
    return tuple(mention for mention in _find_mentions(account, as_of) if mention.person == person.id)


def _find_mentions(account: Account, as_of: date) -> Iterator[Mention]:
    for named, record, said in (
        *_in_the_house(account),
        *_in_decisions(account),
        *_around_them(account),
        *_in_strategy(account),
        *_in_work(account),
        *_in_promises(account, as_of),
        *_in_meetings(account, as_of),
        *_in_difficulties(account, as_of),
    ):
        if named:
            yield Mention(named, record, said)


Named = Iterator[tuple[str | None, Record, str]]


def _in_the_house(account: Account) -> Named:
    profile = account.profile
    yield profile.head, profile, f"as the head of {account.name}"
    for unit in profile.units:
        yield unit.head, unit, f"as the head of {unit.name}"
    for person in account.stakeholders:
        if person.present:
            yield person.reports_to, person, f"as the one {person.label} reports to"
            yield person.contact.via, person, f"as the one who arranges contact with {person.label}"


def _in_decisions(account: Account) -> Named:
    yield account.relationship.decided_by, account.relationship, "as the one who decides about joint work"
    for step in account.decision_making.steps:
        for person in step.people:
            yield person, step, f"in the step {_quote_text(step.name)} of their decisions"
    for person in account.decision_making.who_can_change:
        yield person, account.decision_making, "among those who can turn a decision around"


def _around_them(account: Account) -> Named:
    for pressure in account.strategy.customer.pressures:
        for person in pressure.hits:
            yield person, pressure, f"among those who feel {_quote_text(pressure.text)} most"
    for partner in account.partners:
        yield partner.decided_by, partner, f"as the one who decides about their work with {partner.name}"


def _in_strategy(account: Account) -> Named:
    for goal in account.strategy.customer.goals:
        yield goal.owner, goal, f"as the owner of the goal {_quote_text(goal.text)}"
    for initiative in account.initiatives:
        if not initiative.over:
            yield (
                initiative.owners.customer,
                initiative,
                f"as the owner of {_quote_text(initiative.text)} on their side",
            )
            if initiative.next_step:
                yield initiative.next_step.owner, initiative, f"for the next step of {_quote_text(initiative.text)}"
    for link in account.linkages:
        for person in link.people:
            yield person, link, f"among those who keep up {_quote_text(link.text)}"
        if link.next_step:
            yield link.next_step.owner, link, f"for the next step of {_quote_text(link.text)}"


def _in_work(account: Account) -> Named:
    for project in account.projects:
        if not project.open:
            continue
        yield project.sponsor, project, f"as the sponsor of {project.name}"
        for person in project.report.to:
            yield person, project, f"among those who get the report on {project.name}"
        for needed in project.inputs_needed:
            if needed.received is None:
                yield needed.from_, needed, f"as the one to give us {_quote_text(needed.what)} for {project.name}"


def _in_promises(account: Account, as_of: date) -> Named:
    for promise in account.commitments:
        if promise.status == "open" and promise.made_on <= as_of:
            yield promise.by, promise, f"as the one to keep the promise {_quote_text(promise.text)}"
            yield promise.to, promise, f"as the one we promised {_quote_text(promise.text)}"


def _in_meetings(account: Account, as_of: date) -> Named:
    for series in account.cadence.meetings:
        for person in series.required:
            yield person, series, f"among those who must be at the {series.name}"
    for meeting in planned_meetings(account, as_of):
        series_here = series_of(account, meeting)
        name = meeting.name or (series_here.name if series_here else plain_words(meeting.kind or "meeting"))
        leads = [item.lead for item in meeting.agenda]
        for person in dict.fromkeys([*meeting.attendees, *filter(None, leads)]):
            yield person, meeting, f"among those expected at the {name} on {in_words(meeting.on)}"
        for material in meeting.materials:
            if not material.ready:
                for person in material.for_:
                    yield person, meeting, f"among those for whom {_quote_text(material.text)} is made"


def _in_difficulties(account: Account, as_of: date) -> Named:
    for scenario in _list_scenarios(account):
        if scenario.backup:
            yield scenario.their_point, scenario, f"as the one to call there if {_quote_text(scenario.when)}"
    for conflict in account.conflicts:
        if conflict.open and conflict.noticed_on <= as_of:
            yield conflict.co_mediator, conflict, f"as fellow mediator in {_quote_text(conflict.text)}"
            for person in conflict.parties:
                yield person, conflict, f"as a party to {_quote_text(conflict.text)}"
    for idea in account.ideas:
        if idea.told_on is None:
            yield idea.tell, idea, f"as the one to tell of the idea {_quote_text(idea.our_proposal)}"
    for question in account.questions:
        if question.answer is None:
            yield question.of, question, f"as the one to ask {_quote_text(question.ask)}"


def _list_scenarios(account: Account) -> Iterator[Scenario]:
    protocols = [account.protocol, *(project.protocol for project in account.projects if project.open)]
    for protocol in protocols:
        if protocol:
            yield from protocol.scenarios


_quote_text = partial(quote_text, limit=80)
"""A promise or a goal in quotation marks, shorter than elsewhere: several may stand in one sentence."""
