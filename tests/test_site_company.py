"""Who we are, on pages and on papers for customers."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdf
import pytest
from made import account, day
from projects import DAY, ROOT, SITES, project

from generator.build import build, check
from generator.context.documents.leave_behind import leave_behind
from generator.disk.project import read_project
from generator.load.settings import SETTINGS_FILE
from generator.model.account import Account
from generator.model.company import Company
from generator.model.team import TeamMember
from generator.outputs.forms import AGENDA, print_form
from generator.outputs.paper import PaperPrinter

LOGO = (ROOT / "playbook" / "logo.svg").read_bytes()
COMPANY = Company(name="Larkfield & Söner", address=("Kiln House", "Bristol"), line="larkfield.example")
PRIYA = TeamMember.model_validate({"name": "Priya Nair", "role": "account_manager", "email": "priya@us.example"})


@pytest.fixture(scope="module")
def printer() -> PaperPrinter:
    folder = ROOT / "playbook"
    sheets = tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(folder.rglob("*.typ")))
    return PaperPrinter(sheets, company=COMPANY, logo=(("/company/logo.svg", LOGO),))


def agenda_page(printer: PaperPrinter, made: Account) -> pypdf.PageObject:
    agenda = leave_behind(made, made.meetings[0], day("2026-11-16"))
    assert agenda
    return pypdf.PdfReader(io.BytesIO(print_form(AGENDA, agenda, printer, "a4").data)).pages[0]


def with_meeting(**keys: object) -> Account:
    meeting = {"name": "Steering group", "on": "2026-12-03", "audience": "shared"}
    made = account(meetings=[meeting])
    return made.model_copy(update={"colleagues": (PRIYA.model_copy(update={"id": made.profile.owner, **keys}),)})


def test_a_paper_for_a_customer_says_who_sends_it_and_how_they_are_reached(printer: PaperPrinter) -> None:
    said = agenda_page(printer, with_meeting()).extract_text()

    assert said.startswith("Larkfield & Söner")
    assert "From Priya Nair, Account manager" in said
    assert "priya@us.example" in said
    assert "Larkfield & Söner, Kiln House, Bristol, larkfield.example" in said


def test_what_is_not_known_of_us_leaves_no_trace_on_paper(printer: PaperPrinter) -> None:
    unknown = replace(printer, company=Company(), logo=())

    said = agenda_page(unknown, with_meeting(email=None)).extract_text()

    assert said.startswith("From Priya Nair, Account manager\nSteering group")
    nobody = with_meeting().model_copy(update={"colleagues": ()})
    assert agenda_page(unknown, nobody).extract_text().startswith("Steering group")


def test_the_foot_of_every_page_says_who_we_are_and_shows_the_logo_as_a_file(tmp_path: object) -> None:
    made = read_project(project(tmp_path / "own", SITES / "smallest"))  # type: ignore[operator]
    site = build(check(made.sources, made.problems), DAY)

    assert next(each.data for each in site.documents if each.name == "company/logo.svg") == LOGO
    assert len(site.pages) > 20
    for page in site.pages:
        foot = page.text.rpartition('<p class="pb-as-of"')[2]
        assert re.search(r'<img class="pb-logo" src="(\.\./)*company/logo\.svg" alt="">', foot), page.name
        assert "Larkfield Systems" in foot
        assert "<svg" not in foot


def test_a_logo_that_is_refused_is_on_no_page_and_its_problem_at_its_key() -> None:
    sources = {
        SETTINGS_FILE: b"company:\n  name: Us\n  logo: playbook/logo.svg\n",
        "playbook/logo.svg": LOGO.replace(b"<title>", b"<script>1</script><title>"),
    }

    checked = check(sources)

    assert checked.press.logo == ()
    (problem,) = (each for each in checked.problems if each.rule == "logo")
    assert (problem.place.line, problem.key) == (3, "company.logo")


@pytest.mark.parametrize(
    ("company", "team", "asked"),
    [
        ("", "", ["What are we called", "Where does a customer reach Priya"]),
        ("company: {name: Us}\n", "", ["Where does a customer reach Priya"]),
        ("", ", phone: '+44 1'", ["What are we called"]),
        ("company: {name: Us}\n", ", email: p@us.example", []),
    ],
)
def test_what_is_not_known_of_us_is_asked_once_on_the_first_page(company: str, team: str, asked: list[str]) -> None:
    playbook = {name: data for name, data in read_project(ROOT).sources.items() if not name.startswith("accounts/")}
    files = {
        SETTINGS_FILE: f"print: false\n{company}",
        "accounts/_team.yaml": f"team: [{{id: priya, name: Priya, role: account_manager{team}}}]\n",
        "accounts/one.yaml": "account: {name: One, owner: priya, tier: key}\n",
        "accounts/two.yaml": "account: {name: Two, owner: priya, tier: key}\n",
    }
    site = build(check({**playbook, **{name: text.encode() for name, text in files.items()}}), DAY)
    (home,) = (page.text for page in site.pages if page.name == "index.md")

    assert home.count("Where does a customer reach Priya") + home.count("What are we called") == len(asked)
    assert all(question in home for question in asked)
    assert ("Not known yet of us" in home) == bool(asked)
