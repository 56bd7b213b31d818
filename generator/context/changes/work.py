"""What changed about promises, projects and contracts, in sentences."""

from __future__ import annotations

from generator.context.changes.values import quoted
from generator.context.changes.wording import Wording, later
from generator.context.states import state
from generator.days.period import in_words
from generator.insight.changes.compare import Change, Difference, Kind
from generator.model.contracts import ContractMeasure
from generator.model.work import Commitment, Milestone, Progress, Project

_BECAME = {"done": "kept", "broken": "broken", "withdrawn": "withdrawn", "renegotiated": "renegotiated"}


def promise(change: Change, say: Wording) -> list[str]:
    """A promise made, kept, broken, moved or reworded."""
    record = change.record
    assert isinstance(record, Commitment)
    if change.kind is Kind.GONE:
        return [say.came_or_went(change)]
    if change.kind is Kind.NEW:
        became = f" It was {_BECAME[record.status]}{_on(record)}." if record.status in _BECAME else ""
        return [f"{_who(record, say)} promised{_whom(record, say)}: {_due(record)}.{became}"]
    told, said = ["status", "closed", "due", "text"], []
    if change.of("status"):
        said.append(_became(record, say))
    moved = change.of("due")
    if moved:
        far = later(moved.before, moved.after)
        said.append(f"Moved from {in_words(moved.before)} to {in_words(moved.after)}, {far}: {_promised(record, say)}.")
    reworded = change.of("text")
    if reworded:
        said.append(f"Put in other words: {quoted(reworded.after)}, was {quoted(reworded.before)}.")
    if change.of("closed") and not change.of("status"):
        told.remove("closed")
    return said + say.differs(change, told)


def _became(record: Commitment, say: Wording) -> str:
    word = _BECAME.get(record.status)
    return f"{word.capitalize() if word else 'Open again'}{_on(record)}: {_promised(record, say)}."


def _on(record: Commitment) -> str:
    return f" on {in_words(record.closed)}" if record.closed else ""


def _who(record: Commitment, say: Wording) -> str:
    name = say.names.person(record.by)
    return f"{name} (us)" if record.side == "us" else name


def _whom(record: Commitment, say: Wording) -> str:
    return f" {say.names.person(record.to)}" if record.to else ""


def _due(record: Commitment) -> str:
    return f"{quoted(record.text)}, due {in_words(record.due)}"


def _promised(record: Commitment, say: Wording) -> str:
    whose = "our promise" if record.side == "us" else "their promise"
    return f"{whose}{f' to {say.names.person(record.to)}' if record.to else ''}, {quoted(record.text)}"


def step(change: Change, say: Wording) -> list[str]:
    """A step towards keeping a promise."""
    record = change.record
    if change.kind is not Kind.NEW or not isinstance(record, Progress):
        return [say.came_or_went(change)] if change.kind is Kind.GONE else say.differs(change)
    return [f"Step on {in_words(record.on)} towards a promise{say.within(change)}: {quoted(record.text)}."]


def project(change: Change, say: Wording) -> list[str]:
    """A project new or gone, in another phase, in other health, with other days."""
    record = change.record
    assert isinstance(record, Project)
    name = quoted(record.name)
    if change.kind is Kind.NEW:
        due = f", due {in_words(record.due)}" if record.due else ""
        return [f"New project {name}, phase: {record.phase}{due}."]
    if change.kind is Kind.GONE:
        return [say.came_or_went(change)]
    said, told = [], ["phase", "health"]
    if phase := change.of("phase"):
        said.append(f"{name} moved from {phase.before} to {phase.after}.")
    if health := change.of("health"):
        why = f": {quoted(record.health_why)}" if record.health_why and change.of("health_why") else ""
        said.append(f"{name} is {_health(health.after)}, was {_health(health.before)}{why}.")
        told.append("health_why")
    for key, what in (("due", "is agreed for"), ("forecast", "is expected on")):
        if moved := change.of(key):
            told.append(key)
            said.append(_moved(name, what, moved))
    return said + say.differs(change, told)


def _health(value: str | None) -> str:
    return state(value).word


def _moved(name: str, what: str, day: Difference) -> str:
    if day.after is None:
        return f"{name} has no such day any more: it {what} {in_words(day.before)} until now."
    if day.before is None:
        return f"{name} {what} {in_words(day.after)}; no day was noted before."
    return f"{name} {what} {in_words(day.after)}, was {in_words(day.before)}: {later(day.before, day.after)}."


def milestone(change: Change, say: Wording) -> list[str]:
    """A milestone reached or moved."""
    record = change.record
    assert isinstance(record, Milestone)
    if change.kind is not Kind.CHANGED:
        due = f"due {in_words(record.due)}" if record.done is None else f"reached on {in_words(record.done)}"
        return [f"{say.came_or_went(change)[:-1]}, {due}."]
    said, told = [], []
    if (done := change.of("done")) and done.after:
        told.append("done")
        said.append(f"Milestone reached on {in_words(done.after)}: {quoted(record.text)}{say.within(change)}.")
    if moved := change.of("due"):
        told.append("due")
        said.append(
            f"Milestone {quoted(record.text)}{say.within(change)} moved from {in_words(moved.before)} to "
            f"{in_words(moved.after)}, {later(moved.before, moved.after)}."
        )
    return said + say.differs(change, told)


def measure(change: Change, say: Wording) -> list[str]:
    """A figure of a contract measured again."""
    record = change.record
    assert isinstance(record, ContractMeasure)
    actual = change.of("actual")
    if change.kind is not Kind.CHANGED or actual is None or actual.after is None:
        return say.differs(change) if change.kind is Kind.CHANGED else [say.came_or_went(change)]
    before = f", was {actual.before}" if actual.before else ", not measured before"
    agreed = f"{'at least' if record.higher_is_better else 'at most'} {record.target} agreed"
    said = f"{record.name}{say.within(change)} is {actual.after}{before}; {agreed}."
    return [said, *say.differs(change, ["actual", "on"])]
