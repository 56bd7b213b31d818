"""Records for charts, with whatever text and figures a test wants."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.days.period import Span
from generator.insight.rhythm.demand import DemandPlan, MonthDemand
from generator.insight.rhythm.rhythm import Occurrence
from generator.insight.value.value import Worth, initiative_worth
from generator.model.demand import Demand
from generator.model.people import Left, Stakeholder
from generator.model.relationship import Trust
from generator.model.rhythm import RhythmEvent
from generator.model.settings import Settings
from generator.model.ties import Tie
from generator.model.value import Initiative
from generator.model.work import Milestone, Project


def person(id: str, name: str, left: bool = False, **more: Any) -> Stakeholder:
    return Stakeholder.model_construct(id=id, name=name, left=Left.model_construct() if left else None, **more)


def tie(from_: str, to: str, kind: str) -> Tie:
    return Tie.model_construct(from_=from_, to=to, kind=kind)


def project(id: str, name: str, starts: date | None = None, due: date | None = None, **more: Any) -> Project:
    return Project.model_construct(id=id, name=name, starts=starts, due=due, **more)


def milestone(text: str, due: date, side: str, done: date | None = None) -> Milestone:
    return Milestone.model_construct(text=text, due=due, side=side, done=done)


def worth(text: str, customer: int | None, us: int | None, threshold: int = 3) -> Worth:
    value = {"customer": {"score": customer}, "us": {"score": us}}
    typed = {"text": "x", "led_by": "joint", "our_part": "active", "value": value}
    initiative = Initiative.model_validate(typed).model_copy(update={"text": text})
    return initiative_worth(initiative, Settings(value_threshold=threshold))


def trust(on: date, score: int) -> Trust:
    return Trust.model_construct(on=on, score=score, evidence="")


def happening(title: str, start: date, end: date, hatched: bool = False) -> Occurrence:
    kind = "shutdown" if hatched else "peak"
    return Occurrence(RhythmEvent.model_construct(name=title, kind=kind, contact_pause=False), Span(start, end))


USUAL_100 = DemandPlan(Demand.model_validate({"name": "Parts", "baseline": [100] * 12}), (), ())
"""A demand whose amounts are indices already: it is 100 in a usual month."""


def month_demand(
    month: date,
    plain: float,
    more: float,
    lost: float,
    ours: float,
    forecast: float | None = None,
    actual: float | None = None,
) -> MonthDemand:
    return MonthDemand(month, plain + lost, lost, more, ours, forecast, actual, 0)
