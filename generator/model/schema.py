"""What may be typed in an account, made from the model: JSON Schema for editors, and rows for the reference page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from generator.model.account import Account
from generator.model.brief_orders import BriefOrder
from generator.model.fields import Field, fields_of, records_in
from generator.model.record import Record
from generator.model.settings import Settings, Tier
from generator.wording.text import make_slug, plain_words, sentence_case


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One key of the reference page."""

    key: str
    #: The one line of help.
    help: str
    #: What to type, in words.
    typed: str
    required: bool
    #: Whether several values may be given.
    many: bool
    #: Anchor of the block it holds on the same page; empty for a plain value.
    anchor: str
    #: The values allowed, each with what it says.
    meanings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BlockRows:
    """One kind of block: what it is, and its keys."""

    name: str
    anchor: str
    help: str
    keys: tuple[KeyRow, ...]


@dataclass(frozen=True, slots=True)
class ReferencePage:
    """Context of ``portfolio/reference.md.j2``."""

    #: The keys at the top of an account.
    top: tuple[KeyRow, ...]
    #: Every kind of block, in the order in which the keys of the top lead to them.
    blocks: tuple[BlockRows, ...]


def reference_page() -> ReferencePage:
    """Everything that may be typed in an account."""
    kinds = [kind for kind in records_in(Account) if kind is not Account]
    return ReferencePage(
        top=_list_rows(Account),
        blocks=tuple(
            BlockRows(_kind_name(kind), _kind_anchor(kind), _kind_summary(kind), _list_rows(kind)) for kind in kinds
        ),
    )


def _list_rows(kind: type[Record]) -> tuple[KeyRow, ...]:
    return tuple(_key_row(field) for field in fields_of(kind))


def _key_row(field: Field) -> KeyRow:
    anchor = _kind_anchor(field.record) if field.record else ""
    return KeyRow(field.key, field.help, field.typed, field.required, field.many, anchor, field.meanings)


def _kind_name(kind: type[Record]) -> str:
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).strip()
    return spaced[:1].upper() + spaced[1:]


def _kind_anchor(kind: type[Record]) -> str:
    # No hyphen: the reference page gives it as an attribute in Markdown, where punctuation arrives encoded.
    return "block" + make_slug(kind.__name__)


def _kind_summary(kind: type[Record]) -> str:
    return (kind.__doc__ or "").partition("\n")[0]


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
        told["description"] += " " + "; ".join(f"{value}: {meaning}" for value, meaning in field.meanings) + "."
    if isinstance(typed.get("default"), str | int | float):
        told["default"] = typed["default"]
    return told | (value if field.required else _or_nothing(value))


def _or_nothing(value: dict[str, Any]) -> dict[str, Any]:
    """What a key may hold that may also be left empty, which is the same as leaving it out."""
    nothing = {"type": "null"}
    choices = value.get("anyOf", [value])
    return {"anyOf": choices if nothing in choices else [*choices, nothing]}
