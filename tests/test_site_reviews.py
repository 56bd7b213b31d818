"""Review packs and project reports on a whole site: where they are, how long, and what the customer never reads."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdf
import pytest
from html_pages import read_page
from lean import ACCOUNT, lean_project
from projects import (
    DAY,
    ROOT,
    checked,
    environment,
    everything_but,
    everything_project,
    everything_site,
    made,
    sample_project,
    with_accounts,
)
from slots import as_yaml, canaries, everything, replaced
from test_site_briefs import SHEETS, all_of, text

from generator.build import build
from generator.site import Site

FOLDER = "accounts/tarn-valley"
PACK, PACK_PAGE = f"{FOLDER}/review.pdf", f"{FOLDER}/review/"
INTERNAL, CUSTOMER = f"{FOLDER}/reports/store.internal.pdf", f"{FOLDER}/reports/store.customer.pdf"
REPORT_PAGE = f"{FOLDER}/reports/store/"


def printed(site: Site) -> dict[str, bytes]:
    return {
        document.name: document.data
        for document in site.documents
        if "/reports/" in document.name or "/review.pdf" in document.name
    }


def pages(data: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(data)).pages)


# --- which there are, and what leads to them


def test_every_account_that_is_worked_has_a_pack_and_every_open_project_its_reports() -> None:
    site = made(sample_project())
    found, names = printed(site), {page.name for page in site.pages}
    worked = [account for account in checked(sample_project()).book.accounts if account.profile.status != "closed"]
    projects = {(account.id, p.id, p.phase) for account in worked for p in account.projects if p.open}
    told = [phase for _, _, phase in projects if phase != "idea"]

    assert len(worked) >= 10
    assert len(projects) >= 15
    assert len(found) == len(worked) + len(projects) + len(told)
    assert {f"accounts/{account.id}/review.md" for account in worked} <= names
    assert {f"accounts/{id}/reports/{project}.md" for id, project, _ in projects} <= names
    assert not site.problems


def test_a_pack_is_three_pages_at_most_and_a_report_two() -> None:
    for name, data in printed(made(sample_project())).items():
        assert pages(data) <= (3 if name.endswith("review.pdf") else 2), name
        assert ("INTERNAL" in text(data)) == (not name.endswith(".customer.pdf")), name


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("index.html", PACK_PAGE),
        ("meetings/index.html", PACK_PAGE),
        ("work/index.html", REPORT_PAGE),
        ("review/index.html", PACK),
        ("review/index.html", REPORT_PAGE),
        ("reports/store/index.html", INTERNAL),
        ("reports/store/index.html", CUSTOMER),
    ],
)
def test_pages_lead_to_packs_and_reports(page: str, target: str) -> None:
    read = read_page(everything_site(), f"{FOLDER}/{page}")

    assert target in {found[0] for href in read.links() if (found := read.target(href))}
    assert (everything_site() / target).exists()


def test_print_switched_off_leaves_the_pages_and_makes_no_file(tmp_path: Path) -> None:
    site = build(checked(lean_project(tmp_path, {"playbook/settings.yaml": "print: false\n", **SHEETS})), DAY)

    assert printed(site) == {}
    assert "accounts/kettle-row/review.md" in {page.name for page in site.pages}


def test_the_page_and_the_paper_of_a_pack_say_the_same() -> None:
    page, paper = (
        read_page(everything_site(), f"{FOLDER}/review/index.html").text,
        text(printed(made(everything_project()))[PACK]),
    )

    for words in ("Ask for the tanker rounds before the flush.", "Readings received", "Sell cheese abroad"):
        assert words in page, words
        assert words in paper, words


# --- the same bytes, and any length of text


def test_the_same_facts_give_the_same_bytes_in_any_process() -> None:
    program = "import hashlib, sys; sys.path.insert(0, 'tests')\nfrom test_site_reviews import digest\nprint(digest())"
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment(PYTHONHASHSEED="7", TZ="Asia/Tokyo"),
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.strip() == digest()


def digest() -> str:
    """One fingerprint for all that is printed of the account that has everything."""
    found = printed(made(everything_project()))
    assert len(found) >= 3
    return hashlib.sha256(b"".join(found[name] for name in sorted(found))).hexdigest()


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_long_texts_and_many_records_are_cut_to_the_pages_there_are(tmp_path: Path, paper: str) -> None:
    long = "a sentence of some length that says what somebody would say in a meeting and goes on for a while " * 3
    steps = "".join(f"      - {{text: {long}{at}, side: us, due: 2026-12-0{at + 1}}}\n" for at in range(6))
    project = (
        f"  - name: {long[:90]}\n    id: pID\n    phase: delivery\n    health_why: {long}\n    milestones:\n{steps}"
    )
    projects = "".join(project.replace("pID", f"p{at}") for at in range(8))
    goals = "".join(f"      - {{id: g{at}, text: {long}}}\n" for at in range(8))
    head = f"{ACCOUNT}  share: usual\nsettings: {{paper: {paper}}}\n"
    account = f"{head}projects:\n{projects}strategy:\n  customer:\n    goals:\n{goals}"
    site = build(checked(lean_project(tmp_path, {"accounts/kettle-row.yaml": account, **SHEETS})), DAY)
    found = printed(site)

    assert not site.problems
    assert len(found) == 1 + 2 * 8
    assert all(pages(data) <= (3 if name.endswith("review.pdf") else 2) for name, data in found.items())
    assert "more on the site" in text(found["accounts/kettle-row/review.pdf"])


def test_a_template_that_is_too_long_names_account_and_section(tmp_path: Path) -> None:
    long = b'#import "../brief/paper.typ": *\n#show: sheet.with(title: "T")\n= T\n#section("Why", 1)[#lorem(4000)]'
    site = build(checked(lean_project(tmp_path, {**SHEETS, "playbook/review/pack.typ": long})), DAY)
    (problem,) = site.problems

    assert (problem.rule, problem.account) == ("too-long", "kettle-row")
    assert "review pack of Kettle Row Bakery" in problem.message
    assert "“Why”" in problem.message


# --- the customer's report

MAY_BE_SEEN = {
    "projects.name",
    "projects.milestones.text",
    "projects.inputs_needed.what",
    "commitments.text",
    "contracts.measures.name",
}


def _built(account: Mapping[str, Any]) -> dict[str, bytes]:
    project = checked(everything_project())
    loaded = everything_but(as_yaml(account))
    assert not loaded.problems
    return printed(build(with_accounts(project, loaded), DAY))


def test_nothing_but_what_may_be_seen_gets_into_the_customers_report() -> None:
    planted = dict(canaries(everything()))
    found = _built(replaced(everything(), {slot.path: mark for slot, mark in planted.items()}))
    own, shared = all_of(found[INTERNAL]), all_of(found[CUSTOMER])
    seen = {slot for slot, mark in planted.items() if mark.partition("@")[0].removeprefix("https://") in shared}

    assert len(planted) >= 170
    assert {slot.key for slot in seen} == MAY_BE_SEEN
    projects = [project["id"] for project in everything()["projects"]]
    for slot in seen:
        if slot.path[0] == "projects":
            assert projects[int(slot.path[1])] == "store", "another project's"
        if slot.path[0] == "commitments":
            promise = everything()["commitments"][slot.path[1]]
            assert (promise["audience"], promise["project"]) == ("shared", "store")
    # That the marks are found where they may be shows that they would be found where they may not.
    assert len({slot.key for slot, mark in planted.items() if mark in own}) >= 12


def test_the_customers_report_says_this_and_no_more() -> None:
    assert text(printed(made(everything_project()))[CUSTOMER]) == (
        "Second cold store Progress report as of 16 Nov 2026 · Piet Vos answers for it Phase Delivery Begun 6"
        " Jul 2026 Agreed last day 31 Mar 2027 Expected now 23 Apr 2027 What we need from you Nothing at the "
        "moment. Received with thanks: Last summer's readings. What comes next Milestone By whom By Power "
        "connected you 18 Dec 2026 What has been reached Milestone By whom Done Floor poured us 23 Oct 2026 "
        "What we have promised each other We have promised • Six spare sensors by the end of the month (by 30"
        " Nov 2026) You have promised Nothing open. What the contract is judged by Measure Agreed Measured "
        "State Hours above six degrees at most 12 hours 9.5 hours (31 Oct 2026) kept Readings received at "
        "least 99 % 97.5 % (31 Oct 2026) missed Visits in the year at least 4 not measured yet You hear of "
        "this project every 14 days. As of 16 Nov 2026 Page 1 of 1"
    )


def test_the_words_we_keep_to_ourselves_are_in_no_report_for_a_customer() -> None:
    for name, data in printed(made(sample_project())).items():
        if name.endswith(".customer.pdf"):
            said = all_of(data)
            for words in ("INTERNAL", "in trouble", "sponsor", "reserve", "worth", "sceptic", "opponent"):
                assert words not in said.replace("/Sponsor", ""), (name, words)
