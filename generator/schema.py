"""What may be typed in an account, made from the model: JSON Schema for editors, and rows for the reference page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from generator.model.account import Account
from generator.model.fields import Field, fields_of, records_in
from generator.model.record import Record
from generator.model.settings import Settings
from generator.text import slug


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


def reference() -> ReferencePage:
    """Everything that may be typed in an account."""
    kinds = [kind for kind in records_in(Account) if kind is not Account]
    return ReferencePage(
        top=_rows(Account),
        blocks=tuple(BlockRows(_name(kind), _anchor(kind), _summary(kind), _rows(kind)) for kind in kinds),
    )


def _rows(kind: type[Record]) -> tuple[KeyRow, ...]:
    return tuple(_row(field) for field in fields_of(kind))


def _row(field: Field) -> KeyRow:
    anchor = _anchor(field.record) if field.record else ""
    return KeyRow(field.key, field.help, field.typed, field.required, field.many, anchor)


def _name(kind: type[Record]) -> str:
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).strip()
    return spaced[:1].upper() + spaced[1:]


def _anchor(kind: type[Record]) -> str:
    # No hyphen: the reference page gives it as an attribute in Markdown, where punctuation arrives encoded.
    return "block" + slug(kind.__name__)


def _summary(kind: type[Record]) -> str:
    return (kind.__doc__ or "").partition("\n")[0]


def json_schema() -> str:
    """The JSON Schema (draft 2020-12) of an account file, as text."""
    schema: dict[str, Any] = Account.model_json_schema(by_alias=True)
    for injected in ("id", "colleagues"):
        schema["properties"].pop(injected, None)
    schema["required"] = [key for key in schema.get("required", []) if key in schema["properties"]]
    for kind in records_in(Settings):
        # An account sets single numbers otherwise; what it leaves out is as the site has it.
        schema["$defs"][kind.__name__].pop("required", None)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Account Playbook: an account",
        **{key: value for key, value in schema.items() if key != "title"},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
