"""What became of every record that was read: each counts once, so that the report of an import adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.wording.text import count_noun, in_prose, shorten_text

NEW, FILLED, CHANGED, SAME = "new", "filled in", "changed", "same"
SHOWN = 20
"""How many of one kind in one file are listed, and the rest counted."""


@dataclass(frozen=True, slots=True)
class FromFile:
    """A record that was read from a file."""

    #: Empty when it has none.
    name: str
    file: str = field(default="", compare=False, kw_only=True)
    #: Where it stands in the file, counted from 1; 0 when that is nowhere.
    line: int = field(default=0, compare=False, kw_only=True)


@dataclass(slots=True)
class Group:
    """Records of one file of which the same is to be said."""

    number: int = 0
    #: The first of them, each with what is said of it.
    listed: list[tuple[FromFile, str]] = field(default_factory=list)


Groups = dict[tuple[str, str], Group]
"""By file and by what is to be said."""


@dataclass(slots=True)
class Tally:
    """All records of an import."""

    #: Whether there are several files, so that a line alone is no place.
    several: bool = False
    read: int = 0
    became: Counter[str] = field(default_factory=Counter)
    left_out: Groups = field(default_factory=dict)
    #: What was used in part or in another way than it is written.
    notes: Groups = field(default_factory=dict)

    def leave_out(self, record: FromFile, kind: str, why: str = "") -> None:
        """Count a record as left out; ``kind`` says why of many, ``why`` of this one."""
        _add_record(self.left_out, record, kind, why or kind)

    def note(self, record: FromFile, kind: str, value: str = "") -> None:
        """Note something of a record that is used all the same; ``value`` is what it is about."""
        _add_record(self.notes, record, kind, f"{kind} (“{shorten_text(value, 40)}”)" if value else kind)

    def lines(self, groups: Groups) -> Iterator[str]:
        """What there is to say of some groups, a line each."""
        for (_, kind), group in groups.items():
            for record, said in group.listed:
                place = f"{record.file} " * self.several + (f"line {record.line}" if record.line else "")
                named = f"{place.strip()}{':' * bool(place)} {shorten_text(record.name, 60)}," if record.name else place
                yield f"{named.strip()} {shorten_text(said, 300)}"
            if group.number > len(group.listed):
                yield f"and {group.number - len(group.listed):,} more {kind}"

    @property
    def number_left_out(self) -> int:
        """How many records were left out."""
        return sum(group.number for group in self.left_out.values())

    @property
    def summary(self) -> str:
        """How many were read and what became of them, in a sentence."""
        parts = [f"{self.became[what]:,} {what}" for what in (NEW, FILLED, CHANGED, SAME) if self.became[what]]
        parts += [f"{self.number_left_out:,} left out"] if self.left_out else []
        return f"{count_noun(self.read, 'record')} read{': ' * bool(parts)}{in_prose(parts)}."


def _add_record(groups: Groups, record: FromFile, kind: str, said: str) -> None:
    group = groups.setdefault((record.file, kind), Group())
    group.number += 1
    if len(group.listed) < SHOWN:
        group.listed.append((record, said))
