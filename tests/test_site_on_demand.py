"""The preview makes each page and file when it is asked for: the same as a build, and right after an edit."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lean import ACCOUNT, MKDOCS, lean_project, playbook
from projects import command, environment

from generator.plugin import served_site
from generator.plugin.served_site import ServedSite
from generator.preview import site_on_demand
from generator.preview.host_check import answer_only_for
from generator.preview.server import as_application, serve_live

ROOT = "/ours/"
CONFIG = (
    MKDOCS.replace("{name: mkdocs}", "material").replace("[index.md]", "[index.md, by-hand.md, playbook/index.md]")
    + f"not_in_nav: |\n  /accounts/**\n  /reference/*\n  /playbook/*\n  *.md\nsite_url: https://plans.example{ROOT}\n"
)
MEETING = """\
stakeholders:
  - {id: olga, name: Olga Berg}
meetings:
  - {id: steering, name: Steering, on: 2026-12-03, attendees: [olga]}
"""
OTHERS = 3
FILES = {
    "mkdocs.yml": CONFIG,
    "docs/by-hand.md": "# By hand\n\n[All](accounts/index.md), [one](accounts/orchard-0/people.md)\n",
    "docs/assets/own.css": "p {}\n",
    "accounts/kettle-row.yaml": ACCOUNT + MEETING,
    "playbook/portfolio/home.md.j2": "# Home\n\n{{ page.errors }} error(s)\n",
    "playbook/portfolio/accounts.md.j2": "{% for row in page.accounts %}{{ row.account.label }}\n\n{% endfor %}",
    **{f"accounts/orchard-{at}.yaml": ACCOUNT.replace("Kettle Row", f"Orchard {at}") for at in range(OTHERS)},
}
PEOPLE, OTHER, LIST, HOME = "accounts/kettle-row/people/", "accounts/orchard-0/people/", "accounts/", ""


class Preview(ServedSite):
    """A site as it is served, and what stands on its pages."""

    def shows(self, path: str, status: int = 200) -> str:
        answer = self.answer(ROOT + path)
        assert answer.status.startswith(str(status)), answer
        return answer.body.decode()

    def tag(self, path: str) -> str:
        return self.answer(ROOT + path).tag


def begin(project: Path) -> Preview:
    scratch = project.parent / "scratch"
    scratch.mkdir(exist_ok=True)
    return Preview(project / "mkdocs.yml", scratch, {})


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lean_project(tmp_path_factory.mktemp("preview") / "project", FILES)


@pytest.fixture(scope="module")
def running(project: Path) -> Preview:
    return begin(project)


@pytest.fixture
def preview(project: Path, running: Preview) -> Iterator[Preview]:
    """The preview; the files are as they were afterwards."""
    yield running
    lean_project(project, FILES | {"playbook/account/people.md.j2": "# people of {{ account_name }}\n"})
    running.renew()


def edit(project: Path, name: str, old: str, new: str) -> None:
    text = (project / name).read_text()
    assert old in text
    (project / name).write_text(text.replace(old, new))


@pytest.mark.parametrize("urls", ["true", "false"])
def test_every_address_holds_what_it_holds_in_the_built_site(tmp_path: Path, urls: str) -> None:
    project = lean_project(tmp_path / "project", FILES | {"mkdocs.yml": f"{CONFIG}use_directory_urls: {urls}\n"})
    preview, site = begin(project), tmp_path / "site"
    asked = {}

    assert playbook("build", "--fresh", "--project", project, "--site", site).code == 0
    (project / ".cache/parts").rename(tmp_path / "parts")
    files = [path for path in site.rglob("*") if path.is_file() and path.name != "built-by-playbook"]
    names = {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
    for name in names:
        asked[name] = preview.answer(ROOT + name.removesuffix("index.html"))

    of_all_pages = {"search/search_index.json", "sitemap.xml", "sitemap.xml.gz"}
    assert {name for name, answer in asked.items() if answer.body != names[name]} == of_all_pages
    assert any(name.endswith(".pdf") for name in names)
    preview.warm()
    for name, data in names.items():
        assert preview.answer(ROOT + name.removesuffix("index.html")).body == data, name
    if urls == "true":
        assert preview.answer(f"{ROOT}by-hand").location == f"{ROOT}by-hand/"
    assert preview.answer("/").location == ROOT
    assert preview.shows("nowhere/", 404)


def test_an_edit_is_on_every_page_that_it_concerns_and_on_no_other(project: Path, preview: Preview) -> None:
    before = {path: preview.tag(path) for path in (PEOPLE, OTHER, LIST, "by-hand/")}

    edit(project, "accounts/kettle-row.yaml", "Bakery", "Patisserie")
    preview.renew()
    assert "people of Kettle Row Patisserie" in preview.shows(PEOPLE)
    assert "Kettle Row Patisserie" in preview.shows(LIST)
    assert [path for path, tag in before.items() if preview.tag(path) == tag] == [OTHER, "by-hand/"]

    edit(project, "playbook/account/people.md.j2", "people of", "Who works for")
    preview.renew()
    assert "Who works for Orchard 0" in preview.shows(OTHER)
    edit(project, "playbook/settings.yaml", "2026-11-16", "2026-11-17")
    preview.renew()
    assert "17 November 2026" in preview.shows(OTHER)
    edit(project, "docs/by-hand.md", "# By hand", "# Typed")
    preview.renew()
    assert "<title>Typed" in preview.shows("by-hand/")
    assert "Typed" in preview.shows(PEOPLE)  # in the menu

    (project / "accounts/kettle-row.yaml").rename(project / "accounts/mill.yaml")
    preview.renew()
    assert preview.shows(PEOPLE, 404)
    assert "Patisserie" in preview.shows("accounts/mill/people/")
    (project / "accounts/mill.yaml").unlink()
    preview.renew()
    assert "Patisserie" not in preview.shows(LIST)


def test_a_mistake_is_shown_on_the_pages_that_have_it(project: Path, preview: Preview) -> None:
    assert "to mend" not in preview.shows(PEOPLE) + preview.shows(HOME)

    edit(project, "accounts/kettle-row.yaml", "tier: standard", "tier: standard\n  sumary: Bread")
    preview.renew()
    page = preview.shows(PEOPLE)
    assert "accounts/kettle-row.yaml:5:3" in page
    assert "did you mean <code>summary</code>?" in page
    assert "people of Kettle Row" in page
    assert "to mend" not in preview.shows(OTHER)
    preview.warm()
    assert "1 error(s)" in preview.shows(HOME)

    (project / "accounts/kettle-row.yaml").write_text(ACCOUNT + "  [\n")
    preview.renew()
    last_good = preview.shows(PEOPLE, 500)
    assert "accounts/kettle-row.yaml:5" in last_good
    assert "people of Kettle Row" in last_good
    assert "accounts/kettle-row.yaml:5" in preview.shows("accounts/kettle-row/timeline/", 500)  # not seen before
    assert "accounts/kettle-row.yaml:5" in preview.shows("accounts/kettle-row/")
    assert "Orchard 0" in preview.shows(LIST)


def test_a_mistake_that_is_in_no_account_is_shown_too_and_stops_no_other_page(project: Path, preview: Preview) -> None:
    edit(project, "playbook/settings.yaml", "2026-11-16", "2026-99-16")
    (project / "docs/by-hand.md").write_bytes(b"\xff")
    preview.renew()
    assert "playbook/settings.yaml:1:8" in preview.shows(LIST)
    assert "to mend" not in preview.shows(OTHER)
    assert "codec" in preview.shows("by-hand/", 500)
    assert preview.tag("by-hand/")

    lean_project(project, FILES)
    edit(project, "playbook/account/people.md.j2", "account_name", "acount_name")
    preview.renew()
    page = preview.shows(OTHER, 500)
    assert "playbook/account/people.md.j2:1:1" in page
    assert "account_name" in page
    assert preview.shows("accounts/orchard-0/")
    assert preview.shows("by-hand/")


def test_a_mistake_in_mkdocs_yml_stands_above_the_pages_there_were(project: Path, preview: Preview) -> None:
    for mistake in ("site_name: Lean\nplugins: [search]\n", "plugins: [", f"{CONFIG}hooks: [docs/by-hand.md]\n"):
        (project / "mkdocs.yml").write_text(mistake)
        preview.renew()
        page = preview.shows(PEOPLE)
        assert "not up to date" in page, mistake
        assert "people of Kettle Row" in page, mistake
    (project / "mkdocs.yml").write_text(CONFIG.replace("Lean", "Mended"))
    preview.renew()
    assert "Mended" in preview.shows(PEOPLE)
    assert "not up to date" not in preview.shows(PEOPLE)


def test_lists_say_how_many_accounts_are_missing_until_these_were_read(
    project: Path, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_on_demand, "PATIENCE", -1.0)
    edit(project, "playbook/settings.yaml", "as_of", "things_a_day: 3\nas_of")
    preview.renew()
    assert f"{OTHERS + 1} of {OTHERS + 1} accounts are not here yet" in preview.shows(LIST)
    assert preview.shows(PEOPLE)
    assert f"{OTHERS} of {OTHERS + 1} accounts are not here yet" in preview.shows(LIST)
    preview.warm()
    assert "not here yet" not in preview.shows(LIST)


def test_a_page_that_is_open_hears_of_its_own_changes_alone(
    project: Path, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(served_site, "_PATIENCE", 0.1)
    page = serve_live(preview, ROOT + PEOPLE, "").body.decode()
    tag = preview.tag(PEOPLE)
    assert f'"/livereload/{tag}?{ROOT}{PEOPLE}"' in page

    edit(project, "accounts/orchard-0.yaml", "Bakery", "Patisserie")
    preview.renew()
    assert serve_live(preview, f"/livereload/{tag}", ROOT + PEOPLE).body == b"same"
    edit(project, "accounts/kettle-row.yaml", "Bakery", "Patisserie")
    preview.renew()
    assert serve_live(preview, f"/livereload/{tag}", ROOT + PEOPLE).body == b"changed"


def test_ten_edits_within_a_second_are_read_once(
    project: Path, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []
    renew = preview.renew
    monkeypatch.setattr(preview, "renew", lambda: (renew(), reads.append(preview.shows(PEOPLE))))
    monkeypatch.setattr(preview, "warm", lambda moment: None)
    preview.start()
    for number in range(10):
        (project / "accounts/kettle-row.yaml").write_text(ACCOUNT.replace("Bakery", f"Bakery {number}"))
        time.sleep(0.05)
    wait_until(lambda: bool(reads))
    time.sleep(0.5)
    preview.close()

    assert len(reads) == 1
    assert "Bakery 9" in reads[0]


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_it_answers_for_its_own_host_alone_and_no_odd_address(preview: Preview) -> None:
    application = answer_only_for("127.0.0.1", as_application(lambda path, query: serve_live(preview, path, query)))
    said: list[str] = []

    def ask(host: str, path: str) -> str:
        request = {"HTTP_HOST": host, "PATH_INFO": path, "QUERY_STRING": ""}
        return b"".join(application(request, lambda status, headers: said.append(status))).decode()

    assert "people of" in ask("localhost:8000", ROOT + PEOPLE)
    for path in (ROOT + PEOPLE, "/livereload/1", "/gone/"):
        assert "people" not in ask("attacker.example", path)
    for path in ("/\x00", "/\xff", "/..\\mkdocs.yml", "/C:/secret"):
        ask("localhost", path)
    for path in ("/ours/../../mkdocs.yml", "/ours/..%2fmkdocs.yml", "/mkdocs.yml"):
        assert "site_name" not in ask("localhost", path)
    assert said == ["200 OK", *["403 Forbidden"] * 3, *["400 Bad Request"] * 4, *["404 Not Found"] * 3]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_it_ends_at_once_and_leaves_nothing_behind(tmp_path: Path) -> None:
    project, said, scratch = lean_project(tmp_path / "project", FILES), tmp_path / "said", tmp_path / "scratch"
    scratch.mkdir()
    words = command("playbook", "serve", "--project", project, "--address", "127.0.0.1:0")
    with said.open("wb") as log:
        process = subprocess.Popen(words, env={**environment(), "TMPDIR": str(scratch)}, stdout=log, stderr=log)
    wait_until(lambda: "Serving on" in said.read_text() or process.poll() is not None)
    process.send_signal(signal.SIGINT)

    assert process.wait(timeout=10) == 0
    assert not any(scratch.iterdir())
    assert "Traceback" not in said.read_text()
