"""What went well lately and is worth telling: each from a record, with its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.insight.promises.kept import in_time
from generator.model.account import Account
from generator.model.record import Record


class NewsKind(StrEnum):
    """What sort of good news it is; on one day, in this order."""

    OUTCOME = "outcome"
    #: Won for them inside our own company.
    WON = "won"
    MILESTONE = "milestone"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class GoodNews:
    """Something that went well."""

    kind: NewsKind
    on: date
    #: What, in the words that were typed.
    text: str
    #: What it was worth to them, or which project it belongs to; may be empty.
    detail: str
    #: Who of them said so; None when nobody is noted.
    confirmed_by: str | None
    record: Record


def good_news(account: Account, since: date, as_of: date) -> tuple[GoodNews, ...]:
    """What went well after one date up to another: outcomes first, then the newest.

    Outcomes of joint work, what we won for them inside and may tell, milestones reached, promises of ours done in time.
    """
    all_news = [*_outcome_news(account), *_won_news(account), *_milestone_news(account), *_kept_promises(account)]
    lately = [news for news in all_news if since < news.on <= as_of]
    lately.sort(key=lambda news: (news.on, news.text), reverse=True)
    return tuple(sorted(lately, key=lambda news: news.kind is not NewsKind.OUTCOME))


def _outcome_news(account: Account) -> Iterator[GoodNews]:
    for outcome in account.outcomes:
        worth = outcome.value_customer or ""
        yield GoodNews(NewsKind.OUTCOME, outcome.on, outcome.text, worth, outcome.confirmed_by, outcome)


def _won_news(account: Account) -> Iterator[GoodNews]:
    for ask in account.asks_inside:
        if ask.status in ("agreed", "done") and ask.answered_on and (ask.may_tell or ask.told_on):
            yield GoodNews(NewsKind.WON, ask.answered_on, ask.ask, ask.answer or "", None, ask)


def _milestone_news(account: Account) -> Iterator[GoodNews]:
    for project in account.projects:
        for milestone in project.milestones:
            if milestone.done:
                yield GoodNews(NewsKind.MILESTONE, milestone.done, milestone.text, project.name, None, milestone)


def _kept_promises(account: Account) -> Iterator[GoodNews]:
    for promise in account.commitments:
        if promise.side == "us" and promise.status == "done" and promise.closed and in_time(promise):
            yield GoodNews(NewsKind.KEPT, promise.closed, promise.text, "", None, promise)
