"""The Meetings page: what is brought to whom, when the next review is, and what came of the last."""

from __future__ import annotations

from typing import Any

from made import account, day

from generator.context.account.meetings import MeetingsPage, meetings_page
from generator.context.directory import Directory
from generator.context.places import RecordPlaces
from generator.context.views import Tone
from generator.model.account import Account

AS_OF = day("2026-11-16")

DANA = {"name": "Dana", "influence": "high", "information": {"formats": ["one_pager"], "lead_days": 2}}
BO = {"name": "Bo", "influence": "low", "information": {"formats": "drawing"}}
CLEO = {"name": "Cleo", "influence": "high"}


def page(made: Account) -> MeetingsPage:
    return meetings_page(made, AS_OF, Directory(made))


def planned(on: str = "2026-11-20", **keys: Any) -> Account:
    meeting = {"id": "steering", "on": on, "attendees": ["dana", "bo", "cleo", "priya"], **keys}
    return account(stakeholders=[DANA, BO, CLEO], meetings=[meeting])


def test_beside_each_of_them_stands_how_they_want_it_and_whether_it_is_there() -> None:
    made = planned(materials=[{"format": "one_pager", "text": "Costs", "for": ["dana"], "owner": "yuki"}])

    rows = {row.record.name: row for row in page(made).bring["steering"].people}

    assert list(rows) == ["Dana", "Bo", "Cleo"]
    assert rows["Dana"].formats == ("one_pager",)
    assert [(m.record.text, m.owner.name if m.owner else "", m.due) for m in rows["Dana"].materials] == [
        ("Costs", "Yuki Sato", day("2026-11-18"))
    ]
    assert rows["Dana"].fits
    assert (rows["Bo"].fits, rows["Bo"].state.tone) == (False, Tone.QUIET)
    assert (rows["Cleo"].formats, rows["Cleo"].state.tone) == ((), Tone.UNKNOWN)


def test_only_what_is_missing_soon_for_somebody_of_weight_is_marked() -> None:
    def tone(on: str) -> Tone:
        return page(planned(on)).bring["steering"].people[0].state.tone

    assert tone("2026-11-20") is Tone.WATCH
    assert tone("2027-01-20") is Tone.QUIET


def test_what_is_for_somebody_who_does_not_attend_stands_apart() -> None:
    material = {"format": "drawing", "text": "Line 3", "for": ["bo"]}
    made = planned(attendees=["dana"], materials=[material])

    bring = page(made).bring["steering"]

    assert [row.materials for row in bring.people] == [()]
    assert [(row.record.text, [who.name for who in row.people]) for row in bring.others] == [("Line 3", ["Bo"])]


def test_of_an_everyday_meeting_to_which_nothing_is_brought_nothing_is_said() -> None:
    assert page(planned(kind="operations")).bring["steering"].people == ()
    assert page(planned(kind="steering")).bring["steering"].people != ()


SPRING = {"id": "spring", "kind": "business_review", "on": "2026-09-01", "status": "held", "attendees": ["priya"]}


def test_a_review_says_what_came_of_it_and_what_nobody_noted() -> None:
    sections = {"project_performance": "Late", "decisions": ["One date"]}
    review = {"meeting": "spring", "rating": 4, "sent_on": "2026-09-02", "sections": sections}
    made = account(meetings=[SPRING], reviews=[review])

    (card,) = page(made).reviews.held

    assert (card.reviewing.kind, card.reviewing.on, card.record.rating) == ("business_review", day("2026-09-01"), 4)
    assert card.sections == (("How the projects do", "Late"),)
    assert card.minutes is not None
    assert (card.minutes.word, card.sent_on) == ("sent", day("2026-09-02"))
    assert "How we get on" in card.blank


