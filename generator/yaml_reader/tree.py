"""A YAML file as it is written, and the tree read from it: text, maps and lists that remember where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from generator.model.problem import Place
from generator.yaml_reader.faults import Fault


class Scalar(str):
    """One value, exactly as typed: ``00123`` stays ``00123``; types come from the model, never from YAML.

    ``place`` is where it starts; ``plain`` is true when it was written without quotes or a ``|`` or ``>``.
    """

    __slots__ = ("place", "plain")

    place: Place
    plain: bool

    def __new__(cls, text: str, place: Place, plain: bool = True) -> Scalar:
        """Text with its position."""
        self = super().__new__(cls, text)
        self.place = place
        self.plain = plain
        return self

    def __getnewargs__(self) -> tuple[str, Place, bool]:  # type: ignore[override]
        """What copying needs: without this a deep copy of a tree would fail."""
        return (str(self), self.place, self.plain)


class Map(dict[str, "Node"]):
    """Keys with values, in the order written; ``key_places`` says where each key stands.

    Keys are in Unicode normal form C, so that two spellings of the same word are the same key.
    """

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.key_places: dict[str, Place] = {}


class Items(list["Node"]):
    """A list; ``places`` says where each item starts."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.places: list[Place] = []


#: ``None`` means that nothing was written: ``key:`` alone, or an unquoted ``~`` or ``null``.
Node: TypeAlias = Scalar | Map | Items | None


@dataclass(slots=True, eq=False)
class Piece:
    """Where a value is written; indices count characters of the text from 0, ``end`` is past the last one.

    ``kind`` is ``text``, ``map``, ``list`` or ``nothing``. ``style`` is empty for unquoted text and for blocks, else
    the quote, ``|``, ``>`` or ``[``. A block ends where the last value in it does. ``text`` is what a text says;
    ``fault`` is for what it is refused although the structure around it is clear.
    """

    kind: str
    start: int
    end: int
    style: str = ""
    parts: list[Part] = field(default_factory=list)
    text: str = ""
    fault: Fault | None = None

    @property
    def in_brackets(self) -> bool:
        """Whether it is a map or list in brackets."""
        return self.style == "["

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is written, not even a sign for nothing."""
        return self.kind == "nothing" and self.start == self.end

    def part(self, key: str | int) -> Part | None:
        """The entry with that key, or the item at that place."""
        return next((part for part in self.parts if part.key == key), None)


@dataclass(slots=True, eq=False)
class Part:
    """One entry of a map or one item of a list.

    ``start`` and ``end`` are those of the key as it is written; of an item in a block those of its dash; of an
    item in brackets both are where its value starts. ``name`` is the key of an entry.
    """

    key: str | int
    start: int
    end: int
    value: Piece
    name: Piece | None = None
