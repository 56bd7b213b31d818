"""Which promises were made on an occasion."""

from __future__ import annotations

from typing import Any

from made import account, talk

from generator.insight.promises.agreed import agreed_at, agreed_in
from generator.model.account import Account

PEOPLE = [{"name": "Dana"}, {"name": "Bo"}]


def promise(id: str, by: str = "priya", to: str = "dana", made_on: str = "2026-11-10") -> dict[str, Any]:
    side = "us" if by == "priya" else "customer"
    return {"id": id, "side": side, "by": by, "to": to, "text": id, "made_on": made_on, "due": "2026-12-01"}


def made(*promises: dict[str, Any], **keys: Any) -> Account:
    return account(stakeholders=PEOPLE, commitments=promises, **keys)


def test_an_entry_has_the_promises_it_names_and_those_of_its_day_with_its_people() -> None:
    found = made(
        promise("named", to="bo", made_on="2026-11-11"),
        promise("ours"),
        promise("theirs", by="dana", to="priya"),
        promise("with-bo", to="bo"),
        promise("earlier", made_on="2026-11-09"),
        log=[talk("2026-11-10", "dana", agreed="named")],
    )

    assert [p.id for p in agreed_in(found, found.log[0])] == ["named", "ours", "theirs"]


def test_a_promise_that_another_entry_names_was_made_there() -> None:
    log = [talk("2026-11-10", "dana"), talk("2026-11-10", "dana", type="meeting", agreed="ours")]
    found = made(promise("ours"), log=log)

    assert [[p.id for p in agreed_in(found, entry)] for entry in found.log] == [[], ["ours"]]


def test_a_meeting_has_the_promises_of_its_day_with_those_who_were_there_and_what_the_log_notes_for_it() -> None:
    found = made(
        promise("ours"),
        promise("by-bo", by="bo", to="priya"),
        promise("noted", to="bo", made_on="2026-11-11"),
        meetings=[{"id": "m", "on": "2026-11-10", "status": "held", "attendees": ["dana", "priya"]}],
        log=[talk("2026-11-10", "dana", type="meeting", agreed="noted"), talk("2026-11-10", "bo", agreed="by-bo")],
    )

    # The promise of Bo to Priya, who was there, was made in another talk of that day.
    assert [p.id for p in agreed_at(found, found.meetings[0])] == ["ours", "noted"]
