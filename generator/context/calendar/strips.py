"""The years of all accounts as the chart of rows needs them: one row for each account, grouped by account manager."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from generator.charts.year.rows import Crowding, YearGroup, YearRow, YearRows, year_rows
from generator.context.summaries.year import YearSummary


def draw_strips(years: Sequence[YearSummary], crowdings: Iterable[Crowding], as_of: date) -> YearRows | None:
    """The rows of all accounts, by account manager and name; None without accounts."""
    groups = dict[str, list[YearRow]]()
    for year in years:
        groups.setdefault(year.manager, []).append(year.row)
    ordered = sorted(groups.items(), key=lambda group: group[0].casefold())
    return year_rows([YearGroup(name, tuple(rows)) for name, rows in ordered], crowdings, as_of)
