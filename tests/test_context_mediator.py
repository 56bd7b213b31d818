"""The mediator's page: both sides first, the clock, what is missing, and signs of a dispute to come."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.context.directory import Directory
from generator.context.roles.mediator import MediatorPage, mediator_page
from generator.context.views import Tone
from generator.model.account import Account

AS_OF = date(2026, 11, 16)

PEOPLE: dict[str, Any] = {
    "account": {"name": "Tarn Bakeries", "owner": "priya", "tier": "key"},
    "team": [
        {"id": "priya", "name": "Priya Nair", "role": "account_manager"},
        {"id": "ben", "name": "Ben Achterberg", "role": "delivery"},
    ],
    "stakeholders": [
        {"id": "dana", "name": "Dana Ortiz"},
        {"id": "maja", "name": "Maja Lind"},
        {"id": "petra", "name": "Petra Vall"},
        {"id": "jonas", "name": "Jonas Wiik", "left": {"on": "2026-01-31"}},
    ],
}

DISPUTE: dict[str, Any] = {
    "id": "easter",
    "text": "A change went live before Easter",
    "level": "company",
    "parties": ["dana", "maja", "ben"],
    "noticed_on": "2026-11-06",  # a Friday
    "stories": [{"by": "dana", "side": "customer", "heard_on": "2026-11-09", "story": "The ovens stood still."}],
}


def page_of(**keys: Any) -> MediatorPage:
    account = Account.model_validate({"id": "tarn", **PEOPLE, **keys})
    return mediator_page(account, AS_OF, Directory(account))


def only(**keys: Any) -> Any:
    page = page_of(conflicts=[{**DISPUTE, **keys}])
    (case,) = page.open + page.settled
    return case


def test_an_account_of_four_lines_has_neither_disputes_nor_signs_of_one() -> None:
    profile = {"name": "Quay", "owner": "priya", "tier": "key"}
    account = Account.model_validate({"id": "quay", "account": profile})
    page = mediator_page(account, AS_OF, Directory(account))
    assert page == MediatorPage((), (), (), (), (), (), (), (), ())


def test_the_two_companies_stand_side_by_side_and_whoever_was_not_heard_is_named() -> None:
    theirs, ours = only().camps
    assert (theirs.title, ours.title) == ("Tarn Bakeries", "Our side")
    assert [story.story for story in theirs.camp.stories] == ["The ovens stood still."]
    assert theirs.camp.unheard == ("maja",)
    assert ours.camp.stories == ()
    assert ours.camp.unheard == ("ben",)


def test_a_quarrel_inside_the_customer_gives_each_person_a_column_and_onlookers_one_of_their_own() -> None:
    stories = [
        {"by": "maja", "side": "customer", "story": "Forty of them are changed."},
        {"by": "ben", "side": "us", "story": "Both are right."},
    ]
    case = only(level="team", parties=["maja", "petra"], stories=stories)
    assert [camp.title for camp in case.camps] == ["Maja Lind", "Petra Vall", "As others see it"]
    assert case.camps[1].camp.unheard == ("petra",)
    assert [story.by for story in case.camps[2].camp.stories] == ["ben"]


def test_the_clock_to_the_first_talk_counts_working_days_and_runs_while_nobody_talks() -> None:
    waiting = only().first_talk
    assert (waiting.word, waiting.tone) == ("not yet, 6 working days on", Tone.WATCH)
    over_the_weekend = only(first_talk_on="2026-11-10").first_talk
    assert (over_the_weekend.word, over_the_weekend.tone) == ("after 2 working days", Tone.GOOD)
    late = only(first_talk_on="2026-11-11").first_talk
    assert (late.word, late.tone) == ("after 3 working days", Tone.WATCH)
    assert only(first_talk_on="2026-11-06").first_talk.word == "the same day"


def test_a_talk_planned_for_later_has_not_happened() -> None:
    assert only(first_talk_on="2026-11-20").first_talk.word == "not yet, 6 working days on"


def test_what_an_open_dispute_lacks_is_said_in_the_order_in_which_to_see_to_it() -> None:
    missing = only().missing
    assert [text.split()[0] for text in missing] == ["talk", "hear", "find", "have", "win"]


def test_a_dispute_with_everything_in_place_lacks_nothing() -> None:
    both = [{"by": "dana", "side": "customer", "story": "A."}, {"by": "ben", "side": "us", "story": "B."}]
    needs = [{"side": "customer", "text": "Bread"}, {"side": "us", "text": "Trust"}]
    way = {"interests": needs, "options": [{"text": "One"}, {"text": "Two"}]}
    case = only(stories=both, first_talk_on="2026-11-09", way_forward=way, co_mediator="maja")
    assert case.missing == ()


def test_an_agreement_needs_the_yes_of_both_sides_and_a_repair() -> None:
    both = [{"by": "dana", "side": "customer", "story": "A."}, {"by": "ben", "side": "us", "story": "B."}]
    agreed = {"stories": both, "first_talk_on": "2026-11-09", "status": "agreed", "outcome": "Never on a Friday"}
    half = only(**agreed, accepted_by=["priya"])
    assert len(half.missing) == 2
    repair = [{"text": "Breakfast", "due": "2026-11-10"}, {"text": "Visit", "due": "2026-11-02", "done": "2026-11-03"}]
    whole = only(**agreed, accepted_by=["priya", "dana"], repair=repair)
    assert whole.missing == ()
    assert [(step.record.text, step.state.word) for step in whole.repair] == [
        ("Visit", "done"),
        ("Breakfast", "late by 6 days"),
    ]


def test_a_repair_is_late_from_the_day_after_it_was_due() -> None:
    for due, late in (("2026-11-16", ""), ("2026-11-15", "1 late")):
        page = page_of(conflicts=[{**DISPUTE, "repair": [{"text": "Breakfast", "due": due}]}])
        assert [(figure.value, figure.note) for figure in page.figures if figure.label == "Repair still to do"] == [
            ("1 of 1", late)
        ]


def test_unsettled_disputes_come_first_and_settled_ones_apart() -> None:
    page = page_of(
        conflicts=[
            {**DISPUTE, "id": "a", "status": "repaired"},
            {**DISPUTE, "id": "b", "status": "agreed", "noticed_on": "2026-11-12"},
            {**DISPUTE, "id": "c", "status": "open", "noticed_on": "2026-10-01"},
            {**DISPUTE, "id": "d", "status": "in_talks"},
            {**DISPUTE, "id": "e", "status": "open", "noticed_on": "2026-11-02"},
            {**DISPUTE, "id": "later", "noticed_on": "2026-12-01"},
        ]
    )
    assert [case.record.id for case in page.open] == ["e", "c", "d", "b"]
    assert [case.record.id for case in page.settled] == ["a"]
    assert page.figures[0].value == "4"


def test_no_field_of_a_dispute_holds_our_own_position() -> None:
    case = only()
    fields = {*type(case).__dataclass_fields__, *type(case.record).model_fields}
    assert fields >= {"camps", "way_forward"}
    assert not [name for name in fields if "position" in name or "argument" in name]


def test_people_at_odds_are_told_unless_we_already_look_after_their_dispute() -> None:
    ties = [
        {"from": "maja", "to": "petra", "kind": "conflicts", "note": "Order proposals"},
        {"from": "dana", "to": "jonas", "kind": "conflicts"},  # he has left
        {"from": "dana", "to": "maja", "kind": "influences"},
    ]
    (pair,) = page_of(ties=ties).at_odds
    assert (pair.from_, pair.to, pair.note) == ("maja", "petra", "Order proposals")
    quarrel = {**DISPUTE, "parties": ["maja", "petra"]}
    assert page_of(ties=ties, conflicts=[quarrel]).at_odds == ()
    assert len(page_of(ties=ties, conflicts=[{**quarrel, "status": "repaired"}]).at_odds) == 1


def test_talks_that_went_badly_lately_are_told_newest_first_and_old_ones_are_not() -> None:
    log = [
        {"on": "2026-08-10", "type": "call", "with": "dana", "mood": "worse", "note": "Long ago"},
        {"on": "2026-10-01", "type": "call", "with": "dana", "mood": "worse", "note": "First"},
        {"on": "2026-11-01", "type": "call", "with": "maja", "mood": "worse", "note": "Second"},
        {"on": "2026-11-02", "type": "call", "with": "maja", "mood": "better", "note": "Good"},
        {"on": "2026-11-20", "type": "call", "with": "maja", "mood": "worse", "note": "To come"},
    ]
    talks = page_of(log=log).bad_talks
    assert [talk.note for talk in talks] == ["Second", "First"]


def test_late_and_lately_broken_promises_of_ours_are_told_and_kept_or_customer_ones_are_not() -> None:
    made = {"by": "ben", "side": "us", "to": "dana", "made_on": "2026-06-01"}
    page = page_of(
        commitments=[
            {**made, "id": "late", "text": "Late", "due": "2026-11-10"},
            {**made, "id": "broken", "text": "Broken", "due": "2026-10-01", "status": "broken"},
            {**made, "id": "old", "text": "Old", "due": "2026-06-20", "status": "broken"},
            {**made, "id": "kept", "text": "Kept", "due": "2026-10-01", "status": "done"},
            {**made, "id": "soon", "text": "Soon", "due": "2026-11-20"},
            {**made, "id": "theirs", "text": "Theirs", "due": "2026-11-01", "by": "dana", "side": "customer"},
        ]
    )
    assert [(row.record.text, row.state.word) for row in page.not_kept] == [
        ("Late", "late by 6 days"),
        ("Broken", "broken"),
    ]


def test_every_sign_that_the_rule_counts_stands_on_the_page() -> None:
    page = page_of(
        stakeholders=[{"id": "dana", "name": "Dana Ortiz", "influence": "high", "contact": {"every_days": 30}}],
        log=[{"on": "2026-08-03", "type": "call", "with": "dana", "note": "Summer"}],
        rhythm=[{"name": "Shut", "kind": "shutdown", "from": "08-04", "to": "08-16", "contact_pause": True}],
        satisfaction=[{"on": "2026-05-04", "score": 5}, {"on": "2026-10-19", "score": 3}],
    )

    assert [(person.label, days) for person, days in page.silent] == [
        ("Dana Ortiz", "92 days without their shutdown, 105 in all")
    ]
    assert [judgement.score for judgement in page.less_satisfied] == [3, 5]
