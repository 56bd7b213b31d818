"""Which files there are besides pages: for each its name, the file its facts stand in, and what makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial

from generator import paths
from generator.context.feeds.feeds import AccountFeeds, feeds_over_all
from generator.documents.made_file import DocumentPlan, MadeFile
from generator.documents.pack_files import list_packs
from generator.documents.papers import meeting_papers, review_papers
from generator.insight.meetings.meetings import planned_meetings
from generator.outputs.ics import IcsWriter
from generator.outputs.paper import PaperPrinter
from generator.pages.edit_file import edited_in
from generator.pages.page_list import TEAM_FILE, Reading


def list_documents(reading: Reading, paper_printer: PaperPrinter) -> Iterator[DocumentPlan]:
    """Every file of the site that is no page: calendars (those without an entry left out), briefs, reports, packs."""
    writer, found = IcsWriter(), [account_view.feeds for account_view in reading.surveys]
    for feeds in found:
        yield from _calendars(feeds, writer)
    for file, feed in feeds_over_all(found, reading.as_of):
        yield DocumentPlan(file.page, partial(_whole, partial(writer.ics, feed)), TEAM_FILE)
    for view in reading.surveys:
        if view.account.settings.print and not view.closed:
            printed = {
                meeting.id: [_once(plan) for plan in meeting_papers(view, meeting, paper_printer)]
                for meeting in planned_meetings(view.account, view.as_of)
            }
            for plans in printed.values():
                yield from plans
            yield from review_papers(view, paper_printer)
            yield from list_packs(view, paper_printer, reading.files, printed)


def _once(plan: DocumentPlan) -> DocumentPlan:
    """A plan whose file is made once, though it is in what is brought to a meeting as well."""
    return replace(plan, make=cache(plan.make))


def _calendars(feeds: AccountFeeds, writer: IcsWriter) -> Iterator[DocumentPlan]:
    id = feeds.account.id
    for file, feed, page in (
        (paths.account_calendar(id), feeds.own, "rhythm"),
        (paths.shared_calendar(id), feeds.shared, "meetings"),
    ):
        if feed.entries:
            make = partial(_whole, partial(writer.ics, feed))
            yield DocumentPlan(file.page, make, edited_in(feeds.account, page))


def _whole(make: Callable[[], bytes]) -> MadeFile:
    return MadeFile(make())
