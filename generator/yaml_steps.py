"""A parser's events in our own terms, with the limits that keep any file from running away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from generator.yaml_errors import Complaint, explain, tab
from generator.yaml_text import Fault, Limits, too_deep


class Event(NamedTuple):
    """One step of a parser; indices and lines count from 0.

    ``kind`` is ``scalar``, ``alias``, ``map``, ``list``, ``end`` (of either), ``document`` or ``over``.
    ``style`` is empty for unquoted text, else the quote, ``|`` or ``>``; it is ``[`` for a map or list in
    brackets. ``marked`` says that an anchor or a tag stands before the node.
    """

    kind: str
    start: int
    end: int
    line: int
    value: str = ""
    style: str = ""
    marked: bool = False

    @property
    def nothing(self) -> bool:
        """Whether this is the empty place after a key or a dash."""
        return self.kind == "scalar" and not (self.value or self.style or self.marked)


class GaveUp(Exception):
    """The parser cannot go on."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(complaint.words)
        self.complaint = complaint


class Stop(Exception):
    """Reading ends here: at a mistake in the structure, or at a limit, which no parser sees differently."""

    def __init__(self, fault: Fault, *, limit: bool = False) -> None:
        super().__init__(fault.rule)
        self.fault = fault
        self.limit = limit


class Steps:
    """The events of one text, one by one; raises ``Stop`` at a mistake in the structure or at a limit."""

    def __init__(self, text: str, events: Iterator[Event], limits: Limits) -> None:
        self._text, self._events, self._limits = text, events, limits
        self._tabs = "\t" in text
        self._reached = self._seen = 0
        self._open: list[Event] = []

    def next(self) -> Event:
        """The next event."""
        try:
            event = next(self._events)
        except GaveUp as error:
            raise Stop(explain(self._completed(error.complaint))) from None
        self._check_size(event)
        if self._tabs:
            self._refuse_tabs(event)
            self._reached = max(self._reached, event.end)
        return event

    def skip(self, event: Event) -> None:
        """Go to the end of a node that is left out, ``event`` being its first."""
        depth = len(self._open)
        if event.kind in ("map", "list"):
            while len(self._open) >= depth:
                self.next()

    def _completed(self, complaint: Complaint) -> Complaint:
        """A parser that finds nothing where a value should be does not say in which bracket it was."""
        brackets = [event.start for event in self._open if self._text[event.start] in "[{"]
        if complaint.opened == complaint.index and brackets:
            return replace(complaint, opened=brackets[-1])
        return complaint

    def _check_size(self, event: Event) -> None:
        self._seen += event.kind != "end"
        if self._seen > self._limits.values:
            message = f"The file holds more than {self._limits.values:,} keys and values."
            hint = "Split the account into several files in a folder of its own."
            raise Stop(Fault(event.start, "too-many-values", message, hint), limit=True)
        if event.kind == "end":
            self._open.pop()
        elif event.kind in ("map", "list"):
            self._open.append(event)
            if len(self._open) > self._limits.depth:
                raise Stop(too_deep(event.start, self._limits), limit=True)

    def _refuse_tabs(self, event: Event) -> None:
        """Stop at a tab that is not in quotes, a block of text or a comment: parsers disagree about it."""
        found = _tab_between(self._text, self._reached, event.start)
        if found < 0 and event.kind == "scalar" and not event.style:
            found = self._text.find("\t", event.start, event.end)
        elif found < 0 and event.style in ("|", ">"):
            # In a block of text the content may hold tabs, the line with the sign may not.
            found = _tab_between(self._text, event.start, self._text.find("\n", event.start))
        if found >= 0:
            raise Stop(tab(found))


def _tab_between(text: str, start: int, end: int) -> int:
    """The first tab between two indices that is not in a comment, or -1."""
    while (found := text.find("\t", start, end)) >= 0:
        if "#" not in text[max(start, text.rfind("\n", start, found)) : found]:
            return found
        line_end = text.find("\n", found, end)
        start = line_end if line_end >= 0 else end
    return -1
