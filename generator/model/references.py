"""References: fields that hold the id of another record, each with the tables it may stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator

from generator.model.kinds import parse_id

TEAM, TIER = "team member", "tier"


@dataclass(frozen=True)
class Ref:
    """Marks a field as the id of another record; ``targets`` names the tables it may stand in."""

    targets: tuple[str, ...]


PersonRef = Annotated[str, BeforeValidator(parse_id), Ref(("person",))]
TeamRef = Annotated[str, BeforeValidator(parse_id), Ref(("team member",))]
AnyoneRef = Annotated[str, BeforeValidator(parse_id), Ref(("person", "team member"))]
UnitRef = Annotated[str, BeforeValidator(parse_id), Ref(("unit",))]
GoalRef = Annotated[str, BeforeValidator(parse_id), Ref(("customer goal",))]
OurGoalRef = Annotated[str, BeforeValidator(parse_id), Ref(("goal of ours",))]
InitiativeRef = Annotated[str, BeforeValidator(parse_id), Ref(("initiative",))]
ObstructedRef = Annotated[str, BeforeValidator(parse_id), Ref(("customer goal", "initiative"))]
ContractRef = Annotated[str, BeforeValidator(parse_id), Ref(("contract",))]
NeedOrGoalRef = Annotated[str, BeforeValidator(parse_id), Ref(("need", "customer goal"))]
ProjectRef = Annotated[str, BeforeValidator(parse_id), Ref(("project",))]
SeriesRef = Annotated[str, BeforeValidator(parse_id), Ref(("meeting series",))]
MeetingRef = Annotated[str, BeforeValidator(parse_id), Ref(("meeting",))]
ReviewRef = Annotated[str, BeforeValidator(parse_id), Ref(("review",))]
CommitmentRef = Annotated[str, BeforeValidator(parse_id), Ref(("commitment",))]
EventRef = Annotated[str, BeforeValidator(parse_id), Ref(("event of their year",))]
TriggerRef = Annotated[str, BeforeValidator(parse_id), Ref(("watch item", "event of their year"))]
SuccessorRef = Annotated[str, BeforeValidator(parse_id), Ref(("person", "unknown"))]
TierRef = Annotated[str, BeforeValidator(parse_id), Ref(("tier",))]
