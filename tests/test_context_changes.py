from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from made import OURS, account, talk
from pydantic import ValidationError
from slots import everything, replaced, slots

from generator.context.changes import nouns
from generator.context.changes.told import SECTIONS, Told, told
from generator.insight.changes.past import Kept, Past, Since, Why
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.keys import KEYS
from generator.model.settings import Settings

DAY = date(2026, 11, 16)
EBBA = {"name": "Ebba Lund"}
PEOPLE = {"stakeholders": [{"name": "Dana Ortiz"}, EBBA]}
TALKS = [talk("2026-10-02", "dana-ortiz"), talk("2026-11-03", "ebba-lund"), talk("2026-11-03", type="site_visit")]


def past(then: Account | None, kept: Kept = Kept.READ, **keys: Any) -> Past:
    given = {"since": Since(date(2026, 10, 1), Why.ASKED), "on": date(2026, 9, 28), "revision": "0123456789", **keys}
    return Past(kept=kept, account=then, **given)


def said(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The sentences for what changed between two accounts."""
    return [line.text for group in changed(before, after).groups for line in group.lines]


def changed(before: dict[str, Any], after: dict[str, Any]) -> Told:
    return told(account(**after), past(account(**before)), Settings(), DAY)


def promise(**keys: Any) -> dict[str, Any]:
    base = {"side": "us", "by": "priya", "to": "dana-ortiz", "text": "Send the landed cost"}
    return {**PEOPLE, "commitments": [{**base, "made_on": "2026-10-01", "due": "2026-11-01", **keys}]}


def person(**keys: Any) -> dict[str, Any]:
    return {"stakeholders": [{"name": "Dana Ortiz", **keys}]}


def project(**keys: Any) -> dict[str, Any]:
    return {"projects": [{"name": "Second line", "phase": "planning", **keys}]}


def conflict(**keys: Any) -> dict[str, Any]:
    return {"conflicts": [{"text": "Who pays", "level": "company", "noticed_on": "2026-10-05", **keys}]}


def judged(*scores: tuple[str, int]) -> dict[str, Any]:
    return {**PEOPLE, "satisfaction": [{"on": on, "score": score, "from": "ebba-lund"} for on, score in scores]}


def contract(**keys: Any) -> dict[str, Any]:
    measure = {"name": "Availability", "target": "99.5 %", "higher_is_better": "true", **keys}
    return {"contracts": [{"name": "Frame", "starts": "2026-01-01", "ends": "2026-12-31", "measures": [measure]}]}


SENTENCES = [
    (person(), person(support="sceptic"), ["Dana Ortiz was judged for the first time: sceptic."]),
    (
        person(support="supporter", support_on="2026-05-01"),
        person(support="sceptic", support_on="2026-11-01"),
        ["Dana Ortiz moved from supporter to sceptic."],
    ),
    (
        person(decision_role=["champion"]),
        person(decision_role=["economic_buyer", "approver"]),
        ["Dana Ortiz is now an economic buyer and an approver and is no longer a champion."],
    ),
    (person(), person(title="Head of supply"), ["Dana Ortiz is Head of supply."]),
    (
        person(),
        person(left={"on": "2026-11-02", "to_company": "Kestrel"}),
        ["Dana Ortiz left on 2 November 2026 for Kestrel; who took over is not known yet."],
    ),
    (
        PEOPLE,
        {"stakeholders": [{"name": "Dana Ortiz", "left": {"on": "2026-11-02", "successor": "ebba-lund"}}, EBBA]},
        ["Dana Ortiz left on 2 November 2026; Ebba Lund took over."],
    ),
    ({}, {"stakeholders": [{"id": "cfo", "title": "Finance"}]}, ["New place whose holder is not known yet: Finance."]),
    (
        {"stakeholders": [{"id": "cfo", "title": "Finance"}]},
        {"stakeholders": [{"id": "cfo", "title": "Finance", "name": "Zoe Hart"}]},
        ["We know who holds a place: Zoe Hart, Finance."],
    ),
    (
        person(contact={"every_days": 30}),
        person(contact={"every_days": 14}, friend="true"),
        ["Dana Ortiz, agreed days between contacts: 14, was 30; a friend in the building: yes, was no."],
    ),
    (PEOPLE, promise(), ["Priya Nair (us) promised Dana Ortiz: “Send the landed cost”, due 1 November 2026."]),
    (
        promise(),
        promise(status="done", closed="2026-10-30"),
        ["Kept on 30 October 2026: our promise to Dana Ortiz, “Send the landed cost”."],
    ),
    (promise(), promise(status="broken"), ["Broken: our promise to Dana Ortiz, “Send the landed cost”."]),
    (
        promise(),
        promise(due="2026-11-08"),
        [
            "Moved from 1 November 2026 to 8 November 2026, 7 days later: our promise to Dana Ortiz, "
            "“Send the landed cost”."
        ],
    ),
    (
        promise(),
        promise(progress=[{"on": "2026-10-20", "text": "Asked the carrier"}]),
        ["Step on 20 October 2026 towards a promise (“Send the landed cost”): “Asked the carrier”."],
    ),
    (
        judged(("2026-05-01", 3)),
        judged(("2026-05-01", 3), ("2026-11-02", 4)),
        ["4 of 5 on 2 November 2026, satisfied, after 3 of 5 on 1 May 2026 (Ebba Lund)."],
    ),
    ({}, conflict(), ["New conflict, noticed on 5 October 2026: “Who pays” (open)."]),
    (
        conflict(),
        conflict(status="in_talks", first_talk_on="2026-10-07"),
        [
            "Talked about with them for the first time on 7 October 2026: “Who pays”.",
            "“Who pays” is in talks, was open.",
        ],
    ),
    (project(), project(phase="delivery"), ["“Second line” moved from planning to delivery."]),
    (
        project(health="green"),
        project(health="red", health_why="No steel"),
        ["“Second line” is in trouble, was on course: “No steel”."],
    ),
    (
        project(due="2027-03-31"),
        project(due="2027-04-12"),
        ["“Second line” is agreed for 12 April 2027, was 31 March 2027: 12 days later."],
    ),
    (
        project(milestones=[{"text": "Floor", "side": "us", "due": "2026-11-01"}]),
        project(milestones=[{"text": "Floor", "side": "us", "due": "2026-11-01", "done": "2026-11-03"}]),
        ["Milestone reached on 3 November 2026: “Floor” (“Second line”)."],
    ),
    (
        contract(actual="98.7 %"),
        contract(actual="99.6 %", on="2026-11-01"),
        ["Availability (“Frame”) is 99.6 %, was 98.7 %; at least 99.5 % agreed."],
    ),
    (
        {"questions": [{"ask": "Who decides?"}]},
        {"questions": [{"ask": "Who decides?", "answer": "Dana"}]},
        ["Answered: “Who decides?” “Dana”."],
    ),
    (
        PEOPLE,
        {**PEOPLE, "log": TALKS},
        ["3 new entries: 2 calls and 1 site visit, from 2 October 2026 to 3 November 2026."],
    ),
    ({}, {"head": {"owner": "yuki"}}, ["The head of the plan, looked after by: Yuki Sato, was Priya Nair."]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "expected"), SENTENCES, ids=lambda each: each[0][:40] if isinstance(each, list) else ""
)
def test_what_changed_is_told_in_a_sentence(before: dict[str, Any], after: dict[str, Any], expected: list[str]) -> None:
    assert said(before, after) == expected


def test_a_promise_of_theirs_is_told_as_theirs() -> None:
    made = promise(side="customer", by="dana-ortiz", to="priya")

    assert said(PEOPLE, made)[0].startswith("Dana Ortiz promised Priya Nair:")
    kept = promise(side="customer", by="dana-ortiz", to="priya", status="done")
    assert said(made, kept) == ["Kept: their promise to Priya Nair, “Send the landed cost”."]


def test_people_who_are_gone_still_have_their_names() -> None:
    before = {**promise(), "stakeholders": [*PEOPLE["stakeholders"], {"name": "Zoe Hart", "reports_to": "dana-ortiz"}]}
    after = {"stakeholders": [PEOPLE["stakeholders"][1], {"name": "Zoe Hart"}]}

    assert "Zoe Hart, reports to: no longer noted, was Dana Ortiz." in said(before, after)


# --- Since when, and with what ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({}, "Since 1 October 2026"),
        ({"since": Since(date(2026, 9, 30), Why.REVIEW)}, "Since 30 September 2026, when the plan was last reviewed"),
        (
            {"since": Since(date(2026, 10, 16), Why.MONTH)},
            "Since 16 October 2026, a month ago; no review of the plan is noted",
        ),
        ({"reaches": False}, "Since 28 September 2026, the day on which the history kept here begins"),
    ],
)
def test_it_says_since_when(keys: dict[str, Any], expected: str) -> None:
    assert told(account(), past(account(), **keys), Settings(), DAY).since == expected


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (past(None, Kept.ABSENT), "all of it is new"),
        (past(None, Kept.UNREADABLE), "nothing can be compared"),
        (past(account(), errors=2), "have 2 mistakes"),
        (past(account()), ""),
    ],
)
def test_it_says_what_to_know_of_the_comparison(found: Past, words: str) -> None:
    caution = told(account(), found, Settings(), DAY).caution

    assert words in caution
    assert bool(words) == bool(caution)


# --- All of the model -------------------------------------------------------------------------------------------------


def test_every_key_of_an_account_has_its_heading() -> None:
    assert {key.changes for key in KEYS.values()} == set(SECTIONS)


def test_every_list_of_the_model_has_a_word_for_what_is_in_it() -> None:
    lists = list(_lists(Account, ""))

    assert len(lists) > 45
    assert [key for key in lists if nouns.noun(key) == "entry"] == []


def _lists(kind: Any, path: str) -> Any:
    for field in fields_of(kind):
        below = f"{path}.{field.key}" if path else field.key
        if field.record:
            if field.many:
                yield below
            yield from _lists(field.record, below)


def test_whatever_changes_is_told_in_plain_words() -> None:
    tree, sentences = everything(), set[str]()
    whole = by_hand(tree)
    for slot in [slot for slot in slots(tree) if not slot.field.required][::2]:
        try:
            other = by_hand(replaced(tree, {slot.path: None}))
        except ValidationError:
            continue  # another key needs this one
        for then, now in ((whole, other), (other, whole)):
            told_of = told(now, past(then), now.settings, DAY)
            sentences |= {line.text for group in told_of.groups for line in group.lines}

    assert len(sentences) > 300
    for sentence in sentences:
        outside = re.sub(r"“[^”]*”", "x", sentence)
        assert sentence[0].isupper() or sentence[0] in "“1234567890", sentence
        assert sentence.endswith("."), sentence
        assert not re.search(r"_|None|True|False|\{|\(\)|: \.|  |datetime|,\.", outside), sentence
        assert len(sentence) < 700, sentence


def by_hand(tree: dict[str, Any]) -> Account:
    return Account.model_validate({"id": "tarn-valley", "colleagues": OURS, **tree})
