from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.log import InteractionType
from generator.wording.text import (
    RESERVED,
    count_noun,
    entry_noun,
    format_figure,
    format_rough,
    in_prose,
    is_slug,
    make_slug,
    nearest_word,
    plain_words,
    quote_text,
    sentence_case,
    shorten_quoting,
    shorten_text,
    with_article,
)


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("Dana Ortiz", "dana-ortiz"),
        ("Zoë Ångström", "zoe-angstrom"),
        ("Weiß & Søn", "weiss-son"),
        ("Łukasz Đorđević", "lukasz-dordevic"),
        ("  --a__b--  ", "a-b"),
        ("1.5 million", "1-5-million"),
        ("ＡＢＣ", "abc"),
        ("田中", ""),
        ("", ""),
        ("a" * 60, "a" * 48),
        ("word " * 20, "word-word-word-word-word-word-word-word-word"),
    ],
)
def test_an_id_made_from_words(typed: str, made: str) -> None:
    assert make_slug(typed) == made


@given(st.text(max_size=200))
def test_what_is_made_of_any_words_is_an_id_or_nothing_or_reserved(text: str) -> None:
    made = make_slug(text)

    assert not made or is_slug(made) or made in RESERVED
    assert make_slug(made) == made


@pytest.mark.parametrize("candidate", ["a", "7", "dana", "dana-ortiz", "a1-2b", "a" * 63])
def test_ids(candidate: str) -> None:
    assert is_slug(candidate)


@pytest.mark.parametrize(
    "candidate",
    [
        "",
        "-a",
        "a-",
        "a--b",
        "A",
        "a b",
        "a_b",
        "é",
        "a\n",
        "a.b",
        "../a",
        "a/b",
        "a" * 64,
        "con",
        "lpt1",
        "index",
        "404",
    ],
)
def test_what_is_no_id(candidate: str) -> None:
    assert not is_slug(candidate)


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("decision_maker", "decision maker"),
        ("on_track", "on track"),
        ("one_pager", "one-page summary"),
        ("us", "us"),
        ("", ""),
    ],
)
def test_an_enumerated_value_in_plain_words(value: str, plain: str) -> None:
    assert plain_words(value) == plain


def test_an_entry_of_the_log_is_called_alike_everywhere() -> None:
    kinds = get_args(InteractionType)

    assert len(kinds) == 9
    assert [entry_noun(kind) for kind in kinds] == [
        "meeting",
        "call",
        "video call",
        "site visit",
        "workshop",
        "message",
        "e-mail",
        "event",
        "internal note",
    ]


def test_sentence_case_touches_the_first_letter_only() -> None:
    assert sentence_case("on ICE") == "On ICE"
    assert sentence_case("") == ""


@pytest.mark.parametrize(
    ("items", "prose"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_in_prose(items: list[str], prose: str) -> None:
    assert in_prose(items) == prose


def test_a_list_of_alternatives() -> None:
    assert in_prose(["a", "b"], "or") == "a or b"


@pytest.mark.parametrize(
    ("number", "counted"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1200, "1,200 days"), (-1, "-1 days")]
)
def test_a_number_with_its_noun(number: int, counted: str) -> None:
    assert count_noun(number, "day") == counted


def test_an_irregular_plural() -> None:
    assert count_noun(2, "company", "companies") == "2 companies"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0.0, "0"),
        (1200.0, "1,200"),
        (1200.5, "1,200.5"),
        (-3.25, "-3.25"),
        (0.125, "0.125"),
        (12_000_000_000.0, "12,000,000,000"),
        (123_456_789.25, "123,456,789.25"),
    ],
)
def test_a_number_as_people_write_it(number: float, written: str) -> None:
    assert format_figure(number) == written


@pytest.mark.parametrize(
    ("noun", "phrase"),
    [("project", "a project"), ("initiative", "an initiative"), ("unit", "a unit"), ("outcome", "an outcome")],
)
def test_the_article_of_a_noun(noun: str, phrase: str) -> None:
    assert with_article(noun) == phrase


