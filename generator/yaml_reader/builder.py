"""From the pieces of a file to its tree, refusing what is not plain `key: value` data."""

from __future__ import annotations

from dataclasses import replace

from generator.model.problem import Level, Problem
from generator.yaml_reader.brackets import UNREAD
from generator.yaml_reader.characters import join_surrogates, odd_characters
from generator.yaml_reader.cuts import after_value, inside_braces, inside_value
from generator.yaml_reader.faults import Fault, Stop, make_fault
from generator.yaml_reader.parser import Parser
from generator.yaml_reader.scalars import NOTHING
from generator.yaml_reader.text import Limits, Source
from generator.yaml_reader.tree import Items, Map, Node, Part, Piece, Scalar


class Builder:
    """Builds the tree of one source; afterwards ``tree`` and ``problems`` hold the outcome."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.tree: Map | None = None
        self.problems: list[Problem] = []
        self._source, self._text, self._limits = source, source.text, limits
        self._faults = list(source.faults)
        self._path: list[str | int] = []

    def build(self) -> None:
        """Read everything."""
        parser = Parser(self._text, self._limits)
        try:
            self.tree = self._map(parser.document())
        except Stop as stop:
            root, path = parser.what_was_read(stop.fault.index)
            if root:
                self.tree = self._map(root)
            self._path = path
            self._note_stop(stop)
            self._path = []
            if root and root.parts and not parser.over:
                self._drop_unfinished(root.parts[-1], stop.fault.index, bool(path))
        for fault in self._faults:
            self._note(fault)

    def _note(self, fault: Fault | None, *steps: str) -> None:
        """Report what is wrong with something, if anything is; ``steps`` lead to it from where reading is."""
        if fault is None:
            return
        place = self._source.place(fault.index)
        key = _dotted_path([*self._path, *steps])
        self.problems.append(Problem(place, fault.rule, fault.message, fault.hint, key, fault.level))

    def _note_stop(self, stop: Stop) -> None:
        """Note why reading ended, unless that follows from a mistake already reported on the same line."""
        line = self._source.place(stop.fault.index).line
        known = {problem.place.line for problem in self.problems if problem.is_error}
        known.update(self._source.place(fault.index).line for fault in self._faults)
        if stop.limit or line not in known:
            self._note(stop.fault)

    def _drop_unfinished(self, last: Part, index: int, in_entry: bool) -> None:
        """Drop the entry read last, unless the mistake stands on a line that starts another."""
        if not self.tree or last.key not in self.tree:
            return
        start = self._text.rfind("\n", 0, index) + 1
        goes_on = self._text[start : start + 1] in ("", " ", "\t", "\n", "-", "#")
        if in_entry or goes_on or start <= last.start:
            del self.tree[str(last.key)], self.tree.key_places[str(last.key)]

    # Maps and lists

    def _node(self, piece: Piece) -> Node:
        if self._faults and piece.kind == "text" and self._raw_faults(piece):
            return None
        if piece.kind == "map" and not self._text.startswith("{{", piece.start):
            return self._map(piece)
        self._note(piece.fault)
        if piece.kind == "list":
            return self._items(piece)
        if piece.kind == "map":
            self._note(make_fault("placeholder", piece.start))
            return None
        return self._scalar(piece) if piece.kind == "text" and not piece.fault else None

    def _map(self, piece: Piece) -> Map:
        self._note(piece.fault)
        tree = Map(self._source.place(piece.start))
        for part in piece.parts:
            key = self._key(tree, part)
            if key is None:
                continue
            self._path.append(key)
            if part.value.is_empty and part.value is not UNREAD:
                self._check_empty(part, in_braces=piece.in_brackets)
            node = self._node(part.value)
            self._path.pop()
            tree.key_places[key] = self._source.place(part.start)
            tree[key] = node
        return tree

    def _items(self, piece: Piece) -> Items:
        items = Items(self._source.place(piece.start))
        for index, part in enumerate(piece.parts):
            self._path.append(index)
            empty = part.value.is_empty
            if empty:
                self._note(after_value(self._text, part.end, part.end))
            items.append(self._node(part.value))
            # Of nothing after a dash, the dash is the place to point at.
            items.places.append(self._source.place(part.start if empty else part.value.start))
            self._path.pop()
        return items

    def _check_empty(self, key: Part, *, in_braces: bool) -> None:
        """Signs that something was meant to follow a key."""
        if in_braces and key.name and not key.name.style:
            self._note(inside_braces(self._text, key.start, key.end))
        self._note(after_value(self._text, key.value.start, key.value.start))

    # Keys and values

    def _key(self, tree: Map, part: Part) -> str | None:
        """The text of a key, or nothing when the key was refused."""
        name, key = part.name, str(part.key)
        if name is None or name.kind in ("map", "list"):
            self._note(make_fault("key-not-text", part.start))
            return None
        if name.fault:
            self._note(name.fault)
            return None
        if self._faults and self._raw_faults(name):
            return None
        if fault := self._key_fault(tree, name, key):
            self._note(fault, *([key] if key in tree else []))
            return None
        return key

    def _key_fault(self, tree: Map, name: Piece, key: str) -> Fault | None:
        start = name.start
        if key in tree:
            return make_fault("duplicate-key", start, key=key, line=tree.key_places[key].line)
        if key == "<<" and not name.style:
            return make_fault("merge-key", start)
        if not key.strip() or (key in NOTHING and not name.style):
            return make_fault("empty-key", start)
        if "\n" in key or len(key) > self._limits.key:
            return make_fault("long-key", start)
        for odd in [] if key.isascii() and key.isprintable() else odd_characters(key):
            message = odd.message.replace("The text", "The key", 1)
            return replace(odd, index=self._find(odd.character, name), message=message, level=Level.ERROR)
        return None

    def _scalar(self, piece: Piece) -> Scalar | None:
        value, plain = piece.text, not piece.style
        if plain:
            self._note(after_value(self._text, piece.start, piece.end))
            for fault in inside_value(self._text, piece.start, piece.end):
                self._note(fault)
        elif piece.style == '"':
            value = join_surrogates(value)
        # Of ASCII only codes in double quotes can be odd: all else was looked at in the text of the file.
        odd = not value.isascii() or (piece.style == '"' and not value.isprintable())
        if odd and self._refuse_characters(piece, value):
            return None
        return Scalar(value, self._source.place(piece.start), plain)

    def _refuse_characters(self, piece: Piece, value: str) -> bool:
        oddities = odd_characters(value)
        for odd in oddities:
            self._note(replace(odd, index=self._find(odd.character, piece)))
        return any(odd.level is Level.ERROR for odd in oddities)

    def _find(self, character: str, piece: Piece) -> int:
        """Where a character stands; the start of its text when it was written as an escape code."""
        at = self._text.find(character, piece.start, piece.end)
        return at if at >= 0 else piece.start

    def _raw_faults(self, piece: Piece) -> bool:
        """Report what was wrong with the raw text of a piece, now that its key is known."""
        inside = [fault for fault in self._faults if piece.start <= fault.index < piece.end and fault.damage]
        for fault in inside:
            self._note(fault)
            self._faults.remove(fault)
        return bool(inside)


def _dotted_path(path: list[str | int]) -> str:
    """A path such as ``stakeholders[2].name``; items count from 0."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
