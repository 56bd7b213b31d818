"""Which files are ours and as they were made: each kind of ours is, and nothing else, nor what was saved again."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pptx
import pypdf
import pytest
import typst
import xlsxwriter
from projects import made, sample_project

from generator.outputs.archive import zip_files
from generator.outputs.made_here import is_made_here

ENDINGS = (".ics", ".pdf", ".xlsx", ".zip")


@pytest.fixture(scope="module")
def ours() -> dict[str, bytes]:
    """The documents of the samples that the command can be told to write, by name."""
    return {
        document.name: document.data for document in made(sample_project()).documents if document.name.endswith(ENDINGS)
    }


def test_every_document_of_ours_is(ours: dict[str, bytes]) -> None:
    assert {Path(name).suffix for name in ours} == set(ENDINGS)
    assert [name for name, data in ours.items() if not is_made_here(data)] == []


def test_cut_short_or_empty_none_is(ours: dict[str, bytes]) -> None:
    papers = {name: data for name, data in ours.items() if not name.endswith(".ics")}

    assert [name for name, data in papers.items() if is_made_here(data[: len(data) // 2])] == []
    assert not is_made_here(b"")


def first(ours: dict[str, bytes], ending: str) -> bytes:
    return next(data for name, data in ours.items() if name.endswith(ending))


def test_a_paper_with_remarks_is_not(ours: dict[str, bytes]) -> None:
    data = first(ours, ".pdf")
    writer = pypdf.PdfWriter(BytesIO(data), incremental=True)
    writer.add_blank_page(100, 100)
    target = BytesIO()
    writer.write(target)

    assert target.getvalue().startswith(data[:1000])
    assert not is_made_here(target.getvalue())
    again = BytesIO()
    pypdf.PdfWriter(clone_from=BytesIO(data)).write(again)
    assert not is_made_here(again.getvalue())


def test_somebody_elses_paper_of_the_same_program_is_not() -> None:
    data: bytes = typst.compile(b"= A thesis")  # type: ignore[assignment]

    assert b"Typst" in data
    assert not is_made_here(data)


def resaved(data: bytes, part: str, before: str, after: str) -> bytes:
    """An archive of ours, with something exchanged in one of its parts."""
    with zipfile.ZipFile(BytesIO(data)) as parts:
        files = {name: parts.read(name) for name in parts.namelist()}
    assert before.encode() in files[part]
    return zip_files({**files, part: files[part].replace(before.encode(), after.encode())})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<cp:lastModifiedBy></cp:lastModifiedBy>", "<cp:lastModifiedBy>Priya</cp:lastModifiedBy>"),
        ("<dc:creator></dc:creator>", "<dc:creator>Priya</dc:creator>"),
        ("T00:00:00Z</dcterms:modified>", "T10:12:00Z</dcterms:modified>"),
    ],
)
def test_a_workbook_that_was_saved_again_is_not(ours: dict[str, bytes], before: str, after: str) -> None:
    assert not is_made_here(resaved(first(ours, ".xlsx"), "docProps/core.xml", before, after))


def test_somebody_elses_workbook_slides_and_archive_are_not() -> None:
    book, deck, packed = BytesIO(), BytesIO(), BytesIO()
    workbook = xlsxwriter.Workbook(book)
    workbook.set_properties({"author": "Priya"})
    workbook.close()
    pptx.Presentation().save(deck)
    with zipfile.ZipFile(packed, "w") as parts:
        parts.writestr("thesis.txt", "three years")

    for target in (book, deck, packed):
        assert target.getvalue().startswith(b"PK")
        assert not is_made_here(target.getvalue())


def test_somebody_elses_calendar_and_text_are_not(ours: dict[str, bytes]) -> None:
    theirs = first(ours, ".ics").replace(b"Account Playbook", b"Some Calendar", 1)

    assert not is_made_here(theirs)
    assert not is_made_here(b"account:\n  name: Kettle Row Bakery\n")
    assert not is_made_here(b"%PDF-")
    assert not is_made_here(b"PK\x03\x04")
