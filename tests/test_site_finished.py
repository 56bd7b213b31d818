"""Pages that reach MkDocs finished: their links are looked up, and other plugins and search see them as before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lean import MKDOCS, lean_project, playbook
from projects import run

MATERIAL = (
    MKDOCS.replace("mkdocs}", "material}") + "not_in_nav: |\n  *\nmarkdown_extensions: [{toc: {permalink: true}}]\n"
)
STRICT = MATERIAL + "validation: {anchors: warn, absolute_links: warn, unrecognized_links: warn}\n"
PEOPLE, WORK = "playbook/account/people.md.j2", "playbook/account/work.md.j2"

# --- Links -----------------------------------------------------------------------------------------------------------

GOOD_LINKS = """\
# People

<p><a href="{work}#our-work">a</a> <a href="#people">b</a> <a href="{up}assets/logo.png">c</a></p>

[d](work.md#our-work), [e](../../by-hand.md#notes), ![f](../../assets/logo.png)

<https://nowhere.example/>, <a@b.example>
"""

DEAD_LINKS = {
    '<a href="../nothing/">x</a>': "../nothing/, where nothing is",
    '<a href="../../../assets/none.png">x</a>': "../../../assets/none.png, where nothing is",
    "[x](gone.md)": "../gone/, where nothing is",
    '<a href="../work/#gone">x</a>': "../work/#gone, where there is no such anchor",
    '<a href="#gone">x</a>': "#gone, where there is no such anchor",
    "[x](../../by-hand.md#gone)": "../../../by-hand/#gone, where there is no such anchor",
    '<a href="/work/">x</a>': "/work/, which begins at the root of the server",
    '<a href="https://[x/">x</a>': "https://[x/, which is no address",
}
"""What somebody writes into a template, and what is said of it."""


def linking(folder: Path, people: str, config: str = STRICT) -> Path:
    changes: dict[str, str | bytes | None] = {
        "mkdocs.yml": config,
        PEOPLE: people,
        WORK: "# Work\n\n<div>\n<h2 id='our-work'>Ours</h2>\n</div>\n",
        "docs/by-hand.md": "# By hand\n\n## Notes\n\n[Work](accounts/kettle-row/work.md#our-work)\n",
        "docs/assets/logo.png": b"\x89PNG",
    }
    return lean_project(folder, changes)


@pytest.mark.parametrize("files", [False, True], ids=["folders", "files"])
def test_links_that_lead_somewhere_are_no_fault(tmp_path: Path, files: bool) -> None:
    work, up = ("work.html", "../../") if files else ("../work/", "../../../")
    config = STRICT + ("use_directory_urls: false\n" if files else "")
    folder = linking(tmp_path, GOOD_LINKS.format(work=work, up=up), config)

    said = playbook("build", "--strict", "--project", folder)

    assert (said.code, "has a link to" in said.err) == (0, False), said.err


@pytest.mark.parametrize("link", DEAD_LINKS)
def test_a_link_that_leads_nowhere_ends_a_strict_build(tmp_path: Path, link: str) -> None:
    folder = linking(tmp_path, f"# People\n\n{link}\n")

    said = playbook("build", "--strict", "--project", folder)

    assert said.code == 1
    assert f"WARNING: accounts/kettle-row/people.md has a link to {DEAD_LINKS[link]}\n" in said.err
    assert not (folder / "site").exists()


def test_a_link_that_leads_nowhere_is_named_once_and_ends_no_other_build(tmp_path: Path) -> None:
    folder = linking(tmp_path, "# People\n\n<p><a href='../nothing/'>x</a> <a href='../nothing/'>y</a></p>\n")

    said = playbook("build", "--project", folder)

    assert said.code == 0
    assert said.err.count("where nothing is") == 1


def test_mkdocs_validation_says_how_loud_it_is(tmp_path: Path) -> None:
    quiet = MATERIAL + "validation: {links: {not_found: ignore, anchors: info}}\n"
    folder = linking(tmp_path, "# People\n\n[x](gone.md) [y](#gone) [z](/gone/)\n", quiet)

    assert playbook("build", "--strict", "--project", folder).code == 0


def test_a_page_by_hand_that_links_to_an_anchor_of_ours_is_looked_up_by_mkdocs(tmp_path: Path) -> None:
    folder = linking(tmp_path, "# People\n")
    (folder / "docs/by-hand.md").write_text("# By hand\n\n## Notes\n\n[x](accounts/kettle-row/work.md#gone)\n", "utf-8")

    said = playbook("build", "--strict", "--project", folder)

    assert said.code == 1
    assert "does not contain an anchor '#gone'" in said.err


# --- Other plugins, and search ---------------------------------------------------------------------------------------

HOOK = """
def on_page_markdown(markdown, page, config, files):
    return markdown + "\\n\\n## Written by a plugin\\n\\nIn *Markdown*.\\n"

def on_page_content(html, page, config, files):
    return html.replace("Kettle", "Copper")

def on_post_page(output, page, config):
    return output + f"<!-- {[heading.title for heading in page.toc.items[0].children]} -->"
"""

FOOT = "<p>16 November 2026</p>"
"""What stands last on each page of ours."""


def entries(folder: Path) -> dict[str, tuple[str, str]]:
    """Title and text of all that search knows, by where it leads."""
    found = json.loads((folder / "site/search/search_index.json").read_text("utf-8"))["docs"]
    return {entry["location"]: (entry["title"], entry["text"]) for entry in found}


def test_plugins_that_rewrite_markdown_or_html_still_see_our_pages(tmp_path: Path) -> None:
    folder = lean_project(tmp_path, {"hook.py": HOOK, "mkdocs.yml": MATERIAL + "hooks: [hook.py]\n"})

    assert playbook("build", "--strict", "--project", folder).code == 0

    page = (folder / "site/accounts/kettle-row/people/index.html").read_text("utf-8")
    assert '<h2 id="written-by-a-plugin">Written by a plugin<a class="headerlink"' in page
    assert "<h1 id=" in page
    assert "people of Copper Row Bakery" in page
    assert page.endswith("<!-- ['Written by a plugin'] -->")
    known = entries(folder)
    assert known["accounts/kettle-row/people/"][0] == "people of Copper Row Bakery"
    assert known["accounts/kettle-row/people/#written-by-a-plugin"] == ("Written by a plugin", "<p>In Markdown.</p>")


WATCH = """
from material.plugins.search.plugin import SearchIndex
from mkdocs.structure.pages import Page

def watched(done, what):
    def do(self, *given):
        page = self if isinstance(self, Page) else given[0]
        print(what, page.file.src_uri)
        return done(self, *given)
    return do

Page.render = watched(Page.render, "rendered")
SearchIndex.add_entry_from_context = watched(SearchIndex.add_entry_from_context, "read")
"""


def test_mkdocs_and_its_search_read_only_what_is_written_by_hand(tmp_path: Path) -> None:
    folder = lean_project(tmp_path, {"watch.py": WATCH, "mkdocs.yml": MATERIAL + "hooks: [watch.py]\n"})

    said = run("mkdocs", "build", "--quiet", cwd=folder)

    assert said.returncode == 0, said.stderr
    left_out_of_search = "read reference/template-names.md"  # which the theme sees to
    assert said.stdout.splitlines() == ["rendered by-hand.md", "read by-hand.md", left_out_of_search]


def test_search_finds_sections_of_our_pages_and_of_those_by_hand(tmp_path: Path) -> None:
    people = "# People\n\n<p>All of them</p>\n\n<section>\n<h3 id='dana'>Dana</h3>\n<p>Decides</p>\n</section>\n"
    folder = linking(tmp_path, people)

    assert playbook("build", "--strict", "--project", folder).code == 0

    known = entries(folder)
    assert known["accounts/kettle-row/people/"] == ("People – Kettle Row Bakery", "")
    assert known["accounts/kettle-row/people/#dana"] == ("Dana", "")
    assert known["playbook/"] == ("playbook", FOOT)
    assert known["by-hand/#notes"] == ("Notes", "<p>Work</p>")


def test_the_search_of_another_theme_reads_our_pages_itself(tmp_path: Path) -> None:
    folder = lean_project(tmp_path)

    assert run("mkdocs", "build", "--quiet", "--strict", cwd=folder).returncode == 0

    assert "people of Kettle Row Bakery" in entries(folder)["accounts/kettle-row/people/"][1]


def test_an_extension_that_reads_blocks_of_html_still_does(tmp_path: Path) -> None:
    config = MATERIAL.replace("markdown_extensions: [", "markdown_extensions: [pymdownx.striphtml, ")
    folder = linking(tmp_path, "# People\n\n<p>Seen <!-- by nobody --></p>\n", config)

    assert playbook("build", "--strict", "--project", folder).code == 0

    page = (folder / "site/accounts/kettle-row/people/index.html").read_text("utf-8")
    assert "<p>Seen </p>" in page
    assert entries(folder)["accounts/kettle-row/people/"] == ("People", f"<p>Seen </p> {FOOT}")
