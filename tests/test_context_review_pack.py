"""The pack for a review: six sections in the order of the model, what was at one side and what comes at the other."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day

from generator.context.account_view import view_account
from generator.context.documents.review_pack.pack import ReviewPack, ReviewTopic, review_pack
from generator.context.documents.vocabulary import Item, Section
from generator.context.views import Tone
from generator.days.period import MONTHS
from generator.model.reviews import ReviewSections

AS_OF = day("2026-11-16")
REVIEW = {"id": "review", "kind": "business_review", "on": "2026-12-03", "attendees": ["dana", "priya"]}
BEFORE = {"id": "june", "kind": "business_review", "on": "2026-06-25", "status": "held"}
DANA = {"id": "dana", "name": "Dana Ortiz", "floor": "executive"}


def pack(**keys: Any) -> ReviewPack:
    made = account(**{"stakeholders": [DANA], "meetings": [REVIEW, BEFORE], **keys})
    pack = review_pack(view_account(made, (), AS_OF))
    assert pack
    return pack


def section(name: str, **keys: Any) -> ReviewTopic:
    return next(section for section in pack(**keys).sections if section.name == name)


def lines(half: Section[Item]) -> list[tuple[str, str]]:
    return [(item.about, item.text) for item in half.lines]


def project(**keys: Any) -> list[dict[str, Any]]:
    return [{"id": "web", "name": "Web shop", "phase": "delivery", **keys}]


def promise(**keys: Any) -> dict[str, Any]:
    return {"side": "us", "by": "yuki", "text": "Send it", "made_on": "2026-10-01", "due": "2026-11-30", **keys}


# --- the whole


def test_the_sections_are_those_of_every_review_in_their_order() -> None:
    assert [section.name for section in pack().sections] == list(ReviewSections.model_fields)


def test_each_section_looks_back_and_ahead() -> None:
    for section in pack().sections:
        assert section.behind.title != section.ahead.title
        assert section.behind.lines or section.behind.empty, section.name
        assert section.ahead.lines or section.ahead.empty, section.name


def test_the_head_says_when_with_whom_and_since_when() -> None:
    found = pack(meetings=[{**REVIEW, "at": "09:30", "minutes": 90, "goal": "Agree"}, BEFORE])

    assert (found.head.name, found.when) == ("Business review", "Thursday 3 December 2026, 09:30, 90 minutes")
    assert (found.state.word, found.before) == ("booked", "Business review of 25 June 2026")
    assert ([who.name for who in found.theirs], [who.name for who in found.ours]) == (["Dana Ortiz"], ["Priya Nair"])
    assert found.until == day("2027-04-02"), "so many days after the review as the tier asks for"
    assert found.brief
    assert found.brief.page == "accounts/acme/briefs/review.md"


@pytest.mark.parametrize(
    ("held", "word", "tone"),
    [
        ("2026-10-25", "not booked yet", Tone.WATCH),
        ("2026-06-25", "overdue, none booked", Tone.BAD),
        (None, "none held yet and none booked", Tone.UNKNOWN),
    ],
)
def test_a_review_that_is_not_booked_says_so(held: str | None, word: str, tone: Tone) -> None:
    found = pack(meetings=[{**BEFORE, "on": held}] if held else [])

    assert (found.state.word, found.state.tone) == (word, tone)
    assert found.brief is None
    assert found.when.startswith("due by") == bool(held)


def test_a_closed_account_has_no_pack() -> None:
    assert review_pack(view_account(account(head={"status": "closed"}, meetings=[REVIEW]), (), AS_OF)) is None


def test_an_account_of_which_nothing_is_known_says_what_to_ask_in_a_line_each() -> None:
    pack = review_pack(view_account(account(), (), AS_OF))

    assert pack
    empty = [half.empty for section in pack.sections for half in (section.behind, section.ahead) if not half.lines]
    assert len(empty) >= 10
    assert len([words for words in empty if "ask" in words or "agree" in words]) >= 6
    assert not [words for words in empty if "\n" in words]


def test_what_was_typed_to_prepare_a_section_stands_at_its_head() -> None:
    noted = {"meeting": "review", "sections": {"relationship": "Warmer.\nMuch."}}

    assert section("relationship", reviews=[noted]).prepared == "Warmer.\nMuch."
    assert section("what_it_means", reviews=[noted]).prepared == ""


def test_what_is_too_much_for_a_review_is_counted() -> None:
    half = section("project_performance", projects=[{"name": f"P{at}", "phase": "live"} for at in range(9)]).behind

    assert (len(half.lines), half.more) == (6, 3)


# --- its sections


def test_projects_in_trouble_come_first_with_what_went_out_of_hand() -> None:
    trouble = {
        "id": "erp", "name": "ERP", "phase": "delivery", "health": "red", "health_why": "No data yet",
        "due": "2026-11-30", "forecast": "2026-12-16", "buffer_days": 10,
        "estimate": {"original": 100, "current": 130, "unit": "days"},
        "milestones": [
            {"text": "Data", "side": "customer", "due": "2026-11-01"},
            {"text": "Design", "side": "us", "due": "2026-07-01", "done": "2026-07-02"},
        ],
    }  # fmt: skip
    half = section("project_performance", projects=[*project(health="green"), trouble]).behind

    assert [(item.about, item.state and item.state.word) for item in half.lines] == [
        ("ERP", "in trouble"),
        ("Web shop", "on course"),
    ]
    assert half.lines[0].text == "No data yet"
    assert half.lines[0].note == (
        "Delivery; agreed 30 Nov 2026, expected 16 Dec 2026 (16 days behind); 16 of 10 days in reserve used; "
        "effort 30 % above what was sold, past the 20 % we can bear; 1 milestone reached since 25 Jun 2026; "
        "1 step late, theirs"
    )


def test_what_comes_next_is_to_come_and_within_the_time_to_the_next_review() -> None:
    steps = [
        {"text": "Past", "side": "us", "due": "2026-11-15"},
        {"text": "Today", "side": "us", "due": "2026-11-16"},
        {"text": "Last", "side": "customer", "due": "2027-04-02"},
        {"text": "Beyond", "side": "us", "due": "2027-04-03"},
        {"text": "Done", "side": "us", "due": "2026-12-01", "done": "2026-11-10"},
    ]
    needed = [{"what": "Keys", "from": "dana", "due": "2026-12-02"}]
    half = section("project_performance", projects=project(milestones=steps, inputs_needed=needed)).ahead

    assert [(item.text, item.note) for item in half.lines] == [
        ("Today", "Web shop, ours"),
        ("Keys", "Web shop, from Dana Ortiz"),
        ("Last", "Web shop, theirs"),
    ]


def test_contracts_are_judged_by_their_measures_the_missed_ones_first() -> None:
    measures = [
        {"name": "Answer", "target": "8 hours", "actual": "5 hours", "higher_is_better": False},
        {"name": "Uptime", "target": "99 %", "actual": "98 %", "higher_is_better": True},
        {"name": "Visits", "target": "4", "higher_is_better": True},
    ]
    contract = {"id": "c", "name": "Frame", "starts": "2026-01-01", "ends": "2027-03-31", "measures": measures}
    found = section("contract_performance", contracts=[{**contract, "notice_by": "2026-12-31", "auto_renew": True}])

    assert [(item.about, item.text, item.state and item.state.word) for item in found.behind.lines] == [
        ("Uptime", "98 % measured, at least 99 % agreed", "missed"),
        ("Answer", "5 hours measured, at most 8 hours agreed", "kept"),
        ("Visits", "Not measured yet, at least 4 agreed", "not known yet"),
    ]
    assert [(item.text, item.on) for item in found.ahead.lines] == [
        ("Last day to give notice", day("2026-12-31")),
        ("Renews itself after this day", day("2027-03-31")),
    ]


def test_promises_of_each_side_are_kept_late_and_to_come() -> None:
    found = section(
        "contract_performance",
        commitments=[
            promise(id="a", text="Late one", due="2026-11-01"),
            promise(id="b", status="done", due="2026-10-20", closed="2026-10-19"),
            promise(id="c", status="done", due="2026-10-20", closed="2026-10-25"),
            promise(id="d", side="customer", by="dana", text="To come"),
        ],
    )

    assert lines(found.behind) == [("Our promises", "1 of 2 kept in time, 1 open one late")]
    assert "longest “Late one”" in found.behind.lines[0].note
    assert [(item.text, item.note) for item in found.ahead.lines] == [("To come", "they promised: Dana Ortiz")]


def test_plans_that_are_old_are_to_be_asked_again() -> None:
    plans = {"text": "Two new plants", "on": "2026-02-02", "from": "dana"}
    half = section("medium_term_plans", strategy={"customer": {"plans": plans}}).behind

    assert lines(half) == [
        ("Their plans", "Two new plants"),
        ("What we know of their plans", "287 days old: ask Dana Ortiz what has changed"),
    ]
    fresh = section("medium_term_plans", strategy={"customer": {"plans": {**plans, "on": "2026-11-02"}}}).behind
    assert lines(fresh) == [("Their plans", "Two new plants")]


def test_both_visions_are_in_the_pack() -> None:
    strategy = {
        "customer": {"vision": {"text": "The pump maker that keeps its date", "from": "dana", "on": "2026-08-27"}},
        "us": {"vision": {"text": "The plan they look at first"}},
    }

    theirs = section("medium_term_plans", strategy=strategy).behind.lines[0]
    assert (theirs.about, theirs.text, theirs.note) == (
        "Their vision",
        "The pump maker that keeps its date",
        "Dana Ortiz",
    )
    assert ("Our vision", "The plan they look at first") in lines(section("relationship", strategy=strategy).behind)


def test_what_they_want_to_reach_is_not_cut_at_the_next_review() -> None:
    goals = [{"text": "Someday"}, {"text": "Export", "due": "2029-01-01", "current": "none", "target": "a fifth"}]
    watch = [{"kind": "legal", "text": "New law", "seen_on": "2026-11-01", "takes_effect": "2027-01-01"}]
    half = section("medium_term_plans", strategy={"customer": {"goals": goals}}, watch=watch).ahead

    assert [(item.text, item.note) for item in half.lines] == [
        ("New law", "Legal"),
        ("Export", "now none, aim a fifth"),
        ("Someday", "no figure yet"),
    ]


def test_what_it_means_for_us_is_steps_responses_ideas_peaks_and_what_we_noted() -> None:
    baseline = dict.fromkeys((month.lower() for month in MONTHS), 100) | {"december": 300}
    half = section(
        "what_it_means",
        initiatives=[
            {"text": "Web", "led_by": "us", "our_part": "active",
             "next_step": {"text": "Call Dana", "owner": "yuki", "due": "2026-11-20"}}
        ],
        rhythm=[{"name": "Stocktake", "kind": "stocktake", "from": "01-10", "our_response": "Send two people",
                 "lead_days": 10}],
        ideas=[{"trigger": "stocktake", "issue_for_them": "Short hands", "our_proposal": "Lend two", "tell": "dana",
                "by": "2026-12-05"}],
        demand=[{"name": "Visits", "baseline": baseline}],
        strategy={"customer": {"direction": {"one_year": {"text": "Grow", "so_what": "Hire", "from": "dana"}}}},
    ).ahead  # fmt: skip

    assert [(item.text, item.on) for item in half.lines] == [
        ("Call Dana", day("2026-11-20")),
        ("They need 257 % of a usual month", day("2026-12-01")),
        ("Lend two", day("2026-12-05")),
        ("Send two people", day("2026-12-31")),
        ("Hire", None),
    ]
    assert half.lines[-1].note == "because of what Dana Ortiz told us"


def test_outcomes_count_from_the_review_before() -> None:
    outcomes = [
        {"on": "2026-06-25", "text": "Before"},
        {"on": "2026-06-26", "text": "Since", "value_customer": "A day a week", "value_us": "A name"},
    ]
    half = section("what_it_means", outcomes=outcomes).behind

    assert [(item.text, item.note) for item in half.lines] == [("Since", "A day a week; to us: A name")]


def test_the_relationship_is_satisfaction_trust_stage_and_disputes_and_where_it_should_go() -> None:
    found = section(
        "relationship",
        satisfaction=[{"on": "2026-05-01", "score": 4}, {"on": "2026-10-01", "score": 2, "words": "Too slow"}],
        relationship={
            "stage": "basic", "target": "cooperative", "why": "They asked",
            "trust": [{"on": "2026-10-01", "score": 3, "evidence": "Told us first"}],
        },
        conflicts=[{"id": "x", "text": "The bill", "level": "company", "noticed_on": "2026-11-01",
                    "repair": [{"text": "Say sorry", "due": "2026-11-10"}]}],
        meetings=[REVIEW, BEFORE, {"id": "ops", "name": "Operations", "on": "2026-11-20", "attendees": ["dana"]}],
    )  # fmt: skip

    assert lines(found.behind) == [
        ("Satisfaction", "2 of 5 (4 on 1 May 2026): Too slow"),
        ("Trust", "3 of 5: Told us first"),
        ("Stage", "basic"),
        ("Dispute", "The bill"),
    ]
    said = [(item.about, item.text, item.on) for item in found.ahead.lines]
    assert said[:2] == [("", "Say sorry", day("2026-11-10")), ("", "Operations", day("2026-11-20"))]
    assert ("To become", "Cooperative: They asked", None) in said


def test_a_warning_says_what_is_the_matter_before_what_to_do() -> None:
    trust = [
        {"on": "2026-06-01", "score": 4, "evidence": "A key"},
        {"on": "2026-10-01", "score": 2, "evidence": "Locks"},
    ]
    warning = section("relationship", relationship={"trust": trust}).ahead.lines[0]

    assert warning.text.startswith("The trust of Acme in us has fallen from 4 to 2 of 5")
    assert warning.note.startswith("Ask Dana Ortiz")
    assert warning.note.endswith(". Priya Nair")


def test_decisions_are_those_of_last_time_those_wanted_and_what_is_to_be_asked() -> None:
    found = section(
        "decisions",
        meetings=[{**REVIEW, "decisions_wanted": ["Extend by a year"]}, BEFORE],
        reviews=[{"meeting": "june", "sections": {"decisions": ["Go on"]}}],
        questions=[{"ask": "Who signs?", "of": "dana", "by": "2026-12-01"}, {"ask": "Ours?", "of": "yuki"}],
    )

    assert found.behind.title == "Decided on 25 June 2026"
    assert lines(found.behind) == [("", "Go on")]
    assert lines(found.ahead) == [
        ("Decide", "Extend by a year"),
        ("Ask Dana Ortiz", "Who signs?"),
        ("Book", "the review after this one, before you part"),
    ]
    assert found.ahead.lines[-1].note == "due by 2 Apr 2027"
