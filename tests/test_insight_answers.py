from __future__ import annotations

import pytest
from made import account, day

from generator.days.period import YearDay
from generator.insight.knowledge.answers import Answer, find_answers, in_words
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.record import Money, Record
from generator.wording.local import LocalFormat

MADE = account(
    head={"lifecycle": "turnaround", "since": "2020-02-29", "summary": "Ferries."},
    strategy={
        "customer": {
            "vision": {
                "text": "To be quiet.",
                "from": "dana",
                "on": "2026-03-02",
                "confidence": "told",
                "so_what": "Offer batteries.",
            },
            "direction": {"one_year": "Fewer complaints.", "ten_years": "No diesel."},
            "goals": [
                {"text": "Quiet ships", "owner": "dana", "measure": "Decibels", "confidence": "confirmed"},
                {"text": "Open a route"},
            ],
            "plans": {"text": "Two ships a year.", "on": "2026-01-05", "from": "bo"},
        }
    },
    stakeholders=[
        {
            "name": "Dana",
            "decision_role": ["champion", "decision_maker"],
            "support": "sceptic",
            "support_on": "2026-02-02",
        },
        {"name": "Bo", "information": {"formats": "one_pager"}, "friend": True},
    ],
    partners=[{"name": "Hull & Sons", "does": "hulls", "trust": 4}, {"name": "Nobody", "does": "nothing"}],
    initiatives=[
        {
            "text": "Batteries",
            "led_by": "us",
            "our_part": "active",
            "value": {"us": {"score": 0, "money": "120000 EUR"}},
        }
    ],
    satisfaction=[{"on": "2026-03-02", "score": 4, "from": ["dana", "bo"], "words": "Good."}],
    conflicts=[
        {
            "text": "Noise",
            "level": "company",
            "noticed_on": "2026-03-02",
            "stories": [{"by": "bo", "side": "customer", "story": "Too loud."}],
        }
    ],
)


def said(path: str) -> list[str]:
    return [answer.text for answer in find_answers(MADE, path)]


def test_a_fact_answers_with_who_said_it_when_how_sure_and_what_follows() -> None:
    assert find_answers(MADE, "strategy.customer.vision") == (
        Answer("To be quiet.", "", "dana", day("2026-03-02"), "told", "Offer batteries."),
    )


def test_a_path_that_leads_through_a_list_gives_an_answer_for_each_item_that_has_one() -> None:
    answers = find_answers(MADE, "strategy.customer.goals.measure")

    assert [(answer.text, answer.about, answer.confidence) for answer in answers] == [
        ("Decibels", "Quiet ships", "confirmed")
    ]


def test_a_path_through_two_lists_says_what_both_are_about() -> None:
    (answer,) = find_answers(MADE, "conflicts.stories.story")

    assert (answer.text, answer.about) == ("Too loud.", "Noise")


def test_a_list_answers_with_what_its_items_are_called() -> None:
    assert said("strategy.customer.goals") == ["Quiet ships", "Open a route"]
    assert said("partners") == ["Hull & Sons", "Nobody"]


def test_the_record_around_a_value_says_where_it_comes_from() -> None:
    (plans,) = find_answers(MADE, "strategy.customer.plans.text")
    (support,) = find_answers(MADE, "stakeholders.support")
    (words,) = find_answers(MADE, "satisfaction.words")

    assert (plans.from_, plans.on) == ("bo", day("2026-01-05"))
    assert (support.text, support.about, support.on) == ("sceptic", "Dana", day("2026-02-02"))
    assert (words.from_, words.on) == ("dana", day("2026-03-02"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("account.lifecycle", ["turnaround"]),
        ("account.since", ["29 February 2020"]),
        ("stakeholders.decision_role", ["champion; decision maker"]),
        ("stakeholders.information.formats", ["one-page summary"]),
        ("stakeholders.friend", ["yes"]),
        ("account.owner", ["Priya Nair"]),
        ("strategy.customer.goals.owner", ["Dana"]),
        ("partners.trust", ["4"]),
        ("initiatives.value.us.score", ["0"]),
        ("initiatives.value.us.money", ["EUR 120,000"]),
    ],
)
def test_a_plain_value_answers_in_plain_words(path: str, expected: list[str]) -> None:
    assert said(path) == expected


@pytest.mark.parametrize(
    "path",
    [
        "strategy.us.vision",
        "account.updated",
        "culture",
        "culture.dos",
        "log",
        "strategy.customer.direction.three_years",
        "initiatives.value.customer.money",
        "protocol.method",
    ],
)
def test_what_is_not_known_gives_no_answer(path: str) -> None:
    assert said(path) == []


@pytest.mark.parametrize("path", ["meaning", "strategy.customer.vison", "stakeholders.nope"])
def test_a_path_that_the_model_does_not_have_is_a_mistake_of_the_program(path: str) -> None:
    with pytest.raises(KeyError):
        find_answers(MADE, path)


def paths(kind: type[Record], depth: int) -> list[str]:
    found = []
    for field in fields_of(kind):
        found.append(field.key)
        if field.record and depth and not field.named:
            found += [f"{field.key}.{below}" for below in paths(field.record, depth - 1)]
    return found


