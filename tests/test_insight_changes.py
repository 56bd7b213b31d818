from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from made import OURS, account, settings, talk
from pydantic import ValidationError
from slots import everything, replaced, slots

from generator.insight.changes.compare import Change, Kind, find_changes
from generator.insight.changes.pairing import pair_records
from generator.insight.changes.past import Since, Why, find_since
from generator.model.account import Account
from generator.model.work import Commitment

PROMISE = {"side": "us", "by": "priya", "text": "Send the landed cost", "made_on": "2026-10-01", "due": "2026-11-01"}


def seen(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Each change between two accounts: key, kind and what the record is called."""
    return [
        (change.key, change.kind.value, change.record.label)
        for change in find_changes(account(**before), account(**after))
    ]


def only(before: dict[str, Any], after: dict[str, Any]) -> Change:
    changes = find_changes(account(**before), account(**after))
    assert len(changes) == 1, changes
    return changes[0]


# --- Since when -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reviewed", "expected"),
    [
        ("2026-09-30", Since(date(2026, 9, 30), Why.REVIEW)),
        ("2026-11-15", Since(date(2026, 11, 15), Why.REVIEW)),
        ("2026-11-16", Since(date(2026, 10, 16), Why.MONTH)),
        ("2027-01-01", Since(date(2026, 10, 16), Why.MONTH)),
        (None, Since(date(2026, 10, 16), Why.MONTH)),
    ],
)
def test_changes_are_told_since_the_last_review_of_the_plan_else_since_a_month_ago(
    reviewed: str | None, expected: Since
) -> None:
    assert find_since(date.fromisoformat(reviewed) if reviewed else None, date(2026, 11, 16)) == expected


# --- Records ----------------------------------------------------------------------------------------------------------


def test_nothing_changed_between_an_account_and_itself() -> None:
    keys = {"stakeholders": [{"name": "Dana"}], "commitments": [PROMISE], "log": [talk("2026-10-01", "dana")]}

    assert seen(keys, keys) == []


def test_a_record_is_new_or_gone_or_changed() -> None:
    before = {"stakeholders": [{"name": "Dana"}, {"name": "Ebba"}]}
    after = {"stakeholders": [{"name": "Ebba", "support": "sceptic"}, {"name": "Zoe"}]}

    assert seen(before, after) == [
        ("stakeholders", "changed", "Ebba"),
        ("stakeholders", "new", "Zoe"),
        ("stakeholders", "gone", "Dana"),
    ]


def test_the_order_of_a_list_means_nothing() -> None:
    people = [{"name": "Dana"}, {"name": "Ebba"}]

    assert seen({"stakeholders": people}, {"stakeholders": people[::-1]}) == []


def test_a_difference_names_the_key_and_both_values() -> None:
    change = only(
        {"stakeholders": [{"name": "Dana", "contact": {"every_days": 30}}]},
        {"stakeholders": [{"name": "Dana", "contact": {"every_days": 14}, "title": "Head"}]},
    )

    assert [(difference.name, difference.before, difference.after) for difference in change.differences] == [
        ("title", None, "Head"),
        ("contact.every_days", 30, 14),
    ]
    assert change.differences[1].field.help.startswith("How often")


def test_what_is_listed_inside_a_record_changes_by_itself() -> None:
    def work(**keys: Any) -> dict[str, Any]:
        milestone = {"text": "Floor poured", "side": "us", "due": "2026-12-01", **keys}
        return {"projects": [{"name": "Second line", "phase": "delivery", "milestones": [milestone]}]}

    change = only(work(), work(done="2026-11-02"))

    assert (change.key, change.record.label) == ("projects.milestones", "Floor poured")
    assert change.holder is not None
    assert change.holder.label == "Second line"


def test_what_is_inside_a_new_record_is_not_told_again() -> None:
    milestone = {"text": "Floor poured", "side": "us", "due": "2026-12-01"}
    after = {"projects": [{"name": "Second line", "phase": "idea", "milestones": [milestone]}]}

    assert seen({}, after) == [("projects", "new", "Second line")]


def test_a_reworded_promise_is_the_same_promise() -> None:
    after = {**PROMISE, "text": "Send the landed costs", "due": "2026-11-08"}

    change = only({"commitments": [PROMISE]}, {"commitments": [after]})

    assert change.kind is Kind.CHANGED
    assert [difference.name for difference in change.differences] == ["text", "due"]


def test_another_promise_of_the_same_people_and_day_is_another_promise() -> None:
    after = {**PROMISE, "text": "Book the hall for May"}

    assert [kind for _, kind, _ in seen({"commitments": [PROMISE]}, {"commitments": [after]})] == ["new", "gone"]


def test_the_same_words_twice_are_two_records() -> None:
    twice = [talk("2026-10-01", "dana"), talk("2026-10-01", "dana")]
    people = {"stakeholders": [{"name": "Dana"}]}

    assert seen({**people, "log": twice[:1]}, {**people, "log": twice}) == [("log", "new", "We talked.")]


def test_beyond_a_few_records_without_a_partner_none_is_guessed() -> None:
    def promises(word: str) -> list[Commitment]:
        return [Commitment.model_validate({**PROMISE, "text": f"{word} number {at}"}) for at in range(60)]

    pairs = pair_records(promises("Thing"), promises("Things"))

    assert all(before is None or after is None for before, after in pairs)


def test_a_block_that_is_first_typed_is_new() -> None:
    protocol = {"method": "Call", "frequency": "weekly", "content": "Everything"}

    assert seen({}, {"protocol": protocol}) == [("protocol", "new", "")]


# --- What is no news --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "head",
    [{"updated": "2026-11-01"}, {"reviewed": {"by": "priya", "on": "2026-11-01"}}],
    ids=lambda head: next(iter(head)),
)
def test_that_the_plan_was_read_is_no_change_of_it(head: dict[str, Any]) -> None:
    assert seen({}, {"head": head}) == []


def test_a_setting_of_the_account_itself_is_a_change_and_one_of_the_whole_site_is_not() -> None:
    then, now = account(settings={"late_factor": "1.5"}), account(settings={"late_factor": "2"})

    assert [change.key for change in find_changes(then, now, settings(), settings())] == ["settings"]
    assert find_changes(then, now, settings(late_factor="1.5"), settings(late_factor="2")) == ()


# --- All keys ---------------------------------------------------------------------------------------------------------


UNTOLD = {"account.updated", "account.reviewed", "account.reviewed.by", "account.reviewed.on", "schema"}


@pytest.mark.parametrize("part", range(4))
def test_every_key_that_is_taken_out_is_a_change(part: int) -> None:
    """A key added to the model tomorrow is compared without anybody having to think of it."""
    keys = [slot for slot in slots(everything()) if not slot.field.required and slot.key not in UNTOLD]
    keys = [slot for slot in keys if slot.field.key != "id"]  # what a record is called in references means nothing
    tree, tried = everything(), 0
    whole = by_hand(tree)

    assert len(keys) > 300
    for slot in keys[part::4]:
        if slot.key.startswith("settings"):
            continue  # a number that is not set is that of the site, which is compared elsewhere
        try:
            without = by_hand(replaced(tree, {slot.path: None}))
        except ValidationError:
            continue  # another key needs this one
        assert without == whole or find_changes(without, whole), slot.key
        tried += 1
    assert tried > 80


def by_hand(tree: dict[str, Any]) -> Account:
    return Account.model_validate({"id": "tarn-valley", "colleagues": OURS, **tree})
