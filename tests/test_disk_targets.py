"""What is replaced and what never is: folders and files that are ours, and everything else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lean import ACCOUNT, lean_project, playbook
from mkdocs.config.defaults import MkDocsConfig
from projects import run, tree

from generator.disk.publish import EXPORT_MARK, SITE_MARK
from generator.disk.targets import EXPORT, SITE, FolderKind, RefusedTarget, folder_to_replace, is_unmarked_site

KINDS = pytest.mark.parametrize("kind", [SITE, EXPORT], ids=["site", "export"])
MINE = "three years of work"


def git(folder: Path, *arguments: str) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    author = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *author, *arguments], cwd=folder, env=own, check=True, capture_output=True)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with a project in it, in which the user stands."""
    home = tmp_path / "people" / "priya"
    folder = lean_project(home / "plans")
    git(folder, "init", "-q")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    (home / "letter.txt").write_text(MINE)
    monkeypatch.chdir(folder)
    return home


@pytest.fixture
def project(home: Path) -> Path:
    return home / "plans"


def marked(folder: Path, kind: FolderKind = SITE) -> Path:
    """A folder that says it is ours."""
    folder.mkdir(parents=True)
    (folder / kind.mark).touch()
    (folder / "index.html").write_text("old")
    return folder


# --- Folders that are never replaced

NEVER = {
    ".": "is the project",
    "..": "holds the project",
    "../..": "holds the project",
    "/": "holds the project",
    "docs": "holds somebody's work",
    "accounts": "holds somebody's work",
    "accounts/new": "lies in ",
    "generator": "holds somebody's work",
    "generator/new": "lies in ",
    "playbook": "holds somebody's work",
    "playbook/account/new": "lies in ",
    "docs/new": "lies in ",
    ".git": "holds somebody's work",
    ".git/new": "lies in ",
    "docs/../accounts/../.": "is the project",
    "mkdocs.yml": "is a file",
    "mkdocs.yml/site": "is a file",
    "mine": "is not empty, and nothing in it says that playbook made it",
    "theirs": "is not empty, and nothing in it says that playbook made it",
    "../other": "is not empty, and nothing in it says that playbook made it",
    "../other/accounts": "holds somebody's work",
    "../other/accounts/new": "lies in ",
    "../other/docs/site": "lies in ",
    "link-to-mine": "is not empty, and nothing in it says that playbook made it",
    "link-to-accounts": "holds somebody's work",
    "link-to-accounts/new": "lies in ",
    "link-to-link": "is the project",
    "link-in-a-ring": "leads nowhere",
    "marked-with-repository": "holds ",
    "marked-with-worktree": "holds ",
    "marked-with-project": "holds ",
}


def obstacles(project: Path) -> None:
    """What may stand in the way, inside and beside a project."""
    for folder in ("mine", "theirs/deep/down", "generator"):
        (project / folder).mkdir(parents=True)
    (project / "mine/thesis.txt").write_text(MINE)
    (project / "theirs/deep/down/index.html").write_text(MINE)
    lean_project(project.parent / "other")
    (project / "link-to-mine").symlink_to("mine")
    (project / "link-to-accounts").symlink_to(project / "accounts")
    (project / "back").symlink_to(project)
    (project / "link-to-link").symlink_to("back")
    (project / "link-in-a-ring").symlink_to("link-in-a-ring")
    for kind in (SITE, EXPORT):
        git(marked(project / f"marked-with-repository/{kind.usual}", kind).parent, "init", "-q", ".")
        (project / "marked-with-repository" / kind.mark).touch()
        lean_project(marked(project / f"marked-with-project/{kind.usual}", kind))
        (project / "marked-with-project" / kind.mark).touch()
        (marked(project / f"marked-with-worktree/{kind.usual}", kind) / ".git").write_text("gitdir: elsewhere")
        (project / "marked-with-worktree" / kind.mark).touch()


