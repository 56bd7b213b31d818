"""A folder made aside and put in place whole: by one at a time, whatever goes wrong, and seen whole by its readers."""

from __future__ import annotations

import contextlib
import errno
import getpass
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from projects import ROOT, environment

from generator.disk import publish
from generator.disk.publish import EXPORT_MARK, open_publication, write_pages
from generator.disk.write import CannotWrite
from generator.site import Page

PAGES = [
    Page("index.md", "---\ntitle: Home\n---\n\nÅ\n", "accounts/_team.yaml"),
    Page("accounts/acme/people.md", "people\n", "accounts/acme.yaml"),
]
KEPT = [".site.publishing", ".site.publishing/.gitignore", ".site.publishing/lock", "site"]
"""What a publisher leaves beside a folder called site."""

EXCHANGES = sys.platform in ("linux", "darwin")
needs_exchange = pytest.mark.skipif(not EXCHANGES, reason="this system cannot exchange two folders")


def tree(folder: Path) -> dict[str, str]:
    """The files below a folder and what is in them."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def beside(target: Path) -> list[str]:
    """What lies beside a folder, and in the folder that is kept there for its builds."""
    patterns = ("*", f".{target.name}.publishing/*")
    paths = [path for pattern in patterns for path in target.parent.glob(pattern)]
    return sorted(path.relative_to(target.parent).as_posix() for path in paths)


def make(folder: Path, text: str, number: int = 1) -> Path:
    """Make a folder of some files that all hold the same text."""
    folder.mkdir()
    for at in range(number):
        (folder / ("index.html" if at == 0 else f"{at}.html")).write_text(text, "utf-8")
    return folder


def say_nothing(words: str) -> None:
    """Nobody wants to know who is waited for."""


def publish_text(target: Path, text: str, number: int = 1) -> bool:
    """Publish a folder of some files that all hold the same text; whether that took one step."""
    with open_publication(target, say_nothing) as making:
        make(making.folder, text, number)
        return making.publish()


def failing(name: str, monkeypatch: pytest.MonkeyPatch, *, number: int = 1) -> None:
    """Let the disk be full at the n-th call of a method of paths."""
    real, calls = getattr(Path, name), [0]

    def full(path: Path, *arguments: Any, **options: Any) -> Any:
        calls[0] += 1
        if calls[0] == number:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, name, full)


@pytest.fixture(params=["one step", "two steps"])
def steps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How a folder is put in place of another one here."""
    if request.param == "two steps":
        monkeypatch.setattr(publish, "exchange_folders", lambda *_: False)
    elif not EXCHANGES:
        pytest.skip("this system cannot exchange two folders")
    return str(request.param)


# --- put in place


def test_what_was_made_aside_replaces_what_was_there(tmp_path: Path, steps: str) -> None:
    site = tmp_path / "site"
    assert publish_text(site, "old", 3)

    with open_publication(site, say_nothing) as making:
        make(making.folder, "new")
        assert tree(site)["index.html"] == "old"
        assert making.publish() is (steps == "one step")

    assert tree(site) == {"index.html": "new"}
    assert beside(site) == KEPT


def test_git_sees_the_folder_and_nothing_beside_it(tmp_path: Path) -> None:
    publish_text(tmp_path / "site", "new")

    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    said = subprocess.run(["git", "status", "--short", "-uall"], cwd=tmp_path, check=True, capture_output=True)

    assert said.stdout == b"?? site/index.html\n"


def test_the_folders_above_are_made_too(tmp_path: Path) -> None:
    publish_text(tmp_path / "www/plans/site", "new")

    assert tree(tmp_path / "www/plans/site") == {"index.html": "new"}


def test_what_was_made_and_not_published_is_gone_and_the_old_one_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish_text(site, "old")

    def fail() -> None:
        with open_publication(site, say_nothing) as making:
            make(making.folder, "new")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert tree(site) == {"index.html": "old"}
    assert beside(site) == KEPT


