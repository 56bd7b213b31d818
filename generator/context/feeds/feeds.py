"""The calendar feeds of an account, several feeds as one, and where to subscribe to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.context.feeds.feed import Feed, feed_window
from generator.context.feeds.shared import shared_feed
from generator.insight.dates.dated_things import calendar_entries
from generator.insight.dates.feed_entry import by_day
from generator.insight.sharing.in_writing import shared_dates
from generator.model.account import Account
from generator.paths import Target, account_calendar, shared_calendar

ALL_NAME = "All accounts"


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed as a page offers it."""

    #: What is in it: Norrland, All accounts.
    label: str
    #: For whom it is or what it holds; may be empty.
    note: str
    file: Target


@dataclass(frozen=True, slots=True)
class AccountFeeds:
    """The feeds of one account; each may be without an entry, and then there is no file."""

    #: Id and name of the account.
    account: str
    name: str
    #: For our own people.
    own: Feed
    #: For the customer.
    shared: Feed


def account_feeds(account: Account, as_of: date) -> AccountFeeds:
    """The two feeds of an account on a date."""
    own = Feed(account.name, calendar_entries(account, as_of, feed_window(as_of)), as_of)
    shared = shared_feed(shared_dates(account, as_of), as_of, account.customer_words)
    return AccountFeeds(account.id, account.name, own, shared)


def joint_feed(name: str, feeds: Iterable[Feed], as_of: date, owner: str | None = None) -> Feed:
    """Several feeds as one; with ``owner`` only what concerns that colleague."""
    together = [entry for feed in feeds for entry in feed.entries if owner is None or owner in entry.concerns]
    return Feed(name, tuple(sorted(together, key=by_day)), as_of)


def account_subscriptions(feeds: AccountFeeds) -> tuple[Subscription, ...]:
    """The feeds of an account as its pages offer them."""
    id, name = feeds.account, feeds.name
    own = Subscription(
        name, "their year, meetings, promises, projects, and all we have to do by a day", account_calendar(id)
    )
    shared = Subscription(
        f"{name}, for the customer", "meetings and promises marked as shared, and nothing else", shared_calendar(id)
    )
    return (*([own] if feeds.own.entries else []), *([shared] if feeds.shared.entries else []))
