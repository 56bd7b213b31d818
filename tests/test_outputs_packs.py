"""Packs as files: numbers stay numbers, nothing typed becomes a formula, and the same pack is the same bytes."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pptx
import pypdf
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from projects import ROOT, environment

from generator.context.documents.packs.contacts import ContactCard
from generator.context.documents.packs.formats import FORMATS
from generator.context.documents.packs.pack import Pack
from generator.context.documents.tables import Chart, Column, Count, Kind, Quantity, Table
from generator.disk.project import read_project
from generator.documents.papers import make_paper_printer
from generator.insight.sharing.shared import SharedContact, SharedFile
from generator.load.phrases import program_phrases
from generator.model.formats import Format
from generator.model.settings import Settings
from generator.outputs.archive import zip_files
from generator.outputs.formats import MAKERS
from generator.outputs.packs.chart import chart_data
from generator.outputs.packs.editable_slides import NoLibrary, editable_slides
from generator.outputs.packs.layout import Printer
from generator.outputs.paper import PaperPrinter, PrintedDocument
from generator.outputs.vcard import write_cards
from generator.outputs.xlsx import write_workbook

AS_OF = date(2026, 11, 16)
NAMESPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
COLUMNS = (Column("What"), Column("In money", Kind.QUANTITY), Column("Due", Kind.DATE), Column("Hours", Kind.NUMBER))
ROWS = (
    ("Safety stock", Quantity(120_000, "EUR", is_money=True), date(2027, 2, 26), 12.5),
    ("Summer build", Quantity(80_000, "EUR", is_money=True), None, 40.0),
    ("Spare parts", Quantity(5_000, "SEK", is_money=True), date(2027, 1, 29), None),
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>'
DRAWING = SharedFile("drawing", "Line 3 to scale", "line-3.svg", "LF-0317", "B", "5 mm", date(2026, 12, 11))


def table(rows: Any = ROWS, **keys: Any) -> Table:
    return Table("Value to you", COLUMNS, rows, **keys)


WORDS = program_phrases().speak()


def pack(*tables: Table, **keys: Any) -> Pack:
    own = {"account": "Acme & Söner", "person": "Dana Ortiz", "title": "Head of supply", "as_of": AS_OF}
    sender = SharedContact("Priya Nair", "Account manager", "priya@us.example", "")
    return Pack(
        **{
            **own,
            "sender": sender,
            "company": "",
            "words": WORDS,
            "next": "",
            "tables": tables,
            "files": (),
            "rows": 6,
            **keys,
        }
    )


@cache
def templates() -> PaperPrinter:
    return make_paper_printer(read_project(ROOT).sources, Settings(), ROOT)


def printer(**files: bytes) -> Printer:
    return Printer(templates(), "a4", {name.replace("__", "."): data for name, data in files.items()})


def made(format: Format, given: Pack, **files: bytes) -> PrintedDocument:
    return MAKERS[format](given, printer(**files))


def text(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


# --- the spreadsheet


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name).decode("utf-8") for name in opened.namelist()}


def cells(data: bytes, sheet: int = 1) -> dict[str, tuple[str, str, str]]:
    """The cells of a sheet: their kind, their value with shared texts put in, and their formula."""
    found = parts(data)
    texts = [
        "".join(each.itertext())
        for each in ElementTree.fromstring(found.get("xl/sharedStrings.xml", "<x/>")).findall("m:si", NAMESPACE)
    ]
    read = {}
    for cell in ElementTree.fromstring(found[f"xl/worksheets/sheet{sheet}.xml"]).iter(f"{{{NAMESPACE['m']}}}c"):
        kind, value = cell.get("t", "n"), cell.findtext("m:v", "", NAMESPACE)
        shown = texts[int(value)] if kind == "s" else value
        read[cell.get("r", "")] = (kind, shown, cell.findtext("m:f", "", NAMESPACE))
    return read


def test_numbers_are_numbers_dates_are_dates_and_units_stand_beside_them() -> None:
    found = cells(write_workbook(pack(table())))

    assert found["A6"] == ("s", "Safety stock", "")
    assert found["B6"] == ("n", "120000", "")
    assert found["C6"] == ("s", "EUR", "")
    assert found["D6"] == ("n", "46444", "")  # 26 February 2027, counted as spreadsheets do
    assert found["E6"] == ("n", "12.5", "")
    assert "D7" not in found or found["D7"][1] == "", "nothing known is nothing, and not zero"


def test_totals_are_formulas_with_their_results_a_line_for_each_currency() -> None:
    found = cells(write_workbook(pack(table(totals=(1, 3)))))

    assert found["A9"][1], found["A10"][1] == ("Total EUR", "Total SEK")
    assert found["B9"] == ("n", "200000", "SUMIF(C6:C8,C9,B6:B8)")
    assert found["B10"] == ("n", "5000", "SUMIF(C6:C8,C10,B6:B8)")
    assert found["C10"][1] == "SEK"
    assert found["E9"] == ("n", "52.5", "SUM(E6:E8)")


def test_a_column_that_follows_from_others_is_a_formula_with_its_result() -> None:
    columns = (
        Column("Promise"),
        Column("Due", Kind.DATE),
        Column("Worth", Kind.QUANTITY),
        Column("Days late", Kind.NUMBER, formula="MAX(0,AsOf-[Due])"),
        Column("State", formula='IF([Due]<AsOf,"late","open")'),
    )
    rows = (
        ("The plan", date(2026, 11, 9), Quantity(5, "EUR"), 7, "late"),
        ("The list", date(2026, 12, 1), None, 0, "open"),
    )
    data = write_workbook(pack(Table("Promises", columns, rows, counts=(Count("Promises late", "State", "late"),))))
    found, last = cells(data), cells(data, 2)

    assert found["E6"] == ("n", "7", "MAX(0,AsOf-B6)")
    assert found["F6"] == ("str", "late", 'IF(B6<AsOf,"late","open")')
    assert found["F7"][1:] == ("open", 'IF(B7<AsOf,"late","open")')
    assert last["B3"] == ("n", "46342", ""), "16 November 2026"
    assert (last["A5"][1], last["B5"]) == ("Promises late", ("n", "1", "COUNTIF('Promises'!$F$6:$F$7,\"late\")"))
    assert 'name="AsOf">Assumptions!$B$3' in parts(data)["xl/workbook.xml"]


def test_names_of_sheets_are_cut_between_words() -> None:
    titles = ["What we have promised each other", "Assumptions", "Stock effect by product group and month", "x" * 40]
    data = write_workbook(pack(*(replace(table(), title=title) for title in titles)))
    names = re.findall('<sheet name="([^"]*)"', parts(data)["xl/workbook.xml"])

    assert names == ["What we have promised each", "Assumptions 2", "Stock effect by product group", "x" * 31]


ATTACKS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("https://x.example")',
    "https://x.example",
    "{=1}",
    "'=1",
    "1e9",
    "00123",
]


@given(st.sampled_from(ATTACKS), st.text(max_size=60))
def test_nothing_that_was_typed_becomes_a_formula_a_link_or_a_number(attack: str, tail: str) -> None:
    typed = (attack + tail).encode("utf-8", "ignore").decode()
    given_pack = replace(pack(table(((typed, Quantity(1, typed[:3]), None, None),))), account=typed, person=typed)
    data = write_workbook(given_pack)

    assert "<f>" not in parts(data)["xl/worksheets/sheet1.xml"]
    assert not [name for name, part in parts(data).items() if name.startswith("xl/") and "<hyperlink" in part]
    assert cells(data)["A6"][0] == "s"


def test_names_of_sheets_are_legal_and_no_two_are_the_same() -> None:
    titles = ["A [long] name: with * everything? that / is \\ forbidden", "History", "'", "", "x" * 60, "X" * 60]
    data = write_workbook(pack(*(replace(table(), title=title) for title in titles)))
    names = re.findall('<sheet name="([^"]*)"', parts(data)["xl/workbook.xml"])

    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)
    assert "history" not in {name.casefold() for name in names}


def test_a_chart_is_a_real_one_with_its_figures_in_words() -> None:
    data = parts(write_workbook(pack(table(chart=Chart("Value", 0, (1,))))))

    assert "<c:barChart>" in data["xl/charts/chart1.xml"]
    assert "'Value to you'!$B$6:$B$8" in data["xl/charts/chart1.xml"]
    assert 'descr="Value. Safety stock: EUR 120,000; Summer build: EUR 80,000' in data["xl/drawings/drawing1.xml"]


def test_a_sheet_is_ready_to_be_printed() -> None:
    found = parts(write_workbook(pack(table(chart=Chart("Value", 0, (1,))))))
    sheet, book = found["xl/worksheets/sheet1.xml"], found["xl/workbook.xml"]

    assert 'orientation="landscape"' in sheet
    assert 'paperSize="9"' in sheet
    assert 'paperSize="9"' not in parts(write_workbook(pack(table()), "letter"))["xl/worksheets/sheet1.xml"]
    assert '<pageSetUpPr fitToPage="1"/>' in sheet
    assert "Acme &amp;&amp; Söner" in sheet, "an ampersand alone would begin a command"
    assert "As of 16 November 2026" in sheet
    assert "_xlnm.Print_Titles" in book
    last = re.search(r"Print_Area\"[^>]*>[^$]*\$A\$1:\$[A-Z]+\$(\d+)", book)
    assert last
    anchor = re.findall(r"<xdr:row>(\d+)</xdr:row>", found["xl/drawings/drawing1.xml"])
    assert int(last[1]) > int(anchor[1]), "a chart beyond what is printed would be cut off"


def test_our_own_edition_says_so_on_every_sheet() -> None:
    sheets = [
        part
        for name, part in parts(write_workbook(pack(table(), table(), internal=True))).items()
        if "sheets/sheet" in name
    ]

    assert len(sheets) == 2
    assert all("INTERNAL" in sheet for sheet in sheets)
    assert "INTERNAL" not in "".join(parts(write_workbook(pack(table()))).values())


# --- paper


@pytest.mark.parametrize("format", ["one_pager", "dashboard", "report", "slides", "mock_up", "drawing", "prototype"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_kind_of_paper_says_whom_it_is_for_and_what_is_in_it(format: Format, paper: str) -> None:
    data = MAKERS[format](pack(table(totals=(1,))), replace(printer(), paper=paper)).data

    assert "Safety stock" in text(data)
    assert "Acme & Söner, for Dana Ortiz. As of 16 November 2026" in text(data)
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert "/MarkInfo" in reader.trailer["/Root"], "it is tagged"
    wide = round(float(reader.pages[0].mediabox.width))
    assert wide == (842 if MAKERS[format] is MAKERS["slides"] else {"a4": 595, "letter": 612}[paper])


def test_a_page_that_would_be_too_full_has_fewer_rows_and_says_how_many_there_are() -> None:
    long = tuple((f"Row {number} " + "that says a good deal " * 3, None, None, None) for number in range(60))
    full = pack(*(replace(table(long), title=f"Table {each}") for each in range(6)), rows=40)
    data = made("one_pager", full).data

    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 1
    assert "more" in text(data)


def test_a_long_table_goes_on_over_several_slides() -> None:
    long = tuple((f"Row {number}", None, None, None) for number in range(20))
    data = made("slides", pack(table(long), rows=40)).data
    seven = pypdf.PdfReader(io.BytesIO(made("slides", pack(table(long[:7]), rows=40)).data))

    assert [page.extract_text().count("Row ") for page in seven.pages] == [0, 3, 4], "no slide with one row"
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 1 + 4
    assert all(f"Row {number}" in text(data) for number in range(20))
    assert "Value to you (continued)" in text(data)


def test_a_mock_up_is_shown_with_what_it_is() -> None:
    mock_up = replace(DRAWING, format="mock_up", text="The date on a telephone")
    data = made("mock_up", pack(files=(mock_up,)), **{"line-3__svg": SVG}).data
    reader = pypdf.PdfReader(io.BytesIO(data))

    assert len(reader.pages) == 2
    assert "The date on a telephone" in text(data)
    # The words for those who do not see it stand in the structure of the document.
    objects = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
    assert any(isinstance(each, dict) and each.get("/Alt") == "The date on a telephone" for each in objects)


def test_a_cover_sheet_has_number_revision_tolerance_a_day_and_room_to_sign() -> None:
    said = text(made("drawing", pack(table(), files=(DRAWING,)), **{"line-3__svg": SVG}).data)

    for part in (
        "Line 3 to scale",
        "LF-0317",
        "Revision B",
        "5 mm",
        "11 Dec 2026",
        "line-3.svg",
        "Sign-off",
        "Signature",
    ):
        assert part in said, part
    assert "To plan by" in said


def test_what_is_typed_is_never_read_as_a_template() -> None:
    typed = '#read("/etc/passwd") *b* $x$ <i> @y \\ `z` = heading'
    for format in ("one_pager", "report", "slides", "drawing"):
        given_pack = pack(
            table(((typed, None, None, None),)), person=typed, files=(replace(DRAWING, text=typed, number=typed[:30]),)
        )
        assert '#read("/etc/passwd") *b* $x$ <i> @y \\ `z` = heading' in text(made(format, given_pack).data)


# --- charts on paper

MONTHS = tuple((date(2026, at, 1), 100.0 + at, 90.0 if at < 4 else None, None) for at in range(1, 13))
OVER_TIME = Table(
    "Planning hours",
    (Column("Month", Kind.MONTH), *(Column(name, Kind.NUMBER) for name in ("Expected", "Your forecast", "What came"))),
    MONTHS,
    chart=Chart("Planning hours a month", 0, (1, 2, 3)),
)
VALUE = table(chart=Chart("Confirmed value", 0, (1,)))


def told_by_charts(data: bytes) -> list[str]:
    """What the charts of a PDF say to somebody who does not see them."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    objects = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
    return [str(each["/Alt"]) for each in objects if isinstance(each, dict) and "/Alt" in each]


