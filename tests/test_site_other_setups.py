"""The site as people set MkDocs up: any path of mkdocs.yml, addresses that are files, links on the disk."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from html_pages import broken_links, read_site
from lean import ACCOUNT, MKDOCS, lean_project, playbook
from projects import everything_project, made, run, tree, workspace

# --- Addresses that are files ----------------------------------------------------------------------------------------

SETUPS = {
    "mkdocs": ("site_name", "use_directory_urls: false\nsite_name"),
    # What this plugin sets is known only while MkDocs builds.
    "playbook": ("  - account-playbook\n", "  - account-playbook\n  - offline\n"),
}
"""What builds the site, and what is replaced in its mkdocs.yml."""


@cache
def site_of_files(program: str) -> Path:
    """The project with every key, built so that each page is a file that opens without a server."""
    folder = workspace() / f"files-by-{program}"
    shutil.copytree(everything_project(), folder, ignore=shutil.ignore_patterns("site"))
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace(*SETUPS[program]), "utf-8")
    said = run(program, "build", "--strict", cwd=folder)
    assert said.returncode == 0, said.stderr
    return folder / "site"


@pytest.mark.parametrize("program", SETUPS)
def test_no_link_is_dead_where_addresses_are_files(program: str) -> None:
    pages = read_site(site_of_files(program))

    assert "accounts/tarn-valley/people.html" in pages
    assert sum(len(list(page.addresses())) for page in pages.values()) > 3_000
    assert broken_links(site_of_files(program), pages, folders=False) == []


@pytest.mark.parametrize("program", SETUPS)
def test_there_are_the_same_pages_and_documents_as_in_folders(program: str) -> None:
    site = made(everything_project())
    pages = {page.name.removesuffix(".md") + ".html" for page in site.pages}
    documents = {document.name for document in site.documents}

    assert len(pages) > 20
    assert len(documents) > 15
    assert pages | documents <= tree(site_of_files(program)).keys()


# --- The path of mkdocs.yml ------------------------------------------------------------------------------------------


def test_the_path_of_the_configuration_may_be_typed_in_any_way(tmp_path: Path) -> None:
    folder = lean_project(tmp_path / "plans")
    shutil.copyfile(folder / "mkdocs.yml", folder / "other.yml")
    (tmp_path / "elsewhere").mkdir()
    ways = [
        (folder, "mkdocs.yml"),
        (folder, "./mkdocs.yml"),
        (folder, "other.yml"),
        (tmp_path, "plans/mkdocs.yml"),
        (tmp_path, "./plans/mkdocs.yml"),
        (tmp_path / "elsewhere", "../plans/mkdocs.yml"),
        (folder / "docs", "../mkdocs.yml"),
        (tmp_path / "elsewhere", str(folder / "mkdocs.yml")),
    ]
    trees = []
    for cwd, path in ways:
        said = run("mkdocs", "build", "--quiet", "-f", path, cwd=cwd)
        assert (said.returncode, said.stdout + said.stderr) == (0, ""), path
        trees.append(tree(folder / "site"))
        shutil.rmtree(folder / "site")

    assert len(trees[0]) > 20
    assert all(other == trees[0] for other in trees)


def test_a_configuration_may_lie_in_a_folder_of_the_project(tmp_path: Path) -> None:
    config = "docs_dir: ../docs\n" + MKDOCS
    folder = lean_project(tmp_path, {"mkdocs.yml": None, "setup/mkdocs.yml": config})

    said = run("mkdocs", "build", "--quiet", "-f", "setup/mkdocs.yml", cwd=folder)

    assert said.returncode == 0, said.stderr
    assert (folder / "setup/site/accounts/kettle-row/index.html").is_file()


def test_without_accounts_it_says_what_is_missing(tmp_path: Path) -> None:
    folder = lean_project(tmp_path)
    shutil.rmtree(folder / "accounts")

    said = run("mkdocs", "build", "-f", "mkdocs.yml", cwd=folder)

    assert said.returncode == 1
    assert f"there is no folder `accounts` in {folder}" in said.stderr
    assert "Traceback" not in said.stderr


# --- Links on the disk -----------------------------------------------------------------------------------------------


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A project with links to a secret below docs/: a page, a file, a folder; one deeper down, and one to nowhere."""
    folder = lean_project(tmp_path / "project", {"docs/more/page.md": "# More\n"})
    (tmp_path / "secret").mkdir()
    for name in ("page.md", "note.txt"):
        (tmp_path / "secret" / name).write_text("# The secret recipe\n", "utf-8")
    (folder / "docs/evil.md").symlink_to(tmp_path / "secret/page.md")
    (folder / "docs/evil.txt").symlink_to(tmp_path / "secret/note.txt")
    (folder / "docs/evil").symlink_to(tmp_path / "secret", target_is_directory=True)
    (folder / "docs/more/evil.md").symlink_to(folder / "docs/by-hand.md")
    (folder / "docs/gone.md").symlink_to(tmp_path / "nowhere.md")
    return folder


