"""What is printed: text, tags, length, the same bytes everywhere, and nothing but text out of what was typed."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import font_source_sans_pro
import pypdf
import pytest
from inert import hostile
from made import account, day
from projects import ROOT, environment

from generator.context.account_view import view_account
from generator.context.documents.brief.brief import make_brief
from generator.documents.made_file import Subject, make_noting, problems_by_file
from generator.model.account import Account
from generator.model.brief_orders import BriefOrders
from generator.model.problem import Place
from generator.outputs import typesetting
from generator.outputs.forms import BRIEF, print_form
from generator.outputs.paper import PaperPrinter, PrintedDocument
from generator.outputs.plain import plain_data
from generator.outputs.typesetting import BrokenSheet, TooLong
from generator.wording.text import shorten_text

AS_OF = day("2026-11-16")
A4, LETTER = (595, 842), (612, 792)


@cache
def press() -> PaperPrinter:
    folder = ROOT / "playbook"
    sheets = sorted(folder.rglob("*.typ"))
    return PaperPrinter(tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in sheets))


def simple(body: str) -> PaperPrinter:
    """A press with one template of its own beside that of the playbook."""
    return PaperPrinter(
        (
            *press().sheets,
            ("own.typ", f'#import "brief/paper.typ": *\n#show: sheet.with(title: "Own")\n{body}'.encode()),
        )
    )


def own(body: str, document: Any = None, paper: str = "a4", pages: int = 1) -> PrintedDocument:
    return simple(body).pdf(
        "own.typ", {"text": document} if isinstance(document, str) else document or {}, paper, pages
    )


def text(printed: PrintedDocument) -> str:
    """All words of a document, with any run of blanks as one."""
    pages = pypdf.PdfReader(io.BytesIO(printed.data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def printed(found: Account, paper: str = "a4") -> PrintedDocument:
    known, meeting = view_account(found, (), AS_OF), found.meetings[0]
    return print_form(BRIEF, make_brief(known, meeting), press(), paper)


def rich(long: str = "A sentence of some length that says what somebody would say", **keys: Any) -> Account:
    """An account with a good deal of everything a brief prints."""
    people = [
        {
            "id": f"p{at}",
            "name": name,
            "title": "Head of something",
            "influence": "high",
            "information": {"formats": ["spreadsheet", "report"], "wants": [long], "avoid": [long], "lead_days": 3},
            "personal_win": long,
            "handling": long,
        }
        for at, name in enumerate(("Αικατερίνη Οικονόμου", "Екатерина Ильина", "Þóra Ævarsdóttir", "Ngũgĩ Ochieng"))
    ]
    meeting = {
        "id": "meeting",
        "name": "Meeting",
        "kind": "business_review",
        "on": "2026-11-24",
        "attendees": [*(person["id"] for person in people), "priya"],
        "goal": long,
        "agenda": [{"text": f"{long} {at}", "type": "discuss", "minutes": 10, "lead": "p1"} for at in range(6)],
        "objections": [{"text": long, "answer": long} for _ in range(4)],
        "decisions_wanted": [f"{long} {at}" for at in range(4)],
        **keys,
    }
    return account(
        stakeholders=people,
        meetings=[meeting],
        strategy={"customer": {"goals": [{"id": f"g{at}", "text": long, "current": long} for at in range(4)]}},
        initiatives=[
            {"id": f"i{at}", "text": long, "led_by": "us", "our_part": "active", "value": {"us": {"score": 3}}}
            for at in range(5)
        ],
        rhythm=[{"id": f"r{at}", "name": long, "kind": "event", "from": f"12-0{at + 1}"} for at in range(6)],
        commitments=[
            {"id": f"c{at}", "side": side, "by": by, "text": long, "made_on": "2026-10-01", "due": f"2026-11-{at + 10}"}
            for at, (side, by) in enumerate([("us", "priya"), ("customer", "p0")] * 5)
        ],
    )


# --- a brief

LATE = [
    {
        "id": f"l{at}",
        "side": "customer",
        "by": "p0",
        "text": f"Promise {at}",
        "made_on": "2026-10-01",
        "due": f"2026-11-0{at + 1}",
    }
    for at in range(8)
]


def test_a_brief_is_two_tagged_pages_that_say_internal_and_when() -> None:
    made = printed(rich("Short"))
    reader = pypdf.PdfReader(io.BytesIO(made.data))

    assert len(reader.pages) == BRIEF.pages
    for number, page in enumerate(reader.pages, start=1):
        said = " ".join(page.extract_text().split())
        assert "INTERNAL" in said
        assert "As of 16 Nov 2026" in said
        assert f"Page {number} of 2" in said
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Acme: Meeting, 24 Nov 2026"
    assert "pdfuaid:part" in reader.xmp_metadata.stream.get_data().decode()  # type: ignore[union-attr]


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("letter", LETTER)])
def test_the_paper_is_as_set(paper: str, size: tuple[int, int]) -> None:
    for page in pypdf.PdfReader(io.BytesIO(printed(rich("Short"), paper).data)).pages:
        assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == size


def test_what_a_brief_says_is_on_its_pages_in_any_script_the_font_has() -> None:
    said = text(printed(rich("A word")))

    for words in ("Who is there", "Αικατερίνη Οικονόμου", "Екатерина Ильина", "Þóra Ævarsdóttir", "Ngũgĩ Ochieng"):
        assert words in said
    assert "To be written down the same day" in said


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", [kind for kind in BriefOrders.model_fields if kind not in ("plain", "after_handover")])
def test_a_brief_full_of_long_texts_is_cut_to_two_pages(kind: str, paper: str) -> None:
    made = printed(rich(kind=kind), paper)

    assert len(pypdf.PdfReader(io.BytesIO(made.data)).pages) == BRIEF.pages
    assert "more on the site" in text(made)


def test_nothing_is_cut_while_two_pages_have_room() -> None:
    goals = [{"id": f"g{at}", "text": f"Goal {at}"} for at in range(12)]
    made = printed(account(meetings=[{"id": "m", "on": "2026-11-24"}], strategy={"customer": {"goals": goals}}))

    assert "Goal 11" in text(made)
    assert "more on the site" not in text(made)


def test_what_must_not_be_forgotten_is_whole_where_the_rest_is_cut() -> None:
    words = text(printed(rich().model_copy(update={"commitments": account(commitments=LATE).commitments})))
    first, rest = words.split("Who is there", 1)

    assert "more on the site" not in first
    assert [promise["text"] in first for promise in LATE] == [True] * len(LATE)
    assert "more on the site" in rest


def test_a_brief_of_nearly_nothing_is_two_pages_that_say_what_to_ask() -> None:
    made = printed(account(meetings=[{"id": "m", "kind": "recovery", "on": "2026-11-24"}]))

    assert len(pypdf.PdfReader(io.BytesIO(made.data)).pages) == BRIEF.pages
    assert text(made).count("Not known yet: ask") >= 3


def test_the_same_facts_give_the_same_bytes_in_any_process() -> None:
    program = (
        "import hashlib, sys; sys.path.insert(0, 'tests')\n"
        "from test_outputs_paper import printed, rich\n"
        "print(hashlib.sha256(printed(rich()).data).hexdigest())"
    )
    found = set()
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=environment(PYTHONHASHSEED=seed, TZ="Asia/Tokyo", SOURCE_DATE_EPOCH="1"),
            capture_output=True,
            text=True,
            check=True,
        )
        found.add(run.stdout.strip())

    assert found == {hashlib.sha256(printed(rich()).data).hexdigest()}


# --- too long


def test_a_document_that_is_too_long_names_the_section_that_takes_most_room() -> None:
    body = '= Own\n#section("Short", 1)[#lorem(40)]\n#section("Endless", 1)[#lorem(3000)]\n#section("After", 1)[x]'

    with pytest.raises(TooLong) as refused:
        own(body)
    assert (refused.value.section, refused.value.page) == ("Endless", 1)
    assert len(pypdf.PdfReader(io.BytesIO(own(body, pages=9).data)).pages) > 1


@pytest.mark.parametrize("length", ["Short", "A sentence that goes on and on, as those of some people do; " * 4])
def test_a_brief_is_set_once_however_full_it_is(monkeypatch: pytest.MonkeyPatch, length: str) -> None:
    calls, compile_template = list[str](), typesetting._compile_template

    def counted(sources: Any, fonts: Any, data: str) -> bytes:
        calls.append(data)
        return compile_template(sources, fonts, data)

    monkeypatch.setattr(typesetting, "_compile_template", counted)
    made = printed(rich(length, goal="Set once"))

    assert len(calls) == 1
    assert len(pypdf.PdfReader(io.BytesIO(made.data)).pages) == BRIEF.pages


@pytest.mark.parametrize(
    "typed",
    ["Short enough", "Cut at a word, and then some more", "Onewordthatisfartoolong", "Twenty letters, and;;  more"],
)
def test_a_template_cuts_a_text_as_everything_else_does(typed: str) -> None:
    assert text(own("= #cut(data.document.text, 20)", typed)) == shorten_text(typed, 20) + " Page 1 of 1"


# --- letters


def test_a_letter_that_no_font_has_becomes_a_square_and_is_named_with_its_text() -> None:
    made = printed(rich("Short", name="Visit to 田中 and ก", goal="A 田"))

    assert [(unshown.sign, unshown.section, unshown.text) for unshown in made.unshown] == [
        ("ก", "head", "Visit to 田中 and ก"),
        ("中", "head", "Visit to 田中 and ก"),
        ("田", "head", "Visit to 田中 and ก"),
    ]
    assert "Visit to □□ and □" in text(made)


def test_a_folder_of_fonts_brings_the_letters(tmp_path: Path) -> None:
    source = Path(font_source_sans_pro.font_directory) / "SourceSansPro-Black.otf"
    shutil.copyfile(source, tmp_path / "more.otf")
    body = '#text(font: "Source Sans Pro", weight: 900)[#data.document.text]'
    with_folder = PaperPrinter(simple(body).sheets, str(tmp_path)).pdf("own.typ", {"text": "Heavy"}, "a4", 1)

    assert b"Black" in with_folder.data
    assert b"Black" not in own(body, "Heavy").data


# --- nothing typed is a command


@pytest.mark.parametrize(
    "typed",
    [
        '#read("/etc/passwd")',
        "#panic()",
        "*b* _i_ $x^2$ `c`",
        "= Heading",
        "#sys.version",
        "\\ ] [ } {",
        "<pages>",
        "@x",
    ],
)
def test_marks_of_the_template_language_are_printed_as_they_were_typed(typed: str) -> None:
    assert " ".join(typed.split()) in text(own("#data.document.text", typed))


def test_every_hostile_text_can_stand_in_every_field_of_a_brief() -> None:
    taken = [said for each in hostile() if "\x00" not in (said := each.text) and len(said) < 2000 and said.strip()]
    assert len(taken) >= 150

    def swapped(value: Any, at: int) -> Any:
        """The document with hostile texts for all that somebody may have typed; how a block is laid out stays."""
        if isinstance(value, dict):
            fixed = ("name", "tone", "paper") if "lines" in value or "tone" in value else ("tone", "paper")
            return {
                key: inside if key in fixed else swapped(inside, at + n)
                for n, (key, inside) in enumerate(value.items())
            }
        if isinstance(value, list):
            return [swapped(inside, at + 7 * n) for n, inside in enumerate(value)]
        return plain_data(taken[at % len(taken)], 80) if isinstance(value, str) and value else value

    document = plain_data(make_brief(view_account(rich("Short"), (), AS_OF), rich("Short").meetings[0]), 80)
    assert len(re.findall(r'": "[^"]', json.dumps(document))) >= 100
    for turn in range(0, len(taken), 25):
        made = press().pdf("brief/brief.typ", swapped(document, turn), "a4", 99)
        reader = pypdf.PdfReader(io.BytesIO(made.data))
        assert not reader.attachments
        root: Any = reader.trailer["/Root"]
        assert "/OpenAction" not in root
        assert "/Names" not in root or "/JavaScript" not in root["/Names"]
        assert not [page for page in reader.pages if "/Annots" in page], "no text became a link"


def test_a_template_cannot_read_files_or_fetch_packages() -> None:
    for body in ('#read("/etc/hostname")', '#read("../../../../etc/hostname")', '#read("pyproject.toml")'):
        with pytest.raises(BrokenSheet) as refused:
            own(body)
        assert (refused.value.name, refused.value.line) == ("own.typ", 3)
    with pytest.raises(BrokenSheet, match="packages are not fetched"):
        own('#import "@preview/tablex:0.0.8": *')


def test_a_template_that_cannot_be_read_is_named_with_its_line() -> None:
    with pytest.raises(BrokenSheet) as refused:
        own("Fine\n#nowhere(")
    assert (refused.value.name, refused.value.line) == ("own.typ", 4)


def test_a_template_that_does_not_note_its_layout_is_a_broken_one() -> None:
    bare = PaperPrinter((("own.typ", b'#set document(title: "Own")\n= Own\n'),))

    with pytest.raises(BrokenSheet, match="sheet.with") as refused:
        bare.pdf("own.typ", {}, "a4", 1)
    assert (refused.value.name, refused.value.line) == ("own.typ", 1)


def test_words_too_long_for_a_column_can_be_broken() -> None:
    assert plain_data("x" * 60, 100) == "\u200b".join(["x" * 24, "x" * 24, "x" * 12])
    assert plain_data("line\none\ttwo\x07", 100) == "line one two"
    assert plain_data("word " * 40, 20) == "word word word…"


def test_letters_in_a_font_that_is_not_meant_for_them_are_named_and_signs_are_not() -> None:
    made = own("#data.document.text", "Übersicht → النخيل ≥ 3 Ω")

    assert {sign.sign for sign in made.unshown if sign.in_other_font} == set("النخيل")
    assert [sign for sign in made.unshown if not sign.in_other_font] == []
    (problem,) = problems_by_file([make_noting(lambda: made, Subject("acme", "brief of Acme", Place("a.yaml")))])
    assert (problem.rule, problem.is_error) == ("letter-in-other-font", False)
    assert "Noto Sans Arabic (Debian: fonts-noto-core)" in problem.hint