def test_a_chart_is_drawn_in_shares_of_its_highest_figure() -> None:
    drawn = chart_data(VALUE, WORDS)

    assert drawn
    assert drawn["labels"] == ["Safety stock", "Summer build", "Spare parts"]
    assert drawn["series"][0]["shares"] == [1, 0.6667, 0.0417]
    assert drawn["series"][0]["said"][0] == "EUR\u00a0120,000"
    assert drawn["highest"] == "120,000"


def test_what_is_not_known_has_no_column_and_what_is_below_nought_none_either() -> None:
    rows = ((date(2026, 1, 1), 50.0, None, None), (date(2026, 2, 1), -20.0, 25.0, None))
    drawn = chart_data(replace(OVER_TIME, rows=rows), WORDS)

    assert drawn
    assert [series["shares"] for series in drawn["series"]] == [[1, 0], [None, 0.5], [None, None]]
    assert "Jan 2026: Expected 50, Your forecast not known" in drawn["in_words"]


@pytest.mark.parametrize("rows", [(), ((date(2026, 1, 1), None, None, None),), ((date(2026, 1, 1), 0.0, None, None),)])
def test_without_a_figure_there_is_no_chart(rows: Any) -> None:
    assert chart_data(replace(OVER_TIME, rows=rows), WORDS) is None


