from __future__ import annotations

from typing import Any

from made import account

from generator.insight.knowledge.asking import best_placed


def asked(places: list[str], *people: dict[str, Any]) -> str | None:
    person = best_placed(account(stakeholders=list(people)), places)
    return person.id if person else None


CEO = {"id": "ceo", "name": "Ann", "floor": "board", "influence": "high"}
CHAMPION = {"id": "champion", "name": "Bo", "floor": "senior", "decision_role": "champion", "influence": "medium"}
CLERK = {"id": "clerk", "name": "Cy", "floor": "operational", "influence": "low"}


def test_the_first_place_that_somebody_holds_decides() -> None:
    assert asked(["board", "champion"], CLERK, CHAMPION, CEO) == "ceo"
    assert asked(["champion", "board"], CLERK, CHAMPION, CEO) == "champion"
    assert asked(["executive", "operational"], CLERK, CHAMPION, CEO) == "clerk"


def test_among_several_the_most_influential_is_asked_and_the_first_of_equals() -> None:
    low = CHAMPION | {"id": "low", "influence": "low"}
    unknown = CHAMPION | {"id": "unknown", "influence": None}
    same = CHAMPION | {"id": "same"}

    assert asked(["champion"], unknown, low, CHAMPION, same) == "champion"
    assert asked(["champion"], unknown, low) == "low"


def test_people_who_left_or_are_not_known_yet_are_not_asked() -> None:
    gone = CEO | {"left": {"on": "2026-03-02"}}
    nameless = CEO | {"id": "nameless", "name": None, "title": "Chair"}

    assert asked(["board", "champion"], gone, nameless, CHAMPION) == "champion"


def test_when_nobody_holds_the_place_a_friend_is_asked() -> None:
    friend = CLERK | {"id": "friend", "friend": True}

    assert asked(["board"], CLERK, friend) == "friend"
    assert asked([], CLERK, friend) == "friend"
    assert asked(["board"], CLERK, friend | {"left": {"on": "2026-03-02"}}) is None


def test_without_anybody_there_is_nobody_to_ask() -> None:
    assert asked(["board"]) is None
