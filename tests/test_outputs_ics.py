from __future__ import annotations

import os
import re
import subprocess
import sys
import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from projects import ROOT, made, sample_project

from generator.context.feeds.feed import Feed
from generator.days.period import Span
from generator.insight.dates.feed_entry import FeedEntry
from generator.outputs.ics import IcsWriter

TODAY = date(2026, 11, 16)
STOCKHOLM = "Europe/Stockholm"


def entry(**keys: Any) -> FeedEntry:
    first = keys.pop("on", date(2027, 8, 3))
    return FeedEntry(
        **{"key": "acme/a/1", "title": "Shutdown", "category": "Shutdown", "span": Span(first, first), **keys}
    )


def written(*entries: FeedEntry, name: str = "Acme", as_of: date = TODAY) -> bytes:
    return IcsWriter().ics(Feed(name, entries, as_of))


def lines(*entries: FeedEntry, **keys: Any) -> list[str]:
    """The lines of a feed as a program reads them, the folds taken out."""
    return written(*entries, **keys).decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def event(*entries: FeedEntry) -> icalendar.Event:
    return icalendar.Calendar.from_ical(written(*entries)).events[0]


def sample_feeds() -> dict[str, bytes]:
    return {
        document.name: document.data for document in made(sample_project()).documents if document.name.endswith(".ics")
    }


# --- the head


def test_the_calendar_says_its_name_and_how_often_to_look_again() -> None:
    assert lines(entry(), name="Åkers; Söner, AB")[:9] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Account Playbook//Calendar feed//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        r"NAME:Åkers\; Söner\, AB",
        r"X-WR-CALNAME:Åkers\; Söner\, AB",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
    ]


# --- whole days


def test_what_takes_whole_days_ends_on_the_day_after_and_makes_nobody_busy() -> None:
    found = lines(entry(span=Span(date(2026, 12, 24), date(2026, 12, 31))))

    assert "DTSTART;VALUE=DATE:20261224" in found
    assert "DTEND;VALUE=DATE:20270101" in found
    assert "TRANSP:TRANSPARENT" in found
    assert "CATEGORIES:Shutdown" in found
    assert "BEGIN:VTIMEZONE" not in found
    assert "BEGIN:VALARM" not in found


def test_the_time_stamp_is_the_day_of_the_site() -> None:
    assert [line for line in lines(entry()) if line.startswith("DTSTAMP")] == ["DTSTAMP:20261116T000000Z"]


def test_a_deadline_reminds_at_nine_the_day_before() -> None:
    found = lines(entry(deadline=True, account="Acme"))

    start, end = found.index("BEGIN:VALARM"), found.index("END:VALARM")
    assert found[start + 1 : end] == ["ACTION:DISPLAY", "DESCRIPTION:Acme: Shutdown", "TRIGGER:-PT15H"]


# --- times


