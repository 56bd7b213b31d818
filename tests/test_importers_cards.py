"""Contact cards become people, past meetings become suggestions for the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import made
import pytest
from exports_made import sample
from hypothesis import given
from hypothesis import strategies as st

from generator.days.period import Span
from generator.importers.cards import read_cards
from generator.importers.errors import CannotImport
from generator.importers.past_meetings import CANCELLED, DECLINED, LOGGED, OUTSIDE, USED, Suggestion, suggest_entries
from generator.importers.records import Record
from generator.importers.tally import Groups, Tally
from generator.model.account import Account

AUTUMN = Span(date(2026, 9, 1), date(2026, 11, 16))


def written(*lines: str, version: str = "3.0") -> bytes:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def card(*lines: str, version: str = "3.0") -> Record:
    (contact,) = read_cards("a.vcf", written(*lines, version=version), Tally())
    return contact


def tarn(**keys: object) -> Account:
    people = [
        {"name": "Elin Forsberg", "contact": {"email": "elin@tarn.example"}},
        {"name": "Mats Öberg"},
        {"name": "Mats Öberg", "id": "mats-2"},
    ]
    return made.account("tarn", stakeholders=people, **keys)


@dataclass
class Suggested:
    """What a calendar suggests, and what becomes of its events."""

    entries: list[Suggestion]
    tally: Tally

    @property
    def read(self) -> int:
        return self.tally.read

    @property
    def used(self) -> int:
        return self.tally.became[USED]

    @property
    def left_out(self) -> list[str]:
        """Why events are left out."""
        return whys(self.tally.left_out)

    @property
    def in_part(self) -> list[str]:
        """Why events are used in part."""
        return whys(self.tally.notes)


def whys(groups: Groups) -> list[str]:
    return [why for (_, why), group in groups.items() for _ in range(group.number)]


def calendar(name: str, data: bytes, account: Account, window: Span) -> Suggested:
    """What a calendar file suggests."""
    tally = Tally()
    return Suggested(suggest_entries(name, data, account, window, tally), tally)


def suggested(*lines: str, account: Account | None = None, window: Span = AUTUMN, method: str = "PUBLISH") -> Suggested:
    """What a calendar of one event suggests, in which Elin takes part unless the lines say who does."""
    who = () if any("ATTENDEE" in line for line in lines) else ("ATTENDEE:mailto:Elin@tarn.example",)
    inner = [] if "BEGIN:VEVENT" in lines else ["BEGIN:VEVENT", "UID:1", *lines, *who, "END:VEVENT"]
    text = "\r\n".join(["BEGIN:VCALENDAR", f"METHOD:{method}", *(inner or lines), "END:VCALENDAR"])
    return calendar("a.ics", text.encode(), account or tarn(), window)


def days(*lines: str, window: Span = AUTUMN) -> list[str]:
    return [f"{entry.on:%m-%d}" for entry in suggested(*lines, window=window).entries]


# --- Cards --------------------------------------------------------------------------------------------------------


def test_cards_of_all_three_versions_are_read() -> None:
    elin, mats, zoe = read_cards("people.vcf", sample("people.vcf"), Tally())

    assert (elin.name, elin.company) == ("Elin Forsberg", "Tarn Castings")
    assert elin.values == {
        "title": "Managing director",
        "department": "Management",
        "email": "elin.forsberg@tarn.example",
        "phone": "+46 920 100 01",
    }
    assert (mats.name, mats.company, mats.text("department"), mats.text("email")) == (
        "Mats Öberg",
        "",
        "",
        "mats.oberg@tarn.example",
    )
    assert (mats.text("title"), mats.text("phone")) == ("Head of planning, för all", "+46 70 100 02")
    assert (zoe.name, zoe.text("email"), zoe.text("phone")) == (
        "Zoë Ångström, Dr",
        "zoe@tarn.example",
        "+46-920-100-03",
    )
    assert (zoe.text("title"), zoe.company) == ("", "")


def test_a_card_without_a_full_name_has_the_name_of_its_parts() -> None:
    assert card("N:Forsberg;Elin;Maria;Dr;", "FN:").name == "Elin Forsberg"
    assert card("N:Fors\\;berg;Elin").name == "Elin Fors;berg"


def test_the_name_that_is_preferred_is_the_name_and_a_line_feed_in_it_a_space() -> None:
    assert card("FN;PREF=2:Bo Two", "FN;PREF=1:Bo\\nEk").name == "Bo Ek"
    assert card("FN:", "FN:Bo Ek", "FN:Bo Two").name == "Bo Ek"


def test_a_comma_that_nobody_escaped_ends_nothing() -> None:
    assert card("FN:A", "TITLE:Head, buyer; planner").text("title") == "Head, buyer; planner"
    assert card("FN:A", "TITLE:Head\\, buyer\\nand planner").text("title") == "Head, buyer, and planner"


def test_of_several_addresses_the_preferred_one_counts_and_a_fax_last() -> None:
    contact = card("FN:A", "EMAIL;TYPE=HOME:h@x.example", "EMAIL;TYPE=WORK:w@x.example", "TEL;TYPE=FAX:1", "TEL;CELL:2")

    assert (contact.text("email"), contact.text("phone")) == ("w@x.example", "2")
    assert card("FN:A", "EMAIL;TYPE=WORK:w@x.example", "EMAIL;PREF=1:p@x.example").text("email") == "p@x.example"


def test_lines_that_make_no_sense_are_left_out() -> None:
    assert card("FN:A", "THIS IS NOTHING", "TEL;;;=:", "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=none:=FF").name == "A"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Name,Email\r\n", "no contact card"),
        (b"BEGIN:VCARD\nFN:A\n", "was cut off: it ends in the middle of a vcard"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "no contact card"),
        (b"%PDF-1.4 BEGIN:VCARD", "is a PDF file"),
    ],
)
def test_what_is_no_card_says_so(data: bytes, said: str) -> None:
    with pytest.raises(CannotImport, match=said):
        read_cards("a.vcf", data, Tally())


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_lines_are_cards_or_refused(lines: list[str]) -> None:
    data = "\n".join(["BEGIN:VCARD", *lines, "END:VCARD"]).encode("utf-8", "surrogatepass")
    try:
        contacts = read_cards("a.vcf", data, Tally())
    except CannotImport:
        return
    assert all(contact.name for contact in contacts)


# --- Calendars ----------------------------------------------------------------------------------------------------


def test_a_past_meeting_with_somebody_of_the_account_is_suggested() -> None:
    (suggestion,) = suggested("SUMMARY:The furnace\\, again", "DTSTART;TZID=Europe/Stockholm:20261105T100000").entries

    assert suggestion.record == {
        "on": "2026-11-05",
        "type": "meeting",
        "with": "elin-forsberg",
        "note": "The furnace, again",
    }


def test_people_are_known_by_address_or_by_a_name_that_only_one_of_them_has() -> None:
    start = "DTSTART:20261105T100000Z"

    assert suggested(start, 'ATTENDEE;CN="ELIN FORSBERG":mailto:private@home.example').entries
    assert not suggested(start, "ATTENDEE;CN=Mats Öberg:mailto:mats@tarn.example").entries
    assert not suggested(start, "ATTENDEE;CN=Nobody:mailto:nobody@tarn.example").entries


def test_who_of_us_took_part_is_noted_where_it_was_not_the_owner_alone() -> None:
    elin, ours = "ATTENDEE:mailto:elin@tarn.example", "ATTENDEE;CN=Yuki Sato:mailto:y@x.example"
    owner = "ORGANIZER;CN=Priya Nair:mailto:p@x.example"

    assert suggested("DTSTART:20261105", elin, owner).entries[0].us == ()
    assert suggested("DTSTART:20261105", elin, owner, ours).entries[0].us == ("priya", "yuki")


@pytest.mark.parametrize(
    ("lines", "type"),
    [
        (["SUMMARY:Weekly", "LOCATION:https://teams.microsoft.example/x"], "video"),
        (["SUMMARY:Weekly", "X-GOOGLE-CONFERENCE:https://meet.example"], "video"),
        (["SUMMARY:Phone call about the offer"], "call"),
        (["SUMMARY:Recall of the castings"], "meeting"),
    ],
)
def test_what_kind_of_contact_it_was_is_taken_from_the_words(lines: list[str], type: str) -> None:
    assert suggested("DTSTART:20261105T100000Z", *lines).entries[0].type == type


def test_an_event_of_whole_days_is_an_event_on_its_first_day() -> None:
    (suggestion,) = suggested("SUMMARY:Visit", "DTSTART;VALUE=DATE:20261028", "DTEND;VALUE=DATE:20261030").entries

    assert (str(suggestion.on), suggestion.type) == ("2026-10-28", "event")


def test_what_was_cancelled_or_declined_is_left_out() -> None:
    start = "DTSTART:20261105T100000Z"

    for lines, method in (((start, "STATUS:CANCELLED"), "PUBLISH"), ((start,), "CANCEL")):
        found = suggested(*lines, method=method)
        assert (found.entries, found.left_out) == ([], [CANCELLED])
    found = suggested(start, "ATTENDEE;PARTSTAT=DECLINED:mailto:elin@tarn.example")
    assert (found.entries, found.left_out) == ([], [DECLINED])


def test_what_lies_ahead_or_before_is_not_looked_at() -> None:
    for day in ("20261117", "20260831"):
        found = suggested(f"DTSTART:{day}")
        assert (found.entries, found.left_out) == ([], [OUTSIDE])
    assert days("DTSTART:20261116") == ["11-16"]


def test_a_meeting_that_comes_round_is_taken_apart_into_its_days() -> None:
    start = "DTSTART;TZID=Europe/Stockholm:20261019T090000"

    assert days(start, "RRULE:FREQ=WEEKLY;WKST=SU") == ["10-19", "10-26", "11-02", "11-09", "11-16"]
    assert days(start, "RRULE:FREQ=WEEKLY;COUNT=3") == ["10-19", "10-26", "11-02"]
    assert days(start, "RRULE:FREQ=WEEKLY;UNTIL=20261026T080000Z") == ["10-19", "10-26"]
    assert days(start, "RRULE:FREQ=WEEKLY", "EXDATE:20261026T090000,20261102T090000") == ["10-19", "11-09", "11-16"]
    assert days(start, "RDATE;VALUE=DATE:20261021,20261023") == ["10-19", "10-21", "10-23"]


def test_times_are_counted_from_the_first_one_long_ago() -> None:
    rule = "RRULE:FREQ=WEEKLY;COUNT=360"

    assert days("DTSTART:20200106", rule)[-1] == "11-16"
    assert days("DTSTART:20200106", "RRULE:FREQ=WEEKLY;COUNT=350")[-1] == "09-14"


@pytest.mark.parametrize("rule", ["FREQ=HOURLY", "FREQ=WEEKLY;COUNT=x", "nonsense", "FREQ=YEARLY;BYDAY=99MO"])
def test_of_a_rule_nobody_understands_the_first_day_is_looked_at_and_that_is_said(rule: str) -> None:
    found = suggested("DTSTART:20261019", f"RRULE:{rule}")

    assert [str(entry.on) for entry in found.entries] == ["2026-10-19"]
    assert "not understood" in found.in_part[0]


def test_a_rule_without_end_ends() -> None:
    assert days("DTSTART:19000101", "RRULE:FREQ=DAILY;COUNT=999999999")[-1] == "11-16"
    assert days("DTSTART:20261019", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30") == ["10-19"]


def test_one_time_that_was_moved_counts_on_its_new_day() -> None:
    elin = "ATTENDEE:mailto:elin@tarn.example"
    series = ["BEGIN:VEVENT", "UID:1", "DTSTART:20261019T090000", "RRULE:FREQ=WEEKLY;COUNT=3", elin, "END:VEVENT"]
    moved = ["BEGIN:VEVENT", "UID:1", "RECURRENCE-ID:20261026T090000", "DTSTART:20261028T090000", elin, "END:VEVENT"]

    assert days(*series, *moved) == ["10-19", "10-28", "11-02"]
    assert days(*series, *moved[:-1], "STATUS:CANCELLED", moved[-1]) == ["10-19", "11-02"]


def test_what_the_log_has_already_is_not_suggested_again() -> None:
    account = tarn(log=[made.talk("2026-11-05", "elin-forsberg")])

    found = suggested("DTSTART:20261105", account=account)

    assert (found.entries, found.left_out) == ([], [LOGGED])


def test_universal_time_is_put_on_the_clocks_of_the_customer() -> None:
    late = tarn(calendar={"time_zone": "Pacific/Auckland"})

    assert str(suggested("DTSTART:20261105T220000Z", account=late).entries[0].on) == "2026-11-06"
    assert str(suggested("DTSTART:20261105T220000Z").entries[0].on) == "2026-11-05"


@pytest.mark.parametrize("start", ["DTSTART:2026", "DTSTART:20261399", "SUMMARY:none", "DTSTART:99990101"])
def test_an_event_without_a_day_is_left_out_and_said(start: str) -> None:
    assert suggested(start).left_out == ["without a day that can be read"]


def test_reminders_within_an_event_are_no_part_of_it() -> None:
    alarm = ["BEGIN:VALARM", "SUMMARY:Alarm", "DTSTART:20200101", "END:VALARM"]

    (suggestion,) = suggested(*alarm, "DTSTART:20261105", "SUMMARY:Real").entries

    assert (str(suggestion.on), suggestion.note) == ("2026-11-05", "Real")


def test_what_is_no_calendar_says_so() -> None:
    for data, said in ((b"hello", "no calendar"), (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "cut off.* a vevent")):
        with pytest.raises(CannotImport, match=said):
            calendar("a.ics", data, tarn(), AUTUMN)


@given(st.lists(st.tuples(st.sampled_from(["DTSTART", "RRULE", "EXDATE", "UID"]), st.text(max_size=30)), max_size=5))
def test_any_event_is_read_or_left_out(lines: list[tuple[str, str]]) -> None:
    try:
        suggested(*(f"{name}:{value}" for name, value in lines))
    except CannotImport:
        return
