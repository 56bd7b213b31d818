"""One mistake never stops a site: what has errors is left out and said, a paper that cannot be made is a warning."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pypdf
import pytest
from lean import Outcome, lean_project, playbook
from projects import DAY, SITES, checked, made, make_once, project, tree, workspace

from generator import paths
from generator.build import build
from generator.cli.check import PAPERS_NOT_MADE
from generator.model.problem import Level
from generator.site import Site

TEAM = (SITES / "everything" / "accounts" / "_team.yaml").read_text("utf-8")
LINE = "Left out because of errors"

MILL = """\
account: {name: Tarn Mill, owner: edith, tier: standard}
stakeholders:
  - {name: Ann Cole, information: {formats: [one_pager, spreadsheet, report]}}
  - {name: Bob Dunn, influence: hihg}
commitments:
  - {id: plan, text: Send the plan, side: us, by: edith, made_on: 2026-10-01, due: 2026-12-01, audience: shared}
  - {id: bill, text: Check the bill, side: us, by: edith, made_on: 2026-10-01, due: 2026-13-01, audience: shared}
projects:
  - {id: line, name: New line, phase: delivery, milestones: [{text: Ordered, side: us, due: 2026-12-10}]}
meetings:
  - id: first
    name: First look
    on: 2026-11-20
    attendees: [edith, ann-cole]
    audience: shared
    agenda:
      - {text: What came of it, type: inform}
