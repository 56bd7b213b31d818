"""Calendars as other programs really write them: the right days, and nothing that costs more than it is worth."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from datetime import time as clock

import pytest
from dateutil.rrule import rrulestr
from exports_made import sample
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import examples
from test_importers_cards import AUTUMN, Suggested, calendar, suggested, tarn

from generator.days.period import Span
from generator.days.recurrence.notation import rule_of
from generator.days.recurrence.reckoning import Steps, TooOften, times_of
from generator.importers.errors import CannotImport
from generator.importers.past_meetings import (
    CANCELLED,
    LOGGED,
    MOST_ENTRIES,
    OUTSIDE,
)
from generator.importers.plan_wording import describe_suggestions

LOS_ANGELES = "America/Los_Angeles"
ELIN = "ATTENDEE:mailto:elin@tarn.example"


def in_zone(zone: str, *lines: str) -> list[str]:
    """The days of an event for a customer in a zone."""
    return [f"{entry.on:%m-%d}" for entry in suggested(*lines, account=tarn(calendar={"time_zone": zone})).entries]


def event(*lines: str) -> list[str]:
    return ["BEGIN:VEVENT", *lines, ELIN, "END:VEVENT"]


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("folded-inside-a-letter.ics", ["11-10"]),
        ("week-begins-on-sunday.ics", ["10-04", "10-06", "10-18", "10-20", "11-01"]),
        ("until-in-universal-time.ics", ["11-06", "11-07", "11-08", "11-09"]),
        ("exchange-zones.ics", ["11-10", "11-11", "11-12"]),
    ],
)
def test_each_meeting_is_on_its_days(name: str, days: list[str]) -> None:
    account = tarn(calendar={"time_zone": LOS_ANGELES})
    entries = calendar(name, sample(f"odd/{name}"), account, AUTUMN)

    assert [f"{entry.on:%m-%d}" for entry in entries.entries] == days
    assert (entries.read, entries.left_out) == (entries.used, [])


def test_letters_are_read_after_lines_are_put_together() -> None:
    entries = calendar("a.ics", sample("odd/folded-inside-a-letter.ics"), tarn(), AUTUMN)

    assert entries.entries[0].note == "Genomgång av inköpen"


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n\n", b"Calendar\n"])
def test_what_stands_before_a_calendar_does_not_matter(before: bytes) -> None:
    entries = calendar("a.ics", before + sample("odd/folded-inside-a-letter.ics"), tarn(), AUTUMN)

    assert entries.entries[0].note == "Genomgång av inköpen"


# --- rules


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=MO;COUNT=4", ["10-04", "10-13", "10-18", "10-27"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20261115", ["10-04", "10-30"]),
        ("FREQ=YEARLY;BYWEEKNO=44;BYDAY=WE", ["10-04", "10-28"]),
        ("FREQ=YEARLY;BYWEEKNO=44", ["10-04", "11-01"]),
        ("FREQ=YEARLY;BYYEARDAY=-61,300", ["10-04", "10-27", "11-01"]),
        ("FREQ=DAILY;INTERVAL=10;COUNT=3", ["10-04", "10-14", "10-24"]),
        ("FREQ=DAILY;UNTIL=20261006", ["10-04", "10-05", "10-06"]),
        ("FREQ=DAILY;UNTIL=20261006T065959Z", ["10-04", "10-05"]),
        ("FREQ=DAILY;UNTIL=20261006T170000Z;BYHOUR=9;BYMINUTE=0", ["10-04", "10-05", "10-06"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=1", ["10-04", "10-31"]),
    ],
)
def test_a_rule_names_its_days(rule: str, days: list[str]) -> None:
    assert in_zone(LOS_ANGELES, f"DTSTART;TZID={LOS_ANGELES}:20261004T090000", f"RRULE:{rule}") == days


PARTS = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])},
    optional={
        "INTERVAL": st.integers(1, 30).map(str),
        "COUNT": st.integers(1, 400).map(str),
        "WKST": st.sampled_from(["MO", "SU", "SA"]),
        "BYDAY": st.lists(st.sampled_from("MO TU WE TH FR SA SU".split()), min_size=1, max_size=3).map(",".join),
        "BYMONTH": st.integers(1, 12).map(str),
        "BYMONTHDAY": st.sampled_from(["1", "13", "31", "-1", "-2,15"]),
        "BYSETPOS": st.sampled_from(["1", "-1", "2"]),
    },
)


@settings(max_examples=examples(300), deadline=None)
@given(PARTS, st.dates(date(1998, 1, 1), date(2026, 6, 1)), st.dates(date(2000, 1, 1), date(2027, 1, 1)))
def test_rules_mean_what_the_calendar_library_takes_them_to_mean(parts: dict[str, str], on: date, start: date) -> None:
    first, begin = datetime.combine(on, clock(9)), datetime.combine(start, clock())
    end = begin + timedelta(days=120)
    text = ";".join(f"{key}={value}" for key, value in parts.items())
    rule, _ = rule_of(text)

    moments = times_of(rule, first, begin, end, Steps(1_000_000))

    # The library would look for a day that never comes up to the year 9999; it stops where the rule is to end.
    if "COUNT" in parts:
        plain = rrulestr(text, dtstart=first)
        expected = [at for at in plain if at <= end] if moments else []
    else:
        expected = list(rrulestr(f"{text};UNTIL={end:%Y%m%dT%H%M%S}", dtstart=first)) if moments else []
    assert moments == [at for at in expected if begin <= at]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=6",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;BYWEEKNO=1;BYMONTH=6",
        "FREQ=DAILY;COUNT=5;BYMONTH=2;BYMONTHDAY=30",
    ],
)
def test_a_rule_that_never_comes_is_soon_given_up(rule: str) -> None:
    started = time.process_time()
    first, begin = (datetime.combine(date(year, 3, 1), clock(9)) for year in (1951, 2026))
    moments = times_of(rule_of(rule)[0], first, begin, begin + timedelta(days=365), Steps(50_000))

    assert moments == []
    assert time.process_time() - started < 0.5
    with pytest.raises(TooOften):
        times_of(rule_of(rule)[0], first, begin, begin + timedelta(days=365), Steps(1_000))


# --- series with exceptions


def series(*lines: str) -> list[str]:
    return event("UID:1", "DTSTART:20261019T090000", "RRULE:FREQ=WEEKLY;COUNT=4", *lines)


def days(*lines: str) -> list[str]:
    return [f"{entry.on:%m-%d} {entry.note}" for entry in suggested(*lines).entries]


def test_a_series_moved_from_one_time_on_is_moved_for_good() -> None:
    later = event(
        "UID:1", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261102T090000", "DTSTART:20261103T090000", "SUMMARY:New"
    )

    assert days(*series("SUMMARY:Old"), *later) == ["10-19 Old", "10-26 Old", "11-03 New", "11-10 New"]
    assert days(*later, *series("SUMMARY:Old")) == ["10-19 Old", "10-26 Old", "11-03 New", "11-10 New"]


def test_a_series_called_off_from_one_time_on_ends() -> None:
    off = event(
        "UID:1", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261102T090000", "DTSTART:20261102T090000", "STATUS:CANCELLED"
    )
    found = suggested(*series("SUMMARY:Old"), *off)

    assert [str(entry.on) for entry in found.entries] == ["2026-10-19", "2026-10-26"]
    assert (found.read, found.used, found.left_out) == (2, 1, [CANCELLED])


def test_of_several_versions_of_an_event_the_last_counts() -> None:
    old = event("UID:1", "SEQUENCE:0", "DTSTART:20261019T090000")
    new = event("UID:1", "SEQUENCE:2", "DTSTART:20261021T090000")

    for lines in ([*old, *new], [*new, *old]):
        found = suggested(*lines)
        assert [str(entry.on) for entry in found.entries] == ["2026-10-21"]
        assert found.left_out == ["of which a later version stands there"]
    assert suggested(*old, *new[:-1], "STATUS:CANCELLED", new[-1]).entries == []


def test_exceptions_may_be_given_in_another_zone_than_the_series() -> None:
    start = "DTSTART;TZID=America/Los_Angeles:20261019T200000"
    rule = "RRULE:FREQ=WEEKLY;COUNT=3"

    assert in_zone(LOS_ANGELES, start, rule, "EXDATE:20261027T030000Z") == ["10-19", "11-02"]
    assert in_zone(LOS_ANGELES, start, "RDATE:20261024T030000Z,20261026T030000Z/PT1H") == ["10-19", "10-23", "10-25"]


def test_a_reminder_after_the_day_of_an_event_does_not_move_it() -> None:
    alarm = ("BEGIN:VALARM", "ACTION:DISPLAY", "DTSTART:20200101T000000", "SUMMARY:Alarm", "END:VALARM")
    entries = suggested(*event("UID:1", "DTSTART:20261105T090000", "SUMMARY:Real", *alarm)).entries

    assert [(str(entry.on), entry.note) for entry in entries] == [("2026-11-05", "Real")]


# --- zones


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("America/Los_Angeles", "11-06"),
        ("Pacific Standard Time", "11-06"),
        ("/freeassociation.sourceforge.net/America/Los_Angeles", "11-06"),
        ("(UTC-08:00) Pacific Time (US & Canada)", "11-06"),
        ("(GMT+01.00) Sarajevo/Warsaw/Zagreb", "11-05"),
        ("Customized Time Zone 1", "11-05"),
        ("../../etc/passwd", "11-05"),
        ("Europe", "11-05"),
    ],
)
def test_a_time_in_a_zone_is_on_the_customers_day(zone: str, day: str) -> None:
    assert in_zone("Europe/Stockholm", f'DTSTART;TZID="{zone}":20261105T200000') == [day]


def test_a_zone_named_by_its_distance_is_the_customers_own_where_that_has_it() -> None:
    summer = "DTSTART;TZID=(UTC-08:00) Pacific Time (US & Canada):20260915T233000"

    assert in_zone(LOS_ANGELES, summer) == ["09-15"]


ZONE = [
    "BEGIN:VTIMEZONE",
    "TZID:Customized Time Zone 1",
    *("BEGIN:STANDARD", "DTSTART:16010101T020000", "TZOFFSETFROM:-0700", "TZOFFSETTO:-0800"),
    *("RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11", "END:STANDARD"),
    *("BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:-0800", "TZOFFSETTO:-0700"),
    *("RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", "END:DAYLIGHT"),
    "END:VTIMEZONE",
]


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("20261105T143000", "11-05"),
        ("20261105T153000", "11-06"),
        ("20261020T143000", "10-20"),
        ("20261020T153000", "10-21"),
    ],
)
def test_a_zone_that_the_file_describes_is_known_in_winter_and_summer(start: str, day: str) -> None:
    meeting = event("UID:1", f"DTSTART;TZID=Customized Time Zone 1:{start}")

    assert in_zone("Europe/Stockholm", *ZONE, *meeting) == [day]
    assert in_zone("Europe/Stockholm", *meeting, *ZONE) == [day]


# --- what is told


def test_the_report_adds_up_with_a_line_and_a_reason_for_each() -> None:
    data = (
        sample("calendar.ics")
        .replace(b"elin.forsberg@", b"elin@")
        .replace(b"Elin.Forsberg@tarn.ex\r\n ample", b"elin@tarn.example")
    )
    entries = calendar("calendar.ics", data, tarn(), AUTUMN)

    assert entries.read == entries.used + len(entries.left_out) == 11
    told = "\n".join(describe_suggestions("calendar.ics", entries.entries, entries.tally, tarn()))
    assert told.startswith(f"calendar.ics: 11 events read, {entries.used} used, {len(entries.left_out)} left out\n")
    assert "1 event without anybody of the account: Dentist (line 69)" in told
    assert "1 event that they declined: Call about the invoice (line 63)" in told
    assert "1 event outside the days looked at: Next year (line 74)" in told
    assert "in part    1 event coming round in a way that is not understood; only the first day" in told


def test_of_one_kind_twenty_are_named_and_the_rest_counted() -> None:
    lines = [line for number in range(25) for line in event("DTSTART:20250101", f"SUMMARY:No {number}")]
    found = suggested(*lines)
    told = "\n".join(describe_suggestions("a.ics", found.entries, found.tally, tarn()))

    assert "25 events outside the days looked at: No 0 (line 3)," in told
    assert "No 19 (line" in told
    assert "No 20 (line" not in told
    assert " and 5 more" in " ".join(told.split())


def test_what_stands_there_twice_or_is_logged_in_part_is_told() -> None:
    account = tarn(log=[{"on": "2026-10-26", "type": "call", "with": "elin-forsberg", "note": "x"}])
    found = suggested(*series(), *series(), account=account)

    assert [str(entry.on) for entry in found.entries] == ["2026-10-19", "2026-11-02", "2026-11-09"]
    assert found.left_out == ["that stand there twice"]
    assert found.in_part == ["of which the log has some days already"]
    assert suggested(*event("DTSTART:20261026"), account=account).left_out == [LOGGED]


# --- bounds


def bounded(*lines: str, window: Span = AUTUMN) -> Suggested:
    started = time.process_time()
    found = suggested(*lines, window=window)
    assert time.process_time() - started < 4
    return found


def many(number: int, *lines: str) -> list[str]:
    return [line for at in range(number) for line in event(f"UID:{at}", *lines)]


NEVER = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
FIRST_DAY_ALONE = "only the first day was looked at"


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (many(300, "DTSTART:20261019T090000", "RRULE:FREQ=SECONDLY"), FIRST_DAY_ALONE),
        (event("DTSTART:20261019T090000", *["RRULE:FREQ=DAILY;COUNT=60000"] * 300), FIRST_DAY_ALONE),
        (event("DTSTART:20261019T090000", "RDATE:" + ",".join(["20261020T090000"] * 500_000)), FIRST_DAY_ALONE),
        (event("DTSTART:20261019T090000", *["RDATE:" + ",".join(["20261020T090000"] * 5_000)] * 100), FIRST_DAY_ALONE),
        (event("DTSTART:20261019T090000", "RRULE:FREQ=DAILY;BYDAY=" + ",".join(["MO"] * 5_000)), FIRST_DAY_ALONE),
        (event("DTSTART:20261019T090000", "RRULE:FREQ=DAILY;INTERVAL=0"), FIRST_DAY_ALONE),
        (event("DTSTART:20261019T090000", "ATTACH:" + "A" * 15_000_000), ""),
        (event("DTSTART:20261019T090000", "DESCRIPTION:" + "A" * 15_000_000), ""),
    ],
)
def test_an_event_that_costs_too_much_is_on_its_first_day(lines: Sequence[str], why: str) -> None:
    found = bounded(*lines)

    assert [str(entry.on) for entry in found.entries] == ["2026-10-19"]
    assert found.used + len(found.left_out) == found.read
    assert {why in said for said in found.in_part} <= {True}
    assert bool(found.in_part) == bool(why)


@pytest.mark.parametrize(
    "lines",
    [
        many(300, "DTSTART:19000101T090000", "RRULE:FREQ=DAILY;COUNT=60000"),
        many(2_000, "DTSTART:19000101T090000", "RRULE:FREQ=DAILY;COUNT=900000;BYDAY=MO,TU,WE,TH,FR,SA"),
        many(2_000, "DTSTART:19510101T090000", "RRULE:FREQ=DAILY;COUNT=5;BYMONTH=2;BYMONTHDAY=30"),
        many(20_000, "DTSTART:20200101T090000"),
        [
            "BEGIN:VTIMEZONE",
            "TZID:Mine",
            *("BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETTO:+0100", NEVER, "END:STANDARD") * 5_000,
            "END:VTIMEZONE",
            *many(3_000, "DTSTART;TZID=Mine:20261019T090000", "RDATE;TZID=Mine:19510101T090000,20250101T090000"),
        ],
    ],
)
def test_many_events_cost_little_and_all_are_counted(lines: Sequence[str]) -> None:
    found = bounded(*lines)

    assert found.read == lines.count("BEGIN:VEVENT")
    assert found.used + len(found.left_out) == found.read


def test_more_meetings_than_somebody_may_look_through_are_refused() -> None:
    with pytest.raises(CannotImport, match=f"more than {MOST_ENTRIES} past meetings .* --since"):
        bounded(*(line for at in range(10) for line in event("DTSTART:20260101", f"SUMMARY:{at}", "RRULE:FREQ=DAILY")))


def test_an_ordinary_daily_meeting_is_on_every_day() -> None:
    found = bounded(*event("DTSTART:20150101T090000", "RRULE:FREQ=DAILY"))

    assert len(found.entries) == (AUTUMN.end - AUTUMN.start).days + 1
    assert found.left_out == []
    assert suggested(*event("DTSTART:20270101T090000", "RRULE:FREQ=DAILY")).left_out == [OUTSIDE]


@given(st.lists(st.binary(max_size=60), max_size=8))
def test_any_bytes_are_read_or_refused(lines: list[bytes]) -> None:
    inner = "\n".join(event("DTSTART:20261019")).encode()
    data = b"\n".join([b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", *lines, b"END:VEVENT", inner, b"END:VCALENDAR"])
    try:
        entries = calendar("a.ics", data, tarn(), AUTUMN)
    except CannotImport:
        return
    assert entries.used + len(entries.left_out) == entries.read
