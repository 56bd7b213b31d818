"""What was given away beyond contracts, what waits for a decision, and what we won for them inside."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day

from generator.context.account.requests import total_words
from generator.insight.people.asks_inside import answered_asks, waiting_asks, won_asks
from generator.insight.value.beyond_contract import (
    Total,
    add_up,
    changes_live,
    given_away,
    join_totals,
    may_approve,
    open_requests,
)
from generator.insight.value.good_news import NewsKind, good_news
from generator.model.account import Account
from generator.wording.local import LocalFormat

AS_OF = day("2026-11-16")
TEAM = [{"id": "helena", "name": "Helena", "role": "manager"}, {"id": "yuki", "name": "Yuki", "role": "delivery"}]


def request(ask: str, asked_on: str = "2026-11-01", **keys: Any) -> dict[str, Any]:
    return {"ask": ask, "from": "dana", "asked_on": asked_on, **keys}


def of(*requests: dict[str, Any], **keys: Any) -> Account:
    people = [{"id": "dana", "name": "Dana"}]
    return account(stakeholders=people, team=TEAM, requests=list(requests), **keys)


def test_what_was_given_away_is_added_up_from_the_oldest_on_currency_by_currency() -> None:
    asked = of(
        request("third", decision="free", decided_on="2026-09-03"),
        request("first", decision="free", decided_on="2026-03-01", days=2, worth="1200 EUR"),
        request("second", decision="free", decided_on="2026-04-01", days=0.5, worth="300 GBP"),
        request("charged", decision="charged", decided_on="2026-04-01", days=9, worth="9000 EUR"),
        request("tomorrow", decision="free", decided_on="2026-11-17", days=9),
    )

    assert [(one.ask, total.days, total.worth) for one, total in given_away(asked, AS_OF)] == [
        ("first", 2, (("EUR", 1200),)),
        ("second", 2.5, (("EUR", 1200), ("GBP", 300))),
        ("third", 2.5, (("EUR", 1200), ("GBP", 300))),
    ]


@pytest.mark.parametrize(
    ("total", "words"),
    [
        (Total(), "nothing"),
        (Total(1), "1 request"),
        (Total(3, 14, 1, (("EUR", 11_400.0),)), "3 requests, 14 days of work and more, worth EUR 11,400"),
        (Total(2, 1, 0, (("EUR", 5.0), ("GBP", 6.0))), "2 requests, 1 day of work, worth EUR 5 and GBP 6"),
    ],
)
def test_a_total_is_said_as_far_as_it_is_known(total: Total, words: str) -> None:
    assert total_words(total, LocalFormat()) == words


def test_totals_of_accounts_are_added_up() -> None:
    one, other = Total(1, 2, 0, (("EUR", 5.0),)), Total(2, 3, 1, (("EUR", 1.0), ("GBP", 2.0)))

    assert join_totals([one, other]) == Total(3, 5, 1, (("EUR", 6.0), ("GBP", 2.0)))
    assert join_totals([]) == add_up([]) == Total()


def test_what_is_not_decided_or_put_off_until_a_day_that_has_passed_waits() -> None:
    asked = of(
        request("new"),
        request("wanted tomorrow", decide_by="2026-11-17"),
        request("tomorrow", "2026-11-17"),
        request("put off", decision="deferred", decided_on="2026-11-02", decide_by="2026-11-15"),
        request("put off until later", decision="deferred", decided_on="2026-11-02", decide_by="2026-12-01"),
        request("put off for good", decision="deferred", decided_on="2026-11-02"),
        request("decided tomorrow", decision="declined", decided_on="2026-11-17"),
        request("done", decision="charged"),
    )

    assert {one.ask for one in open_requests(asked, AS_OF)} == {
        "new",
        "wanted tomorrow",
        "put off",
        "decided tomorrow",
    }
    assert [one.ask for one in open_requests(asked, AS_OF)][-1] == "wanted tomorrow"


def test_only_a_superior_may_give_work_away() -> None:
    asked = of()

    assert [may_approve(asked, id) for id in ("helena", "yuki", "dana", None)] == [True, False, False, False]


def test_a_change_to_a_project_that_is_live_is_one_after_go_live() -> None:
    projects = [{"id": "old", "name": "Old", "phase": "live"}, {"id": "new", "name": "New", "phase": "delivery"}]
    asked = of(
        request("a", project="old"),
        request("b", project="new"),
        request("c", project="new", after_go_live="true"),
        request("d"),
        projects=projects,
    )

    assert [changes_live(asked, one) for one in asked.requests] == [True, False, True, False]


def inside(ask: str, **keys: Any) -> dict[str, Any]:
    return {"ask": ask, "of": "Finance", "asked_on": "2026-10-01", **keys}


def test_what_we_asked_for_inside_waits_until_it_has_an_answer() -> None:
    asked = account(
        asks_inside=[
            inside("waits"),
            inside("first", due="2026-10-03"),
            inside("won", status="done", answered_on="2026-10-10"),
            inside("lost", status="refused", answered_on="2026-10-12"),
            inside("won tomorrow", status="agreed", answered_on="2026-11-17"),
        ]
    )

    assert [one.ask for one in waiting_asks(asked, AS_OF)] == ["first", "waits"]
    assert [one.ask for one in answered_asks(asked, AS_OF)] == ["lost", "won"]
    assert [one.ask for one in won_asks(asked, AS_OF)] == ["won"]


def test_what_we_won_is_good_news_once_they_may_know() -> None:
    won = {"status": "agreed", "answered_on": "2026-11-10"}
    asked = account(
        asks_inside=[
            inside("secret", **won),
            inside("to tell", may_tell="true", answer="Sixty days", **won),
            inside("told", told_on="2026-11-11", **won),
            inside("refused", may_tell="true", status="refused", answered_on="2026-11-10"),
        ]
    )

    news = good_news(asked, day("2026-11-01"), AS_OF)
    assert [(one.kind, one.text, one.detail) for one in news] == [
        (NewsKind.WON, "told", ""),
        (NewsKind.WON, "to tell", "Sixty days"),
    ]
