"""Figures, money and days in the way of several languages and regions."""

from __future__ import annotations

from datetime import date

import pytest

from generator.wording.local import LocalFormat, is_locale, locale_meant

DAY = date(2026, 8, 3)


@pytest.mark.parametrize(
    ("tag", "whole", "cents", "figure", "day", "short"),
    [
        ("en-GB", "EUR 120,000", "EUR 1,250,000.50", "1,200.5", "3 August 2026", "3 Aug 2026"),
        ("en-US", "EUR 120,000", "EUR 1,250,000.50", "1,200.5", "August 3, 2026", "Aug 3, 2026"),
        ("de-DE", "120.000 EUR", "1.250.000,50 EUR", "1.200,5", "3. August 2026", "03.08.2026"),
        ("de-CH", "EUR 120’000", "EUR 1’250’000.50", "1’200.5", "3. August 2026", "03.08.2026"),
        ("fr", "120\u00a0000 EUR", "1\u00a0250\u00a0000,50 EUR", "1\u00a0200,5", "3 août 2026", "3 août 2026"),
        ("hi", "EUR 1,20,000", "EUR 12,50,000.50", "1,200.5", "3 अगस्त 2026", "3 अग॰ 2026"),
        ("ja", "EUR 120,000", "EUR 1,250,000.50", "1,200.5", "2026年8月3日", "2026/08/03"),
    ],
)
def test_each_language_and_region_has_its_own_way(
    tag: str, whole: str, cents: str, figure: str, day: str, short: str
) -> None:
    local = LocalFormat(tag)

    assert local.money(120000, "EUR") == whole
    assert local.money(1250000.5, "EUR") == cents
    assert local.figure(1200.5) == figure
    assert local.day(DAY) == day
    assert local.day_in_short(DAY) == short


def test_nothing_typed_of_an_amount_is_lost() -> None:
    local = LocalFormat()

    assert local.money(12500000, "JPY") == "JPY 12,500,000"
    assert local.money(12.5, "JPY") == "JPY 12.50"
    assert local.money(-3, "EUR") == "EUR -3"
    assert local.money(0.1 + 0.2, "EUR") == "EUR 0.30"


def test_a_figure_has_no_digits_that_say_nothing_and_nought_no_sign() -> None:
    assert [LocalFormat().figure(number) for number in (0.1 + 0.2, 3.0, -0.0000001)] == ["0.3", "3", "0"]


def test_a_day_at_the_head_and_a_month_in_a_table() -> None:
    assert LocalFormat("de").day_in_full(DAY) == "Montag, 3. August 2026"
    assert LocalFormat("en-GB").day_in_full(DAY) == "Monday, 3 August 2026"
    assert LocalFormat("sv").month_in_short(DAY) == "aug. 2026"


@pytest.mark.parametrize("written", ["ar", "he", "fa", "fr", "th", "pl", "sv", "pt-BR", "zh-Hant-TW"])
def test_no_sign_is_written_that_few_fonts_have(written: str) -> None:
    local = LocalFormat(written)

    said = local.money(1234567.5, "SAR") + local.day(DAY) + local.day_in_short(DAY) + local.day_in_full(DAY)

    assert "\u202f" not in said
    assert "\u200f" not in said
    assert "1" in local.figure(1234567.5)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("de_DE", "de-DE"), ("German", "de"), ("swedish", "sv"), ("xx", ""), ("", ""), ("de-XX", ""), ("x" * 500, "")],
)
def test_what_is_no_language_is_told_with_what_was_meant(typed: str, meant: str) -> None:
    assert not is_locale(typed)
    assert locale_meant(typed) == meant
