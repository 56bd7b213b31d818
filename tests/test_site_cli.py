"""The command `playbook`: what it says, how it ends, and that it always ends in words."""

from __future__ import annotations

import json
import re
import shutil
from itertools import product
from pathlib import Path
from typing import Any

import manual
import pytest
from lean import ACCOUNT, BROKEN, TEAM, lean_project, playbook
from offenders import for_each
from projects import DAY, run, tree

from generator.build import build, check
from generator.cli.check import PAPERS_NOT_MADE
from generator.disk.project import read_project
from generator.model.schema import json_schema

COMMANDS = manual.verbs()
GOOD = f"1 account read, no problems. Findings: 1 note.\n{PAPERS_NOT_MADE}\n"
VERBS = ("today", "calendar", "check", "build", "serve", "fmt", "schema", "export")
ROW = {"file", "line", "column", "key", "rule", "level", "message", "hint", "account"}


# --- Help --------------------------------------------------------------------------------------------------------


def test_the_command_has_these_verbs() -> None:
    assert set(COMMANDS) >= set(VERBS)
    said = playbook("--help")
    assert said.code == 0
    for verb in COMMANDS:
        assert f"\n  {verb} " in said.out


@for_each(product(sorted(COMMANDS), ["--help", "-h"]), " ".join)
def test_help_teaches_with_an_example(asked: tuple[str, str]) -> None:
    verb, option = asked
    said = playbook(verb, option)

    assert said.code == 0
    example = said.out[said.out.index("Example") :]
    assert f"\n    playbook {verb}" in example
    if verb in VERBS:
        assert "--project" in said.out
        assert "--as-of" in said.out


def test_the_command_says_its_version() -> None:
    assert playbook("--version").out.startswith("playbook, version ")


def test_the_installed_command_is_the_same(tmp_path: Path) -> None:
    result = run("playbook", "check", cwd=lean_project(tmp_path))

    assert (result.returncode, result.stderr) == (0, GOOD)


# --- Exit codes --------------------------------------------------------------------------------------------------


def test_check_of_good_accounts_ends_with_0(tmp_path: Path) -> None:
    said = playbook("check", "--project", lean_project(tmp_path))

    assert said.code == 0
    assert said.err == GOOD


