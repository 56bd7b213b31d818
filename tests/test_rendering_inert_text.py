from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.rendering.inert_text import Safe, encode_lines, encode_text


def test_letters_digits_and_spaces_stay_as_they_are() -> None:
    assert encode_text("Ship 12 leaves Ångerby at dawn") == "Ship 12 leaves Ångerby at dawn"


@pytest.mark.parametrize(
    ("typed", "encoded"),
    [
        ("<b>", "&#60;b&#62;"),
        ("a & b", "a &#38; b"),
        ("*x*", "&#42;x&#42;"),
        ("{{ x }}", "&#123;&#123; x &#125;&#125;"),
        ("a|b", "a&#124;b"),
        ("\"'`", "&#34;&#39;&#96;"),
        ("1. one", "1&#46; one"),
        ("\x00\x02", "&#0;&#2;"),
    ],
)
def test_every_other_character_of_ascii_becomes_an_entity(typed: str, encoded: str) -> None:
    assert encode_text(typed) == encoded


def test_white_space_is_folded_to_one_line() -> None:
    assert encode_text("  one\n\n\ttwo   three\u2028four\u00a0five ") == "one two three four five"


@given(st.text())
def test_the_text_can_be_had_back(text: str) -> None:
    printable = "".join(character for character in text if ord(character) >= 32 and not 127 <= ord(character) < 160)

    assert html.unescape(encode_text(printable)) == " ".join(printable.split())


@given(st.text())
def test_what_is_encoded_holds_no_character_that_means_anything(text: str) -> None:
    left = encode_text(text).replace("&#", "").replace(";", "")

    assert all(character.isalnum() or character == " " or ord(character) >= 128 for character in left)


def test_several_lines_stay_several() -> None:
    assert encode_lines("\none\n<two>\n\nthree\n") == "one<br>&#60;two&#62;<br><br>three"


def test_what_is_safe_is_not_encoded_again() -> None:
    assert Safe.escape(Safe("<b>")) == "<b>"
    assert Safe.escape(Markup("<b>")) == "<b>"
    assert Safe.escape("<b>") == "&#60;b&#62;"


@pytest.mark.parametrize(
    "joined",
    [
        Safe("<i>") + "*",
        "*" + Safe("<i>"),
        Safe.join_parts(["*", Safe("<i>")]),
        Safe("<i>").join(["*", "*"]),
        Safe("<i>").replace("i", "*"),
        Safe("<i>{}").format("*"),
        Safe("<i>%s") % "*",
    ],
)
def test_whatever_joins_safe_text_is_encoded(joined: str) -> None:
    assert isinstance(joined, Safe)
    assert "*" not in joined
    assert "&#42;" in joined


def test_a_number_is_text_too() -> None:
    assert Safe.join_parts([1.5, Safe("<br>"), None]) == "1&#46;5<br>None"
