"""Past meetings of a calendar as suggestions for the log: those in which people of the account took part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from generator.authoring.entries import entry
from generator.authoring.wording import Value
from generator.importers.tables import cleaned
from generator.importers.vobjects import Entry, Property, entries
from generator.model.account import Account
from generator.model.log import InteractionType
from generator.names import name_key
from generator.period import FIRST_YEAR, LAST_YEAR, Span
from generator.recurrence.notation import days_of, parts
from generator.text import count, in_a_line

_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z)?)?\Z", re.ASCII)
_VIDEO = re.compile(r"teams\.|zoom\.|meet\.google|webex|\bvideo\b|\bteams\b|\bzoom\b", re.IGNORECASE)
_CALL = re.compile(r"\b(call|phone|telephone|ring)\b", re.IGNORECASE)
_OURS_ALONE = ("COUNT", "UNTIL", "WKST")
"""Parts of a rule that say when it ends, which is reckoned here, or nothing that matters to days."""


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
        return entry(on=self.on, type=self.type, with_=self.people, us=self.us, note=self.note)


@dataclass(slots=True)
class Suggested:
    """What a calendar suggests, and why the rest of it is not suggested."""

    entries: list[Suggestion]
    left_out: Counter[str]

    def told(self) -> list[str]:
        """What was left out, in words."""
        return [f"{count(number, 'meeting')} {why}" for why, number in self.left_out.most_common()]


def suggestions(name: str, data: bytes, account: Account, window: Span) -> Suggested:
    """The past meetings of a calendar file with people of an account, those of a window; CannotImport for no calendar.

    A meeting that comes round is taken apart into its days. Left out are what was cancelled, what they declined,
    and what the log or the list of meetings already has.
    """
    events = entries(name, data, "vevent")
    moved: dict[str, set[date]] = {}
    for event in events:
        instead = _day(event.all("recurrence-id"), account)
        if instead:
            moved.setdefault(event.text("uid"), set()).add(instead)
    found = Suggested([], Counter())
    who = _Who(account)
    for event in events:
        without = set() if event.all("recurrence-id") else moved.get(event.text("uid"), set())
        days = [day for day in _days(event, account, window, found) if day in window and day not in without]
        for day in days:
            _suggest(event, day, who, account, found)
    found.entries = sorted(dict.fromkeys(found.entries))
    return found


class _Who:
    """Which people of an account and which of us the attendees of an event are."""

    def __init__(self, account: Account) -> None:
        people = account.stakeholders
        self._theirs = self._index((each.id, each.name or "", each.contact.email or "") for each in people)
        team = (*account.team, *account.colleagues)
        self._ours = self._index((each.id, each.name, each.email or "") for each in team)

    @staticmethod
    def _index(people: Iterable[tuple[str, str, str]]) -> Mapping[str, str]:
        """Ids by address and by name; an empty id for a name that two of them have."""
        found: dict[str, str] = {}
        for id, name, email in people:
            for key in filter(None, (name_key(name), email.casefold())):
                found[key] = "" if found.get(key, id) != id else id
        return found

    def of(self, event: Entry) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        """Their people and ours who took part, each once, and whether somebody of theirs declined."""
        theirs, ours, declined = dict[str, None](), dict[str, None](), False
        for attendee in (*event.all("organizer"), *event.all("attendee")):
            email = re.sub(r"(?i)^mailto:", "", attendee.value.strip()).casefold()
            keys = [email, name_key(attendee.parameters.get("CN", ""))]
            away = attendee.parameters.get("PARTSTAT", "").upper() == "DECLINED"
            id = next((self._theirs[key] for key in keys if key and self._theirs.get(key)), "")
            if id and away:
                declined = True
            elif id:
                theirs[id] = None
            elif not away and (id := next((self._ours[key] for key in keys if key and self._ours.get(key)), "")):
                ours[id] = None
        return tuple(theirs), tuple(ours), declined


def _suggest(event: Entry, day: date, who: _Who, account: Account, found: Suggested) -> None:
    theirs, ours, declined = who.of(event)
    if not theirs:
        found.left_out["that they declined" if declined else "without anybody of the account"] += 1
    elif event.text("status").upper() == "CANCELLED" or event.method == "CANCEL":
        found.left_out["cancelled"] += 1
    elif any(entry.on == day and set(theirs) & set(entry.with_) for entry in account.log):
        found.left_out["that the log has already"] += 1
    else:
        owner = account.profile.owner
        us = () if ours in ((), (owner,)) else ours
        note = in_a_line(cleaned(event.text("summary")), 300) or "Meeting"
        found.entries.append(Suggestion(day, _type(event), theirs, us, note))


def _type(event: Entry) -> InteractionType:
    words = " ".join(event.text(name) for name in ("summary", "location", "description", "url"))
    if _all_day(event.all("dtstart")):
        return "event"
    if _VIDEO.search(words) or any("conference" in name or "onlinemeeting" in name for name in event.properties):
        return "video"
    return "call" if _CALL.search(event.text("summary")) else "meeting"


def _all_day(start: Sequence[Property]) -> bool:
    return bool(start) and "T" not in start[0].value


def _days(event: Entry, account: Account, window: Span, found: Suggested) -> Iterator[date]:
    """The days on which an event takes place, as far as they may lie in a window."""
    first = _day(event.all("dtstart"), account)
    if first is None:
        found.left_out["without a day that can be read"] += 1
        return
    without = {day for each in event.all("exdate") for day in _listed(each, account)}
    days = {first, *(day for each in event.all("rdate") for day in _listed(each, account))}
    for rule in event.all("rrule"):
        try:
            days |= set(_recurring(rule.value, first, window))
        except ValueError:
            found.left_out["coming round in a way that is not understood; only the first day was looked at"] += 1
    yield from sorted(days - without)


def _recurring(rule: str, first: date, window: Span) -> Iterator[date]:
    """The days of a rule from its first on, up to the end of a window; ValueError when it is not understood."""
    given = dict(piece.partition("=")[::2] for piece in rule.upper().strip().rstrip(";").split(";"))
    known = parts(";".join(f"{key}={value}" for key, value in given.items() if key not in _OURS_ALONE))
    left = int(given.get("COUNT", "0")) or None
    until = _DAY.match(given.get("UNTIL", ""))
    last = min(window.end, date(*map(int, until.groups()[:3]))) if until else window.end
    # What has a number of times is counted from its beginning; anything else only in the years of the window.
    begin = first.year if left else max(first.year, window.start.year)
    for year in range(begin, min(last.year, LAST_YEAR) + 1):
        for day in days_of(known, first, year):
            if day > last or left == 0:
                return
            yield day
            left = left - 1 if left else None


def _listed(line: Property, account: Account) -> Iterator[date]:
    for each in line.value.split(","):
        day = _day((Property(each.partition("/")[0], line.parameters),), account)
        if day:
            yield day


def _day(lines: Sequence[Property], account: Account) -> date | None:
    """The day of a date or time, by the clocks of the customer where it is given in universal time."""
    match = _DAY.match(lines[0].value.strip()) if lines else None
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    try:
        if match[6] and account.calendar.time_zone:
            moment = datetime(*(int(match[at]) for at in range(1, 6)), tzinfo=UTC)  # type: ignore[misc, arg-type]
            return moment.astimezone(ZoneInfo(account.calendar.time_zone)).date()
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
