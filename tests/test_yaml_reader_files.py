"""Every hazard file and every case file gets the verdict written down for it; ruamel.yaml gives a second opinion."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import ruamel.yaml
from offenders import for_each

from generator.model.problem import Problem, count_problems
from generator.yaml_reader.characters import join_surrogates
from generator.yaml_reader.source import Items, Map, Node, Scalar, read_yaml
from generator.yaml_reader.text import Limits, decode_source

TESTS = Path(__file__).parent
HAZARDS = TESTS / "yaml-hazards"
CASES = TESTS / "cases" / "yaml"
#: In case files: what cannot be seen, or would be lost in an editor.
MARKS = {"␣": " ", "⇥": "\t", "←": "\r", "∎\n": ""}
#: What ruamel.yaml refuses in brackets although it is YAML: a colon below its key, beside a comma or a bracket, or at
#: the start of a word; a quoted key over two lines; a question mark right after a colon.
ONLY_RUAMEL_REFUSES = re.compile(r"""\n[ \r]*:|:[ \r]*[,\]}\[{?]|[,\[{] *:|\n[^\n]*["'] *:""")
#: What ruamel.yaml reads otherwise than YAML says: in brackets a question mark that begins a word and a colon before a
#: comma or a bracket, and spaces at the end of the file.
ONLY_RUAMEL_READS = re.compile(r"[\[{,\n][ \r]*\?[^ ]|:[,\]}]| \Z")


def seen(node: Node) -> object:
    """A tree with the line and the column of everything in it."""
    if isinstance(node, Map):
        assert list(node.key_places) == list(node)
        return {key: (node.key_places[key].line, node.key_places[key].column, seen(node[key])) for key in node}
    if isinstance(node, Items):
        return [seen(item) for item in node]
    return None if node is None else (str(node), node.place.line, node.place.column)


def seen_by_ruamel(text: str) -> object:
    """The same of what ruamel.yaml's parser makes of a text; it raises an exception when it refuses it."""
    parsed = ruamel.yaml.YAML(typ="safe", pure=True).parse(text)
    events = iter([event for event in parsed if not re.match("Stream|Document", type(event).__name__)])
    return node_of(next(events), events)


def node_of(event: Any, events: Iterator[Any]) -> object:
    kind, mark = type(event).__name__, event.start_mark
    if kind == "MappingStartEvent":
        entries = {}
        while type(key := next(events)).__name__ != "MappingEndEvent":
            name = unicodedata.normalize("NFC", join_surrogates(key.value))
            entries[name] = (key.start_mark.line + 1, key.start_mark.column + 1, node_of(next(events), events))
        return entries
    if kind == "SequenceStartEvent":
        items = []
        while type(item := next(events)).__name__ != "SequenceEndEvent":
            items.append(node_of(item, events))
        return items
    value = join_surrogates(event.value) if event.style == '"' else event.value
    return None if not event.style and value in ("", "~", "null") else (value, mark.line + 1, mark.column + 1)


def read_and_compare(file: str, data: bytes) -> tuple[Map | None, list[Problem]]:
    """Read a file; what is accepted must be what ruamel.yaml reads, at the same places."""
    tree, problems = read_yaml(file, data)
    for problem in problems:
        assert problem.message
        assert problem.hint
        assert not re.search(r"http|\{\w+\}|yaml\.", problem.message + problem.hint)
    source, _ = decode_source(file, data, Limits())
    if source is None or any(problem.is_error for problem in problems) or "\ufeff" in source.text:
        return tree, problems
    try:
        second = seen_by_ruamel(source.text)
    except Exception:  # noqa: BLE001 - whatever it is, the file is refused
        assert ONLY_RUAMEL_REFUSES.search(source.text)
    else:
        assert seen(tree) == second or ONLY_RUAMEL_READS.search(source.text)
    return tree, problems


def verdicts(problems: list[Problem]) -> list[tuple[str, int, int, str]]:
    return [(p.rule, p.place.line, p.place.column, p.level.value) for p in problems]


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
    tree, problems = read_and_compare(name, (HAZARDS / name).read_bytes())
    found = [f"{problem.rule} {problem.place.line}:{problem.place.column}" for problem in problems]
    shown = found[:5] + ([f"and {count_problems(problems) - 5} more"] if len(found) > 5 else [])
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
    tree, problems = read_and_compare("case", text.encode())
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
