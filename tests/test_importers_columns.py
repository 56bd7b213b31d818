"""Headings are understood: kinds of table, programs, what is doubtful, the user's own map, figures and ids."""

from __future__ import annotations

from datetime import date

import pytest
from exports_made import DYNAMICS, Rows, sample, separated, workbook

from generator.importers import cells
from generator.importers.columns import Columns
from generator.importers.crm import read_columns
from generator.importers.crm_map import CrmMap, read_map
from generator.importers.errors import CannotImport
from generator.importers.identity import company_key, id_key
from generator.importers.records import Records, read_records


def read(data: bytes, user: CrmMap | None = None, program: str | None = None) -> Columns:
    ((columns,), _) = read_columns({"export": data}, user or CrmMap(), program)
    return columns


def of(rows: Rows, user: CrmMap | None = None) -> Records:
    return read_records([read(separated(rows), user)], user or CrmMap())


@pytest.mark.parametrize(
    ("name", "kind", "program"),
    [
        ("salesforce-accounts.csv", "account", "salesforce"),
        ("salesforce-contacts.csv", "contact", "salesforce"),
        ("salesforce-deals.csv", "deal", "salesforce"),
        ("salesforce-report.csv", "contact", "salesforce"),
        ("hubspot-contacts.csv", "contact", "hubspot"),
        ("hubspot-companies.csv", "account", "hubspot"),
    ],
)
def test_kind_and_program_of_each_sample_are_found(name: str, kind: str, program: str) -> None:
    columns = read(sample(name))

    assert (columns.kind, columns.program) == (kind, program)
    assert columns.doubts == () or name == "hubspot-contacts.csv"


def test_a_sheet_of_no_use_is_named() -> None:
    found, no_use = read_columns(
        {"a.xlsx": workbook({"People": DYNAMICS, "Sums": [["A", "B"], [1, 2]]})}, CrmMap(), None
    )

    assert [columns.table.name for columns in found] == ["a.xlsx, sheet People"]
    assert no_use == ["a.xlsx, sheet Sums"]


def test_dynamics_is_known_by_its_hidden_columns() -> None:
    columns = read(workbook({"Contacts": DYNAMICS}))

    assert (columns.kind, columns.program) == ("contact", "dynamics")
    assert columns.heading("id") == "(Do Not Modify) Contact"
    assert columns.heading("name") == "Full Name"
    assert columns.heading("phone") == "Business Phone"
    assert "Main Phone (Company Name) (Account)" in columns.not_kept


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("(Do Not Modify) Account,(Do Not Modify) Row Checksum,Account Name,Main Phone,Address 1: City", "account"),
        ("(Do Not Modify) Opportunity,Topic,Est. Revenue,Est. Close Date,Potential Customer", "deal"),
        ("Opportunity Name,Account Name,Stage,Amount,Close Date", "deal"),
        ("Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Associated Company IDs (Primary)", "deal"),
        ("Account Name,Industry,Billing City", "account"),
        ("Name,Company,E-mail,Telephone", "contact"),
        ("firstname,lastname,jobtitle,hs_object_id,associatedcompanyid", "contact"),
        ("Id,Name,Industry", "account"),
    ],
)
def test_a_table_is_known_by_its_headings(headings: str, kind: str) -> None:
    assert read(separated([headings.split(","), ["x"] * headings.count(",")])).kind == kind


def test_of_two_columns_for_one_thing_the_programs_own_counts_and_the_report_says_so() -> None:
    rows = [["Record ID", "Last Name", "Company name", "Associated Company"], ["1", "Berg", "Old", "Tarn"]]

    (doubt,) = read(separated(rows)).doubts

    assert (doubt.holds, doubt.used) == ("account", "Associated Company")
    assert of(rows).of["contact"][0].company == "Tarn"


