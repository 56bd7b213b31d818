from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest

from generator.context import reference
from generator.model import schema
from generator.model.account import Account
from generator.model.kinds import Many, Text
from generator.model.record import Record
from generator.model.schema import json_schema
from generator.paths import Target

KEYWORDS = set(
    "$schema $ref $defs title description type properties required additionalProperties items anyOf enum const "
    "pattern minimum maximum maxLength minItems maxItems format default examples patternProperties "
    "propertyNames".split()
)


@cache
def parsed() -> dict[str, Any]:
    """The schema of this project's own model."""
    made = json.loads(json_schema())
    assert isinstance(made, dict)
    return made


def parts(node: Any, path: str = "#") -> list[tuple[str, dict[str, Any]]]:
    """Every schema within a schema, itself first."""
    found = [(path, node)]
    for keyword in ("properties", "patternProperties", "$defs"):
        for name, below in node.get(keyword, {}).items():
            found += parts(below, f"{path}/{keyword}/{name}")
    for keyword in ("items", "additionalProperties"):
        if isinstance(node.get(keyword), dict):
            found += parts(node[keyword], f"{path}/{keyword}")
    for index, below in enumerate(node.get("anyOf", ())):
        found += parts(below, f"{path}/anyOf/{index}")
    return found


# --- JSON Schema


def test_it_says_which_json_schema_it_is() -> None:
    assert parsed()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert parsed()["type"] == "object"
    assert json_schema().endswith("}\n")
    assert json_schema() == json_schema()


def test_it_uses_only_keywords_that_editors_know() -> None:
    everything = parts(parsed())

    assert len(everything) > 400
    assert {(path, keyword) for path, node in everything for keyword in node if keyword not in KEYWORDS} == set()


def test_every_reference_leads_to_a_definition() -> None:
    whole = parsed()
    references = [node["$ref"] for _, node in parts(whole) if "$ref" in node]

    assert len(references) > 80
    assert {ref for ref in references if ref.removeprefix("#/$defs/") not in whole["$defs"]} == set()


def test_every_pattern_is_a_pattern() -> None:
    patterns = [node["pattern"] for _, node in parts(parsed()) if "pattern" in node]

    assert len(patterns) > 20
    for pattern in patterns:
        re.compile(pattern)


def test_no_block_takes_keys_that_nobody_knows() -> None:
    blocks = [(path, node) for path, node in parts(parsed()) if node.get("type") == "object" and "properties" in node]

    assert len(blocks) > 60
    assert [path for path, node in blocks if node.get("additionalProperties") is not False] == []


def test_what_only_the_program_sets_is_not_in_it() -> None:
    assert {"id", "colleagues"} & set(parsed()["properties"]) == set()
    assert parsed()["required"] == ["account"]


def test_every_key_is_explained() -> None:
    whole = parsed()
    keys = [
        (f"{path}/{name}", node) for path, block in parts(whole) for name, node in block.get("properties", {}).items()
    ]

    assert len(keys) > 300
    assert [path for path, node in keys if not explained(node, whole)] == []


def explained(node: dict[str, Any], whole: dict[str, Any]) -> str:
    """The help of a key, or that of the block it holds where the two are the same."""
    block = whole["$defs"].get(node.get("$ref", "").removeprefix("#/$defs/"), {})
    return str(node.get("description") or block.get("description", "")).strip()


def test_keys_are_spelt_as_they_are_typed() -> None:
    names = {name for _, block in parts(parsed()) for name in block.get("properties", {})}

    assert {"from", "with", "if", "for", "schema"} <= names
    assert {name for name in names if name.endswith("_")} == set()


class NotValid(Exception):
    pass


