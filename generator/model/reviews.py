"""Account reviews: what came of looking at the account together, under the same headings each time."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError

from generator.model.addresses import URL_SCHEMES, Url
from generator.model.key import means
from generator.model.kinds import ANY_SCALAR, Day, Many, Multiline, Score, Text
from generator.model.record import Identified, Record
from generator.model.references import AnyoneRef, MeetingRef

ReviewKind = Literal["business_review", "executive_review", "performance_review"]
KINDS = means(
    business_review="both look at where they stand and what comes next",
    executive_review="both managements do",
    performance_review="whether we do what the contract says",
)
"""What each kind of review is about."""


class Minutes(Record):
    """What was written down: ``{link: https://..., text: ...}`` or, shorter, just the address or just the text."""

    label_field: ClassVar[str] = "text"
    typed: ClassVar[str] = "the minutes: their web address, or the text itself"

    link: Url | None = None
    """Where they stand."""
    text: Multiline | None = None
    """What they say."""

    @classmethod
    def short_form(cls, raw: Any) -> Any:
        """An address stands for the link, any other text for the text."""
        if isinstance(raw, str):
            return {
                "link" if raw.strip().startswith(tuple(f"{url_scheme}:" for url_scheme in URL_SCHEMES)) else "text": raw
            }
        return raw

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [{"type": ANY_SCALAR}, handler(schema)]}


class ReviewSections(Record):
    """What every review goes through; type what was said, or beforehand what there is to say."""

    project_performance: Multiline | None = None
    """How the projects do."""
    contract_performance: Multiline | None = None
    """How the contracts do against what was agreed in them."""
    medium_term_plans: Multiline | None = None
    """What they plan for the next years, as they told it there."""
    what_it_means: Multiline | None = None
    """What that means for our work, so that we can plan ahead."""
    relationship: Multiline | None = None
    """How the two companies get on."""
    decisions: Many[Text] = ()
    """What was decided, one a line; what somebody has to do about it is a promise."""


class Review(Identified):
    """A review of the account and what came of it; its day, kind and people are those of its meeting, if it has one."""

    noun: ClassVar[str] = "review"
    table: ClassVar[str] = "review"
    anchor_prefix: ClassVar[str | None] = "review-"

    in_order: ClassVar[tuple[tuple[str, str], ...]] = (("on", "sent_on"),)

    meeting: MeetingRef | None = None
    """The meeting at which it was held or will be; then leave out `kind`, `on` and `attendees`."""
    kind: Annotated[ReviewKind, KINDS] | None = None
    """What kind of review; left out, the meeting decides."""
    on: Day | None = None
    """When; left out, the meeting decides."""
    attendees: Many[AnyoneRef] = ()
    """Who took part, of both sides; left out, the meeting decides."""
    rating: Score | None = None
    """How much it was worth to them, by their own word."""
    minutes: Minutes | None = None
    """The minutes: where they stand, or what they say."""
    sent_on: Day | None = None
    """When the minutes went to everybody who took part."""
    sections: ReviewSections = ReviewSections()
    """What was said, under the headings of every review."""

    @property
    def label(self) -> str:
        """Its meeting, or its kind and date."""
        return self.meeting or f"{self.kind or ''} {self.on.isoformat() if self.on else ''}".strip()

    def _check_label(self) -> None:
        if self.meeting is None:
            for key in ("kind", "on"):
                if getattr(self, key) is None:
                    raise PydanticCustomError("lacking", "it has no day", {"key": key, "instead": "meeting"})
