"""How contacts left the relationship, and who else of us knows somebody."""

from __future__ import annotations

from made import account, day, talk

from generator.insight.people.introductions import who_else_knows
from generator.insight.people.own_contacts import count_moods

AS_OF = day("2026-11-16")


def test_moods_are_counted_for_the_last_ninety_days_and_those_before() -> None:
    moods = [("2026-11-16", "better"), ("2026-08-19", "worse"), ("2026-08-18", "same"), ("2026-05-20", "better")]
    log = [talk(on, mood=mood) for on, mood in (*moods, ("2026-12-01", "worse"))]
    now, before = count_moods(account(log=[*log, talk("2026-11-01")]), AS_OF)

    assert (dict(now), dict(before)) == ({"better": 1, "worse": 1}, {"same": 1})


def test_who_else_knows_somebody_is_told_by_what_was_noted_and_by_the_log() -> None:
    made = account(
        team=[
            {"id": "eva", "name": "Eva Holt", "role": "specialist", "knows": ["dana"]},
            {"id": "sam", "name": "Sam Whit", "role": "support"},
        ],
        stakeholders=[{"name": "Dana", "relationships": [{"with": "yuki", "level": "trusted_advisor"}]}],
        log=[
            talk("2026-05-01", "dana", us=["sam", "priya"]),
            talk("2026-06-01", "dana", us=["sam", "eva"]),
            talk("2026-12-01", "dana", us=["sam"]),
        ],
    )

    found = [(member.name, why) for member, why in who_else_knows(made, made.stakeholders[0], AS_OF)]
    assert found == [
        ("Eva Holt", "knows them well"),
        ("Yuki Sato", "trusted advisor there"),
        ("Sam Whit", "call on 1 Jun 2026"),
    ]
