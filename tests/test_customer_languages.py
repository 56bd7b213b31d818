"""Whatever a customer is handed is in their language: no English word of ours is left where letters are others."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest
from projects import DAY, ROOT, everything_project

from generator.context.documents.handover.letter import make_letter
from generator.context.documents.packs.pack import customer_pack
from generator.context.documents.who_does_what import who_does_what
from generator.disk.project import read_project
from generator.documents.edition import edition_files
from generator.insight.sharing.sharing import shared_account
from generator.load.book import load_book
from generator.load.phrases import load_phrases, program_phrases
from generator.model.account import Account
from generator.model.record import Record
from generator.outputs.formats import EDITABLE, MAKERS
from generator.outputs.forms import HANDOVER_LETTER, WHO_DOES_WHAT, print_form
from generator.outputs.packs.layout import Printer
from generator.outputs.paper import PaperPrinter
from generator.wording.local import LocalFormat
from generator.wording.phrases import PhraseBooks

LATIN = "abcdefghijklmnopqrstuvwxyz"
LETTERS = {"el": "αβγδεφγηιξκλμνοπρρστυβωξψζ", "ar": "ابجدهفغحيكقلمنعصرزسشتثخذضظ"}
"""By the language what stands for each English letter: one from left to right, one from right to left."""

AS_IT_IS = re.compile(r"\S+@\S+|EUR|USD|GBP|PDF|ics|vcf|larkfield\.example")
"""What stands in Latin letters in every language: addresses, codes of currencies, endings of files."""

NO_TEXT = ("email", "phone", "number", "revision", "file", "language", "time_zone", "currency", "country", "locale")


def in_letters(text: str, language: str) -> str:
    """A text with every Latin letter exchanged; what stands in braces stays."""
    table = str.maketrans(LATIN + LATIN.upper(), LETTERS[language] * 2)
    return "".join(part if part.startswith("{") else part.translate(table) for part in re.split(r"(\{\w+\})", text))


@cache
def books(language: str) -> PhraseBooks:
    """A complete language beside the others: the English phrases in its letters."""
    lines = ["phrases:"]
    for key, text in program_phrases().books["en"].phrases.items():
        if isinstance(text, str):
            lines.append(f"  {key}: {in_quotes(text, language)}")
        else:
            forms = (f"{form}: {in_quotes(text['other'], language)}" for form in LocalFormat(language).plural_forms)
            lines.append(f"  {key}: {{{', '.join(forms)}}}")
    made, problems = load_phrases({f"playbook/phrases/{language}.yaml": "\n".join(lines).encode()})
    assert problems == []
    return made


def in_quotes(text: str, language: str) -> str:
    return json.dumps(in_letters(text, language), ensure_ascii=False)


def translated(value: Any, language: str, name: str = "") -> Any:
    """A record with what somebody typed in the letters of a language; its ids and fixed values stay."""
    if isinstance(value, Record):
        fields = {name: translated(getattr(value, name), language, name) for name in type(value).model_fields}
        return value.model_copy(update=fields)
    if isinstance(value, tuple):
        return tuple(translated(inner, language, name) for inner in value)
    typed = (
        isinstance(value, str) and name not in NO_TEXT and (" " in value or value != value.lower() or name == "unit")
    )
    return in_letters(value, language) if typed else value


@cache
def handed(language: str) -> Mapping[str, bytes]:
    """Everything that the customer of the account that has every key is handed, by names of ours."""
    sources = read_project(everything_project()).sources
    (loaded,) = load_book(sources).book.accounts
    typed: Account = translated(loaded, language)
    spoken = books(language).speak(language)
    profile = typed.profile.model_copy(update={"language": language})
    account = typed.model_copy(update={"profile": profile, "phrases": books(language)})
    sheets = {f"playbook/{p.relative_to(ROOT / 'playbook').as_posix()}": p for p in (ROOT / "playbook").rglob("*")}
    files = {name: path.read_bytes() for name, path in sheets.items() if path.is_file()} | dict(sources)
    typ = tuple((name.removeprefix("playbook/"), data) for name, data in files.items() if name.endswith(".typ"))
    printer = PaperPrinter(typ, company=account.settings.company)
    edition = edition_files(account, DAY, files, printer)
    assert {problem.rule for problem in edition.problems} <= {"letter-in-other-font"}
    made = {f"edition/{name}": data for name, data in edition.files.items()}
    made["who does what"] = print_form(WHO_DOES_WHAT, who_does_what(account, DAY), printer, "a4", spoken).data
    letter = make_letter(account, DAY)
    assert letter is not None
    made["letter"] = print_form(HANDOVER_LETTER, letter, printer, "a4", spoken).data
    for person in account.stakeholders:
        pack = customer_pack(account, shared_account(account, DAY), person)
        for format, maker in (*MAKERS.items(), *((f"editable {name}", maker) for name, maker in EDITABLE.items())):
            made[f"{format} for {person.id}"] = maker(pack, Printer(printer, "a4", {})).data
    return made


def texts_in(name: str, data: bytes) -> Iterator[str]:
    """What a person reads in a file."""
    if data.startswith(b"%PDF-"):
        paper = pypdf.PdfReader(io.BytesIO(data))
        yield from (page.extract_text() for page in paper.pages)
        yield str(paper.metadata.title if paper.metadata else "")
    elif data.startswith(b"PK"):
        with ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                if inner.endswith(".xml") and "slideMaster" not in inner and "slideLayout" not in inner:
                    text = archive.read(inner).decode()
                    yield from re.findall(r"<(?:a:)?t(?: [^>]*)?>([^<]*)<", text)
                    yield from re.findall(r'<sheet name="([^"]*)"', text)
                    yield from re.findall(r"<(?:dc:title|dc:subject)>([^<]*)<", text)
                    yield from re.findall(r'"([^"<>]*)"', " ".join(re.findall(r"<f>([^<]*)<", text)))
    elif name.endswith(".html"):
        text = data.decode()
        yield from re.findall(r'(?:aria-label|alt|title|data-head)="([^"]*)"', text)
        yield re.sub("<[^>]*>", " ", text)
    elif name.endswith(".ics"):
        text = data.decode().replace("\r\n ", "")
        yield from re.findall(r"^(?:SUMMARY|DESCRIPTION|CATEGORIES|LOCATION|NAME|X-WR-CALNAME)[^:]*:(.*)$", text, re.M)
    elif name.endswith(".vcf"):
        yield from re.findall(r"^(?:FN|TITLE|ORG|NOTE)[^:]*:(.*)$", data.decode(), re.M)


@pytest.mark.parametrize("language", LETTERS)
def test_no_english_word_of_ours_is_left_in_anything_a_customer_is_handed(language: str) -> None:
    left = {
        (name, word)
        for name, data in handed(language).items()
        for text in texts_in(name, data)
        for word in re.findall("[A-Za-z]{2,}", AS_IT_IS.sub("", html.unescape(text)))
    }
    assert left == set()


def test_the_pages_of_the_small_site_name_their_language_and_its_direction() -> None:
    heads = {language: handed(language)["edition/index.html"].decode()[:400] for language in LETTERS}

    assert '<html lang="el">' in heads["el"]
    assert '<html lang="ar" dir="rtl">' in heads["ar"]


def test_sheets_and_slides_run_from_right_to_left_where_the_language_does() -> None:
    for language, turned in (("el", False), ("ar", True)):
        files = handed(language)
        with ZipFile(io.BytesIO(files["spreadsheet for ravi"])) as book:
            sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        with ZipFile(io.BytesIO(files["editable slides for ravi"])) as deck:
            slides = b"".join(deck.read(name) for name in deck.namelist() if name.startswith("ppt/slides/slide"))
        assert [b'rightToLeft="1"' in sheet for sheet in sheets] == [turned] * len(sheets)
        assert (b'rtl="1"' in slides) is turned
        assert (re.search(rb'<a:tblPr[^>]*rtl="1"', slides) is not None) is turned
