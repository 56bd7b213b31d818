"""Exports of each program come in with the right people: who, what they do, how they are reached, whose they are."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress

import pytest
from exports_made import Rows, sample, separated, workbook
from test_importers_plans import TARN, World

from generator.importers.changes import Plan
from generator.importers.crm import ImportRequest, read_columns
from generator.importers.crm_map import CrmMap
from generator.importers.errors import CannotImport
from generator.importers.headings import headings_of, known_fields, known_programs, signs_of, words_for
from generator.importers.records import read_records
from generator.importers.tally import SHOWN


def brought(data: bytes, tarn: str = TARN, accounts: Sequence[str] = ("tarn",)) -> World:
    world = World(tarn)
    world.take({"export": data}, ImportRequest(accounts=accounts))
    return world


def plan(world: World) -> Plan:
    assert world.last is not None
    return world.last.plans[0]


def noted(world: World) -> list[str]:
    assert world.last is not None
    tally = world.last.records.tally
    return list(tally.lines(tally.notes))


# --- Programs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "program", "superior"),
    [
        ("google-contacts.csv", "Google Contacts", None),
        ("outlook-contacts.csv", "Outlook", "elin-forsberg"),
        ("pipedrive-people.csv", "Pipedrive", None),
        ("zoho-contacts.csv", "Zoho", "elin-forsberg"),
        ("espocrm-contacts.csv", "EspoCRM", None),
        ("odoo-contacts.csv", "Odoo", None),
    ],
)
def test_a_person_comes_in_whole_from_each_program(name: str, program: str, superior: str | None) -> None:
    (columns,), _ = read_columns({name: sample(name)}, CrmMap())
    world = brought(sample(name))
    mats = world.person("mats-oberg")

    assert words_for(columns.program, "called") == program
    assert columns.unknown == ()
    assert (mats.name, mats.title, mats.reports_to) == ("Mats Öberg", "Yard planner", superior)
    assert mats.contact.email == "mats.oberg@tarn.example"
    assert (mats.contact.phone or "").replace(" ", "") == "+4692010001"
    assert [person.id for person in world.account().stakeholders] == ["elin-forsberg", "mats-oberg"]


@pytest.mark.parametrize(
    ("headings", "row", "title", "company"),
    [
        (
            "Given Name,Family Name,Organization 1 - Name,Organization 1 - Title,E-mail 1 - Value",
            "M,O,T,J,m@x.io",
            "J",
            "T",
        ),
        ("First Name,Last Name,Title,Company,E-mail Address,E-mail 2 Address", "M,O,Ms.,T,m@x.io,", "", "T"),
        ("Name,Organization,Email - Work,Phone - Work,Job title", "M O,T,m@x.io,12345,J", "J", "T"),
        ("Record Id,Last Name,Account Name,Account Name.id,Title,Salutation", "1,O,T,9,J,Ms.", "J", "T"),
        ("Name,Is a Company,Related Company,Job Position,Title", "M O,False,T,J,Madam", "J", "T"),
        ("first_name,last_name,title,account_name,phone_work,email1", "M,O,J,T,12345,m@x.io", "J", "T"),
        ("firstname,lastname,jobtitle,company,hs_object_id", "M,O,J,T,7", "J", "T"),
        ("fullname,jobtitle,parentcustomeridname,emailaddress1", "M O,J,T,m@x.io", "J", "T"),
        ("Name,Company,Job title,Title", "M O,T,,Prof. Dr.", "", "T"),
        ("FirstName,LastName,Title,Account.Name,MobilePhone", "M,O,J,T,12345", "J", "T"),
    ],
)
def test_title_means_the_job_or_the_way_to_address_somebody_as_the_program_has_it(
    headings: str, row: str, title: str, company: str
) -> None:
    world = World()
    world.take({"export": separated([headings.split(","), row.split(",")])}, ImportRequest())
    assert world.last is not None
    (contact,) = world.last.records.of["contact"]

    assert (contact.text("title"), contact.company) == (title, company)


def test_no_two_programs_are_known_by_the_same_heading() -> None:
    signs = [sign for program in known_programs()[1:] for sign in signs_of(program)]

    assert len(known_programs()) == 11
    assert sorted(signs) == sorted(set(signs))
    assert all(signs_of(program) for program in known_programs()[1:])


def test_every_program_names_its_contacts() -> None:
    for program in known_programs():
        assert headings_of("contact", "last_name", program)
    assert set(known_fields("contact")) >= {"firm", "account", "reports_to"}


# --- Firms --------------------------------------------------------------------------------------------------------


def test_people_of_other_firms_are_left_out_and_a_firm_is_no_person() -> None:
    world = brought(sample("odoo-contacts.csv"))

    assert world.told == ["line 4: Maya Lindgren, of Sorrel Foods"]
    assert world.account().profile.crm_id == "__export__.res_partner_7_4af1a2b3"


@pytest.mark.parametrize(
    "company", ["Company", "Organization Name", "Firm", "Employer", "accountName", "parent_id/name"]
)
def test_whatever_the_column_of_the_firm_is_called_others_are_left_out(company: str) -> None:
    rows = [["Last Name", company], ["Öberg", "Tarn Castings"], ["Lindgren", "Sorrel Foods"], ["Berg", ""]]
    world = brought(separated(rows))

    assert [addition.label for addition in plan(world).additions] == ["Öberg"]
    assert world.told == ["line 3: Lindgren, of Sorrel Foods", "line 4: Berg, without a company"]


def test_a_row_that_has_the_name_of_its_firm_is_a_firm() -> None:
    rows = [["Name", "Company", "Phone"], ["Tarn Castings", "TARN CASTINGS", "1"], ["", "Sorrel Foods", "2"]]
    world = brought(separated([*rows, ["Mats Öberg", "Tarn Castings", "3"]]))

    assert world.told == ["line 2: Tarn Castings, a firm and no person", "line 3 without a name, of Sorrel Foods"]
    assert [addition.label for addition in plan(world).additions] == ["Mats Öberg"]


# --- Rows and cells -----------------------------------------------------------------------------------------------


def test_a_row_with_more_cells_than_headings_is_left_out_and_named() -> None:
    lines = ["Name,Company,Job title,Email", "Mats Öberg,Tarn Castings,Buyer, Nordics,mats@tarn.example"]
    lines += ["Olle Pohl,Tarn Castings,Planner,olle@tarn.example", "Maya Berg,Tarn Castings,Buyer,,,"]
    world = brought("\r\n".join(lines).encode())

    assert world.told == ["line 2 has 5 cells, the headings 4: a comma within a text needs quotes around it"]
    assert [addition.label for addition in plan(world).additions] == ["Olle Pohl", "Maya Berg"]
    assert world.person("olle-pohl").contact.email == "olle@tarn.example"


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    world = brought(b'Name,Company,Title\r\nMats,Tarn Castings,"a\r\nb"\r\n\r\nOlle,Sorrel,c\r\n')

    assert world.told == ["line 5: Olle, of Sorrel"]
    assert world.person("mats").title == "a, b"


def test_rows_of_a_workbook_are_counted_as_it_counts_them() -> None:
    rows = [["Contacts"], [], ["Name", "Company"], ["Mats", "Tarn Castings"], [], ["Olle", "Sorrel"]]
    world = brought(workbook({"People": rows}))

    assert world.told == ["line 6: Olle, of Sorrel"]


def test_telephone_numbers_are_what_people_wrote() -> None:
    world = brought(sample("spreadsheet-phones.csv"))

    phones = {person.name: person.contact.phone for person in world.account().stakeholders[1:]}
    assert list(phones.values()) == ["+47 55 00 00 01", None, "+4755000003", "55000004"]
    (said,) = noted(world)
    assert said.startswith("line 3: Olle Pohl, telephone not used: a spreadsheet program has cut its last digits off")


def test_a_mobile_number_stands_in_for_one_that_is_spoilt() -> None:
    rows = [["Name", "Company", "Phone", "Mobile"], ["Mats", "Tarn Castings", "4.75501E+10", "'+47 55"]]

    assert brought(separated(rows)).person("mats").contact.phone == "+47 55"


def test_of_several_values_in_a_cell_the_first_is_used_and_that_is_noted() -> None:
    emails = "mats@tarn.example; mats.oberg@home.example"
    rows = [["Name", "Company", "Email", "Phone"], ["Mats", "Tarn Castings", emails, "+46 920 1001, +46 920 1002"]]
    world = brought(separated(rows))

    assert world.person("mats").contact.email == "mats@tarn.example"
    assert world.person("mats").contact.phone == "+46 920 1001"
    assert [said.split(" (")[0] for said in noted(world)] == [
        "line 2: Mats, several e-mail addresses in a cell: the first is used",
        "line 2: Mats, several telephone numbers in a cell: the first is used",
    ]


def test_a_line_feed_in_a_name_is_a_space_and_between_numbers_it_parts_them() -> None:
    rows = [["Name", "Company", "Job title", "Email", "Phone"]]
    rows += [["Mats\nÖberg", "Tarn\nCastings", "Buyer\nSteel", "mats@tarn.example", "+46 920 1001\n+46 920 1002"]]
    world = brought(separated(rows))

    mats = world.person("mats-oberg")
    assert (mats.name, mats.title, mats.contact.phone) == ("Mats Öberg", "Buyer, Steel", "+46 920 1001")


@pytest.mark.parametrize("headings", ["Name,Email", "Name,Email,Department"])
def test_headings_that_come_once_more_are_no_person(headings: str) -> None:
    world = brought(f"{headings}\nMats Öberg,mats@tarn.example\n{headings}\nOlle Pohl,olle@tarn.example\n".encode())

    assert [addition.label for addition in plan(world).additions] == ["Mats Öberg", "Olle Pohl"]
    assert world.told == ["line 3: Name, the headings once more"]


@pytest.mark.parametrize("cell", ["Tarn Castings; Sorrel Foods", "Tarn Castings ::: Sorrel Foods"])
def test_of_several_companies_in_a_cell_the_first_is_used_and_that_is_noted(cell: str) -> None:
    world = brought(separated([["Name", "Company"], ["Mats", cell]]))

    assert [addition.label for addition in plan(world).additions] == ["Mats"]
    assert noted(world) == [f"line 2: Mats, several companies in a cell: the first is used (“{cell}”)"]


def test_an_address_with_a_name_around_it_is_the_address() -> None:
    rows = [["Name", "Company", "Email"], ["Mats", "Tarn Castings", "Mats Öberg <mats@tarn.example>"]]

    assert brought(separated(rows)).person("mats").contact.email == "mats@tarn.example"


def test_what_was_damaged_before_is_not_used() -> None:
    rows = [["Name", "Company", "Title"], ["Mats", "Tarn Castings", "B\ufffdyer"], ["\ufffdlle", "Tarn Castings", "x"]]
    world = brought(separated(rows))

    assert (world.person("mats").title, world.told) == (None, ["line 3 without a name, of Tarn Castings"])
    assert noted(world)[0] == "line 2: Mats, with damaged letters, not used (“B\ufffdyer”)"


# --- Names --------------------------------------------------------------------------------------------------------

PEOPLE = [
    ("Bjørn Sørensen", "Sørensen, Bjørn"),
    ("Bjørn Sørensen", "Bjorn Sorensen"),
    ("Łukasz Wałek", "LUKASZ WALEK"),
    ("Jürgen Müller", "Juergen Mueller"),
    ("Siobhán O'Neill", "O’Neill, Siobhan"),
    ("山田太郎", "太郎 山田"),
]


@pytest.mark.parametrize(("typed", "there"), PEOPLE)
def test_somebody_whose_name_is_written_otherwise_is_filled_in(typed: str, there: str) -> None:
    rows = [["Name", "Company", "Email"], [there, "Tarn Castings", "x@tarn.example"]]
    world = brought(separated(rows), TARN.replace("name: Elin Forsberg", f"id: elin\n    name: {typed}"))

    assert plan(world).additions == []
    assert world.account().stakeholders[0].contact.email == "x@tarn.example"
    assert world.account().stakeholders[0].name == typed


def test_of_two_spellings_the_one_in_the_account_is_meant_and_the_other_left_in_doubt() -> None:
    rows = [["Name", "Company", "Email"], ["Juergen Mueller", "Tarn Castings", "a@x.example"]]
    rows += [["Jurgen Muller", "Tarn Castings", "b@x.example"]]
    world = brought(separated(rows), TARN.replace("Elin Forsberg", "Jürgen Müller"))

    assert world.account().stakeholders[0].contact.email == "b@x.example"
    assert world.told == ["line 2: Juergen Mueller, could be Jürgen Müller (jurgen-muller): nothing was done"]


@pytest.mark.parametrize(
    ("given", "family", "name"),
    [("太郎", "山田", "山田太郎"), ("지민", "김", "김지민"), ("Dana", "Ortiz", "Dana Ortiz")],
)
def test_a_new_person_has_the_name_in_the_order_of_its_script(given: str, family: str, name: str) -> None:
    rows = [["First Name", "Last Name", "Company"], [given, family, "Tarn Castings"]]

    assert brought(separated(rows)).account().stakeholders[1].name == name


def test_family_name_first_in_one_cell_is_put_behind() -> None:
    rows = [["Name", "Company"], ["Sørensen, Bjørn", "Tarn Castings"]]

    assert brought(separated(rows)).account().stakeholders[1].name == "Bjørn Sørensen"


def test_a_superior_is_found_by_name() -> None:
    rows = [["Name", "Company", "Reports to"], ["Mats", "Tarn Castings", "FORSBERG, Elin"]]

    assert brought(separated(rows)).person("mats").reports_to == "elin-forsberg"


# --- What is said -------------------------------------------------------------------------------------------------


def test_of_many_that_are_left_out_for_one_reason_the_first_are_listed_and_the_rest_counted() -> None:
    rows: Rows = [["Name", "Company"], *([f"P{at}", "Sorrel Foods"] for at in range(1000)), ["Mats", "Tarn Castings"]]
    world = brought(separated(rows))

    assert len(world.told) == SHOWN + 1
    assert world.told[-1] == "and 980 more of other companies"
    assert world.last is not None
    assert world.last.records.tally.summary == "1,001 records read: 1 new and 1,000 left out."


def test_every_row_is_counted_once() -> None:
    rows = [
        ["Id", "Name", "Company", "Job title", "Deleted"],
        ["1", "Elin Forsberg", "Tarn Castings", "Owner", ""],
        ["2", "Mats Öberg", "Tarn Castings", "Buyer", ""],
        ["2", "Mats Öberg", "Tarn Castings", "Planner", ""],
        ["3", "", "Tarn Castings", "Buyer", ""],
        ["4", "Gone", "Tarn Castings", "Buyer", "true"],
        ["5", "Maya", "Sorrel Foods", "Buyer", ""],
        ["6", "x" * 201, "Tarn Castings", "Buyer", ""],
    ]
    world = brought(separated(rows))
    assert world.last is not None

    assert world.last.records.tally.summary == "7 records read: 1 new, 1 filled in and 5 left out."
    assert sorted(world.told) == [
        "line 4: Mats Öberg, the same as in line 3, which counts",
        "line 5 without a name, of Tarn Castings",
        "line 6: Gone, marked as deleted there",
        "line 7: Maya, of Sorrel Foods",
        f"line 8: {'x' * 59}…, with a name of a page",
    ]
    world.take({"export": separated(rows)}, ImportRequest(accounts=["tarn"]))
    assert world.last.records.tally.summary == "7 records read: 2 same and 5 left out."


# --- Limits -------------------------------------------------------------------------------------------------------


def test_more_rows_than_a_table_may_have_are_refused_before_they_are_kept() -> None:
    with pytest.raises(CannotImport, match="more than 100,000 rows.*Export fewer at a time"):
        brought(b"Name,Company\n" + b"A,B\n" * 100_001)
    with pytest.raises(CannotImport, match="more than 100,000 rows.*2,000,000 cells"):
        brought(b"Name" + b",Email" * 900 + b"\n" + (b"A" + b"," * 900 + b"\n") * 2_300)


def test_files_that_are_too_large_together_are_refused() -> None:
    half = b"Name,Company\n" + b"A,B\n" * 60_000

    with pytest.raises(CannotImport, match="these files together: more than 100,000 rows"):
        read_columns({"a.csv": half, "b.csv": half}, CrmMap())


@pytest.mark.parametrize(
    "data",
    [
        b"Name,Photo\n\xe4bc," + b"QUFB" * 1_000_000 + b"\n",
        b"Name,Email\nx," + b"a" * 130_000 + b"\n",
        b"Name,Phone\nx," + b'"=""' + b"1" * 100_000 + b'"\n',
        b",".join([b"Name", *[b"a" * 100_000] * 100]) + b"\nx,y\n",
        ("Name,Company\n" + ("e" + "\u0301" * 100 + ",ü\n") * 5_000).encode(),
    ],
    ids=["photo", "address", "number", "headings", "accents"],
)
def test_long_cells_cost_no_time(data: bytes) -> None:
    begun = time.process_time()
    with suppress(CannotImport):
        read_records(read_columns({"export": data}, CrmMap())[0], CrmMap())

    assert time.process_time() - begun < 3


def test_more_people_than_a_file_can_hold_are_refused_before_they_are_worked_out() -> None:
    rows: Rows = [["Name", "Company"], *([f"Person {at}", "Tarn Castings"] for at in range(20_000))]

    with pytest.raises(CannotImport, match=r"Tarn Castings \(tarn\) would have 20,000 new records: .* 256 KB"):
        brought(separated(rows))
