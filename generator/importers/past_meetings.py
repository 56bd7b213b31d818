"""Past meetings of a calendar as suggestions for the log: those in which people of the account took part."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from generator.days.period import Span
from generator.editing.entries import make_entry
from generator.editing.wording import Value
from generator.importers.clocks import Clocks
from generator.importers.components import Component, read_components
from generator.importers.errors import CannotImport
from generator.importers.meetings import Meeting, meetings_of
from generator.importers.records import LONGEST_NAME
from generator.importers.tables import clean_cell
from generator.model.account import Account
from generator.model.log import InteractionType
from generator.wording.names import person_keys
from generator.wording.text import in_a_line

MOST_ENTRIES = 500
"""So many suggestions somebody may look through."""

_ONLINE = frozenset(
    "conference x-google-conference x-microsoft-onlinemeetingconflink x-microsoft-onlinemeetingexternallink "
    "x-microsoft-onlinemeetinginformation x-microsoft-skypeteamsmeetingurl".split()
)
"""What an event has that takes place in a video meeting."""
_WANTED = _ONLINE | frozenset(
    "method uid status summary location description url organizer attendee dtstart rrule rdate exdate recurrence-id "
    "tzid tzoffsetto sequence".split()
)
_LONG = 2_000
"""So many letters of a subject are looked at, of which fewer are kept."""
_VIDEO = re.compile(r"teams\.|zoom\.|meet\.google|webex|\bvideo\b|\bteams\b|\bzoom\b", re.IGNORECASE)
_CALL = re.compile(r"\b(call|phone|telephone|ring)\b", re.IGNORECASE)

NOBODY, DECLINED, CANCELLED = "without anybody of the account", "that they declined", "cancelled"
LOGGED, OUTSIDE, TWICE = "that the log has already", "outside the days looked at", "that stand there twice"
REPLACED = "of which a later version stands there"


@dataclass(frozen=True, slots=True, order=True)
class Suggestion:
    """An entry of the log that a calendar suggests."""

    on: date
    type: InteractionType
    people: tuple[str, ...]
    us: tuple[str, ...]
    note: str

    @property
    def record(self) -> dict[str, Value]:
        """It as it is written into the log."""
        return make_entry(on=self.on, type=self.type, with_=self.people, us=self.us, note=self.note)


@dataclass(frozen=True, slots=True)
class LeftOutEvent:
    """An event of a calendar that suggests nothing, or of which something could not be read."""

    line: int
    note: str
    why: str


@dataclass(slots=True)
class SuggestedEntries:
    """What a calendar suggests, and why the rest of it is not suggested."""

    entries: list[Suggestion] = field(default_factory=list)
    #: How many events the calendar has, and of how many there are entries.
    read: int = 0
    used: int = 0
    #: All other events.
    left_out: list[LeftOutEvent] = field(default_factory=list)
    #: Events with an entry of which some days are not suggested, and why.
    in_part: list[LeftOutEvent] = field(default_factory=list)


def suggest_entries(
    name: str, data: bytes, account: Account, window: Span, encoding: str | None = None
) -> SuggestedEntries:
    """The past meetings of a calendar file with people of an account, those of a window; CannotImport for no calendar.

    A meeting that comes round is taken apart into its days. Left out are what was cancelled, what they declined,
    and what the log already has.
    """
    suggested, who, clocks = SuggestedEntries(), _Who(account), Clocks(account.calendar.time_zone)
    components = read_components(name, data, "vcalendar", _WANTED, encoding)
    events = _latest_versions(_read_events(name, components, who, clocks, suggested), suggested)
    found = dict[Suggestion, None]()
    for meeting in meetings_of(events, clocks, window):
        _suggest_entry(meeting, who, suggested, found)
        if len(found) > MOST_ENTRIES:
            raise CannotImport(
                f"{name} has more than {MOST_ENTRIES} past meetings of {account.name} from {window.start} on. "
                "Look at fewer days with --since."
            )
    suggested.entries = sorted(found)
    return suggested


def _read_events(
    name: str, components: Iterable[Component], who: _Who, clocks: Clocks, suggested: SuggestedEntries
) -> list[Component]:
    """The events that may suggest something; the others are counted as left out, and time zones are learnt of."""
    events: list[Component] = []
    cut_off = ""
    for component in components:
        cut_off = cut_off or (component.kind if component.cut_off else "")
        if component.kind == "vtimezone":
            clocks.add_zone(component)
        elif component.kind == "vcalendar" and component.cut_off:
            raise CannotImport(f"{name} was cut off: it ends in the middle of a {cut_off}. Export it again.")
        elif component.kind == "vevent":
            suggested.read += 1
            if reason := _reason_against(component, who):
                suggested.left_out.append(_left_out(component, reason))
            else:
                events.append(component)
    return events


def _latest_versions(events: Iterable[Component], suggested: SuggestedEntries) -> list[Component]:
    """The events without those of which there is a later version, as of an invitation that was changed."""
    versions = [((event.text("uid"), event.text("recurrence-id")), _event_version(event), event) for event in events]
    latest: dict[tuple[str, str], int] = {}
    for identity, version, _ in versions:
        latest[identity] = max(version, latest.get(identity, 0))
    old = [event for identity, version, event in versions if identity[0] and version < latest[identity]]
    suggested.left_out += [_left_out(event, REPLACED) for event in old]
    left_out = set(old)
    return [event for _, _, event in versions if event not in left_out]


def _reason_against(event: Component, who: _Who) -> str:
    """Why an event suggests nothing, whatever its days are; one that changes a series says something in any case."""
    if event.cut_off:
        return "without an end"
    theirs, _, declined = who.took_part(event)
    return "" if theirs or event.all("recurrence-id") else DECLINED if declined else NOBODY


class _Who:
    """Which people of an account and which of us the attendees of an event are."""

    def __init__(self, account: Account) -> None:
        people = account.stakeholders
        self._theirs = self._index((person.id, person.name or "", person.contact.email or "") for person in people)
        team = (*account.team, *account.colleagues)
        self._ours = self._index((member.id, member.name, member.email or "") for member in team)
        self.owner = account.profile.owner
        self._keys = lru_cache(maxsize=10_000)(person_keys)
        #: Whom of theirs the log has on each day.
        self.logged = defaultdict[date, set[str]](set)
        for logged in account.log:
            self.logged[logged.on].update(logged.with_)

    @staticmethod
    def _index(people: Iterable[tuple[str, str, str]]) -> Mapping[str, str]:
        """Ids by address and by name; an empty id for a name that two of them have."""
        found: dict[str, str] = {}
        for id, name, email in people:
            for key in filter(None, (*person_keys(name), email.casefold())):
                found[key] = "" if found.get(key, id) != id else id
        return found

    def took_part(self, event: Component) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        """Their people and ours who took part, each once, and whether somebody of theirs declined."""
        theirs, ours, declined = dict[str, None](), dict[str, None](), False
        for attendee in (*event.all("organizer"), *event.all("attendee")):
            email = re.sub(r"(?i)^mailto:", "", attendee.value.strip()).casefold()
            keys = [email, *self._keys(attendee.parameters.get("CN", "")[:LONGEST_NAME])]
            away = attendee.parameters.get("PARTSTAT", "").upper() == "DECLINED"
            id = next((self._theirs[key] for key in keys if key and self._theirs.get(key)), "")
            if id and away:
                declined = True
            elif id:
                theirs[id] = None
            elif not away and (id := next((self._ours[key] for key in keys if key and self._ours.get(key)), "")):
                ours[id] = None
        return tuple(theirs), tuple(ours), declined


def _suggest_entry(meeting: Meeting, who: _Who, suggested: SuggestedEntries, found: dict[Suggestion, None]) -> None:
    event = meeting.event
    theirs, ours, declined = who.took_part(event) if meeting.days else ((), (), False)
    us = () if ours in ((), (who.owner,)) else ours
    logged = {day for day in meeting.days if not who.logged[day].isdisjoint(theirs)}
    new: list[Suggestion] = []
    if meeting.days:
        what, note = _event_type(event), _event_note(event)
        new = [Suggestion(day, what, theirs, us, note) for day in sorted(meeting.days - logged)]
    fresh = [suggestion for suggestion in new if suggestion not in found]
    if not meeting.days:
        reason = meeting.doubt or OUTSIDE
    elif event.text("status").upper() == "CANCELLED" or (
        event.outer and event.outer.text("method").upper() == "CANCEL"
    ):
        reason = CANCELLED
    elif not theirs:
        reason = DECLINED if declined else NOBODY
    else:
        reason = "" if fresh else TWICE if new else LOGGED
    if reason:
        suggested.left_out.append(_left_out(event, reason))
        return
    suggested.used += 1
    found.update(dict.fromkeys(fresh))
    for why in filter(None, (meeting.doubt, "of which the log has some days already" if logged else "")):
        suggested.in_part.append(_left_out(event, why))


def _event_version(event: Component) -> int:
    number = event.text("sequence")
    return int(number) if number.isdecimal() and len(number) < 10 else 0


def _left_out(event: Component, why: str) -> LeftOutEvent:
    return LeftOutEvent(event.line, _event_note(event), why)


def _event_note(event: Component) -> str:
    return in_a_line(clean_cell(event.text("summary")[:_LONG]), 300) or "Meeting"


def _event_type(event: Component) -> InteractionType:
    words = " ".join(event.text(name) for name in ("summary", "location", "description", "url"))
    start = event.all("dtstart")
    if start and "T" not in start[0].value:
        return "event"
    if _VIDEO.search(words) or _ONLINE & event.properties.keys():
        return "video"
    return "call" if _CALL.search(event.text("summary")) else "meeting"
