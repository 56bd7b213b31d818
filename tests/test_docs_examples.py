"""The examples of the hand-written pages work as they stand, and what is said of them is what happens."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import manual
import pytest
from click.testing import CliRunner
from projects import DAY, ROOT, made, project, run

from generator.cli import main
from generator.disk.project import read_project
from generator.insight.people.contact import ContactState, contact
from generator.load.book import load

START = manual.DOCS / "start.md"
CHANGE_A_ROLE = manual.DOCS / "change-a-role.md"
ADD_A_FIELD = manual.DOCS / "add-a-field.md"
ARCHITECTURE = manual.DOCS / "architecture.md"
AMBASSADOR = "playbook/roles/ambassador.md.j2"

SHARED = {
    name: (ROOT / name).read_bytes()
    for name in ("accounts/_team.yaml", *(p.relative_to(ROOT).as_posix() for p in (ROOT / "playbook").rglob("*.*")))
}
"""What every project has besides its accounts."""

MISTYPED = "accounts/tarn.yaml"


def block(page: Path, title: str) -> str:
    """The one block of a page with a title."""
    found = [block.text for block in manual.blocks(page) if block.title == title]
    assert len(found) == 1, f"{page.name} has {len(found)} blocks `{title}`"
    return found[0]


def printed(folder: Path, *arguments: str) -> str:
    """What the command prints for a project."""
    return CliRunner().invoke(main, [*arguments, "--project", str(folder)]).output


# --- Write your first account --------------------------------------------------------------------------------------


def test_the_first_account_is_without_problems_after_every_step() -> None:
    steps = [block for block in manual.blocks(START, "yaml") if block.title != MISTYPED]
    files: dict[str, str] = {}

    assert len(steps) >= 6
    for step in steps:
        files[step.title] = f"{files.get(step.title, '')}\n{step.text}"
        loaded = load({**SHARED, **{name: text.encode() for name, text in files.items()}})
        assert loaded.problems == (), step.text
        assert len(loaded.book.accounts) == len(files)


def test_the_first_account_says_what_the_page_says_it_does() -> None:
    text = "\n".join(block.text for block in manual.blocks(START, "yaml") if block.title == "accounts/sorrel.yaml")
    account = load({**SHARED, "accounts/sorrel.yaml": text.encode()}).book.account("sorrel")

    assert account is not None
    assert [person.id for person in account.stakeholders] == ["maya-lindgren", "joe", "signatory"]
    assert [person.present for person in account.stakeholders] == [True, True, False]
    assert account.strategy.customer.direction.one_year is not None
    assert account.strategy.customer.direction.one_year.confidence == "told"
    assert contact(account, account.stakeholders[0], DAY, account.settings).state is ContactState.IN_TOUCH


def test_the_four_lines_of_the_readme_are_those_of_the_first_account() -> None:
    first = manual.blocks(START, "yaml")[0].text

    assert len(first.splitlines()) == 4
    assert [block.text for block in manual.blocks(manual.README, "yaml")].count(first) == 1


def test_the_mistyped_account_is_answered_as_the_page_shows(tmp_path: Path) -> None:
    team = SHARED["accounts/_team.yaml"].decode()
    folder = project(tmp_path, {"accounts/_team.yaml": team, MISTYPED: block(START, MISTYPED)})

    said = printed(folder, "check", "--account", "tarn", "--level", "warning")

    assert said == manual.shown_output(START, "playbook check --account tarn --level warning")


@pytest.mark.parametrize(
    ("long", "short"),
    [
        (
            "log: [{on: 2026-01-02, type: call, note: A, with: [joe]}]",
            "log: [{on: 2026-01-02, type: call, note: A, with: joe}]",
        ),
        ("stakeholders:\n  - name: Joe\n    title: Boss", "stakeholders:\n  - {name: Joe, title: Boss}"),
        ("stakeholders: [{id: joe-abara, name: Joe Abara}]", "stakeholders: [{name: Joe Abara}]"),
        ("strategy: {customer: {vision: {text: More}}}", "strategy: {customer: {vision: More}}"),
        (
            "initiatives: [{text: A, led_by: us, our_part: none, value: {us: {money: {amount: 12, currency: EUR}}}}]",
            "initiatives: [{text: A, led_by: us, our_part: none, value: {us: {money: 12 EUR}}}]",
        ),
    ],
)
def test_the_short_forms_say_the_same_as_the_long_ones(long: str, short: str) -> None:
    head = manual.blocks(START, "yaml")[0].text
    people = "" if long.startswith("stakeholders") else "stakeholders: [{id: joe, name: Joe}]\n"

    both = [load({**SHARED, "accounts/a.yaml": f"{head}{people}{form}\n".encode()}) for form in (long, short)]

    assert [loaded.problems for loaded in both] == [(), ()]
    assert both[0].book == both[1].book


# --- Change a role -------------------------------------------------------------------------------------------------


def role_project(folder: Path, accounts: str, old: str = "", new: str = "") -> Path:
    """Sample accounts with the role of the page, in which one thing was written wrong."""
    role = block(CHANGE_A_ROLE, AMBASSADOR)
    assert old in role
    (folder / "accounts").mkdir()
    for source in [ROOT / "accounts/_team.yaml", *(ROOT / "accounts").glob(accounts)]:
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, folder / "accounts" / source.name)
    return project(folder, {AMBASSADOR: role.replace(old, new, 1)})


def test_the_role_of_the_page_is_a_whole_role(tmp_path: Path) -> None:
    folder = role_project(tmp_path, "quayside.yaml")
    site = made(folder)

    assert site.problems == ()
    assert {"playbook/ambassador.md", "accounts/quayside/ambassador.md"} <= {page.name for page in site.pages}


def test_a_mistake_in_the_head_of_a_role_is_answered_as_the_page_shows(tmp_path: Path) -> None:
    folder = role_project(tmp_path, "[a-z]*", "culture.dos", "culture.does")

    said = printed(folder, "check", "--level", "warning")

    assert said == manual.shown_output(CHANGE_A_ROLE, "playbook check --level warning")


def test_a_mistake_in_the_body_of_a_role_is_answered_as_the_page_shows(tmp_path: Path) -> None:
    folder = role_project(
        tmp_path, "quayside.yaml", "page_head(role.name, role.lens)", "page_head(role.name, rol.lens)"
    )

    assert printed(folder, "build") == manual.shown_output(CHANGE_A_ROLE, "playbook build")


# --- Add a field ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository's program and playbook with the field of the page."""
    folder = tmp_path_factory.mktemp("workshop")
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    account = (ROOT / "accounts/quayside.yaml").read_text(encoding="utf-8")
    accounts = {
        "accounts/_team.yaml": SHARED["accounts/_team.yaml"].decode(),
        "accounts/quayside.yaml": account + block(ADD_A_FIELD, "accounts/quayside.yaml"),
    }
    project(folder, accounts)
    model = "generator/model/people.py"
    insert(folder / model, '"""Job title, in the customer\'s words."""\n', model)
    insert(folder / AMBASSADOR, "---\n", AMBASSADOR, before=True, last=True)
    return folder


