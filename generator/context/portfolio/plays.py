"""The plays, as the pages that teach them print them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.checks.all import ALL
from generator.context.findings import in_a_sentence
from generator.context.places import Place, play_place
from generator.model.plays import Play, PlayStep
from generator.paths import PLAYS, RULES, Target


@dataclass(frozen=True, slots=True)
class PlayPage:
    """Context of ``portfolio/play.md.j2``."""

    #: The play as typed.
    record: Play
    #: Its page, by its name.
    place: Place
    #: What calls for it: what each rule looks for, and where it stands in the manual.
    findings: tuple[Place, ...]
    #: Its steps, those of one day together, with the day in words.
    days: tuple[tuple[str, tuple[PlayStep, ...]], ...]
    #: The list of all.
    plays: Target


@dataclass(frozen=True, slots=True)
class PlaysPage:
    """Context of ``portfolio/plays.md.j2``."""

    plays: tuple[PlayPage, ...]


def play_pages(plays: Sequence[Play]) -> tuple[PlayPage, ...]:
    """The page of each play, in the order given."""
    return tuple(map(_play_page, plays))


def _play_page(play: Play) -> PlayPage:
    named = (rule for rule in ALL if rule.name in play.findings)
    return PlayPage(
        record=play,
        place=play_place(play),
        findings=tuple(Place(in_a_sentence(rule), Target(RULES, rule.name)) for rule in named),
        days=tuple((_day_in_words(day), steps) for day, steps in _group_by_day(play)),
        plays=Target(PLAYS),
    )


def _group_by_day(play: Play) -> Iterator[tuple[int, tuple[PlayStep, ...]]]:
    for day in dict.fromkeys(step.day for step in play.steps):
        yield day, tuple(step for step in play.steps if step.day == day)


def _day_in_words(day: int) -> str:
    return "On the day it starts" if day == 0 else f"Day {day}"
