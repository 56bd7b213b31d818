"""Telephone numbers and e-mail addresses as spreadsheet programs and people leave them in a cell."""

from __future__ import annotations

import pytest

from generator.importers.cells import first_email, first_phone


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("'+47 55 00 00 01", "+47 55 00 00 01"),
        ("’+47 55 00 00 01", "+47 55 00 00 01"),
        ('="+4755000003"', "+4755000003"),
        ('"=""+4755000003"""', "+4755000003"),
        ("=+4755000003", "+4755000003"),
        ('=HYPERLINK("tel:+4755000003","call")', "+4755000003"),
        ("55000004.0", "55000004"),
        ("55000004,00", "55000004"),
        ("tel:+47 55 00 00 01", "+47 55 00 00 01"),
        ("Work: +47 55 00 00 01", "+47 55 00 00 01"),
        ("０４７５", "0475"),
        ("0431 / 12 34 56", "0431 / 12 34 56"),
        ("+47 55 00 00 01, ext. 12", "+47 55 00 00 01, ext. 12"),
        ("+47 55 00 00 01;ext=12", "+47 55 00 00 01;ext=12"),
        ("+47 (0)55-00 00.01", "+47 (0)55-00 00.01"),
        ("", ""),
    ],
)
def test_a_number_is_what_people_wrote(cell: str, number: str) -> None:
    assert first_phone(cell) == (number, "")


@pytest.mark.parametrize("cell", ["4.75501E+10", "4,75501E+10", "4.7e10", "'4.75501E+10"])
def test_a_number_that_lost_its_digits_is_not_used(cell: str) -> None:
    number, note = first_phone(cell)

    assert number == ""
    assert "cut its last digits off" in note


@pytest.mark.parametrize("cell", ["n/a", "#NAME?", "########", "-", "ask her"])
def test_what_is_no_number_is_not_used(cell: str) -> None:
    number, note = first_phone(cell)

    assert number == ""
    assert "it is no number" in note


@pytest.mark.parametrize(
    "cell",
    [
        "+1 503 555 0111, +1 503 555 0112",
        "+1 503 555 0111 ::: +1 503 555 0112",
        "+1 503 555 0111; mobile: +1 503 555 0112",
        "+1 503 555 0111 / +1 503 555 0112",
        "+1 503 555 0111 or 0112 555 503",
    ],
)
def test_of_several_numbers_the_first_is_used_and_that_is_said(cell: str) -> None:
    assert first_phone(cell) == ("+1 503 555 0111", "several telephone numbers in a cell: the first is used")


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("Dana Ortiz <dana@tarn.example>", "dana@tarn.example"),
        ("mailto:dana@tarn.example?subject=x", "dana@tarn.example"),
        ("'Dana@Tarn.example'", "dana@tarn.example"),
        ("o'neill@tarn.example", "o'neill@tarn.example"),
        ("dana@tarn.example, Dana@tarn.example", "dana@tarn.example"),
        ("dana at tarn", "dana at tarn"),
        ("", ""),
    ],
)
def test_an_address_is_found_in_what_stands_around_it(cell: str, address: str) -> None:
    assert first_email(cell) == (address, "")


@pytest.mark.parametrize("cell", ["a@x.example; b@x.example", "a@x.example ::: b@x.example", "A <a@x.example>, b@x.io"])
def test_of_several_addresses_the_first_is_used_and_that_is_said(cell: str) -> None:
    assert first_email(cell) == ("a@x.example", "several e-mail addresses in a cell: the first is used")
