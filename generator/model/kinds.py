"""The kinds of value a field may hold, each read from the text as it was typed (YAML types play no part)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import (
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.days import period
from generator.wording.text import is_slug, make_slug

TEXT_LIMIT = 2_000
LONG_TEXT_LIMIT = 20_000
RICH_LIMIT = 4_000
"""Rich text is parsed, and some of what can be typed costs its parser time with the square of its length."""


@dataclass(frozen=True)
class Kind:
    """Marks a field's kind for the reference page: its name and what to type."""

    name: str
    typed: str


def refusal_error(message: str, hint: str = "") -> PydanticCustomError:
    """The error a kind raises: what was expected, and what to try."""
    return PydanticCustomError("kind", "{message}", {"message": message, "hint": hint})


def as_text(value: Any) -> str:
    """A value as it was typed; refused unless it is one text."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, dict | list):
        shape = "a list" if isinstance(value, list) else "a block of keys"
        raise refusal_error(f"expected one text, found {shape}")
    return str(value)


def _check_line(value: Any) -> str:
    text = as_text(value)
    if "\n" in text.strip("\n"):
        raise refusal_error(
            "expected one line of text, found several", "join the lines, or use a field for longer text"
        )
    return _limit_length(text.strip("\n"), TEXT_LIMIT)


def _check_lines(value: Any) -> str:
    return _limit_length(as_text(value).strip("\n"), LONG_TEXT_LIMIT)


def _rich_lines(value: Any) -> str:
    return _limit_length(as_text(value).strip("\n"), RICH_LIMIT)


def _limit_length(text: str, limit: int) -> str:
    if len(text) > limit:
        raise refusal_error(
            f"this text has {len(text):,} characters; the limit is {limit:,}", "shorten it, or link a file"
        )
    if not text.strip():
        raise refusal_error("this text is empty", "leave the key out when nothing is known")
    return unicodedata.normalize("NFC", text)


def parse_id(value: Any) -> str:
    """An id as it was typed; refused unless it is one of our slugs."""
    text = as_text(value)
    if not is_slug(text):
        suggestion = make_slug(text)
        hint = f"for example {suggestion}" if suggestion and is_slug(suggestion) else ""
        raise refusal_error(
            "an id is made of lower-case letters, digits and single hyphens, and is not a reserved word", hint
        )
    return text


_FOREIGN = re.compile(r"[\w.:;,/\\|{}()\[\]+=@#~*!$%^-]{1,100}")
"""What the ids of other programs are made of: nothing that means something in HTML, and no spaces."""


def _foreign_id(value: Any) -> str:
    text = as_text(value).strip()
    if not _FOREIGN.fullmatch(text):
        message = "expected an id of another program: at most 100 letters, digits and signs such as - _ . : / { }"
        raise refusal_error(message, "copy it from there")
    return text


def _parse_day(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return period.parse_day(as_text(value).strip())
    except ValueError as error:
        raise refusal_error(str(error)) from None


def _year_day(value: Any) -> period.YearDay:
    if isinstance(value, period.YearDay):
        return value
    try:
        return period.YearDay.parse(as_text(value).strip())
    except ValueError as error:
        raise refusal_error(str(error), "08-03 for every year, 2026-08-03 for once") from None


_INT = re.compile(r"-?(0|[1-9][0-9]{0,11})\Z", re.ASCII)
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?\Z", re.ASCII)


def _parse_int(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = as_text(value).strip()
    if not _INT.match(text):
        raise refusal_error(
            "expected a whole number such as 30", "digits only: no separators, signs, units or leading zeros"
        )
    return int(text)


def _parse_number(value: Any) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    text = as_text(value).strip()
    if not _NUMBER.match(text):
        raise refusal_error(
            "expected a number such as 12 or 12.5", "digits and one point: no separators, units or exponents"
        )
    return float(text)


def _parse_amount(value: Any) -> float:
    number = _parse_number(value)
    whole, _, decimals = str(value).strip().partition(".")
    if isinstance(value, str) and len(decimals) > 2:
        hint = f"write {whole}{decimals}, or {whole}.{decimals[:2]}"
        raise refusal_error(f"{value.strip()} could be {whole} or {whole}{decimals}", hint)
    return number


_FLAGS = {"true": True, "false": False}
_LIKE_FLAGS = {"yes": "true", "y": "true", "on": "true", "1": "true"} | dict.fromkeys(("no", "n", "off", "0"), "false")


def _parse_flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = as_text(value)
    if text not in _FLAGS:
        folded = text.strip().casefold()
        meant = folded if folded in _FLAGS else _LIKE_FLAGS.get(folded)
        raise refusal_error("expected true or false", f"write {meant}" if meant else "")
    return _FLAGS[text]


_CURRENCY = re.compile(r"[A-Z]{3}\Z")


def _check_currency(value: Any) -> str:
    text = as_text(value).strip()
    if not _CURRENCY.match(text):
        meant = text.upper()
        raise refusal_error("expected a currency code such as EUR", f"write {meant}" if _CURRENCY.match(meant) else "")
    return text


def whole_number_between(low: int, high: int) -> BeforeValidator:
    """A validator for a whole number within limits, both included."""

    def check(value: Any) -> int:
        number = _parse_int(value)
        if not low <= number <= high:
            raise refusal_error(f"expected a whole number from {low} to {high}")
        return number

    return BeforeValidator(check)


ANY_SCALAR = [
    "string",
    "number",
    "boolean",
]  # an editor reads 00123 as a number; to us it is text all the same

Text = Annotated[str, BeforeValidator(_check_line), WithJsonSchema({"type": ANY_SCALAR}), Kind("text", "one line")]
Multiline = Annotated[
    str,
    BeforeValidator(_check_lines),
    WithJsonSchema({"type": ANY_SCALAR}),
    Kind("multiline", "text, several lines allowed"),
]
Rich = Annotated[
    str,
    BeforeValidator(_rich_lines),
    WithJsonSchema({"type": ANY_SCALAR}),
    Kind("rich", "text with simple Markdown: paragraphs, lists, bold, links"),
]
Id = Annotated[
    str,
    BeforeValidator(parse_id),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 63}),
    Kind("id", "a short name: lower-case letters, digits, hyphens"),
]
ForeignId = Annotated[
    str,
    BeforeValidator(_foreign_id),
    WithJsonSchema({"type": ANY_SCALAR}),
    Kind("foreign id", "the id it has in another program, as it is written there"),
]
Day = Annotated[
    date,
    BeforeValidator(_parse_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
    Kind("date", "a date: 2026-08-03"),
]
OnDay = Annotated[
    period.YearDay,
    BeforeValidator(_year_day),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{4}-)?\d{2}-\d{2}$"}),
    Kind("day of the year", "08-03 for every year, or 2026-08-03 for once"),
]
Int = Annotated[int, BeforeValidator(_parse_int), WithJsonSchema({"type": "integer"}), Kind("int", "a whole number")]
Days = Annotated[
    int,
    whole_number_between(0, 3_660),
    WithJsonSchema({"type": "integer", "minimum": 0}),
    Kind("days", "a number of whole days"),
]
Number = Annotated[
    float, BeforeValidator(_parse_number), WithJsonSchema({"type": "number"}), Kind("number", "a number")
]
Amount = Annotated[
    float,
    BeforeValidator(_parse_amount),
    WithJsonSchema({"type": "number"}),
    Kind("amount", "a number, with two decimals at the most"),
]
Flag = Annotated[bool, BeforeValidator(_parse_flag), WithJsonSchema({"type": "boolean"}), Kind("bool", "true or false")]
Currency = Annotated[
    str,
    BeforeValidator(_check_currency),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"}),
    Kind("currency", "a currency code: EUR"),
]
Score = Annotated[
    int,
    whole_number_between(1, 5),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5}),
    Kind("score", "a whole number from 1 (bad) to 5 (excellent)"),
]
Worth = Annotated[
    int,
    whole_number_between(0, 5),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 5}),
    Kind("worth", "a whole number from 0 (none) to 5 (decisive)"),
]


Year = Annotated[
    int,
    whole_number_between(period.FIRST_YEAR, period.LAST_YEAR),
    WithJsonSchema({"type": "integer"}),
    Kind("year", "a year: 2026"),
]


class _OneOrMany:
    """Lets a list of one be typed without the brackets: ``with: dana`` for ``with: [dana]``."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            lambda raw: [raw] if isinstance(raw, str) else raw, handler(source)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        listed = handler(schema)
        return {"anyOf": [listed["items"], listed]}


T = TypeVar("T")
Many = Annotated[tuple[T, ...], _OneOrMany()]
"""A list of plain values, in which a single one needs no brackets."""