@pytest.mark.skipif(sys.platform == "win32", reason="makes links, as not everybody may there")
@KINDS
@pytest.mark.parametrize("named", NEVER)
def test_such_a_folder_is_never_replaced(project: Path, named: str, kind: FolderKind) -> None:
    obstacles(project)
    before = tree(project.parent)

    with pytest.raises(RefusedTarget) as refused:
        folder_to_replace(Path(named), project, kind)

    said = str(refused.value)
    assert NEVER[named] in said
    assert said.startswith(f"{Path(named)} ")
    assert "Nothing was touched." in said
    if "leads nowhere" not in said:
        offered = Path(said.rpartition(f"{kind.typed} ")[2])
        assert folder_to_replace(offered, project, kind) == offered
    assert tree(project.parent) == before


@pytest.mark.skipif(sys.platform == "win32", reason="makes links, as not everybody may there")
@pytest.mark.parametrize(
    "named", [".", "..", "~", "/", "docs", "accounts", "generator", ".git", "mine", "link-to-mine", "mkdocs.yml"]
)
@pytest.mark.parametrize("verb", [("build", "--site"), ("export",)], ids=["build", "export"])
def test_the_verbs_refuse_it_as_wrong_usage_and_say_what_to_type(
    project: Path, named: str, verb: tuple[str, ...]
) -> None:
    obstacles(project)
    before = tree(project.parent)

    said = playbook(*verb, named)

    assert said.code == 2
    assert "Nothing was touched. Name another folder, such as: " in said.err
    assert " ".join(("--site",) if verb[0] == "build" else ("playbook", "export")) in said.err
    assert tree(project.parent) == before


def test_a_user_without_a_home_has_none_in_the_way(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", unknown)

    assert folder_to_replace(Path("public"), project, SITE) == project / "public"


@KINDS
@pytest.mark.parametrize("content", ["nothing", "our mark"])
def test_a_home_folder_is_never_replaced_wherever_the_project_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: FolderKind, content: str
) -> None:
    home = tmp_path / "people/priya"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    folder = lean_project(tmp_path / "plans")
    for place in (home, home.parent):
        if content == "our mark":
            (place / kind.mark).touch()
        with pytest.raises(RefusedTarget, match="is your home folder, or holds it"):
            folder_to_replace(place, folder, kind)


@pytest.mark.parametrize("folder", ["/home", "/Users"])
def test_the_home_folders_of_others_are_never_replaced(tmp_path: Path, folder: str) -> None:
    if not Path(folder).is_dir():
        pytest.skip(f"there is no {folder} here")

    with pytest.raises(RefusedTarget, match="home folder"):
        folder_to_replace(Path(folder), lean_project(tmp_path / "plans"), SITE)


def test_a_folder_that_cannot_be_looked_into_is_never_replaced(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "closed").mkdir()

    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(RefusedTarget, match=r"closed cannot be looked into \(Permission denied\)"):
        folder_to_replace(Path("closed"), project, SITE)


def test_where_a_disk_begins_a_folder_on_it_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    volume = project / "site"
    volume.mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == volume)

    with pytest.raises(RefusedTarget) as refused:
        folder_to_replace(volume, project, SITE)

    assert f"only folders on it can be replaced whole, such as {volume / 'site'}. Nothing was" in str(refused.value)
    assert folder_to_replace(volume / "site", project, SITE) == volume / "site"


def test_one_kind_of_ours_is_not_replaced_by_the_other(project: Path) -> None:
    marked(project / "pages", EXPORT)

    with pytest.raises(RefusedTarget, match="is not empty"):
        folder_to_replace(Path("pages"), project, SITE)


# --- Folders that are


@KINDS
def test_absent_empty_and_marked_folders_are(project: Path, kind: FolderKind) -> None:
    (project / "empty").mkdir()
    marked(project / "earlier", kind)

    for named in ("absent", "absent/deep/down", "empty", "earlier", "../beside"):
        expected = Path(os.path.normpath(project / named))
        assert folder_to_replace(Path(named), project, kind) == expected, named


