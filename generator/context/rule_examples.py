"""The examples of the rules: for each an account in which it finds something, and one in which it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator import checks
from generator.yaml_reader.source import read_resource
from generator.yaml_reader.tree import Map


@dataclass(frozen=True, slots=True)
class Examples:
    """Two accounts as they are typed: a comment that says what they show, their keys, and in comments what is found."""

    fires: str
    quiet: str


@cache
def read_examples(role: str) -> Mapping[str, Examples]:
    """The examples of a role's rules by the names of the rules, from its ``examples.yaml``."""
    tree = read_resource(f"{checks.__name__}.{role}", "examples.yaml")
    return {name: Examples(str(two["fires"]), str(two["quiet"])) for name, two in tree.items() if isinstance(two, Map)}
