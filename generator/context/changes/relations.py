"""What changed about satisfaction, conflicts, questions and the log, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.context.changes.values import quoted
from generator.context.changes.wording import Wording
from generator.context.states import satisfied
from generator.days.period import in_words
from generator.insight.changes.compare import Change, Kind
from generator.model.conflict import Conflict
from generator.model.log import LogEntry
from generator.model.questions import OpenQuestion
from generator.model.relationship import Satisfaction, Trust
from generator.wording.text import count, in_prose, words

_MOMENTS = {"email": ("e-mail", "e-mails"), "internal": ("note among ourselves", "notes among ourselves")}


def judgement(change: Change, say: Wording) -> list[str]:
    """A new judgement of the customer's satisfaction, beside the one before it."""
    record = change.record
    assert isinstance(record, Satisfaction)
    if change.kind is not Kind.NEW:
        return [say.came_or_went(change)] if change.kind is Kind.GONE else say.differs(change)
    earlier = [each for each in say.now.satisfaction if each.on < record.on]
    before = max(earlier, key=lambda each: each.on, default=None)
    after = f", after {before.score} of 5 on {in_words(before.on)}" if before else ""
    who = in_prose([say.names.person(id) for id in record.from_]) or "our own view"
    heard = f": {quoted(record.words)}" if record.words else ""
    return [f"{record.score} of 5 on {in_words(record.on)}, {satisfied(record).word}{after} ({who}){heard}."]


def trust(change: Change, say: Wording) -> list[str]:
    """A new judgement of trust."""
    record = change.record
    if change.kind is not Kind.NEW or not isinstance(record, Trust):
        return [say.came_or_went(change)] if change.kind is Kind.GONE else say.differs(change)
    return [f"Trust was {record.score} of 5 on {in_words(record.on)}: {quoted(record.evidence)}."]


def conflict(change: Change, say: Wording) -> list[str]:
    """A dispute noted, talked about, settled."""
    record = change.record
    assert isinstance(record, Conflict)
    if change.kind is Kind.GONE:
        return [say.came_or_went(change)]
    if change.kind is Kind.NEW:
        return [
            f"New conflict, noticed on {in_words(record.noticed_on)}: {quoted(record.text)} ({words(record.status)})."
        ]
    name, said, told = quoted(record.text), [], []
    if (talked := change.of("first_talk_on")) and talked.after:
        told.append("first_talk_on")
        said.append(f"Talked about with them for the first time on {in_words(talked.after)}: {name}.")
    if status := change.of("status"):
        told.append("status")
        said.append(f"{name} is {words(status.after)}, was {words(status.before)}.")
    if (outcome := change.of("outcome")) and outcome.after:
        told.append("outcome")
        said.append(f"What was agreed about {name}: {quoted(outcome.after)}.")
    return said + say.differs(change, told)


def question(change: Change, say: Wording) -> list[str]:
    """A question asked or answered."""
    record = change.record
    assert isinstance(record, OpenQuestion)
    answered = change.kind is Kind.NEW or change.of("answer")
    if change.kind is Kind.GONE or not answered or not record.answer:
        return say.differs(change) if change.kind is Kind.CHANGED else [say.came_or_went(change)]
    return [f"Answered: {quoted(record.ask)} {quoted(record.answer)}."]


def log(changes: Sequence[Change]) -> list[str]:
    """What became of the entries of the log, counted; what was said in them is on the page itself."""
    said = []
    new = [change.record for change in changes if change.key == "log" and change.kind is Kind.NEW]
    entries = [entry for entry in new if isinstance(entry, LogEntry)]
    if entries:
        kinds = Counter(entry.type for entry in entries)
        told = in_prose([count(number, *_moment(kind)) for kind, number in kinds.most_common()])
        first, last = (pick(entry.on for entry in entries) for pick in (min, max))
        days = f"on {in_words(first)}" if first == last else f"from {in_words(first)} to {in_words(last)}"
        said.append(f"{count(len(entries), 'new entry', 'new entries')}: {told}, {days}.")
    gone = sum(change.key == "log" and change.kind is Kind.GONE for change in changes)
    if gone:
        said.append(f"{count(gone, 'entry is', 'entries are')} no longer there.")
    # An entry to which something learnt was added was written anew as well.
    anew = {id(change.holder or change.record) for change in changes if change.key != "log" or not _whole(change)}
    if anew:
        said.append(f"{count(len(anew), 'entry was', 'entries were')} written anew.")
    return said


def _whole(change: Change) -> bool:
    return change.kind is not Kind.CHANGED


def _moment(kind: str) -> tuple[str, str]:
    return _MOMENTS.get(kind) or (words(kind), f"{words(kind)}s")
