"""The calendar feeds of a whole site: where they are, what leads to them, and what the customer's must not hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import icalendar
import pytest
from hostile_site import hostile_project
from html_pages import read_page
from lean import ACCOUNT, lean_project, playbook
from projects import (
    DAY,
    checked,
    everything_but,
    everything_project,
    everything_site,
    made,
    sample_project,
    with_accounts,
)
from slots import as_yaml, canaries, everything, replaced

from generator.build import build
from generator.site import Site

ACCOUNT_FOLDER = "accounts/tarn-valley"
SHARED = f"{ACCOUNT_FOLDER}/shared.ics"

MAY_BE_SEEN = {"meetings.name", "meetings.at", "meetings.place", "commitments.text"}
"""The texts of shared meetings and promises that stand in the customer's feed; no other text of an account does."""


def feeds(site: Site) -> dict[str, bytes]:
    return {document.name: document.data for document in site.documents if document.name.endswith(".ics")}


def unfolded(data: bytes) -> str:
    return data.decode().replace("\r\n ", "")


# --- which there are


def test_each_account_and_each_manager_has_a_feed_and_all_have_one_together() -> None:
    found = feeds(made(sample_project()))
    accounts = [account for account in checked(sample_project()).book.accounts if account.rhythm]
    managers = {account.profile.owner for account in accounts}

    assert len(accounts) >= 5
    assert len(managers) >= 3
    assert {f"accounts/{account.id}/rhythm.ics" for account in accounts} <= found.keys()
    assert {f"team/{manager}.ics" for manager in managers} <= found.keys()
    assert "calendar/all.ics" in found
    assert all(b"BEGIN:VEVENT" in data for data in found.values())


def test_each_feed_says_which_file_its_facts_stand_in() -> None:
    edits = {document.name: document.edit for document in made(sample_project()).documents}

    assert edits["accounts/norrland/rhythm.ics"] == "accounts/norrland/rhythm.yaml"
    assert edits["calendar/all.ics"] == "accounts/_team.yaml"


@pytest.mark.parametrize("page", ["rhythm", "meetings"])
def test_pages_lead_to_the_feeds(page: str) -> None:
    read = read_page(everything_site(), f"{ACCOUNT_FOLDER}/{page}/index.html")
    targets = {target[0] for href in read.links() if (target := read.target(href))}

    assert {SHARED, f"{ACCOUNT_FOLDER}/rhythm.ics"} <= targets
    assert "Subscribe in your calendar" in read.text
    for name in (SHARED, f"{ACCOUNT_FOLDER}/rhythm.ics"):
        assert (everything_site() / name).read_bytes() == feeds(made(everything_project()))[name]


def test_an_account_without_dates_has_no_feed_and_no_word_of_one(tmp_path: Path) -> None:
    lean = lean_project(tmp_path, {"playbook/account/rhythm.md.j2": "# Rhythm\n{{ calendars|length }}\n"})
    site = build(checked(lean), DAY)

    assert feeds(site) == {}
    assert "\n0\n" in next(
        page.text for page in site.pages if page.name.startswith("accounts/") and page.name.endswith("/rhythm.md")
    )


def test_nobody_can_have_an_id_that_is_the_name_of_the_feed_of_all(tmp_path: Path) -> None:
    team = "team:\n  - {id: all, name: Al Lowe, role: account_manager}\n"
    said = playbook("check", "--project", lean_project(tmp_path, {"accounts/_team.yaml": team}))

    assert said.code == 1
    assert "is not a reserved word" in said.out


# --- the customer's


def _built(account: Mapping[str, object]) -> dict[str, bytes]:
    project = checked(everything_project())
    loaded = everything_but(as_yaml(account))
    assert not loaded.problems
    return feeds(build(with_accounts(project, loaded), DAY))


def _shared_paths() -> set[tuple[str | int, ...]]:
    """The places of the shared records of the account that has everything."""
    return {
        (key, at)
        for key in ("meetings", "commitments")
        for at, record in enumerate(everything()[key])
        if record.get("audience") == "shared"
    }


