"""The site of a project that holds its own files alone: the program's pages, help and look lie below them."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from html_pages import Page, broken_links, read_site
from lean import playbook
from projects import ROOT, build_site, make_once, run, tree

from generator.disk.program import PAGES_FOR_PROGRAMMERS, read_configuration, read_help

PLACE = "https://git.larkfield.example/plans"


def begin(folder: Path, *options: str) -> Path:
    """A new project with one account and a page of its own."""
    for words in (["init", folder, "--name", "Priya Nair", *options], ["new", "Sorrel Foods", "--project", folder]):
        said = playbook(*words)
        assert said.code == 0, said.err
    (folder / "docs/how-we-sell.md").write_text("# How we sell\n\nSlowly.\n", "utf-8")
    return folder


@cache
def plans() -> Path:
    """The project and its site, as MkDocs builds it."""

    def make(folder: Path) -> None:
        begin(folder)
        build_site(folder, folder / "site", "--strict")

    return make_once("own-project", make)


def pencils_of(page: Page) -> list[str]:
    """Where the pencil of a page leads."""
    return [element.attributes["href"] for element, rel in page.all("a", "rel") if rel == "edit"]


def test_there_is_a_page_of_everything_and_no_link_is_dead() -> None:
    site = plans() / "site"
    pages = read_site(site)

    assert {"", "accounts/sorrel-foods/people/", "start/", "404.html"} <= pages.keys()
    assert sum(len(list(page.addresses())) for page in pages.values()) > 1_000
    assert broken_links(site, pages) == []


def test_it_looks_as_the_program_does() -> None:
    files, own = tree(plans() / "site"), tree(ROOT / "docs/assets")
    home = (plans() / "site/index.html").read_text("utf-8")

    assert [name for name in own if files.get(f"assets/{name}") != own[name] and "overview" not in name] == []
    for name in ("tokens.css", "frame.css", "parts.css", "print.css", "playbook.js", "search.js"):
        assert f"assets/{name}" in home
    assert 'data-md-color-primary="custom"' in home
    assert "fonts.googleapis" not in home
    assert "Our company: account plans" in home


def test_it_has_no_pages_for_programmers() -> None:
    site = plans() / "site"
    found = json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]
    names = {name.removesuffix(".md") for name in PAGES_FOR_PROGRAMMERS}

    assert len(found) > 100
    assert [name for name in tree(site) if name.split("/")[0] in names] == []
    assert [entry["location"] for entry in found if entry["location"].split("/")[0] in names] == []
    assert re.search(r'href="(\.\./)*start/"', (site / "index.html").read_text("utf-8"))


def test_a_page_of_its_own_is_in_the_menu() -> None:
    assert 'href="how-we-sell/"' in (plans() / "site/index.html").read_text("utf-8")


def test_no_page_has_a_pencil_where_nobody_said_where_it_leads() -> None:
    assert [name for name, page in read_site(plans() / "site").items() if pencils_of(page)] == []


def test_pencils_lead_to_files_of_the_project_alone(tmp_path: Path) -> None:
    folder = begin(tmp_path / "plans", "--repository", PLACE, "--host", "gitlab")
    said = playbook("take", "roles/ambassador.md.j2", "--project", folder)
    assert said.code == 0, said.err
    pages = read_site(build_site(folder, tmp_path / "site", "--strict"))
    start = f"{PLACE}/-/edit/main/"
    pencils = {name: [link.removeprefix(start) for link in pencils_of(page)] for name, page in pages.items()}

    assert pencils["accounts/sorrel-foods/people/"] == ["accounts/sorrel-foods.yaml"]
    assert pencils["how-we-sell/"] == ["docs/how-we-sell.md"]
    assert pencils["playbook/ambassador/"] == ["playbook/roles/ambassador.md.j2"]
    assert pencils["playbook/mediator/"] == pencils["reference/rules/"] == pencils["start/"] == []
    assert [file for files in pencils.values() for file in files if not (folder / file).is_file()] == []


def test_what_the_project_says_itself_goes_before(tmp_path: Path) -> None:
    folder = begin(tmp_path / "plans")
    config = (folder / "mkdocs.yml").read_text("utf-8")
    own = "  palette: {scheme: slate}\n  logo:"
    (folder / "mkdocs.yml").write_text(config.replace("  logo:", own) + "nav: [index.md, how-we-sell.md]\n", "utf-8")
    (folder / "docs/start.md").write_text("# How we begin\n", "utf-8")
    (folder / "docs/assets/print.css").write_text("/* ours */\n", "utf-8")

    site = build_site(folder, tmp_path / "site")
    home = (site / "index.html").read_text("utf-8")

    assert 'data-md-color-scheme="slate"' in home
    assert "How we sell" in home
    assert "What needs you</" not in re.sub(r"(?s)<article.*?</article>", "", home)
    assert "How we begin" in (site / "start/index.html").read_text("utf-8")
    assert not (site / "rhythm").exists()  # help goes with its menu
    assert (site / "assets/print.css").read_text("utf-8") == "/* ours */\n"
    assert (site / "assets/parts.css").read_bytes() == (ROOT / "docs/assets/parts.css").read_bytes()


def test_another_theme_is_left_as_it_is(tmp_path: Path) -> None:
    folder = begin(tmp_path / "plans")
    (folder / "mkdocs.yml").write_text("site_name: Plain\ntheme: readthedocs\nplugins: [account-playbook]\n", "utf-8")

    site = build_site(folder, tmp_path / "site")

    assert (site / "accounts/sorrel-foods/people/index.html").is_file()
    assert "parts.css" not in (site / "index.html").read_text("utf-8")
    assert not (site / "start").exists()


def test_another_builder_makes_the_same_pages_of_an_export(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    for program, *arguments in (["playbook", "export", folder], ["zensical", "build", "-f", folder / "mkdocs.yml"]):
        said = run(program, *arguments, cwd=plans())
        assert said.returncode == 0, said.stdout + said.stderr

    ours, theirs = read_site(plans() / "site"), read_site(folder / "site")

    assert ours.keys() == theirs.keys()
    assert ours[""].headings == theirs[""].headings
    assert broken_links(folder / "site", theirs) == []
    assert (folder / "site/assets/parts.css").read_bytes() == (ROOT / "docs/assets/parts.css").read_bytes()
    assert "start" in [link.strip("./") for link in theirs[""].links(own=False)]


def test_what_is_said_of_this_repository_alone_goes_to_no_project() -> None:
    text = read_configuration(without=["nav"])

    assert "markdown_extensions:" in text
    assert "primary: custom" in text
    for gone in ("edit_uri", "site_name", "docs_dir", "\nnav:", "start.md"):
        assert gone not in text
    assert "start.md" in read_configuration(without=[])
    assert not set(PAGES_FOR_PROGRAMMERS) & set(re.findall(r"\S+\.md", read_configuration(without=[])))


@pytest.mark.parametrize("name", sorted(name for name in read_help() if name.endswith(".md")))
def test_help_for_projects_leads_nowhere_else(name: str) -> None:
    text = read_help()[name].decode()

    assert not [page for page in PAGES_FOR_PROGRAMMERS if f"]({page}" in text]
    assert "make site" not in text
    assert "make serve" not in text
