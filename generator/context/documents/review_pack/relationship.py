"""The sections of a review pack about the two companies themselves: how they get on, and what is to be decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.checks.rule import Severity
from generator.context.documents.review_pack.preparing import ReviewMaterial, cut_line, join_texts
from generator.context.documents.review_pack.views import Half, Item
from generator.context.questions import OpenQuestion
from generator.context.states import satisfied_state, value_state, value_title
from generator.days.period import in_short, in_words
from generator.insight.meetings.meetings import planned_meetings, title_of
from generator.insight.meetings.reviews import held_reviews
from generator.insight.people.conflicts import unsettled_conflicts
from generator.insight.people.satisfaction import satisfaction_state
from generator.paths import account_page
from generator.wording.text import plain_words

_ASKS = 4
_WARNINGS = 3
_ROLES = ("ambassador", "mediator")
"""The roles whose warnings belong to how the two companies get on."""


def relationship_behind(prepared: ReviewMaterial) -> Half:
    """How satisfied they are, how much trust there is, which disputes are open."""
    lines = [*_satisfaction(prepared), *_trust(prepared), *_stage(prepared), *_conflicts(prepared)]
    empty = f"Not known yet: ask {prepared.could_say} how satisfied they are, from one to five."
    return prepared.half("Where we stand", lines, empty)


def _satisfaction(prepared: ReviewMaterial) -> Iterator[Item]:
    account = prepared.account
    state = satisfaction_state(account, prepared.as_of, account.settings)
    if state:
        newest, before = state.newest, state.before
        was = f"{before.score} on {in_short(before.on)}" if before else "first judgement"
        text = join_texts((f"{newest.score} of 5 ({was})", cut_line(newest.words)), ": ")
        yield Item(
            text, "Satisfaction", prepared.name_of(next(iter(newest.from_), None)), newest.on, satisfied_state(newest)
        )


def _trust(prepared: ReviewMaterial) -> Iterator[Item]:
    noted = sorted((trust for trust in prepared.account.relationship.trust if trust.on <= prepared.as_of),
                   key=lambda trust: trust.on)  # fmt: skip
    if noted:
        was = f" ({noted[-2].score} before)" if len(noted) > 1 else ""
        yield Item(f"{noted[-1].score} of 5{was}: {cut_line(noted[-1].evidence)}", "Trust", "", noted[-1].on)


def _stage(prepared: ReviewMaterial) -> Iterator[Item]:
    now = prepared.account.relationship.stage
    if now:
        yield Item(plain_words(now), "Stage", target=account_page(prepared.account.id, "ambassador"))


def _conflicts(prepared: ReviewMaterial) -> Iterator[Item]:
    for conflict in unsettled_conflicts(prepared.account, prepared.as_of):
        place = account_page(prepared.account.id, "mediator", f"conflict-{conflict.id}")
        yield Item(cut_line(conflict.text), "Dispute", "", conflict.noticed_on, value_state(conflict.status), place)


def relationship_ahead(prepared: ReviewMaterial) -> Half:
    """What we do about the relationship: repairs, meetings, people to see, and where it should go."""
    lines = [*_repairs(prepared), *_meetings(prepared), *_warnings(prepared), *_target(prepared)]
    empty = "Nothing noted yet: say where this relationship should be at the next review."
    return prepared.to_come("Where it goes from here", lines, empty)


def _repairs(prepared: ReviewMaterial) -> Iterator[Item]:
    for conflict in prepared.account.conflicts:
        for step in conflict.repair:
            if step.done is None and conflict.noticed_on <= prepared.as_of:
                place = account_page(prepared.account.id, "mediator", f"conflict-{conflict.id}")
                note = f"to mend: {cut_line(conflict.text)}"
                yield Item(cut_line(step.text), note=note, on=step.due, state=prepared.late(step.due), target=place)


def _meetings(prepared: ReviewMaterial) -> Iterator[Item]:
    account, booked = prepared.account, prepared.review.booked
    for meeting in planned_meetings(account, prepared.as_of):
        if not (booked and booked.meeting is meeting):
            who = prepared.directory.all(id for id in meeting.attendees if account.person(id))
            note = ", ".join(person.name for person in who)
            place = account_page(account.id, "meetings", meeting.id)
            yield Item(title_of(account, meeting) or "Meeting", note=note, on=meeting.on, target=place)


def _warnings(prepared: ReviewMaterial) -> Iterator[Item]:
    """The most urgent of what the ambassador and the mediator have to see to."""
    findings = [
        finding
        for finding in prepared.view.checked.findings
        if finding.rule.role in _ROLES and finding.severity is not Severity.NOTE
    ]
    for finding in findings[:_WARNINGS]:
        place = prepared.view.places.of(next(iter(finding.records), None))
        yield Item(
            cut_line(finding.advice or finding.message), note=prepared.name_of(finding.owner), target=place.target
        )


def _target(prepared: ReviewMaterial) -> Iterator[Item]:
    relationship = prepared.account.relationship
    if relationship.target:
        why = f": {cut_line(relationship.why)}" if relationship.why else ""
        yield Item(f"{value_title(relationship.target)}{why}", "To become")


def decisions_behind(prepared: ReviewMaterial) -> Half:
    """What was decided at the last review of which anything is noted."""
    held = held_reviews(prepared.account, prepared.as_of)
    last = next((reviewing for reviewing in held if reviewing.review and reviewing.review.sections.decisions), None)
    decided = last.review.sections.decisions if last and last.review else ()
    heading = f"Decided on {in_words(last.on)}" if last else "Decided last time"
    empty = "No decision of a review is noted: say at this one what came of what was agreed."
    return prepared.half(heading, (Item(cut_line(text)) for text in decided), empty)


def decisions_ahead(prepared: ReviewMaterial) -> Half:
    """What should be decided, what is to be settled by asking, and when to meet again."""
    booked = prepared.review.booked
    noted = booked.review.sections.decisions if booked and booked.review else ()
    wanted = dict.fromkeys((*(booked.meeting.decisions_wanted if booked and booked.meeting else ()), *noted))
    decide = [Item(cut_line(text), "Decide") for text in wanted]
    if not wanted:
        decide = [Item("say what you want decided, or meet to learn", "Decide")]
    after = prepared.review.on + timedelta(days=prepared.review.every) if prepared.review.on else None
    again = Item("the review after this one, before you part", "Book", f"due by {in_short(after)}" if after else "")
    return prepared.half("To be decided and settled", [*decide[:3], *_asks(prepared), again], "")


def _asks(prepared: ReviewMaterial) -> Iterator[Item]:
    """Questions to settle: first those of the people who come, somebody's own before those of the roles."""
    booked = prepared.review.booked
    there = booked.attendees if booked else ()
    questions = prepared.view.questions
    by_hand = [
        *prepared.view.open_questions,
        *(q for role_questions in questions.values() for q in role_questions.open if q.by_hand),
    ]
    of_roles = [q for id in ("ceo", "shareholder") if id in questions for q in questions[id].open if not q.by_hand]
    asked = [
        *sorted(by_hand, key=lambda q: (not _comes(q, there), q.by is None, q.by or prepared.as_of)),
        *sorted(of_roles, key=lambda q: not _comes(q, there)),
    ]
    for question in [q for q in asked if not q.ourselves][:_ASKS]:
        whom = f"Ask {question.whom.name}" if question.whom else "Ask"
        yield Item(cut_line(question.ask), whom, f"by {in_short(question.by)}" if question.by else "")


def _comes(question: OpenQuestion, there: tuple[str, ...]) -> bool:
    target = question.whom.target if question.whom else None
    return target is not None and target.anchor in there