def check(value: Any, node: dict[str, Any], whole: dict[str, Any]) -> None:
    """A JSON Schema validator for the keywords above; NotValid when the value does not fit."""
    if "$ref" in node:
        check(value, whole["$defs"][node["$ref"].removeprefix("#/$defs/")], whole)
    if "anyOf" in node and not any(valid(value, choice, whole) for choice in node["anyOf"]):
        raise NotValid(f"{value!r} fits none of {node['anyOf']}")
    kinds = node.get("type", [])
    if kinds and not any(is_a(value, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        raise NotValid(f"{value!r} is no {kinds}")
    if value not in node.get("enum", [value]) or value != node.get("const", value):
        raise NotValid(f"{value!r} is not one of {node}")
    if isinstance(value, str) and not re.search(node.get("pattern", ""), value):
        raise NotValid(f"{value!r} does not look like {node['pattern']}")
    if is_a(value, "number") and not node.get("minimum", value) <= value <= node.get("maximum", value):
        raise NotValid(f"{value!r} is outside {node}")
    for item in value if isinstance(value, list) else ():
        check(item, node.get("items", {}), whole)
    if isinstance(value, dict):
        check_block(value, node, whole)


def check_block(value: dict[str, Any], node: dict[str, Any], whole: dict[str, Any]) -> None:
    other = node.get("additionalProperties", {})
    for key, item in value.items():
        named = [below for name, below in node.get("patternProperties", {}).items() if re.search(name, key)]
        if key in node.get("properties", {}):
            check(item, node["properties"][key], whole)
        elif named:
            check(item, named[0], whole)
        elif other is False:
            raise NotValid(f"{key} is no key")
        else:
            check(item, other, whole)
    for key in node.get("required", ()):
        if key not in value:
            raise NotValid(f"{key} is missing")


def is_a(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    shapes = {"string": str, "integer": int, "number": (int, float), "array": list, "object": dict, "null": type(None)}
    return kind != "boolean" and isinstance(value, shapes[kind])


def valid(value: Any, node: dict[str, Any], whole: dict[str, Any]) -> bool:
    try:
        check(value, node, whole)
    except NotValid:
        return False
    return True


SMALL = {"account": {"name": "Acme", "owner": "priya", "tier": "key"}}


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"culture": {"dos": "Be on time", "decision_style": "Slowly", "risk": "averse"}},
        {"culture": {"dos": ["Be on time", "Bring figures"], "decision_style": {"text": "Slowly", "from": "dana"}}},
        {"log": [{"on": "2026-03-02", "type": "call", "with": "dana", "two_way": True, "note": 123}]},
        {"rhythm": [{"name": "Stop", "kind": "shutdown", "from": "08-03", "to": "08-16", "lead_days": 30}]},
        {"initiatives": [{"text": "A", "led_by": "us", "our_part": "active", "value": {"us": {"money": "12 EUR"}}}]},
        {"settings": {"late_factor": 2, "tiers": {"key": {"manage_closely": 10}}}},
        {"settings": {}},
    ],
)
def test_an_editor_is_content_with_what_is_right(keys: dict[str, Any]) -> None:
    check(SMALL | keys, parsed(), parsed())


@pytest.mark.parametrize(
    "keys",
    [
        {"stakeholdes": []},
        {"account": {"name": "Acme", "owner": "priya"}},
        {"id": "acme"},
        {"culture": {"risk": "purple"}},
        {"culture": {"dos": {"be": "on time"}}},
        {"log": [{"on": "2026-3-2", "type": "call", "note": "x"}]},
        {"log": [{"on": "2026-03-02", "type": "cal", "note": "x"}]},
        {"satisfaction": [{"on": "2026-03-02", "score": 6}]},
        {"stakeholders": [{"name": "Dana", "friend": "yes"}]},
        {"stakeholders": [{"id": "Dana Ortiz"}]},
        {"settings": {"tiers": {"key": {"manage_closely": "soon"}}}},
    ],
)
def test_an_editor_notices_what_is_wrong(keys: dict[str, Any]) -> None:
    assert not valid(SMALL | keys, parsed(), parsed())


# --- a new field


class Sister(Record):
    """A company of the same group."""

    name: Text
    """What it is called."""
    ports: Many[Text] = ()
    """Where its ships call."""


class Wider(Account):
    """An account with a key that the model does not have yet."""

    sisters: tuple[Sister, ...] = ()
    """Other companies of the group."""


def test_a_field_added_to_the_model_appears_in_schema_and_reference_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "sisters" not in parsed()["properties"]

    monkeypatch.setattr(schema, "Account", Wider)
    wider = json.loads(json_schema(Wider))
    monkeypatch.setattr(reference, "Account", Wider)
    top = {row.key: row for row in reference.reference_page().top}["sisters"]
    page = {page.key: page for page in reference.key_pages()}["sisters"]
    (block,) = page.blocks

    assert wider["properties"]["sisters"]["description"] == "Other companies of the group."
    assert wider["properties"]["sisters"]["title"] == "Sisters"
    assert set(wider["$defs"]["Sister"]["properties"]) == {"name", "ports"}
    assert (top.help, top.many) == ("Other companies of the group.", True)
    assert top.target == Target(page.target.page, block.anchor)
    assert block.help == "A company of the same group."
    assert [(row.key, row.help, row.required, row.many) for row in block.keys] == [
        ("name", "What it is called.", True, False),
        ("ports", "Where its ships call.", False, True),
    ]