def insert(file: Path, anchor: str, title: str, before: bool = False, last: bool = False) -> None:
    """Put a block of the page into a file, after a line or before it, as its text tells the reader to."""
    text, added = file.read_text(encoding="utf-8"), block(ADD_A_FIELD, title)
    assert anchor in text, f"{file} has no `{anchor}`"
    at = text.rindex(anchor) if last else text.index(anchor)
    at += 0 if before else len(anchor)
    file.write_text(text[:at] + added + text[at:], encoding="utf-8")


def told(folder: Path, *arguments: str) -> str:
    """What the changed program prints."""
    result = run("playbook", *arguments, cwd=folder, PYTHONPATH=str(folder))
    return result.stdout + result.stderr


def test_a_field_needs_the_model_a_line_of_help_and_a_template(workshop: Path) -> None:
    out = told(workshop, "export", "pages")
    pages = workshop / "pages/docs"

    assert "Wrote" in out
    assert "The terminal in Harwell" in (pages / "accounts/quayside/ambassador.md").read_text(encoding="utf-8")
    assert "Where they are on most days" in (pages / "reference/account.md").read_text(encoding="utf-8")
    assert '"works_from"' in told(workshop, "schema")


def test_a_new_field_is_offered_to_whoever_misspells_it(workshop: Path) -> None:
    file = workshop / "accounts/quayside.yaml"
    typed = file.read_text(encoding="utf-8")
    file.write_text(typed.replace("works_from:", "work_from:"), encoding="utf-8")

    out = told(workshop, "check")
    file.write_text(typed, encoding="utf-8")

    assert "`work_from` is not a key of a stakeholder" in out
    assert "did you mean `works_from`?" in out


def test_a_field_is_printed_in_a_place_of_its_own(workshop: Path) -> None:
    template = workshop / "playbook/account/people.md.j2"
    insert(template, '<dl class="pb-pairs">\n', "playbook/account/people.md.j2")

    told(workshop, "export", "pages")
    page = (workshop / "pages/docs/accounts/quayside/people.md").read_text(encoding="utf-8")

    assert re.search(r"Found in</dt> <dd>The terminal in Harwell", page)


# --- Architecture --------------------------------------------------------------------------------------------------


def test_dana_goes_the_way_the_architecture_page_says() -> None:
    says = " ".join(manual.text(ARCHITECTURE).split())
    file = "accounts/norrland/people.yaml"
    line = (ROOT / file).read_text(encoding="utf-8").splitlines()[41]
    account = load(read_project(ROOT).sources).book.account("norrland")
    assert account is not None
    dana = account.person("dana")
    assert dana is not None
    found = contact(account, dana, DAY, account.settings)
    assert found.last is not None

    assert f"`{file}`, line 42, says `{line.strip()}`" in says
    assert f"line 42, column {line.index('Dana') + 1}." in says
    assert f"`reports_to: {dana.reports_to}`" in says
    assert f"her {found.last.type} on {found.last.on.day} August 2026" in says
    assert f"that is {(DAY - found.last.on).days} days ago" in says
    assert f"which leaves {found.elapsed}." in says
    assert f"hear from us every {found.cadence} days" in says
    assert found.state is ContactState.LOST_TOUCH
