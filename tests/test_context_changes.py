from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from made import OURS, account, talk
from pydantic import ValidationError
from slots import Slot, everything, replaced, slots

from generator.context.changes import nouns
from generator.context.changes.account_changes import SECTIONS, AccountChanges, compare_versions
from generator.context.states import value_state
from generator.days.period import in_words
from generator.insight.changes.compare import Kind, find_changes
from generator.insight.changes.past import KeptVersion, Past, Since, Why
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.keys import KEYS
from generator.model.settings import Settings
from generator.wording.text import format_figure, plain_words

DAY = date(2026, 11, 16)
EBBA = {"name": "Ebba Lund"}
PEOPLE = {"stakeholders": [{"name": "Dana Ortiz"}, EBBA]}
TALKS = [talk("2026-10-02", "dana-ortiz"), talk("2026-11-03", "ebba-lund"), talk("2026-11-03", type="site_visit")]


def past(then: Account | None, kept: KeptVersion = KeptVersion.READ, **keys: Any) -> Past:
    given = {"since": Since(date(2026, 10, 1), Why.ASKED), "on": date(2026, 9, 28), "revision": "0123456789", **keys}
    return Past(kept=kept, account=then, **given)


def said(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The sentences for what changed between two accounts."""
    return [line.text for group in changed(before, after).groups for line in group.lines]


def changed(before: dict[str, Any], after: dict[str, Any]) -> AccountChanges:
    return compare_versions(account(**after), past(account(**before)), Settings(), DAY)


def promise(**keys: Any) -> dict[str, Any]:
    base = {"side": "us", "by": "priya", "to": "dana-ortiz", "text": "Send the landed cost"}
    return {**PEOPLE, "commitments": [{**base, "made_on": "2026-10-01", "due": "2026-11-01", **keys}]}


def person(**keys: Any) -> dict[str, Any]:
    return {"stakeholders": [{"name": "Dana Ortiz", **keys}]}


def project(**keys: Any) -> dict[str, Any]:
    return {"projects": [{"name": "Second line", "phase": "planning", **keys}]}


def conflict(**keys: Any) -> dict[str, Any]:
    return {"conflicts": [{"text": "Who pays", "level": "company", "noticed_on": "2026-10-05", **keys}]}


def trusted(*scores: tuple[str, int]) -> dict[str, Any]:
    judgements = [{"on": on, "score": score, "evidence": "They asked twice."} for on, score in scores]
    return {"relationship": {"trust": judgements}}


def tier(**numbers: str) -> dict[str, str]:
    keys = ("manage_closely", "keep_satisfied", "keep_informed", "monitor", "review_every", "plan_review_every")
    return {**dict.fromkeys(keys, "30"), **numbers}


def judged(*scores: tuple[str, int]) -> dict[str, Any]:
    return {**PEOPLE, "satisfaction": [{"on": on, "score": score, "from": "ebba-lund"} for on, score in scores]}


def contract(**keys: Any) -> dict[str, Any]:
    measure = {"name": "Availability", "target": "99.5 %", "higher_is_better": "true", **keys}
    return {"contracts": [{"name": "Frame", "starts": "2026-01-01", "ends": "2026-12-31", "measures": [measure]}]}


SENTENCES = [
    (person(), person(support="sceptic"), ["Dana Ortiz, support: sceptic."]),
    (
        person(support="supporter", support_on="2026-05-01"),
        person(support="sceptic", support_on="2026-11-01"),
        ["Dana Ortiz moved from supporter to sceptic, judged on 1 November 2026."],
    ),
    (
        person(decision_role=["champion"]),
        person(decision_role=["economic_buyer", "approver"]),
        [
            "Dana Ortiz, the parts they play in decisions about us: now also economic buyer and approver "
            "and no longer champion."
        ],
    ),
    (person(), person(title="Head of supply"), ["Dana Ortiz, job title: “Head of supply”."]),
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
        ["Dana Ortiz, agreed days between contacts: 14, was 30; friend: yes, was no."],
    ),
    (PEOPLE, promise(), ["Priya Nair (us) promised Dana Ortiz: “Send the landed cost”, due 1 November 2026."]),
    (
        promise(),
        promise(status="done", closed="2026-10-30"),
        ["Kept on 30 October 2026: our promise to Dana Ortiz “Send the landed cost”."],
    ),
    (promise(), promise(status="broken"), ["Broken: our promise to Dana Ortiz “Send the landed cost”."]),
    (
        promise(),
        promise(due="2026-11-08"),
        [
            "Our promise to Dana Ortiz “Send the landed cost” is due on 8 November 2026, was 1 November 2026 "
            "(7 days later)."
        ],
    ),
    (
        promise(),
        promise(progress=[{"on": "2026-10-20", "text": "Asked the carrier"}]),
        ["New step 20 October 2026 – “Asked the carrier” (our promise to Dana Ortiz “Send the landed cost”)."],
    ),
    (
        judged(("2026-05-01", 3)),
        judged(("2026-05-01", 3), ("2026-11-02", 4)),
        ["4 of 5 on 2 November 2026, satisfied, up from 3 on 1 May 2026 (Ebba Lund)."],
    ),
    ({}, conflict(), ["New conflict “Who pays”, noticed on 5 October 2026."]),
    (
        conflict(),
        conflict(status="in_talks", first_talk_on="2026-10-07"),
        [
            "Conflict “Who pays” moved from open to in talks.",
            "Conflict “Who pays”, when we first talked about it with them: 7 October 2026.",
        ],
    ),
    (project(), project(phase="delivery"), ["Project “Second line” moved from planning to delivery."]),
    (
        project(health="green"),
        project(health="red", health_why="No steel"),
        ["Project “Second line” moved from on course to in trouble: “No steel”."],
    ),
    (
        project(due="2027-03-31"),
        project(due="2027-04-12"),
        ["Project “Second line” is due on 12 April 2027, was 31 March 2027 (12 days later)."],
    ),
    (
        project(milestones=[{"text": "Floor", "side": "us", "due": "2026-11-01"}]),
        project(milestones=[{"text": "Floor", "side": "us", "due": "2026-11-01", "done": "2026-11-03"}]),
        ["Done on 3 November 2026: milestone “Floor” (“Second line”)."],
    ),
    (
        contract(actual="98.7 %"),
        contract(actual="99.6 %", on="2026-11-01"),
        ["Measure “Availability” (“Frame”), reached: “99.6 %”, was “98.7 %”; day: 1 November 2026."],
    ),
    (
        {"questions": [{"ask": "Who decides?"}]},
        {"questions": [{"ask": "Who decides?", "answer": "Dana"}]},
        ["Question to find out “Who decides?”, answer: “Dana”."],
    ),
    (
        PEOPLE,
        {**PEOPLE, "log": TALKS},
        ["3 new entries: 2 calls and 1 site visit, from 2 October 2026 to 3 November 2026."],
    ),
    (
        project(phase="live"),
        project(phase="closed"),
        ["Finished: project “Second line”, until now in live."],
    ),
    (
        trusted(("2026-05-01", 4)),
        trusted(("2026-05-01", 4), ("2026-11-02", 2)),
        ["Trust was 2 of 5 on 2 November 2026, down from 4 on 1 May 2026: “They asked twice”."],
    ),
    (
        person(contact={"owner": "priya"}),
        person(contact={"owner": "yuki"}),
        ["Yuki Sato looks after Dana Ortiz, until now Priya Nair."],
    ),
    (
        project(due="2027-03-31", forecast="2027-03-31"),
        project(due="2027-04-12", forecast="2027-03-24"),
        [
            "Project “Second line” is due on 12 April 2027, was 31 March 2027 (12 days later).",
            "Project “Second line” is expected on 24 March 2027, was 31 March 2027 (7 days earlier).",
        ],
    ),
    (
        {"culture": {"dos": ["Ring first", "Be early"]}},
        {"culture": {"dos": ["Be early", "Ring first"]}},
        ["Their culture, what goes down well: in another order."],
    ),
    (
        {"settings": {"tiers": {"key": tier(manage_closely="14")}}},
        {"settings": {"tiers": {"key": tier(manage_closely="10")}}},
        ["The numbers of the method, tiers key manage closely: 10, was 14."],
    ),
    (
        person(personal_win={"text": "A quiet summer", "confidence": "assumed"}),
        person(personal_win={"text": "A quiet summer", "confidence": "confirmed"}),
        ["Dana Ortiz, personal win confidence: confirmed, was assumed."],
    ),
    (
        person(),
        person(personal_win={"text": "A quiet summer", "on": "2026-10-01", "confidence": "assumed"}),
        ["Dana Ortiz, personal win: “A quiet summer”."],
    ),
    (
        person(personal_win={"text": "A quiet summer", "on": "2026-10-01"}),
        person(),
        ["Dana Ortiz, personal win: no longer noted, was “A quiet summer”."],
    ),
    (
        {"settings": {"rules": {"log-silent": {"level": "off", "why": "They are lambing"}}}},
        {},
        ["The numbers of the method, rules log silent: no longer noted, was “They are lambing”."],
    ),
    (
        {"reviews": [{"kind": "business_review", "on": "2026-04-09"}]},
        {"reviews": [{"kind": "business_review", "on": "2026-04-09", "minutes": "https://acme.example/minutes"}]},
        ["Business review on 9 April 2026, minutes: https://acme.example/minutes."],
    ),
    (
        {},
        {"commitments": [{"side": "customer", "by": "zoe-hart", "text": "Keys", "made_on": "2026-10-01",
                          "due": "2026-11-01"}]},
        ["Zoe hart promised: “Keys”, due 1 November 2026."],
    ),
    (
        promise(status="done", closed="2026-10-30"),
        promise(status="broken"),
        [
            "Broken: our promise to Dana Ortiz “Send the landed cost”.",
            "Our promise to Dana Ortiz “Send the landed cost”, closed: no longer noted, was 30 October 2026.",
        ],
    ),
    (
        promise(status="done", closed="2026-10-30"),
        promise(),
        ["Open again: our promise to Dana Ortiz “Send the landed cost”."],
    ),
    (
        project(health="red", health_why="No steel"),
        project(health="green"),
        [
            "Project “Second line” moved from in trouble to on course.",
            "Project “Second line”, health why: no longer noted, was “No steel”.",
        ],
    ),
    (
        person(support="supporter", support_on="2026-05-01"),
        person(support="sceptic"),
        [
            "Dana Ortiz moved from supporter to sceptic.",
            "Dana Ortiz, support judged on: no longer noted, was 1 May 2026.",
        ],
    ),
    (
        {"stakeholders": [{"id": "cfo", "title": "Finance"}]},
        {"stakeholders": [{"id": "cfo", "title": "Purchasing"}]},
        ["Purchasing, job title: “Purchasing”, was “Finance”."],
    ),
    ({}, {"relationship": {"why": "They grow.\nSo do we.\n"}}, [
        "The relationship, why: “They grow. So do we”.",
    ]),
    (person(influence="low"), person(influence="high"), ["Dana Ortiz, influence: high, was low."]),
    (
        {**person(unit="foundry"), "head": {"units": [{"name": "Foundry"}]}},
        {**person(), "head": {"units": [{"name": "Foundry"}]}},
        ["Dana Ortiz, unit: no longer noted, was Foundry."],
    ),
    (
        {"culture": {"dos": ["Be early", "Shake hands"]}},
        {"culture": {"dos": ["Shake hands", "Ring first"]}},
        ["Their culture, what goes down well: now also “Ring first” and no longer “Be early”."],
    ),
    (
        person(),
        person(information={"language": "Swedish"}),
        ["Dana Ortiz, information language: “Swedish”."],
    ),
    ({}, contract(), ["New contract “Frame”, last day 31 December 2026."]),
    (contract(), {}, ["No longer in the plan: contract “Frame”."]),
    (
        project(accountable="priya"),
        project(accountable="yuki"),
        ["Yuki Sato answers for project “Second line”, until now Priya Nair."],
    ),
    ({}, {"head": {"owner": "yuki"}}, ["Yuki Sato answers for the account, until now Priya Nair."]),
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
    assert said(made, kept) == ["Kept: their promise to Priya Nair “Send the landed cost”."]


def test_people_who_are_gone_still_have_their_names() -> None:
    before = {**promise(), "stakeholders": [*PEOPLE["stakeholders"], {"name": "Zoe Hart", "reports_to": "dana-ortiz"}]}
    after = {"stakeholders": [PEOPLE["stakeholders"][1], {"name": "Zoe Hart"}]}

    assert "Zoe Hart, whom they report to: no longer noted, was Dana Ortiz." in said(before, after)


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
    assert compare_versions(account(), past(account(), **keys), Settings(), DAY).since == expected


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (past(None, KeptVersion.ABSENT), "all of it is new"),
        (past(None, KeptVersion.UNREADABLE), "nothing can be compared"),
        (past(account(), errors=2), "have 2 mistakes"),
        (past(account()), ""),
    ],
)
def test_it_says_what_to_know_of_the_comparison(found: Past, words: str) -> None:
    caution = compare_versions(account(), found, Settings(), DAY).caution

    assert words in caution
    assert bool(words) == bool(caution)


# --- All of the model -------------------------------------------------------------------------------------------------


def test_every_key_of_an_account_has_its_heading() -> None:
    assert {key.changes for key in KEYS.values()} - {""} == set(SECTIONS)


def test_every_list_of_the_model_has_a_word_for_what_is_in_it() -> None:
    lists = list(_lists(Account, ""))

    assert len(lists) > 45
    called = {key: nouns.record_noun(key) for key, _ in lists}
    assert [
        key for key, noun in called.items() if noun.endswith("s") and noun == plain_words(key.rpartition(".")[2])
    ] == []
    assert called["projects.milestones"] == "milestone"
    assert called["commitments.progress"] == "step"
    assert called["meetings"] == "meeting"
    assert called["cadence.meetings"] == "standing meeting"


def _lists(kind: Any, path: str) -> Any:
    for field in fields_of(kind):
        below = f"{path}.{field.key}" if path else field.key
        if field.record:
            if field.many:
                yield below, field.record
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
            told_of = compare_versions(now, past(then), now.settings, DAY)
            sentences |= {line.text for group in told_of.groups for line in group.lines}

    assert len(sentences) > 300
    for sentence in sentences:
        outside = re.sub(r"“[^”]*”", "x", sentence)
        assert sentence[0].isupper() or sentence[0] in "“1234567890", sentence
        assert sentence.endswith("."), sentence
        assert not re.search(r"_|None|True|False|\{|\(\)|: \.|  |datetime|,\.", outside), sentence
        assert len(sentence) < 700, sentence


@pytest.mark.parametrize("seed", range(12))
def test_between_any_two_versions_every_key_that_differs_is_told_once(seed: int) -> None:
    random = Random(seed)
    tree = everything()
    whole, others = by_hand(tree), {}
    for slot in random.sample([slot for slot in slots(tree) if slot.path[0] not in NOT_SAID], 60):
        other = another_value(slot, tree, random)
        try:
            by_hand(replaced(tree, {**others, slot.path: other}))
        except (ValidationError, KeyError, IndexError):
            continue  # another key needs this one, or its list has gone
        others[slot.path] = other
    now = by_hand(replaced(tree, others))
    for before, after in ((whole, now), (now, whole)):
        expected = Counter[tuple[int, str]]()
        for change in find_changes(before, after, Settings(), Settings()):
            names = [difference.name for difference in change.differences] or [""]
            expected.update((id(change.record), name) for name in names)
        told = Counter[tuple[int, str]]()
        for group in compare_versions(after, past(before), Settings(), DAY).groups:
            for line in group.lines:
                told.update((id(line.record), name) for name in line.fields or [""])
        assert len(others) > 30
        assert told == expected


def test_a_key_with_another_value_is_told_with_that_value() -> None:
    """The value itself is looked for, whichever sentence tells of it."""
    tree, random, tried = everything(), Random(1), Counter[str]()
    whole = by_hand(tree)
    for slot in list(slots(tree))[::2]:
        other = another_value(slot, tree, random)
        if other is None or slot.path[0] in NOT_SAID or slot.key in UNTOLD or slot.field.key == "id":
            continue
        try:
            now = by_hand(replaced(tree, {slot.path: other}))
        except ValidationError:
            continue  # another key needs the value it had
        lines = [line for group in compare_versions(now, past(whole), Settings(), DAY).groups for line in group.lines]
        kind = "choice" if slot.field.choices else slot.prose or slot.field.typed.partition(":")[0]
        new = [line for line in lines if line.kind is Kind.NEW]  # of a record that is new, only what matters is told
        if now == whole or (new and not slot.prose):
            continue
        assert any(shown in line.text for line in lines for shown in in_print(other, whole)), (slot.path, other, lines)
        tried[kind] += 1
    assert min(tried[kind] for kind in ("text", "choice", "a date", "a number of whole days")) > 8, tried


def in_print(typed: str, account: Account) -> list[str]:
    """The ways in which a value may be printed."""
    shown = [typed, plain_words(typed), value_state(typed).word, *({"true": ["yes"], "false": ["no"]}.get(typed, []))]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", typed):
        shown.append(in_words(date.fromisoformat(typed)))
    if typed.isdigit():
        shown.append(format_figure(int(typed)))
    if person := account.person(typed):
        shown.append(person.label)
    return [
        *shown,
        *({"done": ["Kept"], "closed": ["Finished"]}.get(typed, [])),
        *(shown_as.capitalize() for shown_as in shown),
    ]


PEOPLE_THERE = ("mabel", "oskar", "ravi")
NOT_SAID = {"log", "schema", *(name for name, key in KEYS.items() if not key.changes)}
UNTOLD = ("account.updated", "account.reviewed.by", "account.reviewed.on")


def another_value(slot: Slot, tree: dict[str, Any], random: Random) -> Any:
    """Another value that may be typed in a place; None, which takes the key out, where none is known."""
    present: Any = tree
    for step in slot.path:
        present = present[step]
    if slot.prose:
        return "Quite other words"
    if slot.field.choices:
        return random.choice([choice for choice in slot.field.choices if choice != present])
    if slot.field.typed == "true or false":
        return {"true": "false", "false": "true"}[present]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", present):
        return (date.fromisoformat(present) + timedelta(days=random.choice([-1, 1]))).isoformat()
    if re.fullmatch(r"\d+", present):
        return str(int(present) + random.choice([-1, 1]))
    if slot.field.targets and "person" in slot.field.targets:
        return random.choice([id for id in PEOPLE_THERE if id != present])
    return None


def by_hand(tree: dict[str, Any]) -> Account:
    return Account.model_validate({"id": "tarn-valley", "colleagues": OURS, **tree})
