"""Texts are measured by their characters, cut at words, and broken at spaces and hyphens."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from projects import examples

from generator.charts.lettering import cut_to_width, text_width, wrap_to_width


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert text_width("WWWW") > 3 * text_width("iiii")


def test_bold_takes_more_room() -> None:
    assert text_width("Dana", bold=True) > text_width("Dana")


def test_chinese_japanese_and_korean_count_one_em_a_character() -> None:
    assert 10 <= text_width("山田", 10) / 2 <= 11
    assert 10 <= text_width("한국", 10) / 2 <= 11


def test_an_accent_takes_no_room_however_it_is_written() -> None:
    assert text_width("Å") == text_width("A") == text_width("A\u030a")


def test_a_text_that_fits_is_left_alone() -> None:
    assert cut_to_width("Dana Ortiz", 100) == "Dana Ortiz"


def test_a_text_that_does_not_fit_is_cut_at_a_word() -> None:
    assert cut_to_width("Assistant to the chief executive", 110) == "Assistant to the…"


def test_a_long_word_is_cut_inside() -> None:
    cut = cut_to_width("Donaudampfschifffahrtsgesellschaft", 80)
    assert cut.startswith("Donaud")
    assert cut.endswith("…")


@settings(deadline=None, max_examples=examples(60))
@given(st.text(max_size=80), st.floats(20, 300))
def test_nothing_fitted_is_wider_than_its_room(text: str, room: float) -> None:
    assert text_width(cut_to_width(text, room)) <= room


@settings(deadline=None, max_examples=examples(60))
@given(st.text(max_size=80), st.floats(20, 300), st.integers(1, 3))
def test_nothing_wrapped_is_wider_than_its_room_or_has_too_many_lines(text: str, room: float, lines: int) -> None:
    width = wrap_to_width(text, room, lines=lines)
    assert len(width) <= lines
    assert all(text_width(line) <= room for line in width)


def test_a_double_name_is_broken_at_its_hyphen() -> None:
    assert wrap_to_width("Sofia Wikström-Andersson", 100) == ("Sofia Wikström-", "Andersson")


def test_what_does_not_fit_into_the_last_line_is_cut() -> None:
    assert wrap_to_width("one two three four five six", 50) == ("one two", "three…")


def test_an_empty_text_has_no_lines() -> None:
    assert wrap_to_width("  ", 100) == ()
