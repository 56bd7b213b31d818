from __future__ import annotations

from datetime import timedelta

import pytest
from made import account, day, settings, talk

from generator.insight.people.tension import LATELY, mood_falling, signs_of_tension

AS_OF = day("2026-11-16")


def ago(days: int) -> str:
    return (AS_OF - timedelta(days=days)).isoformat()


@pytest.mark.parametrize(("days", "lately"), [(-1, False), (0, True), (LATELY - 1, True), (LATELY, False)])
def test_what_went_badly_counts_for_ninety_days(days: int, lately: bool) -> None:
    broken = {"side": "us", "by": "priya", "to": "dana", "text": "Send it", "status": "broken"}
    made = account(
        stakeholders=[{"name": "Dana"}],
        log=[talk(ago(days), "dana", mood="worse")],
        commitments=[{**broken, "made_on": ago(200), "due": ago(150), "closed": ago(days)}],
    )

    tension = signs_of_tension(made, AS_OF)

    assert [len(tension.worse), len(tension.not_kept)] == [lately, lately]


def test_a_promise_broken_on_a_day_nobody_noted_counts_from_when_it_was_due() -> None:
    broken = {"side": "us", "by": "priya", "to": "dana", "made_on": ago(200), "status": "broken"}
    made = account(
        stakeholders=[{"name": "Dana"}],
        commitments=[
            {**broken, "id": "before", "text": "Before", "due": ago(LATELY)},
            {**broken, "id": "lately", "text": "Lately", "due": ago(LATELY - 1)},
        ],
    )

    assert [promise.text for promise in signs_of_tension(made, AS_OF).not_kept] == ["Lately"]


@pytest.mark.parametrize(("days", "falling"), [(59, 2), (60, 2), (61, 0)])
def test_a_falling_mood_is_believed_while_the_newest_talk_is_not_old(days: int, falling: int) -> None:
    talks = [talk(ago(days + at), "dana", mood=mood) for at, mood in enumerate(("worse", "same", "worse", "better"))]
    made = account(stakeholders=[{"name": "Dana"}], log=talks)

    assert len(mood_falling(made, AS_OF, settings(stale_days={"satisfaction": 60}))) == falling