@pytest.mark.parametrize("number", [1, 2])
def test_when_it_cannot_be_put_in_place_the_old_one_stays(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    publish_text(site, "old")
    monkeypatch.setattr(publish, "exchange_folders", lambda *_: False)

    with open_publication(site, say_nothing) as making:
        make(making.folder, "new")
        failing("rename", monkeypatch, number=number)
        with pytest.raises(CannotWrite, match=r"cannot put .*site in place: No space left"):
            making.publish()

    assert tree(site) == {"index.html": "old"}
    assert beside(site) == KEPT


def test_when_nothing_was_made_the_old_one_stays(tmp_path: Path, steps: str) -> None:
    site = tmp_path / "site"
    publish_text(site, "old")

    with open_publication(site, say_nothing) as making, pytest.raises(CannotWrite):
        making.publish()

    assert tree(site) == {"index.html": "old"}, steps


def test_two_folders_are_exchanged_or_left_as_they_are(tmp_path: Path) -> None:
    one, other = make(tmp_path / "one", "1"), make(tmp_path / "other", "2")

    assert publish.exchange_folders(one, other) is EXCHANGES
    assert tree(one) == {"index.html": "2" if EXCHANGES else "1"}
    assert publish.exchange_folders(one, tmp_path / "gone") is False
    assert one.exists()


def test_a_disk_without_locks_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing("open", monkeypatch)

    with (
        pytest.raises(CannotWrite, match=r"cannot write .*lock: No space left"),
        open_publication(tmp_path / "site", say_nothing),
    ):
        pytest.fail("nobody holds the lock")


@pytest.mark.skipif(sys.platform == "win32", reason="makes links, as not everybody may there")
@pytest.mark.parametrize("link", [".site.publishing", ".site.publishing/lock"])
def test_a_link_in_place_of_what_is_ours_is_not_followed(tmp_path: Path, link: str) -> None:
    theirs = tmp_path / "elsewhere"
    theirs.mkdir()
    for name in ("lock", "new-1"):
        (theirs / name).write_text("theirs")
    path = tmp_path / link
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(theirs / "lock" if path.name == "lock" else theirs)

    with (
        pytest.raises(CannotWrite, match=r"is a link, and links are not followed there: remove it"),
        open_publication(tmp_path / "site", say_nothing),
    ):
        pytest.fail("nobody holds the lock")

    assert tree(theirs) == {"lock": "theirs", "new-1": "theirs"}


# --- one at a time


def test_the_next_one_waits_and_says_for_whom(tmp_path: Path) -> None:
    site = tmp_path / "site"
    said: list[str] = []
    events: list[str] = []

    def second() -> None:
        with open_publication(site, said.append) as making:
            events.append("the second begins")
            make(making.folder, "second")
            making.publish()

    with ThreadPoolExecutor(1) as pool:
        with open_publication(site, say_nothing) as making:
            running = pool.submit(second)
            while not said and not running.done():
                time.sleep(0.01)
            make(making.folder, "first")
            making.publish()
            events.append("the first is through")
        running.result(timeout=60)

    holder = f"Process {os.getpid()} ({getpass.getuser()} on {platform.node()})"
    assert events == ["the first is through", "the second begins"]
    assert said == [f"{holder} is building {site}: waiting for that ..."]
    assert tree(site) == {"index.html": "second"}


def test_who_waits_too_long_is_told_who_is_building_and_touches_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish_text(site, "old")

    with open_publication(site, say_nothing) as making:
        make(making.folder, "new")
        with (
            pytest.raises(CannotWrite, match=rf"Process {os.getpid()} \(.* on .*\) is still building .*site"),
            open_publication(site, say_nothing, seconds=0),
        ):
            pytest.fail("two at a time")
        assert tree(making.folder) == {"index.html": "new"}, "swept while somebody is making it"
        making.publish()

    assert tree(site) == {"index.html": "new"}


def test_another_folder_may_be_made_meanwhile(tmp_path: Path) -> None:
    with open_publication(tmp_path / "site", say_nothing), open_publication(tmp_path / "other", say_nothing, seconds=0):
        pass


# --- read meanwhile

READER = """
import sys
missed, reads, file = 0, int(sys.argv[1]), sys.argv[2]
print("begun", flush=True)
for number in range(reads):
    try:
        open(file, "rb").close()
    except FileNotFoundError:
        missed += 1
print(reads, missed)
"""


@needs_exchange
def test_no_reader_ever_finds_nothing(tmp_path: Path) -> None:
    """`python -m benchmarks.publishing` does the same with larger numbers."""
    site = tmp_path / "site"
    publish_text(site, "0", 10)
    command = [sys.executable, "-c", READER, "30000", str(site / "index.html")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout
        assert reader.stdout.readline() == "begun\n"
        published = 0
        while reader.poll() is None:
            assert publish_text(site, str(published), 10)
            published += 1
        said = reader.stdout.read()

    assert said == "30000 0\n"
    assert published >= 5


# --- killed

PUBLISHER = """
import os, signal, sys
from pathlib import Path
from generator.disk import publish

site, when = Path(sys.argv[1]), sys.argv[2]
exchange, rename, replace = publish.exchange_folders, Path.rename, publish.Publication._replace

def kill():
    os.kill(os.getpid(), signal.SIGKILL)

def and_kill(step):
    return lambda *arguments: (step(*arguments), kill())

if "two steps" in when:
    publish.exchange_folders = lambda *_: False
print("begun", flush=True)
for number in range(1, 100_000):
    with publish.open_publication(site, print) as making:
        making.folder.mkdir()
        for at in range(20):
            (making.folder / f"{at}.html").write_text(str(number))
        if when == "before the exchange":
            kill()
        if when == "after the exchange":
            publish.exchange_folders = and_kill(exchange)
        if when == "between two steps":
            Path.rename = and_kill(rename)
        if when == "after two steps":
            publish.Publication._replace = and_kill(replace)
        making.publish()
"""


def kill_publisher(site: Path, when: str, seconds: float = 60) -> None:
    """Publish again and again in another process, which is killed: at a step by itself, or after some time."""
    command = [sys.executable, "-c", PUBLISHER, str(site), when]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment()) as process:
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        process.kill()
    assert process.returncode == -signal.SIGKILL


def texts(folder: Path) -> Sequence[str]:
    """What the files of a folder hold, each text once; nothing when it is not there."""
    found = tree(folder)
    assert len(found) in (0, 20), "neither the old folder nor the new one, but a part"
    return sorted(set(found.values()))


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX systems do")
@pytest.mark.parametrize(
    ("when", "left", "mended"),
    [
        pytest.param("before the exchange", ["old"], ["old"], marks=needs_exchange),
        pytest.param("after the exchange", ["1"], ["1"], marks=needs_exchange),
        # Where it takes two steps there is no site between them, which the next build puts right before anything else.
        ("between two steps", [], ["old"]),
        ("after two steps", ["1"], ["1"]),
    ],
)
def test_a_publisher_killed_at_a_step_leaves_old_or_new(
    tmp_path: Path, when: str, left: list[str], mended: list[str]
) -> None:
    site = tmp_path / "site"
    publish_text(site, "old", 20)

    kill_publisher(site, when)

    assert texts(site) == left
    with open_publication(site, say_nothing, seconds=0):
        assert texts(site) == mended
    assert beside(site) == KEPT


@needs_exchange
def test_a_publisher_killed_at_any_time_leaves_a_whole_folder(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish_text(site, "old", 20)
    ends = set()
    for number in range(12):
        kill_publisher(site, "at any time", seconds=0.002 + 0.0037 * number)
        (text,) = texts(site)
        ends.add(text)

    assert len(ends) > 3, "killed before anything was published"
    publish_text(site, "last")
    assert tree(site) == {"index.html": "last"}
    assert beside(site) == KEPT


HOLDER = """
import sys, time
from pathlib import Path
from generator.disk.publish import open_publication
with open_publication(Path(sys.argv[1]), print) as making:
    making.folder.mkdir()
    print("held", flush=True)
    time.sleep(600)
"""


def test_the_lock_of_a_process_that_was_killed_is_free_and_what_it_made_is_swept(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish_text(site, "old")
    command = [sys.executable, "-c", HOLDER, str(site)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment()) as process:
        assert process.stdout
        assert process.stdout.readline().rstrip() == b"held"
        with (
            pytest.raises(CannotWrite, match=f"Process {process.pid} "),
            open_publication(site, say_nothing, seconds=0),
        ):
            pytest.fail("two at a time")
        assert len(beside(site)) == len(KEPT) + 1
        process.kill()
        process.wait()

    with open_publication(site, say_nothing, seconds=0):
        pass
    assert beside(site) == KEPT
    assert tree(site) == {"index.html": "old"}


# --- the pages as a plain folder


def export(project: Path, pages: Sequence[Page], target: Path) -> int:
    with open_publication(target, say_nothing) as making:
        number = write_pages(project, pages, (), making.folder, {})
        making.publish()
    return number


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
    number = export(project, PAGES, tmp_path / "out")

    found = tree(tmp_path / "out")
    assert number == 2
    assert found.pop(EXPORT_MARK)
    assert found == {
        "mkdocs.yml": "site_name: x\n",
        "docs/start.md": "# Start\n",
        "docs/assets/logo.svg": "<svg/>",
        "docs/index.md": "---\ntitle: Home\n---\n\nÅ\n",
        "docs/accounts/acme/people.md": "people\n",
    }


def test_a_made_page_replaces_a_hand_written_one_of_its_name(project: Path, tmp_path: Path) -> None:
    (project / "docs" / "index.md").write_text("by hand\n", "utf-8")

    export(project, PAGES, tmp_path / "out")

    assert tree(tmp_path / "out")["docs/index.md"].startswith("---\ntitle: Home")


def test_an_export_replaces_an_earlier_one_whole(project: Path, tmp_path: Path) -> None:
    export(project, PAGES, tmp_path / "out")
    export(project, PAGES[:1], tmp_path / "out")

    assert "docs/accounts/acme/people.md" not in tree(tmp_path / "out")
    assert beside(tmp_path / "out")[3:] == ["out", "project"]


def test_an_empty_folder_may_be_exported_into(project: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    assert export(project, PAGES, tmp_path / "out") == 2


def test_links_among_the_hand_written_pages_are_not_followed(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret", "utf-8")
    (project / "docs" / "linked.md").symlink_to(tmp_path / "secret.md")
    (project / "docs" / "loop").symlink_to(project / "docs")

    export(project, PAGES, tmp_path / "out")

    assert not any("linked" in name or "loop" in name for name in tree(tmp_path / "out"))


def test_a_disk_that_is_full_leaves_the_earlier_export_as_it_was(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(project, PAGES, tmp_path / "out")
    earlier = tree(tmp_path / "out")
    failing("write_text", monkeypatch, number=2)

    with pytest.raises(CannotWrite, match="No space left on device"):
        export(project, [Page("index.md", "new\n", ""), *PAGES[1:]], tmp_path / "out")

    assert tree(tmp_path / "out") == earlier
    assert beside(tmp_path / "out")[3:] == ["out", "project"]


def test_a_project_without_hand_written_pages_can_be_exported(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()

    export(tmp_path / "project", PAGES, tmp_path / "out")

    assert set(tree(tmp_path / "out")) == {EXPORT_MARK, "docs/index.md", "docs/accounts/acme/people.md"}


def test_line_ends_are_the_same_on_every_system(project: Path, tmp_path: Path) -> None:
    export(project, [Page("index.md", "one\ntwo\n", "")], tmp_path / "out")

    assert (tmp_path / "out" / "docs" / "index.md").read_bytes() == b"one\ntwo\n"
