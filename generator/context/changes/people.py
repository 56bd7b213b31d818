"""What changed about the customer's people, in sentences."""

from __future__ import annotations

from generator.context.changes.wording import Wording
from generator.days.period import in_words
from generator.insight.changes.compare import Change, Difference, Kind
from generator.model.people import Left, Stakeholder
from generator.wording.text import in_prose, with_article, words


def person(change: Change, say: Wording) -> list[str]:
    """Somebody new, gone, leaving, moving, thinking otherwise of us."""
    record = change.record
    assert isinstance(record, Stakeholder)
    if change.kind is not Kind.CHANGED:
        return [_came(record, say) if change.kind is Kind.NEW else say.came_or_went(change)]
    told = {"name": _named, "left": _left, "support": _support, "decision_role": _parts, "title": _title}
    found = [(name, sentence(record, each, say)) for name, sentence in told.items() if (each := change.of(name))]
    if any(name == "support" for name, _ in found):
        found.append(("support_on", ""))  # the day of a judgement that was told is no news of its own
    return [said for _, said in found if said] + say.differs(change, [name for name, _ in found])


def _came(record: Stakeholder, say: Wording) -> str:
    if not record.name:
        return f"New place whose holder is not known yet: {record.label}."
    title = f", {record.title}" if record.title else ""
    if record.left:
        return f"New person: {record.name}{title}. {_went(record, record.left, say)}"
    return f"New person: {record.name}{title}."


def _named(record: Stakeholder, each: Difference, say: Wording) -> str:
    if each.before is None:
        return f"We know who holds a place: {record.name}{f', {record.title}' if record.title else ''}."
    if each.after is None:
        return f"Not known any more who holds a place: {record.label}, until now {each.before}."
    return f"{record.name} was called {each.before} in the plan."


def _left(record: Stakeholder, each: Difference, say: Wording) -> str:
    if isinstance(each.after, Left):
        return _went(record, each.after, say)
    return f"{record.label} is noted as having left no longer."


def _went(record: Stakeholder, left: Left, say: Wording) -> str:
    where = f" for {left.to_company}" if left.to_company else ""
    successor = say.names.person(left.successor) if left.successor not in (None, "unknown") else ""
    after = f"{successor} took over" if successor else "who took over is not known yet"
    return f"{record.label} left on {in_words(left.on)}{where}; {after}."


def _support(record: Stakeholder, each: Difference, say: Wording) -> str:
    if each.before is None:
        return f"{record.label} was judged for the first time: {words(each.after)}."
    if each.after is None:
        return f"{record.label} is no longer judged, was {words(each.before)}."
    return f"{record.label} moved from {words(each.before)} to {words(each.after)}."


def _parts(record: Stakeholder, each: Difference, say: Wording) -> str:
    came = [with_article(words(part)) for part in each.after if part not in each.before]
    went = [with_article(words(part)) for part in each.before if part not in each.after]
    said = [f"is now {in_prose(came)}" if came else "", f"is no longer {in_prose(went, 'or')}" if went else ""]
    told = " and ".join(filter(None, said))
    return f"{record.label} {told}." if told else ""


def _title(record: Stakeholder, each: Difference, say: Wording) -> str:
    if each.after is None or record.name is None:
        return f"{record.label}: job title no longer noted, was {each.before}." if each.after is None else ""
    return f"{record.name} is {each.after}" + (f", was {each.before}." if each.before else ".")
