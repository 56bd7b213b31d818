"""Reading raw keys into a record, with every refusal collected instead of raised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.model.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One value the model does not take: its key path, why, and what to try."""

    path: tuple[str | int, ...]
    #: unknown-key, missing-key, missing-id, wrong-value or wrong-type.
    rule: str
    #: Empty for a value that should be a record of its field's kind.
    message: str
    hint: str = ""
    #: The values that would be taken, where there is a fixed set.
    choices: tuple[str, ...] = ()
    #: The key that would have made this one unnecessary; when it was refused, this is only an echo.
    instead: str = ""


def read_record(kind: type[R], raw: Any) -> tuple[R | None, tuple[Refusal, ...]]:
    """The record that the raw keys make, or None together with everything that stands against it."""
    try:
        return kind.model_validate(raw), ()
    except ValidationError as error:
        return None, tuple(_make_refusal(details) for details in error.errors(include_url=False, include_input=False))


_SHAPES = {
    "tuple_type": "expected a list: one item a line, each beginning with `- `",
    "list_type": "expected a list: one item a line, each beginning with `- `",
    "model_type": "",  # what to type depends on the field, which only the caller knows
    "dict_type": "expected a block of keys, indented below this line",
}


def _make_refusal(details: ErrorDetails) -> Refusal:
    path, context = details["loc"], details.get("ctx", {})
    match details["type"]:
        case "extra_forbidden":
            return Refusal(path, "unknown-key", "")
        case "missing":
            return Refusal(path, "missing-key", "")
        case "literal_error":
            return Refusal(path, "wrong-value", "", choices=tuple(re.findall(r"'([^']*)'", context["expected"])))
        case "lacking":  # a key that this record needs as its other keys are
            return Refusal((*path, context["key"]), "missing-key", "", instead=context["instead"])
        case "kind":
            # Pydantic marks a name that is refused, rather than what it names, by a step of its own.
            path = path[:-1] if path[-1:] == ("[key]",) else path
            return Refusal(path, "wrong-type", context["message"], context["hint"])
        case "missing_id":
            return Refusal(path, "missing-id", details["msg"], "add a line such as `id: dana-ortiz`")
        case other:
            return Refusal(path, "wrong-type", _SHAPES.get(other, details["msg"]))
