"""Where on the site a record of an account stands, and what a link to it is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.days.period import in_words
from generator.insight.meetings.meetings import kind_of, planned_meetings, series_of
from generator.insight.meetings.reviews import list_reviewings
from generator.model.account import Account
from generator.model.conflict import Conflict
from generator.model.fields import fields_of
from generator.model.key import Key
from generator.model.log import LogEntry
from generator.model.meetings import Meeting
from generator.model.outlook import Watch
from generator.model.plays import OwnPromise, Play
from generator.model.questions import OpenQuestion
from generator.model.record import Identified, Record
from generator.model.relationship import Satisfaction
from generator.model.reviews import Review
from generator.model.value import Outcome
from generator.model.work import Commitment
from generator.paths import BEGUN_PAGES, NAVIGATION, Target, account_page, play_page
from generator.wording.text import NAME_LENGTH, entry_noun, plain_words, sentence_case, shorten_text

LABELS = {
    "index": "Overview",
    "people": "People",
    "rhythm": "Rhythm",
    "work": "Work",
    "beyond-the-contract": "Beyond the contract",
    "needs": "Needs and solutions",
    "whitespace": "Whitespace",
    "their-shoes": "In their shoes",
    "losing": "How we could lose this account",
    "ceo": "Chief executive",
    "ambassador": "Ambassador",
    "mediator": "Mediator",
    "consultant": "Consultant",
    "controller": "Air-traffic controller",
    "shareholder": "Shareholder",
    "meetings": "Meetings",
    "timeline": "Timeline",
    "handover": "Handover",
}
"""What the pages of an account are called in its navigation."""


def pages_of(account: Account) -> tuple[str, ...]:
    """The pages an account has: those every account has, and those of keys that somebody has begun."""
    begun = {field.belongs.page for field in fields_of(Account) if getattr(account, field.attribute)}
    return tuple(page for page in NAVIGATION if page in begun or page not in BEGUN_PAGES)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands on the site."""

    #: What a link there is called: Dana Ortiz, Call on 3 August 2026, Rhythm.
    label: str
    target: Target


def overview_place(account: Account) -> Place:
    """An account's first page, by the account's name."""
    return Place(account.name, account_page(account.id))


def play_place(play: Play) -> Place:
    """The page of a play, by its name."""
    return Place(play.name, play_page(play.id))


def record_target(account: Account, record: Identified) -> Target:
    """Where a record that stands in a list of the account has its row or card, if it is shown."""
    return account_page(account.id, _page_of(type(record)), record.anchor)


@cache
def _page_of(kind: type[Record]) -> str:
    """The page of an account that shows the records of a kind."""
    return next(field.belongs.page for field in fields_of(Account) if field.record is kind)


class RecordPlaces:
    """Finds the place of any record of an account, or of a record inside another; made once for an account."""

    def __init__(self, account: Account, as_of: date) -> None:
        self._account, self._as_of = account, as_of
        self._reviews = {
            id(reviewing.review): f"{sentence_case(plain_words(reviewing.kind))} on {in_words(reviewing.on)}"
            for reviewing in list_reviewings(account, as_of)
        }
        self._coming = {id(meeting) for meeting in planned_meetings(account, as_of)}
        # By identity: two milestones of the same words may stand in two projects.
        self._places: dict[int, Place] = {}
        for field in fields_of(Account):
            for record in _records(getattr(account, field.attribute)):
                self._note(record, self._place(field.belongs, record))

    def of(self, record: Record | None) -> Place:
        """The place of a record; the overview for one that stands nowhere else."""
        place = self._places.get(id(record))
        return place or Place(LABELS["index"], account_page(self._account.id))

    def _note(self, record: Record, place: Place) -> None:
        """Keep the place of a record, which is that of everything inside it too."""
        self._places[id(record)] = place
        for value in vars(record).values():
            for inner in _records(value):
                self._note(inner, place)

    def _place(self, key: Key, record: Record) -> Place:
        page = key.page
        if isinstance(record, OpenQuestion) and record.role:
            page = record.role
        label = self._label_of(record) or LABELS[page]
        return Place(shorten_text(label, NAME_LENGTH), account_page(self._account.id, page, self._anchor(key, record)))

    def _label_of(self, record: Record) -> str:
        if isinstance(record, Meeting):
            series, kind = series_of(self._account, record), kind_of(self._account, record)
            name = record.name or (series.name if series else sentence_case(plain_words(kind or "meeting")))
            return f"{name} on {in_words(record.on)}"
        if isinstance(record, Review):
            return self._reviews.get(id(record), "")
        if isinstance(record, LogEntry):
            return f"{sentence_case(entry_noun(record.type))} on {in_words(record.on)}"
        if isinstance(record, Satisfaction):
            return f"Satisfaction on {in_words(record.on)}"
        return record.label

    def _anchor(self, key: Key, record: Record) -> str:
        if isinstance(record, (LogEntry, Satisfaction, Outcome)):
            return month_anchor(record.on) if record.on <= self._as_of else ""
        if isinstance(record, Meeting):
            return record.id if id(record) in self._coming else "held"
        if isinstance(record, OpenQuestion) and record.role:
            return "still-to-find-out"
        if not isinstance(record, Identified) or record.anchor_prefix is None:
            return key.heading
        return record.anchor if self._is_shown(record) else ""

    def _is_shown(self, record: Record) -> bool:
        """Whether a record that has an anchor where it is shown is shown on the as-of date."""
        if isinstance(record, Commitment | OwnPromise):
            return record.status != "open" or record.made_on <= self._as_of
        if isinstance(record, Conflict):
            return record.noticed_on <= self._as_of
        return not isinstance(record, Watch) or record.seen_on <= self._as_of


def month_anchor(on: date) -> str:
    """The anchor of a month on the Timeline page."""
    return f"m-{on.year}-{on.month:02}"


def _records(value: object) -> Iterator[Record]:
    if isinstance(value, Record):
        yield value
    elif isinstance(value, tuple):
        yield from (item for item in value if isinstance(item, Record))
