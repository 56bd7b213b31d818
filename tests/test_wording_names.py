"""Names: which spellings are one person, in which order they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.wording.names import first_name_first, full_name, latin_letters, name_key, person_keys, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bjørn Sørensen", "Bjorn Sorensen"),
        ("Bjørn Sørensen", "Sørensen, Bjørn"),
        ("Bjørn Sørensen", "SØRENSEN, BJØRN"),
        ("Bjørn Sørensen", "Bjoern Soerensen"),
        ("Bjørn Sørensen", "Bjorn Soerensen"),
        ("Łukasz Wałek", "Lukasz Walek"),
        ("Jürgen Müller", "Jurgen Muller"),
        ("Jürgen Müller", "Juergen Mueller"),
        ("Dr. Jürgen Müller", "Jürgen Müller"),
        ("Jürgen Müller, PhD", "Jürgen Müller"),
        ("Siobhán O'Neill", "Siobhan O’Neill"),
        ("Siobhán O'Neill", "O´Neill, Siobhán"),
        ("Siobhán O'Neill", "Siobhán ONeill"),
        ("Siobhán O'Neill", "Siobhán O Neill"),
        ("Anne-Marie Weiß", "Anne Marie Weiss"),
        ("Anne‐Marie Weiß", "ANNE MARIE WEISS"),
        ("Đorđe Petrović", "Djordje Petrovic"),
        ("İbrahim Yıldız", "Ibrahim Yildiz"),
        ("Ħaż Żebbuġ", "Haz Zebbug"),
        ("Þór Æsir", "Thor Aesir"),
        ("Åse Aas", "Aase Aas"),
        ("Zoe\u0308 Hale", "Zoë Hale"),
        ("山田太郎", "山田 太郎"),
        ("山田太郎", "太郎 山田"),
        ("김지우", "지우 김"),
        ("Ёлкина Анна", "елкина анна"),
        ("مُحَمَّد علي", "محمد علي"),
    ],
)
def test_spellings_of_one_person_are_one(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Michael Novak", "Michal Novak"),
        ("Dana Ortiz", "Dana Ortega"),
        ("Taro Tanaka", "Jiro Tanaka"),
        ("ガンダ", "カンタ"),
        ("राजेश", "रजश"),
        ("", ""),
        ("Dr", "Prof"),
    ],
)
def test_other_people_stay_others(one: str, other: str) -> None:
    assert not same_person(one, other)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ortiz, Dana", "Dana Ortiz"),
        ("van der Berg, Anne Marie", "Anne Marie van der Berg"),
        ("ORTIZ, DANA", "DANA ORTIZ"),
        ("山田, 太郎", "山田太郎"),
        ("Dana Ortiz, PhD", "Dana Ortiz, PhD"),
        ("Dana Ortiz, Jr.", "Dana Ortiz, Jr."),
        ("Dana Ortiz, CISA", "Dana Ortiz, CISA"),
        ("Ortiz,", "Ortiz,"),
        (", Dana", ", Dana"),
        ("A, B, C", "A, B, C"),
        ("Dana Ortiz", "Dana Ortiz"),
    ],
)
def test_a_family_name_before_a_comma_is_put_behind(written: str, name: str) -> None:
    assert first_name_first(written) == name


@pytest.mark.parametrize(
    ("given", "family", "name"),
    [
        ("太郎", "山田", "山田太郎"),
        ("지우", "김", "김지우"),
        ("伟", "王", "王伟"),
        ("ジョン", "スミス", "ジョン スミス"),
        ("John", "山田", "John 山田"),
        ("Dana", "Ortiz", "Dana Ortiz"),
        ("", "Ortiz", "Ortiz"),
        ("太郎", "", "太郎"),
    ],
)
def test_the_family_name_comes_first_where_the_script_has_it_first(given: str, family: str, name: str) -> None:
    assert full_name(given, family) == name


def test_a_firm_is_compared_word_by_word() -> None:
    assert name_key("  ÅNGSTRÖM,  Zoë ") == name_key("angstrom zoe") == "angstrom zoe"
    assert name_key("O’Neill & Söhne") == "oneill sohne"
    assert latin_letters("Łódź") == "lodz"


@given(st.text(max_size=40))
def test_the_key_of_any_text_folds_to_itself(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)
    assert same_person(text, text) or not person_keys(text)
