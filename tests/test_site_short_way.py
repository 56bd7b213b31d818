"""`playbook build` takes over pages of the last site; after any history it is the site that is made from nothing."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from lean import Outcome, playbook
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from projects import LONG, differing, run, tree
from repositories import committed, git, needs_git
from test_kept_parts import EDITS, SETTINGS, State, added, base, quick_builds, renamed, text, without

from generator.cli import build as build_module
from generator.cli.build import SiteInputs
from generator.disk import published_site
from generator.disk.document_cache import PARTS
from generator.disk.kept_links import drop_links
from generator.disk.publish import Publication, reserve_folder
from generator.disk.published_site import SITES, PublishedFile, PublishedSite
from generator.outputs import paper
from generator.parts.fingerprint import fingerprint
from generator.plugin import page_by_page, short_way
from generator.plugin.index_pieces import INDEX
from generator.plugin.page_by_page import EXTENSIONS, VERSIONS, find_obstacle
from generator.plugin.short_way import HandInputs, PageFrame, WholeInputs

__all__ = ["quick_builds"]

STEPS = 12 if LONG else 3
"""How many steps each history has."""

MKDOCS = """\
site_name: Small
site_url: https://plans.example/
edit_uri: https://code.example/edit/main/docs/
theme: {name: material, font: false, features: [content.action.edit, navigation.footer]}
extra_css: [one.css]
plugins: [search, account-playbook]
markdown_extensions: [admonition, attr_list, {toc: {permalink: true}}]
nav: [index.md, by-hand.md, more.md, {Roles: [playbook/index.md, playbook/ceo.md]}]
not_in_nav: |
  *
validation: {anchors: warn}
"""
BY_HAND = "# By hand\n\nSee [Other](accounts/other/index.md) and [more](more.md#here) of it.\n"
OWN = {
    "mkdocs.yml": MKDOCS,
    "docs/by-hand.md": BY_HAND,
    "docs/more.md": "---\nicon: material/star\n---\n# More\n\n## Here\n\nWords.\n",
    "docs/one.css": "body { color: black }\n",
}
HAND = "docs/by-hand.md"
OVERRIDE = '{% extends "base.html" %}{% block footer %}Of us{% endblock %}'

SITE_EDITS: dict[str, Callable[[State], State]] = {
    "a word by hand": text(HAND, "of it", "of that"),
    "a title in the menu": text("docs/more.md", "# More", "# Much more"),
    "a heading by hand": text("docs/more.md", "## Here", "## There"),
    "an icon": text("docs/more.md", "material/star", "material/heart"),
    "a page by hand gone": without("docs/more.md"),
    "a new page by hand": added("docs/new.md", "# New\n"),
    "a page by hand in a folder": renamed("docs/more.md", "docs/more/index.md"),
    "a page by hand in place of a made one": added("docs/accounts/other/people.md", "# Ours\n"),
    "two pages at one address": added("docs/by-hand/index.md", "# By hand too\n"),
    "a style": text("docs/one.css", "black", "white"),
    "another style": text("mkdocs.yml", "one.css", "two.css"),
    "the order of the menu": text("mkdocs.yml", "by-hand.md, more.md", "more.md, by-hand.md"),
    "a name in the menu": text("mkdocs.yml", "playbook/ceo.md", "Chief: playbook/ceo.md"),
    "the name of the site": text("mkdocs.yml", "name: Small", "name: Smaller"),
    "files for addresses": added("mkdocs.yml", f"{MKDOCS}use_directory_urls: false\n"),
    "another file": renamed("accounts/acme/all.yaml", "accounts/acme/whole.yaml"),
    "no search": text("mkdocs.yml", "plugins: [search, ", "plugins: ["),
    "one more plugin": text("mkdocs.yml", "plugins: [search", "plugins: [search, tags"),
    "an override": lambda state: added("over/main.html", OVERRIDE)(
        text("mkdocs.yml", "font: false", "font: false, custom_dir: over")(state)
    ),
    "a hook": lambda state: added("hook.py", "def on_page_content(html, **_): return html + 'Hooked'\n")(
        added("mkdocs.yml", f"{MKDOCS}hooks: [hook.py]\n")(state)
    ),
}  # fmt: skip
"""Changes of what MkDocs makes pages of, besides the accounts and the playbook."""

CHANGES = {**EDITS, **SITE_EDITS}
BESIDE_THE_FILES = ("fonts", "links", "where to edit", "another program", "an earlier version", "another commit",
                    "an earlier version of other words")  # fmt: skip
"""Edits of what is in no file here, or reaches pages another way."""


def start() -> State:
    """The files of a small project."""
    state = replace(base(), sources={**base().sources, **{name: words.encode() for name, words in OWN.items()}})
    return text(SETTINGS, "as_of: 2026-11-16\n", "")(state)  # else there is no earlier version


def write(state: State, folder: Path) -> Path:
    """Make the files of a project those of a state, and leave alone what stays the same."""
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        name = path.relative_to(folder).as_posix()
        if not name.startswith((".", "site/")) and name not in state.sources:
            path.unlink()
    for name, data in state.sources.items():
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
    return folder


def built(project: Path, state: State, *options: str, code: tuple[int, ...] = (0, 3)) -> Outcome:
    said = playbook("build", "--project", project, "--as-of", state.day.isoformat(), "--keep-going", *options)
    assert said.code in code, said.err
    return said


def from_nothing(project: Path, state: State, folder: Path) -> dict[str, str]:
    """The site of the same files in another folder, where nothing is kept."""
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns(".cache", "site", ".site.publishing"))
    built(folder, state)
    return tree(folder / "site")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of pages that MkDocs has written."""
    names: list[str] = []
    build_page = mkdocs_build._build_page

    def note(page: Any, *given: Any, **more: Any) -> None:
        if page.file.is_modified():
            names.append(page.file.src_uri)
        build_page(page, *given, **more)

    monkeypatch.setattr(mkdocs_build, "_build_page", note)
    return names


