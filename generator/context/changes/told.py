"""What changed in an account since a day, told in sentences by the headings of its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.context.changes import people, relations, work
from generator.context.changes.wording import Wording
from generator.context.places import LABELS
from generator.days.period import in_words
from generator.insight.changes.compare import Change, Kind, changes
from generator.insight.changes.past import Kept, Past, Why
from generator.model.account import Account
from generator.model.record import Record
from generator.model.settings import Settings
from generator.paths import ROLES, Target, account_page
from generator.wording.text import count, sentence_case


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changed."""

    #: A sentence.
    text: str
    #: new, gone or changed.
    kind: Kind
    #: The keys under which it is typed: ``stakeholders``, ``projects.milestones``.
    key: str
    #: The record, as it is or as it was, for a place in the files.
    record: Record


@dataclass(frozen=True, slots=True)
class Group:
    """What changed below one heading."""

    heading: str
    #: The role whose page it belongs to; empty where it is no role's.
    role: str
    target: Target
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What changed in an account."""

    #: Since when, and with what it was compared: a sentence.
    since: str
    #: What the reader has to know of the comparison; empty for nothing.
    caution: str
    #: The first day whose changes are told, and the revision that the plan of today is compared with.
    day: date
    revision: str
    groups: tuple[Group, ...] = ()

    @property
    def number(self) -> int:
        """How many things changed."""
        return sum(len(group.lines) for group in self.groups)


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    page: str
    keys: tuple[str, ...]


SECTIONS = (
    _Section("Satisfaction", "timeline", ("satisfaction",)),
    _Section("People", "people", ("stakeholders", "ties", "decision_making")),
    _Section("Promises", "work", ("commitments",)),
    _Section("Projects", "work", ("projects",)),
    _Section("Contracts", "work", ("contracts",)),
    _Section("Conflicts", "mediator", ("conflicts",)),
    _Section("Value to both sides", "shareholder", ("initiatives", "outcomes")),
    _Section("Strategy and outlook", "ceo", ("strategy", "linkages", "watch", "ideas")),
    _Section("Relationship", "ambassador", ("relationship", "culture", "partners")),
    _Section("Help", "consultant", ("help", "expertise")),
    _Section("Communication", "controller", ("protocol",)),
    _Section("Their year", "rhythm", ("rhythm", "calendar", "demand")),
    _Section("Meetings and reviews", "meetings", ("cadence", "meetings", "reviews")),
    _Section("Questions", "index", ("questions",)),
    _Section("The account", "index", ("account", "team", "settings")),
    _Section("Log", "timeline", ("log",)),
)
"""Below which heading the changes of a top-level key are told, in the order in which they matter to a review."""

_SENTENCES: Mapping[str, Callable[[Change, Wording], list[str]]] = {
    "stakeholders": people.person,
    "commitments": work.promise,
    "commitments.progress": work.step,
    "projects": work.project,
    "projects.milestones": work.milestone,
    "contracts.measures": work.measure,
    "satisfaction": relations.judgement,
    "relationship.trust": relations.trust,
    "conflicts": relations.conflict,
    "questions": relations.question,
}
"""Records of which more can be said than which keys differ."""


def told(now: Account, past: Past, ours: Settings, as_of: date) -> Told:
    """What changed in an account since an earlier version of it; ``ours`` are the settings of the whole site today."""
    whole = Told(_since_in_words(past), _caution(past), past.since.day if past.reaches else past.on, past.revision)
    if past.account is None:
        return whole
    found = changes(past.account, now, past.settings, ours)
    if not found:
        return whole
    say = Wording(past.account, now, as_of)
    groups = []
    for section in SECTIONS:
        own = [change for change in found if change.key.partition(".")[0] in section.keys]
        lines = _log(own, now) if section.keys == ("log",) else _lines(own, say)
        if lines:
            role = LABELS[section.page] if section.page in ROLES else ""
            groups.append(Group(section.heading, role, account_page(now.id, section.page), tuple(lines)))
    return replace(whole, groups=tuple(groups))


def _lines(own: Sequence[Change], say: Wording) -> list[Line]:
    return [
        Line(sentence_case(text), change.kind, change.key, change.record)
        for change in own
        for text in _SENTENCES.get(change.key, _any)(change, say)
    ]


def _any(change: Change, say: Wording) -> list[str]:
    return say.differs(change) if change.kind is Kind.CHANGED else [say.came_or_went(change)]


def _log(own: Sequence[Change], now: Account) -> list[Line]:
    newest = now.log[-1] if now.log else now
    return [Line(text, Kind.CHANGED, "log", newest) for text in relations.log(own)]


def _since_in_words(past: Past) -> str:
    """Since when changes are told, and why since then."""
    day = in_words(past.since.day)
    if not past.reaches:
        return f"Since {in_words(past.on)}, the day on which the history kept here begins"
    return {
        Why.REVIEW: f"Since {day}, when the plan was last reviewed",
        Why.MONTH: f"Since {day}, a month ago; no review of the plan is noted",
        Why.ASKED: f"Since {day}",
    }[past.since.why]


def _caution(past: Past) -> str:
    if past.kept is Kept.ABSENT:
        return "The account was not in the plan then: all of it is new."
    if past.kept is Kept.UNREADABLE:
        return "The account was there then, but its files of that time cannot be read, so nothing can be compared."
    if past.errors:
        wrong = count(past.errors, "mistake")
        return f"Its files of that time have {wrong}, so something may be told as new that was there already."
    return ""
