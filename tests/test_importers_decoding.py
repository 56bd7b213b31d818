"""Bytes become the text that was meant, or a question; never letters of another alphabet."""

from __future__ import annotations

import random

import pytest

from generator.importers.decoding import decode_file
from generator.importers.errors import CannotImport

WESTERN = [
    "Jürgen Groß Geschäftsführer Günther Böhm",
    "Søren Kjær Åse Bjørnsen JØRGEN ÅGÅRD",
    "François Lefèvre Anaïs Bœuf Zoé Brûlé",
    "Íñigo Muñoz Begoña Ibáñez José García",
    "João Conceição Inês Magalhães Mª José",
    "Niccolò Sarà Nicolò",
    "Núria Gal·la Lluís Òscar",
    "Mäkelä Hämäläinen Yrjö",
    "Siobhán Ó Briain Sinéad",
    "Daniëlle Coördinator België",
    "Guðrún Þórarinsdóttir Sigurður Ýr Ægir",
    "He said “yes” – don’t…",
    "20 m² at 5 °C €500 or £20",
    "Acme™ Smith® «Müller»",
]
CYRILLIC = "Иван Тестов Закупщик Елена Пробна Инженер"
OTHERS = [
    ("cp1250", "Łukasz Wałęsa Małgorzata Żółkiewska"),
    ("cp1250", "Jiří Dvořák Zdeněk Růžička"),
    ("cp1250", "Gergő Szőke Győri"),
    ("cp1250", "Petar Petrović Đorđe"),
    ("cp1250", "Brăila Mărgărit"),
    ("cp1251", CYRILLIC),
    ("cp1251", "Георги Димитров Мария Иванова"),
    ("koi8_r", CYRILLIC),
    ("cp1253", "Γιώργος Παπαδόπουλος Υπεύθυνος προμηθειών"),
    ("cp1254", "İbrahim Şahin Ayşe Yıldız"),
    ("cp1255", "דוד כהן רחל לוי"),
    ("cp1256", "محمد علي فاطمة الزهراء"),
    ("cp1257", "Bērziņš Šarūnas Žukauskas"),
    ("cp932", "田中 太郎 購買部長"),
    ("cp932", "中 山"),
    ("gb18030", "王伟 采购经理 上海机械有限公司"),
    ("cp949", "김지우 구매 담당"),
    ("big5", "陳大文 林小姐 採購經理"),
    ("mac_roman", "Jürgen Groß Günther Müller"),
    ("cp850", "Jürgen Groß Günther Müller"),
]


def table(names: str, rows: int) -> str:
    words, chosen = names.split(), random.Random(rows)
    lines = [f"{' '.join(chosen.choices(words, k=2))};Tarn Castings;{chosen.choice(words)}" for _ in range(rows)]
    return "\r\n".join(["Name;Company;Job title", *lines, ""])


@pytest.mark.parametrize("names", WESTERN)
def test_languages_of_western_europe_need_no_word(names: str) -> None:
    text = f"Name;Company\r\n{names};Tarn\r\n"

    assert decode_file("a.csv", text.encode("cp1252")) == (text, "Windows-1252")


@pytest.mark.parametrize(("encoding", "names"), OTHERS)
@pytest.mark.parametrize("rows", [3, 10, 100])
def test_another_encoding_is_found_or_asked_about(encoding: str, names: str, rows: int) -> None:
    text = table(names, rows)
    try:
        found, _ = decode_file("a.csv", text.encode(encoding))
    except CannotImport:
        found = text

    assert found == text
    assert decode_file("a.csv", text.encode(encoding), encoding)[0] == text


def test_the_question_shows_how_the_letters_would_read() -> None:
    with pytest.raises(CannotImport, match="Say it with --encoding.*cp932 “田中 太郎”"):
        decode_file("a.csv", "Name\r\n田中 太郎\r\n".encode("cp932"))


@pytest.mark.parametrize(("encoding", "called"), [("cp1251", "Windows-1251"), ("koi8_r", "koi8_r")])
def test_a_table_in_russian_is_read(encoding: str, called: str) -> None:
    text = table(CYRILLIC, 10)

    assert decode_file("a.csv", text.encode(encoding)) == (text, called)


def test_one_letter_that_was_cut_does_not_change_the_others() -> None:
    data = ("Zoë Ångström\r\n" * 20).encode().replace(b"\xc3\xab", b"\xc3", 1)

    text, called = decode_file("a.csv", data)

    assert called == "UTF-8, 1 letter damaged"
    assert text == "Zo\ufffd Ångström\r\n" + "Zoë Ångström\r\n" * 19
