"""Contracts: until when the joint work is agreed, by when either side has to speak up, and what was promised in it."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, WithJsonSchema, model_validator

from generator.model.key import Ahead
from generator.model.kinds import ANY_SCALAR, Day, Flag, Kind, Text, refusal_error
from generator.model.record import Audience, Identified, Money, Record

_MEASURED = re.compile(r"(-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?)(?: ?((?:[^\W\d_]|[%‰°])[^\d\n]{0,39}))?\Z")


def _check_measured(value: Any) -> str:
    text = str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    if not _MEASURED.match(text):
        raise refusal_error(
            "expected a figure, with its unit if it has one, such as 99.5 % or 4 hours",
            "the figure first, in digits with one point; what it is a figure of belongs in the name",
        )
    return unicodedata.normalize("NFC", text)


Measured = Annotated[
    str,
    BeforeValidator(_check_measured),
    WithJsonSchema({"type": ANY_SCALAR}),
    Kind("figure", "a figure, with its unit if it has one: 99.5 %, 4 hours"),
]


def figure_and_unit(typed: str) -> tuple[float, str]:
    """The figure and the unit of a ``Measured`` value: ``99.5 %`` gives 99.5 and ``%``; without a unit it is empty."""
    match = _MEASURED.match(typed)
    if match is None:
        raise ValueError(f"no figure with a unit: {typed}")
    return float(match[1]), (match[2] or "").strip()


def _same_unit(one: str, other: str) -> bool:
    """Whether two units are one: a figure without a unit has that of the other, and one hour goes with four hours."""
    singular = {unit.casefold().removesuffix("s") for unit in (one, other) if unit}
    return len(singular) < 2


class ContractMeasure(Record):
    """Something by which the contract is judged, with what was agreed and what was reached."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "measure"

    name: Text
    """What is measured."""
    target: Measured
    """What was agreed, with its unit: 99.5 %, 4 hours."""
    actual: Measured | None = None
    """What was reached when it was last measured, in the same unit; left out, nobody has measured it."""
    on: Day | None = None
    """When that was."""
    higher_is_better: Flag
    """True where the target is the least that was agreed (availability), false where it is the most (days to mend)."""
    audience: Audience | None = None
    """Whether the customer may see it in writing; left out, no, unless the account says `share: usual`."""

    @model_validator(mode="after")
    def _in_one_unit(self) -> Self:
        if self.actual is not None:
            target, actual = figure_and_unit(self.target)[1], figure_and_unit(self.actual)[1]
            if not _same_unit(target, actual):
                raise refusal_error(
                    f"the target is in {target}, the actual figure in {actual}", "give both in one unit"
                )
        return self


class Contract(Identified):
    """What the two companies have signed, and until when it holds."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "contract"
    table: ClassVar[str] = "contract"
    anchor_prefix: ClassVar[str | None] = "contract-"
    in_order: ClassVar[tuple[tuple[str, str], ...]] = (
        ("starts", "ends"),
        ("starts", "notice_by"),
        ("notice_by", "ends"),
    )

    name: Text
    """What it is called."""
    starts: Annotated[Day, Ahead()]
    """First day of the term that runs."""
    ends: Day
    """Last day of the term that runs; once it has renewed itself, the last day of the new one."""
    notice_by: Day | None = None
    """Last day on which either side can give notice for the end of this term."""
    auto_renew: Flag | None = None
    """Whether it renews itself when nobody gives notice; left out, that is not known yet."""
    value: Money | None = None
    """What it brings us in a year."""
    measures: tuple[ContractMeasure, ...] = ()
    """What it is judged by."""
    audience: Audience | None = None
    """Whether the customer may see it in writing; left out, no, unless the account says `share: usual`."""
