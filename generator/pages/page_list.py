"""The pages that belong to no account: those over all accounts, the reference, the playbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator import paths
from generator.context.calendar.page import calendar_page
from generator.context.frame import page_frame
from generator.context.left_out import unread_row
from generator.context.manual import figures_page, rules_page
from generator.context.portfolio.accounts import accounts_page
from generator.context.portfolio.attention import attention_page
from generator.context.portfolio.home import PlaybookPage, ProblemsPage, home_page, role_cards
from generator.context.portfolio.portfolio import portfolio_page
from generator.context.summaries.summary import AccountSummary
from generator.load.merge import TEAM_FILE
from generator.model.book import UnreadAccount
from generator.model.problem import Problem, count_errors
from generator.model.schema import reference_page
from generator.pages.plan import Method, Plan
from generator.pages.template_names import template_names_page


def list_shared_pages(
    summaries: Sequence[AccountSummary],
    unread: Sequence[UnreadAccount],
    problems: Sequence[Problem],
    method: Method,
) -> Iterator[Plan]:
    """Every page that belongs to no account.

    ``unread`` are the accounts that could not be read, ``problems`` what is wrong with the data of all; pages are made
    all the same while it is being mended.
    """
    yield from _pages_over_all(summaries, unread, problems, method)
    yield from _reference_pages(method)
    yield from _playbook_pages(method)


def _pages_over_all(
    summaries: Sequence[AccountSummary],
    unread: Sequence[UnreadAccount],
    problems: Sequence[Problem],
    method: Method,
) -> Iterator[Plan]:
    def plan(page: str, title: str, template: str, context: object) -> Plan:
        own = page_frame(page, method.as_of, method.fixed)
        settings = {"hide": ["navigation", "toc"]}
        return Plan(own, title, template, {"page": context}, TEAM_FILE, settings=settings)

    things = method.settings.things_a_day
    home = home_page(summaries, method.roles, things, count_errors(problems), unread)
    attention, accounts = attention_page(summaries, things, unread), accounts_page(summaries, unread)
    calendar = calendar_page(summaries, method.as_of, unread)
    yield plan(paths.HOME, "Account Playbook", "portfolio/home.md.j2", home)
    yield plan(paths.ATTENTION, "What needs you", "portfolio/attention.md.j2", attention)
    yield plan(paths.ACCOUNTS, "Accounts", "portfolio/accounts.md.j2", accounts)
    yield plan(
        paths.PORTFOLIO,
        "Portfolio",
        "portfolio/portfolio.md.j2",
        portfolio_page(summaries, method.settings.sponsor_accounts, unread),
    )
    yield plan(paths.CALENDAR, "Calendar", "portfolio/calendar.md.j2", calendar)
    if any(problem.is_error for problem in problems):
        context = ProblemsPage(tuple(problems))
        yield plan(paths.PROBLEMS, "Problems with the data", "portfolio/problems.md.j2", context)


def _reference_pages(method: Method) -> Iterator[Plan]:
    def plan(page: str, title: str, template: str, context: object, edit: str) -> Plan:
        return Plan(page_frame(page, method.as_of, method.fixed), title, template, {"page": context}, edit)

    keys, rules, figures = reference_page(), rules_page(), figures_page()
    yield plan(paths.REFERENCE, "Account reference", "portfolio/reference.md.j2", keys, "generator/model/account.py")
    yield plan(paths.RULES, "Rules", "portfolio/rules.md.j2", rules, "generator/checks/all.py")
    yield plan(paths.FIGURES, "Figures", "portfolio/figures.md.j2", figures, "generator/insight/__init__.py")
    own, names = page_frame(paths.TEMPLATE_NAMES, method.as_of, method.fixed), {"page": template_names_page()}
    template, settings = "portfolio/template-names.md.j2", {"search": {"exclude": True}}
    edit = "generator/context/__init__.py"
    yield Plan(own, "What a template may print", template, names, edit, settings=settings, optional=True)


def _playbook_pages(method: Method) -> Iterator[Plan]:
    cards = role_cards(method.roles)
    own = page_frame(paths.PLAYBOOK, method.as_of, method.fixed)
    template = "portfolio/playbook.md.j2"
    yield Plan(own, "The playbook", template, {"page": PlaybookPage(cards)}, f"playbook/{template}")
    for role in method.roles:
        template = f"roles/{role.id}.md.j2"
        own = page_frame(paths.role_page(role.id).page, method.as_of, method.fixed)
        context = {"role": role, "cards": cards}
        yield Plan(own, role.name, template, context, f"playbook/{template}", "teach")


def list_unread_pages(unread: Sequence[UnreadAccount], method: Method) -> Iterator[Plan]:
    """A page in place of all those of each account that could not be read."""
    for account in unread:
        row = unread_row(account)
        if row.target != row.problems:
            own = page_frame(row.target.page, method.as_of, method.fixed)
            settings = {"hide": ["navigation", "toc"]}
            yield Plan(own, account.name, "account/unread.md.j2", {"page": row}, account.file, settings=settings)