"""
"""An account with a wrong word in one of its people and a day that is none in one of its promises."""

RIGHT = MILL.replace("hihg", "high").replace("2026-13-01", "2026-12-13")
TORN = "account:\n  name: Old Quay\n  ownr: edith\n"
UNREAD = ("old-quay", "Old Quay")


def words(page: str) -> str:
    """The words of a page, encoded characters apart."""
    plain = re.sub(r"&#(\d+);", lambda code: chr(int(code[1])), page)
    return " ".join(re.sub(r"<[^>]*>", " ", plain).split())


def text(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


def accounts(**texts: str) -> dict[str, str]:
    return {
        "accounts/_team.yaml": TEAM,
        **{f"accounts/{id.replace('_', '-')}.yaml": said for id, said in texts.items()},
    }


@cache
def wrong_project() -> Path:
    files = accounts(mill=MILL, old_quay=TORN, fine=RIGHT.replace("Tarn Mill", "Fine"))
    return make_once("wrong", lambda folder: project(folder, files))


@cache
def kept_going() -> tuple[Outcome, Path]:
    """What `build --keep-going` says of the project with mistakes, and the site it makes."""
    target = workspace() / f"wrong-site-{os.getpid()}"  # each process has its own, which nobody exchanges meanwhile
    return playbook(
        "build", "--keep-going", "--project", wrong_project(), "--as-of", "2026-11-16", "--site", target
    ), target


def site_of(folder: Path, *names: str, **texts: str) -> Site:
    return build(checked(project(folder, accounts(**texts))), DAY)


def page(site: Site, name: str) -> str:
    return next(page.text for page in site.pages if page.name == name)


# --- publishing in spite of errors


def test_a_build_stops_at_errors_and_one_that_keeps_going_does_not(tmp_path: Path) -> None:
    stopped = playbook("build", "--project", wrong_project(), "--site", tmp_path / "site")
    assert stopped.code == 1
    assert "nothing was built" in stopped.err
    assert not (tmp_path / "site").exists()

    said, target = kept_going()
    assert said.code == 3
    assert said.err.endswith("5 errors, see above: what they concern is left out.\n")
    assert [problem for problem in ("hihg", "2026-13-01", "ownr") if problem not in said.out + said.err] == []
    assert (target / "index.html").is_file()
    assert (target / "problems" / "index.html").is_file()


def test_the_record_with_the_error_is_nowhere_and_the_others_are() -> None:
    _, target = kept_going()
    pages = {path: path.read_text("utf-8") for path in (target / "accounts" / "mill").rglob("*.html")}

    for name, there in (("Ann Cole", True), ("Send the plan", True), ("Bob Dunn", False), ("Check the bill", False)):
        told = [path for path, found in pages.items() if name in words(re.sub(f"{LINE}.*?</p>", "", found))]
        assert bool(told) is there, (name, told)


def test_every_page_of_the_account_says_what_is_left_out_and_no_other_page_does() -> None:
    site = made(wrong_project())
    own = [page for page in site.pages if page.name.startswith("accounts/mill/")]

    assert len(own) >= len(paths.ACCOUNT_PAGES) + 2
    for each in own:
        said = words(each.text)
        assert said.count(LINE) == 1, each.name
        line = f"{LINE}: Bob Dunn (mill.yaml, line 4); Check the bill (mill.yaml, line 7), see Problems ."
        assert line in said, each.name
        assert said.index(line) < 1200, "at the top"
    assert not [page.name for page in site.pages if page.name.startswith("accounts/fine/") and LINE in page.text]


def papers(site: Site) -> Iterator[tuple[str, str]]:
    """Every paper and sheet of the account with mistakes, as text; what is in a zip by itself."""
    for document in site.documents:
        if not document.name.startswith("accounts/mill/"):
            continue
        if document.name.endswith(".pdf"):
            yield document.name, text(document.data)
        elif document.name.endswith((".xlsx", ".zip")):
            with ZipFile(io.BytesIO(document.data)) as packed:
                for name in packed.namelist():
                    data = packed.read(name)
                    if name.endswith(".pdf"):
                        yield f"{document.name}/{name}", text(data)
                    elif name.endswith((".txt", ".xml")):
                        yield f"{document.name}/{name}", data.decode()
        else:
            yield document.name, document.data.decode()


def test_our_papers_say_what_is_left_out_and_the_customers_say_nothing_of_it() -> None:
    found = dict(papers(made(wrong_project())))
    told = {name for name, said in found.items() if LINE in said}

    for name in (
        "briefs/first.pdf",
        "review.pdf",
        "reports/line.internal.pdf",
        "bring/first.zip/for-us/what-to-bring.txt",
    ):
        assert f"accounts/mill/{name}" in told
    assert "accounts/mill/packs/own/ann-cole-spreadsheet.xlsx/xl/sharedStrings.xml" in told
    ours = re.compile(r"/briefs/|internal|/own/|/for-us/|review\.pdf|handover\.pdf|rhythm\.ics")
    assert [name for name in told if not ours.search(name)] == []
    theirs = {name: said for name, said in found.items() if not ours.search(name)}
    assert len(theirs) >= 8
    for name, said in theirs.items():
        assert not re.search(r"[Ll]eft out|mill\.yaml|Problems|Bob Dunn|Check the bill", said), name


def test_the_internal_pack_says_it_in_every_format(tmp_path: Path) -> None:
    said = playbook("pack", "mill", "ann-cole", "--internal", "--project", wrong_project(), "--out", tmp_path)
    handed = playbook("pack", "mill", "ann-cole", "--project", wrong_project(), "--out", tmp_path)

    assert said.code == handed.code == 0
    for name in ("one-pager", "report"):
        assert LINE in text((tmp_path / f"mill-ann-cole-{name}-internal.pdf").read_bytes())
        assert LINE not in text((tmp_path / f"mill-ann-cole-{name}.pdf").read_bytes())


# --- an account that cannot be read


@pytest.mark.parametrize("name", [paths.ACCOUNTS, paths.PORTFOLIO, paths.ATTENTION, paths.CALENDAR])
def test_an_account_that_cannot_be_read_keeps_its_place_in_every_list(name: str) -> None:
    site = made(wrong_project())
    said = words(page(site, name))

    assert f"Old Quay {LINE}: all of it, see Problems ." in said
    line = next(line for line in re.split(r"</?(?:tr|li)>", page(site, name)) if "Old Quay" in words(line))
    assert "pb-state" not in line


@pytest.mark.parametrize("name", [paths.ACCOUNTS, paths.PORTFOLIO])
def test_lists_say_of_which_account_something_is_left_out(name: str) -> None:
    rows = [words(row) for row in re.split("<tr[^>]*>", page(made(wrong_project()), name)) if "</tr>" in row]
    told = [row for row in rows if "something is left out because of errors" in row]

    assert [row.startswith("Tarn Mill") for row in told] == [True]


def test_home_counts_and_the_accounts_are_all_counted() -> None:
    site = made(wrong_project())

    home = words(page(site, paths.HOME))
    assert "The data has 5 errors." in home
    assert "In 1 account something is left out because of errors. 1 account could not be read at all." in home
    assert "3 accounts, the most important tier first" in words(page(site, paths.ACCOUNTS))
    assert f"Old Quay {LINE}" in words(page(site, "accounts/old-quay/index.md"))
    assert not [
        each.name for each in site.pages if each.name.startswith("accounts/old-quay/") and "index" not in each.name
    ]
    assert "Old Quay: left out because of errors" in playbook("today", "--project", wrong_project()).out


def test_with_nothing_but_accounts_that_cannot_be_read_there_is_a_site(tmp_path: Path) -> None:
    site = site_of(tmp_path, old_quay=TORN, acme="- a list\n")

    assert not [page.name for page in site.pages if "No account has been written" in words(page.text)]
    assert "2 accounts could not be read at all" in words(page(site, paths.HOME))
    assert "2 accounts, the most important" in words(page(site, paths.ACCOUNTS))


# --- how it ends


def test_without_errors_it_is_an_ordinary_build(tmp_path: Path) -> None:
    folder = lean_project(tmp_path / "project")
    said = [
        playbook("build", *option, "--project", folder, "--site", tmp_path / name)
        for name, option in (("one", ()), ("kept", ("--keep-going",)))
    ]

    assert [each.code for each in said] == [0, 0]
    assert said[0].err.replace("/one", "/kept") == said[1].err
    assert tree(tmp_path / "one") == tree(tmp_path / "kept")


def test_it_cannot_be_strict_as_well() -> None:
    said = playbook("build", "--strict", "--keep-going", "--project", wrong_project())

    assert said.code == 2
    assert "--strict" in said.err


@pytest.mark.parametrize(("template", "code"), [("portfolio/home", 1), ("account/work", 3)])
def test_without_a_first_page_nothing_is_published(tmp_path: Path, template: str, code: int) -> None:
    folder = lean_project(tmp_path / "project", {f"playbook/{template}.md.j2": "{{ nothing }}"})
    said = playbook("build", "--keep-going", "--project", folder, "--site", tmp_path / "site")

    assert said.code == code
    assert (tmp_path / "site" / "index.html").exists() is (code == 3)


# --- papers that cannot be made


SIGNS = ("1\ufe0f\u20e3 August", "a\u20e3 first", "n\u20d2 second", "\u20e3 third", "\U0001f1e9\U0001f1ea\u2764\ufe0f")


def test_a_keycap_in_an_agenda_costs_nobody_the_site(tmp_path: Path) -> None:
    items = "".join(f'      - {{text: "{sign}", type: inform}}\n' for sign in SIGNS)
    folder = project(tmp_path, accounts(mill=RIGHT + items, fine=RIGHT.replace("Tarn Mill", "Fine")))
    said = playbook("build", "--project", folder, "--as-of", "2026-11-16")

    assert said.code == 0
    brief = text((folder / "site/accounts/mill/briefs/first.pdf").read_bytes())
    assert all(shown in brief for shown in ("1□ August", "a□ first", "n□ second", "third", "What came of it"))
    assert "“1\ufe0f\u20e3” (U+0031 U+FE0F U+20E3)" in said.out + said.err
    site = build(checked(folder), DAY)
    assert {problem.rule for problem in site.problems} == {"letter-missing"}
    meeting = RIGHT[: RIGHT.index("  - id: first")].count("\n") + 1
    assert {(problem.place.file, problem.place.line) for problem in site.problems} == {("accounts/mill.yaml", meeting)}
    assert len([document for document in site.documents if document.name.endswith("briefs/first.pdf")]) == 2


PICKY = '#import "paper.typ": *\n#show: sheet.with(title: "T")\n= T\n'
SHEETS: Mapping[str, str] = {
    "cannot-be-made": PICKY + '#if "Fine" not in data.document.head.account { panic("no such account") }\n',
    "too-long": PICKY + '#section("Who", 1, if "Fine" in data.document.head.account [x] else { lorem(4000) })\n',
}


@pytest.mark.parametrize("rule", SHEETS)
def test_a_paper_that_cannot_be_made_is_a_warning_at_its_record(tmp_path: Path, rule: str) -> None:
    folder = project(tmp_path, accounts(mill=RIGHT, fine=RIGHT.replace("Tarn Mill", "Fine")))
    (folder / "playbook/brief/brief.typ").write_text(SHEETS[rule], "utf-8")
    site = build(checked(folder), DAY)

    (problem,) = site.problems
    assert (problem.rule, problem.level, problem.account) == (rule, Level.WARNING, "mill")
    line = MILL[: MILL.index("  - id: first")].count("\n") + 1
    assert (problem.place.file, problem.place.line) == ("accounts/mill.yaml", line)
    assert "First look" in problem.message
    made_of = {document.name for document in site.documents}
    assert "accounts/mill/briefs/first.pdf" not in made_of
    assert {
        "accounts/fine/briefs/first.pdf",
        "accounts/mill/agendas/first.pdf",
        "accounts/mill/bring/first.zip",
    } <= made_of
    brief = page(site, "accounts/mill/briefs/first.md")
    assert "Two pages to print (PDF) (could not be made)" in words(brief)
    assert "first.pdf" not in re.sub(r'href="[^"]*agendas/first\.pdf"', "", brief)


@pytest.mark.parametrize("broken", ["#data.document.no-such-thing", "#no-such-word", "#let ("])
def test_a_broken_template_is_an_error_in_its_line(tmp_path: Path, broken: str) -> None:
    folder = project(tmp_path, accounts(mill=RIGHT, fine=RIGHT.replace("Tarn Mill", "Fine")))
    (folder / "playbook/brief/brief.typ").write_text(f"{PICKY}{broken}\n", "utf-8")
    site = build(checked(folder), DAY)

    (problem,) = site.problems
    assert (problem.rule, problem.level) == ("template", Level.ERROR)
    assert (problem.place.file, problem.place.line) == ("playbook/brief/brief.typ", 4)


def test_check_says_that_it_makes_no_papers_or_makes_them(tmp_path: Path) -> None:
    items = '      - {text: "1\ufe0f\u20e3 August", type: inform}\n'
    folder = project(tmp_path, accounts(mill=RIGHT + items))
    quick = playbook("check", "--level", "warning", "--project", folder, "--as-of", "2026-11-16")
    thorough = playbook("check", "--level", "warning", "--papers", "--project", folder, "--as-of", "2026-11-16")

    assert quick.err == f"1 account read, no problems.\n{PAPERS_NOT_MADE}\n"
    assert thorough.err == "1 account read: 1 warning.\n"
    assert "letter-missing" in thorough.out
    assert quick.code == thorough.code == 0
    assert playbook("check", "--papers", "--fail-on", "warning", "--project", folder).code == 1
