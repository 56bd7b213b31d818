"""Stand-ins for signs that no font has: every text that the reader takes is printed, and only texts are touched."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from inert import hostile
from projects import examples
from test_outputs_paper import own, simple, text

from generator.outputs.paper import PrintedDocument
from generator.outputs.plain import plain_data
from generator.outputs.stand_ins import STAND_IN, make_harmless, mend_texts, stand_ins_for_signs, stand_ins_in_order
from generator.outputs.typesetting import BrokenSheet
from generator.yaml_reader.characters import odd_characters

FACES = '#let t = data.document.text\n#t #strong-word(t) #text(style: "italic", t)'
"""A template that prints a text in the faces that the playbook uses."""

SIGNS = {
    "1\ufe0f\u20e3": "1□",
    "a\u20e3": "a□",
    "n\u20d2": "n□",
    "e\u0301": "e\u0301",
    "\u20e3": "\u20e3",
    "a\ufeffb": "ab",
    "\U0001f1e9\U0001f1ea": "□",
    "\U0001f469\U0001f3fd\u200d\U0001f680": "□",
    "\U0001f680\ufe0f": "□",
    "\u4e2d\u6587": "□□",
    "\ue000\u0301": "\ue000\u0301",
}
"""Texts with what is printed in their place."""


def refused_by_the_reader(typed: str) -> bool:
    return any(odd.level == "error" for odd in odd_characters(typed))


BESIDE = """#let t = data.document.text
= #t
(#t, #t) #small[(#t#t)] – #strong-word[#t: ]#text(style: "italic")[#t] #list([#t], [a#t])
#rows(([N], [M]), (1fr, 1fr), (([x#t], [#t]),))"""
"""A template that prints a text as the playbook's do: in a heading, in brackets, right behind other words."""


def printed(typed: str, body: str = BESIDE) -> PrintedDocument:
    return own(body, typed, pages=999)


# --- what is put in the place of a sign


@pytest.mark.parametrize(("typed", "shown"), SIGNS.items(), ids=[ascii(typed) for typed in SIGNS])
def test_as_much_of_a_sign_as_a_font_has_is_printed(typed: str, shown: str) -> None:
    made = printed(f"Before {typed} after", FACES)

    lacking = [unshown.sign for unshown in made.unshown]
    assert "".join(lacking) == (typed if STAND_IN in shown else "")
    assert "Before" in text(made)
    assert "after" in text(made)
    assert text(made).count(STAND_IN) == 3 * shown.count(STAND_IN)
    if STAND_IN in shown:
        assert text(made).count(f"Before {shown} after") == 3


def test_stand_ins_touch_neither_keys_nor_numbers_nor_other_texts() -> None:
    document: dict[str, Any] = {
        "1": None,
        "a": [True, 1, 1.5, "a", "1"],
        "n": {"name": "attendees", "text": "a\u20e3 1\ufe0f\u20e3 n\u20d2 an"},
        "\u4e2d": "an",
    }

    shown, lacking = mend_texts(json.dumps(document), lambda said: stand_ins_for_signs(said, str.isascii))

    expected = {**document, "n": {"name": "attendees", "text": "a□ 1□ n□ an"}}
    assert json.loads(shown) == expected
    assert set(lacking) == {"a\u20e3", "1\ufe0f\u20e3", "n\u20d2"}


def test_a_text_that_is_refused_as_a_whole_is_put_together_sign_by_sign() -> None:
    # As where a font has each of two letters, and not the one after the other.
    def shows(said: str) -> bool:
        return "äö" not in said

    assert stand_ins_for_signs("aäöü", shows) == ("aäöü", [])
    assert stand_ins_in_order("aäöü", shows) == ("aä□ü", ["ö"])


def test_nothing_is_left_in_a_text_made_harmless_that_is_not_plain() -> None:
    document = {"name": "attendees", "text": "x" * 500, "other": "1\ufe0f\u20e3"}

    assert json.loads(make_harmless(json.dumps(document))) == {"name": "attendees", "text": "x" * 40, "other": "1??"}


# --- every text prints


def test_every_hostile_text_that_the_reader_takes_is_printed() -> None:
    taken = [each.text for each in hostile() if not refused_by_the_reader(each.text)]
    assert len(taken) >= 150

    for typed in taken:
        assert printed(typed).data.startswith(b"%PDF"), ascii(typed[:80])


BASES = st.sampled_from("a1nXé #*\u4e2d\u0915\u0634\u0e01\u1100") | st.characters(categories=("L", "N", "P", "S"))
MARKS = st.characters(categories=("Mn", "Mc", "Me")) | st.sampled_from(
    "\u20e3\u20d2\u0301\ufe0f\ufe0e\u200d\u200c\ufeff"
)
EMOJI = st.sampled_from("\U0001f469\U0001f680\U0001f3fd\u2764\U0001f1e9\U0001f1ea\U0001f3f4")
TEXTS = st.lists(
    st.one_of(BASES, EMOJI, MARKS, st.tuples(BASES, MARKS).map("".join), st.just(" ")), min_size=1, max_size=12
).map("".join)


@given(TEXTS.filter(lambda typed: not refused_by_the_reader(typed)))
@settings(max_examples=examples(250), deadline=None, phases=[Phase.explicit, Phase.generate])
def test_any_clusters_of_letters_marks_and_emoji_are_printed(typed: str) -> None:
    assert printed(typed).data.startswith(b"%PDF")


@pytest.mark.parametrize("typed", ["\u200b", "\u2060\u200b", "\ufe0f", "\u0600", "\u3164", "\ufeff", "\u20e3"])
def test_a_heading_of_which_nothing_can_be_seen_is_printed(typed: str) -> None:
    # An empty heading is none that a PDF for screen readers may have.
    for said in (typed, plain_data(typed, 80)):
        assert own("= #data.document.text", said).data.startswith(b"%PDF")
    assert plain_data(" \n", 80) == plain_data("", 80) == ""


# --- whose fault it is


def test_a_template_that_stumbles_over_a_text_is_told_from_a_broken_one() -> None:
    picky = '#assert(data.document.text.len() < 60, message: "too much")\n#data.document.text'

    with pytest.raises(BrokenSheet, match="too much") as refused:
        own(picky, "x" * 100)
    assert refused.value.by_a_text
    assert (refused.value.sheet, refused.value.name, refused.value.line) == ("own.typ", "own.typ", 3)

    for broken in ("#data.document.nothing", "#unheard-of", "#let ("):
        with pytest.raises(BrokenSheet) as refused:
            own(broken, "1\ufe0f\u20e3")
        assert not refused.value.by_a_text, broken


def test_a_picture_is_found_whatever_the_texts_beside_it_are() -> None:
    picture = (("/pictures/0.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'),)
    body = '#image(data.document.picture, alt: "x")\n#data.document.text'

    made = simple(body).pdf("own.typ", {"picture": "/pictures/0.svg", "text": "p\u20e3 0\u20e3"}, "a4", 1, picture)

    assert "p□ 0□" in text(made)
