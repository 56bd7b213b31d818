"""The calendar feeds of the site: of an account, of an account manager, of all; and where to subscribe to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.context.feeds.feed import Feed, feed_window
from generator.context.feeds.shared import shared_dates, shared_feed
from generator.insight.dates.dated_things import calendar_entries
from generator.insight.dates.feed_entry import by_day
from generator.model.account import Account
from generator.paths import ALL_CALENDARS, Target, account_calendar, manager_calendar, shared_calendar

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

    account: Account
    #: For our own people.
    own: Feed
    #: For the customer.
    shared: Feed


def account_feeds(account: Account, as_of: date) -> AccountFeeds:
    """The two feeds of an account on a date."""
    own = Feed(account.name, calendar_entries(account, as_of, feed_window(as_of)), as_of)
    return AccountFeeds(account, own, shared_feed(shared_dates(account, as_of), as_of))


def joint_feed(name: str, feeds: Iterable[Feed], as_of: date, owner: str | None = None) -> Feed:
    """Several feeds as one; with ``owner`` only what concerns that colleague."""
    together = [entry for feed in feeds for entry in feed.entries if owner is None or owner in entry.concerns]
    return Feed(name, tuple(sorted(together, key=by_day)), as_of)


def feeds_over_all(found: Sequence[AccountFeeds], as_of: date) -> list[tuple[Target, Feed]]:
    """The feed of all accounts and that of each account manager, those without an entry left out."""
    own = [account_feeds.own for account_feeds in found]
    feeds = [(Target(ALL_CALENDARS), joint_feed(ALL_NAME, own, as_of))]
    for owner, name in sorted(_managers(found).items(), key=lambda each: (each[1], each[0])):
        feeds.append((manager_calendar(owner), joint_feed(name, own, as_of, owner)))
    return [(file, feed) for file, feed in feeds if feed.entries]


def _managers(found: Sequence[AccountFeeds]) -> dict[str, str]:
    """The names of those who manage accounts, by id; an id nobody has was reported when it was read."""
    owners = ((feeds.account.profile.owner, feeds.account) for feeds in found)
    return {id: member.name for id, account in owners if (member := account.colleague(id))}


def account_subscriptions(feeds: AccountFeeds) -> tuple[Subscription, ...]:
    """The feeds of an account as its pages offer them."""
    id, name = feeds.account.id, feeds.account.name
    own = Subscription(
        name, "their year, meetings, promises, projects, and all we have to do by a day", account_calendar(id)
    )
    shared = Subscription(
        f"{name}, for the customer", "meetings and promises marked as shared, and nothing else", shared_calendar(id)
    )
    return (*([own] if feeds.own.entries else []), *([shared] if feeds.shared.entries else []))


def subscriptions_over_all(found: Sequence[AccountFeeds], as_of: date) -> tuple[Subscription, ...]:
    """The feed of all accounts and those of the account managers as pages offer them."""
    return tuple(Subscription(feed.name, "", file) for file, feed in feeds_over_all(found, as_of))