@pytest.mark.skipif(sys.platform == "win32", reason="makes links, as not everybody may there")
def test_what_a_link_leads_to_is_replaced_and_the_link_stays(project: Path, tmp_path: Path) -> None:
    there = marked(tmp_path / "www/real")
    for name, to in (("link", there), ("to-nothing", tmp_path / "www/absent"), ("twice", project / "link")):
        (project / name).symlink_to(to)

    for name in ("link", "to-nothing", "twice"):
        assert playbook("build", "--site", name).code == 0
        assert (project / name).is_symlink()
        assert len(tree(project / name)) > 20

    assert (there / "index.html").read_text() != "old"
    assert (tmp_path / "www/absent/index.html").is_file()


def test_every_site_and_export_can_be_replaced_by_the_next(project: Path) -> None:
    for day in ("2026-11-16", "2026-11-17"):
        assert playbook("build", "--as-of", day).code == 0
        assert playbook("build", "--as-of", day, "--site", "../www/site").code == 0
        assert playbook("export", "--as-of", day, "build/pages").code == 0

    assert (project / "site" / SITE_MARK).is_file()
    assert (project.parent / "www/site" / SITE_MARK).is_file()
    assert (project / "build/pages" / EXPORT_MARK).is_file()


def test_a_site_that_mkdocs_built_carries_the_mark(project: Path) -> None:
    assert run("mkdocs", "build", "--quiet", "--site-dir", "public", cwd=project).returncode == 0

    assert (project / "public" / SITE_MARK).is_file()
    assert playbook("build", "--site", "public").code == 0


@pytest.mark.parametrize(("kept", "options"), [(".env", []), ("thesis.txt", ["--dirty"])])
def test_a_folder_in_which_mkdocs_leaves_something_of_somebody_is_not_marked(
    project: Path, kept: str, options: list[str]
) -> None:
    (project / "public").mkdir()
    (project / "public" / kept).write_text(MINE)

    assert run("mkdocs", "build", "--quiet", "--site-dir", "public", *options, cwd=project).returncode == 0

    assert (project / "public/index.html").is_file()
    assert not (project / "public" / SITE_MARK).exists()
    assert playbook("build", "--site", "public").code == 2
    assert (project / "public" / kept).read_text() == MINE