def test_a_meeting_on_their_clocks_names_their_time_zone_and_describes_it_for_its_years() -> None:
    found = lines(entry(at=time(9, 30), minutes=90, zone=STOCKHOLM))

    assert f"DTSTART;TZID={STOCKHOLM}:20270803T093000" in found
    assert f"DTEND;TZID={STOCKHOLM}:20270803T110000" in found
    assert "TRANSP:TRANSPARENT" not in found
    zone = found[found.index("BEGIN:VTIMEZONE") : found.index("END:VTIMEZONE") + 1]
    # In March at 2:00 the clocks go to 3:00, in October at 3:00 to 2:00; both as they show it before.
    assert zone == [
        "BEGIN:VTIMEZONE",
        f"TZID:{STOCKHOLM}",
        "BEGIN:DAYLIGHT",
        "DTSTART:20260329T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20261025T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


RULES = {
    "Europe/Oslo": ["3;BYDAY=-1SU", "10;BYDAY=-1SU"],
    "Europe/Lisbon": ["3;BYDAY=-1SU", "10;BYDAY=-1SU"],
    "Europe/Dublin": ["3;BYDAY=-1SU", "10;BYDAY=-1SU"],
    "America/New_York": ["3;BYDAY=2SU", "11;BYDAY=1SU"],
    "Australia/Sydney": ["4;BYDAY=1SU", "10;BYDAY=1SU"],
    "Pacific/Auckland": ["4;BYDAY=1SU", "9;BYDAY=-1SU"],
    "Africa/Cairo": ["4;BYDAY=-1FR", "10;BYDAY=-1TH"],  # at the end of the last Thursday, which may be in November
    "Asia/Jerusalem": ["3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR", "10;BYDAY=-1SU"],
    "Africa/Casablanca": [],  # by the moon
    "Asia/Tokyo": [],
    "America/Sao_Paulo": [],
}


def read_zones(data: bytes) -> list[Any]:
    """The time zone of a file as two libraries take it to be by what the file says, whatever they know of its name."""
    [zone] = icalendar.Calendar.from_ical(data).timezones
    return [zone.to_tz(lookup_tzid=False), vobject.readOne(data.decode()).vtimezone.tzinfo]


@pytest.mark.parametrize("name", RULES)
def test_a_zone_goes_by_the_rules_it_has_and_is_right_for_ten_years(name: str) -> None:
    data = written(*(entry(on=date(year, 7, 1), at=time(9), zone=name) for year in (2026, 2036)))
    zone = zoneinfo.ZoneInfo(name)
    days = [datetime.combine(date(2026, 1, 1) + timedelta(days=at), time()) for at in range(10 * 365)]
    near = [day for day in days if zone.utcoffset(day - timedelta(days=1)) != zone.utcoffset(day + timedelta(days=2))]
    clocks = [*days, *(day + timedelta(minutes=30 * half) for day in near for half in range(48))]
    clocks = [clock for clock in clocks if not twice(clock, zone)]

    rules = re.findall(r"RRULE:FREQ=YEARLY;BYMONTH=(.*)\r\n", data.decode())
    assert rules == RULES[name]
    assert (data.count(b"BEGIN:STANDARD") > 10) == (name == "Africa/Casablanca")
    assert (len(near) >= 60) == (name not in ("Asia/Tokyo", "America/Sao_Paulo"))
    for read in read_zones(data):
        wrong = [clock for clock in clocks if read.utcoffset(clock) != zone.utcoffset(clock)]
        assert wrong == []


def twice(clock: datetime, zone: zoneinfo.ZoneInfo) -> bool:
    """Whether clocks show a time twice, or never."""
    return zone.utcoffset(clock) != zone.utcoffset(clock.replace(fold=1))


def test_a_zone_whose_rules_were_others_once_has_both() -> None:
    found = "\n".join(
        lines(*(entry(on=date(year, 7, 1), at=time(9), zone="America/New_York") for year in (2004, 2027)))
    )

    # Until 2006 from the first Sunday of April to the last of October, since then from March to November.
    assert "BEGIN:DAYLIGHT\nDTSTART:20060402T020000\nTZNAME" in found
    assert "BEGIN:DAYLIGHT\nDTSTART:20070311T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\n" in found
    assert "RDATE" not in found


def test_a_meeting_is_as_long_as_it_is_though_the_clocks_change_in_it() -> None:
    forward = event(entry(on=date(2027, 3, 28), at=time(1, 30), minutes=60, zone=STOCKHOLM))
    back = event(entry(on=date(2027, 10, 31), at=time(1, 30), minutes=180, zone=STOCKHOLM))

    assert forward.end.replace(tzinfo=None) == datetime.combine(date(2027, 3, 28), time(3, 30))
    assert back.end.replace(tzinfo=None) == datetime.combine(date(2027, 10, 31), time(3, 30))


def test_a_meeting_without_a_known_zone_is_at_that_time_wherever_one_is() -> None:
    found = lines(entry(at=time(9, 30), minutes=60))

    assert "DTSTART:20270803T093000" in found
    assert "DTEND:20270803T103000" in found
    assert "BEGIN:VTIMEZONE" not in found


def test_a_meeting_of_unknown_length_has_no_end() -> None:
    assert not [line for line in lines(entry(at=time(9, 30))) if line.startswith(("DTEND", "DURATION"))]


def test_time_zones_of_all_the_world_give_the_right_instant() -> None:
    names = sorted(zoneinfo.available_timezones())[::2]
    days = (date(2027, 1, 15), date(2027, 7, 15))
    data = written(*(entry(on=on, at=time(9, 30), zone=name) for name in names for on in days))
    calendar = icalendar.Calendar.from_ical(data)

    assert len(names) > 200
    wanted = [datetime.combine(on, time(9, 30), zoneinfo.ZoneInfo(name)) for name in names for on in days]
    assert [event.start.astimezone(UTC) for event in calendar.events] == [moment.astimezone(UTC) for moment in wanted]
    named = sorted({name.decode() for name in re.findall(rb"DTSTART;TZID=([^:]+):", data)})
    assert [zone.tz_name for zone in calendar.timezones] == named
    assert len(named) > 200


# --- who is who


def test_the_uid_comes_from_the_key_alone() -> None:
    def uid(**keys: Any) -> str:
        return str(event(entry(**keys))["UID"])

    assert (
        uid() == uid(title="Other words", on=date(2028, 1, 1), deadline=True) == "ffa32692-6e4a-5d8f-bc5d-c5d38068a148"
    )
    assert uid() != uid(key="acme/a/2")


def test_entries_of_several_feeds_are_the_same_in_each() -> None:
    feeds = sample_feeds()
    events = {name: set(re.findall(rb"BEGIN:VEVENT.*?END:VEVENT\r\n", data, re.DOTALL)) for name, data in feeds.items()}
    own = set().union(*(found for name, found in events.items() if name.endswith("/rhythm.ics")))

    assert len(own) > 200
    assert events["calendar/all.ics"] == own
    assert len(re.findall(rb"\nUID:", feeds["calendar/all.ics"])) == len(
        set(re.findall(rb"\nUID:.*", feeds["calendar/all.ics"]))
    )


# --- texts


@given(
    title=st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    account=st.sampled_from(["", "A; B, C\\n", "x\r\nATTENDEE:mailto:eve@example.org"]),
    place=st.text(st.characters(exclude_categories=["Cs"])),
)
def test_any_text_stays_text(title: str, account: str, place: str) -> None:
    feed_entry = entry(title=title, account=account, place=place, details=(title, place), deadline=True, category=title)
    data = written(feed_entry, name=title)

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar.errors == []
    assert len(calendar.events) == len(calendar.subcomponents) == 1
    assert len(calendar) == 8
    read = calendar.events[0]
    assert read.errors == []
    allowed = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES", "TRANSP"}
    assert set(read) <= allowed
    assert printable(str(read["SUMMARY"])) == printable(feed_entry.words)
    assert printable(str(read.get("LOCATION", ""))) == printable(place)
    assert len(read.alarms.times) == 1


def printable(text: str) -> str:
    """A text without the characters that no calendar may hold, its breaks of one kind."""
    broken = re.sub(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    return re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", broken)


def test_a_second_library_reads_a_text_as_it_was_typed() -> None:
    nasty = "Semi;colon, comma \\ backslash \\n “quotes” BEGIN:VEVENT 田中 🙂" + " and more" * 20
    read = vobject.readOne(written(entry(title=nasty, details=(nasty, "second line"))).decode()).vevent

    assert read.summary.value == nasty
    assert read.description.value == f"{nasty}\nsecond line"


@given(
    st.dates(date(1950, 1, 1), date(2190, 12, 31)),
    st.one_of(st.none(), st.times()),
    st.one_of(st.none(), st.integers(1, 7 * 24 * 60)),
    st.sampled_from(
        ["", STOCKHOLM, "America/New_York", "Pacific/Kiritimati", "Australia/Lord_Howe", "Africa/Casablanca"]
    ),
)
def test_any_day_and_time_comes_back_as_it_went_in(on: date, at: time | None, minutes: int | None, zone: str) -> None:
    at = at and at.replace(second=0, microsecond=0)
    data = written(entry(on=on, at=at, minutes=minutes, zone=zone))
    read = icalendar.Calendar.from_ical(data).events[0]

    assert read.errors == []
    if at is None:
        assert (read.start, read.end) == (on, on + timedelta(days=1))
        return
    tz = zoneinfo.ZoneInfo(zone) if zone else None
    assert read.start.replace(tzinfo=None) == datetime.combine(on, at)
    begin = datetime.combine(on, at, tz)
    if minutes:
        end = read.end if tz is None else read.end.astimezone(UTC)
        start = begin if tz is None else begin.astimezone(UTC)
        assert end - start == timedelta(minutes=minutes)


# --- the feeds of the sample


def test_icalendar_and_vobject_read_every_feed_of_the_sample_without_complaint() -> None:
    feeds = sample_feeds()

    assert len(feeds) >= 10
    for name, data in feeds.items():
        assert all(len(line) <= 75 for line in data.split(b"\r\n")), name
        calendar = icalendar.Calendar.from_ical(data)
        assert calendar.errors == [], name
        assert [each.errors for each in calendar.walk() if each.errors] == [], name
        second = vobject.readOne(data.decode())
        assert second.validate(raiseException=True), name
        assert len(second.vevent_list) == len(calendar.events) > 0, name
        for one, other in zip(calendar.events, second.vevent_list, strict=True):
            assert str(one["SUMMARY"]) == other.summary.value
            assert str(one["UID"]) == other.uid.value
            assert (one.start, one.end) == (
                other.dtstart.value,
                other.dtend.value if "dtend" in other.contents else one.end,
            )


SCRIPT = """
import sys
from datetime import date, time
from generator.context.feeds.feed import Feed
from generator.insight.dates.feed_entry import FeedEntry
from generator.outputs.ics import IcsWriter
from generator.days.period import Span
day = Span(date(2027, 8, 3), date(2027, 8, 3))
zones = ["Europe/Stockholm", "America/New_York", "Asia/Tokyo", "Australia/Sydney", "Africa/Cairo", "Asia/Kolkata"]
entries = tuple(FeedEntry(zone, "x", "y", day, at=time(9), zone=zone, deadline=True) for zone in zones)
sys.stdout.buffer.write(IcsWriter().ics(Feed("x", entries, date(2026, 11, 16))))
"""


@pytest.mark.parametrize("seed", ["1", "2", "4711"])
def test_the_bytes_are_the_same_in_every_process(seed: str) -> None:
    def run(seed: str) -> bytes:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": "Pacific/Kiritimati"}
        return subprocess.run([sys.executable, "-c", SCRIPT], env=environment, check=True, capture_output=True).stdout

    first = run("0")
    assert first.count(b"BEGIN:VTIMEZONE") == 6
    assert run(seed) == first
