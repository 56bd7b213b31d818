from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator import write
from generator.site import Page
from generator.write import CannotWrite

PAGES = [
    Page("index.md", "---\ntitle: Home\n---\n\nÅ\n", "accounts/_team.yaml"),
    Page("accounts/acme/people.md", "people\n", "accounts/acme.yaml"),
]


def tree(folder: Path) -> dict[str, str]:
    """The files below a folder and what is in them."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def made(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(text, "utf-8")
    return folder


def failing(name: str, monkeypatch: pytest.MonkeyPatch, *, number: int = 1) -> None:
    """Let the disk be full at the n-th call of a method of paths."""
    real, calls = getattr(Path, name), [0]

    def full(path: Path, *arguments: Any, **options: Any) -> Any:
        calls[0] += 1
        if calls[0] == number:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, name, full)


# --- a finished site put in place


def test_what_was_made_aside_replaces_what_was_there(tmp_path: Path) -> None:
    site = made(tmp_path / "site", "old")
    (site / "gone.html").write_text("old page", "utf-8")
    made(write.aside(site), "new")

    assert tree(site)["index.html"] == "old"
    write.put_in_place(site)

    assert tree(site) == {"index.html": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_first_site_has_nothing_to_replace(tmp_path: Path) -> None:
    made(write.aside(tmp_path / "site"), "new")

    write.put_in_place(tmp_path / "site")

    assert tree(tmp_path) == {"site/index.html": "new"}


def test_what_an_earlier_build_left_aside_is_not_mixed_in(tmp_path: Path) -> None:
    made(tmp_path / "site.new", "left behind")

    assert not write.aside(tmp_path / "site").exists()


@pytest.mark.parametrize("number", [1, 2])
def test_when_it_cannot_be_put_in_place_the_old_one_stays(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = made(tmp_path / "site", "old")
    made(write.aside(site), "new")
    failing("rename", monkeypatch, number=number)

    with pytest.raises(CannotWrite, match=r"cannot put .*site in place: No space left"):
        write.put_in_place(site)

    assert tree(site) == {"index.html": "old"}


def test_when_nothing_was_made_the_old_one_stays(tmp_path: Path) -> None:
    site = made(tmp_path / "site", "old")

    with pytest.raises(CannotWrite):
        write.put_in_place(site)

    assert tree(site) == {"index.html": "old"}


def test_a_swap_that_was_cut_off_between_its_two_steps_is_made_good(tmp_path: Path) -> None:
    site = tmp_path / "site"
    made(tmp_path / "site.old", "old")
    made(tmp_path / "site.new", "new")

    write.recover(site)

    assert tree(site) == {"index.html": "old"}


def test_the_next_build_makes_it_good_as_well(tmp_path: Path) -> None:
    made(tmp_path / "site.old", "old")

    write.aside(tmp_path / "site")

    assert tree(tmp_path) == {"site/index.html": "old"}


def test_there_is_nothing_to_make_good_after_a_swap_that_was_cut_off_at_its_end(tmp_path: Path) -> None:
    site = made(tmp_path / "site", "new")
    made(tmp_path / "site.old", "old")

    write.recover(site)
    assert tree(site) == {"index.html": "new"}

    made(write.aside(site), "newer")
    write.put_in_place(site)
    assert tree(tmp_path) == {"site/index.html": "newer"}


def test_what_shall_not_be_put_in_place_is_removed(tmp_path: Path) -> None:
    site = made(tmp_path / "site", "old")
    made(write.aside(site), "new")

    write.discard(site)
    write.discard(site)

    assert tree(tmp_path) == {"site/index.html": "old"}


# --- the pages as a plain folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with hand-written pages."""
    docs = tmp_path / "project" / "docs"
    (docs / "assets").mkdir(parents=True)
    (docs / "start.md").write_text("# Start\n", "utf-8")
    (docs / "assets" / "logo.svg").write_text("<svg/>", "utf-8")
    (tmp_path / "project" / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    return tmp_path / "project"


def test_an_export_holds_the_made_and_the_hand_written_pages(project: Path, tmp_path: Path) -> None:
    number = write.export(project, PAGES, (), tmp_path / "out")

    found = tree(tmp_path / "out")
    assert number == 2
    assert found.pop("exported-by-playbook")
    assert found == {
        "mkdocs.yml": "site_name: x\n",
        "docs/start.md": "# Start\n",
        "docs/assets/logo.svg": "<svg/>",
        "docs/index.md": "---\ntitle: Home\n---\n\nÅ\n",
        "docs/accounts/acme/people.md": "people\n",
    }


def test_a_made_page_replaces_a_hand_written_one_of_its_name(project: Path, tmp_path: Path) -> None:
    (project / "docs" / "index.md").write_text("by hand\n", "utf-8")

    write.export(project, PAGES, (), tmp_path / "out")

    assert tree(tmp_path / "out")["docs/index.md"].startswith("---\ntitle: Home")


def test_an_export_replaces_an_earlier_one_whole(project: Path, tmp_path: Path) -> None:
    write.export(project, PAGES, (), tmp_path / "out")
    write.export(project, PAGES[:1], (), tmp_path / "out")

    assert "docs/accounts/acme/people.md" not in tree(tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "project"]


def test_an_empty_folder_may_be_exported_into(project: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    assert write.export(project, PAGES, (), tmp_path / "out") == 2


def test_a_folder_that_holds_something_else_is_left_alone(project: Path, tmp_path: Path) -> None:
    made(tmp_path / "out", "somebody's work")

    with pytest.raises(CannotWrite, match="not empty and no earlier export"):
        write.export(project, PAGES, (), tmp_path / "out")

    assert tree(tmp_path / "out") == {"index.html": "somebody's work"}


def test_a_file_in_the_way_is_left_alone(project: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("somebody's work", "utf-8")

    with pytest.raises(CannotWrite, match="not empty"):
        write.export(project, PAGES, (), tmp_path / "out")

    assert (tmp_path / "out").read_text("utf-8") == "somebody's work"


def test_links_among_the_hand_written_pages_are_not_followed(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret", "utf-8")
    (project / "docs" / "linked.md").symlink_to(tmp_path / "secret.md")
    (project / "docs" / "loop").symlink_to(project / "docs")

    write.export(project, PAGES, (), tmp_path / "out")

    assert not any("linked" in name or "loop" in name for name in tree(tmp_path / "out"))


def test_a_disk_that_is_full_leaves_the_earlier_export_as_it_was(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write.export(project, PAGES, (), tmp_path / "out")
    earlier = tree(tmp_path / "out")
    failing("write_text", monkeypatch, number=2)

    with pytest.raises(CannotWrite, match="No space left on device"):
        write.export(project, [Page("index.md", "new\n", ""), *PAGES[1:]], (), tmp_path / "out")

    assert tree(tmp_path / "out") == earlier
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "project"]


def test_a_project_without_hand_written_pages_can_be_exported(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()

    write.export(tmp_path / "project", PAGES, (), tmp_path / "out")

    assert set(tree(tmp_path / "out")) == {"exported-by-playbook", "docs/index.md", "docs/accounts/acme/people.md"}


def test_line_ends_are_the_same_on_every_system(project: Path, tmp_path: Path) -> None:
    write.export(project, [Page("index.md", "one\ntwo\n", "")], (), tmp_path / "out")

    assert (tmp_path / "out" / "docs" / "index.md").read_bytes() == b"one\ntwo\n"


def test_the_swap_is_tested_on_a_disk_that_can_move_folders(tmp_path: Path) -> None:
    """Were renaming not available here, the tests above would show nothing."""
    made(tmp_path / "a", "x")
    (tmp_path / "a").rename(tmp_path / "b")

    assert (tmp_path / "b" / "index.html").exists()
    shutil.rmtree(tmp_path / "b")
