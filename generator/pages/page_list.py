"""The pages that belong to no account: those over all accounts, the reference, the playbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import eq
from typing import Any

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
from generator.context.portfolio.lists import list_links, list_pages
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

_FOLDER_OF_PLAYBOOK, _FOLDER_OF_REFERENCES = "playbook/", "reference/"


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
    for group in _GROUPS:
        if not group.over_all:
            yield from group.list(_NOTHING, method)


def list_shared_pages(found: OverAll, method: Method) -> Iterator[Plan]:
    """Every page that belongs to no account."""
    yield from pages_over_all(found, method)
    yield from list_method_pages(method)


def pages_over_all(found: OverAll, method: Method) -> Iterator[Plan]:
    """The pages over all accounts, and the desk of each of us."""
    for group in _GROUPS:
        if group.over_all:
            yield from group.list(found, method)


def find_shared_page(name: str, look: Callable[[], OverAll], method: Method) -> Plan | None:
    """The page of that name which belongs to no account; None when there is none.

    ``look`` is asked for all accounts only if a page is made of them; no more pages are planned than are made together.
    """
    groups = (group for group in _GROUPS if group.holds(name))
    plans = (plan for group in groups for plan in group.list(look() if group.over_all else _NOTHING, method))
    return next((plan for plan in plans if plan.frame.here == name), None)


def is_over_all(name: str) -> bool:
    """Whether a page of that name would be made of all accounts."""
    return any(group.over_all and group.holds(name) for group in _GROUPS)


@dataclass(frozen=True, slots=True)
class _Group:
    """Pages that are planned together."""

    #: Whether a page of that name can only be one of them.
    holds: Callable[[str], bool]
    list: Callable[[OverAll, Method], Iterator[Plan]]
    #: Whether they are made of all accounts.
    over_all: bool = True


_NOTHING = OverAll((), (), (), (), ())


def _plan(page: str, title: str, template: str, context: object, method: Method) -> Plan:
    own = page_frame(page, method.as_of, method.fixed)
    settings = {"hide": ["navigation", "toc"]}
    return Plan(own, title, f"portfolio/{template}.md.j2", {"page": context}, TEAM_FILE, settings=settings)


def _plan_several(first: str, title: str, template: str, contexts: Iterable[object], method: Method) -> Iterator[Plan]:
    for number, context in enumerate(contexts, 1):
        page = paths.following_page(first, number).page
        yield _plan(page, title if number == 1 else f"{title}, page {number}", template, context, method)


def _home(found: OverAll, method: Method) -> Iterator[Plan]:
    errors, company = count_errors(found.problems), method.settings.company.name
    things = method.settings.things_a_day
    home = home_page(found.summaries, found.team, method.roles, things, errors, company, found.unread)
    yield _plan(paths.HOME, "Account Playbook", "home", home, method)


def _attention(found: OverAll, method: Method) -> Iterator[Plan]:
    pages = attention_pages(found.summaries, method.settings.things_a_day, found.team, found.unread)
    return _plan_several(paths.ATTENTION, "What needs you", "attention", pages, method)


def _accounts(found: OverAll, method: Method) -> Iterator[Plan]:
    pages = accounts_pages(found.summaries, found.unread)
    return _plan_several(paths.ACCOUNTS, "Accounts", "accounts", pages, method)


def _portfolio(found: OverAll, method: Method) -> Iterator[Plan]:
    pages = portfolio_pages(found.summaries, method.settings, method.as_of, found.unread)
    return _plan_several(paths.PORTFOLIO, "Portfolio", "portfolio", pages, method)


def _calendar(found: OverAll, method: Method) -> Iterator[Plan]:
    pages = calendar_pages(found.summaries, method.as_of, found.feeds, found.unread)
    return _plan_several(paths.CALENDAR, "Calendar", "calendar", pages, method)


def _desks(found: OverAll, method: Method) -> Iterator[Plan]:
    things, years = method.settings.things_a_day, find_year_pages(found.summaries)
    shown = desk_pages(found.summaries, found.team, things, method.as_of, found.feeds, years, found.covers)
    for target, desk in shown:
        yield _plan(target.page, desk.name, "desk", desk, method)
    for target, days in first_days_pages(found.summaries, found.team, method.roles, method.as_of):
        yield _plan(target.page, f"First ninety days – {days.name}", "first-days", days, method)


def _feedback(found: OverAll, method: Method) -> Iterator[Plan]:
    if feedback := feedback_page(found.summaries):
        yield _plan(paths.FEEDBACK, "Feedback", "feedback", feedback, method)


def _lists(found: OverAll, method: Method) -> Iterator[Plan]:
    listed = list_pages(found.summaries, found.team, method.as_of)
    for id, group in groupby(listed, key=lambda page: page[0]):
        contexts = [page for _, page in group]
        yield from _plan_several(paths.list_page(id).page, contexts[0].title, "list", contexts, method)


def _problems(found: OverAll, method: Method) -> Iterator[Plan]:
    if any(problem.is_error for problem in found.problems):
        context = ProblemsPage(tuple(found.problems))
        yield _plan(paths.PROBLEMS, "Problems with the data", "problems", context, method)


def _roles(found: OverAll, method: Method) -> Iterator[Plan]:
    """The pages that teach the roles, each with the accounts in which it is needed."""
    for role in method.roles:
        template = f"roles/{role.id}.md.j2"
        own = page_frame(paths.role_page(role.id).page, method.as_of, method.fixed)
        context = {"role": role, "cards": role_cards(method.roles), "needs": find_role_needs(found.summaries, role.id)}
        yield Plan(own, role.name, template, context, f"playbook/{template}", "teach")


def _reference(_: OverAll, method: Method) -> Iterator[Plan]:
    """The pages that the program has of itself, which nobody edits."""

    def plan(page: str, title: str, template: str, context: object, settings: Mapping[str, Any] | None = None) -> Plan:
        own = page_frame(page, method.as_of, method.fixed)
        return Plan(own, title, f"portfolio/{template}.md.j2", {"page": context}, "", settings=settings or {})

    yield plan(paths.REFERENCE, "Account reference", "reference", reference_page())
    for key in key_pages():
        yield plan(key.target.page, f"{key.title}, account reference", "reference-key", key)
    yield plan(paths.RULES, "Rules", "rules", rules_page())
    yield plan(paths.FIGURES, "Figures", "figures", figures_page())
    unsearched = {"search": {"exclude": True}}
    yield plan(paths.TEMPLATE_NAMES, "What a template may print", "template-names", template_names_page(), unsearched)


def _playbook(_: OverAll, method: Method) -> Iterator[Plan]:
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


def _is_of_list(first: str, name: str) -> bool:
    """Whether a name is that of the first page of a list or of one that follows it."""
    return name == first or name.startswith(paths.following_page(first, 2).page.removesuffix("2.md"))


_GROUPS = (
    _Group(partial(eq, paths.HOME), _home),
    _Group(partial(_is_of_list, paths.ATTENTION), _attention),
    _Group(partial(_is_of_list, paths.ACCOUNTS), _accounts),
    _Group(partial(_is_of_list, paths.PORTFOLIO), _portfolio),
    _Group(partial(_is_of_list, paths.CALENDAR), _calendar),
    _Group(lambda name: name.startswith(paths.FOLDER_OF_DESKS), _desks),
    _Group(partial(eq, paths.FEEDBACK), _feedback),
    _Group(lambda name: any(_is_of_list(link.target.page, name) for link in list_links()), _lists),
    _Group(lambda name: name in {paths.role_page(role).page for role in paths.ROLES}, _roles),
    _Group(partial(eq, paths.PROBLEMS), _problems),
    _Group(lambda name: name.startswith(_FOLDER_OF_REFERENCES), _reference, over_all=False),
    _Group(lambda name: name.startswith(_FOLDER_OF_PLAYBOOK), _playbook, over_all=False),
)


def list_unread_pages(unread: Sequence[UnreadAccount], method: Method) -> Iterator[Plan]:
    """A page in place of all those of each account that could not be read."""
    for account in unread:
        row = unread_row(account)
        if row.target != row.problems:
            own = page_frame(row.target.page, method.as_of, method.fixed)
            settings = {"hide": ["navigation", "toc"]}
            yield Plan(own, account.name, "account/unread.md.j2", {"page": row}, account.file, settings=settings)