def test_what_came_while_the_site_was_made_is_not_replaced(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(configuration: MkDocsConfig, *_: object) -> None:
        Path(configuration.site_dir).mkdir(parents=True)
        (project / "public").mkdir()
        (project / "public/thesis.txt").write_text(MINE)

    monkeypatch.setattr("generator.cli.build.build_site", slowly)

    said = playbook("build", "--site", "public")

    assert said.code == 2
    assert tree(project / "public").keys() == {"thesis.txt"}


# --- The site of an earlier version


@pytest.fixture
def earlier(project: Path) -> Path:
    """A site as versions made it that wrote no mark."""
    assert playbook("build").code == 0
    (project / "site" / SITE_MARK).unlink()
    return project / "site"


def test_the_site_of_an_earlier_version_is_taken_and_marked_once(earlier: Path) -> None:
    word = "was made by an earlier version"

    first, second = playbook("build"), playbook("build")

    assert (first.code, second.code) == (0, 0)
    assert word in first.err
    assert word not in second.err
    assert (earlier / SITE_MARK).is_file()


@pytest.mark.parametrize("where", ["committed", "staged"])
def test_a_site_kept_in_git_is_not(earlier: Path, where: str) -> None:
    git(earlier.parent, "add", "--force", "site/index.html")
    if where == "committed":
        git(earlier.parent, "commit", "-qm", "site")
    before = tree(earlier)

    said = playbook("build")

    assert said.code == 2
    assert "is not empty" in said.err
    assert tree(earlier) == before


def test_a_site_of_which_git_says_nothing_is_not(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert playbook("build").code == 2


def test_without_a_repository_nothing_is_kept_in_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lean_project(tmp_path / "plans")
    assert playbook("build", "--project", folder).code == 0
    (folder / "site" / SITE_MARK).unlink()
    monkeypatch.setenv("PATH", "")

    assert is_unmarked_site(folder / "site", folder)
    assert not is_unmarked_site(folder / "site", folder.parent), "only where a site is put unless somebody says so"


@pytest.mark.parametrize("page", ["index.html", "accounts/index.html", "attention/index.html"])
def test_a_folder_called_site_without_our_pages_is_not_ours(earlier: Path, page: str) -> None:
    (earlier / page).unlink()

    assert playbook("build").code == 2


# --- Files

MEETING = "meetings:\n  - {id: tasting-2026-12, name: Tasting, on: 2026-12-10, at: '10:00', attendees: [dana]}\n"
PEOPLE = "stakeholders:\n  - {id: dana, name: Dana Ortiz, information: {formats: one_pager}}\n"


@pytest.fixture
def meeting(project: Path) -> Path:
    """The same project with a meeting to prepare."""
    (project / "accounts/kettle-row.yaml").write_text(ACCOUNT + PEOPLE + MEETING)
    return project


FILES = {
    "letter.txt": "is there already, not as playbook made it",
    "accounts/kettle-row.yaml": "lies in ",
    "accounts/new.ics": "lies in ",
    "docs/assets/new.ics": "lies in ",
    ".git/config": "lies in ",
    "link.ics": "lies in ",
    "letter.txt/new.ics": "which is a file",
}


@pytest.mark.skipif(sys.platform == "win32", reason="makes links, as not everybody may there")
@pytest.mark.parametrize("named", FILES)
def test_a_file_that_is_not_ours_is_not_written_over(meeting: Path, named: str) -> None:
    (meeting / "letter.txt").write_text(MINE)
    (meeting / "link.ics").symlink_to(meeting / "accounts/kettle-row.yaml")
    before = tree(meeting)

    said = playbook("calendar", "--ics", named)

    assert said.code == 2
    assert FILES[named] in said.err
    assert "Nothing was touched." in said.err
    if "lies in" in FILES[named]:
        assert playbook("calendar", "--ics", named, "--replace").code == 2
    assert tree(meeting) == before


@pytest.mark.parametrize(
    ("verb", "file"),
    [
        (("calendar", "--ics", "out/kettle.ics"), "kettle.ics"),
        (("brief", "kettle-row", "--out", "out"), "kettle-row-tasting-2026-12.pdf"),
    ],
    ids=["calendar", "brief"],
)
def test_a_file_of_ours_is_written_over_and_one_of_somebody_only_when_told_to(
    meeting: Path, verb: tuple[str, ...], file: str
) -> None:
    target = meeting / "out" / file
    assert playbook(*verb).code == 0
    ours = target.read_bytes()
    assert playbook(*verb, "--as-of", "2026-11-17").code == 0

    target.write_text(MINE)
    said = playbook(*verb)

    assert said.code == 2
    assert f"{target.relative_to(meeting)} is there already, not as playbook made it" in said.err
    assert "say --replace to write over it. Nothing was touched." in said.err
    assert target.read_text() == MINE
    assert playbook(*verb, "--replace").code == 0
    assert target.read_bytes() == ours


def test_papers_go_where_one_stands_but_are_not_sent_among_the_accounts(
    meeting: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(meeting)
    for folder in ("accounts", "docs", ".git", "playbook", "accounts/kettle-row"):
        assert playbook("brief", "kettle-row", "--out", folder).code == 2
    assert tree(meeting) == before

    monkeypatch.chdir(meeting / "accounts")
    assert playbook("brief", "kettle-row").code == 0
    assert (meeting / "accounts/kettle-row-tasting-2026-12.pdf").is_file()


def test_of_several_files_none_is_written_when_one_is_refused(meeting: Path) -> None:
    shared = MEETING.replace("attendees", "audience: shared, attendees")
    (meeting / "accounts/kettle-row.yaml").write_text(ACCOUNT + PEOPLE + shared)
    (meeting / "out").mkdir()
    (meeting / "out/kettle-row-tasting-2026-12-agenda.pdf").write_text(MINE)

    assert playbook("brief", "kettle-row", "--out", "out").code == 2

    assert tree(meeting / "out").keys() == {"kettle-row-tasting-2026-12-agenda.pdf"}
