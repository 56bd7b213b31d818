"""One test over many things, which names every one that fails, where a case each would cost more than it says."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

Item = TypeVar("Item")

_SHOWN = 20
"""Things that fail of which a test says why; of the others it says how many there are."""


def for_each(
    items: Callable[[], Iterable[Item]] | Iterable[Item], name: Callable[[Item], str] = str
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make one test of a test of one thing, its first argument, that tries all and names those that fail.

    Items that have to be read are given as a function, so that nothing is read before the test runs.
    """

    def over_all(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def test_all(*_: object, **fixtures: Any) -> None:
            failures: list[tuple[str, Exception]] = []
            tried = 0
            for item in items() if callable(items) else items:
                tried += 1
                try:
                    test(item, **fixtures)
                except Exception as error:  # noqa: BLE001 - whatever it is, it is told below
                    failures.append((name(item), error))
            assert tried, "there is nothing to test"
            if failures:
                raise AssertionError(_in_words(failures, tried)) from failures[0][1]

        # What pytest reads as the fixtures the test asks for.
        _, *others = inspect.signature(test).parameters.values()
        test_all.__signature__ = inspect.Signature(others)  # type: ignore[attr-defined]
        return test_all

    return over_all


def _in_words(failures: list[tuple[str, Exception]], tried: int) -> str:
    lines = [f"{len(failures)} of {tried} fail (above, the first of them):"]
    lines += [f"\n{name}: {type(error).__name__}: {error}" for name, error in failures[:_SHOWN]]
    more = len(failures) - _SHOWN
    return "\n".join([*lines, f"\nand {more} more" if more > 0 else ""])
