"""The calendar feeds over all accounts: one of all, and one for each of us."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from generator.context.feeds.feed import Feed
from generator.context.feeds.feeds import ALL_NAME, Subscription, joint_feed
from generator.context.portfolio.desk_holders import list_desk_holders
from generator.context.summaries.summary import AccountSummary
from generator.days.period import in_words
from generator.insight.dates.feed_entry import FeedEntry
from generator.model.team import TeamMember
from generator.paths import ALL_CALENDARS, Target, desk_calendar

_LARGEST = 900_000
"""How many bytes a feed may have; a larger one looks less far ahead."""

_FRAME, _SPREAD = 320, 1.2
"""How many bytes an entry has without its texts, and by how much these grow when they are folded and escaped."""


def feeds_over_all(
    summaries: Sequence[AccountSummary], as_of: date, team: Iterable[TeamMember] = ()
) -> list[tuple[Target, Feed]]:
    """The feed of all accounts, that of each account manager and of each of us who has a desk.

    Those without an entry are left out. One that would be too large looks less far ahead.
    """
    own = [own_feed(summary, as_of) for summary in summaries]
    feeds = [(Target(ALL_CALENDARS), joint_feed(ALL_NAME, own, as_of))]
    names = _managers(summaries) | {holder.id: holder.name for holder in list_desk_holders(summaries, team)}
    for id, name in sorted(names.items(), key=lambda pair: (pair[1], pair[0])):
        feeds.append((desk_calendar(id), joint_feed(name, own, as_of, id)))
    return [(file, _shorten_feed(feed)) for file, feed in feeds if feed.entries]


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


def _shorten_feed(feed: Feed) -> Feed:
    """A feed that is not too large: what has been is left out first, then what is furthest ahead, by whole days."""
    if sum(map(_measure_entry, feed.entries)) <= _LARGEST:
        return feed
    ahead = [entry for entry in feed.entries if entry.span.end >= feed.as_of]
    size = 0.0
    for at, entry in enumerate(ahead):
        size += _measure_entry(entry)
        if size > _LARGEST:
            day = entry.span.start
            whole = [earlier for earlier in ahead[:at] if earlier.span.start < day]
            return replace(feed, entries=tuple(whole or ahead[:at]), until=day - timedelta(days=bool(whole)))
    return replace(feed, entries=tuple(ahead))


def _measure_entry(entry: FeedEntry) -> float:
    """About how many bytes an entry has in a file, rather more than less."""
    texts = [entry.words, entry.category, entry.place, *entry.details, *([entry.words] if entry.deadline else [])]
    return _FRAME + _SPREAD * sum(len(text.encode()) for text in texts)


def subscriptions_over_all(feeds: Iterable[tuple[Target, Feed]]) -> tuple[Subscription, ...]:
    """The feeds over all accounts as pages offer them."""
    return tuple(
        Subscription(feed.name, f"as far as {in_words(feed.until)}" if feed.until else "", file) for file, feed in feeds
    )