@pytest.mark.parametrize(("format", "charts"), [("dashboard", 2), ("report", 2), ("slides", 1), ("one_pager", 0)])
def test_charts_say_in_words_what_they_show(format: Format, charts: int) -> None:
    said = told_by_charts(made(format, pack(VALUE, OVER_TIME)).data)

    assert len([each for each in said if "month" in each or "Confirmed value" in each]) == charts
    if charts:
        assert any("Apr 2026: Expected 104, Your forecast not known" in each for each in said)


def test_a_dashboard_has_no_list_of_months_and_a_deck_one_slide_for_them() -> None:
    dashboard = text(made("dashboard", pack(OVER_TIME)).data)
    slides = pypdf.PdfReader(io.BytesIO(made("slides", pack(OVER_TIME)).data))

    assert "Jan 2026" in dashboard
    assert "101" not in dashboard, "the figures of the months are shares of a column, and no list"
    assert len(slides.pages) == 2


def test_a_page_a_dashboard_and_a_report_are_of_different_kinds() -> None:
    counted = replace(table(), title="Measures", counts=(Count("Kept", "What", "kept"),))
    given = pack(
        VALUE,
        *(replace(table(), title=title) for title in ("Promises", "Inputs")),
        counted,
        late=replace(table(ROWS[:1]), title="Late"),
        figures=(("2 of 3", "kept"),),
        message="We are 3 days late.",
        next_issue=date(2026, 11, 30),
    )
    page, dashboard, report = (text(made(format, given).data) for format in ("one_pager", "dashboard", "report"))

    for said in (page, dashboard, report):
        assert "We are 3 days late. Acme & Söner, for Dana Ortiz" in said[:120]
        assert "Next issue: 30 November 2026" in said
    assert "Safety stock – EUR 120,000, 26 Feb 2027, 12.5" in page
    assert "Safety stock –" not in dashboard + report
    assert "Late, on either side" in dashboard
    assert "Promises" not in dashboard
    assert "2 of 3 kept" in dashboard
    assert "Promises" in report


