"""A verb loads what it needs: nobody waits for MkDocs or for what prints papers to write a line into a log."""

from __future__ import annotations

from pathlib import Path

import pytest
from lean import BROKEN, lean_project, playbook
from projects import run

PROGRAM = """
import sys
from generator.cli import main
try:
    main(sys.argv[1:], standalone_mode=False)
finally:
    print(*sys.modules, file=sys.stderr)
"""

PAGES = {"jinja2", "markdown", "markdown_it", "material", "mkdocs", "nh3", "yaml"}
FILES = {"icalendar", "pptx", "typst", "xlsxwriter"}
TABLES = {"charset_normalizer", "python_calamine"}
EVERYTHING = PAGES | FILES | TABLES | {"dateutil", "holidays", "pydantic"}

VERBS = {
    "--version": EVERYTHING | {"generator.model", "generator.disk"},
    "today": PAGES | FILES | TABLES,
    "log kettle-row Call": PAGES | FILES | TABLES,
    "promise --help": PAGES | FILES | TABLES,
    "done --help": PAGES | FILES | TABLES,
    "diff kettle-row": PAGES | FILES | TABLES,
    "fmt --check": PAGES | FILES | TABLES,
    "calendar": (PAGES | FILES | TABLES) - {"icalendar"},
    "check": {"material", "mkdocs", "yaml", "pptx"} | TABLES,
}
"""Verbs as they are called, and what none of them loads."""


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_loads_what_it_needs(tmp_path: Path, verb: str) -> None:
    said = run("starts", *verb.split(), cwd=lean_project(tmp_path, {"starts.py": PROGRAM}))

    loaded = set(said.stderr.splitlines()[-1].split())
    assert {"click", "generator", "generator.cli"} <= loaded, said.stderr
    assert loaded & VERBS[verb] == set()


def test_a_template_that_is_wrong_is_nothing_to_verbs_that_print_no_page(tmp_path: Path) -> None:
    folder = lean_project(tmp_path, {"playbook/account/work.md.j2": "{% if %}\n"})

    assert playbook("check", "--project", folder).code == 1
    assert playbook("today", "--project", folder).err == ""
    assert playbook("calendar", "--project", folder).err == ""

    (folder / "accounts/kettle-row.yaml").write_text(BROKEN, "utf-8")
    for verb in ("today", "calendar"):
        assert "The data has 2 errors, so something may be missing" in playbook(verb, "--project", folder).err
