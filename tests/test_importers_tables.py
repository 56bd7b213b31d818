"""Exports become tables: encodings, separators, lines above and below the data, workbooks, hostile files."""

from __future__ import annotations

import io
import re
import tracemalloc
import zipfile

import pytest
from exports_made import DYNAMICS, sample, separated, workbook
from hypothesis import given
from hypothesis import strategies as st
from projects import ROOT

from generator.importers.columns import is_heading
from generator.importers.crm_map import CrmMap
from generator.importers.errors import MESSAGES, CannotImport
from generator.importers.tables import Table, clean_cell, tables_of

ROWS = [["First Name", "Last Name", "Account Name"], ["Zoë", "Ångström", "Tarn"], ["Olle", "Pohl", "Tarn"]]


def tables(data: bytes, encoding: str | None = None) -> tuple[Table, ...]:
    return tables_of("contacts.csv", data, lambda text: is_heading(CrmMap(), text), encoding)


def table(data: bytes, encoding: str | None = None) -> Table:
    (table,) = tables(data, encoding)
    return table


def refused(data: bytes) -> str:
    with pytest.raises(CannotImport) as error:
        tables(data)
    return str(error.value)


@pytest.mark.parametrize(
    ("encoding", "called"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
        ("latin-1", "Windows-1252"),
    ],
)
def test_every_usual_encoding_is_found(encoding: str, called: str) -> None:
    found = table(separated(ROWS, encoding=encoding))

    assert found.headings == ("First Name", "Last Name", "Account Name")
    assert found.rows[0].cells == ("Zoë", "Ångström", "Tarn")
    assert found.read_as == f"{called}, commas"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_usual_separator_is_found_though_others_stand_in_the_cells(separator: str) -> None:
    rows = [*ROWS, ["A, B", "C; D", 'E | F\t"G"']]

    assert table(separated(rows, separator)).rows[2].cells == ("A, B", "C; D", 'E | F "G"')


def test_a_first_line_can_name_the_separator() -> None:
    found = table(b"sep=;\r\nLast Name;Title\r\nPohl;1,2,3\r\nBerg;4,5,6\r\n")

    assert found.headings == ("Last Name", "Title")
    assert found.rows[0].cells == ("Pohl", "1,2,3")


def test_line_feeds_within_a_cell_belong_to_it() -> None:
    found = table(separated([["Name", "Department"], ["Pohl", "Storgatan 1\nBox 12\r\n972 31 Luleå"]]))

    assert [row.cells for row in found.rows] == [("Pohl", "Storgatan 1\nBox 12\n972 31 Luleå")]


def test_a_heading_over_two_lines_is_one() -> None:
    assert table(b'Name,"Job\r\ntitle"\nPohl,Buyer\n').headings == ("Name", "Job title")


def test_the_foot_of_a_report_is_no_data_and_a_record_of_a_name_alone_is() -> None:
    found = table(sample("salesforce-report.csv"))

    assert [row.cells[1] for row in found.rows] == ["Forsberg", "Ångström", "Pohl"]
    assert found.left_out == 5
    assert "salesforce.com" in found.footer


def test_the_foot_of_a_report_in_a_workbook_is_no_data() -> None:
    rows = [*ROWS, [], ["Confidential Information - Do Not Distribute"], ["Copyright (c) 2000-2026 salesforce.com"]]

    found = table(workbook({"Report": rows}))

    assert [row.cells[1] for row in found.rows] == ["Ångström", "Pohl"]
    assert found.left_out == 2


def test_lines_of_title_above_the_headings_are_no_data() -> None:
    found = table(workbook({"Report": [["My contacts"], ["As of 2026-11-16"], [], *ROWS]}))

    assert found.headings == ("First Name", "Last Name", "Account Name")
    assert len(found.rows) == 2


def test_blanks_before_a_heading_and_columns_that_are_hidden_do_not_matter() -> None:
    found = table(workbook({"Contacts": DYNAMICS}, hidden=(0, 1, 2)))

    assert found.headings[0] == "(Do Not Modify) Contact"
    assert found.headings[3] == "Full Name"
    assert found.rows[1].cells[7] == "4692010002"


def test_all_visible_sheets_of_a_workbook_are_tables() -> None:
    found = tables(workbook({"People": ROWS, "Empty": [], "Lists": ROWS}, hidden_sheets=["Lists"]))

    assert [table.name for table in found] == ["contacts.csv"]
    both = tables(workbook({"People": ROWS, "More": ROWS}))
    assert [table.name for table in both] == ["contacts.csv, sheet People", "contacts.csv, sheet More"]


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("  Pohl ", "Pohl"),
        ("=1+1", "=1+1"),
        ("+44 20", "+44 20"),
        ("-x", "-x"),
        ("@SUM(A1)", "@SUM(A1)"),
        ("a\u200bb\ufeff\x07", "ab"),
        ("Zoe\u0308", "Zoë"),
        ("a\xa0b", "a b"),
        ("a\u2028b\ufffe", "ab"),
    ],
)
def test_a_cell_is_its_text_and_nothing_else(typed: str, cell: str) -> None:
    assert clean_cell(typed) == cell