def test_notes_for_a_review_still_to_come_are_not_what_came_of_it() -> None:
    coming = {"id": "winter", "kind": "business_review", "on": "2026-12-01"}
    made = account(
        meetings=[SPRING, coming, {"id": "off", "kind": "executive_review", "on": "2026-10-01", "status": "cancelled"}],
        reviews=[{"meeting": "winter", "sections": {"relationship": "Ask"}}, {"meeting": "off", "rating": 1}],
    )

    reviews = page(made).reviews

    assert [(card.reviewing.kind, card.reviewing.status, card.minutes) for card in reviews.prepared] == [
        ("executive_review", "cancelled", None),
        ("business_review", "planned", None),
    ]
    assert reviews.held == ()
    assert reviews.not_noted == (("Business review", day("2026-09-01")),)


def test_the_next_of_each_kind_the_tier_asks_for_is_booked_due_or_not_known() -> None:
    made = account(meetings=[SPRING])

    rows = {row.review.kind: (row.next, row.state.word, row.state.tone) for row in page(made).reviews.next}

    assert rows == {
        "business_review": (day("2026-12-30"), "due, none booked", Tone.QUIET),
        "executive_review": (None, "none held yet", Tone.UNKNOWN),
    }


def test_a_review_without_a_meeting_has_a_place_on_the_meetings_page_and_a_name() -> None:
    made = account(reviews=[{"kind": "executive_review", "on": "2026-09-01"}])

    place = RecordPlaces(made, AS_OF).of(made.reviews[0])

    assert place.label == "Executive review on 1 September 2026"
    assert (place.target.page, place.target.anchor) == (
        "accounts/acme/meetings.md",
        "review-executive-review-2026-09-01",
    )


NOT_NOTED = {
    "cadence": {"meetings": [{"id": "steer", "name": "Steering", "kind": "steering", "every_days": 28}]},
    "meetings": [
        {"id": "august", "series": "steer", "on": "2026-08-24", "status": "held"},
        {"id": "november", "series": "steer", "on": "2026-11-09"},
        {"id": "spring", "kind": "business_review", "on": "2026-05-04", "status": "held"},
        {"id": "autumn", "kind": "business_review", "on": "2026-11-10"},
    ],
}


def test_a_meeting_nobody_noted_is_asked_about_and_stands_under_neither_planned_nor_held() -> None:
    shown = page(account(**NOT_NOTED))

    assert [row.record.id for row in shown.not_noted] == ["autumn", "november"]
    assert shown.planned == ()
    assert [row.record.id for row in shown.past] == ["august", "spring"]


def test_while_a_meeting_is_not_noted_no_series_and_no_review_counts_as_overdue() -> None:
    shown = page(account(**NOT_NOTED))

    assert [(row.state.word, row.next) for row in shown.series] == [("was it held?", None)]
    assert [(row.state.word, row.next) for row in shown.reviews.next][:1] == [("was it held?", None)]


def test_a_meeting_that_was_held_has_the_promises_made_at_it() -> None:
    promise = {
        "side": "us",
        "by": "priya",
        "to": "dana",
        "text": "A plan",
        "made_on": "2026-11-10",
        "due": "2026-11-12",
    }
    meetings = [
        {"id": "held", "on": "2026-11-10", "status": "held", "attendees": ["dana"]},
        {"id": "off", "on": "2026-11-10", "status": "cancelled", "attendees": ["dana"]},
    ]
    made = account(stakeholders=[DANA], commitments=[promise], meetings=meetings)

    agreed = {row.record.id: [(p.record.text, p.state.word) for p in row.agreed] for row in page(made).past}
    assert agreed == {"held": [("A plan", "late by 4 days")], "off": []}


def test_standing_meetings_usual_for_the_tier_are_named_while_they_are_not_agreed() -> None:
    operations = {"id": "weekly", "name": "Weekly", "kind": "operations", "every_days": "7"}

    assert page(account()).usual == (("operations", 30), ("steering", 90))
    assert page(account(cadence={"meetings": [operations]})).usual == (("steering", 90),)
    assert page(account(head={"tier": "standard"})).usual == ()
