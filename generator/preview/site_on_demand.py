"""A site of which each page and each file is made when somebody asks for it, the same as `build` makes it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator import paths
from generator.build import Checked, plan_making, share_logo, view_all
from generator.context.account_view import AccountView
from generator.context.summaries.summary import AccountSummary, summarise_account
from generator.documents import made_file
from generator.documents.file_list import list_documents
from generator.documents.made_file import DocumentPlan
from generator.history.earlier_version import EarlierVersion
from generator.load.book import AccountFiles, list_unread
from generator.model.problem import Problem
from generator.outputs.document_store import DocumentStore
from generator.outputs.ics import IcsWriter
from generator.pages.account_pages import list_account_pages
from generator.pages.page_list import find_shared_page, is_over_all, list_shared_pages, list_unread_pages
from generator.pages.plan import Plan
from generator.parts.account_part import AccountPart, PartMaker, problems_of, view_of
from generator.parts.executors import OtherProcesses
from generator.parts.fingerprint import fingerprint
from generator.parts.joint_part import AllAccounts
from generator.parts.other_processes import WantedPart
from generator.site import Document, Page

PATIENCE = 0.3
"""For so many seconds somebody who asks for a page over all accounts waits for those that were not read yet."""

_LISTS = (paths.HOME, paths.ATTENTION, paths.ACCOUNTS, paths.PORTFOLIO, paths.CALENDAR, paths.CONNECTIONS)
_ALWAYS = frozenset((*_LISTS, paths.PLAYBOOK, *paths.MADE_REFERENCES))
"""Pages that every site has."""

_CALENDARS = ("calendar/", paths.FOLDER_OF_DESKS)
"""Where calendars over all accounts and what those who stand in are given lie."""

_TABLES = (paths.ACCOUNT_INDEX, paths.FEEDBACK_TABLE)
"""Files over all accounts that lie elsewhere."""

_VIEWS = 4
"""So many accounts are at hand whose pages somebody looks at."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What pages over all accounts know of one, and of what it was made."""

    source: AccountFiles
    #: The fingerprint of what it has in common with others.
    shared: str
    #: None when the account could not be read.
    summary: AccountSummary | None
    #: What is wrong with its files.
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ViewedAccount:
    """An account as its pages are made of it; without a view when it could not be read."""

    view: AccountView | None
    problems: tuple[Problem, ...]


Outlines = dict[str, Outline]
"""Those that were made so far, by the ids of the accounts; they stay right as long as nothing has changed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking for a page or a file: neither is there when it cannot be made."""

    made: Page | Document | None
    #: What is wrong with the account, or why it could not be made.
    problems: tuple[Problem, ...] = ()
    #: How many accounts are not in it yet, as they were not read so far.
    missing: int = 0


