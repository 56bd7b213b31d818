"""What an account lacks for a colleague to take it over, and which steps of a handover the record shows."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day, talk

from generator.days.period import Span
from generator.insight.dates.dated_thing import DateKind
from generator.insight.dates.dated_things import dated_things
from generator.insight.handover.gaps import GapKind, PersonFact, succession_gaps
from generator.insight.handover.steps import HandoverStep, Whose, handover_steps, still_to_sign
from generator.insight.people.owners import OwnerChange, change_of_owner

AS_OF = day("2026-12-28")
TOMAS = {"id": "tomas", "name": "Tomas Lindqvist", "role": "account_manager"}
HELENA = {"id": "helena", "name": "Helena Brandt", "role": "manager"}
HANDOVER = {
    "from": "priya",
    "to": "tomas",
    "announced": "2026-11-12",
    "shadow_from": "2026-11-30",
    "on": "2026-12-21",
}
DANA = {
    "id": "dana",
    "name": "Dana Ortiz",
    "influence": "high",
    "interest": "high",
    "handling": "Short, and in the morning.",
    "contact": {"owner": "tomas", "backup": "yuki"},
    "information": {"formats": ["one_pager"]},
}
PROTOCOL = {"method": "By telephone", "frequency": "Every week", "content": "The plan"}
WHOLE: dict[str, Any] = {
    "stakeholders": [DANA],
    "protocol": PROTOCOL,
    "decision_making": {"style": "individual"},
    "log": [talk("2026-11-02", "dana", us=["priya"])],
}
"""An account that another could pick up."""


def steps(**keys: Any) -> dict[str, HandoverStep]:
    head, handover = keys.pop("head", {}), {**HANDOVER, **keys.pop("handover", {})}
    made = account(head=head, team=[TOMAS, HELENA], handover=handover, **{**WHOLE, **keys})
    assert made.handover
    return {step.name: step for step in handover_steps(made, made.handover, AS_OF)}


@pytest.mark.parametrize(
    ("name", "undone", "done"),
    [
        ("announced", {"handover": {"announced": None}}, {}),
        ("plan", {"head": {"updated": "2026-11-11"}}, {"head": {"updated": "2026-11-12"}}),
        ("gaps", {"protocol": None}, {}),
        (
            "talk",
            {"log": [talk("2026-11-13", type="internal", us=["priya", "yuki"])]},
            {"log": [talk("2026-11-13", type="internal", us=["priya", "tomas"])]},
        ),
        (
            "told",
            {"handover": {"told": [{"who": "dana"}]}},
            {"handover": {"told": [{"who": "dana", "on": "2026-12-01"}]}},
        ),
        ("told", {"stakeholders": []}, {"handover": {"told": [{"who": "dana", "on": "2026-12-01"}]}}),
        (
            "introduced",
            {"log": [talk("2026-12-02", "dana", us=["priya"])]},
            {"log": [talk("2026-12-02", "dana", us=["priya", "tomas"])]},
        ),
        (
            "promises",
            {
                "commitments": [
                    {"side": "us", "by": "priya", "text": "Plan", "made_on": "2026-11-02", "due": "2027-02-01"}
                ]
            },
            {
                "commitments": [
                    {"side": "us", "by": "tomas", "text": "Plan", "made_on": "2026-11-02", "due": "2027-02-01"}
                ]
            },
        ),
        ("contacts", {"stakeholders": [{**DANA, "contact": {"owner": "priya", "backup": "yuki"}}]}, {}),
        ("contacts", {"projects": [{"name": "Dock", "phase": "delivery", "accountable": "priya"}]}, {}),
        ("invitations", {}, {"meetings": [{"on": "2027-01-12", "attendees": ["dana", "tomas"]}]}),
        (
            "invitations",
            {"meetings": [{"on": "2027-01-12", "attendees": ["dana", "priya"]}]},
            {"handover": {"done": [{"step": "invitations", "by": "priya", "on": "2026-12-03"}]}},
        ),
        ("reviewed", {}, {"head": {"reviewed": {"by": "helena", "on": "2026-12-10"}}}),
        ("owner", {}, {"head": {"owner": "tomas"}}),
        (
            "alone",
            {"log": [talk("2026-12-22", "dana", us=["priya", "tomas"])]},
            {"log": [talk("2026-12-22", "dana", us=["tomas"])]},
        ),
        ("pack", {}, {"handover": {"done": [{"step": "pack", "by": "tomas", "on": "2026-12-04"}]}}),
        (
            "letter",
            {"handover": {"done": [{"step": "letter", "by": "tomas", "on": "2026-12-29"}]}},
            {"handover": {"done": [{"step": "letter", "by": "tomas", "on": "2026-12-28"}]}},
        ),
    ],
)
def test_the_record_ticks_a_step(name: str, undone: dict[str, Any], done: dict[str, Any]) -> None:
    assert not steps(**undone)[name].done
    assert steps(**done)[name].done


def test_of_an_account_of_which_nothing_is_known_no_step_is_done_but_the_announcement() -> None:
    made = account(team=[TOMAS, HELENA], handover=HANDOVER)
    assert made.handover

    assert [step.name for step in handover_steps(made, made.handover, AS_OF) if step.done] == ["announced"]


def test_a_step_says_whose_it_is_by_when_and_what_is_wanting() -> None:
    found = steps()

    assert [name for name, step in found.items() if step.whose is Whose.MANAGER] == ["announced", "reviewed", "owner"]
    assert found["reviewed"].who == "helena"
    assert (found["announced"].due, found["plan"].due) == (day("2026-11-12"), day("2026-11-30"))
    assert (found["told"].due, found["owner"].due, found["alone"].due) == (
        day("2026-12-07"),
        day("2026-12-21"),
        day("2027-01-04"),
    )
    assert found["told"].wanting == ("Dana Ortiz",)
    assert found["announced"].on == day("2026-11-12")


def test_what_is_still_to_be_done_is_among_the_dates_of_who_does_it() -> None:
    made = account(team=[TOMAS, HELENA], handover=HANDOVER, **WHOLE)
    things = [
        thing
        for thing in dated_things(made, AS_OF, Span(day("2026-11-01"), day("2027-01-31")))
        if thing.kind is DateKind.STEP
    ]

    assert [(thing.on, thing.owner, thing.line) for thing in things if thing.owner == "tomas"][-1] == (
        day("2027-01-04"),
        "tomas",
        "Handover to Tomas Lindqvist: meet them without the one who left",
    )
    assert not [thing for thing in things if "make the change known" in thing.line], "that is done"
    assert len(things) == sum(not step.done for step in steps().values())


def test_without_a_day_the_new_one_comes_along_for_four_weeks() -> None:
    assert steps(handover={"announced": None, "shadow_from": None})["plan"].due == day("2026-11-23")


def test_the_one_who_leaves_the_one_who_comes_and_their_manager_sign() -> None:
    signed = [{"by": "priya", "on": "2026-12-22"}, {"by": "tomas", "on": "2026-12-29"}]
    made = account(team=[TOMAS, HELENA], handover={**HANDOVER, "signed": signed})

    assert made.handover
    assert still_to_sign(made, made.handover, AS_OF) == ("tomas", "helena")


@pytest.mark.parametrize(
    ("keys", "kinds"),
    [
        ({}, []),
        ({"stakeholders": []}, [GapKind.NOBODY]),
        ({"stakeholders": [{**DANA, "handling": None}]}, [GapKind.PERSON]),
        ({"protocol": None}, [GapKind.PROTOCOL]),
        ({"decision_making": {}}, [GapKind.DECISIONS]),
        ({"log": [talk("2026-09-28", "dana")]}, [GapKind.LOG]),
        (
            {
                "commitments": [
                    {"side": "us", "by": "yuki", "text": "Plan", "made_on": "2026-11-02", "due": "2027-02-01"}
                ]
            },
            [GapKind.PROMISES],
        ),
        ({"head": {"status": "closed"}, "stakeholders": []}, []),
    ],
)
def test_a_gap_is_what_a_colleague_would_miss(keys: dict[str, Any], kinds: list[GapKind]) -> None:
    assert [gap.kind for gap in succession_gaps(account(**{**WHOLE, **keys}), AS_OF)] == kinds


def test_a_gap_of_a_person_says_what_is_not_known() -> None:
    bare = {"id": "dana", "name": "Dana Ortiz", "influence": "high", "contact": {"owner": "priya"}}
    (gap,) = succession_gaps(account(**{**WHOLE, "stakeholders": [bare]}), AS_OF)

    assert gap.missing == (PersonFact.BACKUP, PersonFact.FORMAT, PersonFact.HANDLING)


def test_an_absence_of_the_owner_without_cover_is_a_gap() -> None:
    lena = {"id": "lena", "name": "Lena Vogt", "role": "account_manager"}
    away = {**lena, "absent": [{"from": "2027-01-04", "to": "2027-01-08"}]}

    found = succession_gaps(account(head={"owner": "lena"}, team=[away], **WHOLE), AS_OF)
    assert [gap.kind for gap in found] == [GapKind.ABSENCE]


@pytest.mark.parametrize(
    ("owners", "change"),
    [
        ([], None),
        ([{"who": "priya"}], None),
        ([{"who": "yuki"}, {"who": "priya", "from": "2026-12-01"}], OwnerChange("yuki", "priya", day("2026-12-01"))),
        ([{"who": "yuki"}, {"who": "priya", "from": "2026-09-29"}], None),
        ([{"who": "yuki"}, {"who": "priya"}], None),
        (
            [
                {"who": "tomas"},
                {"who": "yuki"},
                {"who": "yuki", "from": "2026-12-01"},
                {"who": "priya", "from": "2026-01-01"},
            ],
            None,
        ),
    ],
)
def test_a_change_of_owner_is_new_for_ninety_days(owners: list[dict[str, str]], change: OwnerChange | None) -> None:
    assert change_of_owner(account(head={"owners": owners}, team=[TOMAS]), AS_OF) == change
