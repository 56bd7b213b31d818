"""The one place that asks what day it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from generator.days.period import parse_day


def as_of(given: str | None, environment: Mapping[str, str], fixed: date | None) -> date:
    """The day a site is made for.

    The first of: the day asked for; SOURCE_DATE_EPOCH (seconds, in UTC); the day fixed in the settings; today.
    ValueError, with a message for people, when the one asked for is no date.
    """
    if given:
        return parse_day(given)
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise ValueError(f"SOURCE_DATE_EPOCH is `{epoch}`; expected a number of seconds") from None
    return fixed or date.today()


def epoch_of(day: str) -> int:
    """A day as SOURCE_DATE_EPOCH has it; ValueError, with a message for people, when it is no date."""
    when = parse_day(day)
    return int(datetime(when.year, when.month, when.day, 12, tzinfo=UTC).timestamp())
