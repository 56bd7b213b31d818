"""Other words for keys: which key of a record somebody means who types a word that is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from generator.model.fields import Field, fields_of
from generator.model.record import Record

_ALIKE = tuple(
    words.split()
    for words in (
        "name text topic ask title subject what heading headline description summary label question note our_proposal",
        "accountable owner by us led_by responsible assignee assigned_to manager lead leader account_manager who",
        "phase status state stage outcome_state progress",
        "title position job job_title function",
        "at time hour clock",
        "parties attendees people with who between involved participants members present stakeholders",
        "from by parties raised_by promised_by reported_by asked_by requested_by requester opened_by",
        "outcome resolved resolution result settled solution agreement",
        "estimate value worth budget amount price revenue effort cost costs money volume",
        "note notes words remark remarks comment comments details quote feedback minutes personal",
        "score rating trust grade mark points satisfaction stars",
        "decision_role role kind type part roles category",
        "formats format form",
        "phone mobile tel telephone cell phone_number",
        "email mail e_mail email_address",
        "reports_to boss superior supervisor manager line_manager",
        "unit department division business_unit site team branch",
        "influence power weight importance",
        "answer reply response answered",
        "project for initiative contract belongs_to",
        "to_company to new_company went_to",
        "auto_renew renews renewal automatic_renewal auto_renewal",
        "industry sector business trade branch",
        "level severity gravity scope",
        "tier level class priority segment",
        "place where location room venue",
        "goal aim purpose objective",
        "attitude support stance sentiment",
        "stakeholders people contacts persons",
        "commitments promises todos tasks actions action_items",
        "conflicts disputes issues complaints escalations",
        "queries requests enquiries inquiries tickets",
        "contracts agreements",
        "meetings appointments visits",
        "log history activities notes diary",
        "team colleagues",
        "rhythm year events",
    )
)
"""Words of which each may mean each of the others; the keys of the model among them stand first."""

_DAYS = tuple(
    words.split()
    for words in (
        "on day date when",
        "noticed_on asked_on made_on seen_on learned_on since raised_on reported_on opened_on created_on opened created"
        " raised made asked noticed date on",
        "due ends by until deadline due_date target_date end end_date finish finishes expires valid_until",
        "starts from start start_date begin begins begin_date kickoff",
        "notice_by notice cancel_by termination notice_date notice_period",
        "closed done answered_on resolved settled settled_on resolved_on closed_on finished",
    )
)
"""The same for days."""

_DATED = ("date", "day of the year")


def synonym_of(kind: type[Record], word: str) -> tuple[str, ...]:
    """The path of the key of a record that a word means: of its own, or of a block in it; empty when it means none."""
    return _meanings(kind).get(word.casefold().replace("-", "_").replace(" ", "_"), ())


@cache
def _meanings(kind: type[Record]) -> Mapping[str, tuple[str, ...]]:
    """What each word means in a record of a kind, for all words that mean something there."""
    own = fields_of(kind)
    fields = [*own, *(field for block in own for field in _fields_in(block))]
    words = {word for groups in (_ALIKE, _DAYS) for words in groups for word in words} | {field.key for field in fields}
    return {word: path for word in words if (path := _find_meaning(own, word))}


def _find_meaning(own: Sequence[Field], word: str) -> tuple[str, ...]:
    return next(_find_keys(own, word), ()) or next(
        ((block.key, *path) for block in own for path in _find_keys(_fields_in(block), word)), ()
    )


def _find_keys(fields: Sequence[Field], word: str) -> Iterator[tuple[str]]:
    """The keys a word may mean: that very key, else a day where it is a word for days and no day where it is none."""
    by_key = {field.key: field for field in fields}
    if word in by_key:
        yield (word,)
    for groups, dated in ((_ALIKE, False), (_DAYS, True)):
        for other in (other for words in groups if word in words for other in words):
            if other in by_key and (by_key[other].kind in _DATED) is dated:
                yield (other,)


def _fields_in(block: Field) -> list[Field]:
    """The fields of a block that is no list; a bare `on` in it says nothing of what it is about."""
    single = block.record if block.is_block and not block.many else None
    return [field for field in fields_of(single) if field.key != "on"] if single else []
