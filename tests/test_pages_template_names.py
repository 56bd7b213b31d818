"""The page that lists what each template may print is true: it is held to what the templates are given."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from projects import DAY, ROOT, SITES, checked, everything_project, made, project

from generator import paths
from generator.context.account_view import view_account
from generator.context.frame import Frame
from generator.context.summaries.summary import summarise_account
from generator.context.wording import Wording
from generator.model.account import Account
from generator.pages import template_names
from generator.pages.account_pages import list_account_pages
from generator.pages.page_list import OverAll, list_method_pages, pages_over_all
from generator.pages.plan import Method, Plan
from generator.pages.template_names import GIVEN, template_names_page
from generator.rendering.filters import FILTERS_OF_A_PAGE
from generator.rendering.missing_names import OF_A_PAGE, names_gone


@cache
def plans() -> tuple[Plan, ...]:
    read = checked(everything_project())
    method = Method(read.roles, read.settings, DAY, read.plays)
    views = [view_account(account, read.roles, DAY) for account in read.book.accounts]
    summaries = [summarise_account(view, method.settings) for view in views]
    shared = (*pages_over_all(OverAll(summaries, read.book.team, (), (), ()), method), *list_method_pages(method))
    return (*shared, *chain.from_iterable(list_account_pages(view, method, None) for view in views))


@cache
def shown() -> str:
    """The page without its markup."""
    page = next(page for page in made(everything_project()).pages if page.name == paths.TEMPLATE_NAMES)
    return html.unescape(re.sub(r"<[^>]+>", "", page.text))


def kinds(hint: Any) -> tuple[type, ...]:
    """The types a value may have of which a hint speaks."""
    if get_origin(hint) in (Union, UnionType):
        return tuple(kind for part in get_args(hint) for kind in kinds(part))
    return (get_origin(hint) or hint,)


def explained() -> dict[str, type]:
    """All types on the page by their names."""
    found = (kind for names in GIVEN.values() for top in names.values() for kind in template_names._find_types(top))
    return {kind.__name__: kind for kind in found}


def test_every_template_is_given_what_the_page_says() -> None:
    seen = {plan.template for plan in plans()}

    assert len(seen) > 20
    assert GIVEN.keys() - seen <= {"portfolio/problems.md.j2", "account/unread.md.j2"}
    for plan in plans():
        given = GIVEN[plan.template]
        assert plan.context.keys() <= given.keys()
        assert plan.block or plan.context.keys() == given.keys()
        for name, value in plan.context.items():
            assert isinstance(value, kinds(given[name])), f"{plan.template}: {name}"


def test_the_two_blocks_of_a_role_are_given_together_what_the_page_says() -> None:
    for role in paths.ROLES:
        template = f"roles/{role}.md.j2"
        given = [plan.context.keys() for plan in plans() if plan.template == template]

        assert len(given) >= 2
        assert set[str]().union(*given) == GIVEN[template].keys()


def test_a_playbook_of_an_earlier_version_has_the_page_of_the_program(tmp_path: Path) -> None:
    folder = project(tmp_path, SITES / "smallest")
    (folder / "playbook/portfolio/template-names.md.j2").unlink()
    site = made(folder)

    assert not site.problems
    assert paths.TEMPLATE_NAMES in {page.name for page in site.pages}


def test_every_template_of_a_page_is_on_it() -> None:
    templates = {path.relative_to(ROOT / "playbook").as_posix() for path in (ROOT / "playbook").rglob("*.md.j2")}

    assert {name for name in templates if not name.startswith("partials/")} == GIVEN.keys()


def test_it_says_of_every_name_its_type_and_what_it_stands_for() -> None:
    assert "as_of (day): The day the whole site was made for." in shown()
    assert "\ntouch (Contact)" in shown()
    assert re.search(r"^record \(Stakeholder\): The person as typed\.$", shown(), re.MULTILINE)
    assert re.search(r"^planned \(list of MeetingRow\): Planned meetings, the next one first\.$", shown(), re.MULTILINE)
    assert re.search(r"^modes \(number by text\)", shown(), re.MULTILINE)
    assert re.search(r"^changed \(AccountChanges or none\)$", shown(), re.MULTILINE)
    assert re.search(r"^late \(number\): How many of them are late\.$", shown(), re.MULTILINE), "a property"


def test_every_field_has_a_line() -> None:
    page = template_names_page()
    entries = [*page.shared, *(entry for template in page.templates for entry in template.types)]
    listed = {entry.name: {row.name for row in entry.names} for entry in entries}

    assert sum(map(len, listed.values())) > 700
    assert listed.keys() == explained().keys()
    assert not {name for name, kind in explained().items() if not get_type_hints(kind).keys() <= listed[name]}
    assert get_type_hints(Frame).keys() == {row.name for row in page.frame.names}


def test_every_filter_that_knows_the_account_says_what_it_does() -> None:
    assert len(FILTERS_OF_A_PAGE) >= 9
    for name, answer in FILTERS_OF_A_PAGE.items():
        assert f"\n{name}: {(getattr(Wording, name, answer).__doc__ or 'nothing')[:20]}" in shown()


# --- Names that went


def gone() -> Iterator[tuple[str, str, str]]:
    for kind, names in names_gone().items():
        for name, instead in names.items():
            yield kind, name, instead


def test_there_are_names_that_went() -> None:
    assert len(list(gone())) > 100


def test_a_name_that_went_is_gone_and_what_to_write_instead_is_there() -> None:
    assert not [(kind, name, instead) for kind, name, instead in gone() if not is_replaced(kind, name, instead)]


def is_replaced(kind: str, name: str, instead: str) -> bool:
    """Whether a type has a name no longer, and what to write instead leads somewhere from it."""
    if kind == OF_A_PAGE:
        return not any(name in names for names in GIVEN.values()) and any(instead in names for names in GIVEN.values())
    owner: Any = explained()[kind]
    still = hasattr(owner, name) or name in get_type_hints(owner)
    for part in re.split(r"[| ]", instead)[0].split("."):
        member = getattr(owner, part, None)
        hints = {"account": Account, **get_type_hints(owner)}
        hint = get_type_hints(member.fget)["return"] if isinstance(member, property) else hints.get(part)
        if hint is None:
            return False
        owner = next(kind for kind in kinds(hint) if kind is not type(None))
    return not still


def test_the_changes_name_every_name_that_went() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    authors = " ".join(changes.partition("### Template authors")[2].partition("\n## ")[0].split())

    for kind, name, instead in gone():
        of_kind = authors.partition("Of a page:" if kind == OF_A_PAGE else f"- `{kind}`:")[2].partition(" - ")[0]
        assert f"`{name}` is `{instead}`" in of_kind, f"{kind}.{name}"
        assert f"\n{name}: {instead}\n" in shown()
