"""What all customers told us about our products, by theme and segment, for whoever makes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.context.summaries.feedback import FeedbackRow
from generator.context.summaries.summary import AccountSummary
from generator.paths import FEEDBACK_TABLE, Target

_THEMES, _LATEST = 50, 200
"""How many themes, and how many things they told us, the page shows; the table of all has the rest."""

HEADS = ("Theme", "Segment", "Account", "Told by", "On", "What they told us", "State", "With", "Told them on")


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme, and who spoke of it."""

    theme: str
    count: int
    accounts: int
    #: How many of it nobody has decided, and of how many the customer has not been told.
    open: int
    untold: int
    #: Segments with how many of it come from each, the most first.
    segments: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """Context of ``portfolio/feedback.md.j2``."""

    #: Those of which most accounts spoke first.
    themes: tuple[ThemeRow, ...]
    #: The newest first.
    rows: tuple[FeedbackRow, ...]
    #: How many there are in all.
    total: int
    #: All of them as a table for a spreadsheet.
    table: Target


def feedback_page(summaries: Sequence[AccountSummary]) -> FeedbackPage | None:
    """What all customers told us; None where none did."""
    rows = _all_rows(summaries)
    if not rows:
        return None
    by_theme: dict[str, list[FeedbackRow]] = {}
    for row in rows:
        by_theme.setdefault(row.theme.casefold(), []).append(row)
    themes = sorted(map(_theme_row, by_theme.values()), key=lambda row: (-row.accounts, -row.count, row.theme))
    return FeedbackPage(tuple(themes[:_THEMES]), tuple(rows[:_LATEST]), len(rows), Target(FEEDBACK_TABLE))


def _all_rows(summaries: Sequence[AccountSummary]) -> list[FeedbackRow]:
    rows = [row for summary in summaries for row in summary.across.feedback]
    return sorted(rows, key=lambda row: (-row.on.toordinal(), row.account.label, row.text))


def _theme_row(rows: Sequence[FeedbackRow]) -> ThemeRow:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.segment] = counts.get(row.segment, 0) + 1
    return ThemeRow(
        theme=rows[0].theme,
        count=len(rows),
        accounts=len({row.account.target for row in rows}),
        open=sum(row.state.word == "open" for row in rows),
        untold=sum(row.replied_on is None for row in rows),
        segments=tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def feedback_table(summaries: Sequence[AccountSummary]) -> list[tuple[str | date | None, ...]]:
    """Every line of the table of all that customers told us, below its heads."""
    return [
        (
            row.theme,
            row.segment,
            row.account.label,
            row.who,
            row.on,
            row.text,
            row.state.word,
            row.routed_to,
            row.replied_on,
        )
        for row in _all_rows(summaries)
    ]
