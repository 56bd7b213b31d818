"""What they said, how much we learnt by quarter, and a page that five minutes are enough for."""

from __future__ import annotations

from made import account, day

from generator.context.account.shoes import MINUTES, shoes_page
from generator.context.directory import Directory
from generator.insight.knowledge.their_words import learned_by_quarter, sayings

AS_OF = day("2026-11-16")
DANA = [{"id": "dana", "name": "Dana"}]


def test_words_with_a_judgement_are_theirs_too_unless_the_judgement_was_ours() -> None:
    known = account(
        stakeholders=DANA,
        voice=[
            {"quote": "old", "by": "dana", "on": "2026-01-01"},
            {"quote": "tomorrow", "by": "dana", "on": "2026-11-17"},
        ],
        satisfaction=[
            {"on": "2026-10-01", "score": 3, "from": "dana", "words": "new", "source": "conversation"},
            {"on": "2026-10-02", "score": 3, "words": "ours", "source": "our_view"},
            {"on": "2026-10-03", "score": 3, "source": "survey"},
        ],
    )

    assert [(said.words, said.by) for said in sayings(known, AS_OF)] == [("new", ("dana",)), ("old", ("dana",))]


def test_every_fact_with_a_day_counts_in_its_quarter_once() -> None:
    known = account(
        stakeholders=[{"id": "dana", "name": "Dana", "personal_win": {"text": "win", "on": "2026-10-05"}}],
        culture={"decision_style": {"text": "style", "on": "2026-09-30"}},
        log=[
            {"on": "2026-10-01", "type": "call", "with": "dana", "note": "x", "learned": [
                "on the day", {"text": "earlier", "on": "2026-06-30"},
            ]},
            {"on": "2026-11-17", "type": "call", "with": "dana", "note": "x", "learned": ["tomorrow"]},
        ],
    )  # fmt: skip

    found = learned_by_quarter(known, AS_OF, 4)
    assert [(one.start.isoformat(), one.count, [fact.text for _, fact in one.facts]) for one in found] == [
        ("2026-10-01", 2, ["on the day"]),
        ("2026-07-01", 1, []),
        ("2026-04-01", 1, ["earlier"]),
        ("2026-01-01", 0, []),
    ]


def test_the_page_is_cut_to_what_five_minutes_hold_and_no_section_goes_whole() -> None:
    long = " ".join(["word"] * 110)
    known = account(
        stakeholders=DANA,
        what_matters=[{"text": f"{number} {long}"} for number in range(6)],
        voice=[{"quote": f"{number} said", "by": "dana", "on": "2026-10-01"} for number in range(8)],
    )

    page = shoes_page(known, AS_OF, Directory(known))
    matters, words = page.sections
    assert page.minutes == f"{MINUTES} minutes read aloud"
    assert (len(matters.lines), len(matters.more)) == (5, 1)
    assert (len(words.lines), len(words.more)) == (6, 2)
