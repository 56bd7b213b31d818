"""The links to the lines in which records were typed, on the pages of accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from lean import lean_project, playbook
from projects import DAY, checked, everything_project, made

from generator.build import Site, build
from generator.model.account import Account
from generator.model.problem import Place
from generator.model.record import Record
from generator.pages.code_host import edit_address
from generator.paths import NAVIGATION
from generator.plugin.builds import CannotBuild, editor_of

REPO = "https://github.com/larkfield/plans"
ADDRESS = re.compile(rf"{REPO}/blob/main/(\S+?)#L(\d+)")
OWN = [f"accounts/tarn-valley/{page}.md" for page in NAVIGATION]


@cache
def linked() -> Site:
    """The site that has everything, with a repository."""
    return build(checked(everything_project()), DAY, editor=edit_address(REPO, "edit/main/docs/", "docs"))


def places(text: str) -> set[tuple[str, int]]:
    return {(file, int(line)) for file, line in ADDRESS.findall(unescape(text))}


def records(account: Account) -> Iterator[tuple[str, Record]]:
    """The records of every list of an account."""
    theirs, ours = account.strategy.customer, account.strategy.us
    lists = {name: value for name, value in vars(account).items() if isinstance(value, tuple) and name != "colleagues"}
    lists |= {"goals": theirs.goals, "pressures": theirs.pressures, "competitors": theirs.competitors}
    lists |= {"our goals": ours.goals, "trust": account.relationship.trust, "series": account.cadence.meetings}
    # A rating is shown until its subject is rated anew.
    lists["scorecard"] = tuple({(line.of, line.subject): line for line in account.scorecard}.values())
    for name, found in lists.items():
        yield from ((name, record) for record in found)


def test_every_record_of_an_account_leads_to_its_line() -> None:
    [account] = checked(everything_project()).book.accounts
    shown = set().union(*(places(page.text) for page in linked().pages if page.name in OWN))

    found = list(records(account))
    assert len(found) > 45
    missing = {
        name: record.label for name, record in found if (at := record.typed_at) and (at.file, at.line) not in shown
    }
    assert missing == {}


def test_a_link_says_to_those_who_do_not_see_the_page_what_it_edits() -> None:
    links = [
        link
        for page in linked().pages
        if page.name in OWN
        for link in re.findall(r'<a class="pb-edit"[^>]*>(.*?)</a>', page.text)
    ]

    assert len(links) > 70
    for link in links:
        assert re.fullmatch(r'Edit<span class="pb-unseen"> \S.*</span>', link), link
        assert "<" not in link.removeprefix('Edit<span class="pb-unseen">').removesuffix("</span>"), link


def test_every_link_leads_to_a_line_that_is_there() -> None:
    project_folder = everything_project()
    for page in linked().pages:
        for file, line in places(page.text):
            assert 1 <= line <= len((project_folder / file).read_text("utf-8").splitlines()), (file, line)


def test_only_the_pages_of_accounts_have_them() -> None:
    assert {page.name for page in linked().pages if "pb-edit" in page.text} <= set(OWN)


def test_without_a_repository_the_pages_have_none_and_are_otherwise_the_same() -> None:
    plain = {page.name: page.text for page in made(everything_project()).pages}

    assert not any("pb-edit" in text for text in plain.values())
    for page in linked().pages:
        bare = re.sub(r'<p class="pb-edit-line">.*?</p>\n\n?', "", page.text)
        bare = re.sub(r' ?<a class="pb-edit".*?</a>', "", bare)
        assert bare.split() == plain[page.name].split(), page.name


def test_nothing_of_it_is_in_what_is_handed_over() -> None:
    for document in linked().documents:
        assert b"larkfield/plans" not in document.data, document.name
    assert {each.name: each.data for each in linked().documents} == {
        each.name: each.data for each in made(everything_project()).documents
    }


# --- What mkdocs.yml says ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("", ""),
        (f"repo_url: {REPO}\n", f"{REPO}/blob/HEAD/a.yaml#L3"),
        (f"repo_url: {REPO}\nedit_uri: edit/main/docs/\n", f"{REPO}/blob/main/a.yaml#L3"),
        ("repo_url: https://git.larkfield.example/plans\n", ""),
    ],
)
def test_the_repository_is_that_of_mkdocs_yml(tmp_path: Path, lines: str, expected: str) -> None:
    folder = lean_project(tmp_path)
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + lines, "utf-8")

    assert editor_of(config)(Place("a.yaml", 3)) == expected


def with_options(folder: Path, options: str) -> Path:
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8").replace("account-playbook]", f"account-playbook: {{{options}}}]")
    config.write_text(text + "repo_url: https://git.larkfield.example/plans\n", "utf-8")
    return config


def test_what_runs_at_a_host_of_ones_own_can_be_said(tmp_path: Path) -> None:
    config = with_options(lean_project(tmp_path), "code_host: gitea, branch: plans")

    assert editor_of(config)(Place("a.yaml", 3)) == "https://git.larkfield.example/plans/src/branch/plans/a.yaml#L3"


def test_a_host_nobody_knows_is_refused_in_words(tmp_path: Path) -> None:
    folder = lean_project(tmp_path)
    config = with_options(folder, "code_host: subversion")

    with pytest.raises(CannotBuild, match="code_host is `subversion` in mkdocs.yml: expected github, gitlab,"):
        editor_of(config)
    for verb in (["build"], ["export", tmp_path / "out"]):
        said = playbook(*verb, "--project", folder)
        assert said.code == 1
        assert "code_host is `subversion`" in said.err


def test_without_mkdocs_yml_or_with_a_broken_one_there_are_no_links(tmp_path: Path) -> None:
    assert editor_of(tmp_path / "mkdocs.yml")(Place("a.yaml")) == ""
    (tmp_path / "mkdocs.yml").write_text("site_name: [\n")
    assert editor_of(tmp_path / "mkdocs.yml")(Place("a.yaml")) == ""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (f"repo_url: {REPO}\n", f"{REPO}/edit/master/accounts/kettle-row.yaml"),
        (f"repo_url: {REPO}\nedit_uri: edit/main/docs/\n", f"{REPO}/edit/main/accounts/kettle-row.yaml"),
        (f"repo_url: {REPO}\nedit_uri_template: 'ide?f=docs/{{path}}'\n", f"{REPO}/ide?f=accounts/kettle-row.yaml"),
        (f"edit_uri_template: '{REPO}/blob/main/docs/{{path}}'\n", f"{REPO}/blob/main/accounts/kettle-row.yaml"),
    ],
)
def test_the_pencil_of_a_page_opens_the_file_of_its_account(tmp_path: Path, lines: str, expected: str) -> None:
    folder = lean_project(tmp_path)
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + lines, "utf-8")

    said = playbook("build", "--strict", "--project", folder)

    assert said.code == 0, said.err
    page = (folder / "site/accounts/kettle-row/people/index.html").read_text("utf-8")
    assert f'href="{expected}"' in unescape(page)


def test_a_pencil_that_cannot_be_told_is_left_out_with_a_warning(tmp_path: Path) -> None:
    folder = lean_project(tmp_path)
    config = folder / "mkdocs.yml"
    template = f"edit_uri_template: '{REPO}/wiki/{{path_noext}}'\n"
    config.write_text(config.read_text("utf-8") + template, "utf-8")

    said = playbook("build", "--project", folder)

    assert said.code == 0, said.err
    assert "edit_uri_template in mkdocs.yml does not say where files beside docs/ are edited" in said.err
    assert f"{REPO}/wiki/" not in (folder / "site/accounts/kettle-row/people/index.html").read_text("utf-8")
    assert f"{REPO}/wiki/by-hand" in (folder / "site/by-hand/index.html").read_text("utf-8")
    assert playbook("build", "--strict", "--project", folder).code == 1
