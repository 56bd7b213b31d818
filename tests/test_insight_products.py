"""What of ours they hardly use, and what each of their units has of it."""

from __future__ import annotations

from made import account, day

from generator.insight.dates.dated_things import coming_dates
from generator.insight.value.products import ending_elsewhere, under_used, whitespace_grid

AS_OF = day("2026-11-16")
HEAD = {"units": [{"id": name, "name": name.title()} for name in ("north", "south", "west", "east", "port")]}


def test_the_least_used_comes_first_and_what_nobody_counted_is_not_under_used() -> None:
    known = account(
        products=[
            {"name": "enough", "in_use_percent": "75"},
            {"name": "little", "in_use_percent": "74"},
            {"name": "none", "in_use_percent": "0"},
            {"name": "counted tomorrow", "in_use_percent": "10", "on": "2026-11-17"},
            {"name": "not counted"},
        ]
    )

    assert [one.name for one in under_used(known, AS_OF)] == ["none", "little"]


def test_each_unit_has_a_cell_and_what_is_named_nowhere_is_not_known() -> None:
    row = {
        "offering": "Planner",
        "ours": "north",
        "in_hand": ["south"],
        "gap": "west",
        "elsewhere": [{"who": "Ferro", "units": ["east", "north"], "until": "2026-12-01"}],
    }
    known = account(head=HEAD, whitespace=[row])

    ((offering, cells),) = whitespace_grid(known)
    assert offering.offering == "Planner"
    assert [(one.unit.id, one.cell.value, one.elsewhere.who if one.elsewhere else "") for one in cells] == [
        ("north", "ours", ""),
        ("south", "in hand", ""),
        ("west", "gap", ""),
        ("east", "elsewhere", "Ferro"),
        ("port", "not known yet", ""),
    ]


def test_what_ends_elsewhere_is_worth_a_talk_for_half_a_year_and_has_its_day() -> None:
    units = {"units": "north"}
    known = account(
        head=HEAD,
        products=[{"name": "Planner", "renewal": "2026-11-20"}],
        whitespace=[
            {"offering": "late", "elsewhere": [{"who": "A", "until": "2027-05-15", **units}]},
            {"offering": "soon", "elsewhere": [{"who": "B", "until": "2026-11-18", **units}, {"who": "C", **units}]},
            {"offering": "over", "elsewhere": [{"who": "D", "until": "2026-11-15", **units}]},
            {"offering": "far", "elsewhere": [{"who": "E", "until": "2027-05-16", **units}]},
        ],
    )

    assert [(row.offering, other.who) for row, other in ending_elsewhere(known, AS_OF)] == [
        ("soon", "B"),
        ("late", "A"),
    ]
    assert [thing.line for thing in coming_dates(known, AS_OF, 7)] == [
        "Their contract with B for “soon” ends",
        "They decide again on “Planner”",
    ]
