"""Mistakes that are not right yet, risks that are open, and what we know of competitors."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day

from generator.context.account.losing import losing_page
from generator.context.directory import Directory
from generator.insight.dates.dated_things import coming_dates
from generator.insight.people.mistakes import Mending, mistake_states
from generator.insight.value.risks import is_heavy, last_heard, open_risks, rivals_by_threat

AS_OF = day("2026-11-16")


@pytest.mark.parametrize(
    ("keys", "mending", "late"),
    [
        ({"on": "2026-11-12"}, Mending.NOT_OWNED_UP, 0),
        ({"on": "2026-11-11"}, Mending.NOT_OWNED_UP, 1),
        ({"on": "2026-11-11", "owned_up_on": "2026-11-17"}, Mending.NOT_OWNED_UP, 1),
        ({"on": "2026-11-11", "owned_up_on": "2026-11-12"}, Mending.NO_REMEDY, 0),
        ({"on": "2026-11-11", "owned_up_on": "2026-11-12", "remedy": "x"}, Mending.NO_REMEDY, 0),
        ({"on": "2026-11-01", "owned_up_on": "2026-11-02", "remedy": "x", "due": "2026-11-16"}, Mending.UNDER_WAY, 0),
        ({"on": "2026-11-01", "owned_up_on": "2026-11-02", "remedy": "x", "due": "2026-11-15"}, Mending.LATE, 1),
        ({"on": "2026-11-01", "owned_up_on": "2026-11-02", "done": "2026-11-09"}, Mending.UNCONFIRMED, 0),
        ({"on": "2026-11-01", "confirmed_by": "dana"}, Mending.RIGHT, 0),
    ],
)
def test_a_mistake_is_right_once_one_of_them_says_so(keys: dict[str, Any], mending: Mending, late: int) -> None:
    known = account(stakeholders=[{"id": "dana", "name": "Dana"}], mistakes=[{"what": "Wrong price", **keys}])

    (state,) = mistake_states(known, AS_OF)
    assert (state.mending, state.late) == (mending, late)


def test_a_mistake_of_tomorrow_is_not_known_and_the_furthest_from_right_comes_first() -> None:
    known = account(
        mistakes=[
            {"what": "right", "on": "2026-11-01", "owned_up_on": "2026-11-02", "done": "2026-11-03"},
            {"what": "open", "on": "2026-10-01"},
            {"what": "newer", "on": "2026-10-02"},
            {"what": "tomorrow", "on": "2026-11-17"},
        ]
    )

    assert [state.mistake.what for state in mistake_states(known, AS_OF)] == ["newer", "open", "right"]


def risk(text: str, likelihood: str = "medium", impact: str = "medium", **keys: Any) -> dict[str, Any]:
    return {"text": text, "kind": "usage", "likelihood": likelihood, "impact": impact, **keys}


def test_the_heaviest_risk_comes_first_and_what_is_over_is_not_open() -> None:
    known = account(
        risks=[
            risk("light", "high", "low"),
            risk("over", closed="2026-11-16"),
            risk("worst", "high", "high"),
            risk("heavy", "medium", "high"),
            risk("over tomorrow", "low", "low", closed="2026-11-17"),
        ]
    )

    assert [(one.text, is_heavy(one)) for one in open_risks(known, AS_OF)] == [
        ("worst", True),
        ("heavy", True),
        ("light", False),
        ("over tomorrow", False),
    ]


def test_of_a_competitor_the_newest_day_on_which_we_heard_of_it_counts() -> None:
    known = account(
        our_competitors=[
            {"name": "B", "threat": "low"},
            {"name": "A", "threat": "high", "last_heard_on": "2026-03-01", "offers": {"text": "x", "on": "2026-05-01"}},
        ]
    )

    assert [(one.name, last_heard(one)) for one in rivals_by_threat(known)] == [("A", day("2026-05-01")), ("B", None)]


def test_a_remedy_a_next_step_and_another_look_have_their_days() -> None:
    step = {"text": "Ask", "owner": "priya", "due": "2026-11-18"}
    known = account(
        mistakes=[{"what": "x", "on": "2026-11-01", "remedy": "Mend it", "due": "2026-11-17"}],
        risks=[risk("y", next_step=step, review_on="2026-11-19"), risk("z", next_step=step, closed="2026-11-01")],
    )

    lines = [thing.line for thing in coming_dates(known, AS_OF, 7)]
    assert lines == ["Put right: Mend it", "Priya Nair: Ask", "Look at the risk again: “y”"]


def test_an_account_is_lost_on_a_day_to_somebody_for_reasons_and_because_nobody_stops_it() -> None:
    step = {"text": "Ring", "owner": "priya", "due": "2026-11-20"}
    people = [
        {"id": "dana", "name": "Dana"},
        {"id": "nadia", "name": "Nadia", "left": {"on": "2026-06-01", "to_company": "Elsewhere"}},
    ]
    known = account(
        stakeholders=people,
        contracts=[{"name": "Licence", "starts": "2025-01-01", "ends": "2026-12-31", "auto_renew": "false"}],
        opportunities=[{"text": "Renewal", "horizon": "now", "next_step": step}],
        our_competitors=[{"name": "Ferro", "threat": "medium"}, {"name": "Low", "threat": "low"}],
        relationship={"trust": [{"on": "2026-08-01", "score": 2, "evidence": "They changed the locks"}]},
        satisfaction=[{"on": "2026-09-01", "score": 2, "words": "Too late"}],
        conflicts=[{"text": "Who pays", "level": "company", "noticed_on": "2026-10-01", "status": "open"}],
        log=[{"on": "2026-11-10", "type": "call", "with": "dana", "note": "x"}],
    )  # fmt: skip

    page = losing_page(known, AS_OF, Directory(known))
    assert [(title, [(reason.what, reason.answer) for reason in reasons]) for title, reasons in page.parts] == [
        ("By when", [("Licence: it ends on 31 December 2026, in 6 weeks.", "Renewal. Ring")]),
        ("To whom", [("Ferro: works for them or would", "")]),
        (
            "Why they would",
            [
                ("They trust us 2 of 5, 1 Aug 2026: They changed the locks", ""),
                ("Satisfaction 2 of 5, 1 Sep 2026: “Too late”", ""),
                ("In dispute since 1 Oct 2026: Who pays", ""),
            ],
        ),
        (
            "Who would not stop them",
            [
                ("It hangs by Dana on their side and Priya Nair on ours.", ""),
                ("Nadia went to Elsewhere on 1 June 2026, and nobody we know followed.", ""),
            ],
        ),
    ]
    assert page.summary == "7 reasons, and for 6 of them nothing is being done."
