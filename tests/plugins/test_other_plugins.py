"""The site together with other plugins of MkDocs, at the versions of .ci/plugins.lock (`make test-plugins`)."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest
from html_pages import broken_links, read_site
from projects import everything_project, run, tree, workspace
from repositories import AUTHOR, committed, git

PEOPLE, WORK = "accounts/tarn-valley/people", "accounts/tarn-valley/work"
BEGUN, CHANGED = "2026-09-01", "2026-10-05"
"""The days on which the project was committed, and the people of its account again."""


@cache
def kept_in_git() -> Path:
    """The project with every key, as it was committed; what is printed lies in its cache already."""
    folder = workspace() / "kept"
    shutil.copytree(everything_project(), folder, ignore=shutil.ignore_patterns("site"))
    committed(folder, {".gitignore": "/.cache\n/site\n", "docs/drafts/idea.md": "# Idea\n"}, BEGUN)
    people = f"{PEOPLE}.yaml"
    committed(folder, {people: (folder / people).read_text("utf-8") + "# Looked through.\n"}, CHANGED)
    return folder


def copy_with(folder: Path, plugins: str) -> Path:
    """A copy of the project whose mkdocs.yml names these plugins."""
    shutil.copytree(kept_in_git(), folder)
    config = folder / "mkdocs.yml"
    named = f"plugins: [search, account-playbook{plugins and ', '}{plugins}]\n"
    text = re.sub(r"plugins:\n(  - .*\n)+", named, config.read_text("utf-8"))
    config.write_text(f"site_url: https://plans.larkfield.example/\n{text}", "utf-8")
    return folder


def build(folder: Path) -> Path:
    said = run("mkdocs", "build", "--quiet", "--strict", cwd=folder)
    assert said.returncode == 0, said.stdout + said.stderr
    assert "Traceback" not in said.stdout + said.stderr
    return folder / "site"


@cache
def plain() -> frozenset[str]:
    """Every page and every document that there is without another plugin."""
    names = tree(build(copy_with(workspace() / "plain", "")))
    found = frozenset(name for name in names if name.endswith(".html") or name.startswith(("accounts/", "calendar/")))
    assert len(found) > 60
    return found


def source(site: Path, page: str) -> str:
    return (site / page / "index.html").read_text("utf-8")


def dates_of_git(site: Path) -> bool:
    """Whether each page has the day of the file it is made from, and none that of the build."""
    days = [re.findall(r"(?:plugin-iso_date|iso_date)[^>]*>(\S+?)<", source(site, page)) for page in (PEOPLE, WORK)]
    return days == [[CHANGED, BEGUN], [BEGUN, BEGUN]]


def dates_of_feed(site: Path) -> bool:
    """Whether the feed has the people's page as changed last, on its day."""
    items = re.findall(r"<item>.*?</item>", (site / "feed_rss_updated.xml").read_text("utf-8"), re.DOTALL)
    days = {re.search("<link>(.*?)</link>", item)[1]: re.search("<pubDate>(.{16})", item)[1] for item in items}
    own = days.pop(f"https://plans.larkfield.example/{PEOPLE}/")
    return own == "Mon, 05 Oct 2026" and set(days.values()) == {"Tue, 01 Sep 2026"}


def in_both_languages(site: Path) -> bool:
    """Whether every page and document is there in the second language too."""
    return all((site / "de" / name).is_file() for name in plain() if name != "404.html")


def macros_left_alone(site: Path) -> bool:
    """Whether the pages that show templates still show them, and others are rendered."""
    shown = "".join(source(site, page) for page in ("add-a-field", "add-a-key", "change-a-role"))
    told = [page.name for page in read_site(site).values() if re.search(r"Macro \w+ Error", page.text)]
    return not told and shown.count("{{") > 5 and "<p>Made on two days</p>" in source(site, "drafts/idea")


I18N = (
    "i18n: {docs_structure: suffix, languages: [{locale: en, name: English, default: true}, "
    "{locale: de, name: Deutsch}]}"
)

PLUGINS: Mapping[str, Callable[[Path], bool] | None] = {
    "awesome-nav": None,
    "awesome-pages": None,
    "literate-nav": None,
    "section-index": None,
    "tags": None,
    "include-markdown": None,
    "minify: {minify_html: true}": lambda site: "\n\n" not in source(site, PEOPLE),
    "glightbox": lambda site: "glightbox.min.js" in source(site, PEOPLE),
    f"redirects: {{redirect_maps: {{old.md: {PEOPLE}.md}}}}": lambda site: (
        f'href="../{PEOPLE}/"' in source(site, "old")
    ),
    "exclude: {glob: [drafts/*]}": lambda site: not (site / "drafts").exists(),
    "git-authors": lambda site: "Priya Nair" in source(site, PEOPLE),
    "git-revision-date-localized: {type: iso_date, enable_creation_date: true}": dates_of_git,
    "rss: {length: 100, match_path: 'accounts/.*'}": dates_of_feed,
    "macros": macros_left_alone,
    "print-site": lambda site: "Write your first account" in source(site, "print_page"),
    I18N: in_both_languages,
}
"""Plugins as they stand in mkdocs.yml, and whether the site shows their work where it shows in every site."""


INSTALLED = [plugin for plugin in PLUGINS if not plugin.startswith("rss") or sys.platform != "win32"]


@pytest.mark.parametrize("plugin", INSTALLED, ids=lambda plugin: plugin.partition(":")[0])
def test_the_site_is_whole_with_another_plugin(tmp_path: Path, plugin: str) -> None:
    folder = copy_with(tmp_path / "project", plugin)
    (folder / "docs/drafts/idea.md").write_text("# Idea\n\nMade on {{ 'two days' }}\n", "utf-8")
    site = build(folder)

    left_out = "drafts/" if plugin.startswith("exclude") else "nothing"
    assert {name for name in plain() - tree(site).keys() if not name.startswith(left_out)} == set()
    shows = PLUGINS[plugin]
    assert shows is None or shows(site)
    # One page to print the whole menu on: its links to pages beside the menu lead nowhere.
    assert [link for link in broken_links(site, read_site(site)) if not link.startswith("print_page/")] == []


def test_pages_in_two_languages_open_without_a_server_too(tmp_path: Path) -> None:
    site = build(copy_with(tmp_path / "project", f"offline, {I18N}"))

    assert (site / f"de/{PEOPLE}.html").is_file()
    assert broken_links(site, read_site(site), folders=False) == []


def test_a_site_under_a_password_hides_the_pages(tmp_path: Path) -> None:
    site = build(copy_with(tmp_path / "project", "encryptcontent: {global_password: correct-horse}"))

    assert plain() <= tree(site).keys()
    assert "Mabel Thwaite" not in source(site, PEOPLE)
    assert "Mabel Thwaite" not in (site / "search/search_index.json").read_text("utf-8")


def test_dates_of_git_do_not_depend_on_the_day_of_the_build(tmp_path: Path) -> None:
    plugins = "git-revision-date-localized: {type: datetime}, git-authors"
    trees = [tree(build(copy_with(tmp_path / name / "project", plugins))) for name in ("one", "two")]

    assert trees[0] == trees[1]


def test_a_version_is_put_beside_others_by_mike(tmp_path: Path) -> None:
    folder = copy_with(tmp_path / "project", "mike")
    said = run("mike", "deploy", "1.0", cwd=folder, **AUTHOR)
    assert said.returncode == 0, said.stdout + said.stderr

    kept = set(git(folder, "ls-tree", "-r", "--name-only", "gh-pages").splitlines())
    assert {f"1.0/{name}" for name in plain()} <= kept