class Killed(BaseException):
    """Stands for the end of a process."""


def _kill_while(owner: type, name: str, chance: random.Random, project: Path, state: State) -> None:
    """A build that ends in the middle, at some call of a method."""
    method, left = getattr(owner, name), chance.choice([0, 1, 5, 20])

    def kill(*given: Any, **more: Any) -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise Killed
        return method(*given, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, kill)
        try:
            built(project, state)
        except Killed:
            assert not list((project / ".site.publishing").glob("new-*"))


def _cut_short(folder: Path, chance: random.Random) -> None:
    for path in sorted(folder.iterdir()):
        if path.name != ".gitignore" and chance.random() < 0.5:
            path.write_bytes(path.read_bytes()[: chance.choice([0, 20, -9])])


def _exchange(folder: Path) -> None:
    paths = sorted(path for path in folder.iterdir() if path.name != ".gitignore")
    for one, other in zip(paths[::2], paths[1::2], strict=False):
        data = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(data)


def _edit_site(site: Path, chance: random.Random) -> None:
    """Somebody changes published files, by their own hands."""
    paths = sorted(path for path in site.rglob("*") if path.is_file() and path.name != "built-by-playbook")
    for path in chance.sample(paths, 5):
        chance.choice([partial(path.write_bytes, b"Mine"), path.unlink])()
    index = site / INDEX
    if chance.random() < 0.5 and index.is_file():
        index.write_text(index.read_text("utf-8").replace("Acme", "Emca"), "utf-8")


def _harms(chance: random.Random, project: Path, state: State) -> list[tuple[str, Callable[[], object]]]:
    """What may happen between two builds, besides edits."""
    return [
        ("nothing", lambda: None),
        ("killed while files are taken over", lambda: _kill_while(PublishedSite, "link", chance, project, state)),
        ("killed while pages are written", lambda: _kill_while(File, "is_documentation_page", chance, project, state)),
        ("killed before it is recorded", lambda: _kill_while(PublishedSite, "write_record", chance, project, state)),
        ("killed before it is published", lambda: _kill_while(Publication, "publish", chance, project, state)),
        ("parts cut short", lambda: _cut_short(project / PARTS, chance)),
        ("parts exchanged", lambda: _exchange(project / PARTS)),
        ("the record cut short", lambda: _cut_short(project / SITES, chance)),
        ("the site edited", lambda: _edit_site(project / "site", chance)),
        ("all that was kept gone", lambda: shutil.rmtree(project / ".cache")),
        ("built by MkDocs", lambda: run("mkdocs", "build", "--quiet", cwd=project)),
        ("committed", lambda: committed(project, {}, "2026-10-10")),
    ]  # fmt: skip


