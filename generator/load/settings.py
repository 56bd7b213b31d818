"""The numbers of the method, layer upon layer: the model's own, the site's file, what an account sets otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.load.conform import conform
from generator.model.settings import Settings
from generator.problem import Place, Problem
from generator.yaml_source import read
from generator.yaml_tree import Items, Map, Node, Scalar

SETTINGS_FILE = "playbook/settings.yaml"


def load_settings(sources: Mapping[str, bytes]) -> tuple[Settings, bool, list[Problem]]:
    """The site's settings, whether their file could be read whole, and every problem with it.

    The file may be missing; what it leaves out is as the model has it.
    """
    tree, problems = read(SETTINGS_FILE, sources.get(SETTINGS_FILE, b"{}"))
    whole = not any(problem.is_error for problem in problems)
    if not isinstance(tree, Map):
        return Settings(), whole, problems
    settings, found = conform(Settings, tree, SETTINGS_FILE)
    return settings or Settings(), whole, problems + found


def overlaid(settings: Settings, own: Node) -> Node:
    """The tree of an account's settings: the site's, with every single number the account sets in its place."""
    return _overlaid(_tree(settings.model_dump(mode="json", by_alias=True)), own)


def _tree(value: Any) -> Node:
    """Values of the model as a file would hold them."""
    place = Place(SETTINGS_FILE)
    if isinstance(value, dict):
        block = Map(place)
        for key, item in value.items():
            block[key], block.key_places[key] = _tree(item), place
        return block
    if isinstance(value, list):
        items = Items(place)
        items.extend(_tree(item) for item in value)
        items.places.extend(place for _ in value)
        return items
    if isinstance(value, float):
        return Scalar(f"{value:.6f}", place)
    return None if value is None else Scalar(str(value), place)


def _overlaid(below: Node, above: Node) -> Node:
    if not (isinstance(below, Map) and isinstance(above, Map)):
        return below if above is None else above
    whole = Map(above.place)
    for layer in (below, above):
        whole.key_places |= layer.key_places
    for key in [*below, *(key for key in above if key not in below)]:
        whole[key] = _overlaid(below.get(key), above.get(key))
    return whole