KNOWN = ["stakeholders", "satisfaction", "decision_maker", "reports_to"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("stakeholdes", "stakeholders"),
        ("Stakeholders", "stakeholders"),
        ("decision-maker", "decision_maker"),
        ("decision maker", "decision_maker"),
        ("Reports-To", "reports_to"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_the_nearest_word(typed: str, meant: str) -> None:
    assert nearest_word(typed, KNOWN) == meant


def test_nothing_is_near_when_nothing_is_known() -> None:
    assert nearest_word("a", []) == ""


@pytest.mark.parametrize(
    ("limit", "cut"),
    [(13, "one two three"), (12, "one two…"), (9, "one two…"), (7, "one…"), (3, "on…")],
)
def test_a_text_is_cut_at_a_word(limit: int, cut: str) -> None:
    assert shorten_text("one two three", limit) == cut


def test_punctuation_at_the_cut_goes_too() -> None:
    assert shorten_text("one, two three", 10) == "one, two…"
    assert shorten_text("one, two three", 6) == "one…"


@pytest.mark.parametrize(
    ("value", "limit", "cut"),
    [
        ("He said “we never got the parts we were promised”", 30, "He said “we never got the…”"),
        ("«une citation plus longue que la place", 20, "«une citation plus…»"),
        ("„Wir haben das nie so gesagt und dann", 25, "„Wir haben das nie so…“"),
        ("„Wir haben das“ und dann nichts mehr", 25, "„Wir haben das“ und…"),
        ('She said "not before the board of January"', 26, 'She said "not before the…"'),
        ('a pipe of 5" and a half, and more', 20, 'a pipe of 5" and a…'),
        ("don’t say ‘never ever again’ to me", 22, "don’t say ‘never…’"),
        ("of two (one (or the other) and more)", 28, "of two (one (or the other)…)"),
        ("it broke “and so on for long", 12, "it broke…"),
        ("“" * 50, 10, "…"),
    ],
)
def test_a_quotation_that_is_cut_is_closed(value: str, limit: int, cut: str) -> None:
    assert shorten_text(value, limit) == cut
    assert len(cut) <= limit


@given(st.text('“”„«»()"‘’ ab', max_size=60), st.integers(2, 40))
def test_a_text_of_quotations_is_never_longer_than_asked(text: str, limit: int) -> None:
    assert len(shorten_text(text, limit)) <= limit


def test_what_somebody_typed_is_quoted_without_its_full_stop_and_not_too_long() -> None:
    assert quote_text(" The dock plan. ") == "“The dock plan”"
    assert quote_text("What about the dock?") == "“What about the dock?”"
    assert quote_text("The dock plan", 12) == "“The dock…”"
    assert len(quote_text("dock " * 60)) <= 122


@given(st.text(max_size=60), st.integers(2, 40))
def test_a_shortened_text_is_never_longer_than_asked(text: str, limit: int) -> None:
    assert len(shorten_text(text, limit)) <= limit


@pytest.mark.parametrize(
    ("number", "shown"), [(180.952, "181"), (4.7619, "4.76"), (12345, "12,300"), (0, "0"), (99.96, "100")]
)
def test_what_was_reckoned_is_shown_to_three_digits(number: float, shown: str) -> None:
    assert format_rough(number) == shown


@pytest.mark.parametrize(
    ("value", "limit", "shortened"),
    [
        ("“It works” is late.", 40, "“It works” is late."),
        (
            "“A board the foremen can move with their hands” was broken.",
            48,
            "“A board the foremen can move…” was broken.",
        ),
        (
            "“Yes” of “a board the foremen can move with their hands”.",
            50,
            "“Yes” of “a board the foremen can move with…”.",
        ),
        ("What nobody put between quotation marks is cut at the end", 20, "What nobody put…"),
    ],
)
def test_a_quotation_is_cut_before_what_is_said_of_it(value: str, limit: int, shortened: str) -> None:
    assert shorten_quoting(value, limit) == shortened
