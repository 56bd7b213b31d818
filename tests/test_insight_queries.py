"""What they asked us: which queries wait for an answer, how long, and on which day one is wanted."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day, settings

from generator.checks.findings import run_checks
from generator.checks.rule import Severity
from generator.context.account.queries import speed_words
from generator.context.changes.account_changes import compare_versions
from generator.insight.changes.past import KeptVersion, Past, Since, Why
from generator.insight.dates.dated_things import coming_dates
from generator.insight.promises.queries import answer_times, answered_queries, waiting_queries
from generator.model.account import Account
from generator.model.calendar import Calendar
from generator.model.settings import Settings

AS_OF = day("2026-11-16")


def query(ask: str, asked_on: str, **keys: Any) -> dict[str, Any]:
    return {"from": "dana-ortiz", "ask": ask, "asked_on": asked_on, **keys}


def of(*queries: dict[str, Any]) -> Account:
    return account(stakeholders=[{"name": "Dana Ortiz"}], queries=list(queries))


def test_what_waits_comes_oldest_first_and_what_was_answered_newest_first() -> None:
    asked = of(
        query("new", "2026-11-13"),
        query("answered", "2026-10-01", answered_on="2026-10-05"),
        query("old", "2026-10-01"),
        query("answered later", "2026-10-01", answered_on="2026-11-16"),
        query("answered tomorrow", "2026-10-02", answered_on="2026-11-17"),
        query("asked tomorrow", "2026-11-17"),
        query("answered, nobody knows when", "2026-09-01", answer="Yes"),
    )

    assert [waiting_query.query.ask for waiting_query in waiting_queries(asked, AS_OF, Settings())] == [
        "old",
        "answered tomorrow",
        "new",
    ]
    assert [each.ask for each in answered_queries(asked, AS_OF)] == [
        "answered later",
        "answered",
        "answered, nobody knows when",
    ]


@pytest.mark.parametrize(
    ("keys", "waited", "late", "urgent"),
    [
        ({"asked_on": "2026-11-16"}, 0, 0, False),
        ({"asked_on": "2026-11-14"}, 1, 0, False),  # a Saturday: Monday is the first working day after it
        ({"asked_on": "2026-11-13"}, 1, 0, False),
        ({"asked_on": "2026-11-12"}, 2, 1, False),
        ({"asked_on": "2026-11-11"}, 3, 2, False),
        ({"asked_on": "2026-11-10"}, 4, 3, True),
        ({"asked_on": "2026-10-26", "due": "2026-11-16"}, 15, 0, False),
        ({"asked_on": "2026-10-26", "due": "2026-11-12"}, 15, 2, False),
        ({"asked_on": "2026-10-26", "due": "2026-11-11"}, 15, 3, True),
    ],
)
def test_a_query_is_late_after_a_working_day_or_the_day_they_named(
    keys: dict[str, Any], waited: int, late: int, urgent: bool
) -> None:
    (waiting,) = waiting_queries(of(query("When?", **keys)), AS_OF, Settings())

    assert (waiting.waited, waiting.late, waiting.urgent) == (waited, late, urgent)


def test_the_settings_say_how_soon_an_answer_is_to_come() -> None:
    ours = settings(query_answer_working_days={"amber": 3, "red": 5})
    asked = of(query("a", "2026-11-11"), query("b", "2026-11-10"), query("c", "2026-11-06"))

    assert [(waiting_query.late, waiting_query.urgent) for waiting_query in waiting_queries(asked, AS_OF, ours)] == [
        (3, True),
        (1, False),
        (0, False),
    ]


def test_the_day_they_want_to_know_by_is_among_the_days_until_it_is_answered() -> None:
    wanted = query("Does the price hold?", "2026-11-12", due="2026-11-20", by="yuki")
    (thing,) = [
        thing for thing in coming_dates(of(wanted, query("When?", "2026-11-12")), AS_OF, 30) if "Answer" in thing.line
    ]

    assert (thing.on, thing.line, thing.owner) == (
        day("2026-11-20"),
        "Answer Dana Ortiz: “Does the price hold?”",
        "yuki",
    )
    answered = of({**wanted, "answer": "Until March", "answered_on": "2026-11-13"})
    assert not [thing for thing in coming_dates(answered, AS_OF, 30) if "Answer" in thing.line]


def test_a_query_and_its_answer_are_told_among_what_changed() -> None:
    asked = query("Does the price hold?", "2026-11-12")
    states = [of(), of(asked), of({**asked, "answer": "Until March", "answered_on": "2026-11-13", "by": "yuki"})]
    since = Since(day("2026-10-01"), Why.ASKED)

    def said(then: Account, now: Account) -> list[str]:
        past = Past(kept=KeptVersion.READ, account=then, since=since, on=day("2026-09-28"), revision="0123456789")
        return [line.text for group in compare_versions(now, past, Settings(), AS_OF).groups for line in group.lines]

    assert said(states[0], states[1]) == ["New query of theirs “Does the price hold?”."]
    assert said(states[1], states[2]) == [
        "Query of theirs “Does the price hold?”, who of us answers: Yuki Sato; answer: “Until March”; "
        "answered on: 13 November 2026."
    ]
    assert said(states[2], states[1])[0].startswith("Query of theirs")


def test_how_soon_we_answer_is_counted_on_their_working_days() -> None:
    asked = of(
        query("the same day", "2026-11-02", answered_on="2026-11-02"),
        query("over a weekend", "2026-11-06", answered_on="2026-11-09"),
        query("over their holiday", "2025-12-24", answered_on="2025-12-29"),
        query("nobody knows when", "2026-09-01", answer="Yes"),
        query("open", "2026-11-02"),
    )
    british = asked.model_copy(update={"calendar": Calendar(country="GB")})

    assert sorted(answer_times(asked, AS_OF)) == [0, 1, 3]
    assert sorted(answer_times(british, AS_OF)) == [0, 1, 1]


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ((4, 0), ""),
        ((5, 0, 2), "Half of their 3 queries had our answer within 2 working days."),
        ((1, 1, 2, 9), "Half of their 4 queries had our answer within 2 working days."),
        ((0, 0, 3), "Half of their 3 queries had our answer on the same day."),
    ],
)
def test_how_soon_we_answer_is_said_once_there_are_enough_to_say(times: tuple[int, ...], words: str) -> None:
    assert speed_words(times, 3) == words


def test_a_query_long_without_an_answer_stands_before_a_broken_promise() -> None:
    broken = {"side": "us", "by": "priya", "to": "dana-ortiz", "text": "A call", "made_on": "2026-10-01"}
    both = account(
        stakeholders=[{"name": "Dana Ortiz", "influence": "high"}],
        queries=[query("When?", "2026-10-26")],
        commitments=[{**broken, "due": "2026-10-20", "status": "broken", "closed": "2026-10-20"}],
    )

    findings = run_checks(both, AS_OF, Settings()).findings
    assert [finding.rule.name for finding in findings if finding.severity is Severity.RED] == [
        "query-unanswered",
        "promise-broken",
    ]
