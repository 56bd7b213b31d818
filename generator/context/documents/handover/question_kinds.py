"""What can be asked about an account, kind by kind: each question with its answer and the record that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.context.account.meetings import meeting_row
from generator.context.documents.handover.facts import coming_events
from generator.context.documents.handover.material import HandoverMaterial
from generator.context.documents.handover.people import form_words
from generator.days.period import in_words, span_in_words
from generator.insight.knowledge.watching import WatchStage, watch_states
from generator.insight.meetings.meetings import kind_of, planned_meetings
from generator.insight.people.conflicts import by_urgency
from generator.insight.people.departures import has_left
from generator.insight.people.weight import DECIDING
from generator.insight.promises.promises import open_promises
from generator.insight.rhythm.rhythm import quietness
from generator.insight.value.contract_clock import contract_clocks
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.record import Record
from generator.wording.text import in_prose, quote_text

Candidate = tuple[str, str, Record]
"""A question, its answer, and the record that says so."""


def _who_decides(material: HandoverMaterial) -> Iterator[Candidate]:
    making, account = material.account.decision_making, material.account
    people = [p for id in making.who_can_change if (p := account.person(id)) and not has_left(p, material.as_of)]
    if people:
        yield f"Who at {account.name} can still turn a decision around?", in_prose([p.label for p in people]), making
    deciding = [person for person in material.people if set(person.decision_role) & set(DECIDING)]
    if deciding:
        yield f"Who at {account.name} decides about us?", in_prose([p.label for p in deciding]), deciding[0]


def _formats(material: HandoverMaterial) -> Iterator[Candidate]:
    money = sorted(material.people, key=lambda p: "economic_buyer" not in p.decision_role)
    for person in money:
        if person.present and person.information.formats:
            title = f", {person.title}," if person.title else ""
            yield f"In which form does {person.label}{title} want information?", form_words(person), person


def _best_times(material: HandoverMaterial) -> Iterator[Candidate]:
    for person in material.people:
        if person.present and person.contact.best_time:
            yield f"When is {person.label} best reached?", person.contact.best_time, person


def _quiet_times(material: HandoverMaterial) -> Iterator[Candidate]:
    for occurrence in sorted(coming_events(material), key=lambda occurrence: quietness(occurrence.event)):
        event = occurrence.event
        if quietness(event) < 2:
            peace = ", when we leave them in peace" if event.contact_pause else ""
            yield f"When is {quote_text(event.name)}{peace}?", span_in_words(occurrence.span), event


def _our_late_promises(material: HandoverMaterial) -> Iterator[Candidate]:
    for promise in open_promises(material.account, "us", material.as_of):
        made, late = promise.commitment, promise.days_late > 0
        whom = material.name_of(made.to) or material.account.name
        who = material.name_of(made.by)
        if who and late:
            yield f"What did {who} promise {whom} by {in_words(made.due)}, which is late?", made.text, made


def _our_promises(material: HandoverMaterial) -> Iterator[Candidate]:
    for promise in open_promises(material.account, "us", material.as_of):
        made = promise.commitment
        if who := material.name_of(made.by):
            yield f"Who of us promised {material.account.name} this: {quote_text(made.text)}?", who, made


def _their_promises(material: HandoverMaterial) -> Iterator[Candidate]:
    for promise in open_promises(material.account, "customer", material.as_of):
        made = promise.commitment
        if who := material.name_of(made.by):
            whom = material.name_of(made.to) or "us"
            yield f"What does {who} owe {whom}, due {in_words(made.due)}?", made.text, made


def _notice_days(material: HandoverMaterial) -> Iterator[Candidate]:
    for clock in contract_clocks(material.account, material.as_of, material.account.settings):
        contract = clock.contract
        name = quote_text(contract.name)
        if clock.in_force and contract.notice_by:
            yield f"By when has notice to be given on {name}?", in_words(contract.notice_by), contract
        elif clock.in_force:
            yield f"When does {name} end?", in_words(contract.ends), contract


def _disputes(material: HandoverMaterial) -> Iterator[Candidate]:
    for conflict in by_urgency(material.account, material.as_of):
        if conflict.outcome and not conflict.open:
            yield (
                f"How was the dispute settled that was about this: {quote_text(conflict.text)}?",
                conflict.outcome,
                conflict,
            )
        elif conflict.co_mediator and (who := material.name_of(conflict.co_mediator)):
            yield f"Who there helps to settle the dispute about this: {quote_text(conflict.text)}?", who, conflict
        elif conflict.open:
            yield (
                f"What is the dispute about that we noticed on {in_words(conflict.noticed_on)}?",
                conflict.text,
                conflict,
            )


def _reasons_to_buy(material: HandoverMaterial) -> Iterator[Candidate]:
    charter = material.account.relationship.charter
    if charter.value_we_bring:
        yield f"What do we bring {material.account.name}?", charter.value_we_bring, charter


def _meetings(material: HandoverMaterial) -> Iterator[Candidate]:
    """The next of each name, reviews before the daily work."""
    coming = planned_meetings(material.account, material.as_of)
    named = {meeting_row(material.account, m, material.directory).name: m for m in reversed(coming)}
    for name, meeting in sorted(named.items(), key=lambda pair: (_everyday(material.account, pair[1]), pair[1].on)):
        yield f"When is the next meeting called {quote_text(name)}?", in_words(meeting.on), meeting


def _everyday(account: Account, meeting: Meeting) -> int:
    kind = kind_of(account, meeting) or "operations"
    return 0 if kind.endswith("review") or kind == "recovery" else 2 if kind in ("operations", "one_to_one") else 1


def _ways(material: HandoverMaterial) -> Iterator[Candidate]:
    culture = material.account.culture
    if culture.donts:
        yield f"What goes down badly at {material.account.name}?", "; ".join(culture.donts), culture


def _paper(material: HandoverMaterial) -> Iterator[Candidate]:
    making = material.account.decision_making
    if making.paper_process:
        yield f"What does it take on paper at {material.account.name}?", making.paper_process.text, making
    if making.calendar:
        yield "When can decisions be taken there, and when not?", making.calendar, making


def _goals(material: HandoverMaterial) -> Iterator[Candidate]:
    for goal in material.account.strategy.customer.goals:
        if goal.due and goal.due >= material.as_of and (who := material.name_of(goal.owner)):
            yield f"What does {who} want to reach by {in_words(goal.due)}?", goal.text, goal


def _projects(material: HandoverMaterial) -> Iterator[Candidate]:
    for project in material.account.projects:
        if project.open and (who := material.name_of(project.accountable)):
            yield f"Who of us answers for the project {quote_text(project.name)}?", who, project


def _responses(material: HandoverMaterial) -> Iterator[Candidate]:
    for event in sorted(material.account.rhythm, key=lambda event: event.contact_pause):
        if event.our_response:
            yield f"What do we do about {quote_text(event.name)}?", event.our_response.rstrip("."), event


def _difficulties(material: HandoverMaterial) -> Iterator[Candidate]:
    protocol = material.account.protocol
    for scenario in protocol.scenarios if protocol else ():
        if who := material.name_of(scenario.their_point):
            yield f"Whom there do we call in this difficulty: {quote_text(scenario.when)}?", who, scenario


def _horizon(material: HandoverMaterial) -> Iterator[Candidate]:
    for watch_state in watch_states(material.account, material.as_of, material.account.settings):
        on = watch_state.watch.takes_effect
        if on and watch_state.stage is not WatchStage.IN_FORCE:
            yield f"What may change things for them from {in_words(on)}?", watch_state.watch.text, watch_state.watch


def _contacts(material: HandoverMaterial) -> Iterator[Candidate]:
    for person in material.people:
        if person.present and (who := material.name_of(person.contact.owner)):
            yield f"Who of us looks after {person.label}?", who, person


def _successors(material: HandoverMaterial) -> Iterator[Candidate]:
    for person in material.account.stakeholders:
        successor = material.account.person(person.left.successor) if person.left else None
        if successor and successor.name:
            yield f"Who followed {person.label}, who has left?", successor.name, person


QUESTION_KINDS: Mapping[str, Callable[[HandoverMaterial], Iterator[Candidate]]] = {
    "who decides": _who_decides,
    "what of ours is late": _our_late_promises,
    "by when notice can be given": _notice_days,
    "in which form they want information": _formats,
    "when to leave them in peace": _quiet_times,
    "what the last dispute was, and how it ended": _disputes,
    "what they owe us": _their_promises,
    "when who is reached": _best_times,
    "what we bring them": _reasons_to_buy,
    "when we meet next": _meetings,
    "what goes down badly there": _ways,
    "what has to be signed, and when it can be decided": _paper,
    "what they want to reach": _goals,
    "whom to call in a difficulty": _difficulties,
    "what we do about their year": _responses,
    "who promised what": _our_promises,
    "who answers for which project": _projects,
    "what may change for them": _horizon,
    "who followed whom": _successors,
    "who looks after whom": _contacts,
}
"""What makes the questions of each kind, what is most worth knowing in the first week first."""
