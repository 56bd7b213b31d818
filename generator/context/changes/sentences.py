"""The changes of an account in sentences: those that matter most in words of their own, all others key by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.context.changes.values import value_in_words
from generator.context.changes.wording import ChangeWording
from generator.context.states import satisfied_state
from generator.days.period import in_words
from generator.insight.changes.compare import Change, Difference, Kind
from generator.model.people import Left, Stakeholder
from generator.model.record import Record
from generator.model.relationship import Satisfaction, Trust
from generator.model.work import Commitment
from generator.wording.text import count_noun, in_prose, quote_text, sentence_case


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changed."""

    #: A sentence.
    text: str
    #: new, gone or changed.
    kind: Kind
    #: The keys under which the record is typed: ``stakeholders``, ``projects.milestones``.
    key: str
    #: The record, as it is or as it was, for a place in the files.
    record: Record
    #: Which of its keys the sentence tells of, by their paths; none for a record that is new or gone.
    fields: tuple[str, ...] = ()
    #: The lower, the more it matters.
    rank: int = 0


Differences = dict[str, Difference]
"""What of a record is still to be told, by the paths of its keys."""

Description = tuple[str, tuple[str, ...]] | None
"""A sentence and the keys it tells of; None where there is nothing of its kind to tell."""


def describe_change(change: Change, wording: ChangeWording) -> list[Line]:
    """What became of a record: each key that differs is told once, those without a sentence of their own in one."""
    if change.kind is not Kind.CHANGED:
        describe = (_NEW.get(change.key) if change.kind is Kind.NEW else None) or ChangeWording.describe_new_or_gone
        return [
            Line(sentence_case(describe(wording, change)), change.kind, change.key, change.record, rank=len(_CHANGED))
        ]
    untold, lines = {difference.name: difference for difference in change.differences}, []

    def tell(text: str, fields: Sequence[str], rank: int) -> None:
        told = tuple(name for name in fields if untold.pop(name, None))
        lines.append(Line(sentence_case(text), change.kind, change.key, change.record, told, rank))

    name = wording.name_record(change)
    for rank, describe_special in enumerate(_CHANGED):
        while description := describe_special(change.record, untold, name, wording):
            tell(*description, rank)
    if untold:
        tell(wording.describe_differences(name, tuple(untold.values())), tuple(untold), len(_CHANGED) + 1)
    return lines


# --- Records that are new ---------------------------------------------------------------------------------------------

_BECAME = {"done": "kept", "broken": "broken", "withdrawn": "withdrawn", "renegotiated": "renegotiated"}


def _describe_new_promise(wording: ChangeWording, change: Change) -> str:
    promise = change.record
    assert isinstance(promise, Commitment)
    who = f"{wording.names.name(promise.by)}{' (us)' if promise.side == 'us' else ''}"
    to = f" {wording.names.name(promise.to)}" if promise.to else ""
    became = f" It was {_BECAME[promise.status]}{_on(promise.closed)}." if promise.status in _BECAME else ""
    return f"{who} promised{to}: {quote_text(promise.text)}, due {in_words(promise.due)}.{became}"


def _describe_new_person(wording: ChangeWording, change: Change) -> str:
    person = change.record
    assert isinstance(person, Stakeholder)
    if not person.name:
        return f"New place whose holder is not known yet: {person.label}."
    return wording.describe_new_or_gone(change) + (
        f" {_departure_in_words(person, person.left, wording)}" if person.left else ""
    )


def _describe_new_satisfaction(wording: ChangeWording, change: Change) -> str:
    judgement = change.record
    assert isinstance(judgement, Satisfaction)
    before = _compare_judgement(judgement, wording.now.satisfaction)
    who = in_prose([wording.names.name(id) for id in judgement.from_]) or "our own view"
    heard = f": {quote_text(judgement.words)}" if judgement.words else ""
    score = f"{judgement.score} of 5 on {in_words(judgement.on)}"
    return f"{score}, {satisfied_state(judgement).word}{before} ({who}){heard}."


def _describe_new_trust(wording: ChangeWording, change: Change) -> str:
    judgement = change.record
    assert isinstance(judgement, Trust)
    before = _compare_judgement(judgement, wording.now.relationship.trust)
    return f"Trust was {judgement.score} of 5 on {in_words(judgement.on)}{before}: {quote_text(judgement.evidence)}."


def _compare_judgement(judgement: Satisfaction | Trust, all: Sequence[Satisfaction | Trust]) -> str:
    before = max(
        (earlier for earlier in all if earlier.on < judgement.on), key=lambda earlier: earlier.on, default=None
    )
    if before is None:
        return ""
    if judgement.score == before.score:
        return f", as on {in_words(before.on)}"
    return f", {'down' if judgement.score < before.score else 'up'} from {before.score} on {in_words(before.on)}"


