"""What a pack holds: what the customer may see, what somebody wants of it, and what only our edition has."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day

from generator.context.documents.packs.contacts import our_cards, their_cards
from generator.context.documents.packs.pack import Pack, customer_pack, own_edition
from generator.context.documents.tables import Quantity
from generator.insight.sharing.shared import SharedAccount, SharedFile
from generator.insight.sharing.sharing import shared_account
from generator.insight.sharing.wants import share_on, unanswered_wants
from generator.model.account import Account

AS_OF = day("2026-11-16")
DANA: dict[str, Any] = {"id": "dana", "name": "Dana Ortiz", "title": "Head of supply"}
CASE = {"text": "Saves a shift a week"}
USUAL = {"share": "usual"}


def shared(**keys: Any) -> SharedAccount:
    return shared_account(account(**{"head": USUAL, "stakeholders": [DANA], **keys}), AS_OF)


def pack(made: Account, own: bool = False) -> Pack:
    handed = customer_pack(made, shared_account(made, AS_OF), made.stakeholders[0])
    return own_edition(made, handed, made.stakeholders[0]) if own else handed


def initiative(**keys: Any) -> dict[str, Any]:
    return {"text": "Safety stock", "led_by": "joint", "our_part": "active", **keys}


def worth(**keys: Any) -> dict[str, Any]:
    return {"customer": {"case": CASE, "money": "120000 EUR", **keys}, "us": {"case": "A reference", "money": "9 EUR"}}


# --- what the customer may see


def test_an_initiative_is_named_once_they_accepted_it_and_its_value_once_they_confirmed_it() -> None:
    def seen(**keys: Any) -> list[tuple[str, str, Any]]:
        return [
            (shared_initiative.text, shared_initiative.case, shared_initiative.money)
            for shared_initiative in shared(initiatives=[initiative(**keys)]).initiatives
        ]

    assert seen(value=worth()) == []
    assert seen(value=worth(), outcome_state="proposed") == []
    assert seen(value=worth(), outcome_state="accepted") == [("Safety stock", "", None)]
    (confirmed,) = seen(value=worth(confirmed_by="dana"))
    assert confirmed[1] == "Saves a shift a week"
    assert confirmed[2].amount == 120_000
    assert seen(value=worth(confirmed_by="dana"), status="cancelled") == []


def test_only_ordered_projects_are_shown() -> None:
    point = {"text": "Live", "side": "us", "due": "2026-12-01"}
    need = {"what": "Part numbers", "from": "dana", "due": "2026-12-01"}
    phases = ("idea", "planning", "specification", "delivery", "acceptance", "live", "closed")
    projects = [{"name": phase, "phase": phase, "milestones": [point], "inputs_needed": [need]} for phase in phases]
    found = shared(projects=projects)

    ordered = ["specification", "delivery", "acceptance", "live"]
    assert [milestone.project for milestone in found.milestones] == ordered
    assert [(shared_input.project, shared_input.by) for shared_input in found.inputs] == [
        (each, "Dana Ortiz") for each in ordered
    ]


def test_of_their_year_only_what_everybody_there_lives_with_is_shown() -> None:
    kinds = ("shutdown", "peak", "budget", "planning", "board", "audit", "freeze", "stocktake")
    found = shared(rhythm=[{"name": kind.title(), "kind": kind, "from": "03-01"} for kind in kinds])

    assert {event.name for event in found.year} == {"Shutdown", "Peak", "Freeze", "Stocktake"}


def test_measures_are_those_of_contracts_in_force() -> None:
    measure = {"name": "Availability", "target": "99.5 %", "actual": "99.8 %", "higher_is_better": True}
    over = {"name": "Old", "starts": "2020-01-01", "ends": "2021-12-31", "measures": [measure]}
    runs = {"name": "New", "starts": "2026-01-01", "ends": "2027-12-31", "value": "7 EUR", "measures": [measure]}

    assert [(m.contract, m.target, m.actual) for m in shared(contracts=[over, runs]).measures] == [
        ("New", "99.5 %", "99.8 %")
    ]


def test_demand_begins_where_figures_were_noted_and_without_a_unit_it_is_not_shown() -> None:
    figures = [{"month": "2026-08", "actual": 90}, {"month": "2025-08", "actual": 1}]
    wanted = {"name": "Order labels", "unit": "tags", "baseline": 100, "figures": figures}
    demands = shared(demand=[wanted, {"name": "Calls", "baseline": 5}]).demand

    assert [demand.name for demand in demands] == ["Order labels"]
    assert (demands[0].months[0].month, demands[0].months[0].actual) == (day("2026-08-01"), 90)
    assert demands[0].months[-1].month == day("2027-10-01")


def test_of_a_closed_account_there_is_nothing() -> None:
    made = account(
        head={"status": "closed"},
        stakeholders=[DANA],
        initiatives=[initiative(value=worth(confirmed_by="dana"))],
        projects=[{"name": "P", "phase": "live", "milestones": [{"text": "Live", "side": "us", "due": "2026-12-01"}]}],
        rhythm=[{"name": "Peak", "kind": "peak", "from": "03-01"}],
    )

    assert pack(made).empty


def test_ours_in_the_address_book_are_those_they_deal_with() -> None:
    team = [{"id": "ben", "name": "Ben Marsh", "role": "delivery", "email": "ben@us.example"}]
    people = [
        {**DANA, "contact": {"owner": "yuki", "email": "dana@them.example"}},
        {"name": "Gone", "left": {"on": "2026-01-01"}},
    ]
    made = account(team=team, stakeholders=people)

    assert [card.name for card in our_cards(made)] == ["Ben Marsh"], "nothing is known of how to reach the others"
    assert [(card.name, card.company, card.email) for card in their_cards(made)] == [
        ("Dana Ortiz", "Acme", "dana@them.example")
    ]


# --- what somebody wants of it

EVERYTHING: dict[str, Any] = {
    "head": USUAL,
    "initiatives": [initiative(value=worth(confirmed_by="dana"))],
    "contracts": [
        {
            "name": "Frame",
            "starts": "2026-01-01",
            "ends": "2027-12-31",
            "measures": [{"name": "Availability", "target": "99 %", "higher_is_better": True}],
        }
    ],
    "projects": [
        {
            "name": "Wave 2",
            "phase": "delivery",
            "sponsor": "dana",
            "milestones": [{"text": "Half of it", "side": "us", "due": "2026-12-01"}],
        },
        {
            "name": "Wave 1",
            "phase": "delivery",
            "milestones": [{"text": "All of it", "side": "us", "due": "2026-11-20"}],
        },
    ],
    "rhythm": [{"name": "Shutdown", "kind": "shutdown", "from": "08-03"}],
    "commitments": [
        {
            "side": "us",
            "by": "yuki",
            "to": "dana",
            "text": text,
            "made_on": "2026-11-01",
            "due": "2026-12-01",
            "audience": audience,
        }
        for text, audience in (("Send the plan", "shared"), ("Win her over", "internal"))
    ],
}


def titles(person: dict[str, Any] | None = None, **information: Any) -> list[str]:
    made = account(stakeholders=[{**DANA, "information": information, **(person or {})}], **EVERYTHING)
    return [table.title for table in pack(made).tables]


@pytest.mark.parametrize(
    ("person", "first"),
    [
        ({"orientation": "financial"}, "Value to you"),
        ({"orientation": "technical"}, "Milestones"),
        ({"orientation": "relationship"}, "Milestones"),
        ({"decision_role": ["economic_buyer"]}, "Value to you"),
        ({"decision_role": ["user"]}, "Milestones"),
        ({}, "Value to you"),
    ],
)
def test_what_somebody_looks_at_first_comes_first(person: dict[str, Any], first: str) -> None:
    assert titles(person)[0] == first


def test_what_somebody_looks_for_comes_before_their_taste() -> None:
    asked = titles({"orientation": "financial"}, wants=["Your milestones"])

    assert asked[0] == "Your milestones"
    assert "Milestones" not in asked, "what stands under their words does not stand twice"


def test_what_somebody_looks_for_stands_under_their_words_and_nothing_where_nothing_fits() -> None:
    wants = ["half of Wave 2", "Stock by product group"]
    made = account(stakeholders=[{**DANA, "information": {"wants": wants}}], **EVERYTHING)
    first, second, *_ = pack(made).tables

    assert (first.title, [row[0] for row in first.rows]) == ("Half of Wave 2", ["Half of it"])
    assert second.title == "Value to you"
    assert unanswered_wants(made.stakeholders[0], shared_account(made, AS_OF), ()) == ("Stock by product group",)


@pytest.mark.parametrize(
    ("want", "text", "speaks"),
    [
        ("What it means for delivery on time", "Delivered on time", True),
        ("What it means for delivery on time", "Delivery date on the website", False),
        ("Fill rate by site and by week", "Fill rate", True),
        ("Milestones of line 3", "Line 3 to scale", True),
        ("Milestones of line 3", "Line 4 to scale", False),
        ("the date", "Anything", True),
        ("who answers for it", "Calls are answered", False),
    ],
)
def test_a_record_speaks_of_what_is_wanted_when_it_has_most_of_its_words(want: str, text: str, speaks: bool) -> None:
    step = {"text": text, "side": "us", "due": "2026-12-01"}
    told = share_on(want, shared(projects=[{"name": "P", "phase": "live", "milestones": [step]}]))

    assert bool(told.milestones) is speaks


def test_what_is_ready_for_somebody_and_what_their_format_always_has_answers_them_too() -> None:
    wants = {"formats": "spreadsheet", "wants": ["Formulas left in", "The line drawn to scale"]}
    made = account(stakeholders=[{**DANA, "information": wants}])
    drawing = SharedFile("drawing", "Line 3 to scale", "line.svg", "", "", "", None)

    assert unanswered_wants(made.stakeholders[0], shared_account(made, AS_OF), [drawing]) == ()
    assert unanswered_wants(made.stakeholders[0], shared_account(made, AS_OF), ()) == ("The line drawn to scale",)


# --- what it says first


def test_a_pack_begins_with_what_we_owe_then_what_they_owe_then_how_it_goes() -> None:
    def message(*milestones: dict[str, str], **keys: Any) -> str:
        project = {"name": "P", "phase": "delivery", "milestones": list(milestones), **keys}
        return pack(account(head=USUAL, stakeholders=[DANA], projects=[project])).message

    def step(text: str, side: str, due: str) -> dict[str, str]:
        return {"text": text, "side": side, "due": due}

    late, theirs = step("Live", "us", "2026-11-02"), step("Keys", "customer", "2026-11-15")
    coming = step("On", "us", "2027-01-08")
    need = {"what": "Part numbers", "from": "dana", "due": "2026-11-09"}

    assert message() == ""
    assert message(coming) == "Next: “On”, 8 Jan 2027."
    assert message(late, theirs, coming) == "We are 14 days late with “Live”. Next: “On”, 8 Jan 2027."
    assert message(theirs, inputs_needed=[need]) == (
        "We have waited 7 days for “Part numbers” from Dana Ortiz, and 1 more."
    )


def test_value_is_said_by_those_who_confirmed_it_and_by_nobody_else() -> None:
    people = [DANA, {"id": "rolf", "name": "Rolf Bergman"}, {"id": "cfo", "title": "Finance director"}]

    def figures(*confirmed_by: str) -> Any:
        initiatives = [initiative(text=f"I {at}", value=worth(confirmed_by=by)) for at, by in enumerate(confirmed_by)]
        return pack(account(stakeholders=people, initiatives=initiatives)).figures

    assert figures("rolf") == (("EUR 120,000", "confirmed by Rolf Bergman"),)
    assert figures("rolf", "dana", "rolf") == (("EUR 360,000", "confirmed by Rolf Bergman and Dana Ortiz"),)
    assert figures("cfo") == (("EUR 120,000", "confirmed by one of you"),)


def test_how_we_kept_our_promises_is_shared_by_choice_alone() -> None:
    promise = {**EVERYTHING["commitments"][0], "status": "done", "closed": "2026-11-10"}
    broken = {**promise, "text": "The list", "status": "broken", "audience": "internal"}

    def kept(**head: Any) -> Any:
        made = account(head=head, stakeholders=[DANA], commitments=[promise, broken])
        return [table.rows[0][1:] for table in pack(made).tables if table.title == "How we kept our promises"]

    assert kept() == kept(share="usual") == []
    assert kept(share_kept_rate=True) == [(2, 1, 50)]


def test_what_is_late_is_late_on_both_sides_and_stands_first() -> None:
    promises = [
        {**EVERYTHING["commitments"][0], "text": text, "side": side, "by": by, "due": due}
        for text, side, by, due in (
            ("A", "us", "yuki", "2026-12-01"),
            ("B", "us", "yuki", "2026-11-15"),
            ("C", "customer", "dana", "2026-11-14"),
        )
    ]
    made = pack(account(stakeholders=[DANA], commitments=promises))
    (table,) = made.tables

    assert [(row[0], row[-1]) for row in table.rows] == [("C", "late"), ("B", "late"), ("A", "open")]
    assert made.late
    assert [(row[0], row[1], row[-1]) for row in made.late.rows] == [("C", "yours", 2), ("B", "ours", 1)]


def test_what_is_promised_and_asked_for_alike_is_late_once_with_who_gives_it() -> None:
    promise = {
        **EVERYTHING["commitments"][0],
        "text": "The volumes",
        "side": "customer",
        "by": "dana",
        "due": "2026-11-14",
    }
    needed = {"what": "The volumes", "from": "dana", "due": "2026-11-14", "audience": "shared"}
    project = {"name": "Depot", "phase": "delivery", "audience": "shared", "inputs_needed": [needed]}
    made = pack(account(stakeholders=[DANA], commitments=[promise], projects=[project]))

    assert made.late
    assert [row[:2] for row in made.late.rows] == [("The volumes", "Dana Ortiz")]


@pytest.mark.parametrize(
    ("information", "next_issue"),
    [
        ({}, None),
        ({"every_days": 14}, "2026-11-30"),
        ({"every_days": 14, "last_sent": "2026-11-09"}, "2026-11-23"),
        ({"every_days": 14, "last_sent": "2026-11-02"}, "2026-11-30"),
        ({"every_days": 14, "last_sent": "2026-10-01"}, "2026-11-30"),
    ],
)
def test_a_pack_in_a_rhythm_names_the_day_of_its_next_issue(
    information: dict[str, Any], next_issue: str | None
) -> None:
    made = account(stakeholders=[{**DANA, "information": information}])

    assert pack(made).next_issue == (day(next_issue) if next_issue else None)


def test_lines_that_speak_of_what_somebody_looks_for_come_first_in_their_table() -> None:
    promises = [
        {
            "text": text,
            "side": "us",
            "by": "priya",
            "to": "dana",
            "made_on": "2026-11-01",
            "due": "2026-12-01",
            "audience": "shared",
        }
        for text in ("Names of the fitters", "Stock effect by product group")
    ]
    keen = {**DANA, "information": {"wants": ["The stock effect, month by month"]}}
    tables = pack(account(stakeholders=[keen], commitments=promises)).tables
    rows = next(table.rows for table in tables if "promised" in table.title)

    assert [row[0] for row in rows] == ["Stock effect by product group", "Names of the fitters"]


def test_how_much_detail_says_how_many_tables_there_are() -> None:
    assert len(titles(detail="headline")) == 2
    assert len(titles(detail="summary")) == 4
    assert len(titles(detail="full")) == 5


def test_rows_of_their_own_projects_come_first() -> None:
    made = account(stakeholders=[{**DANA, "orientation": "technical"}], **EVERYTHING)
    points = pack(made).tables[0]

    assert [row[0] for row in points.rows] == ["Half of it", "All of it"]


def test_a_table_without_rows_is_left_out_and_a_pack_without_tables_is_empty() -> None:
    assert pack(account(stakeholders=[DANA])).empty


def test_only_what_is_ready_and_meant_for_them_goes_along() -> None:
    def files(**keys: Any) -> list[str]:
        material = {"format": "drawing", "text": "Line 3", "file": "line.svg", "ready": True, **keys}
        meeting = {"on": "2026-12-03", "attendees": ["dana"], "materials": [material]}
        people = [DANA, {"id": "rolf", "name": "Rolf"}]
        return [file.text for file in pack(account(stakeholders=people, meetings=[meeting])).files]

    assert files() == files(**{"for": "dana"}) == ["Line 3"]
    assert files(ready=False) == files(**{"for": "rolf"}) == files(file=None) == []
    assert files(file=None, cover={"number": "7"}) == ["Line 3"]


# --- what only we may see


def test_our_own_edition_is_marked_and_has_what_the_customers_has_not() -> None:
    made = account(stakeholders=[{**DANA, "information": {"avoid": ["Slides"], "detail": "full"}}], **EVERYTHING)
    handed, own = pack(made), pack(made, own=True)

    assert (handed.internal, own.internal) == (False, True)
    assert own.tables[: len(handed.tables)] == handed.tables
    said = {str(cell) for table in own.tables for row in table.rows for cell in row}
    shown = {str(cell) for table in handed.tables for row in table.rows for cell in row}
    assert {"A reference", "Win her over", "Slides", str(Quantity(9.0, "EUR", is_money=True))} <= said - shown


def test_money_and_days_are_written_as_the_customer_writes_them_and_numbers_stay_numbers() -> None:
    value = {
        **worth(confirmed_by="dana"),
        "customer": {"case": CASE, "money": "1250000.50 EUR", "confirmed_by": "dana"},
    }
    meeting = {"name": "Steering group", "on": "2026-12-03", "at": "10:00", "audience": "shared"}
    keys: dict[str, Any] = {"initiatives": [initiative(value=value)], "meetings": [meeting]}

    def handed(**more: Any) -> Pack:
        return pack(account(stakeholders=[DANA], **keys, **more))

    german = handed(head={"language": "de"}, settings={"locale": "fr"})
    (table,) = (each for each in german.tables if each.title == "Ihr Nutzen")
    assert table.figure == ("1.250.000,50 EUR", "bestätigt von Dana Ortiz")
    assert Quantity(1250000.5, "EUR", is_money=True) in table.rows[0]
    assert german.next == "Steering group, 3. Dezember 2026, 10:00"
    assert handed(settings={"locale": "fr"}).next == "Steering group, 3 décembre 2026, 10:00"
    assert handed().next == "Steering group, 3 December 2026, 10:00"
