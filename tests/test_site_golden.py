"""Whole sites, page by page, against the pages kept in tests/sites (accept a change: `make golden`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from golden import assert_golden
from projects import SITES, checked, everything_project, made, project

from generator import paths
from generator.context.reference import key_pages
from generator.model.account import Account
from generator.model.fields import fields_of, records_in
from generator.model.people import Stakeholder
from generator.model.record import Record
from generator.report import as_text
from generator.site import Site

_KINDS_OF_RECORD = 70
"""The model has at least so many; a walk that finds fewer has not seen it."""


def pages(site: Site) -> dict[str, str]:
    """All pages by name but the plays and the list of what a template may print, which have tests of their own."""
    apart = (paths.TEMPLATE_NAMES, paths.FOLDER_OF_PLAYS)
    return {page.name: page.text for page in site.pages if not page.name.startswith(apart)}


def documents(site: Site) -> dict[str, str]:
    """The documents that are text; those for paper are looked at elsewhere."""
    return {
        document.name: document.data.decode()
        for document in site.documents
        if document.name.endswith((".ics", ".js", ".vcf"))
    }


def test_golden_smallest(tmp_path: Path) -> None:
    site = made(project(tmp_path, SITES / "smallest"))

    assert not site.problems
    keys = len(list(key_pages()))
    assert len(pages(site)) == len(paths.ACCOUNT_PAGES) + len(paths.ROLES) + keys + 20
    assert_golden(pages(site), SITES / "smallest" / "_expected")


def test_golden_everything() -> None:
    site = made(everything_project())

    assert not site.problems
    keys = {page.target.page for page in key_pages()}
    roles = {paths.role_page(role).page for role in paths.ROLES}
    alike = {paths.PLAYBOOK, paths.ACCOUNT_MANAGER, paths.REFERENCE, *keys, *roles}
    own = {name: text for name, text in pages(site).items() if name not in alike}
    printed = [name for name in own if "/briefs/" in name or "/reports/" in name or name.endswith("/review.md")]
    assert len(printed) >= 4
    assert len(own) == len(paths.NAVIGATION) + len(printed) + 21
    assert len(documents(site)) == 10
    assert_golden({**own, **documents(site)}, SITES / "everything" / "_expected")


def test_golden_broken(tmp_path: Path) -> None:
    site = made(project(tmp_path, SITES / "broken"))
    found = pages(site)

    assert "accounts/orchard/index.md" in found, "one bad account must not take a good one with it"
    assert len({problem.rule for problem in site.problems}) >= 25
    report = as_text(site.problems)
    kept = {name: found[name] for name in (paths.HOME, paths.ACCOUNTS, paths.PROBLEMS)}
    assert_golden({"problems.txt": report + "\n", **kept}, SITES / "broken" / "_expected")


def test_the_account_of_everything_has_every_key_of_the_model() -> None:
    account = checked(everything_project()).book.accounts[0]
    used = set(_set_keys(account))
    known = {(kind, field.key) for kind in records_in(Account) for field in fields_of(kind)}

    assert len({kind for kind, _ in known}) >= _KINDS_OF_RECORD
    of_several = {(Stakeholder, "same_as")}  # it takes a second account
    missing = sorted(f"{kind.__name__}.{key}" for kind, key in known - used - of_several)
    assert not missing, f"add these to tests/sites/everything, then `make golden`: {missing}"


def _set_keys(record: Record) -> Iterator[tuple[type[Record], str]]:
    """Which keys are typed, record by record; a value that only defaults is none."""
    for field in fields_of(type(record)):
        if field.attribute not in record.model_fields_set:
            continue
        value = getattr(record, field.attribute)
        yield type(record), field.key
        below = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        for inner in below:
            if isinstance(inner, Record):
                yield from _set_keys(inner)