# --- slides that can be changed


def edited(*tables: Table, **keys: Any) -> Any:
    data = editable_slides(pack(*tables, **keys), printer(**{"line-3__svg": SVG})).data
    return pptx.Presentation(io.BytesIO(data))


def test_slides_to_change_have_titles_tables_and_the_words_of_the_pack() -> None:
    deck = edited(table(totals=(1,), note="As of today"), next="Quarterly review")
    first, second = deck.slides
    begun, _ = edited(table(), message="We are 3 days late with “Live”.").slides
    cells = next(shape.table for shape in second.shapes if shape.has_table)

    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.01)
    assert first.shapes.title.text_frame.text == "Acme & Söner"
    assert begun.shapes.title.text_frame.text == "We are 3 days late with “Live”."
    assert "We meet next: Quarterly review" in "".join(
        placeholder.text_frame.text for placeholder in first.placeholders
    )
    assert second.shapes.title.text_frame.text == "Value to you"
    assert [cell.text_frame.text for cell in cells.rows[0].cells] == ["What", "In money", "Due", "Hours"]
    assert cells.cell(1, 0).text_frame.text == "Safety stock"
    said = [shape.text_frame.text for shape in second.shapes if shape.has_text_frame]
    assert any("In money, in all: EUR 200,000" in each and "As of today" in each for each in said), said
    assert deck.core_properties.author == ""


