from __future__ import annotations

from made import account, day

from generator.insight.people.satisfaction import newest_satisfaction

MADE = account(
    satisfaction=[
        {"on": "2026-09-01", "score": 4},
        {"on": "2026-03-02", "score": 2},
        {"on": "2026-12-01", "score": 5},
        {"on": "2026-09-01", "score": 3, "words": "After the second talk of that day."},
    ]
)


def score(as_of: str) -> int | None:
    satisfaction = newest_satisfaction(MADE, day(as_of))
    return satisfaction.score if satisfaction else None


def test_the_newest_judgement_counts_wherever_it_stands() -> None:
    assert score("2026-08-31") == 2
    assert score("2026-12-01") == 5


def test_of_two_on_one_day_the_one_added_later_counts() -> None:
    assert score("2026-09-01") == 3


def test_what_comes_after_the_day_does_not_count() -> None:
    assert score("2026-11-30") == 3
    assert score("2026-03-01") is None
