"""Rules of the chief executive about reviewing the account together with the customer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.days.period import in_words
from generator.insight.knowledge.freshness import executive_attention
from generator.insight.meetings.minutes import MinutesStage, last_minutes
from generator.insight.meetings.reviews import (
    USUAL_INTERVAL,
    ReviewKind,
    ReviewStage,
    ReviewState,
    held_reviews,
    review_state,
    was_reviewed,
)
from generator.insight.people.newness import first_noted
from generator.model.account import Account
from generator.model.record import Record
from generator.model.settings import Settings
from generator.wording.text import count_noun, in_prose, plain_words

rule = rules_of("ceo", Stake.RELATIONSHIP)


@rule("review-due", Severity.RED)
def review_due(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A business review with the customer is overdue, or near enough to be prepared.

    The tier says how often (`review_every`, for a key customer 120 days), counted from the last review that
    was held. Red when that day has passed and none is booked; amber when it has passed and one is booked; a
    note within `review_prepare_days` of the day (21 for a business review). Red as well when none was ever held nor
    is booked though the record goes back for longer than that; of a customer of another tier than those with an
    executive review it is amber until it goes back one and a half times as long (`late_factor`). A review of another
    kind in that time will do. Where nothing that happened is on record, it is a note once they have been a customer
    for that long.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    yield from _find_due(account, "business_review", as_of, settings)


@rule("executive-review-due", Severity.RED)
def executive_review_due(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A review between the two managements is overdue, or near enough to be prepared.

    As for business reviews, with `executive_review_every` of the tier (365 days for strategic and key ones, none
    for the others) and with more time to prepare it (90 days). When none was ever held, but reviews of another kind
    are, that is amber.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    yield from _find_due(account, "executive_review", as_of, settings)


@rule("next-review-not-booked", Severity.NOTE)
def next_review_not_booked(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A business review was held, and nobody has booked the next.

    Found when no business review is planned after the last one that was held. Once the next is soon or
    overdue, review-due says so instead.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    review = review_state(account, "business_review", as_of, settings)
    if review and review.not_booked and review.stage is ReviewStage.AHEAD and review.last and review.due:
        yield Concern(
            f"The last business review was on {in_words(review.last.on)}, and the next is not booked.",
            (review.last.record,),
            f"Agree on a day with them now; it is due by {in_words(review.due)}.",
        )


@rule("minutes-late", Severity.AMBER)
def minutes_late(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The minutes of a review have not gone out, or nobody has noted what came of it.

    Only the last review held of each kind counts (business, executive and performance review), and only for 90
    days. Found when its review has no `sent_on` and more than `minutes_due_working_days` (1, Monday to Friday)
    have passed since it was held. A note when no review at all says what came of it.

    From: Account management for project managers.
    """
    for minutes in last_minutes(account, as_of, settings):
        held = minutes.held
        name = f"the {plain_words(held.kind)} of {in_words(held.on)}"
        if minutes.stage is MinutesStage.LATE:
            yield Concern(
                (
                    f"The minutes of {name} have not gone out; "
                    f"{count_noun(minutes.working_days, 'working day')} have passed."
                ),
                (held.record,),
                "Send what was decided and who promised what, however short, to everybody who was there.",
                days=minutes.working_days - settings.minutes_due_working_days,
            )
        elif minutes.stage is MinutesStage.NOT_NOTED:
            yield Concern(
                f"Nobody has noted what came of {name} under the headings of a review, nor when its minutes went out.",
                (held.record,),
                "Note it while somebody remembers: how projects and contracts do, their plans, what was decided.",
                Severity.NOTE,
            )


def _find_due(account: Account, kind: ReviewKind, as_of: date, settings: Settings) -> Iterator[Concern]:
    review = review_state(account, kind, as_of, settings)
    if review is None or review.stage is ReviewStage.AHEAD:
        return
    name = plain_words(kind)
    records: tuple[Record, ...] = tuple(reviewing.record for reviewing in (review.next, review.last) if reviewing)
    if review.stage is ReviewStage.NEVER_HELD:
        yield Concern(
            f"No {name} with {account.name} is on record in {count_noun(review.never_for, 'day')}, and none is booked; "
            f"{account.profile.tier} customers are due one every {count_noun(review.every, 'day')}.",
            (account.profile,),
            "Book one, or note the last one that was held.",
            _weigh_never_held(account, review, as_of, settings),
            days=review.never_for - review.every,
        )
    elif review.stage is ReviewStage.SOON:
        yield Concern(_describe_soon(review, name, as_of), records, _preparing_words(review), Severity.NOTE)
    elif review.last and review.due:
        booked = f"it is booked for {in_words(review.next.on)}" if review.next else "none is booked"
        yield Concern(
            f"The last {name} was on {in_words(review.last.on)}; the next was due on {in_words(review.due)}, "
            f"{count_noun((as_of - review.due).days, 'day')} ago, and {booked}.",
            records,
            _preparing_words(review),
            Severity.AMBER if review.next else Severity.RED,
            days=(as_of - review.due).days,
        )


def _weigh_never_held(account: Account, review: ReviewState, as_of: date, settings: Settings) -> Severity:
    if first_noted(account, as_of) is None:
        return Severity.NOTE
    urgent = executive_attention(account, settings) or review.never_for > settings.late_factor * review.every
    return Severity.RED if urgent and not was_reviewed(account, as_of, review.every) else Severity.AMBER


def _describe_soon(review: ReviewState, name: str, as_of: date) -> str:
    if review.next:
        return f"The next {name} is on {in_words(review.next.on)}, {_in_days(review.next.on, as_of)}."
    due = review.due or as_of
    return f"The next {name} is due on {in_words(due)}, {_in_days(due, as_of)}, and is not booked."


def _in_days(day: date, as_of: date) -> str:
    days = (day - as_of).days
    return f"in {count_noun(days, 'day')}" if days else "today"


def _preparing_words(review: ReviewState) -> str:
    if review.next:
        return f"Build the review pack; preparing begins {count_noun(review.prepare, 'day')} ahead."
    return "Book a day with them this week, and build the review pack."


@rule("review-rated-low", Severity.AMBER, Stake.HAPPINESS)
def review_rated_low(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The last review was worth little to them, by their own word.

    Found when the newest review held has a `rating` of 2 or less, for 180 days after it.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    last = next(iter(held_reviews(account, as_of)), None)
    if last and last.review and last.review.rating and last.review.rating <= _LITTLE:
        days = (as_of - last.on).days
        if days <= USUAL_INTERVAL:
            there = in_prose([p.label for id in last.attendees if (p := account.person(id)) and p.present])
            yield Concern(
                f"The {plain_words(last.kind)} of {in_words(last.on)} was worth {last.review.rating} of 5 to them.",
                (last.review,),
                f"Ask {there or 'whoever was there'} what would be worth their time, and begin the next with it.",
                days=days,
            )


_LITTLE = 2