def test_slides_to_change_show_drawings_with_what_they_are() -> None:
    mock_up = replace(DRAWING, format="mock_up", text="The date on a telephone")
    _, slide = edited(files=(mock_up,)).slides
    (picture,) = [shape for shape in slide.shapes if hasattr(shape, "image")]

    assert picture.image.content_type == "image/png"
    assert picture._element.nvPicPr.cNvPr.get("descr") == "The date on a telephone"


def test_slides_to_change_say_that_they_are_internal() -> None:
    for slide in edited(table(), internal=True).slides:
        assert any("INTERNAL" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_without_the_library_for_slides_to_change_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(NoLibrary):
        editable_slides(pack(table()), printer())


# --- every format


def test_every_format_of_the_model_makes_a_file_or_says_what_to_bring() -> None:
    for format, form in FORMATS.items():
        assert bool(form.ending) == (format in MAKERS), format
        if not form.ending:
            assert form.bring.endswith("."), format
        else:
            assert made(format, pack(table(), files=(DRAWING,))).data[:4] in (b"%PDF", b"PK\x03\x04"), format


def test_the_same_pack_is_the_same_bytes_in_any_process() -> None:
    script = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:]\n"
        "from test_outputs_packs import *\n"
        "given = pack(table(totals=(1,), chart=Chart('Value', 0, (1,))), files=(DRAWING,))\n"
        "for format in ('spreadsheet', 'one_pager', 'slides', 'report', 'drawing'):\n"
        "    print(hashlib.sha256(made(format, given, **{'line-3__svg': SVG}).data).hexdigest())\n"
        "print(hashlib.sha256(editable_slides(given, printer(**{'line-3__svg': SVG})).data).hexdigest())\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", script, str(ROOT / "tests"), str(ROOT)],
            env=environment(PYTHONHASHSEED=seed, TZ=zone),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("7", "Asia/Tokyo"))
    ]

    assert len(set(runs[0].split())) == 6
    assert runs[0] == runs[1]


# --- archives and address books


def test_an_archive_is_the_same_whatever_the_order_and_the_day() -> None:
    one, other = {"b/x.pdf": b"1", "a.txt": b"2"}, {"a.txt": b"2", "b/x.pdf": b"1"}

    assert zip_files(one) == zip_files(other)
    with zipfile.ZipFile(io.BytesIO(zip_files(one))) as opened:
        assert opened.namelist() == ["a.txt", "b/x.pdf"]
        assert opened.testzip() is None
        assert {each.date_time[0] for each in opened.infolist()} == {1980}


CARD = ContactCard(
    "acme/dana", "Dana Ortiz; PhD, MBA", "Head of supply", "Acme, Ltd", "North", "dana@them.example", "+46 1"
)


def test_a_card_is_read_by_another_program_as_it_was_meant() -> None:
    cards = list(vobject.readComponents(write_cards([CARD, replace(CARD, key="acme/bo", name="Bo")]).decode()))

    assert [card.fn.value for card in cards] == ["Dana Ortiz; PhD, MBA", "Bo"]
    first = cards[0]
    first.validate()
    assert first.org.value == ["Acme, Ltd", "North"]
    assert (first.title.value, first.email.value, first.tel.value) == ("Head of supply", "dana@them.example", "+46 1")
    assert first.uid.value != cards[1].uid.value


@given(st.text(min_size=1, max_size=200))
def test_a_card_keeps_any_name_on_lines_of_75_bytes(name: str) -> None:
    data = write_cards([replace(CARD, name=name, title=name)])

    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    whole = data.replace(b"\r\n ", b"").decode()
    assert [line.partition(":")[0].partition(";")[0] for line in whole.splitlines()] == [
        "BEGIN", "VERSION", "UID", "N", "FN", "ORG", "TITLE", "EMAIL", "TEL", "END",
    ]  # fmt: skip
