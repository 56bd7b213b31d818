"""What changed in an account since a day, in sentences below the headings of its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.context.changes.sentences import Line, describe_change
from generator.context.changes.wording import ChangeWording
from generator.context.places import LABELS
from generator.days.period import in_words
from generator.insight.changes.compare import Change, Kind, find_changes
from generator.insight.changes.past import KeptVersion, Past, Why
from generator.model.account import Account
from generator.model.keys import KEYS
from generator.model.log import LogEntry
from generator.model.settings import Settings
from generator.paths import ROLES, Target, account_page
from generator.wording.text import count_noun, entry_noun, in_prose


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """What changed below one heading."""

    heading: str
    #: The role whose page it belongs to; empty where it is no role's.
    role: str
    target: Target
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class AccountChanges:
    """What changed in an account."""

    #: Since when, and with what it was compared: a sentence.
    since: str
    #: What the reader has to know of the comparison; empty for nothing.
    caution: str
    #: The first day whose changes are told, and the revision that the plan of today is compared with.
    day: date
    revision: str
    groups: tuple[ChangeGroup, ...] = ()

    @property
    def number(self) -> int:
        """How many things changed."""
        return sum(len(group.lines) for group in self.groups)


SECTIONS = {
    "Satisfaction": "timeline",
    "People": "people",
    "Promises": "work",
    "Projects": "work",
    "Contracts": "work",
    "Conflicts": "mediator",
    "Value to both sides": "shareholder",
    "Strategy and outlook": "ceo",
    "Relationship": "ambassador",
    "Help": "consultant",
    "Communication": "controller",
    "Their year": "rhythm",
    "Meetings and reviews": "meetings",
    "Questions": "index",
    "The account": "index",
    "Log": "timeline",
}
"""The headings of what changed, with the page each leads to, in the order in which they matter to a review."""


def compare_versions(now: Account, past: Past, ours: Settings, as_of: date) -> AccountChanges:
    """What changed in an account since an earlier version of it; ``ours`` are the settings of the whole site today."""
    first = past.since.day if past.reaches else past.on
    whole = AccountChanges(_since_in_words(past), _caution_words(past), first, past.revision)
    differing = find_changes(past.account, now, past.settings, ours) if past.account else ()
    if past.account is None or not differing:
        return whole
    wording = ChangeWording(past.account, now, as_of)
    groups = []
    for heading, page in SECTIONS.items():
        own = [change for change in differing if KEYS[change.key.partition(".")[0]].changes == heading]
        lines = _describe_log(own, now) if heading == "Log" else _describe_records(own, wording)
        if lines:
            role = LABELS[page] if page in ROLES else ""
            groups.append(ChangeGroup(heading, role, account_page(now.id, page), tuple(lines)))
    return replace(whole, groups=tuple(groups))


def _describe_records(own: Sequence[Change], wording: ChangeWording) -> list[Line]:
    """The sentences of some records, those of a record together, the record of which the most has to be known first."""
    records = [describe_change(change, wording) for change in own]
    return [line for lines in sorted(records, key=lambda lines: lines[0].rank) for line in lines]


def _describe_log(own: Sequence[Change], now: Account) -> list[Line]:
    """What became of the entries of the log, counted; what was said in them is on the page itself."""
    new = [entry for change in own if change.kind is Kind.NEW and isinstance(entry := change.record, LogEntry)]
    gone = sum(change.key == "log" and change.kind is Kind.GONE for change in own)
    # An entry to which something learnt was added was written anew as well.
    anew = {id(change.holder or change.record) for change in own if change.key != "log" or change.kind is Kind.CHANGED}
    said = []
    if new:
        kinds = Counter(entry.type for entry in new)
        listed = in_prose([count_noun(number, entry_noun(kind)) for kind, number in kinds.most_common()])
        first, last = min(entry.on for entry in new), max(entry.on for entry in new)
        days = f"on {in_words(first)}" if first == last else f"from {in_words(first)} to {in_words(last)}"
        said.append(f"{count_noun(len(new), 'new entry', 'new entries')}: {listed}, {days}.")
    if gone:
        said.append(f"{count_noun(gone, 'entry is', 'entries are')} no longer there.")
    if anew:
        said.append(f"{count_noun(len(anew), 'entry was', 'entries were')} written anew.")
    newest = now.log[-1] if now.log else now
    return [Line(text, Kind.CHANGED, "log", newest) for text in said]


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


def _caution_words(past: Past) -> str:
    if past.kept is KeptVersion.ABSENT:
        return "The account was not in the plan then: all of it is new."
    if past.kept is KeptVersion.UNREADABLE:
        return "The account was there then, but its files of that time cannot be read, so nothing can be compared."
    if past.errors:
        wrong = count_noun(past.errors, "mistake")
        return f"Its files of that time have {wrong}, so something may be told as new that was there already."
    return ""
