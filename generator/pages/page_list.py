"""The pages that belong to no account: those over all accounts, the reference, the playbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator import paths
from generator.context.calendar.page import calendar_pages, find_year_pages
from generator.context.feeds.feeds import Subscription
from generator.context.frame import page_frame
from generator.context.left_out import unread_row
from generator.context.manual import figures_page, rules_page
from generator.context.portfolio.accounts import accounts_pages
from generator.context.portfolio.attention import attention_pages
from generator.context.portfolio.desk import desk_pages
from generator.context.portfolio.feedback import feedback_page
from generator.context.portfolio.first_days import first_days_pages
from generator.context.portfolio.home import PlaybookPage, ProblemsPage, home_page, role_cards
from generator.context.portfolio.lists import list_pages
from generator.context.portfolio.plays import PlaysPage, play_pages
from generator.context.portfolio.portfolio import portfolio_pages
from generator.context.portfolio.role_needs import find_role_needs
from generator.context.reference import key_pages, reference_page
from generator.context.summaries.summary import AccountSummary
from generator.load.merge import TEAM_FILE
from generator.load.plays import PLAYS_FOLDER
from generator.model.book import UnreadAccount
from generator.model.problem import Problem, count_errors
from generator.model.team import TeamMember
from generator.pages.plan import Method, Plan
from generator.pages.template_names import template_names_page


@dataclass(frozen=True, slots=True)
class OverAll:
    """What the pages over all accounts are made of."""

    summaries: Sequence[AccountSummary]
    team: Sequence[TeamMember]
    #: The calendars over all accounts.
    feeds: Sequence[Subscription]
    #: The accounts that could not be read.
    unread: Sequence[UnreadAccount]
    #: What is wrong with the data of all; pages are made all the same while it is being mended.
    problems: Sequence[Problem]
    #: The files for those who stand in for one of us.
    covers: Sequence[paths.Target] = ()


def list_method_pages(method: Method) -> Iterator[Plan]:
    """The pages about the method: the reference and the playbook."""
    yield from _reference_pages(method)
    yield from _playbook_pages(method)


def pages_over_all(found: OverAll, method: Method) -> Iterator[Plan]:
    """The pages over all accounts, and the desk of each of us."""

    def plan(page: str, title: str, template: str, context: object) -> Plan:
        own = page_frame(page, method.as_of, method.fixed)
        settings = {"hide": ["navigation", "toc"]}
        return Plan(own, title, f"portfolio/{template}.md.j2", {"page": context}, TEAM_FILE, settings=settings)

    def several(first: str, title: str, template: str, contexts: Iterable[object]) -> Iterator[Plan]:
        for number, context in enumerate(contexts, 1):
            page = paths.following_page(first, number).page
            yield plan(page, title if number == 1 else f"{title}, page {number}", template, context)

    summaries, team, unread, things = found.summaries, found.team, found.unread, method.settings.things_a_day
    home = home_page(
        summaries, team, method.roles, things, count_errors(found.problems), method.settings.company.name, unread
    )
    yield plan(paths.HOME, "Account Playbook", "home", home)
    attention = attention_pages(summaries, things, team, unread)
    yield from several(paths.ATTENTION, "What needs you", "attention", attention)
    yield from several(paths.ACCOUNTS, "Accounts", "accounts", accounts_pages(summaries, unread))
    yield from several(
        paths.PORTFOLIO,
        "Portfolio",
        "portfolio",
        portfolio_pages(summaries, method.settings, method.as_of, unread),
    )
    if feedback := feedback_page(summaries):
        yield plan(paths.FEEDBACK, "Feedback", "feedback", feedback)
    calendar = calendar_pages(summaries, method.as_of, found.feeds, unread)
    yield from several(paths.CALENDAR, "Calendar", "calendar", calendar)
    for id, group in groupby(list_pages(summaries, team, method.as_of), key=lambda found: found[0]):
        contexts = [page for _, page in group]
        yield from several(paths.list_page(id).page, contexts[0].title, "list", contexts)
    years = find_year_pages(summaries)
    for target, desk in desk_pages(summaries, team, things, method.as_of, found.feeds, years, found.covers):
        yield plan(target.page, desk.name, "desk", desk)
    for target, first_days in first_days_pages(summaries, team, method.roles, method.as_of):
        yield plan(target.page, f"First ninety days – {first_days.name}", "first-days", first_days)
    yield from _role_pages(summaries, method)
    if any(problem.is_error for problem in found.problems):
        context = ProblemsPage(tuple(found.problems))
        yield plan(paths.PROBLEMS, "Problems with the data", "problems", context)


def _role_pages(summaries: Sequence[AccountSummary], method: Method) -> Iterator[Plan]:
    """The pages that teach the roles, each with the accounts in which it is needed."""
    for role in method.roles:
        template = f"roles/{role.id}.md.j2"
        own = page_frame(paths.role_page(role.id).page, method.as_of, method.fixed)
        context = {"role": role, "cards": role_cards(method.roles), "needs": find_role_needs(summaries, role.id)}
        yield Plan(own, role.name, template, context, f"playbook/{template}", "teach")


def _reference_pages(method: Method) -> Iterator[Plan]:
    def plan(page: str, title: str, template: str, context: object, edit: str) -> Plan:
        return Plan(page_frame(page, method.as_of, method.fixed), title, template, {"page": context}, edit)

    rules, figures, model = rules_page(), figures_page(), "generator/model/account.py"
    yield plan(paths.REFERENCE, "Account reference", "portfolio/reference.md.j2", reference_page(), model)
    for key in key_pages():
        yield plan(key.target.page, f"{key.title}, account reference", "portfolio/reference-key.md.j2", key, model)
    yield plan(paths.RULES, "Rules", "portfolio/rules.md.j2", rules, "generator/checks/all.py")
    yield plan(paths.FIGURES, "Figures", "portfolio/figures.md.j2", figures, "generator/insight/__init__.py")
    own, names = page_frame(paths.TEMPLATE_NAMES, method.as_of, method.fixed), {"page": template_names_page()}
    template, settings = "portfolio/template-names.md.j2", {"search": {"exclude": True}}
    edit = "generator/context/__init__.py"
    yield Plan(own, "What a template may print", template, names, edit, settings=settings)


def _playbook_pages(method: Method) -> Iterator[Plan]:
    cards = role_cards(method.roles)
    own = page_frame(paths.PLAYBOOK, method.as_of, method.fixed)
    template = "portfolio/playbook.md.j2"
    yield Plan(own, "The playbook", template, {"page": PlaybookPage(cards)}, f"playbook/{template}")
    own, template = page_frame(paths.ACCOUNT_MANAGER, method.as_of, method.fixed), "portfolio/account-manager.md.j2"
    yield Plan(own, "What an account manager does", template, {"page": PlaybookPage(cards)}, f"playbook/{template}")
    yield from _plays_pages(method)


def _plays_pages(method: Method) -> Iterator[Plan]:
    plays, template = play_pages(method.plays), "portfolio/plays.md.j2"
    own = page_frame(paths.PLAYS, method.as_of, method.fixed)
    yield Plan(own, "Plays", template, {"page": PlaysPage(plays)}, f"playbook/{template}")
    for play in plays:
        own = page_frame(play.place.target.page, method.as_of, method.fixed)
        edit = f"{PLAYS_FOLDER}{play.record.id}.yaml"
        yield Plan(own, play.record.name, "portfolio/play.md.j2", {"page": play}, edit)


def list_unread_pages(unread: Sequence[UnreadAccount], method: Method) -> Iterator[Plan]:
    """A page in place of all those of each account that could not be read."""
    for account in unread:
        row = unread_row(account)
        if row.target != row.problems:
            own = page_frame(row.target.page, method.as_of, method.fixed)
            settings = {"hide": ["navigation", "toc"]}
            yield Plan(own, account.name, "account/unread.md.j2", {"page": row}, account.file, settings=settings)
