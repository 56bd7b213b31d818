"""What only we may see is found in every kind of file, however it is packed, and what a customer may see is not."""

from __future__ import annotations

import base64
import bz2
import gzip
import lzma
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pptx
import pytest
import typst
import xlsxwriter
from lean import ACCOUNT, lean_project, playbook
from projects import DAY, checked, sample_project

from generator.context.account_view import view_account
from generator.documents.edition import edition_files
from generator.documents.file_list import list_documents
from generator.leaks.file_texts import read_texts
from generator.leaks.search import find_leaks
from generator.leaks.secrets import Secret, list_secrets, without_shared
from generator.leaks.shared_texts import list_shared_texts
from generator.outputs.ics import IcsWriter

SECRET = "Gunnar will not sign before the Ångström audit is over"

ACCOUNTS = {
    "accounts/kettle-row.yaml": ACCOUNT
    + f"""\
stakeholders:
  - name: Gunnar Vik
    crm_id: 0035g00K
    handling: {SECRET}
    contact: {{email: g@vik.example, phone: +44 20 7946 0112}}
initiatives:
  - {{text: New ovens, led_by: joint, our_part: active, value: {{customer: {{money: 1250000 EUR}}}}}}
commitments:
  - side: us
    by: edith
    text: Stock by product group and month
    made_on: 2026-10-01
    due: 2026-12-01
    audience: shared
  - {{side: us, by: edith, text: A quiet word with the bank manager, made_on: 2026-10-01, due: 2026-12-01}}
"""
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lean_project(tmp_path_factory.mktemp("leaks") / "plans", ACCOUNTS)


@pytest.fixture(scope="module")
def secrets(folder: Path) -> list[Secret]:
    (account,) = checked(folder).book.accounts
    return without_shared(list_secrets(account), list_shared_texts(account, DAY))


def pdf(text: str) -> bytes:
    narrow = f'#set page(width: 5cm, height: 8cm)\n#set text(hyphenate: true, lang: "en")\n#par(justify: true)[{text}]'
    return bytes(typst.compile(narrow.encode()))


def attached(text: str) -> bytes:
    return bytes(typst.compile(f'#pdf.attach("note.txt", bytes("{text}"))\nNothing here.'.encode()))


def sheet(text: str) -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        first, second = text[: len(text) // 2], text[len(text) // 2 :]
        page = book.add_worksheet()
        page.write_rich_string("A1", book.add_format({"bold": True}), first, second)
        page.write("B2", 1)
        page.write_comment("B2", text)
    return target.getvalue()


def slides(text: str) -> bytes:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.notes_slide.notes_text_frame.text = text
    target = BytesIO()
    deck.save(target)
    return target.getvalue()


def zipped(text: str, inner: Callable[[str], bytes] = str.encode) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("deep/note.txt", inner(text))
    return target.getvalue()


def calendar(text: str) -> bytes:
    line = f"DESCRIPTION:{text}"
    return (
        "BEGIN:VCALENDAR\r\n" + "\r\n ".join(line[at : at + 20] for at in range(0, len(line), 20)) + "\r\n"
    ).encode()


def page(text: str) -> bytes:
    entities = "".join(f"&#{ord(letter)};" if not letter.isalnum() else letter for letter in text)
    return f"<p><b>{entities[:9]}</b>{entities[9:]}</p>".encode()


def rtf(text: str) -> bytes:
    return text.replace("Å", "\\'c5").replace("ö", "\\u246?").encode()


KINDS: dict[str, tuple[Callable[[str], bytes], str]] = {
    "pdf": (pdf, "page 1"),
    "pdf-attachment": (attached, ""),
    "xlsx": (sheet, "xl/"),
    "pptx": (slides, "notesSlide"),
    "zip": (zipped, "deep/note.txt"),
    "zip-in-zip": (lambda text: zipped(text, zipped), "deep/note.txt, deep/note.txt"),
    "pdf-in-zip": (lambda text: zipped(text, pdf), "deep/note.txt, page 1"),
    "ics": (calendar, ""),
    "html": (page, ""),
    "json": (
        lambda text: (
            text.encode("ascii", "backslashreplace").replace(b"\\xc5", b"\\u00c5").replace(b"\\xf6", b"\\u00f6")
        ),
        "",
    ),
    "mail": (lambda text: b"Content: base64\n\n" + base64.encodebytes(text.encode()), "base64"),
    "picture-in-mail": (lambda text: base64.b64encode(zipped(text)), "base64"),
    "gz": (lambda text: gzip.compress(text.encode()), ""),
    "bz2": (lambda text: bz2.compress(text.encode()), ""),
    "xz": (lambda text: lzma.compress(text.encode()), ""),
    "program-that-unpacks": (lambda text: b"MZ" + bytes(300) + zipped(text), "deep/note.txt"),
    "rtf": (lambda text: b"{\\rtf1\\ansi " + text[:9].encode() + b"\\par {\\b " + rtf(text[9:]) + b"}}", ""),
    "script": (lambda text: "".join(f"\\x{ord(letter):02x}" for letter in text).encode(), ""),
    "utf-16": (lambda text: text.encode("utf-16"), ""),
    "windows": (lambda text: text.encode("cp1252"), ""),
    "broken-lines": (lambda text: text.replace("audit", "au-\ndit").replace(" ", "  \n").encode(), ""),
    "decomposed": (lambda text: text.replace("Å", "A\u030a").replace("ö", "o\u0308").upper().encode(), ""),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_planted_in_a_file_is_found_and_said_where(kind: str, secrets: list[Secret]) -> None:
    make, where = KINDS[kind]

    assert list(find_leaks(read_texts(make("Nothing of the kind.")), secrets)) == []
    (leak, *_) = find_leaks(read_texts(make(SECRET)), secrets)
    assert leak.secret.text == SECRET
    assert where in leak.where
    assert str(leak.secret.place) == "accounts/kettle-row.yaml:6:5"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("It is worth EUR 1,250,000 to them", "1250000 EUR"),
        ("1.250.000,00 €", "1250000 EUR"),
        ("about 1 250 000 EUR", "1250000 EUR"),
        ("<v>1250000</v>", "1250000 EUR"),
        ("Ovens,1250000,EUR", "1250000 EUR"),
        ("21,250,000 EUR", ""),
        ("EUR 1,250,000,000", ""),
        ("part 1250000 of the list", ""),
        ("write to G@Vik.example", "g@vik.example"),
        ("g@vik.example.org and og@vik.example", ""),
        ("tel. +44 (20) 7946-0112", "+44 20 7946 0112"),
        ("+44 (0)20 7946 0112", "+44 20 7946 0112"),
        ("0044 20 79460112", "+44 20 7946 0112"),
        ("020 7946 0112", "+44 20 7946 0112"),
        ("+44 20 7946 01123", ""),
        ("+47 20 7946 0112", ""),
        ("7946 0112", ""),
        ("id=0035g00K&x", "0035g00K"),
        ("0035g00KL", ""),
        ("Gunnar Vik", ""),
        ("Stock by product group and month", ""),
        ("A quiet word with the bank man-\nager", "A quiet word with the bank manager"),
        ("A quiet word with the bank", ""),
    ],
)
def test_short_texts_count_only_where_they_name_somebody_or_an_amount(
    said: str, found: str, secrets: list[Secret]
) -> None:
    assert [leak.secret.text for leak in find_leaks(read_texts(said.encode()), secrets)] == ([found] if found else [])


def test_the_verb_says_what_is_where_and_ends_with_one(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "clean.txt").write_text("Stock by product group and month")
    clean = playbook("leaks", str(tmp_path), "--project", str(folder))
    (tmp_path / "offer.zip").write_bytes(zipped(SECRET))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    said = playbook("leaks", str(tmp_path), "--project", str(folder))

    assert (clean.code, clean.out, clean.err.strip()) == (0, "", "No leak in 1 file.")
    assert said.code == 1
    assert (
        f"{tmp_path / 'offer.zip'}, deep/note.txt: “{SECRET}”\n  handling of person, accounts/kettle-row.yaml:6:5"
        in said.out
    )
    assert "broken.pdf cannot be looked into" in said.err
    assert "1 leak in 3 files, 1 part not looked into." in said.err


def test_nothing_is_found_in_what_the_customer_of_a_sample_is_handed() -> None:
    book = checked(sample_project()).book
    account = next(account for account in book.accounts if account.id == "norrland")
    every = (secret for other in book.accounts for secret in list_secrets(other))
    secrets = without_shared(every, list_shared_texts(account, DAY))
    project = checked(sample_project())
    view, files = view_account(account, project.roles, DAY), dict(project.sources)
    handed = {
        plan.name: plan.make().data or b""
        for plan in list_documents(view, project.press, files, IcsWriter())
        if "/own/" not in plan.name
        if any(part in plan.name for part in ("/agendas/", "/packs/", ".customer.", "shared.ics", "our-people.vcf"))
    }
    handed |= edition_files(account, DAY, project.sources, project.press).files
    leaks = {
        name: [leak.secret.text for leak in find_leaks(read_texts(data), secrets)] for name, data in handed.items()
    }

    assert len(secrets) > 1_000
    assert len(handed) > 20
    assert {name: texts for name, texts in leaks.items() if texts} == {}
