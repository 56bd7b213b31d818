"""The filters of templates: links, dates and words; those that depend on whose page it is ask the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from generator.days import period
from generator.model.record import Record
from generator.paths import Target
from generator.rendering.inert_text import Safe, encode_lines
from generator.rendering.rich_text import render_rich
from generator.wording import text

Names = Mapping[str, Any]
"""What a page gives its template to name."""

KEPT_FILTERS = (
    "abs batch default dictsort first groupby items last length list map max min reject rejectattr round select "
    "selectattr slice sort sum unique"
).split()
"""Filters of Jinja that can neither join text to markup nor pass text off as markup."""


def _target_url(names: Names, target: Target) -> Safe:
    """The address of a place on the site, as this page writes it."""
    return Safe(names["linked_by"](target, names["here"]))


def _can_be_made(names: Names, target: Target) -> bool:
    """Whether what a link would lead to could be made."""
    return target.page not in names.get("unmade", ())


def _edit_address(names: Names, record: Record | None) -> str:
    """The address at which a record is edited; empty where there is none, or nothing was typed."""
    return names["edited_at"](record.typed_at) if record and record.typed_at else ""


_SEPARATOR = re.compile(r"[A-Za-z ,;]*")
"""What may stand between texts as it is; anything else is text like the rest."""


def _join_items(items: Iterable[Any], separator: str = ", ") -> Safe:
    between = Safe(separator) if _SEPARATOR.fullmatch(separator) else Safe.escape(separator)
    return between.join(Safe.escape(item) for item in items)


def _list_prose(items: Iterable[Any], conjunction: str = "and") -> Safe:
    return Safe(text.in_prose([Safe.escape(item) for item in items], Safe.escape(conjunction)))


def _anchor_tag(name: str) -> Safe:
    """An anchor of ours, unencoded: not every builder decodes one before it looks for it."""
    if not re.fullmatch(r"[a-z0-9-]+", name):
        raise ValueError(f"`{name}` is no anchor")
    return Safe(name)


def _words(value: str | None) -> str:
    """A value of the model in plain words; empty for one that nobody typed."""
    return text.plain_words(value) if value else ""


def _ask_wording(name: str) -> Callable[[Names, Any], Any]:
    """A filter that the wording of the page answers, which knows the account."""

    def word(names: Names, value: Any) -> Any:
        return getattr(names["wording"], name)(value)

    return word


FILTERS_OF_A_PAGE: Mapping[str, Callable[[Names, Any], Any]] = {
    "url": _target_url,
    "made": _can_be_made,
    "edit": _edit_address,
    **{name: _ask_wording(name) for name in ("who", "people", "told", "state", "money", "place")},
}
"""Filters whose answer depends on whose page it is; they are given what it names."""

FILTERS: Mapping[str, Callable[..., Any]] = {
    "anchor": _anchor_tag,
    "join": _join_items,
    "prose": _list_prose,
    "day": period.in_words,
    "short_day": period.in_short,
    "month": period.month_in_words,
    "weekday_day": period.with_weekday,
    "iso": date.isoformat,
    "span": period.span_in_words,
    "ago": period.days_ago,
    "words": _words,
    "entry": text.entry_noun,
    "sentence": text.sentence_case,
    "lower": str.lower,
    "count": text.count_noun,
    "shortened": text.shorten_text,
    "lines": encode_lines,
    "rich": render_rich,
}
