"""Ten questions on an account, made of what its handover pack says, to prove that it was understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import timedelta

from generator.context.account.headline import key_trio, projects_figure, satisfaction_figure
from generator.context.account.meetings import meeting_row
from generator.context.account_view import AccountView
from generator.context.documents.handover.material import HandoverMaterial
from generator.context.documents.handover.pack import HandoverPack
from generator.context.documents.handover.people import form_words
from generator.context.places import Place
from generator.days.period import Span, in_words, span_in_words
from generator.insight.knowledge.watching import WatchStage, watch_states
from generator.insight.meetings.meetings import planned_meetings
from generator.insight.people.conflicts import by_urgency
from generator.insight.people.departures import has_left
from generator.insight.people.satisfaction import newest_satisfaction
from generator.insight.people.weight import DECIDING
from generator.insight.promises.promises import open_promises
from generator.insight.rhythm.rhythm import account_occurrences
from generator.insight.value.contract_clock import contract_clocks
from generator.model.record import Record
from generator.wording.text import in_prose, quote_text

MOST = 10
"""How many questions there are at the most."""

_ON_FIRST_SCREEN = 3
"""How many of them may be answered by the first screen of the overview."""

_LONGEST = 150
"""How many letters an answer has at the most; a longer one is nothing to know by heart."""


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question with its answer, which the handover pack has word by word."""

    #: What it asks about: who decides, the next time to leave them in peace ...
    kind: str
    ask: str
    answer: str
    #: Where the record stands that says so.
    place: Place


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions on an account, what is worth most first."""

    questions: tuple[QuizQuestion, ...]
    #: What could not be asked because it is not known: `by when notice can be given`.
    unknown: tuple[str, ...]

    @property
    def fewer(self) -> bool:
        """Whether there are fewer than there could be, since too little is known."""
        return len(self.questions) < MOST


_Candidate = tuple[str, str, Record]
"""A question, its answer, and the record that says so."""


def _who_decides(material: HandoverMaterial) -> Iterator[_Candidate]:
    making, account = material.account.decision_making, material.account
    people = [p for id in making.who_can_change if (p := account.person(id)) and not has_left(p, material.as_of)]
    if people:
        yield f"Who at {account.name} can still turn a decision around?", in_prose([p.label for p in people]), making
    deciding = [person for person in material.people if set(person.decision_role) & set(DECIDING)]
    if deciding:
        yield f"Who at {account.name} decides about us?", in_prose([p.label for p in deciding]), deciding[0]


def _formats(material: HandoverMaterial) -> Iterator[_Candidate]:
    money = sorted(material.people, key=lambda p: "economic_buyer" not in p.decision_role)
    for person in money:
        if person.present and person.information.formats:
            title = f", {person.title}," if person.title else ""
            yield f"In which form does {person.label}{title} want information?", form_words(person), person


def _best_times(material: HandoverMaterial) -> Iterator[_Candidate]:
    for person in material.people:
        if person.present and person.contact.best_time:
            yield f"When is {person.label} reached, and when not?", person.contact.best_time, person


def _quiet_times(material: HandoverMaterial) -> Iterator[_Candidate]:
    window = Span(material.as_of, material.as_of + timedelta(days=365))
    coming = account_occurrences(material.account, window)
    for occurrence in sorted(coming, key=lambda occurrence: not occurrence.event.contact_pause):
        event = occurrence.event
        if event.contact_pause or event.kind in ("shutdown", "freeze", "peak"):
            peace = ", when we leave them in peace" if event.contact_pause else ""
            yield f"When is {quote_text(event.name)}{peace}?", span_in_words(occurrence.span), event


def _our_late_promises(material: HandoverMaterial) -> Iterator[_Candidate]:
    for promise in open_promises(material.account, "us", material.as_of):
        made, late = promise.commitment, promise.days_late > 0
        whom = material.name_of(made.to) or material.account.name
        who = material.name_of(made.by)
        if who and late:
            yield f"What did {who} promise {whom} by {in_words(made.due)}, which is late?", made.text, made


def _our_promises(material: HandoverMaterial) -> Iterator[_Candidate]:
    for promise in open_promises(material.account, "us", material.as_of):
        made = promise.commitment
        if who := material.name_of(made.by):
            yield f"Who of us promised {material.account.name} this: {quote_text(made.text)}?", who, made


def _their_promises(material: HandoverMaterial) -> Iterator[_Candidate]:
    for promise in open_promises(material.account, "customer", material.as_of):
        made = promise.commitment
        if who := material.name_of(made.by):
            yield f"What does {who} owe us, due {in_words(made.due)}?", made.text, made


def _notice_days(material: HandoverMaterial) -> Iterator[_Candidate]:
    for clock in contract_clocks(material.account, material.as_of, material.account.settings):
        contract = clock.contract
        name = quote_text(contract.name)
        if clock.in_force and contract.notice_by:
            yield f"By when has notice to be given on {name}?", in_words(contract.notice_by), contract
        elif clock.in_force:
            yield f"When does {name} end?", in_words(contract.ends), contract


def _disputes(material: HandoverMaterial) -> Iterator[_Candidate]:
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


def _reasons_to_buy(material: HandoverMaterial) -> Iterator[_Candidate]:
    charter = material.account.relationship.charter
    if charter.value_we_bring:
        yield f"What do we bring {material.account.name}?", charter.value_we_bring, charter


def _meetings(material: HandoverMaterial) -> Iterator[_Candidate]:
    for meeting in planned_meetings(material.account, material.as_of):
        name = meeting_row(material.account, meeting, material.directory).name
        yield f"When is the next meeting called {quote_text(name)}?", in_words(meeting.on), meeting


def _ways(material: HandoverMaterial) -> Iterator[_Candidate]:
    culture = material.account.culture
    if culture.donts:
        yield f"What goes down badly at {material.account.name}?", "; ".join(culture.donts), culture


def _paper(material: HandoverMaterial) -> Iterator[_Candidate]:
    making = material.account.decision_making
    if making.paper_process:
        yield "What has to be signed there, and by whom?", making.paper_process.text, making
    if making.calendar:
        yield "When can decisions be taken there, and when not?", making.calendar, making


def _goals(material: HandoverMaterial) -> Iterator[_Candidate]:
    for goal in material.account.strategy.customer.goals:
        if goal.due and goal.due >= material.as_of and (who := material.name_of(goal.owner)):
            yield f"What does {who} want to reach by {in_words(goal.due)}?", goal.text, goal


def _projects(material: HandoverMaterial) -> Iterator[_Candidate]:
    for project in material.account.projects:
        if project.open and (who := material.name_of(project.accountable)):
            yield f"Who of us answers for the project {quote_text(project.name)}?", who, project


def _responses(material: HandoverMaterial) -> Iterator[_Candidate]:
    for event in material.account.rhythm:
        if event.our_response:
            yield f"What do we do about {quote_text(event.name)}?", event.our_response.rstrip("."), event


def _difficulties(material: HandoverMaterial) -> Iterator[_Candidate]:
    protocol = material.account.protocol
    for scenario in protocol.scenarios if protocol else ():
        if who := material.name_of(scenario.their_point):
            yield f"Whom there do we call in this difficulty: {quote_text(scenario.when)}?", who, scenario


def _horizon(material: HandoverMaterial) -> Iterator[_Candidate]:
    for watch_state in watch_states(material.account, material.as_of, material.account.settings):
        on = watch_state.watch.takes_effect
        if on and watch_state.stage is not WatchStage.IN_FORCE:
            yield f"What may change things for them from {in_words(on)}?", watch_state.watch.text, watch_state.watch


def _contacts(material: HandoverMaterial) -> Iterator[_Candidate]:
    for person in material.people:
        if person.present and (who := material.name_of(person.contact.owner)):
            yield f"Who of us looks after {person.label}?", who, person


def _successors(material: HandoverMaterial) -> Iterator[_Candidate]:
    for person in material.account.stakeholders:
        successor = material.account.person(person.left.successor) if person.left else None
        if successor and successor.name:
            yield f"Who followed {person.label}, who has left?", successor.name, person


_KINDS: Mapping[str, Callable[[HandoverMaterial], Iterator[_Candidate]]] = {
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


def make_quiz(view: AccountView, pack: HandoverPack) -> Quiz:
    """The questions on an account: one of each kind, then a second of each, until there are ten.

    Only what the pack says word by word is asked, nothing that stands on one of them for us alone, and no more than
    three things that the first screen of the overview answers.
    """
    material = HandoverMaterial(view)
    said, screen = "\n".join(_texts(pack)), "\n".join(_first_screen(view))
    known = {kind: [c for c in make(material) if _can_be_asked(c, said)] for kind, make in _KINDS.items()}
    chosen: list[QuizQuestion] = []
    on_screen = 0
    turns = max(map(len, known.values()), default=0)
    for turn in range(turns):
        for kind, candidates in known.items():
            ask, answer, record = candidates[turn] if turn < len(candidates) else ("", "", view.account.profile)
            shown = answer in screen
            taken = any(answer == other.answer for other in chosen)
            if not ask or taken or len(chosen) == MOST or (shown and on_screen == _ON_FIRST_SCREEN):
                continue
            on_screen += shown
            chosen.append(QuizQuestion(kind, ask, answer, view.places.of(record)))
    return Quiz(tuple(chosen), tuple(kind for kind, candidates in known.items() if not candidates))


def _can_be_asked(candidate: _Candidate, said: str) -> bool:
    ask, answer, _ = candidate
    return bool(answer) and len(answer) <= _LONGEST and answer in said and answer not in ask


def _texts(value: object) -> Iterator[str]:
    """Every text of a document, without its links."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif is_dataclass(value):
        for entry in fields(value):
            yield from _texts(getattr(value, entry.name))


def _first_screen(view: AccountView) -> Iterator[str]:
    """What the first screen of the overview says: the state with its reasons, the figures, their newest words."""
    account, as_of = view.account, view.as_of
    yield account.profile.summary or ""
    yield from (text for reason in view.state.reasons for text in (reason.message, reason.advice))
    for figure in (satisfaction_figure(account, as_of), projects_figure(account), *key_trio(account)):
        yield from (figure.value, figure.note)
    judgement = newest_satisfaction(account, as_of)
    yield (judgement.words or "") if judgement else ""
