"""A test over many things fails when one of them does, and names every one that does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from offenders import for_each


def small(number: int) -> None:
    assert number < 3
    assert number != 1, "one is none"


def test_every_thing_that_fails_is_named_with_its_reason() -> None:
    with pytest.raises(AssertionError) as failure:
        for_each(range(5), lambda number: f"the number {number}")(small)()

    said = str(failure.value)
    assert said.startswith("3 of 5 fail")
    assert "\nthe number 1: AssertionError: one is none" in said
    assert "\nthe number 3: AssertionError: assert 3 < 3" in said
    assert "the number 2" not in said
    assert str(failure.value.__cause__).startswith("one is none")


def test_an_error_that_nobody_expected_is_told_like_any_other_and_stops_nothing() -> None:
    tried = []

    def test(word: str) -> None:
        tried.append(word)
        int(word)

    with pytest.raises(AssertionError, match="(?s)1 of 3 fail.*x: ValueError: invalid literal"):
        for_each(["1", "x", "2"])(test)()
    assert tried == ["1", "x", "2"]


def test_things_that_are_read_are_read_when_the_test_runs() -> None:
    read = []

    def items() -> Iterator[int]:
        read.append(1)
        yield 0

    test = for_each(items)(small)

    assert read == []
    test()
    assert read == [1]


def test_nothing_to_test_is_a_failure() -> None:
    with pytest.raises(AssertionError, match="nothing to test"):
        for_each([])(small)()


@pytest.fixture
def limit() -> int:
    return 3


@for_each(range(3))
def test_fixtures_come_along(number: int, limit: int) -> None:
    assert number < limit


def test_many_failures_are_counted() -> None:
    with pytest.raises(AssertionError, match="(?s)98 of 99 fail.*and 78 more"):
        for_each(range(1, 100))(small)()
