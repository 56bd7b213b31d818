"""What a colleague would miss who had to take an account over."""

from __future__ import annotations

from typing import Any

from made import account, day, talk

from generator.insight.succession import Lack, silent_for, succession_gaps
from generator.model.account import Account

AS_OF = day("2026-11-16")

PROTOCOL = {"method": "Call", "frequency": "Weekly", "content": "Delays"}
DANA = {
    "id": "dana",
    "name": "Dana Ortiz",
    "influence": "high",
    "interest": "high",
    "contact": {"owner": "priya"},
    "information": {"formats": ["spreadsheet"]},
    "handling": "Figures first.",
}


def complete(**keys: Any) -> Account:
    """An account somebody could take over tomorrow, with some keys otherwise."""
    whole = {
        "stakeholders": [DANA],
        "protocol": PROTOCOL,
        "decision_making": {"style": "committee"},
        "log": [talk("2026-11-02", "dana")],
    }
    return account(**{**whole, **keys})


def lacks(made: Account) -> list[Lack]:
    return [gap.lack for gap in succession_gaps(made, AS_OF)]


def test_nothing_is_missing_where_everything_is_written_down() -> None:
    assert lacks(complete()) == []


def test_an_account_of_four_lines_lacks_what_every_account_needs() -> None:
    assert lacks(account()) == [Lack.SILENT_LOG, Lack.NO_PROTOCOL, Lack.NO_DECISION_MAKING]


def test_people_who_matter_most_need_an_owner_a_format_and_a_hint() -> None:
    bare = {"id": "dana", "name": "Dana Ortiz", "influence": "high"}
    gaps = succession_gaps(complete(stakeholders=[bare, {**bare, "id": "lars", "influence": "medium"}]), AS_OF)

    assert [gap.lack for gap in gaps] == [Lack.NO_OWNER, Lack.NO_FORMAT, Lack.NO_HANDLING]
    assert {gap.record.label for gap in gaps if gap.record} == {"Dana Ortiz"}
    assert lacks(complete(stakeholders=[{**bare, "left": {"on": "2026-10-01"}}])) == []


def test_a_promise_needs_an_occasion_a_step_or_a_log_entry() -> None:
    made = {"id": "plan", "side": "us", "by": "priya", "text": "Plan", "made_on": "2026-11-02", "due": "2026-12-01"}
    step = {"on": "2026-11-03", "text": "Begun"}

    assert lacks(complete(commitments=[made])) == [Lack.NO_CONTEXT]
    assert lacks(complete(commitments=[{**made, "made_at": "Visit"}])) == []
    assert lacks(complete(commitments=[{**made, "progress": [step]}])) == []
    assert lacks(complete(commitments=[made], log=[talk("2026-11-02", "dana", agreed=["plan"])])) == []
    assert lacks(complete(commitments=[made], log=[talk("2026-11-16", "dana", agreed=["plan"])])) == []
    assert lacks(
        complete(commitments=[made], log=[talk("2026-11-02", "dana"), talk("2026-11-17", agreed=["plan"])])
    ) == [Lack.NO_CONTEXT]


def test_a_log_is_silent_after_ninety_days_and_what_lies_ahead_breaks_no_silence() -> None:
    assert lacks(complete(log=[talk("2026-08-18", "dana")])) == []
    assert lacks(complete(log=[talk("2026-08-17", "dana"), talk("2026-12-01", "dana")])) == [Lack.SILENT_LOG]
    assert silent_for(complete(log=[talk("2026-08-17", "dana")]), AS_OF) == 91
    assert silent_for(complete(log=[]), AS_OF) is None


def test_a_protocol_of_an_open_project_is_one() -> None:
    project = {"name": "Docks", "phase": "delivery", "protocol": PROTOCOL}

    assert lacks(complete(protocol=None, projects=[project])) == []
    assert lacks(complete(protocol=None, projects=[{**project, "phase": "closed"}])) == [Lack.NO_PROTOCOL]


def test_the_owner_is_not_away_without_cover() -> None:
    def away(**absence: str) -> Account:
        lena = {"id": "lena", "name": "Lena Vogt", "role": "account_manager", "absent": [absence]}
        return complete(head={"owner": "lena"}, team=[lena])

    soon = {"from": "2026-11-30", "to": "2026-12-04"}

    assert lacks(away(**soon)) == [Lack.NO_COVER]
    assert lacks(away(**soon, cover="yuki")) == []
    assert lacks(away(**soon, cover="lena")) == [Lack.NO_COVER]
    assert lacks(away(**{"from": "2026-12-01", "to": "2026-12-04"})) == []
