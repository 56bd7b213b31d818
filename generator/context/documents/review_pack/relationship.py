"""The sections of a review pack about the two companies themselves: how they get on, and what is to be decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from generator.checks.rule import Severity
from generator.context.documents.review_pack.material import ReviewMaterial
from generator.context.documents.vocabulary import Item, Section
from generator.context.questions import OpenQuestion
from generator.context.states import satisfied_state, value_state, value_title
from generator.days.period import in_short, in_words
from generator.insight.meetings.meetings import planned_meetings, title_of
from generator.insight.meetings.reviews import held_reviews
from generator.insight.people.conflicts import unsettled_conflicts
from generator.insight.people.satisfaction import satisfaction_state
from generator.insight.value.scorecard import newest_ratings
from generator.paths import account_page
from generator.wording.text import join_texts, plain_words

_ASKS = 4
_WARNINGS = 3
_ROLES = ("ambassador", "mediator")
"""The roles whose warnings belong to how the two companies get on."""


def standing(material: ReviewMaterial) -> Iterator[Item]:
    """How satisfied they are, how each rates the other, how much trust there is, what divides us."""
    account, relationship = material.account, material.account.relationship
    state = satisfaction_state(account, material.as_of, account.settings)
    if state:
        newest, before = state.newest, state.before
        was = f"{before.score} on {in_short(before.on)}" if before else "first judgement"
        text = join_texts((f"{newest.score} of 5 ({was})", material.cut(newest.words)), ": ")
        whose = material.name_of(next(iter(newest.from_), None))
        yield Item(text, "Satisfaction", whose, newest.on, satisfied_state(newest))
    noted = sorted((trust for trust in relationship.trust if trust.on <= material.as_of), key=lambda trust: trust.on)
    if noted:
        was = f" ({noted[-2].score} before)" if len(noted) > 1 else ""
        yield Item(f"{noted[-1].score} of 5{was}: {material.cut(noted[-1].evidence)}", "Trust", "", noted[-1].on)
    yield from _ratings(material)
    if relationship.stage:
        yield Item(plain_words(relationship.stage), "Stage", target=account_page(account.id, "ambassador"))
    if account.strategy.us.vision:
        yield Item(material.cut(account.strategy.us.vision.text), "Our vision", target=account_page(account.id, "ceo"))
    for conflict in unsettled_conflicts(account, material.as_of):
        place = account_page(account.id, "mediator", f"conflict-{conflict.id}")
        status = value_state(conflict.status)
        yield Item(material.cut(conflict.text), "Dispute", on=conflict.noticed_on, state=status, target=place)


def _ratings(material: ReviewMaterial) -> Iterator[Item]:
    """How each side rates the other, the lowest first."""
    place = account_page(material.account.id, "shareholder", "scorecard")
    of_us = newest_ratings(material.account, "us", material.as_of)
    of_them = newest_ratings(material.account, "customer", material.as_of)
    for about, rated in (("They rate us", of_us), ("We rate them", of_them)):
        for line, before in ((row.line, row.before) for row in rated):
            was = f" ({before.score} before)" if before else ""
            text = join_texts((f"{material.cut(line.subject)}, {line.score} of 5{was}", material.cut(line.why)), ": ")
            yield Item(text, about, material.name_of(line.by), line.on, target=place)


def steps(material: ReviewMaterial) -> list[Item]:
    """What we do about the relationship: repairs, meetings, people to see, and where it should go."""
    return material.to_come([*_repairs(material), *_meetings(material), *_warnings(material), *_target(material)])


def _repairs(material: ReviewMaterial) -> Iterator[Item]:
    for conflict in material.account.conflicts:
        for step in conflict.repair:
            if step.done is None and conflict.noticed_on <= material.as_of:
                place = account_page(material.account.id, "mediator", f"conflict-{conflict.id}")
                note = f"to mend: {material.cut(conflict.text)}"
                yield Item(material.cut(step.text), note=note, on=step.due, state=material.late(step.due), target=place)


def _meetings(material: ReviewMaterial) -> Iterator[Item]:
    account, booked = material.account, material.review.booked
    for meeting in planned_meetings(account, material.as_of):
        if not (booked and booked.meeting is meeting):
            who = material.directory.all(id for id in meeting.attendees if account.person(id))
            note = ", ".join(person.name for person in who)
            place = account_page(account.id, "meetings", meeting.id)
            yield Item(title_of(account, meeting) or "Meeting", note=note, on=meeting.on, target=place)


def _warnings(material: ReviewMaterial) -> Iterator[Item]:
    """The most urgent of what the ambassador and the mediator have to see to."""
    findings = [
        finding
        for finding in material.view.checked.findings
        if finding.rule.role in _ROLES and finding.severity is not Severity.NOTE
    ]
    for finding in findings[:_WARNINGS]:
        place = material.view.places.of(next(iter(finding.records), None))
        note = join_texts((material.cut(finding.advice), material.name_of(finding.owner)), " ")
        yield Item(material.cut(finding.message), note=note, target=place.target)


def _target(material: ReviewMaterial) -> Iterator[Item]:
    relationship = material.account.relationship
    if relationship.target:
        why = f": {material.cut(relationship.why)}" if relationship.why else ""
        yield Item(f"{value_title(relationship.target)}{why}", "To become")


def decisions_behind(material: ReviewMaterial) -> Section[Item]:
    """What was decided at the last review of which anything is noted."""
    held = held_reviews(material.account, material.as_of)
    last = next((reviewing for reviewing in held if reviewing.review and reviewing.review.sections.decisions), None)
    decided = last.review.sections.decisions if last and last.review else ()
    heading = f"Decided on {in_words(last.on)}" if last else "Decided last time"
    empty = "No decision of a review is noted: say at this one what came of what was agreed."
    return material.section("behind", heading, (Item(material.cut(text)) for text in decided), empty)


def decisions_wanted(material: ReviewMaterial) -> list[Item]:
    """What should be decided, what is to be settled by asking, and when to meet again."""
    booked = material.review.booked
    noted = booked.review.sections.decisions if booked and booked.review else ()
    wanted = [*(booked.meeting.decisions_wanted if booked and booked.meeting else ()), *noted]
    decide = [Item(material.cut(text), "Decide") for text in dict.fromkeys(wanted)]
    if not decide:
        decide = [Item("say what you want decided, or meet to learn", "Decide")]
    after = material.review.on + timedelta(days=material.review.every) if material.review.on else None
    again = Item("the review after this one, before you part", "Book", f"due by {in_short(after)}" if after else "")
    return [*decide[:3], *_asks(material), again]


def _asks(material: ReviewMaterial) -> Iterator[Item]:
    """Questions to settle: first those of the people who come, somebody's own before those of the roles."""
    booked = material.review.booked
    there = booked.attendees if booked else ()
    questions = material.view.questions
    by_hand = [
        *material.view.open_questions,
        *(q for role_questions in questions.values() for q in role_questions.open if q.by_hand),
    ]
    of_roles = [q for id in ("ceo", "shareholder") if id in questions for q in questions[id].open if not q.by_hand]
    asked = [
        *sorted(by_hand, key=lambda q: (not _comes(q, there), q.by is None, q.by or material.as_of)),
        *sorted(of_roles, key=lambda q: not _comes(q, there)),
    ]
    for question in [q for q in asked if q.say][:_ASKS]:
        whom = f"Ask {question.whom.name}" if question.whom else "Ask"
        yield Item(material.cut(question.say), whom, f"by {in_short(question.by)}" if question.by else "")


def _comes(question: OpenQuestion, there: tuple[str, ...]) -> bool:
    target = question.whom.target if question.whom else None
    return target is not None and target.anchor in there
