"""The pages over all accounts: the home page and the index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.directory import Directory
from generator.context.history import Moment, moments
from generator.context.states import satisfied, title
from generator.context.views import State, Tone, Who
from generator.context.work import project_row
from generator.insight.meetings import planned
from generator.insight.promises import open_promises
from generator.insight.satisfaction import newest_satisfaction
from generator.model.account import Account
from generator.model.book import Book
from generator.model.role import Role
from generator.paths import PROBLEMS, Target, account_page, role_page
from generator.problem import Problem

_LATELY = 8
"""How many things that happened lately the home page shows."""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account in a list of accounts."""

    name: str
    target: Target
    owner: Who | None
    tier: str
    #: Order of the tier in the settings, most important first.
    tier_rank: int
    #: What they are in, or whether they are a customer or a function of our own.
    kind: str
    satisfaction: State
    #: Score from 1 to 5; 0 when not known, for sorting.
    satisfaction_score: int
    #: Open projects, and the worst state among them.
    projects: int
    projects_state: State
    next_meeting: date | None
    our_open: int
    our_late: int
    their_open: int
    last_contact: date | None


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A role in the list of roles."""

    id: str
    name: str
    icon: str
    lens: str
    target: Target


@dataclass(frozen=True, slots=True)
class Recent:
    """Something that happened lately, and in which account."""

    account: str
    target: Target
    moment: Moment


@dataclass(frozen=True, slots=True)
class HomePage:
    """Context of ``portfolio/home.md.j2``."""

    accounts: tuple[AccountRow, ...]
    roles: tuple[RoleCard, ...]
    lately: tuple[Recent, ...]
    #: How many errors the data has; pages are made all the same while they are being mended.
    errors: int
    #: The page that lists them.
    problems: Target


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """Context of ``portfolio/accounts.md.j2``."""

    accounts: tuple[AccountRow, ...]


@dataclass(frozen=True, slots=True)
class PlaybookPage:
    """Context of ``portfolio/playbook.md.j2``."""

    roles: tuple[RoleCard, ...]


@dataclass(frozen=True, slots=True)
class ProblemsPage:
    """Context of ``portfolio/problems.md.j2``, a page that exists only while the data has errors."""

    problems: tuple[Problem, ...]


def home_page(book: Book, roles: tuple[Role, ...], as_of: date, errors: int) -> HomePage:
    """The home page on a date."""
    lately = [
        Recent(account.name, account_page(account.id), moment)
        for account in book.accounts
        for moment in moments(account, as_of, Directory(account))[:_LATELY]
    ]
    lately.sort(key=lambda recent: recent.moment.on, reverse=True)
    accounts = accounts_page(book, as_of).accounts
    return HomePage(accounts, role_cards(roles), tuple(lately[:_LATELY]), errors, Target(PROBLEMS))


def accounts_page(book: Book, as_of: date) -> AccountsPage:
    """The index of accounts on a date: closed ones last, then by importance of tier and name."""
    ranks = {tier: rank for rank, tier in enumerate(book.settings.tiers)}
    ordered = sorted(
        book.accounts,
        key=lambda a: (
            a.profile.status == "closed",
            ranks.get(a.profile.tier, len(ranks)),
            a.name.casefold(),
        ),
    )
    return AccountsPage(tuple(_account_row(account, ranks, as_of) for account in ordered))


def role_cards(roles: tuple[Role, ...]) -> tuple[RoleCard, ...]:
    """The roles as cards, in the order given."""
    return tuple(RoleCard(r.id, r.name, r.icon, r.lens, role_page(r.id)) for r in roles)


def _account_row(account: Account, ranks: dict[str, int], as_of: date) -> AccountRow:
    directory = Directory(account)
    newest = newest_satisfaction(account, as_of)
    running = [project_row(account, p, as_of, directory) for p in account.projects if p.open]
    order = (Tone.BAD, Tone.WATCH, Tone.UNKNOWN, Tone.QUIET, Tone.GOOD)
    worst = min((row.health for row in running), key=lambda s: order.index(s.tone), default=State("none", Tone.QUIET))
    ours = open_promises(account, "us", as_of)
    meeting = next(iter(planned(account, as_of)), None)
    contacts = [entry.on for entry in account.log if entry.type != "internal" and entry.on <= as_of]
    return AccountRow(
        name=account.name,
        target=account_page(account.id),
        owner=directory.who(account.profile.owner),
        tier=title(account.profile.tier),
        tier_rank=ranks.get(account.profile.tier, len(ranks)),
        kind=account.profile.industry or title(account.profile.kind),
        satisfaction=satisfied(newest),
        satisfaction_score=newest.score if newest else 0,
        projects=len(running),
        projects_state=worst,
        next_meeting=meeting.on if meeting else None,
        our_open=len(ours),
        our_late=sum(promise.days_late > 0 for promise in ours),
        their_open=len(open_promises(account, "customer", as_of)),
        last_contact=max(contacts, default=None),
    )
