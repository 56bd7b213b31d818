"""The part of the site that one account makes: a pure function of what was read of it, the playbook and the day."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from generator import paths
from generator.checks.switches import misnamed_rules
from generator.context.account_view import AccountView, view_account
from generator.context.summaries.summary import AccountSummary, summarise_account
from generator.documents.file_list import list_documents
from generator.documents.made_file import (
    BrokenPaper,
    DocumentPlan,
    MadeFile,
    problems_by_file,
    sheets_that_work,
)
from generator.documents.paper_languages import languages_of, note_languages
from generator.history.earlier_version import EarlierVersion
from generator.load.book import ReadAccount
from generator.model.problem import Problem
from generator.model.team import TeamMember
from generator.outputs.ics import IcsWriter, WrittenEntry
from generator.outputs.paper import PaperPrinter
from generator.pages.account_pages import list_account_pages
from generator.pages.code_host import Editor
from generator.pages.plan import Method
from generator.pages.render import PageRenderer
from generator.parts.people_named import people_named
from generator.rendering.markdown_pieces import PageFinisher
from generator.rendering.templates import Templates
from generator.site import Document, Page


@dataclass(frozen=True, slots=True)
class PartMaker:
    """What the parts of all accounts are made with."""

    method: Method
    #: All our people, of whom an account gets those it can know of.
    team: tuple[TeamMember, ...]
    renderer: PageRenderer
    printer: PaperPrinter


@dataclass(frozen=True, slots=True)
class JointInput:
    """What the pages and calendars over all accounts are made of, of one account."""

    summary: AccountSummary
    #: The entries of its own calendar, as they stand in those over all accounts too.
    entries: tuple[WrittenEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class AccountPart:
    """Everything an account gives to the site: plain values, which can be kept as JSON and sent elsewhere."""

    id: str
    #: What is wrong with its files.
    problems: tuple[Problem, ...]
    #: What stands of it on the pages over all accounts; None when it could not be read.
    joint: JointInput | None = None
    pages: tuple[Page, ...] = ()
    documents: tuple[Document, ...] = ()
    #: What went wrong while pages and documents were made.
    unmade: tuple[Problem, ...] = ()
    #: The documents that could not be set, and the templates for paper that others could be set with: whether the
    #: template is at fault can only be judged over all accounts.
    broken: tuple[BrokenPaper, ...] = ()
    working: tuple[str, ...] = ()


def make_renderer(
    templates: Templates, printer: PaperPrinter, link: paths.Link, editor: Editor, finisher: PageFinisher | None
) -> PageRenderer:
    """What puts pages into words, with our name and our logo on them as on paper."""
    logo = paths.company_logo(printer.company.logo_file) if printer.logo else None
    return PageRenderer(templates, link, editor, finisher, printer.company.name or "", logo)


def make_part(read: ReadAccount, earlier: EarlierVersion | None, maker: PartMaker) -> AccountPart:
    """What an account gives to the site; ``earlier`` is a version of it to tell changes against, None without one.

    Its pages and documents are made in spite of errors; what cannot be made is left out and reported, and no page has
    a link to it.
    """
    id, view = read.source.id, view_of(read, maker)
    if view is None:
        return AccountPart(id, read.problems)
    writer = IcsWriter()
    planned = list(list_documents(view, maker.printer, read.source.handed, writer))
    made = make_files(planned)
    documents = documents_of(planned, made)
    without = made.keys() - {document.name for document in documents}
    pages, failed = maker.renderer.render_all(list_account_pages(view, maker.method, earlier), without)
    files = list(made.values())
    return AccountPart(
        id=id,
        problems=problems_of(read),
        joint=JointInput(summarise_account(view, maker.method.settings), writer.write_entries(view.feeds.own)),
        pages=tuple(pages),
        documents=documents,
        unmade=(*problems_by_file(files), *note_languages(languages_of(view.account)), *failed),
        broken=tuple(file.broken for file in files if file.broken),
        working=tuple(sorted(sheets_that_work(files))),
    )


def view_of(read: ReadAccount, maker: PartMaker) -> AccountView | None:
    """What every page needs to know of an account; None when it could not be read."""
    if read.account is None:
        return None
    account = read.account.model_copy(update={"colleagues": people_named(read.source, maker.team)})
    return view_account(account, maker.method.roles, maker.method.as_of, maker.method.plays)


def problems_of(read: ReadAccount) -> tuple[Problem, ...]:
    """What is wrong with the files of an account."""
    misnamed = misnamed_rules(read.account.settings, read.source.id) if read.account else []
    return (*read.problems, *misnamed)


def make_files(planned: Sequence[DocumentPlan]) -> dict[str, MadeFile]:
    """Every file by its name, in the order planned; several at a time, as typst sets type beside what Python does."""
    found: dict[str, MadeFile] = {}
    with ThreadPoolExecutor(max_workers=min(8, os.cpu_count() or 1)) as workers:
        for of_others in (False, True):
            plans = [plan for plan in planned if plan.of_others is of_others]
            found |= zip((plan.name for plan in plans), workers.map(_make_file, plans), strict=True)
    return {plan.name: found[plan.name] for plan in planned}


def _make_file(plan: DocumentPlan) -> MadeFile:
    return plan.make()


def documents_of(planned: Sequence[DocumentPlan], made: dict[str, MadeFile]) -> tuple[Document, ...]:
    """The files that could be made, in the order planned."""
    return tuple(Document(plan.name, data, plan.edit) for plan in planned if (data := made[plan.name].data) is not None)
