"""What the customer needs of us month by month, and what changes it."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BeforeValidator, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema

from generator.days.period import FIRST_YEAR, LAST_YEAR, MONTHS
from generator.model.key import means
from generator.model.kinds import Kind, Many, Number, Text, refusal_error, whole_number_between
from generator.model.record import Audience, Identified, Record
from generator.model.references import EventRef, TeamRef
from generator.wording.text import in_prose

Month = Literal[
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]  # fmt: skip

_MONTH = re.compile(r"(\d{4})-(\d{2})\Z", re.ASCII)


def _parse_month(value: Any) -> date:
    if isinstance(value, date):
        return value
    match = _MONTH.match(str(value).strip())
    if not match or not 1 <= int(match[2]) <= 12 or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise refusal_error("expected a month such as 2026-08 (year-month)")
    return date(int(match[1]), int(match[2]), 1)


OfMonth = Annotated[
    date,
    BeforeValidator(_parse_month),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}$"}),
    Kind("month", "a month of one year: 2026-08"),
]
Percent = Annotated[
    int,
    whole_number_between(0, 300),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 300}),
    Kind("percent", "a whole number of per cent: 100"),
]


Weeks = Annotated[
    int,
    whole_number_between(1, 26),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 26}),
    Kind("weeks", "a number of weeks, 1 to 26"),
]
LeadDays = Annotated[
    int,
    whole_number_between(0, 366),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 366}),
    Kind("days", "a number of whole days, up to a year"),
]


class Baseline(Record):
    """What they would need each month if nothing stopped them."""

    typed: ClassVar[str] = "a number for every month, or a list of twelve: [90, 90, 100, ...]"

    january: Number
    """In January."""
    february: Number
    """In February."""
    march: Number
    """In March."""
    april: Number
    """In April."""
    may: Number
    """In May."""
    june: Number
    """In June."""
    july: Number
    """In July."""
    august: Number
    """In August."""
    september: Number
    """In September."""
    october: Number
    """In October."""
    november: Number
    """In November."""
    december: Number
    """In December."""

    @classmethod
    def short_form(cls, raw: Any) -> Any:
        """One number stands for all twelve months, a list of twelve for one each."""
        if isinstance(raw, Record):
            return raw
        if isinstance(raw, dict):
            missing = [month.title() for month in get_args(Month) if raw.get(month) is None]
            if missing:
                raise refusal_error(f"expected a number for each of the twelve months; {in_prose(missing)} have none")
            return raw
        if isinstance(raw, list) and len(raw) != len(MONTHS):
            raise refusal_error(f"expected twelve numbers, January first; found {len(raw)}")
        return dict(zip(get_args(Month), raw if isinstance(raw, list) else [raw] * len(MONTHS), strict=True))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        twelve = {"type": "array", "items": {"type": "number"}, "minItems": 12, "maxItems": 12}
        return {"anyOf": [{"type": "number"}, twelve, handler(schema)]}

    def of(self, month: int) -> float:
        """The baseline of a month, 1 to 12."""
        return float(getattr(self, MONTHS[month - 1].lower()))


class Stop(Record):
    """An event of their year in which they need nothing, and how they make up for it."""

    label_field: ClassVar[str] = "event"
    noun: ClassVar[str] = "stop of their demand"

    event: EventRef
    """The event, by its id under `rhythm`."""
    made_up_in: Many[Month] = ()
    """The months in which they make up for it, before the stop or after it."""
    weeks_ahead: Weeks | None = None
    """Instead of months: over how many weeks before the stop they make up for it."""
    share: Percent = 100
    """How much of what is lost they make up for, in per cent."""


class MonthFigures(Record):
    """What was forecast for a month, and what came."""

    noun: ClassVar[str] = "month of figures"

    month: OfMonth
    """Which month."""
    forecast: Number | None = None
    """What they told us to expect."""
    actual: Number | None = None
    """What it was in the end."""


class Demand(Identified):
    """One thing they need of us regularly: goods, hours, calls."""

    label_field: ClassVar[str] = "name"
    noun: ClassVar[str] = "demand"

    name: Text
    """What they need."""
    unit: Text | None = None
    """In what it is counted; left out, it is shown as an index only."""
    baseline: Baseline
    """What they would need each month if nothing stopped them: one number, or one for each month."""
    stops: tuple[Stop, ...] = ()
    """How they make up for the times in which they need nothing; a shutdown that is not named is not made up for."""
    lead_days: LeadDays = 0
    """How many days before they need it our part has to be done."""
    answer: Annotated[
        Literal["stock", "capacity"],
        means(stock="we make the same each month and keep what is over", capacity="we make what each month needs"),
    ] = "capacity"
    """Whether we even it out from stock, or follow it with capacity."""
    owner: TeamRef | None = None
    """Who of us sees to it."""
    figures: tuple[MonthFigures, ...] = ()
    """Their forecasts and what came of them."""
    audience: Audience | None = None
    """Whether the customer may see it in writing; left out, no, unless the account says `share: usual`."""