@needs_git
@pytest.mark.parametrize("seed", range(2))
def test_after_any_history_the_site_is_the_one_made_from_nothing(seed: int, tmp_path: Path) -> None:
    chance, project, state = random.Random(seed), tmp_path / "project", start()
    write(state, project)
    (project / ".gitignore").write_text(".cache\nsite\n.site.publishing\n")
    git(project, "init", "--quiet")
    built(project, state)
    for step in range(STEPS):
        harm, do = chance.choice(_harms(chance, project, state))
        names = chance.sample(sorted(CHANGES.keys() - set(BESIDE_THE_FILES)), chance.choice([0, 1, 1, 2, 3]))
        state = start()
        for name in names:
            state = CHANGES[name](state)
        if chance.random() < 0.5:
            do()
            write(state, project)
        else:
            write(state, project)
            do()
        built(project, state)

        nothing = from_nothing(project, state, tmp_path / f"nothing{step}")
        assert not differing(tree(project / "site"), nothing), (step, harm, names)


@pytest.fixture
def project(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site has been built, with the parts that the first of them left."""
    folder, parts = write(start(), tmp_path / "project"), tmp_path_factory.getbasetemp() / "parts-of-the-first"
    if parts.is_dir():
        shutil.copytree(parts, folder / PARTS)
    built(folder, start())
    if not parts.is_dir():
        shutil.copytree(folder / PARTS, parts)
    return folder


def test_when_nothing_has_changed_all_files_are_those_of_the_last_site(project: Path, rendered: list[str]) -> None:
    before = {path: path.stat().st_ino for path in (project / "site").rglob("*") if path.is_file()}

    said = built(project, start()).err

    assert "Nothing has changed: 69 pages" in said
    assert not rendered
    assert {path: path.stat().st_ino for path in (project / "site").rglob("*") if path.is_file()} == before


def test_what_is_wrong_is_said_again_when_nothing_has_changed(project: Path) -> None:
    state = write_and_give(EDITS["an error"](start()), project)
    said = [built(project, state, code=(3,)).err for _ in range(2)]

    assert "2026-11-31" in said[0]
    assert "Nothing has changed" in said[1]
    told = [[line for line in words.splitlines() if "pages as of" not in line] for words in said]
    assert told[0] == told[1]
    before = tree(project / "site")
    assert playbook("build", "--project", project, "--as-of", "2026-11-16").code == 1
    assert tree(project / "site") == before


def test_an_edit_makes_the_pages_that_show_it(project: Path, rendered: list[str]) -> None:
    built(project, write_and_give(EDITS["a note"](start()), project))

    assert "accounts/acme/timeline.md" in rendered
    assert not [name for name in rendered if name.startswith(("accounts/other/", "by-hand"))]


def write_and_give(state: State, project: Path) -> State:
    write(state, project)
    return state


def test_fresh_makes_everything_again(project: Path, rendered: list[str]) -> None:
    before = tree(project / "site")
    built(project, start(), "--fresh")

    assert len(rendered) > 30
    assert tree(project / "site") == before


@pytest.mark.parametrize("name", ["gone", "another id", "closed", "not to be read", "a name"])
def test_an_account_that_goes_is_nowhere_any_more(name: str, project: Path, tmp_path: Path) -> None:
    state = write_and_give(EDITS[name](start()), project)
    built(project, state)

    assert not differing(tree(project / "site"), from_nothing(project, state, tmp_path / "nothing"))
    if name == "gone":
        assert not (project / "site" / "accounts" / "other").exists()
        files = [path for path in (project / "site").rglob("*") if path.suffix in (".html", ".json", ".xml", ".ics")]
        assert [path.name for path in files if "accounts/other/" in path.read_text("utf-8")] == ["index.html"], (
            "by hand"
        )


def test_a_file_that_is_taken_over_is_never_written_in_place(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project / "site", tmp_path / "kept", copy_function=os.link)
    before = tree(tmp_path / "kept")
    for name in ("a title in the menu", "the name of the site", "two pages at one address", "a note"):
        built(project, write_and_give(CHANGES[name](start()), project))

    assert tree(tmp_path / "kept") == before


def test_a_warning_is_said_each_time(project: Path) -> None:
    state = write_and_give(added(HAND, "# By hand\n\n[gone](gone.md) [no such](more.md#no-such)\n")(start()), project)

    said = [built(project, state).err for _ in range(2)]
    assert "gone.md" in said[0]
    assert "#no-such" in said[0]
    assert said[0] == said[1]


def test_a_page_that_mkdocs_has_to_render_as_a_whole_is_read_each_time(project: Path, rendered: list[str]) -> None:
    odd = text("playbook/account/work.md.j2", "{% import", "<div>\nnever closed\n\n{% import")
    first = odd(start())
    built(project, write_and_give(first, project))
    rendered.clear()
    built(project, write_and_give(EDITS["a note"](first), project))

    assert "accounts/other/work.md" in rendered
    assert "accounts/other/people.md" not in rendered


def test_a_link_that_leads_nowhere_since_another_page_changed_is_said(project: Path) -> None:
    state = write_and_give(CHANGES["a heading by hand"](start()), project)

    assert "does not contain an anchor '#here'" in built(project, state).err


@pytest.mark.parametrize("name", ["one more plugin", "an override", "a hook"])
def test_what_is_not_known_asks_for_the_long_way(name: str, project: Path, rendered: list[str]) -> None:
    state = write_and_give(CHANGES[name](start()), project)
    words = {"one more plugin": "the plugin `tags`", "an override": "`custom_dir`", "a hook": "the hook `hook.py`"}
    for _ in range(2):
        rendered.clear()
        assert words[name] in built(project, state).err
        assert len(rendered) > 30


OTHER_SETUPS = {
    "the plugin `tags`": "plugins: [search, tags, account-playbook]",
    "the plugin `offline`": "plugins: [search, account-playbook, offline]",
    "the theme `mkdocs`": "theme: mkdocs",
    "the template `more.html`": "extra_templates: [more.html]",
    "the template `feed.xml`": "theme: {name: material, font: false, static_templates: [feed.xml]}",
    "the Markdown extension `pymdownx.snippets`": "markdown_extensions: [pymdownx.snippets]",
    "the Markdown extension `pymdownx.b64`": "markdown_extensions: [pymdownx.b64]",
    "the function `posixpath.join`": "markdown_extensions: [{toc: {slugify: !!python/name:posixpath.join }}]",
}


@pytest.mark.parametrize("obstacle", OTHER_SETUPS)
def test_whatever_is_not_on_the_list_is_named(obstacle: str, tmp_path: Path) -> None:
    key = OTHER_SETUPS[obstacle].partition(":")[0]
    lines = [line for line in MKDOCS.splitlines() if not line.startswith(f"{key}:")]
    assert find_obstacle(configured(tmp_path, MKDOCS)) == ""
    assert find_obstacle(configured(tmp_path, "\n".join([*lines, OTHER_SETUPS[obstacle]]))) == obstacle


@pytest.mark.parametrize("library", VERSIONS)
def test_another_version_of_a_library_is_named(library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(VERSIONS, library, "0.")
    assert find_obstacle(configured(tmp_path, MKDOCS)) == f"version {page_by_page.find_version(library)} of {library}"


def configured(folder: Path, words: str) -> MkDocsConfig:
    """A configuration of MkDocs as it is read."""
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(words, "utf-8")
    return load_config(str(folder / "mkdocs.yml"))


ALL_EXTENSIONS = """\
# All

*[PB]: Playbook

PB, ==mark==, ^^insert^^, ~~gone~~, H~2~O, ++ctrl+a++, (c), `#!python 1 + 1`, "quoted", a note[^1]. { #here }

[^1]: Of that page.

Term
:   What it means

- [x] done

=== "One"
    Words.

??? note "More"
    Words.

```python
x = 1
```
"""


def test_all_extensions_on_the_list_act_on_one_page(tmp_path: Path, rendered: list[str]) -> None:
    at = MKDOCS.index("markdown_extensions")
    names = sorted(EXTENSIONS - {"fenced_code", "codehilite"})  # which superfences and highlight take the place of
    setup = f"{MKDOCS[:at]}markdown_extensions: [{', '.join(names)}]\n{MKDOCS[MKDOCS.index('nav:') :]}"
    first = added("docs/all.md", ALL_EXTENSIONS)(added("mkdocs.yml", setup)(start()))
    project = write(first, tmp_path / "project")
    assert "All pages" not in built(project, first).err
    rendered.clear()
    state = text(HAND, "of it", "of that")(first)
    built(project, write_and_give(state, project))

    assert rendered == ["by-hand.md"]
    assert not differing(tree(project / "site"), from_nothing(project, state, tmp_path / "nothing"))


LEFT_OUT: dict[tuple[type, str], str] = {
    (PageFrame, "settings"): "the name of the site",
    (PageFrame, "program"): "another program",
    (PageFrame, "versions"): "another theme",
    (HandInputs, "text"): "a word by hand",
    (HandInputs, "names"): "gone",
}
"""For each input the edit that shows it."""


@pytest.mark.parametrize(("left_out", "name"), LEFT_OUT.items(), ids=lambda given: str(given))
def test_an_input_left_out_of_the_key_would_be_noticed(
    left_out: tuple[type, str], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind, entry = left_out
    whole = count()

    def forgetful(value: Any) -> str:
        if type(value) is WholeInputs:  # nothing is taken over as a whole
            return f"the whole, {next(whole)}"
        return fingerprint(replace(value, **{entry: None}) if type(value) is kind else value)

    project = write(start(), tmp_path / "project")
    with monkeypatch.context() as patch:
        patch.setattr(short_way, "fingerprint", forgetful)
        built(project, start())
        run_others(name, monkeypatch)
        state = write_and_give(CHANGES[name](start()), project) if name in CHANGES else start()
        built(project, state)
        forgotten = tree(project / "site")
    built(project, state)

    nothing = from_nothing(project, state, tmp_path / "nothing")
    assert differing(forgotten, nothing), "without this input it is noticed"
    assert not differing(tree(project / "site"), nothing), "and with it all is well"


def run_others(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go on with another program or another theme, by which every page looks otherwise."""
    if name in ("another program", "another theme"):
        part = "identify_program" if name == "another program" else "find_version"
        monkeypatch.setattr(short_way, part, lambda *_: "another")
        get_context = mkdocs_build.get_context
        monkeypatch.setattr(
            mkdocs_build, "get_context", lambda *given, **more: get_context(*given, **more) | {"base_url": name}
        )


def test_the_test_above_leaves_out_every_input() -> None:
    inputs = {(kind, entry.name) for kind in (PageFrame, HandInputs) for entry in fields(kind)}
    assert inputs == LEFT_OUT.keys()


WHOLE_LEFT_OUT: dict[tuple[type, str], str] = {
    (WholeInputs, "frame"): "the name of the site",
    (WholeInputs, "others"): "a note",
    (WholeInputs, "files"): "a style",
    (SiteInputs, "sources"): "a note",
    (SiteInputs, "problems"): "a link",
    (SiteInputs, "day"): "another day",
    (SiteInputs, "earlier"): "a commit",
    (SiteInputs, "fonts"): "a font",
}
"""For each input of a whole site the change that shows it."""


@needs_git
@pytest.mark.parametrize(("left_out", "name"), WHOLE_LEFT_OUT.items(), ids=lambda given: str(given))
def test_an_input_left_out_of_the_whole_would_be_noticed(
    left_out: tuple[type, str], name: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgetful(value: Any) -> str:
        kind, entry = left_out
        return fingerprint(replace(value, **{entry: None}) if type(value) is kind else value)

    for module in (short_way, build_module):
        monkeypatch.setattr(module, "fingerprint", forgetful)
    assert "Nothing has changed" not in built(project, start()).err
    assert "Nothing has changed" in built(project, start()).err
    state = write_and_give(CHANGES[name](start()) if name in CHANGES else start(), project)
    if name == "a link":
        (project / "accounts" / "link.yaml").symlink_to("other.yaml")
    elif name == "a commit":
        committed(project, {"accounts/acme/all.yaml": "account: {name: Acme, owner: priya, tier: key}\n"}, "2026-09-01")
        write(state, project)
    elif name == "a font":
        monkeypatch.setattr(paper, "_edition_bytes", lambda _: b"another")

    assert "Nothing has changed" in built(project, state).err, "without this input nothing is noticed"
    monkeypatch.setattr(short_way, "fingerprint", fingerprint)
    monkeypatch.setattr(build_module, "fingerprint", fingerprint)
    assert "Nothing has changed" not in built(project, state).err


def test_the_tests_above_leave_out_every_input_of_the_whole() -> None:
    assert {(kind, entry.name) for kind in (WholeInputs, SiteInputs) for entry in fields(kind)} == WHOLE_LEFT_OUT.keys()


def test_a_menu_left_out_would_be_noticed(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = write_and_give(CHANGES["a title in the menu"](start()), project)
    with monkeypatch.context() as patch:
        patch.setattr(short_way.ShortWay, "compare_menu", lambda _: None)
        built(project, state)

    assert differing(tree(project / "site"), from_nothing(project, state, tmp_path / "nothing"))


def _same_time(path: Path) -> None:
    """A file written in place, at the time it had."""
    before = path.stat()
    path.write_bytes(path.read_bytes() + b"<!-- mine -->")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _same_size(path: Path) -> None:
    """A file written in place, as long as it was."""
    path.write_bytes(path.read_bytes().replace(b"By hand", b"My hand"))


def _same_size_and_time(path: Path) -> None:
    """A file in place of another that is as long and has its time."""
    before, data = path.stat(), path.read_bytes().replace(b"By hand", b"My hand")
    other = path.with_name("other")
    other.write_bytes(data)
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


CHANGED_FILES = {"size": _same_time, "time": _same_size, "number": _same_size_and_time}


@pytest.mark.parametrize("sign", CHANGED_FILES)
def test_a_file_that_somebody_changed_is_made_again(sign: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, page = tree(project / "site"), project / "site" / "by-hand" / "index.html"

    def forgetful(path: str, known: PublishedFile) -> bool:
        found = Path(path).lstat()
        signs = {"size": found.st_size, "time": found.st_mtime_ns, "number": found.st_ino}
        return all(getattr(known, name) == value for name, value in signs.items() if name != sign)

    CHANGED_FILES[sign](page)
    built(project, start())
    assert tree(project / "site") == before
    CHANGED_FILES[sign](page)
    drop_links(project / ".site.publishing")  # they would be links to the page as it was
    with monkeypatch.context() as patch:
        patch.setattr(published_site, "_is_same", forgetful)
        built(project, start())
    assert differing(tree(project / "site"), before) == ["by-hand/index.html"], "without this sign it is noticed"


def test_the_next_site_begins_with_links_to_nothing_but_what_is_in_place(project: Path, tmp_path: Path) -> None:
    links = project / ".site.publishing" / "links"
    built(project, write_and_give(CHANGES["a word by hand"](start()), project))
    kept = tree(links)

    assert len(kept) > 80
    assert kept.items() < tree(project / "site").items()
    assert all((links / name).samefile(project / "site" / name) for name in kept)

    for name in ("foreign.txt", "more/index.html"):
        (links / name).unlink(missing_ok=True)
        (links / name).write_text("somebody's")
    built(project, write_and_give(start(), project))
    assert tree(project / "site") == from_nothing(project, start(), tmp_path / "nothing")


def test_where_the_site_is_made_in_another_way_no_links_are_kept(project: Path) -> None:
    built(project, write_and_give(CHANGES["a word by hand"](start()), project))
    links = project / ".site.publishing" / "links"
    assert links.is_dir()
    with reserve_folder(project / "site", print):
        assert not links.exists()
