"""An account's year as the strip of twelve months needs it: one lane for each kind of event."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from generator.charts.year import Lane, Year, YearSpan, year
from generator.context.states import title
from generator.insight.rhythm import Occurrence, calendar
from generator.model.account import Account
from generator.period import Span

_STILL = ("shutdown", "freeze")
"""Kinds of event during which nothing gets done."""


def strip(account: Account, as_of: date, window: Span) -> Year | None:
    """The strip of an account's year; None when no event falls into it."""
    order = list(dict.fromkeys(event.kind for event in account.rhythm))
    found = sorted(calendar(account, window), key=lambda occurrence: order.index(occurrence.event.kind))
    lanes = [
        Lane(title(kind), tuple(_span(occurrence) for occurrence in group))
        for kind, group in groupby(found, key=lambda occurrence: occurrence.event.kind)
    ]
    return year(lanes, as_of)


def _span(occurrence: Occurrence) -> YearSpan:
    event, span = occurrence.event, occurrence.span
    return YearSpan(event.name, span.start, span.end, event.kind in _STILL or event.contact_pause)
