"""Where each key of an account comes back: who reads it while everything that an account gives is made."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import CodeType, FrameType
from typing import Any

from generator.checks.all import ALL
from generator.context.places import LABELS
from generator.model.account import Account
from generator.model.fields import fields_of, records_in
from generator.model.record import Record
from generator.model.settings import Settings

_MODULES = {
    "context/documents/brief/": "paper: brief",
    "context/documents/packs/": "paper: pack",
    "context/documents/project_report/": "paper: report",
    "context/documents/review_pack/": "paper: review pack",
    "context/documents/handover/": "page: Handover",
    "context/documents/leave_behind": "paper: agenda",
    "context/documents/decision": "paper: decision",
    "context/documents/whitespace_sheet": "paper: sheet",
    "documents/papers": "paper: print",
    "context/feeds/": "feed: calendars",
    "insight/dates/": "feed: calendars",
    "insight/sharing/": "paper: what a customer may see",
    "context/questions": "question",
    "insight/knowledge/answers": "question",
    "insight/knowledge/open_questions": "question",
    "context/summaries/": "page: over all accounts",
    "context/portfolio/": "page: over all accounts",
    "context/account/standing": "page: Overview",
    "context/account/headline": "page: Overview",
    "context/account/overview": "page: Overview",
    "context/account/people": "page: People",
    "context/account/timeline": "page: Timeline",
    "context/account/history": "page: Timeline",
    "context/account/meetings": "page: Meetings",
    "context/account/reviews": "page: Meetings",
    "context/account/materials": "page: Meetings",
    "context/account/requests": "page: Beyond the contract",
    "context/account/shoes": "page: In their shoes",
    "context/account/queries": "page: Overview",
    "context/rhythm/": "page: Rhythm",
    "context/account/": "page: Work",
    "context/roles/controller/": "page: Air-traffic controller",
    "context/roles/from_the_top": "page: Chief executive",
    "context/roles/goals": "page: Chief executive",
    "context/roles/outlook": "page: Chief executive",
    "context/roles/mediator_case": "page: Mediator",
    "checks/state": "page: Overview",
    "context/directory": "page: wherever people are named",
    "rendering/": "",
    "context/wording": "",
}
"""What is made by a module, by the beginning of its name; the first that fits counts, and an empty word none."""

_READ_EVERYTHING = (
    "load/",
    "outputs/",
    "insight/changes/",
    "insight/knowledge/certainty",
    "context/changes/",
    "context/places",
    "checks/ranking",
)
"""What reads every key whatever it says: to compare, to count, to check."""

_RULES = {rule.check.__code__: f"rule: {rule.name}" for rule in ALL}


@cache
def _reader(code: CodeType) -> str:
    """What the code makes that reads something; empty where it reads for somebody else."""
    if code in _RULES:
        return _RULES[code]
    name = code.co_filename
    if name.endswith(".j2"):
        return _template_reader(name.partition("playbook/")[2] or name)
    module = name.rpartition("generator/")[2].removesuffix(".py")
    for page, label in LABELS.items():
        if module in (f"context/account/{page}", f"context/roles/{page}"):
            return f"page: {label}"
    return next((words for begins, words in _MODULES.items() if module.startswith(begins)), "")


@cache
def _reads_everything(code: CodeType) -> bool:
    return code.co_filename.rpartition("generator/")[2].startswith(_READ_EVERYTHING)


def _template_reader(name: str) -> str:
    folder, _, file = name.rpartition("/")
    page = file.partition(".")[0]
    if folder.endswith("partials") or "charts" in folder:
        return ""
    if page in LABELS or page == "overview":
        return f"page: {LABELS.get(page, 'Overview')}"
    return {
        "handover": "page: Handover",
        "brief": "paper: brief",
        "reports": "paper: report",
        "review": "paper: review pack",
    }.get(folder, "")


_OFTEN = 60
"""After so many times it is known for whom some code reads a key."""


@contextmanager
def noting_readers() -> Iterator[dict[tuple[type[Record], str], set[str]]]:
    """While it lasts, each key of a record that something reads is noted with what is made of it."""
    fields = {kind: {field.attribute for field in fields_of(kind)} for kind in records_in(Account)}
    found: dict[tuple[type[Record], str], set[str]] = {(kind, name): set() for kind in fields for name in fields[kind]}
    plain = Record.__getattribute__
    seen: Counter[tuple[type[Record], str, CodeType]] = Counter()

    def read(record: Record, name: str) -> Any:
        kind = type(record)
        if name in fields.get(kind, ()):
            frame: FrameType | None = sys._getframe(1)
            seen[kind, name, frame.f_code] += 1
            if seen[kind, name, frame.f_code] > _OFTEN:
                frame = None
            while frame is not None and not _reads_everything(frame.f_code):
                if words := _reader(frame.f_code):
                    found[kind, name].add(words)
                    break
                frame = frame.f_back
        return plain(record, name)

    Record.__getattribute__ = read  # type: ignore[method-assign]
    try:
        yield found
    finally:
        del Record.__getattribute__


def rows(found: Mapping[tuple[type[Record], str], set[str]]) -> Iterator[tuple[type[Record], str, list[str]]]:
    """Each kind of record with each of its keys and where that comes back, in the order of the model; no settings."""
    numbers = set(records_in(Settings))
    for kind in records_in(Account):
        for field in fields_of(kind) if kind not in numbers else ():
            yield kind, field.key, sorted(found[kind, field.attribute], key=_order)


_KINDS = ("page", "rule", "paper", "question", "feed")


def _order(words: str) -> tuple[int, str]:
    return _KINDS.index(words.partition(":")[0]), words