def test_files_that_are_no_tables_say_so() -> None:
    assert "is empty" in refused(b" \r\n ")
    assert "is a PDF file" in refused(b"%PDF-1.7 ...")
    assert "web page" in refused(b"<html><table><tr><td>Name</td></tr></table>")
    assert "NUL" in refused(b"Name,Email\n\0\0\0,x" + b"a" * 50)
    assert "cut off" in refused(separated(ROWS, encoding="utf-16")[:-1])


def test_broken_quoting_names_the_line() -> None:
    assert "near line 3" in refused(b'Name,Email\r\nA,b\r\n"B" said "C",d\r\n')
    assert "never closed" in refused(b'Name,Email\r\nA,b\r\n"B,d\r\nE,f\r\n')


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (200 * 1024 * 1024))
    assert len(made.getvalue()) < 300_000

    tracemalloc.start()
    said = refused(made.getvalue())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "unpacks to more than 64 MB" in said
    assert peak < 10_000_000


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """A workbook in which one part says something else."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for each in before.infolist():
            text = before.read(each)
            if each.filename == part:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            after.writestr(each.filename, text)
    return made.getvalue()


@pytest.mark.parametrize(
    "place",
    ["r='XFD1048576'", 'r = "XFD1048576"', 'a=">" r="XFD1048576"', 'r="C99999999999"', 'r="&#67;3"', 'r=""', 'r="C-3"'],
)
def test_one_cell_far_out_does_not_make_a_sheet_of_billions(place: str) -> None:
    far = changed(workbook({"A": ROWS}), "xl/worksheets/sheet1.xml", 'r="C3"', place)

    assert "so far out" in refused(far)


def test_a_cell_cannot_hide_behind_a_comment() -> None:
    hidden = changed(workbook({"A": ROWS}), "xl/worksheets/sheet1.xml", "<sheetData>", '<sheetData><!-- <c " -->')

    assert "so far out" in refused(hidden)


def test_one_long_text_in_many_cells_is_refused() -> None:
    rows = [ROWS[0], *([["x"] * 20] * 3000)]
    long = changed(workbook({"A": rows}), "xl/sharedStrings.xml", "<t>x</t>", f"<t>{'x' * 30_000}</t>")

    assert "repeats long texts" in refused(long)


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
def test_a_workbook_that_was_cut_off_says_so(keep: float) -> None:
    whole = workbook({"A": ROWS})

    assert "cannot be read as an Excel workbook" in refused(whole[: int(len(whole) * keep)])


def test_a_zip_file_that_is_no_workbook_says_so() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("readme.xml", "<a/>")

    assert "no Excel workbook" in refused(made.getvalue())


def test_a_damaged_workbook_never_ends_in_a_traceback() -> None:
    whole = workbook({"A": ROWS})
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "[Content_Types].xml"):
        for old, new in (("<", "<<"), ('"', ""), ("1", "99999999999"), (">", "")):
            try:
                tables(changed(whole, part, old, new))
            except (CannotImport, AssertionError):
                continue


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    try:
        found = tables(data)
    except CannotImport:
        return
    assert all(len(row.cells) == len(table.headings) for table in found for row in table.rows)


CELL = st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(' ,;"\n\t='), min_size=1, max_size=12)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from([",", ";", "\t"]))
def test_what_was_written_is_what_is_read(cells: list[list[str]], separator: str) -> None:
    rows = [["First Name", "Last Name", "Email"], *([f"x{cell}" for cell in row] for row in cells)]

    found = table(separated(rows, separator, quoting=1))

    assert [row.cells for row in found.rows] == [tuple(clean_cell(cell, "\n") for cell in row) for row in rows[1:]]


def test_each_message_of_an_import_is_said_somewhere_with_what_it_names() -> None:
    folders = (ROOT / "generator/importers", ROOT / "generator/cli")
    code = "\n".join(path.read_text("utf-8") for folder in folders for path in folder.glob("*.py"))
    said = set(re.findall(r'CannotImport\(\s*"([a-z-]+)"', code)) | {"damaged-encoding", "other-encoding"}

    assert said == MESSAGES.keys()
    for name, message in MESSAGES.items():
        calls = re.findall(rf'CannotImport\("{name}"([^\n]*)', code)
        named = set(re.findall(r"{(\w+)", message))
        assert all("**" in call or named <= set(re.findall(r"(\w+)=", call)) for call in calls), name
