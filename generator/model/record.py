"""The base of every record: frozen, refusing unknown keys, remembering where it was typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

from generator.model.key import means
from generator.model.kinds import ANY_SCALAR, Amount, Currency, Day, Id, Text, refusal_error
from generator.model.problem import Place
from generator.model.references import AnyoneRef
from generator.wording.text import is_slug, make_slug

Confidence = Literal["assumed", "told", "confirmed"]
Audience = Annotated[
    Literal["internal", "shared"], means(internal="for us alone", shared="the customer may see it in writing")
]

HOW_SURE = means(
    assumed="our own guess", told="one of them said so", confirmed="a second person, or something we saw, bears it out"
)
"""How sure we can be of something."""


class Record(BaseModel):
    """A block of keys in an account file.

    Lists are tuples and no field can be set, so that a record can be shared between pages without harm.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        # A trailing underscore keeps a key such as `from` from being a word of Python.
        alias_generator=lambda name: name.rstrip("_"),
    )

    label_field: ClassVar[str] = ""
    """The field that names the record in a list: ``name``, ``text``, ``topic``."""

    noun: ClassVar[str] = "entry"
    """What one such record is called in a sentence, with nothing before it: person, joint outcome."""

    typed: ClassVar[str] = "a block of keys"
    """What to type for such a record, in words."""

    in_order: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Pairs of dates of which the second must not come before the first."""

    gone: ClassVar[Mapping[str, str]] = {}
    """Keys that it had and has no more, each with what to do instead."""

    judged: ClassVar[tuple[str, ...]] = ()
    """The keys about which its `source` says where we have them from; empty for all of them, and all below them."""

    _typed_at: Place | None = PrivateAttr(default=None)

    at_first: ClassVar[Mapping[str, str]] = {}
    """What a new one says as long as nobody says otherwise, of the keys it cannot do without."""

    follows: ClassVar[frozenset[str]] = frozenset()
    """The keys that follow from the others, so that a verb which writes one down need not be told."""

    @classmethod
    def short_form(cls, raw: Any) -> Any:
        """The block of keys that a shorter way of typing stands for; here there is none."""
        return raw

    @model_validator(mode="wrap")
    @classmethod
    def _remember_typed_at(cls, raw: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        record = handler(cls.short_form(raw))
        if record is not raw:  # else it was made before, and its place is known or will never be
            record._typed_at = getattr(raw, "place", None)
        return record

    @property
    def typed_at(self) -> Place | None:
        """Where the record was typed: file, line and column; None for a record built by hand."""
        return self._typed_at

    @property
    def label(self) -> str:
        """The words that name this record among others of its kind; may be empty."""
        return str(getattr(self, self.label_field, None) or "") if self.label_field else ""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.label))


class Identified(Record):
    """A record that others can refer to; an id that is not typed is made from the record's label."""

    table: ClassVar[str] = ""
    """The word by which a reference calls such a record; empty for records that no key refers to."""

    anchor_prefix: ClassVar[str | None] = None
    """What its anchor begins with on the page where it is shown, before the id; None for records without one."""

    id: Id = ""
    """Short name used in references; left out, it is made from the name: Dana Ortiz gives dana-ortiz."""

    @property
    def anchor(self) -> str:
        """Its anchor on the page where it is shown; empty for records without one."""
        return "" if self.anchor_prefix is None else f"{self.anchor_prefix}{self.id}"

    @model_validator(mode="after")
    def _id_from_label(self) -> Self:
        self._check_label()
        if not self.id:
            made = make_slug(self.label)
            if not is_slug(made):
                raise PydanticCustomError("missing_id", "this needs an id of its own")
            self.__dict__["id"] = made
        return self

    def _check_label(self) -> None:
        """PydanticCustomError where what its label is made of is not typed."""


class Source(Record):
    """Where we have something from: who told us, when, and how sure we are."""

    noun: ClassVar[str] = "source"

    from_: AnyoneRef | None = None
    """Who told us."""
    on: Day | None = None
    """When we learnt it."""
    confidence: Annotated[Confidence, HOW_SURE] | None = None
    """How sure we are: assumed (our guess), told (somebody said so) or confirmed (checked with a second source)."""


class Fact(Record):
    """Something we know: plain text, or text with who told us, when, how sure we are, and what it means for us."""

    label_field: ClassVar[str] = "text"
    typed: ClassVar[str] = "a fact: one line, or a block with text, from, on, confidence, so_what"

    text: Text
    """What we know, in one or two sentences."""
    from_: AnyoneRef | None = None
    """Who told us."""
    on: Day | None = None
    """When we learnt it."""
    confidence: Annotated[Confidence, HOW_SURE] | None = None
    """How sure we are: assumed (our guess), told (somebody said so) or confirmed (checked with a second source)."""
    so_what: Text | None = None
    """What we will do because of it."""

    @classmethod
    def short_form(cls, raw: Any) -> Any:
        """A plain text is a fact about which nothing else was noted."""
        return {"text": raw} if isinstance(raw, str) else raw

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": ANY_SCALAR}, handler(schema)]}


class Money(Record):
    """An amount in a currency: ``{amount: 120000, currency: EUR}`` or, shorter, ``120000 EUR``."""

    typed: ClassVar[str] = "an amount with its currency: 120000 EUR"

    amount: Amount
    """How much, without separators."""
    currency: Currency
    """Code of the currency: EUR, USD, JPY."""

    @classmethod
    def short_form(cls, raw: Any) -> Any:
        """``120000 EUR`` stands for the two keys."""
        if isinstance(raw, str):
            amount, _, currency = raw.strip().rpartition(" ")
            if not amount:
                raise refusal_error(
                    "expected an amount with its currency such as 120000 EUR", f"for example {raw.strip()} EUR"
                )
            return {"amount": amount, "currency": currency}
        return raw

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "pattern": r"^-?\d+(\.\d{1,2})? [A-Z]{3}$"}, handler(schema)]}
