"""Which pages there are: for each its address, title, template, context, and the file its edit link opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from typing import Any

from generator import paths
from generator.context.account.meetings import meetings_page
from generator.context.account.overview import overview_page
from generator.context.account.people import people_page
from generator.context.account.timeline import timeline_page
from generator.context.account.work import work_page
from generator.context.account_view import AccountView, view_account
from generator.context.calendar.page import calendar_page
from generator.context.changes.account_changes import compare_versions
from generator.context.directory import Directory
from generator.context.documents.brief.brief import make_briefs
from generator.context.documents.packs.offers import PeoplePacks, bring_files, people_packs
from generator.context.documents.project_report.internal import project_reports
from generator.context.documents.review_pack.pack import review_pack
from generator.context.feeds.feeds import account_subscriptions
from generator.context.findings import role_findings
from generator.context.frame import Frame, account_frame, page_frame
from generator.context.left_out import unread_row
from generator.context.manual import figures_page, rules_page
from generator.context.places import LABELS
from generator.context.portfolio.accounts import accounts_page
from generator.context.portfolio.attention import attention_page
from generator.context.portfolio.home import PlaybookPage, ProblemsPage, home_page, role_cards
from generator.context.portfolio.portfolio import portfolio_page
from generator.context.rhythm.page import rhythm_page
from generator.context.roles.ambassador import ambassador_page
from generator.context.roles.ceo import ceo_page
from generator.context.roles.consultant import consultant_page
from generator.context.roles.controller.page import controller_page
from generator.context.roles.mediator import mediator_page
from generator.context.roles.shareholder import shareholder_page
from generator.history.earlier_version import EarlierVersion, read_past
from generator.model.account import Account
from generator.model.book import Book
from generator.model.problem import Problem, count_errors
from generator.model.role import Role
from generator.model.schema import reference_page
from generator.pages.edit_file import edited_in

TEAM_FILE = "accounts/_team.yaml"


@dataclass(frozen=True, slots=True)
class Plan:
    """One page to be made."""

    frame: Frame
    title: str
    #: Name of the template below ``playbook/``, and the block of it to render (empty: all of it).
    template: str
    #: What the template prints besides the frame.
    context: Mapping[str, Any]
    #: The file the page's edit link opens, relative to the project.
    edit: str
    block: str = ""
    #: Keys for the front matter.
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def names(self) -> dict[str, Any]:
        """Everything the template may name: the frame's fields and the page's own context."""
        shared = {entry.name: getattr(self.frame, entry.name) for entry in fields(self.frame)}
        return {**shared, **self.context}


@dataclass(frozen=True)
class Reading:
    """What the pages and all other files are made from."""

    book: Book
    roles: tuple[Role, ...]
    as_of: date
    #: Everything wrong with the data; pages are made all the same while it is being mended.
    problems: tuple[Problem, ...] = ()
    #: The files that may be handed over, by their names relative to the project.
    files: Mapping[str, bytes] = field(default_factory=dict)
    #: Earlier versions of accounts, by their ids, for what changed since; empty without a history.
    earlier: Mapping[str, EarlierVersion] = field(default_factory=dict)

    @property
    def fixed(self) -> bool:
        """Whether the date is the one fixed in the settings."""
        return self.book.settings.as_of == self.as_of

    @cached_property
    def surveys(self) -> tuple[AccountView, ...]:
        """What follows from each account."""
        return tuple(view_account(account, self.roles, self.as_of) for account in self.book.accounts)


def list_pages(reading: Reading) -> Iterator[Plan]:
    """Every page of the site that is made from the accounts and the playbook."""
    yield from _portfolio_pages(reading, reading.surveys)
    yield from _reference_pages(reading)
    yield from _playbook_pages(reading)
    for view in reading.surveys:
        yield from _account_pages(view, reading)
    yield from _unread_pages(reading)


def _portfolio_pages(reading: Reading, views: Sequence[AccountView]) -> Iterator[Plan]:
    def plan(page: str, title: str, template: str, context: object) -> Plan:
        own = page_frame(page, reading.as_of, reading.fixed)
        settings = {"hide": ["navigation", "toc"]}
        return Plan(own, title, template, {"page": context}, TEAM_FILE, settings=settings)

    settings, as_of = reading.book.settings, reading.as_of
    errors = [problem for problem in reading.problems if problem.is_error]
    unread = reading.book.unread
    home = home_page(views, reading.roles, settings, as_of, count_errors(errors), unread)
    yield plan(paths.HOME, "Account Playbook", "portfolio/home.md.j2", home)
    attention, accounts = attention_page(views, as_of, unread), accounts_page(views, settings, as_of, unread)
    yield plan(paths.ATTENTION, "What needs you", "portfolio/attention.md.j2", attention)
    yield plan(paths.ACCOUNTS, "Accounts", "portfolio/accounts.md.j2", accounts)
    yield plan(paths.PORTFOLIO, "Portfolio", "portfolio/portfolio.md.j2", portfolio_page(views, as_of, unread))
    yield plan(paths.CALENDAR, "Calendar", "portfolio/calendar.md.j2", calendar_page(views, as_of, unread))
    if errors:
        context = ProblemsPage(reading.problems)
        yield plan(paths.PROBLEMS, "Problems with the data", "portfolio/problems.md.j2", context)


def _reference_pages(reading: Reading) -> Iterator[Plan]:
    def plan(page: str, title: str, template: str, context: object, edit: str) -> Plan:
        return Plan(page_frame(page, reading.as_of, reading.fixed), title, template, {"page": context}, edit)

    keys, rules, figures = reference_page(), rules_page(), figures_page()
    yield plan(paths.REFERENCE, "Account reference", "portfolio/reference.md.j2", keys, "generator/model/account.py")
    yield plan(paths.RULES, "Rules", "portfolio/rules.md.j2", rules, "generator/checks/all.py")
    yield plan(paths.FIGURES, "Figures", "portfolio/figures.md.j2", figures, "generator/insight/__init__.py")


def _playbook_pages(reading: Reading) -> Iterator[Plan]:
    cards = role_cards(reading.roles)
    own = page_frame(paths.PLAYBOOK, reading.as_of, reading.fixed)
    template = "portfolio/playbook.md.j2"
    yield Plan(own, "The playbook", template, {"page": PlaybookPage(cards)}, f"playbook/{template}")
    for role in reading.roles:
        template = f"roles/{role.id}.md.j2"
        own = page_frame(paths.role_page(role.id).page, reading.as_of, reading.fixed)
        context = {"role": role, "cards": cards}
        yield Plan(own, role.name, template, context, f"playbook/{template}", "teach")


_PAGES: Mapping[str, Callable[[Account, date, Directory], object]] = {
    "people": people_page,
    "rhythm": rhythm_page,
    "work": work_page,
    "ceo": ceo_page,
    "ambassador": ambassador_page,
    "mediator": mediator_page,
    "consultant": consultant_page,
    "controller": controller_page,
    "shareholder": shareholder_page,
    "meetings": meetings_page,
    "timeline": timeline_page,
}
"""What makes the context of each page of an account but its overview."""


def _account_pages(view: AccountView, reading: Reading) -> Iterator[Plan]:
    account, roles = view.account, {role.id: role for role in reading.roles}
    offered = people_packs(account, reading.as_of)
    handed: Mapping[str, Mapping[str, object]] = {
        "people": {"packs": offered},
        "meetings": {"bring": bring_files(account, reading.as_of)},
    }
    for name in paths.ACCOUNT_PAGES:
        if name in paths.ROLES and name not in roles:
            continue
        own = account_frame(account, view.wording, name, reading.as_of, reading.fixed)
        settings = {"hide": ["navigation", "toc"] if name in _WIDE else ["navigation"]}
        edit = edited_in(account, name)
        if name == "index":
            overview = {"page": overview_page(view, reading.roles)}
            yield Plan(own, account.name, "account/overview.md.j2", overview, edit, settings=settings)
        elif name in roles:
            title = f"{roles[name].name} – {account.name}"
            context = _role_context(view, roles[name], reading.as_of)
            yield Plan(own, title, f"roles/{name}.md.j2", context, edit, "play", settings)
        else:
            title = f"{LABELS[name]} – {account.name}"
            page = {
                "page": _PAGES[name](account, reading.as_of, view.directory),
                "calendars": account_subscriptions(view.feeds),
                **handed.get(name, {}),
                **_changed_context(account, name, reading),
            }
            yield Plan(own, title, f"account/{name}.md.j2", page, edit, settings=settings)
    yield from _printed_pages(view, reading, offered)


def _unread_pages(reading: Reading) -> Iterator[Plan]:
    """A page in place of all those of each account that could not be read."""
    for account in reading.book.unread:
        row = unread_row(account)
        if row.target != row.problems:
            own = page_frame(row.target.page, reading.as_of, reading.fixed)
            settings = {"hide": ["navigation", "toc"]}
            yield Plan(own, account.name, "account/unread.md.j2", {"page": row}, account.file, settings=settings)


def _printed_pages(view: AccountView, reading: Reading, offered: PeoplePacks) -> Iterator[Plan]:
    """The pages that are there on paper too: briefs, the review pack, reports on projects."""
    account = view.account

    def plan(target: paths.Target, below: str, title: str, template: str, context: object, **more: object) -> Plan:
        own = replace(account_frame(account, view.wording, below, reading.as_of, reading.fixed), here=target.page)
        settings = {"hide": ["navigation", "toc"]}
        title = f"{title} – {account.name}"
        return Plan(own, title, template, {"page": context, **more}, edited_in(account, below), settings=settings)

    for brief in make_briefs(view):
        page = paths.brief_page(account.id, brief.meeting_id)
        yield plan(page, "meetings", f"Brief: {brief.head.name}", "brief/brief.md.j2", brief, packs=offered)
    pack = review_pack(view)
    if pack:
        page = paths.review_page(account.id)
        yield plan(page, "meetings", f"Review pack: {pack.head.name}", "review/pack.md.j2", pack)
    for report in project_reports(view):
        page = paths.report_page(account.id, report.project_id)
        yield plan(page, "work", f"Report: {report.head.name}", "reports/project.md.j2", report)


def _changed_context(account: Account, page: str, reading: Reading) -> Mapping[str, Any]:
    """What Timeline says of the plan itself; None where no earlier version of it is known.

    Nor where something is left out because of errors, which would seem to have been taken out of the plan.
    """
    if page != "timeline":
        return {}
    earlier = reading.earlier.get(account.id)
    if earlier is None or account.left_out:
        return {"changed": None}
    then = read_past(account.id, earlier, account)
    return {"changed": compare_versions(account, then, reading.book.settings, reading.as_of)}


def _role_context(view: AccountView, role: Role, as_of: date) -> Mapping[str, Any]:
    return {
        "role": role,
        "questions": view.questions[role.id],
        "findings": role_findings(view.account, view.checked, role.id, view.directory, view.places),
        "page": _PAGES[role.id](view.account, as_of, view.directory),
    }


_WIDE = ("people", "rhythm")
"""Pages whose tables need the room of the table of contents."""
