"""The account reference: every key of an account, what to type, and what it is for, made from the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.account import Account
from generator.model.fields import fields_of, records_in
from generator.model.record import Record
from generator.paths import REFERENCE, Target, reference_page_of_key
from generator.wording.text import make_slug, plain_words, sentence_case


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One key."""

    key: str
    #: The one line of help.
    help: str
    #: What to type, in words.
    typed: str
    required: bool
    #: Whether several values may be given.
    many: bool
    #: Where the keys of the block it holds stand; None for a plain value.
    target: Target | None
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
    """Context of ``portfolio/reference.md.j2``: the keys at the top of an account."""

    top: tuple[KeyRow, ...]


@dataclass(frozen=True, slots=True)
class KeyPage:
    """Context of ``portfolio/reference-key.md.j2``: all that stands below one key at the top of an account."""

    key: str
    #: The key in words.
    title: str
    help: str
    blocks: tuple[BlockRows, ...]
    target: Target
    #: The keys at the top.
    all_keys: Target


def reference_page() -> ReferencePage:
    """The keys at the top of an account."""
    return ReferencePage(_list_rows(Account, _find_homes()))


def key_pages() -> Iterator[KeyPage]:
    """A page for each key at the top that holds blocks, in the order of the model."""
    homes = _find_homes()
    for field in fields_of(Account):
        kinds = [kind for kind, key in homes.items() if key == field.key]
        if kinds:
            yield KeyPage(
                key=field.key,
                title=sentence_case(plain_words(field.key)),
                help=field.help,
                blocks=tuple(
                    BlockRows(_kind_name(kind), _kind_anchor(kind), _kind_summary(kind), _list_rows(kind, homes))
                    for kind in kinds
                ),
                target=reference_page_of_key(field.key),
                all_keys=Target(REFERENCE),
            )


def _find_homes() -> dict[type[Record], str]:
    """The key on whose page a kind of block is explained: the first that leads to it."""
    homes: dict[type[Record], str] = {}
    for field in fields_of(Account):
        for kind in records_in(field.record) if field.record else ():
            homes.setdefault(kind, field.key)
    return homes


def _list_rows(kind: type[Record], homes: Mapping[type[Record], str]) -> tuple[KeyRow, ...]:
    return tuple(
        KeyRow(
            key=field.key,
            help=field.help,
            typed=field.typed,
            required=field.required,
            many=field.many,
            target=reference_page_of_key(homes[field.record], _kind_anchor(field.record)) if field.record else None,
            meanings=field.meanings,
        )
        for field in fields_of(kind)
    )


def _kind_name(kind: type[Record]) -> str:
    spaced = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).strip()
    return spaced[:1].upper() + spaced[1:]


def _kind_anchor(kind: type[Record]) -> str:
    # No hyphen: the page gives it as an attribute in Markdown, where punctuation arrives encoded.
    return "block" + make_slug(kind.__name__)


def _kind_summary(kind: type[Record]) -> str:
    return (kind.__doc__ or "").partition("\n")[0]
