"""The same person in several accounts: how one account names another's person, and what it gets to know of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.kinds import Kind, as_text, refusal_error
from generator.wording.text import is_slug, make_slug


def _check_reference(value: Any) -> str:
    text = as_text(value).strip()
    parts = text.split("/")
    if len(parts) != 2 or not all(map(is_slug, parts)):
        made = [make_slug(part) for part in parts]
        hint = f"for example {'/'.join(made)}" if len(parts) == 2 and all(map(is_slug, made)) else ""
        raise refusal_error("expected an account and a person there, such as norrland/dana", hint)
    return text


PersonThere = Annotated[
    str,
    BeforeValidator(_check_reference),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"}),
    Kind("person there", "an account and a person there: norrland/dana"),
]


@dataclass(frozen=True, slots=True)
class PersonElsewhere:
    """Where one of an account's people is in another account: who that is and how to reach them, and nothing more."""

    #: Who they are in all accounts: the account and the id under which they were noted first, ``norrland/dana``.
    person: str
    #: Id of the other account, what it is called, and who of us manages it; empty where that is not known.
    account: str
    account_name: str
    manager: str
    #: Their id there.
    id: str
    #: Of whom was noted first; empty for others, and where nobody noted it. Who left there has no address there.
    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class RefusedPerson:
    """Somebody in another account who is named and cannot be meant."""

    named: str
    #: What is wrong, and what to try.
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What an account gets to know of other accounts, and that is all: where its own people are as well."""

    people: tuple[PersonElsewhere, ...] = ()
    refused: tuple[RefusedPerson, ...] = ()


NOWHERE = Elsewhere()
"""What an account gets to know of others whose people are in no other."""


def person_over_all(account: str, id: str, same_as: str | None) -> str:
    """Who one of an account's people is in all accounts, as `PersonElsewhere.person` has it."""
    return same_as or f"{account}/{id}"
