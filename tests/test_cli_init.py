"""A project that begins: it holds what is its own, and can be used at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from lean import playbook
from mkdocs.config.base import load_config
from projects import ROOT, tree

from generator.cli import main
from generator.disk.program import read_samples
from generator.disk.project import read_project
from generator.editing.editor import KINDS
from generator.load.book import load_book
from generator.model.problem import Place
from generator.plugin.builds import editor_of

OWN = {
    ".gitignore",
    ".vscode/settings.json",
    "accounts/_team.yaml",
    "docs/assets/logo.svg",
    "mkdocs.yml",
    "playbook/settings.yaml",
}
SCHEMAS = {kind.file for kind in KINDS}
SAID = ("--company", "Larkfield", "--name", "Priya Nair", "--email", "priya@larkfield.example")


def init(folder: Path, *options: str | Path) -> Path:
    """Begin a project, and fail with its words when it does not come about."""
    said = playbook("init", folder, *options, LOGNAME="priya")
    assert said.code == 0, said.err
    return folder


def text(file: Path) -> str:
    return file.read_text("utf-8")


def test_it_holds_its_own_files_and_what_editors_need(tmp_path: Path) -> None:
    folder = init(tmp_path / "plans")

    assert tree(folder).keys() == OWN | SCHEMAS
    assert sum(len(text(folder / name).splitlines()) for name in OWN) < 80
    assert "/.schema/\n" in text(folder / ".gitignore")
    assert json.loads(text(folder / ".vscode/settings.json"))["yaml.schemas"]


def test_what_is_said_is_where_it_belongs(tmp_path: Path) -> None:
    folder = init(tmp_path / "plans", *SAID)
    loaded = load_book(read_project(folder).sources)
    (me,) = loaded.book.team

    assert loaded.problems == ()
    assert (me.id, me.name, me.role, me.email) == ("priya", "Priya Nair", "account_manager", "priya@larkfield.example")
    assert load_config(str(folder / "mkdocs.yml")).site_name == "Larkfield: account plans"


def test_without_a_word_of_who_it_is_the_login_is_the_first_colleague(tmp_path: Path) -> None:
    folder = init(tmp_path / "plans")

    assert [member.id for member in load_book(read_project(folder).sources).book.team] == ["priya"]
    assert playbook("new", "Sorrel Foods", "--owner", "me", "--project", folder).code == 0
    assert "owner: priya\n" in text(folder / "accounts/sorrel-foods.yaml")


def test_what_is_not_given_is_asked_where_somebody_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.terminal.somebody_there", lambda: True)
    answers = "Larkfield\nPriya Nair\n\nhttps://git.larkfield.example/plans\ngitea\n"

    said = CliRunner().invoke(main, ["init", str(tmp_path / "plans")], input=answers, catch_exceptions=False)

    assert said.exit_code == 0, said.output
    assert "What runs there" in said.output
    assert "name: Priya Nair" in text(tmp_path / "plans/accounts/_team.yaml")
    assert "email" not in text(tmp_path / "plans/accounts/_team.yaml")


@pytest.mark.parametrize("name", ['O\'Brien & "Sons": #1 {{ x }} $y', "株式会社", "- [x] yes", "null", "12:30"])
def test_any_name_arrives_as_it_was_typed(tmp_path: Path, name: str) -> None:
    folder = init(tmp_path / "plans", "--company", name, "--name", name)
    loaded = load_book(read_project(folder).sources)

    assert loaded.problems == ()
    assert [member.name for member in loaded.book.team] == [name]
    assert load_config(str(folder / "mkdocs.yml")).site_name == f"{name}: account plans"


def test_the_samples_come_with_their_day_and_with_whoever_begins(tmp_path: Path) -> None:
    folder = init(tmp_path / "trial", "--samples", "--name", "Robin Vale")
    sources = read_project(folder).sources
    loaded = load_book(sources)

    assert loaded.problems == load_book(read_project(ROOT).sources).problems
    assert len(loaded.book.accounts) == 11
    assert str(loaded.book.settings.as_of) == "2026-11-16"
    assert [member.id for member in loaded.book.team][:2] == ["robin", "priya"]
    same = [name for name, data in read_samples().items() if sources[name] == data]
    assert {*read_samples()} - {*same} == {"accounts/_team.yaml", "playbook/settings.yaml"}


@pytest.mark.parametrize(("name", "ids"), [("Priya Nair", ["priya"]), ("Priya Shaw", ["priya-shaw", "priya"])])
def test_a_name_of_the_samples_is_not_there_twice(tmp_path: Path, name: str, ids: list[str]) -> None:
    folder = init(tmp_path / "trial", "--samples", "--name", name)
    team = [member.id for member in load_book(read_project(folder).sources).book.team]

    assert [id for id in team if id.startswith("priya")] == ids


def test_it_says_how_to_go_on_where_the_name_of_the_folder_has_spaces(tmp_path: Path) -> None:
    folder = tmp_path / "Pläne 2027 📈"
    said = playbook("init", folder)

    assert said.code == 0
    assert f'  cd "{folder}"\n' in said.err


@pytest.mark.parametrize(
    ("address", "host", "pencil", "line"),
    [
        ("https://github.com/a/plans", "", "/edit/main/docs/{path}", "/blob/main/accounts/b.yaml#L3"),
        ("https://gitlab.com/a/plans/", "", "/-/edit/main/docs/{path}", "/-/blob/main/accounts/b.yaml#L3"),
        ("https://git.house.test/a/plans", "gitlab", "/-/edit/main/docs/{path}", "/-/blob/main/accounts/b.yaml#L3"),
        (
            "https://git.house.test/a/plans",
            "gitea",
            "/_edit/main/docs/{path}",
            "/src/branch/main/accounts/b.yaml#L3",
        ),
        ("https://codeberg.org/a/plans", "", "/_edit/main/docs/{path}", "/src/branch/main/accounts/b.yaml#L3"),
        ("https://bitbucket.org/a/plans", "", "/src/main/docs/{path}?mode=edit", "/src/main/accounts/b.yaml#lines-3"),
    ],
)
def test_the_pencil_leads_to_where_the_project_is_kept(
    tmp_path: Path, address: str, host: str, pencil: str, line: str
) -> None:
    folder = init(tmp_path / "plans", "--repository", address, *(["--host", host] if host else []))
    config = folder / "mkdocs.yml"

    assert load_config(str(config)).edit_uri_template == address.rstrip("/") + pencil
    assert editor_of(config)(Place("accounts/b.yaml", 3)) == address.rstrip("/") + line


@pytest.mark.parametrize(
    ("options", "file"),
    [
        (["--repository", "https://github.com/a/plans"], ".github/workflows/plans.yml"),
        (["--repository", "https://gitlab.com/a/plans"], ".gitlab-ci.yml"),
        (["--ci", "gitlab"], ".gitlab-ci.yml"),
        (["--repository", "https://codeberg.org/a/plans"], ".gitea/workflows/plans.yml"),
        (["--ci", "gitea"], ".gitea/workflows/plans.yml"),
        (["--repository", "https://bitbucket.org/a/plans"], ""),
        (["--repository", "https://github.com/a/plans", "--ci", "none"], ""),
    ],
)
def test_changes_are_checked_where_the_host_can(tmp_path: Path, options: list[str], file: str) -> None:
    folder = init(tmp_path / "plans", *options)

    assert tree(folder).keys() - OWN - SCHEMAS == ({file, "requirements.txt"} if file else set())
    if file:
        assert "playbook check" in text(folder / file)
        assert "account-playbook==" in text(folder / "requirements.txt")


def test_a_logo_of_ones_own_is_on_every_page(tmp_path: Path) -> None:
    logo = tmp_path / "Mark.PNG"
    logo.write_bytes(b"\x89PNG")

    folder = init(tmp_path / "plans", "--logo", logo)

    assert (folder / "docs/assets/logo.png").read_bytes() == b"\x89PNG"
    assert load_config(str(folder / "mkdocs.yml")).theme["logo"] == "assets/logo.png"


def test_a_new_repository_is_no_filled_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".venv").mkdir()

    init(tmp_path)

    assert (tmp_path / "mkdocs.yml").is_file()


REFUSED: dict[str, tuple[list[str], str]] = {
    "a project": (["."], "is a project already. Name a folder that is not there yet, such as plans"),
    "a folder with something in it": (["full"], "is not empty. Name a folder that is not there yet, such as full"),
    "a hidden file of ours": (["hidden"], "nothing is ever written over"),
    "an address that says more": (
        ["new", "--repository", "https://a.test/b #c"],
        "expected an address such as https://",
    ),
    "no address": (["new", "--repository", "github.com/a"], "expected an address such as https://"),
    "a host nobody knows": (["new", "--repository", "https://git.house.test/a"], "with --host: github, gitlab"),
    "no language": (["new", "--language", "klingon"], "known are af, ar,"),
    "no picture": (["new", "--logo", "full/notes.txt"], "expected a picture of at most 1 MB in .svg, .png"),
    "no e-mail address": (["new", "--email", "priya at home"], "accounts/_team.yaml"),
    "a name with a sign nobody sees": (["new", "--name", "Pri\x07ya"], "--name"),
}


@pytest.mark.parametrize("mishap", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mishap: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("accounts/_team.yaml", "full/notes.txt", "hidden/.gitignore"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine\n")
    before = tree(tmp_path)
    options, words = REFUSED[mishap]

    said = playbook("init", *options)

    assert said.code == 2
    assert words in " ".join(said.err.split())
    assert tree(tmp_path) == before