LINKS = ("docs/evil", "docs/evil.md", "docs/evil.txt", "docs/gone.md", "docs/more/evil.md")


@pytest.mark.parametrize("way", ["playbook build", "mkdocs build", "playbook export", "playbook check"])
def test_links_among_the_hand_written_pages_are_named_and_left_out(linked: Path, way: str) -> None:
    program, verb = way.split()
    out = linked / "out"
    said = run(program, verb, *([out] if verb == "export" else []), cwd=linked)

    assert said.returncode == 0, said.stderr
    for link in LINKS:
        assert re.search(rf"(?m)(^|\s){link}(:1:1|$)", said.stdout + said.stderr), link
    assert "links are not followed" in said.stdout + said.stderr
    made_in = {"export": out, "build": linked / "site"}.get(verb)
    if made_in:
        files = tree(made_in)
        assert any("by-hand" in name for name in files)
        assert any("more/page" in name for name in files)
        assert not [name for name in files if re.search(r"(^|/)(evil|gone)([./]|$)", name)]
        assert not [name for name in files if b"secret recipe" in (made_in / name).read_bytes()]


def test_links_are_left_out_of_a_folder_of_another_name_as_well(tmp_path: Path) -> None:
    folder = lean_project(tmp_path, {"pages/by-hand.md": "# By hand\n", "mkdocs.yml": MKDOCS + "docs_dir: pages\n"})
    (folder / "pages/evil.md").symlink_to(folder / "accounts/kettle-row.yaml")

    said = run("mkdocs", "build", cwd=folder)

    assert said.returncode == 0, said.stderr
    assert "evil.md is or lies behind a link; links are not followed" in said.stderr
    assert not (folder / "site/evil").exists()
    assert (folder / "site/by-hand/index.html").is_file()


@pytest.mark.parametrize("to", ["docs", "."])
@pytest.mark.parametrize("name", ["loop", ".loop", "deep/loop"])
def test_a_link_that_would_be_followed_round_and_round_stops_the_build(tmp_path: Path, to: str, name: str) -> None:
    folder = lean_project(tmp_path)
    (folder / "docs/deep").mkdir()
    (folder / "docs" / name).symlink_to(folder / to, target_is_directory=True)

    for program in ("mkdocs", "playbook"):
        said = run(program, "build", cwd=folder, timeout=30)
        assert said.returncode == 1
        assert f"{folder / 'docs' / name} is a link to a folder above it; remove it" in said.stderr
        assert "Traceback" not in said.stderr


def test_the_folder_of_hand_written_pages_may_itself_be_no_link(tmp_path: Path) -> None:
    folder = lean_project(tmp_path / "project")
    (folder / "docs").rename(tmp_path / "elsewhere")
    (folder / "docs").symlink_to(tmp_path / "elsewhere", target_is_directory=True)

    for verb in (["build"], ["export", "out"]):
        said = run("playbook", *verb, cwd=folder)
        assert said.returncode == 1
        assert "docs\n      1:1  error    this is a link; links are not followed" in said.stderr
    assert not (folder / "site").exists()
    assert not (folder / "out").exists()


# --- Where a made page lies on the disk ------------------------------------------------------------------------------


def test_made_files_lie_below_the_cache_and_what_is_the_same_stays_untouched(tmp_path: Path) -> None:
    folder = lean_project(tmp_path)
    pages = folder / ".cache/pages"
    for _ in range(2):
        assert playbook("build", "--project", folder).code == 0
    people, work = pages / "accounts/kettle-row/people.md", pages / "accounts/kettle-row/work.md"
    before = {path: path.stat().st_mtime_ns for path in pages.rglob("*") if path.is_file()}
    assert len(before) > 20
    assert "people of Kettle Row Bakery" in people.read_text("utf-8")

    (folder / "playbook/account/work.md.j2").write_text("# Changed\n", "utf-8")
    (folder / "accounts/orchard.yaml").write_text(ACCOUNT.replace("Kettle Row Bakery", "Orchard Press"), "utf-8")
    assert playbook("build", "--project", folder).code == 0
    assert (pages / "accounts/orchard/people.md").is_file()
    assert "Changed" in work.read_text("utf-8")
    assert people.stat().st_mtime_ns == before[people]

    (folder / "accounts/orchard.yaml").unlink()
    assert playbook("build", "--project", folder).code == 0
    assert not (pages / "accounts/orchard").exists()


