"""The edition of an account for its customer: what it holds, what it never holds, and the list of what left."""

from __future__ import annotations

import hashlib
import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lean import playbook
from projects import project, tree

SECRET = "never to be read outside"

ACCOUNT = f"""\
account:
  name: Kettle Row Bakery
  owner: edith
  tier: standard
  share: usual
  summary: {SECRET} 1
stakeholders:
  - {{id: ada, name: Ada Kettle, handling: {SECRET} 2}}
  - {{id: tom, name: Tom Ash, personal_win: {SECRET} 3}}
meetings:
  - id: fire-the-baker
    name: Autumn review
    on: 2026-12-03
    at: "10:00"
    attendees: [ada, edith]
    agenda: [{{text: Two ovens, type: decide, minutes: 20, lead: edith}}]
    goal: {SECRET} 4
    audience: shared
  - {{id: talk, name: {SECRET} 5, on: 2026-12-04, attendees: [ada, edith]}}
projects:
  - id: drop-tom
    name: Ovens
    phase: delivery
    due: 2026-12-20
    accountable: edith
    health: red
    health_why: {SECRET} 6
    milestones:
      - {{text: Ovens ordered, side: us, due: 2026-10-01, done: 2026-09-28}}
      - {{text: Ovens lit, side: customer, due: 2026-11-10}}
said_and_meant: [{{topic: {SECRET} 20, official: {SECRET} 21, actual: {SECRET} 22, told_by: ada}}]
focus: [{{text: {SECRET} 23, why: {SECRET} 24}}, {{text: {SECRET} 25, choice: stop}}]
scorecard: [{{subject: {SECRET} 26, of: customer, score: 1, on: 2026-11-02, by: edith, why: {SECRET} 27}}]
mistakes: [{{what: {SECRET} 28, on: 2026-11-02, hurt: ada, remedy: {SECRET} 29}}]
commitments:
  - {{side: us, by: edith, text: A quotation, made_on: 2026-10-01, due: 2026-11-01, audience: shared}}
  - {{side: customer, by: ada, text: The drawings, made_on: 2026-10-01, due: 2026-12-01, audience: shared}}
  - side: us
    by: edith
    text: The old bill
    made_on: 2026-10-01
    due: 2026-10-09
    status: done
    closed: 2026-10-08
    audience: shared
  - {{side: us, by: edith, text: {SECRET} 7, made_on: 2026-10-01, due: 2026-11-01}}
"""

TEAM = "team:\n  - {id: edith, name: Edith Marlow, role: account_manager, email: edith@house.example}\n"


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = {"accounts/_team.yaml": TEAM, "accounts/kettle-row.yaml": ACCOUNT}
    return project(tmp_path_factory.mktemp("edition") / "plans", texts)


@pytest.fixture(scope="module")
def made(plans: Path) -> Path:
    """An edition, in a folder of its own."""
    out = plans.parent / "out" / "kettle"
    done = playbook("edition", "kettle-row", "--out", out, "--to", "Ada", "--project", plans)
    assert (done.code, done.err) == (0, "")
    return out


def words(folder: Path, name: str) -> str:
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", (folder / name).read_text("utf-8"))).split())


def addresses(path: Path) -> list[str]:
    return [html.unescape(found) for found in re.findall(r'(?:href|src)="([^"]*)"', path.read_text("utf-8"))]


def test_it_has_a_page_for_all_that_the_customer_may_see(made: Path) -> None:
    assert {path.name for path in made.iterdir()} == {
        "index.html",
        "promises.html",
        "meetings.html",
        "reports.html",
        "people.html",
        "achieved.html",
        "edition.css",
        "logo.svg",
        "agenda-2026-12-03.pdf",
        "report-ovens.pdf",
        "calendar.ics",
        "our-people.vcf",
    }
    assert "We are 15 days late with “A quotation”." in words(made, "index.html")
    assert "The drawings" in words(made, "promises.html")
    assert "The old bill ours 8 Oct 2026" in words(made, "promises.html")
    assert "Two ovens decide Edith Marlow 20" in words(made, "meetings.html")
    assert "Ovens lit yours 10 Nov 2026 late" in words(made, "reports.html")
    assert "edith@house.example" in words(made, "people.html")
    assert "Ovens ordered" in words(made, "achieved.html")


