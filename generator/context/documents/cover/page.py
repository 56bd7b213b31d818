"""One account for the days its manager is away: what to do, what only to know, whom to turn to, what changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from generator.checks.state import Colour
from generator.context.account.history import list_moments
from generator.context.account_view import AccountView
from generator.context.documents.material import Material
from generator.context.documents.vocabulary import Item
from generator.context.states import NOT_KNOWN, value_state
from generator.days.period import Span, in_short, span_in_words
from generator.insight.dates.dated_thing import DatedThing
from generator.insight.dates.dated_things import dated_things
from generator.insight.people.absence import absence_span, absences_near
from generator.insight.people.conflicts import by_urgency
from generator.insight.people.succession import closely_managed
from generator.insight.promises.promises import open_on_both_sides, open_promises
from generator.insight.rhythm.rhythm import account_occurrences, quietness
from generator.model.rhythm import RhythmEvent
from generator.model.team import Absence
from generator.paths import Target, account_page
from generator.wording.text import count_noun, in_prose, join_texts, plain_words, sentence_case

_ROOM = 8
"""How many lines a list may have, so that an account stays on its page."""


@dataclass(frozen=True, slots=True)
class CoverList:
    """A list on the page of an account, with what to say when it is empty."""

    title: str
    lines: tuple[Item, ...]
    #: How many more there are than the page has room for.
    more: int
    empty: str


@dataclass(frozen=True, slots=True)
class CoverPage:
    """An account for the days of an absence of who manages it; for us alone."""

    account: str
    target: Target
    #: First and last day of the absence, by which it is known.
    first: date
    last: date
    #: How the account stands, in a sentence.
    state: str
    #: How to go about them: what goes down well, and what does not; empty while that is not known.
    engage: str
    lists: tuple[CoverList, ...]
    #: When to turn to somebody higher, each a trigger.
    triggers: tuple[str, ...]
    #: What happened from the first day on, to be gone through on return; empty before.
    since: CoverList


@dataclass(frozen=True, slots=True)
class _CoverMaterial(Material):
    longest: ClassVar[int] = 160

    absence: Absence

    @property
    def span(self) -> Span:
        return absence_span(self.absence)

    @property
    def things(self) -> tuple[DatedThing, ...]:
        return dated_things(self.account, self.as_of, self.span)

    def make_list(self, title: str, lines: Iterator[Item], empty: str, room: int = _ROOM) -> CoverList:
        whole = tuple(lines)
        return CoverList(title, whole[:room], len(whole[room:]), empty)

    def due_words(self, due: date) -> str:
        return f"{'was ' if due < self.as_of else ''}due {in_short(due)}"


def cover_pages(view: AccountView) -> Iterator[CoverPage]:
    """The pages of an account for the absences of its manager that are near, or just over; none of a closed account."""
    owner = view.account.colleague(view.account.profile.owner)
    for absence in absences_near(owner, view.as_of) if owner and not view.closed else ():
        yield _make_page(_CoverMaterial(view, absence))


def _make_page(material: _CoverMaterial) -> CoverPage:
    account, span = material.account, material.span
    return CoverPage(
        account=account.name,
        target=account_page(account.id, "handover", "absences"),
        first=span.start,
        last=span.end,
        state=_state_words(material),
        engage=material.cut(_engage_words(material)),
        lists=(
            material.make_list("What goes on there", _their_days(material), "Nothing is known of their year."),
            material.make_list("To do in these days", _to_do(material), "Nothing falls into these days."),
            material.make_list("Only to know", _to_know(material), "Nothing.", 2 * _ROOM),
            material.make_list("Whom to know", _contacts(material), f"Not known yet: ask {material.asked}."),
            material.make_list("Needs nothing from you", _at_rest(material), "Nothing else is open."),
        ),
        triggers=tuple(_triggers(material)),
        since=material.make_list(
            "On return: what happened since, to be gone through",
            _since(material) if material.as_of >= span.start else iter(()),
            "Nothing is noted.",
            2 * _ROOM,
        ),
    )


def _state_words(material: _CoverMaterial) -> str:
    state = material.view.state
    word = NOT_KNOWN if state.colour is Colour.UNKNOWN else value_state(state.colour.value)
    reason = next((reason.message for reason in state.reasons), "")
    return join_texts((sentence_case(word.word), material.cut(reason)), ": ")


def _engage_words(material: _CoverMaterial) -> str:
    culture = material.account.culture
    badly = f"Never: {'; '.join(culture.donts[:2])}" if culture.donts else ""
    return join_texts(("; ".join(culture.dos[:2]), badly), ". ")


def _their_days(material: _CoverMaterial) -> Iterator[Item]:
    """What comes round there in these days, first when to leave them in peace and when nothing may change."""
    coming = account_occurrences(material.account, material.span)
    for occurrence in sorted(coming, key=lambda occurrence: quietness(occurrence.event)):
        event = occurrence.event
        text = join_texts((span_in_words(occurrence.span), material.cut(event.effect_on_them)), ": ")
        yield Item(text, event.name, "leave them in peace" if event.contact_pause else "")


def _to_do(material: _CoverMaterial) -> Iterator[Item]:
    """What their manager would see to in these days, and what they owe already."""
    owner = material.account.profile.owner
    for promise in open_promises(material.account, "us", material.as_of):
        commitment = promise.commitment
        if commitment.by == owner and commitment.due < material.span.start:
            yield Item(material.cut(commitment.text), "Our promise", material.due_words(commitment.due))
    yield from (
        _thing_item(material, thing) for thing in material.things if _is_theirs(material, thing) and not thing.over
    )


def _to_know(material: _CoverMaterial) -> Iterator[Item]:
    """What others see to in these days or owe already, and what happens there by itself."""
    for thing in material.things:
        if not _is_theirs(material, thing) and not isinstance(thing.record, RhythmEvent):
            yield _thing_item(material, thing)
    both, owner = open_on_both_sides(material.account, material.as_of), material.account.profile.owner
    for commitment in (promise.commitment for promise in (*both.ours, *both.theirs)):
        if commitment.by != owner and commitment.due < material.span.start:
            kind = "Our promise" if commitment.side == "us" else "Their promise"
            yield Item(
                material.cut(commitment.text),
                kind,
                join_texts((material.name_of(commitment.by), material.due_words(commitment.due))),
            )


_BY_ITSELF = ("Their year", "Takes effect", "Their promise")
"""Kinds of dated things nobody of ours has to do anything about on the day."""


def _is_theirs(material: _CoverMaterial, thing: DatedThing) -> bool:
    return thing.owner == material.account.profile.owner and thing.kind.value not in _BY_ITSELF


def _thing_item(material: _CoverMaterial, thing: DatedThing) -> Item:
    who = "" if thing.owner == material.account.profile.owner else material.name_of(thing.owner)
    return Item(
        material.cut(thing.line), thing.kind.value, who, thing.on, target=material.view.places.of(thing.record).target
    )


def _contacts(material: _CoverMaterial) -> Iterator[Item]:
    people = [person for person in material.account.stakeholders if closely_managed(person)]
    near = [
        person
        for person in material.account.stakeholders
        if person.present and "point_of_contact" in person.decision_role
    ]
    for person in (*people, *(person for person in near if person not in people)):
        channels = sentence_case(in_prose([plain_words(channel) for channel in person.contact.channels[:2]], "or"))
        reached = join_texts((channels, person.contact.phone or "", person.contact.email or ""))
        note = material.cut(person.contact.best_time)
        yield Item(
            reached or "how they are reached is not known yet",
            person.label,
            join_texts((person.title or "", note), "; "),
        )


def _at_rest(material: _CoverMaterial) -> Iterator[Item]:
    """What is open and not due in these days: it can wait."""
    both = open_on_both_sides(material.account, material.as_of)
    for commitment in (promise.commitment for promise in (*both.ours, *both.theirs)):
        if commitment.due > material.span.end:
            yield Item(
                material.cut(commitment.text), material.name_of(commitment.by), material.due_words(commitment.due)
            )
    for conflict in by_urgency(material.account, material.as_of):
        if conflict.open:
            yield Item(material.cut(conflict.text), "In dispute", "leave it to those who are in it")


def _triggers(material: _CoverMaterial) -> Iterator[str]:
    """When to turn to somebody higher, as agreed with them and of what weighs most."""
    yield "A promise of ours cannot be kept, or they ask for money, a price or a new date"
    yield "Somebody of theirs asks for our management"
    protocol = material.account.protocol
    for scenario in protocol.scenarios[:3] if protocol else ():
        away = scenario.our_point == material.account.profile.owner
        point = material.name_of(scenario.backup if away else scenario.our_point) or "who stands in"
        yield f"{scenario.when.rstrip('.')}: {point}, within {count_noun(scenario.within_hours, 'hour')}"


def _since(material: _CoverMaterial) -> Iterator[Item]:
    for moment in list_moments(material.account, material.as_of, material.directory):
        if moment.on >= material.span.start:
            about = join_texts((moment.kind, in_prose([who.name for who in moment.theirs])))
            yield Item(material.cut(moment.note), about, on=moment.on)
    for commitment in material.account.commitments:
        if material.span.start <= commitment.made_on <= material.as_of:
            yield Item(material.cut(commitment.text), "Promised", material.name_of(commitment.by), commitment.made_on)
        if commitment.closed and material.span.start <= commitment.closed <= material.as_of:
            yield Item(
                material.cut(commitment.text),
                plain_words(commitment.status).capitalize(),
                material.name_of(commitment.by),
                commitment.closed,
            )
