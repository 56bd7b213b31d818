"""The calendar feeds over all accounts: one of all, and one for each account manager."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.context.feeds.feed import Feed
from generator.context.feeds.feeds import ALL_NAME, Subscription, joint_feed
from generator.context.summaries.summary import AccountSummary
from generator.paths import ALL_CALENDARS, Target, manager_calendar


def feeds_over_all(summaries: Sequence[AccountSummary], as_of: date) -> list[tuple[Target, Feed]]:
    """The feed of all accounts and that of each account manager, those without an entry left out."""
    own = [own_feed(summary, as_of) for summary in summaries]
    feeds = [(Target(ALL_CALENDARS), joint_feed(ALL_NAME, own, as_of))]
    for owner, name in sorted(_managers(summaries).items(), key=lambda manager: (manager[1], manager[0])):
        feeds.append((manager_calendar(owner), joint_feed(name, own, as_of, owner)))
    return [(file, feed) for file, feed in feeds if feed.entries]


def own_feed(summary: AccountSummary, as_of: date) -> Feed:
    """The feed of one account."""
    return Feed(summary.name, summary.entries, as_of)


def _managers(summaries: Sequence[AccountSummary]) -> dict[str, str]:
    """The names of those who manage accounts, by id; an id nobody has was reported when it was read."""
    return {
        colleague.id: colleague.name
        for summary in summaries
        for colleague in summary.colleagues
        if colleague.id == summary.owner
    }


def subscriptions_over_all(summaries: Sequence[AccountSummary], as_of: date) -> tuple[Subscription, ...]:
    """The feed of all accounts and those of the account managers as pages offer them."""
    return tuple(Subscription(feed.name, "", file) for file, feed in feeds_over_all(summaries, as_of))
