"""The view from the top: both companies in two columns with the same rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from generator.context.directory import Directory
from generator.context.states import value_title
from generator.context.views import SourcedFact, Who
from generator.days.period import in_words
from generator.insight.meetings.reviews import held_reviews
from generator.insight.value.headwinds import answered_by, hindered_by, taking_part
from generator.model.account import Account
from generator.model.record import Fact, Record, Source
from generator.model.strategy import CustomerGoal, OurGoal
from generator.model.value import Initiative
from generator.wording.text import plain_words

_TOP = ("board", "executive")


@dataclass(frozen=True, slots=True)
class ViewPoint:
    """One thing in a cell of the view."""

    told: SourcedFact
    #: Whom it concerns: who answers for a goal, who feels a pressure.
    people: tuple[Who, ...] = ()
    #: What goes with it, in a few plain words; may be empty.
    note: str = ""
    #: The record it was typed in; None for what stands in no list.
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class ViewRow:
    """The same thing of both companies; an empty side is not known, or there is none."""

    #: phase, people, vision, one_year, three_years, ten_years, goals, plans, initiatives, pressures, obstacles or
    #: competitors.
    key: str
    customer: tuple[ViewPoint, ...]
    us: tuple[ViewPoint, ...]


def view_from_the_top(account: Account, as_of: date, directory: Directory) -> tuple[ViewRow, ...]:
    """All rows of the view, those about which nothing is known on either side among them."""
    theirs, ours = account.strategy.customer, account.strategy.us
    standing = [obstacle for obstacle in theirs.obstacles if obstacle.status == "open"]

    def facts(key: str, customer: Fact | None, us: Fact | None) -> ViewRow:
        return ViewRow(key, _fact(customer, directory), _fact(us, directory))

    return (
        ViewRow("phase", _word(account.profile.lifecycle), _word(account.profile.plan_type)),
        ViewRow("people", _their_top(account, directory), _our_top(account, directory)),
        facts("vision", theirs.vision, ours.vision),
        facts("one_year", theirs.direction.one_year, ours.direction.one_year),
        facts("three_years", theirs.direction.three_years, ours.direction.three_years),
        facts("ten_years", theirs.direction.ten_years, ours.direction.ten_years),
        ViewRow(
            "goals",
            tuple(_goal(goal, directory) for goal in theirs.goals),
            tuple(_goal(goal, directory) for goal in ours.goals),
        ),
        ViewRow("plans", _plans(account, directory), _our_plans(account, as_of, directory)),
        ViewRow("initiatives", _their_work(account, directory), _our_work(account, directory)),
        ViewRow(
            "pressures",
            tuple(
                ViewPoint(
                    _sourced_judgement(p.text, p.source, directory), directory.all(p.hits), plain_words(p.kind), p
                )
                for p in theirs.pressures
            ),
            _touched_points([answered_by(account, pressure) for pressure in theirs.pressures], "bears on"),
        ),
        ViewRow(
            "obstacles",
            tuple(
                ViewPoint(_sourced_judgement(obstacle.text, obstacle.source, directory), record=obstacle)
                for obstacle in standing
            ),
            _touched_points([hindered_by(account, obstacle) for obstacle in standing], "held up by"),
        ),
        ViewRow("competitors", _their_rivals(account, directory), _our_rivals(account)),
    )


def _word(value: str | None) -> tuple[ViewPoint, ...]:
    return (ViewPoint(SourcedFact(value_title(value))),) if value else ()


def _fact(fact: Fact | None, directory: Directory) -> tuple[ViewPoint, ...]:
    told = directory.sourced_fact(fact)
    return (ViewPoint(told),) if told else ()


def _sourced_judgement(text: str, source: Source | None, directory: Directory) -> SourcedFact:
    return replace(directory.sourced_fact(source) or SourcedFact(""), text=text)


def _persons(people: Iterable[Who]) -> tuple[ViewPoint, ...]:
    return tuple(ViewPoint(SourcedFact(who.title), (who,)) for who in people)


def _their_top(account: Account, directory: Directory) -> tuple[ViewPoint, ...]:
    floors = [person for floor in _TOP for person in account.stakeholders if person.floor == floor]
    return _persons(directory.theirs(person) for person in floors if person.present)


def _our_top(account: Account, directory: Directory) -> tuple[ViewPoint, ...]:
    """The owner, and those of our executives who look after somebody there."""
    known = {relation.with_ for person in account.stakeholders for relation in person.relationships}
    known |= {person.contact.owner for person in account.stakeholders if person.contact.owner}
    sponsors = [
        member.id
        for member in (*account.team, *account.colleagues)
        if member.role == "executive_sponsor" and member.id in known
    ]
    return _persons(directory.all(dict.fromkeys((*sponsors, account.profile.owner))))


def _goal(goal: CustomerGoal | OurGoal, directory: Directory) -> ViewPoint:
    baseline = getattr(goal, "baseline", None) or ""
    parts = [
        f"measured by {goal.measure}" if goal.measure else "",
        f"from: {baseline}" if baseline else "",
        f"target: {goal.target}" if goal.target else "",
        f"now: {goal.current}" if goal.current else "",
        f"by {in_words(goal.due)}" if goal.due else "",
    ]
    if isinstance(goal, OurGoal):
        parts = [plain_words(goal.status or ""), *parts, f"the manager says: {goal.comment}" if goal.comment else ""]
    owner = directory.who(goal.owner)
    confidence = getattr(goal, "confidence", None) or ""
    note = "; ".join(part for part in parts if part)
    return ViewPoint(SourcedFact(goal.text, confidence=confidence), (owner,) if owner else (), note, goal)


def _plans(account: Account, directory: Directory) -> tuple[ViewPoint, ...]:
    plans = account.strategy.customer.plans
    return (ViewPoint(directory.sourced_text(plans.text, plans.from_, plans.on)),) if plans else ()


def _our_plans(account: Account, as_of: date, directory: Directory) -> tuple[ViewPoint, ...]:
    """What their plans mean for us, as it was last put down at a review."""
    noted = (
        (reviewing.on, reviewing.review.sections.what_it_means)
        for reviewing in held_reviews(account, as_of)
        if reviewing.review
    )
    latest = next(((on, text) for on, text in noted if text), None)
    return (ViewPoint(directory.sourced_text(latest[1], None, latest[0])),) if latest else ()


def _their_work(account: Account, directory: Directory) -> tuple[ViewPoint, ...]:
    """What they undertake, whether or not we take part in it."""
    going = [i for i in account.initiatives if i.led_by != "us" and not i.over]
    return tuple(_work_point(i, i.owners.customer, _OUR_PARTS[i.our_part], directory) for i in going)


_OUR_PARTS = {"none": "without us", "possible": "we could take part", "active": "with us"}


def _our_work(account: Account, directory: Directory) -> tuple[ViewPoint, ...]:
    return tuple(_work_point(i, i.owners.us, "", directory) for i in taking_part(account))


def _work_point(initiative: Initiative, owner: str | None, part: str, directory: Directory) -> ViewPoint:
    due = f"by {in_words(initiative.due)}" if initiative.due else ""
    note = ", ".join(filter(None, (part, due)))
    return ViewPoint(SourcedFact(initiative.text), directory.all([owner] if owner else []), note)


def _touched_points(touched: list[tuple[Initiative, ...]], verb: str) -> tuple[ViewPoint, ...]:
    """Our work touched by some of several pressures or obstacles, that which is touched by most first."""
    times = Counter(initiative.text for initiatives in touched for initiative in initiatives)
    return tuple(
        ViewPoint(SourcedFact(text), note=f"{verb} {many} of {len(touched)}")
        for text, many in sorted(times.items(), key=lambda item: (-item[1], item[0]))
    )


def _their_rivals(account: Account, directory: Directory) -> tuple[ViewPoint, ...]:
    return tuple(
        ViewPoint(directory.sourced_fact(rival.move, rival.name) or SourcedFact("", about=rival.name), record=rival)
        for rival in account.strategy.customer.competitors
    )


def _our_rivals(account: Account) -> tuple[ViewPoint, ...]:
    rivals = [partner for partner in account.partners if partner.competes_with_us]
    return tuple(ViewPoint(SourcedFact(rival.does, about=rival.name)) for rival in rivals)