def test_nothing_internal_stands_in_any_of_its_bytes(plans: Path, made: Path) -> None:
    assert playbook("leaks", made, "--project", plans).code == 0
    everything = b"".join([path.name.encode() + path.read_bytes() for path in made.iterdir()])
    assert SECRET.encode() not in everything
    for id in (b"fire-the-baker", b"drop-tom"):
        assert id not in everything, "names we gave records can say what a customer should not read"


def test_it_names_us_and_nothing_of_the_program(made: Path) -> None:
    assert [path.name for path in made.iterdir() if b"playbook" in path.read_bytes().lower()] == []
    for path in made.glob("*.html"):
        text = path.read_text("utf-8")
        assert "Larkfield Systems" in text
        assert not re.search(
            r"playbook|mkdocs|generator|\bedit\b|script|search", text.replace("edition.css", ""), re.IGNORECASE
        )


def test_it_asks_for_nothing_from_outside_and_every_link_leads_somewhere(made: Path) -> None:
    for path in made.glob("*.html"):
        assert len(addresses(path)) > 5
        for address in addresses(path):
            assert address.startswith(("mailto:", "tel:", "#")) or (made / address).is_file(), address
    css = (made / "edition.css").read_text("utf-8")
    assert "url(" not in css
    assert "@import" not in css


def test_its_list_says_what_left_for_whom_and_lies_beside_it(made: Path) -> None:
    listed = json.loads(made.with_name("kettle.left.json").read_text("utf-8"))
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made.iterdir()}

    assert listed["files"] == files
    assert (listed["account"], listed["day"], listed["by"], listed["to"]) == (
        "kettle-row",
        "2026-11-16",
        "edith",
        ["ada"],
    )
    lines = "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(files.items()))
    assert listed["sha256"] == hashlib.sha256(lines.encode()).hexdigest()


def test_verify_says_what_is_not_as_it_left(plans: Path, made: Path, tmp_path: Path) -> None:
    out = tmp_path / "kettle"
    shutil.copytree(made, out)
    (tmp_path / "kettle.left.json").write_bytes(made.with_name("kettle.left.json").read_bytes())
    whole = playbook("edition", "kettle", "--verify", out, "--project", plans)
    (out / "index.html").write_text("Other")
    (out / "people.html").unlink()
    (out / "more.txt").write_text("More")
    changed = playbook("edition", "kettle", "--verify", out, "--project", plans)
    refused = playbook("edition", "kettle", "--out", out, "--project", plans)

    assert (whole.code, "is as it left: 12 files, not noted" in whole.out) == (0, True)
    assert changed.code == 1
    assert changed.out.split() == ["changed", "index.html", "added", "more.txt", "missing", "people.html"]
    assert refused.code == 2
    assert "holds index.html, which is not as it was made. Nothing was touched." in refused.err
    assert (out / "more.txt").read_text() == "More"


@pytest.mark.parametrize("inside", ["notes.txt", ".hidden", "below/notes.txt", "empty/"])
def test_a_folder_that_holds_anything_else_is_refused(plans: Path, tmp_path: Path, inside: str) -> None:
    out = tmp_path / "handed"
    (out / inside).parent.mkdir(parents=True, exist_ok=True)
    (out / inside).mkdir() if inside.endswith("/") else (out / inside).write_text("mine")
    said = playbook("edition", "kettle", "--out", out, "--project", plans)

    assert said.code == 2
    assert "is not empty, and there is no" in said.err
    assert not (tmp_path / "handed.left.json").exists()


def test_made_again_it_takes_the_place_of_the_one_before(plans: Path, tmp_path: Path) -> None:
    out = tmp_path / "again"
    playbook("edition", "kettle", "--out", out, "--project", plans)
    first = tree(out)
    again = playbook("edition", "kettle", "--out", out, "--project", plans)

    assert again.code == 0
    assert tree(out) == first, "the same bytes for the same account and day"


