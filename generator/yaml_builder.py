"""From a parser's steps to the tree of a file, refusing what is not plain `key: value` data."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from generator.problem import Level, Place, Problem
from generator.yaml_characters import join_surrogates, odd_characters
from generator.yaml_cuts import after_value, inside_braces, inside_value
from generator.yaml_errors import long_key, missing_space, placeholder, shorthand
from generator.yaml_steps import Event, Steps, Stop
from generator.yaml_text import Fault, Limits, Source
from generator.yaml_tree import Items, Map, Node, Scalar

_NOTHING = frozenset({"", "~", "null"})


class Builder:
    """Builds the tree of one source; afterwards ``tree`` and ``problems`` hold the outcome."""

    def __init__(self, source: Source, limits: Limits, events: Iterator[Event]) -> None:
        self.tree: Map | None = None
        self.problems: list[Problem] = []
        self.limited = False
        self._source, self._text, self._limits = source, source.text, limits
        self._steps = Steps(source.text, events, limits)
        self._faults = list(source.faults)
        self._path: list[str | int] = []
        self._ascii = source.text.isascii()
        self._in_entry = self._over = False

    def build(self) -> None:
        """Read everything."""
        try:
            self._document()
        except Stop as stop:
            self.limited = stop.limit
            self._note_stop(stop)
            self._drop_unfinished(stop.fault.index)
        self._path.clear()
        for fault in self._faults:
            self._note(fault)

    def _note(self, fault: Fault, *steps: str) -> None:
        place = self._source.place(fault.index)
        key = _dotted([*self._path, *steps])
        self.problems.append(Problem(place, fault.rule, fault.message, fault.hint, key, fault.level))

    def _note_stop(self, stop: Stop) -> None:
        """Note why reading ended, unless that follows from a mistake already reported on the same line."""
        line = self._source.place(stop.fault.index).line
        known = {problem.place.line for problem in self.problems if problem.is_error}
        known.update(self._source.place(fault.index).line for fault in self._faults)
        if stop.limit or line not in known:
            self._note(stop.fault)

    def _drop_unfinished(self, index: int) -> None:
        """Drop the entry read last, unless the mistake stands on a line that starts another."""
        if not self.tree or self._in_entry or self._over:
            return
        key = next(reversed(self.tree))
        start = self._text.rfind("\n", 0, index) + 1
        goes_on = self._text[start : start + 1] in ("", " ", "\t", "\n", "-", "#")
        if goes_on or self._source.place(index).line == self.tree.key_places[key].line:
            del self.tree[key], self.tree.key_places[key]

    def _place(self, event: Event) -> Place:
        return self._source.place_on(event.line, event.start)

    # The document

    def _document(self) -> None:
        event = self._steps.next()
        if event.kind == "document":
            event = self._steps.next()
        if event.kind == "over" or event.nothing:
            message = "The file is empty; it must hold `key: value` lines."
            hint = "Write at least one `key: value` line, or delete the file."
            raise Stop(Fault(0, "empty-file", message, hint))
        if event.kind != "map":
            raise Stop(_not_a_mapping(self._text, event))
        self._refuse_shorthand(event)
        self.tree = Map(self._place(event))
        self._collect(event, self.tree)
        self._over = True
        event = self._steps.next()
        if event.kind == "document":
            message = "A second document starts here; a file holds one."
            hint = "Delete the --- or ... line, or indent it if it is part of a text."
            raise Stop(Fault(event.start, "second-document", message, hint))

    def _node(self, event: Event) -> Node:
        if event.kind == "scalar":
            return self._scalar(event)
        if event.kind == "alias":
            self._note(shorthand(self._text, event.start))
            return None
        self._refuse_shorthand(event)
        if self._text.startswith("{{", event.start):
            self._note(placeholder(event.start))
            self._steps.skip(event)
            return None
        place = self._place(event)
        return self._collect(event, Map(place) if event.kind == "map" else Items(place))

    def _refuse_shorthand(self, event: Event) -> bool:
        if event.marked:
            self._note(shorthand(self._text, event.start))
        return event.marked

    def _collect(self, start: Event, tree: Map | Items) -> Map | Items:
        """Fill a map or a list with everything up to its end."""
        while (event := self._steps.next()).kind != "end":
            if isinstance(tree, Map):
                self._entry(tree, event, in_braces=bool(start.style))
            else:
                self._item(tree, event)
        return tree

    def _item(self, tree: Items, event: Event) -> None:
        place = self._place(event)
        self._path.append(len(tree))
        if event.start == event.end and self._text[event.start - 1] == "-":
            # Nothing after the dash: the dash is the place to point at.
            place = replace(place, column=place.column - 1)
            self._warn_of_comment(event.start, event.start)
        tree.append(self._node(event))
        tree.places.append(place)
        self._path.pop()

    def _entry(self, tree: Map, event: Event, *, in_braces: bool) -> None:
        self._in_entry = self._in_entry or tree is self.tree
        key = self._key(tree, event)
        if key is None:
            self._steps.skip(self._steps.next())
        else:
            self._path.append(key)
            value = self._steps.next()
            if value.nothing:
                self._check_empty(event, in_braces)
            node = self._node(value)
            self._path.pop()
            tree.key_places[key] = self._place(event)
            tree[key] = node
        if tree is self.tree:
            self._in_entry = False

    def _check_empty(self, key: Event, in_braces: bool) -> None:
        """Signs that something was meant to follow a key."""
        if in_braces and not key.style and (fault := inside_braces(self._text, key.start, key.end)):
            self._note(fault)
        colon = self._text.find(":", key.end)
        if colon >= 0 and not self._text[key.end : colon].strip():
            self._warn_of_comment(colon + 1, colon + 1)

    def _warn_of_comment(self, start: int, end: int) -> None:
        if fault := after_value(self._text, start, end):
            self._note(fault)

    # Keys and values

    def _key(self, tree: Map, event: Event) -> str | None:
        """The text of a key, or nothing when the key was refused."""
        if event.kind in ("map", "list"):
            message = "A key must be text, not a list or a map."
            hint = "Put text that starts with [ or { in quotes."
            self._note(Fault(event.start, "key-not-text", message, hint))
            self._steps.skip(event)
            return None
        if event.kind == "alias" or event.marked:
            self._note(shorthand(self._text, event.start))
            return None
        if self._faults and self._raw_faults(event):
            return None
        key = unicodedata.normalize("NFC", join_surrogates(event.value))
        fault = self._key_fault(tree, event, key)
        if fault:
            self._note(fault, *([key] if key in tree else []))
        return None if fault else key

    def _key_fault(self, tree: Map, event: Event, key: str) -> Fault | None:
        start = event.start
        if key in tree:
            message = f"The key “{key}” is set twice: here and on line {tree.key_places[key].line}."
            return Fault(start, "duplicate-key", message, "Keep one of the two.")
        if key == "<<" and not event.style:
            message = "“<<” copies one map into another in YAML, which is not used here."
            return Fault(start, "merge-key", message, "Write the values out.")
        if not key.strip() or (key in _NOTHING and not event.style):
            return Fault(start, "empty-key", "There is no key before the colon.", "Write `key: value`.")
        if "\n" in key or len(key) > self._limits.key:
            return long_key(start)
        for odd in [] if key.isascii() and key.isprintable() else odd_characters(key):
            message = odd.message.replace("The text", "The key", 1)
            return Fault(self._find(odd.character, event), odd.rule, message, odd.hint)
        return None

    def _scalar(self, event: Event) -> Scalar | None:
        if self._refuse_shorthand(event) or (self._faults and self._raw_faults(event)):
            return None
        value, plain = event.value, not event.style
        if plain:
            if value in _NOTHING:
                return None
            self._warn_of_comment(event.start, event.end)
            for fault in inside_value(self._text, event.start, event.end):
                self._note(fault)
        elif event.style == '"':
            value = join_surrogates(value)
        if (not self._ascii or event.style == '"') and self._refuse_characters(event, value):
            return None
        return Scalar(value, self._place(event), plain)

    def _refuse_characters(self, event: Event, value: str) -> bool:
        oddities = odd_characters(value)
        for odd in oddities:
            self._note(Fault(self._find(odd.character, event), odd.rule, odd.message, odd.hint, odd.level))
        return any(odd.level is Level.ERROR for odd in oddities)

    def _find(self, character: str, event: Event) -> int:
        """Where a character stands; the start of its text when it was written as an escape code."""
        found = self._text.find(character, event.start, event.end)
        return found if found >= 0 else event.start

    def _raw_faults(self, event: Event) -> bool:
        """Report what was wrong with the raw text of a node, now that its key is known."""
        inside = [fault for fault in self._faults if event.start <= fault.index < event.end and fault.damage]
        for fault in inside:
            self._note(fault)
            self._faults.remove(fault)
        return bool(inside)


def _not_a_mapping(text: str, event: Event) -> Fault:
    if event.kind == "alias" or event.marked:
        return shorthand(text, event.start)
    if event.kind == "scalar" and not event.style and (fault := missing_space(text, event.start)):
        return fault
    if text.startswith(":", event.end):
        return long_key(event.start)
    what = "a list" if event.kind == "list" else "a single text"
    message = f"The file must hold `key: value` lines, but it is {what}."
    return Fault(event.start, "not-a-mapping", message, "Start with a key, such as `name: Brightwater`.")


def _dotted(path: list[str | int]) -> str:
    """A path such as ``stakeholders[2].name``; items count from 0."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
