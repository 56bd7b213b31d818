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
from generator.insight.people.contact import ContactState, contact_state
from generator.load.book import load_book

START = manual.DOCS / "start.md"
CHANGE_A_ROLE = manual.DOCS / "change-a-role.md"
ADD_A_FIELD = manual.DOCS / "add-a-field.md"
ADD_A_KEY = manual.DOCS / "add-a-key.md"
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
    texts = [block.text for block in manual.blocks(page) if block.title == title]
    assert len(texts) == 1, f"{page.name} has {len(texts)} blocks `{title}`"
    return texts[0]


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
        loaded = load_book({**SHARED, **{name: text.encode() for name, text in files.items()}})
        assert loaded.problems == (), step.text
        assert len(loaded.book.accounts) == len(files)


def test_the_first_account_says_what_the_page_says_it_does() -> None:
    text = "\n".join(block.text for block in manual.blocks(START, "yaml") if block.title == "accounts/sorrel.yaml")
    account = load_book({**SHARED, "accounts/sorrel.yaml": text.encode()}).book.account("sorrel")

    assert account is not None
    assert [person.id for person in account.stakeholders] == ["maya-lindgren", "joe", "signatory"]
    assert [person.present for person in account.stakeholders] == [True, True, False]
    assert account.strategy.customer.direction.one_year is not None
    assert account.strategy.customer.direction.one_year.confidence == "told"
    assert contact_state(account, account.stakeholders[0], DAY, account.settings).state is ContactState.IN_TOUCH


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

    both = [load_book({**SHARED, "accounts/a.yaml": f"{head}{people}{form}\n".encode()}) for form in (long, short)]

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
    folder = program(tmp_path_factory.mktemp("workshop"), ADD_A_FIELD)
    model = "generator/model/people.py"
    insert(folder, ADD_A_FIELD, model, '"""Job title, in the customer\'s words."""\n')
    insert(folder, ADD_A_FIELD, AMBASSADOR, "---\n", before=True, last=True)
    return folder


