"""The changes of an account in sentences: those that matter most in words of their own, all others key by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.context.changes.values import LONGEST, value_in_words
from generator.context.changes.wording import Wording, how_far
from generator.context.states import satisfied
from generator.days.period import in_words
from generator.insight.changes.compare import Change, Difference, Kind
from generator.model.people import Left, Stakeholder
from generator.model.record import Record
from generator.model.relationship import Satisfaction, Trust
from generator.model.work import Commitment
from generator.wording.text import in_prose, quoted, sentence_case


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence about a record."""

    text: str
    #: Which keys of the record it tells of, by their paths; none for a record that is new or gone.
    keys: tuple[str, ...]
    #: The lower, the more it matters.
    rank: int


Differences = dict[str, Difference]
"""What of a record is not told yet, by the paths of its keys."""

Telling = tuple[str, tuple[str, ...]] | None
"""A sentence and the keys it tells of; None where there is nothing of its kind to tell."""


def write_sentences(change: Change, wording: Wording) -> list[Sentence]:
    """What became of a record: each key that differs is told once, those without a sentence of their own in one."""
    if change.kind is Kind.NEW and change.key in _OF_NEW:
        return [Sentence(_OF_NEW[change.key](change, wording), (), len(_OF_CHANGED))]
    if change.kind is not Kind.CHANGED:
        return [Sentence(wording.new_or_gone(change), (), len(_OF_CHANGED))]
    left, own = {difference.name: difference for difference in change.differences}, []
    for rank, tell in enumerate(_OF_CHANGED):
        while telling := tell(change.record, left, wording.name(change), wording):
            own.append(
                Sentence(sentence_case(telling[0]), tuple(key for key in telling[1] if left.pop(key, None)), rank)
            )
    if left:
        own.append(Sentence(wording.differences(change, tuple(left.values())), tuple(left), len(_OF_CHANGED) + 1))
    return own


# --- Records that are new ---------------------------------------------------------------------------------------------

_BECAME = {"done": "kept", "broken": "broken", "withdrawn": "withdrawn", "renegotiated": "renegotiated"}


def _new_promise(change: Change, wording: Wording) -> str:
    promise = change.record
    assert isinstance(promise, Commitment)
    who = f"{wording.names.name(promise.by)}{' (us)' if promise.side == 'us' else ''}"
    to = f" {wording.names.name(promise.to)}" if promise.to else ""
    became = f" It was {_BECAME[promise.status]}{_on(promise.closed)}." if promise.status in _BECAME else ""
    return f"{who} promised{to}: {quoted(promise.text, LONGEST)}, due {in_words(promise.due)}.{became}"


def _new_person(change: Change, wording: Wording) -> str:
    person = change.record
    assert isinstance(person, Stakeholder)
    if not person.name:
        return f"New place whose holder is not known yet: {person.label}."
    return wording.new_or_gone(change) + (f" {_departure(person, person.left, wording)}" if person.left else "")


def _new_satisfaction(change: Change, wording: Wording) -> str:
    judgement = change.record
    assert isinstance(judgement, Satisfaction)
    before = _judged_before(judgement, wording.now.satisfaction)
    who = in_prose([wording.names.name(id) for id in judgement.from_]) or "our own view"
    heard = f": {quoted(judgement.words, LONGEST)}" if judgement.words else ""
    score = f"{judgement.score} of 5 on {in_words(judgement.on)}"
    return f"{score}, {satisfied(judgement).word}{before} ({who}){heard}."


def _new_trust(change: Change, wording: Wording) -> str:
    judgement = change.record
    assert isinstance(judgement, Trust)
    before = _judged_before(judgement, wording.now.relationship.trust)
    return (
        f"Trust was {judgement.score} of 5 on {in_words(judgement.on)}{before}: {quoted(judgement.evidence, LONGEST)}."
    )


def _judged_before(judgement: Satisfaction | Trust, all: Sequence[Satisfaction | Trust]) -> str:
    before = max((each for each in all if each.on < judgement.on), key=lambda each: each.on, default=None)
    if before is None:
        return ""
    if judgement.score == before.score:
        return f", as on {in_words(before.on)}"
    return f", {'down' if judgement.score < before.score else 'up'} from {before.score} on {in_words(before.on)}"


