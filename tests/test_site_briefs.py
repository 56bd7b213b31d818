"""Briefs on a whole site: where they are, what leads to them, and what the customer's agenda must not hold."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import manual
import pypdf
import pytest
from html_pages import read_page
from lean import ACCOUNT, lean_project, playbook
from projects import (
    DAY,
    ROOT,
    checked,
    everything_but,
    everything_project,
    everything_site,
    made,
    sample_project,
    with_accounts,
)
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject, TextStringObject
from slots import as_yaml, canaries, everything, replaced

from generator.build import build
from generator.context.documents.leave_behind import leave_behind
from generator.insight.meetings.meetings import planned_meetings
from generator.model.account import Account
from generator.model.problem import Level, Place
from generator.site import Site

FOLDER = "accounts/tarn-valley"
BRIEF, AGENDA = f"{FOLDER}/briefs/council.pdf", f"{FOLDER}/agendas/council.pdf"

MEETING = "meetings: [{id: first, name: First look, on: 2026-11-20, attendees: [edith], audience: AUDIENCE}]\n"
SHEETS = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "playbook").rglob("*.typ")}


def pdfs(site: Site) -> dict[str, bytes]:
    """What is printed for meetings."""
    return {
        document.name: document.data
        for document in site.documents
        if "/briefs/" in document.name or "/agendas/" in document.name
    }


def text(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


def lean(folder: Path, audience: str = "internal", **files: str | bytes | None) -> Path:
    account = ACCOUNT + MEETING.replace("AUDIENCE", audience)
    return lean_project(folder, {"accounts/kettle-row.yaml": account, **SHEETS, **files})


# --- which there are, and what leads to them


def test_every_planned_meeting_of_every_account_has_a_page_and_two_pages_to_print() -> None:
    site = made(sample_project())
    meetings = {
        (account.id, meeting.id)
        for account in checked(sample_project()).book.accounts
        if account.profile.status != "closed"
        for meeting in planned_meetings(account, DAY)
    }
    pages = {page.name for page in site.pages if "/briefs/" in page.name}

    assert len(meetings) >= 15
    assert pages == {f"accounts/{account}/briefs/{meeting}.md" for account, meeting in meetings}
    assert {name for name in pdfs(site) if "/briefs/" in name} == {name.replace(".md", ".pdf") for name in pages}
    for name, data in pdfs(site).items():
        if "/packs/" in name:
            continue
        expected = 1 if "/agendas/" in name else 2
        assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == expected, name
    assert not site.problems


@pytest.mark.parametrize("page", [f"{FOLDER}/index.html", f"{FOLDER}/meetings/index.html", "attention/index.html"])
def test_pages_lead_to_the_brief(page: str) -> None:
    read = read_page(everything_site(), page)
    targets = {target[0] for href in read.links() if (target := read.target(href))}

    assert f"{FOLDER}/briefs/council/" in targets


def test_the_page_of_a_brief_leads_to_what_is_printed() -> None:
    read = read_page(everything_site(), f"{FOLDER}/briefs/council/index.html")
    targets = {target[0] for href in read.links() if (target := read.target(href))}

    assert {BRIEF, AGENDA, f"{FOLDER}/meetings/"} <= targets
    for name in (BRIEF, AGENDA):
        assert (everything_site() / name).read_bytes() == pdfs(made(everything_project()))[name]


def test_the_page_and_the_paper_say_the_same() -> None:
    # The words of the page, as far as they stand in a brief at all, stand on the paper too.
    page = read_page(everything_site(), f"{FOLDER}/briefs/council/index.html").text
    paper = text(pdfs(made(everything_project()))[BRIEF])

    for words in (
        "The council says yes to the place of the store",
        "Mabel Thwaite",
        "What the summer showed",
        "Where the store stands",
        "It is too near the road",
        "To hand a debt-free dairy to her daughter",
        "Second cold store",
        "Who is there",
        "Things to avoid",
    ):
        assert words in page, words
        assert words in paper, words


def test_print_switched_off_leaves_the_page_and_makes_no_file(tmp_path: Path) -> None:
    settings = "as_of: 2026-11-16\nprint: false\n"
    project = lean(tmp_path, "shared", **{"playbook/settings.yaml": settings})
    site = build(checked(project), DAY)

    assert pdfs(site) == {}
    assert "PDF" not in next(page.text for page in site.pages if "/briefs/" in page.name)
    assert playbook("brief", "kettle-row", "--project", project, "--out", tmp_path).code == 0


def test_the_paper_of_an_account_may_differ_from_that_of_the_others(tmp_path: Path) -> None:
    account = ACCOUNT + "settings: {paper: letter}\n" + MEETING.replace("AUDIENCE", "internal")
    site = build(checked(lean(tmp_path, **{"accounts/kettle-row.yaml": account})), DAY)
    (data,) = pdfs(site).values()

    assert round(float(pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox.width)) == 612


# --- what goes wrong is said


def test_a_page_that_cannot_be_made_short_enough_is_a_warning_that_says_where(tmp_path: Path) -> None:
    long = b'#import "paper.typ": *\n#show: sheet.with(title: "T")\n= T\n#section("Who is there", 1)[#lorem(4000)]'
    site = build(checked(lean(tmp_path, **{"playbook/brief/brief.typ": long})), DAY)
    (problem,) = site.problems

    assert problem.level is Level.WARNING
    assert (problem.rule, problem.account) == ("too-long", "kettle-row")
    assert problem.place == Place("accounts/kettle-row.yaml", 5, 12)
    assert "Kettle Row Bakery" in problem.message
    assert "First look" in problem.message
    assert "“Who is there”" in problem.message
    assert pdfs(site) == {}


def test_letters_that_no_font_has_are_one_warning_with_account_text_and_letters(tmp_path: Path) -> None:
    account = ACCOUNT + MEETING.replace("AUDIENCE", "shared").replace("First look", "Visit of 田中")
    site = build(checked(lean(tmp_path, **{"accounts/kettle-row.yaml": account})), DAY)

    (problem, *others) = [each for each in site.problems if "in “Visit of 田中”" in each.message]
    assert not others
    assert (problem.rule, problem.is_error, problem.account) == ("letter-missing", False, "kettle-row")
    assert "no font has “中” (U+4E2D) and “田” (U+7530) in “Visit of 田中”" in problem.message
    assert "of the brief of Kettle Row" in problem.message
    assert problem.message.endswith("other file") or problem.message.endswith("other files")
    assert len(pdfs(site)) == 2


def test_a_broken_template_for_paper_is_named_with_its_line(tmp_path: Path) -> None:
    site = build(checked(lean(tmp_path, **{"playbook/brief/brief.typ": b"= Fine\n#nowhere()\n"})), DAY)
    (problem,) = site.problems

    assert (problem.rule, str(problem.place.file), problem.place.line) == ("template", "playbook/brief/brief.typ", 2)


def test_a_folder_of_fonts_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    for named in ("letters", "../outside", "/usr"):
        project = lean(tmp_path / "project", **{"playbook/settings.yaml": f"fonts: {named}\n"})
        said = playbook("check", "--project", project)
        assert said.code == 0, "checking needs no fonts"
        built = playbook("build", "--project", project)
        assert built.code == 1
        assert f"there is no folder `{named}` in this project" in built.err


# --- the customer's agenda

MAY_BE_SEEN = {
    "meetings.name",
    "meetings.at",
    "meetings.place",
    "meetings.agenda.text",
    "commitments.text",
    "stakeholders.name",
}


def built(account: Mapping[str, Any]) -> tuple[dict[str, bytes], Account]:
    project = checked(everything_project())
    loaded = everything_but(as_yaml(account))
    assert not loaded.problems
    return pdfs(build(with_accounts(project, loaded), DAY)), loaded.book.accounts[0]


def all_of(data: bytes) -> str:
    """Everything that can be read in a PDF: its words, its strings, its streams unpacked, its bytes as they are."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    objects = (IndirectObject(number, 0, reader).get_object() for number in range(1, int(reader.trailer["/Size"])))
    strings = (each for value in objects for each in strings_in(value))
    return "\n".join([data.decode("latin-1"), text(data), *strings])


