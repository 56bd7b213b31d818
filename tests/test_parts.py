"""The part of an account: plain values, made of nothing but its own, of which the pages over all accounts are made."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from projects import DAY, SITES, checked, made, project, sample_project
from test_customer_types import records_in

from generator.build import build, check
from generator.context.calendar.joint_feeds import feeds_over_all
from generator.context.calendar.page import calendar_pages
from generator.context.portfolio.accounts import accounts_pages
from generator.context.portfolio.attention import attention_pages
from generator.context.portfolio.desk import desk_pages
from generator.context.portfolio.home import home_page
from generator.context.portfolio.portfolio import portfolio_pages
from generator.context.summaries.summary import AccountSummary
from generator.disk.project import read_project
from generator.documents.file_list import list_joint_files
from generator.load.files import without_others
from generator.model.account import Account
from generator.model.plain_data import NotPlainData, read_plain, write_plain
from generator.pages.page_list import OverAll
from generator.parts import all_parts
from generator.parts.account_part import AccountPart, make_part
from generator.site import Document, Page, Site

OVER_ALL = (
    OverAll,
    accounts_pages,
    attention_pages,
    calendar_pages,
    desk_pages,
    feeds_over_all,
    home_page,
    list_joint_files,
    portfolio_pages,
)
"""Everything that is made of all accounts."""


def kept_as_json(*given: Any) -> AccountPart:
    """A part as it comes out of the JSON it is kept as, which is equal to what went in."""
    part = make_part(*given)
    again = read_plain(AccountPart, write_plain(part))
    assert again == part
    assert write_plain(again) == write_plain(part)
    return again


def with_broken_files(folder: Path) -> Path:
    """A project with an account that cannot be read, one that lacks something, and a sheet that cannot be set."""
    project(folder, SITES / "everything")
    (folder / "accounts" / "unread.yaml").write_text("account: [\n", "utf-8")
    log = "log:\n  - {on: 2026-11-31, type: call, with: [nobody], note: Wrong}\n"
    (folder / "accounts" / "tarn-valley" / "more.yaml").write_text(log, "utf-8")
    sheet = folder / "playbook" / "review" / "pack.typ"
    sheet.write_text(f"{sheet.read_text('utf-8')}\n#panic()\n", "utf-8")
    return folder


@pytest.mark.parametrize("broken", [False, True])
def test_a_site_is_the_same_when_its_parts_went_through_json(
    broken: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = with_broken_files(tmp_path / "plans") if broken else sample_project()
    direct = made(folder)
    monkeypatch.setattr(all_parts, "make_part", kept_as_json)
    again = build(checked(folder), DAY)

    assert again == direct
    assert len(direct.documents) > 10
    assert bool(direct.problems) is broken


def own(site: Site, account: str) -> tuple[list[Page], list[Document]]:
    """What of a site belongs to one account."""
    folder = f"accounts/{account}/"
    return (
        [page for page in site.pages if page.name.startswith(folder)],
        [document for document in site.documents if document.name.startswith(folder)],
    )


@pytest.mark.parametrize("account", ["brightwater", "quayside"])
def test_a_part_is_the_same_whatever_other_accounts_there_are(account: str) -> None:
    found = read_project(sample_project())
    alone = check(without_others(found.sources, [account]))
    pages, documents = own(made(sample_project()), account)

    assert len(checked(sample_project()).accounts) > len(alone.accounts) == 1
    assert len(pages) >= 10
    assert own(build(alone, DAY), account) == (pages, documents)


def test_nothing_typed_can_be_reached_from_a_part() -> None:
    assert records_in(AccountPart) == set()


@pytest.mark.parametrize("make", OVER_ALL)
def test_what_is_made_of_all_accounts_is_made_of_their_summaries(make: Callable[..., object]) -> None:
    given = {name: hint for name, hint in get_type_hints(make).items() if name in inspect.signature(make).parameters}

    assert AccountSummary in given["summaries"].__args__
    assert "Account" not in {name for hint in given.values() for name in records_in(hint)}
    assert "Account" in records_in(Account), "the test sees one where there is one"


def test_what_is_wrong_is_the_same_said_by_parts_and_by_check(tmp_path: Path) -> None:
    folder = with_broken_files(tmp_path / "plans")
    said = checked(folder).problems

    assert {problem.account for problem in said} == {"tarn-valley", "unread"}
    assert set(said) < set(made(folder).problems), "besides, the sheet"


def test_json_of_something_else_is_no_part() -> None:
    part = AccountPart("acme", ())
    text = write_plain(part)

    for other in (b"", b"[]", text[:-3], text.replace(b"acme", b"ac\xffme"), text.replace(b'"id"', b'"name"')):
        with pytest.raises(NotPlainData):
            read_plain(AccountPart, other)
    with pytest.raises(NotPlainData):
        read_plain(Page, text)


def test_what_is_no_plain_value_cannot_be_written() -> None:
    wrong: Any = [Page("index.md", "Text", "accounts/acme.yaml"), 3]
    with pytest.raises(Exception, match="PydanticSerializationUnexpectedValue|Expected"):
        write_plain(replace(AccountPart("acme", ()), pages=wrong))
