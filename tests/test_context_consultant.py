"""The consultant's page: doing against teaching, who solved it, credits, expertise, and what would help whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.context.directory import Directory
from generator.context.roles.consultant import ConsultantPage, consultant_page
from generator.model.account import Account

AS_OF = date(2026, 11, 16)


def page_of(**keys: Any) -> ConsultantPage:
    account = Account.model_validate(
        {
            "id": "corran",
            "account": {"name": "Corran Ferries", "owner": "priya", "tier": "key"},
            "team": [{"id": "priya", "name": "Priya Nair", "role": "account_manager"}],
            "stakeholders": [
                {"id": "joost", "name": "Joost Visser", "influence": "low"},
                {"id": "elin", "name": "Elin Moberg", "influence": "high"},
            ],
            **keys,
        }
    )
    return consultant_page(account, AS_OF, Directory(account))


def helped(on: str, mode: str, solved_by: str = "us", **more: Any) -> dict[str, Any]:
    return {"on": on, "topic": f"Topic of {on}", "need": "fire", "mode": mode, "solved_by": solved_by, **more}


def test_an_account_of_four_lines_says_nothing_and_invents_nothing() -> None:
    page = page_of(stakeholders=[], team=[])
    assert (page.in_words, page.record.given, page.record.before, page.credits) == ((), (), (), ())
    assert (page.to_offer, page.offered, page.people, page.not_known) == ((), (), (), ())


def test_the_record_counts_twelve_months_and_keeps_what_lies_before_apart() -> None:
    page = page_of(
        help=[
            helped("2025-11-16", "do"),  # a year ago to the day: before
            helped("2025-11-17", "do", "customer"),
            helped("2026-11-16", "coach", "customer"),
            helped("2026-05-01", "advise", "together", need="long_range"),
            helped("2026-11-17", "mentor"),  # to come
        ]
    )
    assert [row.on.isoformat() for row in page.record.given] == ["2026-11-16", "2026-05-01", "2025-11-17"]
    assert [row.on.isoformat() for row in page.record.before] == ["2025-11-16"]
    assert [page.record.modes[mode] for mode in ("do", "advise", "coach", "mentor")] == [1, 1, 1, 0]
    assert [page.record.needs[need] for need in ("fire", "long_range")] == [2, 1]
    assert [page.record.solvers[solver] for solver in ("customer", "together", "us")] == [2, 1, 0]


def test_the_record_in_words_compares_with_the_year_before() -> None:
    page = page_of(help=[helped("2025-06-01", "do"), helped("2026-06-01", "coach", "customer")])
    assert page.in_words == (
        "We helped 1 time in the last twelve months: 0 by doing it ourselves, 0 with advice, "
        "1 by coaching or mentoring.",
        "They solved 1 of 1 by themselves, 0 of 1 the year before.",
    )
    assert "year before" not in page_of(help=[helped("2026-06-01", "do")]).in_words[1]


def test_work_done_twice_for_one_person_is_a_lesson_to_come() -> None:
    page = page_of(
        help=[
            helped("2026-01-01", "do", **{"for": "joost"}),
            helped("2026-02-01", "do", **{"for": "joost"}),
            helped("2026-03-01", "do", **{"for": "elin"}),
            helped("2026-04-01", "coach", **{"for": "elin"}),
        ]
    )
    assert page.record.done_often == (("joost", 2),)


def test_credits_reach_back_beyond_the_year() -> None:
    page = page_of(help=[helped("2024-06-01", "do", credit="Praised by the board"), helped("2026-06-01", "do")])
    assert [(row.on.year, row.credit) for row in page.credits] == [(2024, "Praised by the board")]


def test_expertise_never_offered_comes_apart_and_an_offer_to_come_is_none() -> None:
    page = page_of(
        expertise=[
            {"topic": "Old", "offered_on": "2025-01-01", "who": "priya", "gap": "None of them has seen it"},
            {"topic": "New", "offered_on": "2026-01-01"},
            {"topic": "Never"},
            {"topic": "Planned", "offered_on": "2026-12-01"},
        ]
    )
    assert [row.topic for row in page.to_offer] == ["Never", "Planned"]
    assert [row.topic for row in page.offered] == ["New", "Old"]


def test_wins_and_wishes_to_learn_are_told_and_influential_people_without_are_named() -> None:
    page = page_of(
        stakeholders=[
            {"id": "joost", "name": "Joost Visser", "influence": "low", "learning_needs": "Timetables"},
            {"id": "elin", "name": "Elin Moberg", "influence": "high"},
            {"id": "rolf", "name": "Rolf Bergman", "influence": "medium", "personal_win": "A quiet July"},
            {"id": "lars", "name": "Lars Engman", "influence": "low"},
            {"id": "birgit", "name": "Birgit Holm", "influence": "high", "left": {"on": "2026-01-31"}},
        ],
        help=[helped("2026-03-01", "coach", **{"for": "joost"}), helped("2026-12-01", "do", **{"for": "joost"})],
    )
    assert [person.record.name for person in page.people] == ["Rolf Bergman", "Joost Visser"]
    assert page.people[1].helped_on == date(2026, 3, 1)
    assert [who.name for who in page.not_known] == ["Elin Moberg"]
