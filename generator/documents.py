"""Which files there are besides pages: for each its name, the file its facts stand in, and what makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator import paths
from generator.context.feeds import AccountFeeds, feeds_over_all
from generator.outputs.ics import IcsWriter
from generator.pages import TEAM_FILE, Reading, edited_in


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """One file to be made."""

    #: Its name below the folder of pages: ``accounts/norrland/rhythm.ics``.
    name: str
    make: Callable[[], bytes]
    #: The file that its facts stand in, relative to the project.
    edit: str


def documents(reading: Reading) -> Iterator[DocumentPlan]:
    """Every file of the site that is no page: so far the calendar feeds, those without an entry left out."""
    writer, found = IcsWriter(), [each.feeds for each in reading.surveys]
    for feeds in found:
        yield from _account(feeds, writer)
    for file, feed in feeds_over_all(found, reading.as_of):
        yield DocumentPlan(file.page, partial(writer.ics, feed), TEAM_FILE)


def _account(feeds: AccountFeeds, writer: IcsWriter) -> Iterator[DocumentPlan]:
    id = feeds.account.id
    for file, feed, page in (
        (paths.account_calendar(id), feeds.own, "rhythm"),
        (paths.shared_calendar(id), feeds.shared, "meetings"),
    ):
        if feed.entries:
            yield DocumentPlan(file.page, partial(writer.ics, feed), edited_in(feeds.account, page))