def test_every_path_of_the_model_can_be_asked() -> None:
    everything = paths(Account, 3)

    assert len(everything) > 300
    for path in everything:
        assert all(isinstance(answer.text, str) and answer.text for answer in find_answers(MADE, path)), path


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        (False, ""),
        ((), ""),
        (True, "yes"),
        (0, "0"),
        (1.5, "1.5"),
        (1200000.0, "1,200,000"),
        (day("2026-08-03"), "3 August 2026"),
        (YearDay(4, 1), "1 April"),
        (YearDay(4, 1, 2026), "1 April 2026"),
        (("a", "b"), "a and b"),
        ("on_track", "on_track"),
    ],
)
def test_values_in_words(value: object, words: str) -> None:
    assert in_words(value, LocalFormat()) == words


def test_enumerated_values_lose_their_underscores() -> None:
    assert in_words("on_track", LocalFormat(), enumerated=True) == "on track"
    assert in_words(("site_visit", "call"), LocalFormat(), enumerated=True) == "site visit; call"
    assert in_words(("meeting", "call"), LocalFormat(), enumerated=True) == "meeting and call"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("120000 EUR", "EUR 120,000"),
        ("12.50 USD", "USD 12.50"),
        ("12000000000 JPY", "JPY 12,000,000,000"),
        ("-3 EUR", "EUR -3"),
        ("123456789.25 JPY", "JPY 123,456,789.25"),
    ],
)
def test_money_in_words(amount: str, words: str) -> None:
    assert in_words(Money.model_validate(amount), LocalFormat()) == words


def test_what_was_said_at_a_review_is_dated_by_it_and_named_after_its_kind() -> None:
    made = account(
        meetings=[{"id": "spring", "kind": "business_review", "on": "2026-04-09", "status": "held"}],
        reviews=[
            {"meeting": "spring", "sections": {"relationship": "Better"}},
            {"kind": "executive_review", "on": "2026-08-27", "sections": {"relationship": "Good"}},
        ],
    )

    answers = find_answers(made, "reviews.sections.relationship")

    assert [(answer.about, answer.text, answer.on) for answer in answers] == [
        ("Executive review", "Good", day("2026-08-27")),
        ("Business review", "Better", day("2026-04-09")),
    ]


def test_what_is_watched_is_dated_by_the_day_somebody_looked() -> None:
    made = account(watch=[{"id": "levy", "kind": "legal", "text": "A levy", "seen_on": "2026-11-02"}])

    assert [(answer.text, answer.on) for answer in find_answers(made, "watch")] == [("A levy", day("2026-11-02"))]


DANA_SAYS = {"from": "dana", "on": "2026-03-02", "confidence": "told"}

SOURCED = account(
    stakeholders=[
        {"name": "Dana", "political": "inner_circle", "information": {"formats": "one_pager"}, "source": DANA_SAYS}
    ],
    culture={"dos": ["Ring first"], "formality": "low", "source": DANA_SAYS},
    relationship={"charter": {"what_we_gain": "A reference", "source": DANA_SAYS}},
    partners=[{"name": "Hull & Sons", "does": "hulls", "lesson_for_us": "Patience", "source": DANA_SAYS}],
    ties=[{"from": "dana", "to": "dana", "kind": "allied", "note": "Old friends", "source": DANA_SAYS}],
    strategy={
        "customer": {
            "pressures": [{"text": "Tolls", "kind": "legal", "source": DANA_SAYS}],
            "obstacles": [{"text": "No berth", "source": DANA_SAYS}],
        }
    },
    protocol={
        "method": "Phone",
        "frequency": "Weekly",
        "content": "Delays",
        "expectations": [{"topic": "Delays", "theirs": "At once", "ours": "At once"}],
        "source": DANA_SAYS,
    },
)


@pytest.mark.parametrize(
    "path",
    [
        "stakeholders.political",
        "culture.dos",
        "culture.formality",
        "relationship.charter.what_we_gain",
        "partners.lesson_for_us",
        "partners",
        "ties.note",
        "strategy.customer.pressures",
        "strategy.customer.obstacles",
        "protocol.method",
        "protocol.expectations.theirs",
    ],
)
def test_whatever_a_person_judges_has_a_source_in_the_one_common_way(path: str) -> None:
    (answer,) = find_answers(SOURCED, path)

    assert (answer.from_, answer.on, answer.confidence) == ("dana", day("2026-03-02"), "told")


def test_the_source_of_how_somebody_stands_is_not_that_of_what_they_want_to_read() -> None:
    (answer,) = find_answers(SOURCED, "stakeholders.information.formats")

    assert (answer.from_, answer.on, answer.confidence, answer.can_have_source) == (None, None, "", False)


@pytest.mark.parametrize(
    ("path", "can"),
    [
        ("partners", True),
        ("strategy.customer.direction.one_year", True),
        ("strategy.customer.goals", True),
        ("initiatives.value.us.money", False),
        ("account.summary", False),
        ("stakeholders.friend", False),
    ],
)
def test_a_source_is_missing_only_where_it_can_be_noted(path: str, can: bool) -> None:
    assert {answer.can_have_source for answer in find_answers(MADE, path)} == {can}
