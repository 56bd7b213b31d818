"""Every hazard file and every case file gets the verdict written down for it, from both parsers."""

from __future__ import annotations

import importlib.util
import json
import re
from functools import cache
from itertools import islice
from pathlib import Path

import ruamel.yaml
from offenders import for_each

from generator import yaml_source
from generator.problem import Problem
from generator.yaml_source import Items, Map, Node, Scalar, read
from generator.yaml_text import Limits, decode

TESTS = Path(__file__).parent
HAZARDS = TESTS / "yaml-hazards"
CASES = TESTS / "cases" / "yaml"
#: In case files: what cannot be seen, or would be lost in an editor.
MARKS = {"␣": " ", "⇥": "\t", "←": "\r", "∎\n": ""}


def outline(node: Node) -> object:
    """A tree with everything that two parsers must agree on, positions included."""
    if isinstance(node, Map):
        entries = {key: (str(node.key_places[key]), outline(value)) for key, value in node.items()}
        assert list(node.key_places) == list(node)
        return ("map", str(node.place), entries)
    if isinstance(node, Items):
        return ("list", str(node.place), [str(place) for place in node.places], [outline(n) for n in node])
    return None if node is None else (str(node), str(node.place), node.plain)


def verdicts(problems: list[Problem]) -> list[tuple[str, int, int, str]]:
    return [(p.rule, p.place.line, p.place.column, p.level.value) for p in problems]


def read_by_both(file: str, data: bytes) -> tuple[Map | None, list[Problem]]:
    tree, problems = read(file, data)
    pure_tree, pure_problems = read(file, data, pure=True)
    assert verdicts(problems) == verdicts(pure_problems)
    assert outline(tree) == outline(pure_tree)
    for problem in problems:
        assert problem.message
        assert problem.hint
        assert not re.search(r"http|ruamel|yaml\.|while (scanning|parsing)", problem.message + problem.hint)
    return tree, problems


def test_the_c_parser_is_used_where_it_is_installed() -> None:
    installed = importlib.util.find_spec("_ruamel_yaml") is not None
    assert installed == yaml_source.HAS_C_PARSER


# Hazards: expected.txt is the list


@cache
def expected_hazards() -> dict[str, tuple[str, str, str]]:
    lines = (HAZARDS / "expected.txt").read_text(encoding="utf-8").splitlines()
    rows = [re.split(r" +\| +", line, maxsplit=3) for line in lines if not line.startswith("#")]
    return {name: (verdict, problems, tree) for name, verdict, problems, tree in rows}


def test_the_table_of_hazards_lists_every_file_and_no_other() -> None:
    files = {path.name for path in HAZARDS.glob("*.yaml")}
    assert len(files) > 225
    assert files == set(expected_hazards())


@for_each(lambda: sorted(expected_hazards()))
def test_every_hazard_gets_its_verdict(name: str) -> None:
    verdict, listed, values = expected_hazards()[name]
    tree, problems = read_by_both(name, (HAZARDS / name).read_bytes())
    found = [f"{problem.rule} {problem.place.line}:{problem.place.column}" for problem in problems]
    shown = found[:5] + ([f"and {len(found) - 5} more"] if len(found) > 5 else [])
    worst = "error" if any(problem.is_error for problem in problems) else "warning" if problems else "accepted"
    assert (worst, ", ".join(shown) or "-") == (verdict, listed)
    if values != "(long)":
        assert tree == json.loads(values)


# Cases: one readable file each


def sections(path: Path) -> dict[str, str]:
    title, *parts = re.split(r"^=== (\w+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {"title": title.strip(), **dict(zip(parts[::2], parts[1::2], strict=True))}


CASE_FILES = sorted(CASES.glob("*.txt"))


def test_there_are_cases() -> None:
    assert len(CASE_FILES) >= 40
    assert {"tree", "problems", "places"} <= {name for path in CASE_FILES for name in sections(path)}


@for_each(CASE_FILES, lambda path: path.stem)
def test_every_case(path: Path) -> None:
    case = sections(path)
    assert case["title"]
    assert set(case) <= {"title", "yaml", "tree", "problems", "places"}
    text = case["yaml"]
    for mark, meant in MARKS.items():
        text = text.replace(mark, meant)
    tree, problems = read_by_both("case", text.encode())
    assert tree == json.loads(case["tree"])
    found = [f"{p.level.value} {p.rule} {p.place.line}:{p.place.column}" for p in problems]
    assert found == case.get("problems", "").splitlines()
    for line in case.get("places", "").splitlines():
        key, position = line.rsplit(" ", 1)
        assert (key, place_of(tree, key)) == (key, f"case:{position}")


def place_of(tree: Node, key: str) -> str:
    """Where the value of a path such as ``people[0].name`` stands; an empty list item at its dash."""
    node, place = tree, None
    for name, index in re.findall(r"([^.\[\]]+)|\[(\d+)\]", key):
        if name:
            assert isinstance(node, Map)
            node, place = node[name], node.key_places[name]
        else:
            assert isinstance(node, Items)
            node, place = node[int(index)], node.places[int(index)]
    return str(node.place if isinstance(node, Scalar | Map | Items) else place)


# Our own parts of the Python parser


def events(parser: ruamel.yaml.YAML, text: str) -> list[object]:
    """What a parser says about a text, its exception included."""
    said: list[object] = []
    try:
        for event in islice(parser.parse(text), 1000):
            marks = [(mark.index, mark.line) for mark in (event.start_mark, event.end_mark)]
            said.append((type(event).__name__, getattr(event, "value", None), marks))
    except Exception as error:  # noqa: BLE001 - whatever it is, both must raise it
        mark = getattr(error, "problem_mark", None)
        said.append((type(error).__name__, getattr(error, "problem", str(error)), mark and mark.index))
    return said


def test_the_faster_python_parser_says_what_the_original_says() -> None:
    seen = 0
    for path in [*HAZARDS.glob("*.yaml"), *CASE_FILES]:
        source, _ = decode(path.name, path.read_bytes(), Limits())
        if source is not None:
            seen += 1
            original = ruamel.yaml.YAML(typ="safe", pure=True)
            assert events(yaml_source._parser(pure=True), source.text) == events(original, source.text), path
    assert seen > 300
