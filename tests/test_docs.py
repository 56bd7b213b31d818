"""The hand-written pages say what is so: commands, options, verbs, settings, modules, files and links."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import click
import manual
import pytest
from projects import ROOT

from generator import paths, report
from generator.cli.new_record import RecordCommand
from generator.load.book import load_book
from generator.model import addresses, kinds, record, references
from generator.model.company import Company
from generator.model.fields import fields_of
from generator.model.problem import Place, Problem
from generator.model.role import Question, Role
from generator.model.settings import ContractEndDays, ReportDays, ReviewDays, Settings, StaleDays, Tier
from generator.model.situations import Lifecycles, PlanTypes

ARCHITECTURE = manual.DOCS / "architecture.md"
CONTRIBUTING = manual.DOCS / "contributing.md"
CHANGE_A_ROLE = manual.DOCS / "change-a-role.md"
SETTINGS_FILE = "playbook/settings.yaml"
ADD_A_FIELD = manual.DOCS / "add-a-field.md"

PAGES = manual.pages()
names = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def section(page: Path, heading: str) -> str:
    """What stands under a heading of a page, up to the next one that is no deeper."""
    level = heading.split(" ")[0]
    after = manual.text(page).split(f"\n{heading}\n", 1)
    assert len(after) == 2, f"{page.name} has no heading `{heading}`"
    return re.split(rf"^#{{2,{len(level)}}} ", after[1], maxsplit=1, flags=re.MULTILINE)[0]


def rows(table: str) -> list[list[str]]:
    """The cells of each row of the tables in a text, without their heads."""
    found = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table.splitlines() if line[:1] == "|"]
    return [row for row in found[2:] if row]


def test_the_pages_are_found() -> None:
    assert {page.name for page in PAGES} >= {
        "README.md",
        "start.md",
        "change-a-role.md",
        "add-a-field.md",
        "add-a-key.md",
        "architecture.md",
        "contributing.md",
    }
    assert all(len(manual.text(page)) > 1000 for page in PAGES)


def test_a_page_that_shows_a_template_says_that_it_is_none() -> None:
    showing = [page for page in PAGES if page.parent == manual.DOCS and re.search(r"\{[{%#]", manual.text(page))]

    assert len(showing) >= 3
    for page in showing:
        assert manual.text(page).startswith("---\nrender_macros: false\n"), page.name


# --- Commands -----------------------------------------------------------------------------------------------------


def test_every_verb_and_option_of_the_command_is_explained() -> None:
    told = manual.everything()
    options = [
        name
        for command in manual.verbs().values()
        if not isinstance(command, RecordCommand)  # its options are the keys of the account reference
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
    ]

    assert len(manual.verbs()) >= 5
    assert len(options) >= 12
    assert [verb for verb in manual.verbs() if f"playbook {verb}" not in told] == []
    assert [option for option in options if option not in told] == []


def test_every_command_that_is_printed_can_be_given() -> None:
    printed = [(page, arguments) for page in PAGES for arguments in manual.commands(page, "playbook") if arguments]

    assert len(printed) >= 12
    for page, (verb, *arguments) in printed:
        assert verb in manual.verbs(), f"{page.name}: playbook {verb}"
        accept(manual.verbs()[verb], verb, arguments)


def accept(command: click.Command, verb: str, arguments: list[str]) -> None:
    """Read arguments as a command would, and run nothing; a bare verb of several is a mention, not a command."""
    if isinstance(command, click.Group):
        if not arguments:
            return
        context = command.make_context(verb, list(arguments))
        name, below, rest = command.resolve_command(context, [*context._protected_args, *context.args])
        assert name
        assert below
        if rest:
            accept(below, name, rest)
    else:
        command.make_context(verb, list(arguments))


def test_every_make_verb_that_is_printed_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = set(re.findall(r"^([a-z-]+):.*## ", makefile, flags=re.MULTILINE))
    printed = {words[0] for page in PAGES for words in manual.commands(page, "make") if words}

    assert len(verbs) >= 8
    assert len(printed) >= 8
    assert printed - verbs == set()
    assert verbs - {"help"} == {words[0] for words in manual.commands(CONTRIBUTING, "make") if words}


def test_the_page_of_commands_names_the_columns_of_the_json_report() -> None:
    row = json.loads(report.as_json([Problem(Place("accounts/a.yaml"), "rule", "message")]))[0]

    assert len(row) == 9
    assert [column for column in row if f"`{column}`" not in manual.text(manual.DOCS / "commands.md")] == []


# --- Settings -----------------------------------------------------------------------------------------------------


def test_the_settings_file_lists_every_setting_with_its_default() -> None:
    data = (ROOT / SETTINGS_FILE).read_bytes()
    loaded = load_book({SETTINGS_FILE: data, "accounts/_team.yaml": b"team: []\n"})
    typed = set(re.findall(r"^ *([a-z_]+):", data.decode(), flags=re.MULTILINE))

    assert loaded.problems == ()
    kinds_of_settings = (
        *(Settings, Company, Tier, StaleDays, ReportDays, ReviewDays, ContractEndDays),
        *(Lifecycles, PlanTypes),
    )
    assert {field.key for kind in kinds_of_settings for field in fields_of(kind)} <= typed
    assert loaded.book.settings.as_of is not None
    assert loaded.book.settings.model_copy(update={"as_of": None, "company": Company()}) == Settings()


MADE = {"accounts/norrland/people.md"}
"""Names of pages, which are made and lie nowhere in the repository."""

# --- Architecture -------------------------------------------------------------------------------------------------

MODULES = sorted((ROOT / "generator").rglob("*.py"))
ROOMS = {path.relative_to(ROOT / "generator").parts[0].removesuffix(".py") for path in MODULES} - {"__init__"}


def floors() -> dict[str, int]:
    """The floor of each room as the architecture page has it, 0 being the highest."""
    found = {}
    for number, (_, rooms, _) in enumerate(rows(section(ARCHITECTURE, "## The floors"))):
        found.update(dict.fromkeys(re.findall(r"`(\w+)`", rooms), number))
    return found


def test_every_room_of_the_house_has_its_floor_and_its_line_on_the_architecture_page() -> None:
    described = re.sub(r"^\|.*$", "", section(ARCHITECTURE, "## The floors"), flags=re.MULTILINE)

    assert len(MODULES) >= 30
    assert {"build", "cli", "insight", "model", "yaml_reader"} <= ROOMS
    assert set(floors()) == ROOMS
    assert [room for room in ROOMS if f"`{room}`" not in described] == []


def test_the_architecture_page_names_only_modules_that_are_there() -> None:
    said = section(ARCHITECTURE, "## The floors")
    lines = re.findall(r"^- `(\w+)`: (.*?)(?=^- |^#|\Z)", said, flags=re.MULTILINE | re.DOTALL)
    functions = {"check", "build", "playbook", "MkDocs"}
    wrong = [
        (room, name)
        for room, sentence in lines
        for name in re.findall(r"`([a-z_]+)`", sentence)
        if not list((ROOT / "generator" / room).rglob(f"{name}.py"))
        and not (ROOT / "generator" / room / name).is_dir()
        and name not in ROOMS | functions
    ]

    assert len(lines) == len(ROOMS)
    assert wrong == []


def test_the_floors_of_the_architecture_page_are_those_the_machine_checks() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    layers = next(contract for contract in tools["importlinter"]["contracts"] if contract.get("exhaustive"))["layers"]
    checked = [room for layer in layers for room in re.findall(r"\w+", layer) if room in ROOMS]
    on_page = [floors()[room] for room in checked]

    assert set(checked) == ROOMS
    assert on_page == sorted(on_page)


@pytest.mark.parametrize("page", [ARCHITECTURE, CONTRIBUTING], ids=lambda page: page.name)
def test_every_file_that_is_named_is_there(page: Path) -> None:
    named = [span for span in manual.spans(page) if re.match(r"(accounts|playbook|generator|docs|tests)/", span)]
    named = [name for name in named if name not in MADE]

    assert named
    for name in named:
        pattern = re.sub(r"<\w+>", "*", name).rstrip("/")
        assert list(ROOT.glob(pattern)), f"{page.name} names {name}"


# --- Roles and fields ---------------------------------------------------------------------------------------------


def test_the_keys_of_a_role_are_those_of_the_model() -> None:
    for heading, kind in (("## The head", Role), ("## The questions", Question)):
        keys = [row[0].strip("`") for row in rows(section(CHANGE_A_ROLE, heading))]
        assert keys == [field.key for field in fields_of(kind)], heading


def test_every_macro_that_is_recommended_exists() -> None:
    macros = set(re.findall(r"{% macro (\w+)\(", (ROOT / "playbook/partials/ui.md.j2").read_text(encoding="utf-8")))
    used = set(re.findall(r"\bui\.(\w+)\(", manual.text(CHANGE_A_ROLE)))

    assert len(used) >= 8
    assert used - macros == set()


def test_every_type_that_is_offered_for_a_field_exists() -> None:
    table = rows(section(ADD_A_FIELD, "## 1. The model, with its line of help"))
    offered = [name for row in table for name in re.findall(r"`(\w+)", row[0])]

    assert len(offered) >= 15
    known = {name for module in (kinds, addresses, references, record) for name in dir(module)} | {"Literal", "tuple"}
    assert [name for name in offered if name not in known] == []


# --- Links --------------------------------------------------------------------------------------------------------


@names
def test_links_lead_somewhere(page: Path) -> None:
    for link in manual.links(page):
        assert "://" not in link, f"{page.name} links to {link}, outside the site"
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        if target in {(manual.DOCS / made).resolve() for made in paths.MADE_REFERENCES}:
            continue  # made by the program
        assert target.is_file(), f"{page.name} links to {link}"
        headings = [line.lstrip("# ") for line in manual.text(target).splitlines() if line[:1] == "#"] if anchor else []
        assert not anchor or anchor in {re.sub(r"[^\w]+", "-", heading.lower()).strip("-") for heading in headings}


def test_links_are_found_at_all() -> None:
    assert sum(len(manual.links(page)) for page in PAGES) >= 12


def test_every_page_is_in_the_navigation_and_the_readme() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")

    for page in PAGES[1:]:
        name = page.relative_to(manual.DOCS).as_posix()
        assert f": {name}\n" in navigation
        assert f"docs/{name}" in manual.links(manual.README)