def test_where_the_first_column_is_empty_the_next_one_counts() -> None:
    rows = [["Record ID", "Last Name", "Company name", "Associated Company"], ["1", "Berg", "Old", ""]]

    assert of(rows).of["contact"][0].company == "Old"


def test_one_heading_twice_with_different_cells_is_used_for_nothing() -> None:
    rows = [["Last Name", "Email", "Email"], ["Berg", "a@x.example", "b@x.example"]]

    (doubt,) = read(separated(rows)).doubts

    assert (doubt.holds, doubt.used) == ("email", "")
    assert of(rows).of["contact"][0].text("email") == ""
    same = [["Last Name", "Email", "Email"], ["Berg", "a@x.example", "a@x.example"]]
    assert of(same).of["contact"][0].text("email") == "a@x.example"


def test_headings_nobody_knows_are_named() -> None:
    columns = read(sample("hubspot-contacts.csv"))

    assert columns.unknown == ("Favourite colour",)
    assert columns.not_kept == ("Lifecycle Stage",)


def test_without_a_name_a_table_is_no_use_and_the_message_says_what_to_do() -> None:
    with pytest.raises(CannotImport, match="“Vorname”, “Nachname”.*crm-map.yaml.*`Nachname: last_name`"):
        read(sample("german-contacts.csv"))


def test_the_users_map_names_headings_in_any_language_and_comes_first() -> None:
    user = read_map("crm-map.yaml", sample("german-map.yaml"))

    columns = read(sample("german-contacts.csv"), user)
    contact = read_records([columns], user).of["contact"][0]

    assert (contact.id, contact.name, contact.text("title")) == ("K-17", "Jürgen Groß", "Werkleiter")
    assert (contact.company, contact.text("phone")) == ("Tarn Castings", "+49 30 1")
    assert contact.text("email") == "j.gross@tarn.example"
    assert columns.not_kept == ("Anrede",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("contact:\n  Nachname: lastname\n", "crm-map.yaml:2:3: lastname .* did you mean last_name"),
        ("contract:\n  A: name\n", "crm-map.yaml:1:1: `contract` is no key of a map"),
        ("contact: name\n", "below `contact`"),
        ("dates: english\n", "`dates` is day first or month first"),
        ("currency: euro\n", "a code such as EUR"),
        ("contact:\n  A: &a name\n", "crm-map.yaml:2"),
        ("", "crm-map.yaml"),
    ],
)
def test_a_mistake_in_the_users_map_names_its_line(text: str, said: str) -> None:
    with pytest.raises(CannotImport, match=said):
        read_map("crm-map.yaml", text.encode())


def test_an_encoding_in_the_map_that_does_not_exist_is_said() -> None:
    with pytest.raises(CannotImport, match="there is no encoding cp9999"):
        read(sample("salesforce-deals.csv"), CrmMap(encoding="cp9999"))
    with pytest.raises(CannotImport, match="there is no encoding base64"):
        read(sample("salesforce-deals.csv"), CrmMap(encoding="base64"))


# --- Figures ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "others", "meant"),
    [
        ("2026-08-03", [], date(2026, 8, 3)),
        ("2026-08-03T10:00:00.000Z", [], date(2026, 8, 3)),
        ("3.8.2026", [], date(2026, 8, 3)),
        ("03/08/2026", ["31/12/2026"], date(2026, 8, 3)),
        ("03/08/2026", ["12/31/2026"], date(2026, 3, 8)),
        ("03/08/2026", [], None),
        ("08/08/2026", [], date(2026, 8, 8)),
        ("31/02/2026", [], None),
        ("soon", [], None),
    ],
)
def test_a_date_that_could_be_two_days_is_none(written: str, others: list[str], meant: date | None) -> None:
    assert cells.parse_day(written, cells.day_first([written, *others])) == meant