_OF_NEW: dict[str, Callable[[Change, Wording], str]] = {
    "commitments": _new_promise,
    "stakeholders": _new_person,
    "satisfaction": _new_satisfaction,
    "relationship.trust": _new_trust,
}

# --- Keys that have another value -------------------------------------------------------------------------------------


def _departed(record: Record, left: Differences, name: str, wording: Wording) -> Telling:
    if not isinstance(record, Stakeholder) or not record.left or "left.on" not in left or left["left.on"].before:
        return None
    return _departure(record, record.left, wording), ("left.on", "left.to_company", "left.successor")


def _departure(person: Stakeholder, left: Left, wording: Wording) -> str:
    where = f" for {left.to_company}" if left.to_company else ""
    successor = left.successor if left.successor != "unknown" else None
    after = f"{wording.names.name(successor)} took over" if successor else "who took over is not known yet"
    return f"{person.label} left on {in_words(left.on)}{where}; {after}."


def _promise_closed(record: Record, left: Differences, name: str, wording: Wording) -> Telling:
    if not isinstance(record, Commitment) or "status" not in left:
        return None
    told = ("status", "closed") if record.closed or record.status == "open" else ("status",)
    return f"{_BECAME.get(record.status, 'open again')}{_on(record.closed)}: {name}.", told


def _on(day: date | None) -> str:
    return f" on {in_words(day)}" if day else ""


def _handed_over(record: Record, left: Differences, name: str, wording: Wording) -> Telling:
    key, after, before = _replaced(("owner", "accountable", "contact.owner"), left, wording)
    verb = "looks after" if key == "contact.owner" else "answers for"
    return (f"{after} {verb} {name}, until now {before}.", (key,)) if key else None


def _place_filled(record: Record, left: Differences, name: str, wording: Wording) -> Telling:
    if not isinstance(record, Stakeholder) or "name" not in left or left["name"].before:
        return None
    title = f", {record.title}" if record.title else ""
    return f"We know who holds a place: {record.name}{title}.", ("name", "title") if title else ("name",)


def _reached(record: Record, left: Differences, name: str, wording: Wording) -> Telling:
    key = next((key for key in ("done", "received") if key in left and left[key].after and not left[key].before), "")
    day = getattr(record, key, None) if key else None
    return (f"{key}{_on(day) if isinstance(day, date) else ''}: {name}.", (key,)) if key else None


def _state_moved(record: Record, left: Differences, name: str, wording: Wording) -> Telling:
    key, after, before = _replaced(("health", "support", "status"), left, wording)
    if not key:
        return None
    why, on = getattr(record, f"{key}_why", None), getattr(record, f"{key}_on", None)
    reason = f": {quoted(why, LONGEST)}" if why and f"{key}_why" in left else ""
    judged = f", judged on {in_words(on)}" if on and f"{key}_on" in left else ""
    told = (key, *([f"{key}_why"] if reason else []), *([f"{key}_on"] if judged else []))
    return f"{name} moved from {before} to {after}{judged}{reason}.", told


def _phase_moved(record: Record, left: Differences, name: str, wording: Wording) -> Telling:
    key, after, before = _replaced(("phase",), left, wording)
    if after == "closed":
        return f"finished: {name}, until now in {before}.", (key,)
    return (f"{name} moved from {before} to {after}.", (key,)) if key else None


_DAYS = {"due": "is due on", "forecast": "is expected on", "ends": "ends on", "notice_by": "is open for notice until"}


def _day_moved(record: Record, left: Differences, name: str, wording: Wording) -> Telling:
    key, after, before = _replaced(tuple(key for key in _DAYS if key in left and how_far(left[key])), left, wording)
    return (f"{name} {_DAYS[key]} {after}, was {before}{how_far(left[key])}.", (key,)) if key else None


def _replaced(keys: Sequence[str], left: Differences, wording: Wording) -> tuple[str, str, str]:
    """The first of some keys that had a value and has another, with both in words; empty where there is none."""
    for key in keys:
        if key in left and left[key].after and left[key].before:
            field = left[key].field
            after, before = (
                value_in_words(field, value, wording.names) for value in (left[key].after, left[key].before)
            )
            return key, after, before
    return "", "", ""


_OF_CHANGED = (
    _departed,
    _handed_over,
    _promise_closed,
    _place_filled,
    _state_moved,
    _phase_moved,
    _reached,
    _day_moved,
)
"""What has a sentence of its own, what matters most first; each is asked until it has no more to tell."""