def test_nothing_but_what_may_be_seen_gets_into_the_customers_feed() -> None:
    planted = dict(canaries(everything()))
    found = _built(replaced(everything(), {slot.path: mark for slot, mark in planted.items()}))
    own, shared = unfolded(found[f"{ACCOUNT_FOLDER}/rhythm.ics"]), unfolded(found[SHARED])

    assert len(planted) >= 170
    assert len(_shared_paths()) >= 2
    seen = {slot for slot, mark in planted.items() if mark.partition("@")[0].removeprefix("https://") in shared}
    assert {slot.key for slot in seen} == MAY_BE_SEEN
    assert {slot.path[:2] for slot in seen} == _shared_paths()
    assert shared.count("sentinel") == len(seen)
    # That the marks are found where they may be shows that they would be found where they may not.
    assert len({slot.key for slot, mark in planted.items() if mark in own}) > len(MAY_BE_SEEN)


def test_the_customers_feed_has_no_line_but_these() -> None:
    text = unfolded(feeds(made(everything_project()))[SHARED])
    text = re.sub("BEGIN:VTIMEZONE.*END:VTIMEZONE\r\n", "", text, flags=re.DOTALL)
    lines = [line for line in text.splitlines() if not line.startswith("UID:")]

    assert lines == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Account Playbook//Calendar feed//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "NAME:What we have agreed",
        "X-WR-CALNAME:What we have agreed",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "BEGIN:VEVENT",
        "SUMMARY:Due: Six spare sensors by the end of the month",
        "DTSTART;VALUE=DATE:20261130",
        "DTEND;VALUE=DATE:20261201",
        "DTSTAMP:20261116T000000Z",
        "CATEGORIES:Promise",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "SUMMARY:Council on the second store",
        *(line for line in lines if line.startswith(("DTSTART:", "DTSTART;TZID", "DTEND:", "DTEND;TZID"))),
        "DTSTAMP:20261116T000000Z",
        "CATEGORIES:Meeting",
        "LOCATION:The old cheese loft",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_no_id_can_be_read_in_the_customers_feed() -> None:
    data = feeds(made(everything_project()))[SHARED]
    uids = re.findall(rb"UID:(.*)\r\n", data)

    assert len(uids) == 2
    assert all(re.fullmatch(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", uid) for uid in uids)
    assert b"tarn" not in data.lower()


@pytest.mark.parametrize(
    "change",
    [
        {"audience": "internal"},
        {"status": "cancelled"},
        {"on": "2026-09-01"},
        {"on": "2028-09-01"},
    ],
    ids=lambda change: next(iter(change.items())),
)
def test_a_meeting_that_is_not_shared_or_not_near_is_not_in_it(change: dict[str, str]) -> None:
    [at] = [path for path in _shared_paths() if path[0] == "meetings"]
    found = _built(replaced(everything(), {(*at, key): value for key, value in change.items()}))

    assert [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(found[SHARED]).events] == [
        "Due: Six spare sensors by the end of the month"
    ]


def test_without_anything_shared_there_is_no_file_for_the_customer() -> None:
    hidden = {(*path, "audience"): "internal" for path in _shared_paths()}

    assert SHARED not in _built(replaced(everything(), hidden))


def test_a_meeting_without_a_name_says_what_it_is_for_and_not_which_series_it_belongs_to(tmp_path: Path) -> None:
    account = ACCOUNT + (
        "cadence:\n  meetings:\n    - {id: secret, name: Watch them closely, kind: recovery, every_days: 30}\n"
        "meetings:\n  - {id: a, series: secret, on: 2026-12-01, audience: shared}\n"
        "  - {id: b, series: secret, kind: one_to_one, on: 2026-12-02, audience: shared}\n"
    )
    site = build(checked(lean_project(tmp_path, {"accounts/kettle-row.yaml": account})), DAY)
    shared = feeds(site)["accounts/kettle-row/shared.ics"]

    assert [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(shared).events] == ["Meeting", "One to one"]
    assert b"atch" not in shared


def test_hostile_texts_add_nothing_to_a_feed() -> None:
    found = feeds(made(hostile_project()))
    allowed = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES", "TRANSP"}

    assert sum(data.count(b"BEGIN:VEVENT") for data in found.values()) > 100
    for name, data in found.items():
        assert all(len(line) <= 75 for line in data.split(b"\r\n")), name
        calendar = icalendar.Calendar.from_ical(data)
        assert calendar.errors == [], name
        assert {subcomponent.name for subcomponent in calendar.subcomponents} <= {"VEVENT", "VTIMEZONE"}, name
        assert set().union(*map(set, calendar.events)) <= allowed, name