def program(folder: Path, page: Path) -> Path:
    """A copy of this repository's program and playbook, and one account with what a page types in it."""
    shutil.copytree(ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    account = (ROOT / "accounts/quayside.yaml").read_text(encoding="utf-8")
    accounts = {
        "accounts/_team.yaml": SHARED["accounts/_team.yaml"].decode(),
        "accounts/quayside.yaml": account + block(page, "accounts/quayside.yaml"),
    }
    return project(folder, accounts)


def insert(folder: Path, page: Path, title: str, anchor: str, before: bool = False, last: bool = False) -> None:
    """Put a block of a page into its file, after a line or before it, as its text tells the reader to."""
    place(folder / title, block(page, title), anchor, before, last)


def place(file: Path, added: str, anchor: str, before: bool = False, last: bool = False) -> None:
    text = file.read_text(encoding="utf-8")
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
    assert "Where they are on most days" in (pages / "reference/account/stakeholders.md").read_text(encoding="utf-8")
    assert '"works_from"' in told(workshop, "schema")


def test_a_new_field_is_offered_to_whoever_misspells_it(workshop: Path) -> None:
    typed = (workshop / "accounts/quayside.yaml").read_text(encoding="utf-8")

    out = misspelt(workshop, typed, "works_from:", "work_from:")

    assert "`work_from` is not a key of a stakeholder" in out
    assert "did you mean `works_from`?" in out


def test_a_field_is_printed_in_a_place_of_its_own(workshop: Path) -> None:
    insert(workshop, ADD_A_FIELD, "playbook/account/people.md.j2", '<dl class="pb-pairs">\n')

    told(workshop, "export", "pages")
    page = (workshop / "pages/docs/accounts/quayside/people.md").read_text(encoding="utf-8")

    assert re.search(r"Found in</dt> <dd>The terminal in Harwell", page)


# --- Add a key -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository's program and playbook with the key of the page, its rule and its days."""
    folder = program(tmp_path_factory.mktemp("keyed"), ADD_A_KEY)
    for title in ("generator/model/passes.py", "generator/checks/controller/passes.py"):
        (folder / title).write_text(block(ADD_A_KEY, title), encoding="utf-8")
    insert(folder, ADD_A_KEY, "generator/model/account.py", '"""Promises of both sides."""\n')
    for title in (
        "playbook/account/work.md.j2",
        "generator/checks/controller/examples.yaml",
        "generator/insight/dates/work_dates.py",
    ):
        file = folder / title
        file.write_text(file.read_text(encoding="utf-8") + block(ADD_A_KEY, title), encoding="utf-8")
    for title, line in (
        ("generator/model/account.py", "from generator.model.passes import Pass"),
        ("generator/checks/controller/rules.py", "from generator.checks.controller.passes import pass_runs_out"),
        ("generator/insight/dates/dated_things.py", "from generator.insight.dates.work_dates import pass_dates"),
    ):
        assert f"`{line}`" in manual.text(ADD_A_KEY).replace("\n", " ")
        place(folder / title, f"\n{line}\n", "from __future__ import annotations\n")
    place(folder / "generator/checks/controller/rules.py", "    pass_runs_out,\n", ')\n"""', before=True)
    place(folder / "generator/insight/dates/dated_things.py", "    pass_dates,\n", ')\n"""Everything', before=True)
    return folder


def test_a_key_is_printed_and_linked_where_the_model_says(keyed: Path) -> None:
    assert "Wrote" in told(keyed, "export", "pages")
    pages = keyed / "pages/docs"
    work = (pages / "accounts/quayside/work.md").read_text(encoding="utf-8")
    controller = (pages / "accounts/quayside/controller.md").read_text(encoding="utf-8")

    assert "## Passes" in work
    assert "<strong>Badge for the terminal in Harwell</strong>" in work
    assert 'href="work.md#passes"' in controller
    assert "a badge&#44; a safety induction" in (pages / "reference/account/passes.md").read_text(encoding="utf-8")
    assert "Last day of “Badge for the terminal" in (pages / "attention.md").read_text(encoding="utf-8")
    assert "pass-runs-out" in (pages / "reference/rules.md").read_text(encoding="utf-8").replace("&#45;", "-")


def test_a_key_has_its_rule_as_the_page_shows(keyed: Path) -> None:
    command = "playbook check --account quayside --role controller --level amber"
    shown = manual.shown_output(ADD_A_KEY, command)

    assert told(keyed, *command.split()[1:]).startswith(shown)


def test_a_key_is_everywhere_keys_are(keyed: Path) -> None:
    """In the calendar, the schema, new accounts, house style, and in what changed."""
    file = keyed / "accounts/quayside.yaml"
    typed = file.read_text(encoding="utf-8")

    assert "Badge for the terminal" in told(keyed, "calendar", "quayside")
    assert '"passes"' in told(keyed, "schema")
    assert "did you mean `passes`?" in misspelt(keyed, typed, "passes:", "pases:")
    added = told(
        keyed, "new", "pass", "quayside", "Induction", "--holder", "grace", "--valid-until", "4 Dec", "--dry-run"
    )
    assert "+  - what: Induction\n+    holder: grace\n+    valid_until: 2026-12-04\n" in added
    assert "\n  - what: What it is, and for which site" in told(keyed, "example", "passes")
    told(keyed, "new", "Sorrel Foods", "--owner", "priya", "--tier", "key", "--folder")
    assert "# passes:  # What lets us into their house." in (keyed / "accounts/sorrel-foods/work.yaml").read_text(
        "utf-8"
    )
    head, _, passes = typed.partition("passes:")
    file.write_text(f"passes:{passes}{head}", encoding="utf-8")
    told(keyed, "fmt")
    tidy = file.read_text(encoding="utf-8")
    assert tidy.index("account:") < tidy.index("passes:")


def misspelt(folder: Path, typed: str, old: str, new: str) -> str:
    """What the check says of the account with one word of it misspelt."""
    file = folder / "accounts/quayside.yaml"
    file.write_text(typed.replace(old, new), encoding="utf-8")
    out = told(folder, "check")
    file.write_text(typed, encoding="utf-8")
    return out


# --- Architecture --------------------------------------------------------------------------------------------------


def test_dana_goes_the_way_the_architecture_page_says() -> None:
    says = " ".join(manual.text(ARCHITECTURE).split())
    file = "accounts/norrland/people.yaml"
    line = (ROOT / file).read_text(encoding="utf-8").splitlines()[41]
    account = load_book(read_project(ROOT).sources).book.account("norrland")
    assert account is not None
    dana = account.person("dana")
    assert dana is not None
    contact = contact_state(account, dana, DAY, account.settings)
    assert contact.last is not None

    assert f"`{file}`, line 42, says `{line.strip()}`" in says
    assert f"line 42, column {line.index('Dana') + 1}." in says
    assert f"`reports_to: {dana.reports_to}`" in says
    assert f"her {contact.last.type} on {contact.last.on.day} August 2026" in says
    assert f"that is {(DAY - contact.last.on).days} days ago" in says
    assert f"which leaves {contact.elapsed}." in says
    assert f"hear from us every {contact.cadence} days" in says
    assert contact.state is ContactState.LOST_TOUCH