@pytest.mark.parametrize(
    ("written", "others", "meant"),
    [
        ("84000.00", [], "84000"),
        ("1,234.50", [], "1234.50"),
        ("1.234,5", [], "1234.50"),
        ("€ 1.234.567", [], "1234567"),
        ("EUR 12.345,00", [], "12345"),
        ("1.234", [], None),
        ("1,234", ["9.99"], "1234"),
        ("1.234", ["9,99"], "1234"),
        ("-5", [], "-5"),
        ("CHF 1'234.50", [], "1234.50"),
        ("about 5", [], None),
        ("5k", [], None),
        ("5 - 10", [], None),
        ("n/a", [], None),
        ("", [], None),
    ],
)
def test_an_amount_that_could_be_two_is_none(written: str, others: list[str], meant: str | None) -> None:
    assert cells.parse_amount(written, cells.decimal_comma([written, *others])) == meant


def test_the_users_map_settles_what_could_be_two() -> None:
    rows = [["Deal name", "Stage", "Amount", "Close date"], ["Pilot", "Offer", "1.234", "03/08/2026"]]

    unclear = of(rows)
    told = of(rows, CrmMap(day_first=True, decimal_comma=True, currency="EUR")).of["deal"][0]

    assert (unclear.of["deal"][0].text("amount"), unclear.of["deal"][0].text("close_date")) == ("", "")
    assert [group.number for group in unclear.tally.notes.values()] == [1, 1]
    assert (told.text("amount"), told.text("close_date")) == ("1234 EUR", "2026-08-03")


def test_an_amount_without_a_currency_is_not_used() -> None:
    records = of([["Deal name", "Stage", "Amount"], ["Pilot", "Offer", "1200"], ["Next", "Offer", "£5"]])

    assert [deal.text("amount") for deal in records.of["deal"]] == ["", "5 GBP"]
    assert any("without its currency" in kind for _, kind in records.tally.notes)


# --- Ids and names ------------------------------------------------------------------------------------------------


def test_the_two_spellings_of_a_salesforce_id_are_one() -> None:
    assert id_key("0015g00000TarnAAAR") == id_key("0015g00000TarnA") == "0015g00000TarnA"
    assert id_key("0015g00000TarnA") != id_key("0015g00000tarna")


def test_a_number_of_eighteen_digits_is_no_longer_form_of_another() -> None:
    assert id_key("123456789012345012") == "123456789012345012"


def test_the_spellings_of_a_dynamics_id_are_one() -> None:
    assert id_key("{7B2A1C00-0000-4000-8000-00000000000A}") == id_key("7b2a1c00-0000-4000-8000-00000000000a")


def test_an_id_that_a_spreadsheet_spoilt_is_not_used() -> None:
    records = of([["Id", "Last name"], ["1,2E+11", "Berg"], ["A 1", "Pohl"], ["7", "Lund"]])

    assert cells.is_spoilt("2.01E+10")
    assert [contact.id for contact in records.of["contact"]] == ["", "", "7"]
    assert sum(group.number for group in records.tally.notes.values()) == 2


def test_names_are_compared_without_what_nobody_means() -> None:
    assert company_key("Tarn Castings AB") == company_key("TARN CASTINGS") == company_key("Tarn Castings A.B.")
    assert company_key("Tarn Castings") != company_key("Tarn Foods")
    assert company_key("SE") == "se"


def test_parts_in_decisions_become_ours_and_others_are_said() -> None:
    rows = [["Last name", "Buying Role"], ["Berg", "Decision Maker;BUDGET_HOLDER"], ["Pohl", "BLOCKER"]]

    records = of(rows)

    assert records.of["contact"][0].values["role"] == ("decision_maker", "economic_buyer")
    assert [said for said in records.tally.lines(records.tally.notes) if "BLOCKER" in said]


def test_what_is_marked_as_deleted_is_left_out() -> None:
    records = read_records([read(sample("salesforce-accounts.csv"))], CrmMap())

    assert [company.name for company in records.of["account"]] == ["Tarn Castings AB", "Sorrel Foods"]