def strings_in(value: Any) -> Iterator[str]:
    """The strings of an object of a PDF, and what is packed in it; what it refers to is an object of its own."""
    if isinstance(value, StreamObject):
        yield value.get_data().decode("latin-1")
    if isinstance(value, DictionaryObject):
        for key, inside in value.items():
            yield str(key)
            yield from strings_in(inside)
    elif isinstance(value, ArrayObject):
        for inside in value:
            yield from strings_in(inside)
    elif isinstance(value, TextStringObject):
        yield str(value)


def test_nothing_but_what_may_be_seen_gets_into_the_customers_agenda() -> None:
    planted = dict(canaries(everything()))
    found, account = built(replaced(everything(), {slot.path: mark for slot, mark in planted.items()}))
    own, shared = all_of(found[BRIEF]), all_of(found[AGENDA])
    seen = {slot for slot, mark in planted.items() if mark.partition("@")[0].removeprefix("https://") in shared}

    assert len(planted) >= 170
    assert {slot.key for slot in seen} == MAY_BE_SEEN
    meetings, promises = everything()["meetings"], everything()["commitments"]
    council = next(meeting for meeting in meetings if meeting["id"] == "council")
    for slot in seen:
        record = everything()[str(slot.path[0])][slot.path[1]]
        if slot.path[0] == "stakeholders":
            assert record["id"] in council["attendees"]
        else:
            assert record["audience"] == "shared", slot.key
    assert len(meetings) > 1
    assert len(promises) > 1
    for id in (person.id for person in account.stakeholders):
        assert f'"{id}"' not in shared
    # That the marks are found where they may be shows that they would be found where they may not.
    assert len({slot.key for slot, mark in planted.items() if mark in own}) > 20


