"""Which few findings are for today."""

from __future__ import annotations

from dataclasses import dataclass

from generator.checks.day import choose_day


@dataclass(frozen=True)
class Thing:
    account: str
    rank: tuple[int, ...]


RED, AMBER = 0, 1


def things(account: str, *ranks: tuple[int, ...]) -> list[Thing]:
    return [Thing(account, rank) for rank in ranks]


def chosen(*accounts: list[Thing], most: int = 7, of_one: int = 3) -> list[tuple[str, tuple[int, ...]]]:
    return [(thing.account, thing.rank) for thing in choose_day(accounts, most, of_one)]


def test_there_are_never_more_than_asked_for_and_the_first_come_first() -> None:
    many = things("a", *((AMBER, n) for n in range(20)))

    assert chosen(many) == [("a", (AMBER, n)) for n in range(7)]
    assert chosen(many, most=0) == []
    assert chosen([]) == []


def test_one_account_does_not_hide_the_others_of_its_level() -> None:
    busy = things("busy", *((AMBER, n) for n in range(9)))
    calm = things("calm", (AMBER, 50), (AMBER, 60))

    assert chosen(busy, calm, most=5) == [
        *(("busy", (AMBER, n)) for n in range(3)),
        ("calm", (AMBER, 50)),
        ("calm", (AMBER, 60)),
    ]


def test_what_is_urgent_never_waits_for_what_is_not() -> None:
    busy = things("busy", *((RED, n) for n in range(5)), (AMBER, 0))
    calm = things("calm", (AMBER, 50), (AMBER, 60))

    assert [rank for _, rank in chosen(busy, calm, most=6)] == [*((RED, n) for n in range(5)), (AMBER, 50)]
