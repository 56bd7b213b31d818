"""The front door for data: a YAML file to a tree of text with positions, and every problem on the way."""

from __future__ import annotations

from importlib.resources import files

from generator.model.problem import Problem, in_order
from generator.yaml_reader.builder import Builder
from generator.yaml_reader.faults import Stop
from generator.yaml_reader.parser import Parser
from generator.yaml_reader.text import Limits, decode_source
from generator.yaml_reader.tree import Items, Map, Node, Part, Piece, Scalar

__all__ = ["Items", "Limits", "Map", "Node", "Part", "Piece", "Scalar", "outline_text", "read_resource", "read_yaml"]


def read_yaml(file: str, data: bytes, limits: Limits = Limits()) -> tuple[Map | None, list[Problem]]:
    """Read one YAML file; ``file`` is the name used in positions, ``data`` its bytes.

    Never raises and never runs away: whatever the bytes are, the result is what could be understood (``None``
    when that is nothing) and every problem with its line and column. A bad part is reported and left out: a
    value becomes ``None``, a key is dropped, the second of two equal keys is dropped, and after a mistake in
    the structure only the top-level entries complete before it are kept.

    Refused are anchors, aliases, merge keys, tags, directives, further documents, keys that are not text,
    and whatever YAML programs read differently.
    """
    source, refused = decode_source(file, data, limits)
    if source is None:
        return None, refused
    builder = Builder(source, limits)
    builder.build()
    return builder.tree, in_order(builder.problems)


def read_resource(package: str, name: str) -> Map:
    """A YAML file of the program's own, which lies beside the modules of a package; ValueError when it has mistakes."""
    tree, problems = read_yaml(name, files(package).joinpath(name).read_bytes())
    if tree is None or problems:
        raise ValueError(problems)
    return tree


def outline_text(text: str) -> Piece | None:
    """Where each value of a text is written that ``read_yaml`` has accepted, without its byte order mark.

    None for a text that is refused.
    """
    try:
        return Parser(text, Limits()).document()
    except Stop:
        return None
