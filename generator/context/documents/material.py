"""What the sections of documents for us are made from: the account on a date, and how a line of it is worded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeVar

from generator.context.account_view import WithAccountView
from generator.context.documents.vocabulary import Item, Line, Section
from generator.context.views import State, Tone
from generator.days.period import in_full
from generator.model.record import Fact
from generator.model.strategy import Plans
from generator.wording.text import count_noun, in_a_line, join_texts

Of = TypeVar("Of", bound="Material")

_ROOM = 6


@dataclass(frozen=True, slots=True)
class Material(WithAccountView):
    """An account that a document is made of."""

    longest: ClassVar[int] = 240
    """How many letters of a text that somebody typed one line carries."""

    @property
    def asked(self) -> str:
        """Whom to ask for want of anybody else."""
        return self.name_of(self.account.profile.owner) or "the account manager"

    def cut(self, text: str | None) -> str:
        """What somebody typed, as far as a line carries it; empty for nothing."""
        return in_a_line(text, self.longest)

    def name_of(self, id: str | None) -> str:
        """Somebody's name; empty when nobody is meant or known."""
        who = self.directory.who(id)
        return who.name if who else ""

    def facts(self, *facts: tuple[str, Fact | Plans | None], sure: bool = False) -> Iterator[Item]:
        """Those of some facts that are known, each with what it is about, who told us when, and how sure we are."""
        for about, fact in facts:
            if fact:
                confidence = (fact.confidence or "") if sure and isinstance(fact, Fact) else ""
                note = join_texts((self.name_of(fact.from_), confidence))
                yield Item(self.cut(fact.text), about, note, fact.on)

    def late(self, on: date | None) -> State | None:
        """How late something is that should have been done on a day; None when it is not."""
        days = (self.as_of - on).days if on else 0
        return State(f"late by {count_noun(days, 'day')}", Tone.BAD) if days > 0 else None

    def room(self, name: str) -> int:
        """How many lines the section of a name may have."""
        return _ROOM

    def section(
        self, name: str, title: str, lines: Iterable[Line], empty: str, room: int | None = None
    ) -> Section[Line]:
        """A section with as many lines as there is room for."""
        whole, room = tuple(lines), room or self.room(name)
        return Section(name, title, whole[:room], max(0, len(whole) - room), empty)


Part = tuple[str, Callable[[Of], Iterable[Line]], str] | Callable[[Of], Section[Line]]
"""What makes a section: its title, its lines, and what to say when there is none, where ``{asked}`` is whom to ask; a
function where these depend."""


def make_section(material: Of, name: str, part: Part[Of, Line]) -> Section[Line]:
    """The section of a document that a part makes of its material."""
    if callable(part):
        return part(material)
    title, lines, empty = part
    return material.section(name, title, lines(material), empty.format(asked=material.asked))


def time_words(on: date, at: str | None, minutes: int | None) -> str:
    """When a meeting is: the day, the time and how long."""
    return join_texts((in_full(on), at or "", count_noun(minutes, "minute") if minutes else ""))
