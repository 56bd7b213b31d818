"""The tree read from a YAML file: text, maps and lists that remember where they were written."""

from __future__ import annotations

from typing import TypeAlias

from generator.problem import Place


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