def test_the_customers_agenda_says_this_and_no_more() -> None:
    assert text(pdfs(made(everything_project()))[AGENDA]) == (
        "Larkfield Systems From Edith Marlow, Account manager, food and drink "
        "edith.marlow@larkfield.example · +44 20 7946 0171 "
        "Council on the second store "
        "Thursday, 3 December 2026, 10:30, 90 minutes "
        "The old cheese loft "
        "With Mabel Thwaite, Oskar Lund, Edith Marlow and Piet Vos "
        "Agenda Minutes Item To Lead 15 What the summer showed inform "
        "What we have promised • Six spare sensors by the end of the month (by 30 Nov 2026) "
        "What you have promised Nothing open. "
        "When we meet again To be agreed. "
        "Notes "
        "As of 16 Nov 2026 Larkfield Systems, Kiln House, 14 Quay Lane, Bristol, larkfield.example Page 1 of 1"
    )


@pytest.mark.parametrize("change", [{"audience": "internal"}, {"status": "cancelled"}, {"on": "2026-09-01"}], ids=str)
def test_a_meeting_that_is_not_shared_or_not_to_come_has_no_agenda_for_the_customer(change: dict[str, str]) -> None:
    at = next(at for at, meeting in enumerate(everything()["meetings"]) if meeting["id"] == "council")
    found, account = built(replaced(everything(), {("meetings", at, key): value for key, value in change.items()}))

    assert AGENDA not in found
    assert all("council" not in name for name in found if "/agendas/" in name)
    if "audience" in change:
        assert leave_behind(account, account.meetings[at], DAY) is None


# --- playbook brief


def test_the_verb_makes_the_brief_before_the_next_meeting(tmp_path: Path) -> None:
    said = playbook(
        "brief", "tarn-valley", "--project", everything_project(), "--as-of", "2026-11-16", "--out", tmp_path / "new"
    )
    first = planned_meetings(checked(everything_project()).book.accounts[0], DAY)[0]

    assert said.code == 0, said.err
    names = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert f"tarn-valley-{first.id}.pdf" in names
    assert said.out.splitlines()[0] == str(tmp_path / "new" / f"tarn-valley-{first.id}.pdf")


def test_the_verb_makes_the_same_bytes_as_the_site(tmp_path: Path) -> None:
    said = playbook("brief", "tarn-valley", "council", "--project", everything_project(), "--out", tmp_path)

    assert said.code == 0, said.err
    found = pdfs(made(everything_project()))
    assert (tmp_path / "tarn-valley-council.pdf").read_bytes() == found[BRIEF]
    assert (tmp_path / "tarn-valley-council-agenda.pdf").read_bytes() == found[AGENDA]


def test_the_verb_opens_what_it_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    playbook("brief", "kettle-row", "--project", lean(tmp_path), "--out", tmp_path, "--open")

    assert opened == [str(tmp_path / "kettle-row-first.pdf")]


@pytest.mark.parametrize(
    ("arguments", "words", "code"),
    [
        (["kettle-rwo"], "there is no account `kettle-rwo`; did you mean", 2),
        (["kettle-row", "frist"], "there is no planned meeting `frist`; did you mean", 2),
        (["kettle-row", "--as-of", "2026-12-01"], "has no planned meeting from 1 December 2026 on", 1),
    ],
)
def test_the_verb_says_what_it_cannot_find(tmp_path: Path, arguments: list[str], words: str, code: int) -> None:
    said = playbook("brief", *arguments, "--project", lean(tmp_path), "--out", tmp_path)

    assert said.code == code
    assert words in said.err
    assert not list(tmp_path.glob("*.pdf"))


def test_the_verb_reads_one_account_and_works_though_another_is_broken(tmp_path: Path) -> None:
    project = lean(tmp_path, **{"accounts/other.yaml": "account: [\n"})

    assert playbook("brief", "kettle-row", "--project", project, "--out", tmp_path).code == 0
    said = playbook("brief", "other", "--project", project, "--out", tmp_path)
    assert said.code == 1
    assert "accounts/other cannot be read" in said.err


# --- the page of the manual


def test_the_meeting_of_the_manual_makes_a_brief_and_an_agenda(tmp_path: Path) -> None:
    example = manual.blocks(manual.DOCS / "brief.md", "yaml")[0].text
    account = ACCOUNT + "stakeholders: [{name: Dana, id: dana}]\n" + example
    site = build(checked(lean(tmp_path, **{"accounts/kettle-row.yaml": account})), DAY)

    assert not site.problems
    assert len(pdfs(site)) == 2
    agenda = next(data for name, data in pdfs(site).items() if "/agendas/" in name)
    assert "The date of the second line decide Dana" in text(agenda)
    assert "We were. The two causes are gone" not in text(agenda)