def test_record_notes_it_in_the_account_and_changes_nothing_else(tmp_path: Path) -> None:
    account = ACCOUNT.replace("account:\n", "# By hand, with care.\naccount:\n").replace(
        "tier: standard", "tier:  standard"
    )
    folder = project(tmp_path / "plans", {"accounts/_team.yaml": TEAM, "accounts/kettle-row.yaml": account})
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    subprocess.run(["git", "add", "accounts"], cwd=folder, check=True)
    author = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *author, "commit", "-qm", "Plans"], cwd=folder, check=True)
    out = tmp_path / "out"
    said = playbook("edition", "kettle", "--out", out, "--to", "ada", "--to", "tom", "--record", "--project", folder)
    listed = json.loads((tmp_path / "out.left.json").read_text("utf-8"))
    written = (folder / "accounts/kettle-row.yaml").read_text("utf-8")
    again = playbook("edition", "kettle", "--verify", out, "--project", folder)

    assert said.code == 0, said.err
    assert re.fullmatch("[0-9a-f]{40}", listed["commit"])
    assert listed["changed_since"] is False
    assert written.startswith(account)
    assert written.removeprefix(account) == (
        "editions:\n  - what: out, 12 files\n    on: 2026-11-16\n    to: [ada, tom]\n    by: edith\n"
        f"    commit: {listed['commit']}\n    sha256: {listed['sha256']}\n"
    )
    assert "noted in the account as handed over on 2026-11-16" in again.out


def test_of_a_closed_account_nothing_is_made(tmp_path: Path) -> None:
    closed = ACCOUNT.replace("  tier: standard\n", "  tier: standard\n  status: closed\n")
    folder = project(tmp_path / "plans", {"accounts/_team.yaml": TEAM, "accounts/kettle-row.yaml": closed})
    said = playbook("edition", "kettle", "--out", tmp_path / "out", "--project", folder)

    assert said.code == 1
    assert "Kettle Row Bakery is closed" in said.err
    assert not (tmp_path / "out").exists()


def test_an_account_that_shares_nothing_still_has_its_first_page(tmp_path: Path) -> None:
    bare = "account: {name: Kettle Row Bakery, owner: edith, tier: standard}\n"
    folder = project(tmp_path / "plans", {"accounts/_team.yaml": TEAM, "accounts/kettle-row.yaml": bare})
    said = playbook("edition", "kettle", "--out", tmp_path / "out", "--project", folder)

    assert said.code == 0
    assert {path.name for path in (tmp_path / "out").glob("*.html")} == {"index.html", "people.html"}


def test_a_broken_template_says_where_and_leaves_nothing(tmp_path: Path) -> None:
    folder = project(tmp_path / "plans", {"accounts/_team.yaml": TEAM, "accounts/kettle-row.yaml": ACCOUNT})
    template = folder / "playbook/edition/page.html.j2"
    template.write_text(template.read_text("utf-8").replace("page.lead", "page.laed"), encoding="utf-8")
    said = playbook("edition", "kettle", "--out", tmp_path / "out", "--project", folder)

    assert said.code == 1
    assert "playbook/edition/page.html.j2" in said.err
    assert "did you mean" in said.err
    assert not (tmp_path / "out").exists()


def test_the_edition_of_a_german_customer_is_german_and_we_are_told_that_nobody_reviewed_it(tmp_path: Path) -> None:
    account = ACCOUNT.replace("tier: standard", "tier: standard\n  language: de-AT")
    plans = project(tmp_path / "plans", {"accounts/_team.yaml": TEAM, "accounts/kettle-row.yaml": account})
    done = playbook("edition", "kettle-row", "--out", tmp_path / "out", "--project", plans)

    assert done.code == 0
    assert "The German phrases have not been reviewed by anybody" in done.err
    assert '<html lang="de-AT">' in html.unescape((tmp_path / "out/index.html").read_text("utf-8"))
    said = words(tmp_path / "out", "index.html")
    assert "Wo wir stehen" in said
    assert "Wir sind mit „A quotation“ 15 Tage im Verzug." in said
    assert "The drawings" in words(tmp_path / "out", "promises.html")
