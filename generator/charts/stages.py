"""The stages of a relationship as a flight of steps: where it is, where it should go, how far it could."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.charts.coordinates import Box

UP = ("exploratory", "basic", "cooperative", "interdependent", "integrated")
"""The stages from the ground up."""
DOWN = "disintegrating"
"""The stage below the ground, drawn only when it is meant."""

Sign = Literal["today", "target", "achievable"]

_STEP_WIDTH, _RISE, _GROUND = 108, 20, 14
_SIGN_LINE, _CLEAR, _LEFT, _NAME = 15, 4, 2, 24


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands on a step, and the base of its line of text."""

    sign: Sign
    y: float


@dataclass(frozen=True, slots=True)
class StageStep:
    """One step."""

    stage: str
    box: Box
    #: Whether the relationship has come this far.
    reached: bool
    #: Whether it has yet to be climbed to reach the target.
    to_climb: bool
    #: Bottom one first.
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Stages:
    """The flight of steps, laid out."""

    width: float
    height: float
    steps: tuple[StageStep, ...]
    #: Base of the line of names under the steps.
    names_y: float


def draw_stages(today: str | None, target: str | None, achievable: str | None) -> Stages | None:
    """The steps with what is known about each of the three; None when nothing is."""
    meant: dict[Sign, str | None] = {"today": today, "target": target, "achievable": achievable}
    if not any(meant.values()):
        return None
    names = (DOWN, *UP) if DOWN in meant.values() else UP
    ranks = {name: rank for rank, name in enumerate(names)}
    floor = 3 * _SIGN_LINE + _CLEAR + _GROUND + _RISE * (len(names) - 1)
    now, aim = (ranks.get(name or "", -1) for name in (today, target))
    steps = []
    for name, rank in ranks.items():
        height = _GROUND + _RISE * rank
        box = Box(_LEFT + rank * _STEP_WIDTH, floor - height, _STEP_WIDTH, height)
        signs = [sign for sign, stage in meant.items() if stage == name]
        marks = tuple(Mark(sign, box.y - 6 - place * _SIGN_LINE) for place, sign in enumerate(signs))
        steps.append(StageStep(name, box, rank <= now, now >= 0 and now < rank <= aim, marks))
    return Stages(2 * _LEFT + len(names) * _STEP_WIDTH, floor + _NAME, tuple(steps), floor + 17)
