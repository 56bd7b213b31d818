"""Numbers and rectangles of a drawing, in the units of its view box."""

from __future__ import annotations

from dataclasses import dataclass


def round_coordinate(value: float) -> float:
    """A coordinate to one decimal, without one when it is whole: that keeps the drawing short."""
    near = round(value, 1)
    return int(near) if near == int(near) else near


def path_data(*parts: str | float) -> str:
    """The data of an SVG path from its letters and numbers; whole numbers need no encoding in a page."""
    return " ".join(part if isinstance(part, str) else str(round(part)) for part in parts)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The x of its vertical centre line."""
        return round_coordinate(self.x + self.width / 2)

    @property
    def centre(self) -> float:
        """The y of its horizontal centre line."""
        return round_coordinate(self.y + self.height / 2)

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom
