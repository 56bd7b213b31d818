"""The numbers of the method, layer upon layer: the program's, the project's file, what an account sets otherwise."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.load.conform import conform_record
from generator.model.problem import Place, Problem
from generator.model.settings import Settings
from generator.yaml_reader.source import read_yaml
from generator.yaml_reader.tree import Items, Map, Node, Scalar

SETTINGS_FILE = "playbook/settings.yaml"


@dataclass(frozen=True, slots=True)
class OurNumbers:
    """What was understood of the site's settings."""

    settings: Settings
    #: The names of tiers that were typed, those of tiers that could not be understood among them.
    typed_tiers: frozenset[str] = frozenset()
    #: Whether all of the file could be read; when not, a tier may stand in the rest.
    whole: bool = True


def load_settings(sources: Mapping[str, bytes]) -> tuple[OurNumbers, list[Problem]]:
    """The site's settings, and every problem with their file, which may be missing."""
    if SETTINGS_FILE not in sources:
        return OurNumbers(Settings()), []
    tree, problems = read_yaml(SETTINGS_FILE, sources[SETTINGS_FILE])
    whole = not any(problem.is_error for problem in problems)
    if tree is None:
        return OurNumbers(Settings(), whole=whole), problems
    tiers = typed_tiers(tree)
    settings, value_problems = conform_record(
        Settings, overlay_settings(Settings(), tree), SETTINGS_FILE, reading=problems
    )
    return OurNumbers(settings or Settings(), tiers, whole), problems + value_problems


def typed_tiers(settings: Node) -> frozenset[str]:
    """The names of the tiers in a tree of settings."""
    tiers = settings.get("tiers") if isinstance(settings, Map) else None
    return frozenset(tiers) if isinstance(tiers, Map) else frozenset()


def overlay_settings(settings: Settings, own: Node) -> Node:
    """A tree of settings: those of the layer below, with every single number that the own layer sets in its place."""
    return _overlay_tree(_settings_tree(settings.model_dump(mode="json", by_alias=True)), own)


def overlay_account_settings(settings: Settings, own: Node, head: Node) -> Node:
    """The tree of an account's settings: the site's, with every single number the account sets in its place.

    The ``head`` of the account says in which phase of life they are and what we are after, which the site's settings
    provide for; what the account sets itself holds before that.
    """
    named = [head.get(key) if isinstance(head, Map) else None for key in ("lifecycle", "plan_type")]
    lifecycle, plan_type = (str(word) if isinstance(word, Scalar) else None for word in named)
    here = _with_own_situations(settings, own).in_situation(lifecycle, plan_type)
    values = here.model_dump(mode="json", by_alias=True)
    for key, word in zip(_SITUATIONS, (lifecycle, plan_type), strict=True):
        values[key] = {word: values[key][word]} if word in values[key] else {}
    return _overlay_tree(_settings_tree(values), own)


_SITUATIONS = ("lifecycles", "plan_types")


def _with_own_situations(settings: Settings, own: Node) -> Settings:
    """The settings with what an account itself says of phases and aims, which the other numbers go by."""
    if not isinstance(own, Map) or not own.keys() & set(_SITUATIONS):
        return settings
    typed = Map(own.place)
    # Copied, as what is wrong is taken out: it has to be found again, and reported, where the account itself is read.
    typed.update({key: copy.deepcopy(own[key]) for key in _SITUATIONS if key in own})
    return conform_record(Settings, overlay_settings(settings, typed), SETTINGS_FILE)[0] or settings


def _settings_tree(value: Any) -> Node:
    """Values of the model as a file would hold them."""
    place = Place(SETTINGS_FILE)
    if isinstance(value, dict):
        block = Map(place)
        for key, item in value.items():
            block[key], block.key_places[key] = _settings_tree(item), place
        return block
    if isinstance(value, list):
        items = Items(place)
        items.extend(_settings_tree(item) for item in value)
        items.places.extend(place for _ in value)
        return items
    if isinstance(value, bool):
        return Scalar("true" if value else "false", place)
    if isinstance(value, float):
        return Scalar(f"{value:.6f}", place)
    return None if value is None else Scalar(str(value), place)


def _overlay_tree(below: Node, above: Node) -> Node:
    if not (isinstance(below, Map) and isinstance(above, Map)):
        return below if above is None else above
    whole = Map(above.place)
    for layer in (below, above):
        whole.key_places |= layer.key_places
    for key in [*below, *(key for key in above if key not in below)]:
        whole[key] = _overlay_tree(below.get(key), above.get(key))
    return whole