def test_check_of_bad_accounts_ends_with_1(tmp_path: Path) -> None:
    said = playbook("check", "--project", lean_project(tmp_path, {"accounts/kettle-row.yaml": BROKEN}))

    assert said.code == 1
    assert "accounts/kettle-row.yaml" in said.out
    assert "did you mean `tier`?" in said.out
    assert "read: 2 errors. " in said.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--as-of", "whenever"], "`whenever` is no day"),
        (["--as-of", "2026-02-30"], "no such day"),
        (["--project", "no-such-folder"], "does not exist"),
        (["--format", "xml"], "is not one of"),
        (["--account", "nobody"], "there is no account `nobody`"),
        (["--account", "kettel-row"], "did you mean Kettle Row Bakery (kettle-row)?"),
        (["--owner", "nobody"], "there is no colleague `nobody`"),
        (["--owner", "eddith"], "did you mean Edith Marlow (edith)?"),
        (["--role", "juggler"], "is not one of"),
        (["--level", "blue"], "is not one of"),
        (["--fail-on", "whim"], "is not one of"),
        (["--loud"], "No such option"),
        (["surplus"], "unexpected extra argument"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(tmp_path: Path, arguments: list[str], words: str) -> None:
    said = playbook("check", "--project", lean_project(tmp_path), *arguments)

    assert said.code == 2
    assert words in said.err
    assert said.err.startswith("Usage: playbook check")


@pytest.mark.parametrize("verb", ["build", "serve", "check"])
def test_a_folder_without_accounts_is_wrong_usage(tmp_path: Path, verb: str) -> None:
    said = playbook(verb, "--project", tmp_path)

    assert said.code == 2
    assert "there is no folder `accounts`" in said.err
    assert "--project" in said.err


def test_the_project_is_found_from_a_folder_inside_it(tmp_path: Path) -> None:
    lean_project(tmp_path)

    assert playbook("check", "--project", tmp_path / "playbook/account").code == 0


@pytest.mark.parametrize("verb", ["build", "check"])
def test_a_wrong_epoch_is_wrong_usage(tmp_path: Path, verb: str) -> None:
    said = playbook(verb, "--project", lean_project(tmp_path), SOURCE_DATE_EPOCH="noon")

    assert said.code == 2
    assert "SOURCE_DATE_EPOCH is `noon`" in said.err


def test_the_day_asked_for_goes_before_the_environment_and_that_before_the_settings(tmp_path: Path) -> None:
    lean_project(tmp_path)

    def day(*arguments: str, **environment: str) -> str:
        said = playbook("build", "--project", tmp_path, *arguments, **environment)
        return said.err.splitlines()[0].partition(" as of ")[2]

    assert day() == "2026-11-16 ..."
    assert day(SOURCE_DATE_EPOCH="1767225600") == "2026-01-01 ..."
    assert day("--as-of", "2025-05-05", SOURCE_DATE_EPOCH="1767225600") == "2025-05-05 ..."
    assert "5 May 2025" in (tmp_path / "site/accounts/kettle-row/index.html").read_text("utf-8")


# --- Check, in each of its forms ---------------------------------------------------------------------------------


def rows(*arguments: str | Path, level: str = "warning") -> list[dict[str, Any]]:
    """The rows of a check: those of the data alone, unless asked for more."""
    return json.loads(playbook("check", "--format", "json", "--level", level, *arguments).out)


def test_json_rows_have_exactly_these_keys(tmp_path: Path) -> None:
    found = rows("--project", lean_project(tmp_path, {"accounts/kettle-row.yaml": BROKEN}))

    assert len(found) == 2
    for row in found:
        assert row.keys() == ROW
    unknown = next(row for row in found if row["rule"] == "unknown-key")
    assert unknown == {
        "file": "accounts/kettle-row.yaml",
        "line": 4,
        "column": 3,
        "key": "account.teir",
        "rule": "unknown-key",
        "level": "error",
        "message": unknown["message"],
        "hint": "did you mean `tier`?",
        "account": "kettle-row",
    }


def test_json_of_nothing_is_an_empty_list(tmp_path: Path) -> None:
    assert rows("--project", lean_project(tmp_path)) == []


def test_github_lines_name_file_line_and_column(tmp_path: Path) -> None:
    folder = lean_project(tmp_path, {"accounts/kettle-row.yaml": BROKEN})
    said = playbook("check", "--format", "github", "--level", "warning", "--project", folder)

    assert said.code == 1
    lines = said.out.splitlines()
    assert len(lines) == 2
    assert any(
        line.startswith("::error file=accounts/kettle-row.yaml,line=4,col=3,title=unknown-key::") for line in lines
    )


def test_github_lines_cannot_be_broken_out_of(tmp_path: Path) -> None:
    text = ACCOUNT + '"two\\n::error file=x::lines": 1\n'
    folder = lean_project(tmp_path, {"accounts/kettle-row.yaml": text})
    lines = playbook("check", "--format", "github", "--level", "warning", "--project", folder).out.splitlines()

    assert lines
    assert all(line.startswith("::error file=accounts/kettle-row.yaml,") for line in lines)


def test_check_can_be_asked_for_one_account(tmp_path: Path) -> None:
    changes = {"accounts/kettle-row.yaml": BROKEN, "accounts/orchard.yaml": ACCOUNT.replace("Kettle", "Orchard")}
    folder = lean_project(tmp_path, changes)

    assert playbook("check", "--project", folder, "--account", "orchard").code == 0
    assert playbook("check", "--project", folder, "--account", "kettle-row").code == 1
    assert {row["account"] for row in rows("--project", folder, "--account", "kettle-row")} == {"kettle-row"}


def test_warnings_count_as_failure_only_when_asked_to(tmp_path: Path) -> None:
    cut = ACCOUNT.replace("Kettle Row Bakery", "Acme #1 Ltd")
    folder = lean_project(tmp_path, {"accounts/kettle-row.yaml": cut})

    assert playbook("check", "--project", folder).code == 0
    assert playbook("check", "--project", folder, "--fail-on", "warning").code == 1
    assert playbook("build", "--project", folder).code == 0
    said = playbook("build", "--project", folder, "--strict")
    assert said.code == 1
    assert "nothing was built" in said.err


def test_the_schema_goes_to_the_terminal_as_it_is() -> None:
    said = playbook("schema")

    assert said.code == 0
    assert said.out == json_schema()
    assert json.loads(said.out)["type"] == "object"


# --- No traceback, whatever is wrong with the project ------------------------------------------------------------

TEMPLATE = "playbook/account/work.md.j2"

MISHAPS: dict[str, tuple[dict[str, str | bytes | None], str]] = {
    "template syntax": ({TEMPLATE: "# Work\n\n{% if page %}\n"}, f"{TEMPLATE}"),
    "unknown filter": ({TEMPLATE: "# Work\n{{ page|safe }}\n"}, "No filter named 'safe'"),
    "template not in UTF-8": ({TEMPLATE: b"# Work\ncaf\xe9\n"}, "byte 0xe9 is not valid UTF-8"),
    "role without a head": ({"playbook/roles/mediator.md.j2": "# Mediator\n"}, "begin with a head"),
    "a seventh role": ({"playbook/roles/juggler.md.j2": "---\nname: Juggler\n---\n"}, "playbook/roles/juggler.md.j2"),
    "no team": ({"accounts/_team.yaml": None}, "this file is missing"),
    "empty account": ({"accounts/kettle-row.yaml": ""}, "The file is empty"),
    "account not in UTF-8": ({"accounts/kettle-row.yaml": ACCOUNT.encode("utf-16")}, "accounts/kettle-row.yaml"),
    "account of noise": ({"accounts/kettle-row.yaml": bytes(range(256)) * 8}, "accounts/kettle-row.yaml"),
    "settings are a list": ({"playbook/settings.yaml": "- a\n"}, "playbook/settings.yaml"),
}


@pytest.mark.parametrize("mishap", MISHAPS)
def test_check_and_build_name_the_file_at_fault(tmp_path: Path, mishap: str) -> None:
    changes, words = MISHAPS[mishap]
    folder = lean_project(tmp_path, changes)

    checked, built = playbook("check", "--project", folder), playbook("build", "--project", folder)

    assert checked.code == 1
    assert words in checked.out
    assert next(iter(changes)) in checked.out
    assert built.code == 1
    assert words in built.err
    assert not (folder / "site").exists()


# What is only found out when a page is made.
LATE_MISHAPS: dict[str, tuple[str, str]] = {
    "unknown name": ("# Work\n\n{{ pgae.projects }}\n", "'pgae' is undefined"),
    "unknown part of a name": ("# Work\n\n{{ page.projcts }}\n", "projcts"),
    "a page that is not there": ('# Work\n\n{% include "account/gone.md.j2" %}\n', "account/gone.md.j2"),
    "reaching for Python": ("# Work\n\n{{ ''.__class__.__mro__ }}\n", "unsafe"),
    "counting with words": ("# Work\n\n{{ 1 + page }}\n", "TypeError"),
    "dividing by nothing": ("# Work\n\n{{ 1 // 0 }}\n", "ZeroDivisionError"),
    "itself": (f'# Work\n\n{{% include "{TEMPLATE.removeprefix("playbook/")}" %}}\n', "RecursionError"),
    "for ever": ("# Work\n\n{% for i in range(10 ** 9) %}{{ i }}{% endfor %}\n", "range"),
}


@pytest.mark.parametrize("mishap", LATE_MISHAPS)
def test_a_template_that_fails_is_named_with_its_line(tmp_path: Path, mishap: str) -> None:
    text, words = LATE_MISHAPS[mishap]
    folder = lean_project(tmp_path, {TEMPLATE: text})

    said = playbook("build", "--project", folder)

    assert said.code == 1
    assert TEMPLATE in said.err
    assert "      3:1  error" in said.err
    assert words in said.err
    assert not (folder / "site").exists()


@pytest.mark.parametrize("name", ["playbook/portfolio/home.md.j2", "playbook/roles/mediator.md.j2"])
def test_a_template_that_is_missing_where_files_are_read_is_named(tmp_path: Path, name: str) -> None:
    sources = read_project(lean_project(tmp_path)).sources
    del sources[name]

    problems = build(check(sources), DAY).problems

    assert {problem.place.file for problem in problems if problem.is_error} == {name}


def test_a_file_that_cannot_be_read_is_a_problem_of_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lean_project(tmp_path)
    really = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "kettle-row.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, *arguments, **options)

    # Taking the permission away on disk would not keep the superuser, who runs tests in containers, from reading.
    monkeypatch.setattr(Path, "open", refuse)

    for verb in ("check", "build"):
        said = playbook(verb, "--project", folder)
        assert said.code == 1, verb
        assert "accounts/kettle-row.yaml" in said.out + said.err
        assert "cannot be read: Permission denied" in said.out + said.err
    assert not (folder / "site").exists()


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    folder = lean_project(tmp_path / "project")
    secret = tmp_path / "secret.yaml"
    secret.write_text(ACCOUNT.replace("Kettle Row Bakery", "Secret Ltd"))
    (folder / "accounts/secret.yaml").symlink_to(secret)
    (tmp_path / "more").mkdir()
    shutil.copy(secret, tmp_path / "more/account.yaml")
    (folder / "accounts/linked").symlink_to(tmp_path / "more", target_is_directory=True)
    (folder / "accounts/round").symlink_to(folder / "accounts", target_is_directory=True)

    found = rows("--project", folder)
    built = playbook("build", "--project", folder)

    assert [(row["file"], row["rule"]) for row in found] == [
        ("accounts/linked", "link"),
        ("accounts/round", "link"),
        ("accounts/secret.yaml", "link"),
    ]
    assert built.code == 0
    assert not [name for name in tree(folder / "site") if "secret" in name or "linked" in name or "round" in name]
    assert "Secret Ltd" not in (folder / "site/search/search_index.json").read_text("utf-8")


def test_a_page_of_docs_that_would_collide_with_a_made_one_gives_way_and_is_named(tmp_path: Path) -> None:
    name = "accounts/kettle-row/index.md"
    folder = lean_project(tmp_path, {f"docs/{name}": "# An impostor\n"})

    said = playbook("build", "--project", folder)

    assert said.code == 0
    assert name in said.err
    page = (folder / "site/accounts/kettle-row/index.html").read_text("utf-8")
    assert "overview of Kettle Row Bakery" in page
    assert "impostor" not in page
    assert playbook("build", "--project", folder, "--strict").code == 1


# --- Export ------------------------------------------------------------------------------------------------------


def test_export_replaces_an_earlier_export_and_nothing_else(tmp_path: Path) -> None:
    folder, target = lean_project(tmp_path / "project"), tmp_path / "deep" / "pages"

    assert playbook("export", "--project", folder, target).code == 0
    first = tree(target)
    (target / "docs/left-over.md").write_text("x")
    assert playbook("export", "--project", folder, target).code == 0
    assert tree(target) == first
    assert [path.name for path in target.parent.glob("[!.]*")] == ["pages"]


@pytest.mark.parametrize("there", ["file", "folder"])
def test_export_never_replaces_what_is_no_export(tmp_path: Path, there: str) -> None:
    folder, target = lean_project(tmp_path / "project"), tmp_path / "mine"
    if there == "folder":
        target.mkdir()
    mine = target / "thesis.txt" if there == "folder" else target
    mine.write_text("three years")

    said = playbook("export", "--project", folder, target)

    assert said.code == 2
    assert "Nothing was touched" in said.err
    assert mine.read_text() == "three years"


def test_export_of_bad_accounts_leaves_the_earlier_one(tmp_path: Path) -> None:
    folder, target = lean_project(tmp_path / "project"), tmp_path / "pages"
    playbook("export", "--project", folder, target)
    before = tree(target)
    (folder / "accounts/kettle-row.yaml").write_text(BROKEN)

    said = playbook("export", "--project", folder, target)

    assert said.code == 1
    assert "nothing was exported" in said.err
    assert tree(target) == before


def test_export_into_a_file_that_stands_in_the_way_ends_in_words(tmp_path: Path) -> None:
    folder = lean_project(tmp_path / "project")
    (tmp_path / "file").write_text("x")

    said = playbook("export", "--project", folder, tmp_path / "file" / "pages")

    assert said.code == 2
    assert f"would lie in {tmp_path / 'file'}, which is a file" in said.err
    assert (tmp_path / "file").read_text() == "x"


def test_team_is_what_an_owner_is_looked_up_in(tmp_path: Path) -> None:
    folder = lean_project(tmp_path, {"accounts/_team.yaml": TEAM.replace("edith", "edit")})

    assert [(row["rule"], row["hint"]) for row in rows("--project", folder)] == [
        ("dangling-reference", "did you mean `edit`?")
    ]


@pytest.mark.parametrize("verb", ["build", "export", "today", "mkdocs"])
def test_errors_that_are_not_listed_are_counted_whoever_counts(verb: str, tmp_path: Path) -> None:
    folder = lean_project(tmp_path / "project")
    many = "".join(f"wrong_key_{number}: x\n" for number in range(45))
    (folder / "accounts" / "many.yaml").write_text(f"account: {{name: Many, owner: edith, tier: key}}\n{many}", "utf-8")

    if verb == "mkdocs":
        done = run("mkdocs", "build", cwd=folder)
        said = done.stdout + done.stderr
    else:
        found = playbook(verb, *([tmp_path / "out"] if verb == "export" else []), "--project", folder)
        said = found.out + found.err
    assert re.search(r"\b45 (problems|errors)\b", said), said[-600:]
