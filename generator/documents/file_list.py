"""Which files there are besides pages: for each its name, the file its facts stand in, and what makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from generator import paths
from generator.context.account.whitespace import has_sheet
from generator.context.account_view import AccountView
from generator.context.documents.whitespace_sheet import whitespace_pack
from generator.context.feeds.feed import Feed
from generator.context.portfolio.cover_packs import CoverPack
from generator.context.portfolio.feedback import HEADS, feedback_table
from generator.context.portfolio.index_script import index_script
from generator.context.summaries.summary import AccountSummary
from generator.documents.made_file import DocumentPlan, MadeFile
from generator.documents.pack_files import list_packs
from generator.documents.papers import (
    cover_paper,
    decision_sheets,
    handover_papers,
    meeting_papers,
    people_papers,
    review_papers,
)
from generator.insight.meetings.meetings import planned_meetings
from generator.load.merge import TEAM_FILE
from generator.outputs.csv_table import write_csv
from generator.outputs.ics import IcsWriter
from generator.outputs.paper import PaperPrinter
from generator.outputs.xlsx import write_workbook
from generator.pages.edit_file import edited_in
from generator.paths import Target


def list_documents(
    view: AccountView, paper_printer: PaperPrinter, handed: Mapping[str, bytes], writer: IcsWriter
) -> Iterator[DocumentPlan]:
    """Every file of an account that is no page: calendars (those without an entry left out), briefs, reports, packs.

    ``handed`` are the files that it hands over, by their names relative to the project.
    """
    yield from _calendars(view, writer)
    if view.account.settings.print and not view.closed:
        printed = {
            meeting.id: [_once(plan) for plan in meeting_papers(view, meeting, paper_printer)]
            for meeting in planned_meetings(view.account, view.as_of)
        }
        for plans in printed.values():
            yield from plans
        yield from review_papers(view, paper_printer)
        yield from handover_papers(view, paper_printer)
        yield from people_papers(view, paper_printer)
        yield from decision_sheets(view, paper_printer)
        if has_sheet(view.account):
            make = partial(_whole, partial(_whitespace_book, view))
            yield DocumentPlan(
                paths.whitespace_sheet(view.account.id).page, make, edited_in(view.account, "whitespace")
            )
        yield from list_packs(view, paper_printer, handed, printed)


def list_joint_files(
    summaries: Sequence[AccountSummary],
    feeds: Iterable[tuple[Target, Feed]],
    writer: IcsWriter,
    covers: Iterable[tuple[Target, CoverPack]],
    paper_printer: PaperPrinter,
) -> Iterator[DocumentPlan]:
    """The files over all accounts: the calendars, what scripts know of each account, and what covers are given."""
    for file, feed in feeds:
        yield DocumentPlan(file.page, partial(_whole, partial(writer.ics, feed)), TEAM_FILE)
    if any(summary.across.feedback for summary in summaries):
        table = partial(_whole, partial(_feedback_csv, summaries))
        yield DocumentPlan(paths.FEEDBACK_TABLE, table, TEAM_FILE)
    if summaries:
        yield DocumentPlan(paths.ACCOUNT_INDEX, partial(_whole, partial(index_script, summaries)), TEAM_FILE)

    for file, pack in covers:
        yield cover_paper(file, pack, paper_printer)


def _feedback_csv(summaries: Sequence[AccountSummary]) -> bytes:
    return write_csv(HEADS, feedback_table(summaries))


def _whitespace_book(view: AccountView) -> bytes:
    return write_workbook(whitespace_pack(view.account, view.as_of), view.account.settings.paper)


def _once(plan: DocumentPlan) -> DocumentPlan:
    """A plan whose file is made once, though it is in what is brought to a meeting as well."""
    return replace(plan, make=cache(plan.make))


def _calendars(view: AccountView, writer: IcsWriter) -> Iterator[DocumentPlan]:
    id = view.account.id
    for file, feed, page in (
        (paths.account_calendar(id), view.feeds.own, "rhythm"),
        (paths.shared_calendar(id), view.feeds.shared, "meetings"),
    ):
        if feed.entries:
            make = partial(_whole, partial(writer.ics, feed))
            yield DocumentPlan(file.page, make, edited_in(view.account, page))


def _whole(make: Callable[[], bytes]) -> MadeFile:
    return MadeFile(make())