class SiteOnDemand:
    """The site that the files of a project make at one moment; asked by one thread at a time."""

    def __init__(
        self,
        checked: Checked,
        maker: PartMaker,
        earlier: Mapping[str, EarlierVersion],
        kept: DocumentStore,
        outlines: Outlines,
    ) -> None:
        self._checked, self._earlier, self._kept = checked, earlier, kept
        self.maker = maker
        self._outlines = outlines
        self._valid: Outlines = {}
        self._sources = {source.id: source for source in checked.files}
        self._making = plan_making(checked, maker, kept, None)
        self._view = lru_cache(_VIEWS)(self._make_view)
        self._found: tuple[int, AllAccounts] | None = None

    @property
    def accounts(self) -> int:
        """How many accounts there are."""
        return len(self._sources)

    @property
    def missing(self) -> int:
        """How many accounts were not read so far."""
        return sum(self._known(source) is None for source in self._checked.files)

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the data, as far as it was read."""
        return list(self._look().told.problems)

    def page(self, name: str) -> Asked | None:
        """The page of that name, such as ``accounts/norrland/people.md``; None when there cannot be one."""
        source = self._source_of(name)
        return self._account_page(source, name) if source else self._shared_page(name)

    def has(self, name: str) -> bool:
        """Whether there is a page or a file of that name."""
        source = self._source_of(name)
        part = self._part(source) if source else None
        if name in _ALWAYS:
            return True
        if part:
            names = [*(page.name for page in part.pages), *(document.name for document in part.documents)]
            return name in names
        if name.endswith(".md") and source:
            return any(plan.frame.here == name for plan in self._account_pages(source))
        if name.endswith(".md"):
            return find_shared_page(name, lambda: self._look().told, self.maker.method) is not None
        documents = self._account_documents(source) if source else self._shared_documents(name)
        return any(plan.name == name for plan in documents)

    def document(self, name: str) -> Asked | None:
        """The file of that name that is no page; None when there is none."""
        source = self._source_of(name)
        part = self._part(source) if source else None
        if part:
            return next((Asked(document) for document in part.documents if document.name == name), None)
        for plan in self._account_documents(source) if source else self._shared_documents(name):
            if plan.name == name:
                made = plan.make()
                document = None if made.data is None else Document(name, made.data, plan.edit)
                return Asked(document, tuple(made_file.problems_of([made])), 0 if source else self.missing)
        return next((Asked(logo) for logo in share_logo(self.maker) if not source and logo.name == name), None)

    def list_shared(self) -> Iterator[Page]:
        """The pages that belong to no account, in the order of `build`."""
        for plan in list_shared_pages(self._look().told, self.maker.method):
            yield from self.maker.renderer.render_all([plan])[0]

    def list_parts(self) -> Iterator[tuple[str, tuple[Page, ...]]]:
        """The pages of each account that was made, with the key of what they were made of."""
        for source in self._checked.files:
            wanted = self._want(source)
            if part := self._making.find(wanted):
                yield wanted.key, part.pages

    def list_unread(self) -> Iterator[Page]:
        """A page in place of those of each account that could not be read."""
        yield from self.maker.renderer.render_all(list_unread_pages(self._look().told.unread, self.maker.method))[0]

    def list_names(self) -> Iterator[str]:
        """The names of all pages, in the same order."""
        found, method = self._look().told, self.maker.method
        yield from (plan.frame.here for plan in list_shared_pages(found, method))
        yield from (page.name for _, pages in self.list_parts() for page in pages)
        yield from (plan.frame.here for plan in list_unread_pages(found.unread, method))

    def state_of(self, name: str) -> str:
        """Of what a page or a file is made at the moment: as long as this stays the same it does too."""
        source = self._source_of(name)
        if source:
            return f"{source.id} {self._part(source) is not None}"
        return f"{self.accounts - self.missing}" if is_over_all(name) or not name.endswith(".md") else ""

    def _source_of(self, name: str) -> AccountFiles | None:
        """The account to which a page or a file belongs."""
        folder, _, rest = name.removeprefix(paths.FOLDER_OF_ACCOUNTS).partition("/")
        return self._sources.get(folder) if rest and name.startswith(paths.FOLDER_OF_ACCOUNTS) else None

    def _account_page(self, source: AccountFiles, name: str) -> Asked | None:
        outline = self._outline(source, self._view)
        wrong = tuple(problem for problem in outline.problems if problem.is_error)
        if part := self._part(source):
            page = next((page for page in part.pages if page.name == name), None)
            return Asked(Page(name, page.text, page.edit, page.finished), wrong) if page else None
        plan = next((plan for plan in self._account_pages(source) if plan.frame.here == name), None)
        pages, failed = self.maker.renderer.render_all([plan] if plan else [])
        if pages:
            return Asked(pages[0], wrong)
        return Asked(None, (*wrong, *failed)) if failed or outline.summary is None else None

    def _account_pages(self, source: AccountFiles) -> Iterator[Plan]:
        if view := self._view(source.id).view:
            return list_account_pages(view, self.maker.method, self._earlier.get(source.id))
        unread = list_unread(self._outline(source, self._view).problems, (), self._checked.sources)
        return list_unread_pages(unread, self.maker.method)

    def _shared_page(self, name: str) -> Asked | None:
        if is_over_all(name):
            self._read_missing()
        plan = find_shared_page(name, lambda: self._look().told, self.maker.method)
        if plan is None:
            return None
        pages, failed = self.maker.renderer.render_all([plan])
        if not is_over_all(name):
            return Asked(next(iter(pages), None), tuple(failed))
        wrong = (problem for problem in self._checked.common if problem.is_error and problem.rule != "template")
        return Asked(next(iter(pages), None), (*wrong, *failed), self.missing)

    def _account_documents(self, source: AccountFiles) -> Iterator[DocumentPlan]:
        view = self._view(source.id).view
        return list_documents(view, self.maker.printer, source.handed, IcsWriter()) if view else iter(())

    def _shared_documents(self, name: str) -> Iterable[DocumentPlan]:
        if name.endswith(".md") or not (name in _TABLES or name.startswith(_CALENDARS)):
            return ()
        self._read_missing()
        return self._look().list_files(IcsWriter(), self.maker)

    def _make_view(self, id: str) -> ViewedAccount:
        read = self._checked.read(self._sources[id])
        return ViewedAccount(view_of(read, self.maker), problems_of(read))

    @cached_property
    def _outlined(self) -> str:
        """The fingerprint of what the outlines of all accounts depend on."""
        shared, method = self._checked.shared, self.maker.method
        return fingerprint((method.settings, shared.unread, method.roles, method.as_of, self.maker.team))

    def _part(self, source: AccountFiles) -> AccountPart | None:
        """The part of an account, where it lies in the store."""
        return self._making.find(self._want(source))

    def _want(self, source: AccountFiles) -> WantedPart:
        return self._making.want(source, self._earlier.get(source.id))

    def _known(self, source: AccountFiles) -> Outline | None:
        if source.id not in self._valid:
            outline = self._outlines.get(source.id)
            if outline is None or outline.shared != self._outlined or outline.source != source:
                return None
            self._valid[source.id] = outline
        return self._valid[source.id]

    def _outline(self, source: AccountFiles, look: Callable[[str], ViewedAccount]) -> Outline:
        """What pages over all accounts know of one; made now, by a ``look`` at the account, if it is not at hand."""
        outline = self._known(source)
        if outline is None:
            viewed = look(source.id)
            summary = summarise_account(viewed.view, self.maker.method.settings) if viewed.view else None
            outline = Outline(source, self._outlined, summary, viewed.problems)
            self._outlines[source.id] = self._valid[source.id] = outline
        return outline

    def _read_missing(self) -> None:
        """Read accounts that were not read so far, but not for longer than somebody likes to wait."""
        end = time.monotonic() + PATIENCE
        for source in self._checked.files:
            if self._known(source) is None and time.monotonic() < end:
                self._outline(source, self._make_view)

    def _look(self) -> AllAccounts:
        """What pages over all accounts are made of, as far as these were read."""
        known = [outline for source in self._checked.files if (outline := self._known(source))]
        if self._found is None or self._found[0] != len(known):
            summaries = [outline.summary for outline in known if outline.summary]
            problems = (problem for outline in known for problem in outline.problems)
            self._found = (len(known), view_all(summaries, problems, self._checked, self.maker))
        return self._found[1]

    def read_all(self, step: Callable[[], None]) -> None:
        """Read every account that was not read so far; ``step`` is called after each and may end it by raising."""
        for source in self._checked.files:
            if self._known(source) is None:
                self._outline(source, self._make_view)
                step()

    def make_all(self, maker: PartMaker, others: OtherProcesses | None, step: Callable[[], None]) -> list[Problem]:
        """Make the pages and files of every account that are not kept: what went wrong with them.

        The ``maker`` is one that no other thread uses; ``others`` are processes that help; ``step`` as for `read_all`.
        """
        making = plan_making(self._checked, maker, self._kept, others)
        parts = making.make_all(self._checked.files, self._earlier, lambda *_: step())
        return [problem for part in parts for problem in part.unmade]
