"""The reporting chart: who reports to whom as a tree, with the ties that no organisation chart shows over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.charts.coordinates import Box, round_coordinate
from generator.charts.legend import Key, known_support, lay_out_legend, legend_height, support_words
from generator.charts.lettering import SIZE, SMALL, cut_to_width, wrap_to_width
from generator.charts.reporting.tie_curves import MARGIN, Curve, draw_curves
from generator.charts.reporting.tree import BOX_WIDTH, Tree, lay_out_tree
from generator.model.people import Stakeholder
from generator.model.ties import Tie

Standing = Literal["present", "not_filled", "left"]

_LETTERING = BOX_WIDTH - 29
_MOST_LINES = 3
_LOW, _HIGH = 42, 56
"""The height of boxes of two lines and of three."""
_Lines = tuple[str, ...]
_LEFT_WORD = 30.0
"""What the word that somebody has left takes of a line."""
_TIE_LINE = 20.0
_TIE_WORDS = 170.0
"""What a line about a tie needs besides two names."""
_NARROWEST = 480.0


@dataclass(frozen=True, slots=True)
class Node:
    """A person's box."""

    person: Stakeholder
    box: Box
    #: The name in one or two lines; for a role not filled, its title.
    heading: tuple[str, ...]
    #: The title as far as there is room; empty for a role not filled.
    title: tuple[str, ...]
    standing: Standing
    support: str
    #: Name of the person they report to; empty at the top.
    manager: str


@dataclass(frozen=True, slots=True)
class TieLine:
    """A tie in words, in the list below the tree."""

    number: int
    kind: str
    #: The names at both ends.
    from_: str
    to: str
    #: The same as far as there is room.
    from_label: str
    to_label: str
    #: Where its line of text stands.
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Reporting:
    """The tree, laid out."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    #: Path data of the reporting lines.
    links: tuple[str, ...]
    curves: tuple[Curve, ...]
    ties: tuple[TieLine, ...]
    legend: tuple[Key, ...]


def draw_reporting(people: Sequence[Stakeholder], ties: Sequence[Tie] = ()) -> Reporting | None:
    """The tree of these people and the ties between them; None without people.

    Whoever's manager is not known stands at the top. In a ring of managers the first one given does. Ties with
    somebody who is not among the people, or with oneself, are left out.
    """
    if not people:
        return None
    wording = {person.id: _wrap_wording(person) for person in people}
    high = any(len(heading) + max(len(title), 1) > 2 for heading, title in wording.values())
    known = _choose_ties(people, ties)
    pairs = [(person.id, person.reports_to or "") for person in people]
    laid = lay_out_tree(pairs, _HIGH if high else _LOW, MARGIN if known else 0)
    names = {person.id: _name_or_title(person) for person in people}
    nodes = tuple(_draw_node(person, wording[person.id], laid, names) for person in people)
    listed = _list_ties(known, names, laid)
    below = laid.height + (MARGIN + 10 + _TIE_LINE * len({line.y for line in listed}) if listed else 14)
    width = max(laid.width, _NARROWEST if listed else BOX_WIDTH * 2)
    keys = lay_out_legend(_legend_marks(nodes), 0, width, round_coordinate(below + 12))
    return Reporting(
        width=round_coordinate(width),
        height=round_coordinate(below + legend_height(keys)),
        nodes=nodes,
        links=laid.links,
        curves=draw_curves(known, laid.boxes),
        ties=listed,
        legend=keys,
    )


def _choose_ties(people: Sequence[Stakeholder], ties: Sequence[Tie]) -> list[Tie]:
    known = {person.id for person in people}
    return [tie for tie in ties if tie.from_ in known and tie.to in known and tie.from_ != tie.to]


def _name_or_title(person: Stakeholder) -> str:
    return person.name or person.title or ""


def _wrap_wording(person: Stakeholder) -> tuple[_Lines, _Lines]:
    """What stands in a box: the name, and the title in the lines that are left."""
    title = person.title or ""
    if not person.name:
        return wrap_to_width(title, _LETTERING, SMALL), ()
    name = wrap_to_width(person.name, _LETTERING, SIZE, bold=True)
    if person.left:
        return name, (cut_to_width(title, _LETTERING - _LEFT_WORD, SMALL),)
    return name, wrap_to_width(title, _LETTERING, SMALL, lines=_MOST_LINES - len(name))


def _draw_node(person: Stakeholder, lines: tuple[_Lines, _Lines], laid: Tree, names: dict[str, str]) -> Node:
    return Node(
        person=person,
        box=laid.boxes[person.id],
        heading=lines[0],
        title=lines[1],
        standing="left" if person.left else "present" if person.name else "not_filled",
        support=known_support(person.support),
        manager=names.get(laid.managers[person.id], ""),
    )


def _legend_marks(nodes: tuple[Node, ...]) -> list[tuple[str, str]]:
    return support_words(node.support for node in nodes if node.standing == "present")


def _list_ties(ties: Sequence[Tie], names: dict[str, str], laid: Tree) -> tuple[TieLine, ...]:
    """The ties in one column of lines, or in two when there is room and there are many."""
    columns = 2 if len(ties) > 3 and laid.width >= 700 else 1
    lines = -(-len(ties) // columns)
    room = (max(laid.width, _NARROWEST) / columns - _TIE_WORDS) / 2
    return tuple(
        TieLine(
            number=place + 1,
            kind=tie.kind,
            from_=names[tie.from_],
            to=names[tie.to],
            from_label=cut_to_width(names[tie.from_], room, SMALL),
            to_label=cut_to_width(names[tie.to], room, SMALL),
            x=round_coordinate(place // lines * laid.width / columns),
            y=round_coordinate(laid.height + MARGIN + 10 + place % lines * _TIE_LINE),
        )
        for place, tie in enumerate(ties)
    )
