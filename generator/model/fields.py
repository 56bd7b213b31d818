"""What the model says of itself: the fields of each kind of record, for checks, schema and reference."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from textwrap import dedent
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.model.key import Ahead, Key, Means, Noun
from generator.model.kinds import Kind
from generator.model.record import Record
from generator.model.references import Ref
from generator.wording.text import with_article

_HAPPENED = re.compile(r"(?:^|_)on$|^(?:since|closed|done|updated|received|last_sent)$")
"""The keys of dates on which something has happened, unless the field says otherwise."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a kind of record."""

    #: The key as it is typed: ``from``.
    key: str
    #: The attribute of the record: ``from_``.
    attribute: str
    #: The kind of record whose key it is.
    owner: type[Record]
    required: bool
    #: Whether several values may be given, as a list.
    many: bool
    #: Whether it is a block whose own keys are free names, such as the tiers.
    named: bool
    #: The kind of record it holds, or None for a plain value.
    record: type[Record] | None
    #: Where a key at the top of an account belongs.
    belongs: Key
    #: What one of the records it holds is called; empty for a plain value.
    noun: str
    #: The values allowed, for a field with a fixed set of them.
    choices: tuple[str, ...]
    #: Each of them with what it says, as far as that is declared.
    meanings: tuple[tuple[str, str], ...]
    #: The tables an id may stand in, for a reference.
    targets: tuple[str, ...]
    #: What to type, in words.
    typed: str
    #: The kind of plain value: ``date``, ``bool``; empty for what has choices, refers to something or is a block.
    kind: str
    #: For a date: whether it usually lies ahead when it is typed.
    ahead: bool
    #: For a date: whether it is the last day for something.
    deadline: bool

    @property
    def help(self) -> str:
        """The one line of help: what stands below the attribute in the model."""
        return _read_help(self.owner).get(self.attribute, "")

    @property
    def said_choices(self) -> str:
        """The values allowed, each with what it says; empty for a field without a fixed set of them."""
        said = dict(self.meanings)
        values = (f"{choice}: {said[choice]}" if choice in said else choice for choice in self.choices)
        return "; ".join(values) + "." if self.choices else ""

    @property
    def is_block(self) -> bool:
        """Whether it holds blocks of keys, of which none can be typed as one text."""
        return self.named or (self.record is not None and self.record.typed == Record.typed)


@cache
def fields_of(record: type[Record]) -> tuple[Field, ...]:
    """The fields of a kind of record that are typed in a file, in the order of the model."""
    return tuple(_make_field(record, name, info) for name, info in record.model_fields.items() if not info.exclude)


def field_of(record: type[Record], key: str) -> Field | None:
    """The field with that key."""
    return next((field for field in fields_of(record) if field.key == key), None)


@cache
def _read_help(kind: type[Record]) -> Mapping[str, str]:
    """The text below each attribute of a kind of record, read when somebody asks: to check an account needs none."""
    help_texts: dict[str, str] = {}
    for part in reversed([part for part in kind.__mro__ if issubclass(part, Record)]):
        body = ast.parse(dedent(inspect.getsource(part))).body[0]
        assert isinstance(body, ast.ClassDef)
        for line, below in pairwise(body.body):
            if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                text = below.value if isinstance(below, ast.Expr) else None
                help_texts[line.target.id] = inspect.cleandoc(str(text.value)) if isinstance(text, ast.Constant) else ""
    return help_texts


def _make_field(owner: type[Record], name: str, info: FieldInfo) -> Field:
    many, named, parts = False, False, []
    annotation: Any = info.annotation
    metadata: list[Any] = list(info.metadata)
    while True:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            annotation, metadata = arguments[0], [*metadata, *arguments[1:]]
        elif origin in (Union, UnionType):
            annotation = next(part for part in arguments if part is not NoneType)
        elif origin is tuple:
            annotation, many = arguments[0], True
        elif origin is dict:
            annotation, named = arguments[1], True
        else:
            break
    if get_origin(annotation) is Literal:
        parts = [str(choice) for choice in get_args(annotation)]
    record = annotation if isinstance(annotation, type) and issubclass(annotation, Record) else None
    targets = next((mark.targets for mark in metadata if isinstance(mark, Ref)), ())
    kind = next((mark for mark in metadata if isinstance(mark, Kind)), None)
    begins = any(isinstance(mark, Ahead) for mark in metadata)
    return Field(
        key=info.alias or name,
        attribute=name,
        owner=owner,
        required=info.is_required(),
        many=many,
        named=named,
        record=record,
        belongs=next((mark for mark in metadata if isinstance(mark, Key)), Key()),
        noun=next((mark.words for mark in metadata if isinstance(mark, Noun)), record.noun if record else ""),
        choices=tuple(parts),
        meanings=next((mark.values for mark in metadata if isinstance(mark, Means)), ()),
        targets=targets,
        typed=_typed_words(kind, targets, tuple(parts), record),
        kind=kind.name if kind and record is None else "",
        ahead=begins or not _HAPPENED.search(info.alias or name),
        deadline=not begins and not _HAPPENED.search(info.alias or name),
    )


def _typed_words(
    kind: Kind | None, targets: tuple[str, ...], choices: tuple[str, ...], record: type[Record] | None
) -> str:
    if choices:
        return "one of: " + ", ".join(choices)
    if targets:
        return " or ".join(f"the id of {with_article(table)}" if table != "unknown" else table for table in targets)
    if record is not None:
        return record.typed
    return kind.typed if kind else "text"


def records_in(record: type[Record]) -> Iterator[type[Record]]:
    """This kind of record and all kinds it holds, each once, outer ones first."""
    seen: dict[type[Record], None] = {}
    waiting = [record]
    while waiting:
        current = waiting.pop(0)
        if current not in seen:
            seen[current] = None
            waiting.extend(field.record for field in fields_of(current) if field.record)
    yield from seen
