"""Whether there is evidence of our days that an account is on course, and what of it is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.insight.knowledge.asking import best_placed
from generator.insight.meetings.reviews import held_reviews
from generator.insight.people.contact import contact_entries, contact_state
from generator.insight.people.coverage import COVERED
from generator.insight.people.satisfaction import satisfaction_state
from generator.insight.people.weight import decides
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.settings import Settings

_MET = ("meeting", "video", "site_visit", "workshop")
"""Kinds of contact in which one can go through how things stand."""

_COULD_SAY = ("executive_sponsor", "decision_maker", "economic_buyer", "champion", "executive", "senior")


class Evidence(StrEnum):
    """What has to be of our days before an account counts as on course."""

    CONTACT = "contact"
    SATISFACTION = "satisfaction"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class MissingEvidence:
    """A kind of evidence that an account does not have."""

    kind: Evidence
    #: When it was last there; None when it never was.
    last: date | None
    #: Who at the customer could give it; None when we know nobody who could.
    ask: Stakeholder | None


def missing_evidence(account: Account, as_of: date, settings: Settings) -> tuple[MissingEvidence, ...]:
    """What is missing before an account counts as on course; nothing when all is of our days.

    Three things: somebody who decides has heard from us within the time agreed, or the tier's; their satisfaction was
    judged within `stale_days: satisfaction`; and a review was held within the tier's `review_every`. Where the tier
    asks for no executive review, a meeting with somebody who decides does as well. A customer of less than
    that many days needs no review yet.
    """
    return tuple(_find_missing(account, as_of, settings))


def those_who_decide(account: Account) -> tuple[Stakeholder, ...]:
    """The people there who decide about us: by their part, or while nobody's is noted those of high influence."""
    present = [person for person in account.stakeholders if person.present]
    by_part = tuple(person for person in present if decides(person))
    return by_part or tuple(person for person in present if person.influence == "high")


def _find_missing(account: Account, as_of: date, settings: Settings) -> Iterator[MissingEvidence]:
    deciding = those_who_decide(account)
    ask = best_placed(account, _COULD_SAY) or next(iter(deciding), None)
    contacts = [contact_state(account, person, as_of, settings) for person in deciding]
    if not any(contact.last and contact.state in COVERED for contact in contacts):
        last = max((contact.last.on for contact in contacts if contact.last), default=None)
        yield MissingEvidence(Evidence.CONTACT, last, next(iter(deciding), None))
    satisfaction = satisfaction_state(account, as_of, settings)
    if satisfaction is None or satisfaction.old:
        yield MissingEvidence(Evidence.SATISFACTION, satisfaction.newest.on if satisfaction else None, ask)
    tier = settings.tiers.get(account.profile.tier)
    if tier:
        last = _last_review(account, deciding, as_of, settings, meetings=tier.executive_review_every is None)
        known_since = last or account.profile.since
        if known_since is None or (as_of - known_since).days > tier.review_every:
            yield MissingEvidence(Evidence.REVIEW, last, ask)


def _last_review(
    account: Account, deciding: tuple[Stakeholder, ...], as_of: date, settings: Settings, *, meetings: bool
) -> date | None:
    """The day of the last review; with ``meetings`` a meeting with somebody who decides counts as one."""
    days = [review.on for review in held_reviews(account, as_of)]
    if meetings:
        entries = (entry for person in deciding for entry in contact_entries(account, person.id, as_of, settings))
        days += [entry.on for entry in entries if entry.type in _MET]
    return max(days, default=None)