HOOK = """
import mkdocs.plugins
from pathlib import Path

@mkdocs.plugins.event_priority(-200)
def on_files(files, config):
    for file in files:
        if file.generated_by == "account-playbook":
            assert file.abs_src_path.startswith(config.docs_dir), file
            assert Path(file.abs_src_path).read_bytes() == file.content_bytes, file

def on_page_content(html, page, config, files):
    print(page.file.src_uri, page.meta.get("render_macros"), Path(page.file.abs_src_path).resolve())
"""
"""What another plugin sees: a file while files are gathered, and where its history is while pages are made."""


def test_another_plugin_finds_a_page_on_the_disk_and_where_its_facts_stand(tmp_path: Path) -> None:
    folder = lean_project(tmp_path / "plans", {"hook.py": HOOK, "mkdocs.yml": MKDOCS + "hooks: [hook.py]\n"})
    (tmp_path / "shortcut").symlink_to(folder, target_is_directory=True)

    for way in (folder, tmp_path / "shortcut"):
        said = run("mkdocs", "build", "--quiet", "-f", way / "mkdocs.yml", cwd=tmp_path)
        assert said.returncode == 0, said.stderr
        seen = set(said.stdout.splitlines())
        account, team = folder / "accounts/kettle-row.yaml", folder / "accounts/_team.yaml"
        assert f"accounts/kettle-row/people.md False {account}" in seen
        assert f"index.md False {team}" in seen
        assert f"reference/account.md False {folder / 'mkdocs.yml'}" in seen  # made from the program itself
        assert f"by-hand.md None {folder / 'docs/by-hand.md'}" in seen


def test_a_folder_that_is_not_ours_is_left_alone_and_the_site_is_built(tmp_path: Path) -> None:
    folder = lean_project(tmp_path, {".cache/pages/thesis.txt": "three years of work"})

    assert playbook("build", "--project", folder).code == 0

    assert tree(folder / ".cache/pages").keys() == {"thesis.txt"}
    assert (folder / "site/accounts/kettle-row/people/index.html").is_file()


def test_nothing_is_written_through_a_link_below_the_cache(tmp_path: Path) -> None:
    folder = lean_project(tmp_path / "project")
    assert playbook("build", "--project", folder).code == 0
    (tmp_path / "elsewhere").mkdir()
    shutil.rmtree(folder / ".cache/pages/accounts")
    (folder / ".cache/pages/accounts").symlink_to(tmp_path / "elsewhere", target_is_directory=True)

    assert playbook("build", "--project", folder).code == 0

    assert tree(tmp_path / "elsewhere") == {}
    assert "accounts/kettle-row/people.md" in tree(folder / ".cache/pages")


PATHS_HOOK = """
import mkdocs.plugins

@mkdocs.plugins.event_priority(-200)
def on_files(files, config):
    made = [file.abs_src_path for file in files if file.generated_by == "account-playbook"]
    assert made and all(path.startswith(config.docs_dir) for path in made)
"""
"""As plugins for several languages do: they ask each file whether it lies below ``docs_dir``."""


def test_where_nothing_can_be_written_below_the_cache_the_site_is_built_with_other_plugins(tmp_path: Path) -> None:
    changes = {".cache": "a file in the way", "hook.py": PATHS_HOOK, "mkdocs.yml": MKDOCS + "hooks: [hook.py]\n"}
    folder = lean_project(tmp_path, changes)

    built = playbook("build", "--project", folder)

    assert built.code == 0, built
    assert (folder / "site/accounts/kettle-row/people/index.html").is_file()


@pytest.mark.parametrize("verb", [["build"], ["export", "out"]])
def test_the_command_says_nothing_of_other_builders(tmp_path: Path, verb: list[str]) -> None:
    folder = lean_project(tmp_path, {"mkdocs.yml": MKDOCS.replace("mkdocs}", "material}")})

    said = run("playbook", *verb, cwd=folder, NO_MKDOCS_2_WARNING="")

    assert said.returncode == 0, said.stderr
    assert "Zensical" not in said.stdout + said.stderr
