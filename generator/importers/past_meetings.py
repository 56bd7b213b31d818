"""Past meetings of a calendar as suggestions for the log: those in which people of the account took part."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.days.period import Span
from generator.editing.entries import make_entry
from generator.editing.wording import Value
from generator.importers.clocks import Clocks
from generator.importers.components import Component, read_components
from generator.importers.errors import CannotImport
from generator.importers.identity import Index
from generator.importers.meetings import Meeting, meetings_of
from generator.importers.records import LONGEST_NAME
from generator.importers.tables import clean_cell
from generator.importers.tally import FromFile, Tally
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
USED = "used"


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


def suggest_entries(
    name: str, data: bytes, account: Account, window: Span, tally: Tally, encoding: str | None = None
) -> list[Suggestion]:
    """The past meetings of a calendar file with people of an account, those of a window; CannotImport for no calendar.

    A meeting that comes round is taken apart into its days. Left out are what was cancelled, what they declined,
    and what the log already has. Every event is counted in the tally; noted is why some days of one are left out.
    """
    clocks, suggester = Clocks(account.calendar.time_zone), _Suggester(name, account, tally)
    events = suggester.choose_events(read_components(name, data, "vcalendar", _WANTED, encoding), clocks)
    entries: dict[Suggestion, None] = {}
    for meeting in meetings_of(events, clocks, window):
        suggester.add_entries(meeting, entries)
        if len(entries) > MOST_ENTRIES:
            names = {"name": name, "account": account.name, "first": window.start}
            raise CannotImport("too-many-meetings", **names, most=MOST_ENTRIES)
    return sorted(entries)


class _Suggester:
    """Which people of an account and which of us take part in events, and what follows for its log."""

    def __init__(self, name: str, account: Account, tally: Tally) -> None:
        self._name, self._owner, self._tally = name, account.profile.owner, tally
        people = [(person.id, person.name or "", person.contact.email) for person in account.stakeholders]
        team = [(member.id, member.name, member.email) for member in (*account.team, *account.colleagues)]
        self._theirs, self._ours = (
            Index((id, (*person_keys(person_name), (email or "").casefold())) for id, person_name, email in side)
            for side in (people, team)
        )
        self._keys = lru_cache(maxsize=10_000)(person_keys)
        #: Whom of theirs the log has on each day.
        self._logged = defaultdict[date, set[str]](set)
        for entry in account.log:
            self._logged[entry.on].update(entry.with_)

    def choose_events(self, components: Iterable[Component], clocks: Clocks) -> list[Component]:
        """The events that may suggest something; the others are left out, and time zones are learnt of."""
        events: list[Component] = []
        cut_off = ""
        for component in components:
            cut_off = cut_off or (component.kind if component.cut_off else "")
            if component.kind == "vtimezone":
                clocks.add_zone(component)
            elif component.kind == "vcalendar" and component.cut_off:
                raise CannotImport("cut-off", name=self._name, kind=cut_off)
            elif component.kind == "vevent":
                self._tally.read += 1
                theirs, _, nobody = self._who_took_part(component)
                if component.cut_off:
                    self._leave_out(component, "without an end")
                elif not theirs and not component.all("recurrence-id"):  # one that changes a series matters to it
                    self._leave_out(component, nobody)
                else:
                    events.append(component)
        return self._latest_versions(events)

    def add_entries(self, meeting: Meeting, entries: dict[Suggestion, None]) -> None:
        """Add what a meeting suggests, or leave it out."""
        event, note = meeting.event, _event_note(meeting.event)
        theirs, ours, nobody = self._who_took_part(event) if meeting.days else ((), (), "")
        logged = {day for day in meeting.days if not self._logged[day].isdisjoint(theirs)}
        us, type = () if ours == (self._owner,) else ours, _event_type(event) if theirs else "meeting"
        new = [Suggestion(day, type, theirs, us, note) for day in sorted(meeting.days - logged)]
        fresh = [suggestion for suggestion in new if suggestion not in entries]
        method = event.outer.text("method").upper() if event.outer else ""
        cancelled = event.text("status").upper() == "CANCELLED" or method == "CANCEL"
        if not meeting.days:
            self._leave_out(event, meeting.doubt or OUTSIDE)
        elif cancelled or not theirs:
            self._leave_out(event, CANCELLED if cancelled else nobody)
        elif not fresh:
            self._leave_out(event, TWICE if new else LOGGED)
        else:
            self._tally.became[USED] += 1
            entries.update(dict.fromkeys(fresh))
            for why in filter(None, (meeting.doubt, "of which the log has some days already" if logged else "")):
                self._tally.note(FromFile(note, line=event.line), why)

    def _leave_out(self, event: Component, why: str) -> None:
        self._tally.leave_out(FromFile(_event_note(event), line=event.line), why)

    def _latest_versions(self, events: list[Component]) -> list[Component]:
        """The events without those of which there is a later version, as of an invitation that was changed."""
        versions = {
            event: ((event.text("uid"), event.text("recurrence-id")), _event_version(event)) for event in events
        }
        latest = dict(sorted(versions.values()))
        replaced = {event: None for event, (id, version) in versions.items() if id[0] and version < latest[id]}
        for event in replaced:
            self._leave_out(event, REPLACED)
        return [event for event in events if event not in replaced]

    def _who_took_part(self, event: Component) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """Their people and ours who took part, each once, and what is said of an event without any of theirs."""
        theirs, ours, nobody = dict[str, None](), dict[str, None](), NOBODY
        for attendee in (*event.all("organizer"), *event.all("attendee")):
            email = re.sub(r"(?i)^mailto:", "", attendee.value.strip()).casefold()
            keys = [email, *self._keys(attendee.parameters.get("CN", "")[:LONGEST_NAME])]
            ids = [
                next((ids for key in keys if len(ids := side.find(key)) == 1), [])
                for side in (self._theirs, self._ours)
            ]
            if attendee.parameters.get("PARTSTAT", "").upper() == "DECLINED":
                nobody = DECLINED if ids[0] else nobody
            else:
                theirs.update(dict.fromkeys(ids[0]))
                ours.update(dict.fromkeys([] if ids[0] else ids[1]))
        return tuple(theirs), tuple(ours), nobody


def _event_version(event: Component) -> int:
    number = event.text("sequence")
    return int(number) if number.isdecimal() and len(number) < 10 else 0


def _event_note(event: Component) -> str:
    return in_a_line(clean_cell(event.text("summary")[:_LONG]), 300) or "Meeting"


def _event_type(event: Component) -> InteractionType:
    subject, start = event.text("summary"), event.all("dtstart")
    words = " ".join([subject, *map(event.text, ("location", "description", "url"))])
    if start and "T" not in start[0].value:
        return "event"
    if _VIDEO.search(words) or _ONLINE & event.properties.keys():
        return "video"
    return "call" if _CALL.search(subject) else "meeting"