_NEW: dict[str, Callable[[ChangeWording, Change], str]] = {
    "commitments": _describe_new_promise,
    "stakeholders": _describe_new_person,
    "satisfaction": _describe_new_satisfaction,
    "relationship.trust": _describe_new_trust,
}

# --- Keys that have another value -------------------------------------------------------------------------------------


def _describe_departure(record: Record, untold: Differences, name: str, wording: ChangeWording) -> Description:
    if not isinstance(record, Stakeholder) or not record.left or "left.on" not in untold or untold["left.on"].before:
        return None
    return _departure_in_words(record, record.left, wording), ("left.on", "left.to_company", "left.successor")


def _departure_in_words(person: Stakeholder, left: Left, wording: ChangeWording) -> str:
    where = f" for {left.to_company}" if left.to_company else ""
    successor = left.successor if left.successor != "unknown" else None
    after = f"{wording.names.name(successor)} took over" if successor else "who took over is not known yet"
    return f"{person.label} left on {in_words(left.on)}{where}; {after}."


def _describe_end_of_promise(record: Record, untold: Differences, name: str, wording: ChangeWording) -> Description:
    if not isinstance(record, Commitment) or "status" not in untold:
        return None
    told = ("status", "closed") if record.closed or record.status == "open" else ("status",)
    return f"{_BECAME.get(record.status, 'open again')}{_on(record.closed)}: {name}.", told


def _on(day: date | None) -> str:
    return f" on {in_words(day)}" if day else ""


def _describe_handover(record: Record, untold: Differences, name: str, wording: ChangeWording) -> Description:
    key, after, before = _find_replaced(("owner", "accountable", "contact.owner"), untold, wording)
    verb = "looks after" if key == "contact.owner" else "answers for"
    return (f"{after} {verb} {name}, until now {before}.", (key,)) if key else None


def _describe_holder(record: Record, untold: Differences, name: str, wording: ChangeWording) -> Description:
    if not isinstance(record, Stakeholder) or "name" not in untold or untold["name"].before:
        return None
    title = f", {record.title}" if record.title else ""
    return f"We know who holds a place: {record.name}{title}.", ("name", "title") if title else ("name",)


def _describe_done(record: Record, untold: Differences, name: str, wording: ChangeWording) -> Description:
    key = next(
        (key for key in ("done", "received") if key in untold and untold[key].after and not untold[key].before), ""
    )
    day = getattr(record, key, None) if key else None
    return (f"{key}{_on(day) if isinstance(day, date) else ''}: {name}.", (key,)) if key else None


def _describe_state(record: Record, untold: Differences, name: str, wording: ChangeWording) -> Description:
    key, after, before = _find_replaced(("health", "support", "phase", "status"), untold, wording)
    if not key:
        return None
    if (key, after) == ("phase", "closed"):
        return f"finished: {name}, until now in {before}.", (key,)
    why, on = (getattr(record, f"{key}_{of}", None) if f"{key}_{of}" in untold else None for of in ("why", "on"))
    reason, judged = f": {quote_text(why)}" if why else "", f", judged on {in_words(on)}" if on else ""
    told = (key, *([f"{key}_why"] if why else []), *([f"{key}_on"] if on else []))
    return f"{name} moved from {before} to {after}{judged}{reason}.", told


_DAYS = {"due": "is due on", "forecast": "is expected on", "ends": "ends on", "notice_by": "is open for notice until"}


def _describe_moved_day(record: Record, untold: Differences, name: str, wording: ChangeWording) -> Description:
    key, after, before = _find_replaced([key for key in _DAYS if _days_later(untold.get(key))], untold, wording)
    if not key:
        return None
    later = _days_later(untold[key])
    far = f"{count_noun(abs(later), 'day')} {'later' if later > 0 else 'earlier'}"
    return f"{name} {_DAYS[key]} {after}, was {before} ({far}).", (key,)


def _days_later(difference: Difference | None) -> int:
    """How many days later a day is than it was; 0 for what is no day, or none on one side."""
    if difference and isinstance(difference.after, date) and isinstance(difference.before, date):
        return (difference.after - difference.before).days
    return 0


def _find_replaced(keys: Sequence[str], untold: Differences, wording: ChangeWording) -> tuple[str, str, str]:
    """The first of some keys that had a value and has another, with both in words; empty where there is none."""
    for key in keys:
        if key in untold and untold[key].after and untold[key].before:
            field = untold[key].field
            after, before = (
                value_in_words(field, value, wording.names) for value in (untold[key].after, untold[key].before)
            )
            return key, after, before
    return "", "", ""


_CHANGED = (
    _describe_departure,
    _describe_handover,
    _describe_end_of_promise,
    _describe_holder,
    _describe_state,
    _describe_done,
    _describe_moved_day,
)
"""What has a sentence of its own, what matters most first; each is asked until it has no more to tell."""
