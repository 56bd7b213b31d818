"""What may be typed in an account, made from the model: the JSON Schema for editors."""

from __future__ import annotations

import json
from typing import Any

from generator.model.account import Account
from generator.model.brief_orders import BriefOrder
from generator.model.fields import Field, fields_of, records_in
from generator.model.record import Record
from generator.model.settings import Settings, Tier
from generator.wording.text import plain_words, sentence_case


def json_schema(kind: type[Record] = Account, *, whole: bool = True) -> str:
    """The JSON Schema (draft 2020-12) of a file that makes a record of this kind, as text.

    Without ``whole`` nothing is required at the top of the file, as other files of the same account may hold it.
    """
    schema: dict[str, Any] = kind.model_json_schema(by_alias=True)
    blocks = schema.pop("$defs", {})
    # Settings are laid over others: what an account leaves out is as the site has it, what that does as the program.
    laid_over = {Account: tuple(records_in(Settings)), Settings: (Tier, BriefOrder)}.get(kind, ())
    for part in records_in(kind):
        block = _with_keys(schema if part is kind else blocks[part.__name__])
        _trim_block(block, part)
        if (part is kind and not whole) or part in laid_over:
            block.pop("required", None)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Account Playbook"}
    blocks = {part.__name__: blocks[part.__name__] for part in records_in(kind) if part is not kind}
    return json.dumps(head | schema | {"$defs": blocks}, indent=2, ensure_ascii=False) + "\n"


def _with_keys(schema: dict[str, Any]) -> dict[str, Any]:
    """The part of a schema that has keys; the others are short forms of it."""
    return next(part for part in (schema, *schema.get("anyOf", ())) if "properties" in part)


def _trim_block(block: dict[str, Any], kind: type[Record]) -> None:
    """Leave of a block what is of use in an editor: for each key its help, what to type, and what it is otherwise."""
    block.pop("title", None)
    keys = {field.key: _explain_schema(block["properties"][field.key], field) for field in fields_of(kind)}
    required = [field.key for field in fields_of(kind) if field.required]
    block |= {"properties": keys, "required": required}


def _explain_schema(typed: dict[str, Any], field: Field) -> dict[str, Any]:
    obvious = (field.choices and not field.many) or (field.record and field.record.typed == Record.typed)
    value = {name: part for name, part in typed.items() if name not in ("title", "description", "default")}
    told = {
        "title": sentence_case(plain_words(field.key)),
        "description": field.help if obvious else f"{field.help} Type {field.typed}.",
    }
    if field.meanings:
        told["description"] += f" {field.said_choices}"
    if isinstance(typed.get("default"), str | int | float):
        told["default"] = typed["default"]
    return told | (value if field.required else _or_nothing(value))


def _or_nothing(value: dict[str, Any]) -> dict[str, Any]:
    """What a key may hold that may also be left empty, which is the same as leaving it out."""
    nothing = {"type": "null"}
    choices = value.get("anyOf", [value])
    return {"anyOf": choices if nothing in choices else [*choices, nothing]}
