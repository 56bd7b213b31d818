"""What is made over all accounts, of what each account gives to all; and what it depends on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.context.calendar.joint_feeds import feeds_over_all, own_feed, subscriptions_over_all
from generator.context.feeds.feed import Feed
from generator.context.portfolio.cover_packs import CoverPack, cover_packs
from generator.context.summaries.summary import AccountSummary
from generator.documents.file_list import list_joint_files
from generator.documents.made_file import DocumentPlan, problems_of
from generator.model.book import UnreadAccount
from generator.model.problem import Problem
from generator.model.team import TeamMember
from generator.outputs.ics import IcsWriter
from generator.pages.page_list import OverAll, list_method_pages, pages_over_all
from generator.pages.plan import Plan
from generator.parts.account_part import JointInput, PartMaker, documents_of, make_files
from generator.parts.fingerprint import fingerprint
from generator.paths import Target
from generator.site import Document, Page


@dataclass(frozen=True, slots=True)
class JointPart:
    """Pages and files that belong to no account."""

    pages: tuple[Page, ...] = ()
    documents: tuple[Document, ...] = ()
    #: What went wrong while they were made.
    unmade: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class MethodInputs:
    """All that the pages about the method depend on."""

    #: The fingerprint of what the parts of all accounts depend on.
    shared: str
    #: All templates, by name.
    templates: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        """The same for two of these parts exactly when they have to be the same."""
        return fingerprint(self)


@dataclass(frozen=True, slots=True)
class JointInputs:
    """All that the pages and files over all accounts depend on."""

    #: The fingerprint of what the pages about the method depend on.
    method: str
    team: tuple[TeamMember, ...]
    #: A key of what each account gives to all, in their order.
    accounts: tuple[str, ...]
    unread: tuple[UnreadAccount, ...]
    #: What is wrong with the data of all.
    problems: tuple[Problem, ...]

    @property
    def key(self) -> str:
        """The same for two of these parts exactly when they have to be the same."""
        return fingerprint(self)


@dataclass(frozen=True, slots=True)
class PageInputs:
    """All that one page over all accounts depends on."""

    #: The fingerprint of what the pages about the method depend on.
    method: str
    #: What its plan says; of the frame where the page is, as the rest is the same on all of them.
    plan: tuple[object, ...]

    @classmethod
    def of(cls, method: str, plan: Plan) -> PageInputs:
        """What a page that belongs to no account depends on."""
        return cls(
            method,
            (plan.frame.here, plan.title, plan.template, plan.context, plan.edit, plan.block, plan.settings),
        )

    @property
    def key(self) -> str:
        """The same for two of these pages exactly when they have to be the same."""
        return fingerprint(self)


@dataclass(frozen=True, slots=True)
class AllAccounts:
    """What all accounts come to together."""

    #: What pages over all are made of.
    told: OverAll
    #: The calendars over all, and what those who stand in are given, each with the name of its file.
    feeds: Sequence[tuple[Target, Feed]]
    covers: Sequence[tuple[Target, CoverPack]]

    def list_files(self, writer: IcsWriter, maker: PartMaker) -> Iterator[DocumentPlan]:
        """The files over all accounts that are no pages."""
        return list_joint_files(self.told.summaries, self.feeds, writer, self.covers, maker.printer)


def look_over_all(
    summaries: Sequence[AccountSummary],
    unread: Sequence[UnreadAccount],
    problems: Sequence[Problem],
    maker: PartMaker,
) -> AllAccounts:
    """What pages and files over all accounts are made of; ``problems`` are what is wrong with their data."""
    as_of = maker.method.as_of
    feeds = feeds_over_all(summaries, as_of, maker.team)
    covers = list(cover_packs(summaries, maker.team, maker.method.settings, as_of))
    given = [file for file, _ in covers]
    told = OverAll(summaries, maker.team, subscriptions_over_all(feeds), unread, problems, given)
    return AllAccounts(told, feeds, covers)


def make_joint_part(
    accounts: Sequence[JointInput],
    unread: Sequence[UnreadAccount],
    problems: Sequence[Problem],
    maker: PartMaker,
    render: Callable[[Plan], JointPart],
) -> JointPart:
    """The pages, calendars and other files over all accounts.

    ``problems`` are what is wrong with their data; ``render`` gives each page by itself, as most stay the same.
    """
    writer, everything = IcsWriter(), look_over_all([account.summary for account in accounts], unread, problems, maker)
    for account in accounts:
        writer.remember(own_feed(account.summary, maker.method.as_of), account.entries)
    planned = list(everything.list_files(writer, maker))
    made = make_files(planned)
    rendered = [render(plan) for plan in pages_over_all(everything.told, maker.method)]
    pages = tuple(page for part in rendered for page in part.pages)
    failed = tuple(problem for part in rendered for problem in part.unmade)
    return JointPart(pages, documents_of(planned, made), (*problems_of(list(made.values())), *failed))


def make_method_part(maker: PartMaker) -> JointPart:
    """The reference and the playbook."""
    return render_pages(list_method_pages(maker.method), maker)


def render_pages(plans: Iterable[Plan], maker: PartMaker) -> JointPart:
    """Some pages that belong to no account."""
    pages, failed = maker.renderer.render_all(plans)
    return JointPart(pages=tuple(pages), unmade=tuple(failed))
