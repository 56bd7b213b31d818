"""Rules of the mediator: whether both sides accept what was agreed, and whether the damage is mended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, rules_of
from generator.days.period import in_words
from generator.insight.meetings.meetings import kind_of, planned_meetings
from generator.insight.people.conflicts import (
    by_urgency,
    is_their_own,
    last_moved,
    repairs_overdue,
    side_of,
    sides_to_accept,
)
from generator.model.account import Account
from generator.model.conflict import Conflict
from generator.model.settings import Settings
from generator.wording.text import count_noun, in_prose, quote_text

rule = rules_of("mediator")


@rule("dispute-without-movement", Severity.AMBER)
def dispute_without_movement(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A dispute lies still.

    Counted from the last day on which anything moved: the first talk, a story told, a step done to mend it. While it
    is open or in talks that is amber after 30 days (`age_days: dispute_amber`) and red after 120 (`dispute_red`), or a
    note and amber where all in it are theirs; once it is agreed, amber after 120; once it is parked, a note after
    120, to see whether it has come back. While a step to mend it or a recovery meeting with somebody in it lies
    ahead, red is amber and nothing else is said; nor is anything before the first talk, which conflict-not-addressed
    asks for.

    From: The six frames of a strategic account manager (Grande Lum): the mediator.
    """
    for conflict in by_urgency(account, as_of):
        moved = last_moved(conflict, as_of)
        days = (as_of - moved).days
        severity = _weigh_stillness(account, conflict, days, settings)
        if severity and _goes_on(account, conflict, as_of):
            severity = Severity.AMBER if severity is Severity.RED else None
        if severity:
            whom = in_prose(account.names_of([party for party in conflict.parties if account.person(party)]))
            yield Concern(
                f"Nothing has moved in {quote_text(conflict.text)} for {count_noun(days, 'day')}; it was noticed on "
                f"{in_words(conflict.noticed_on)} and is {_STANDS[conflict.status]}.",
                (conflict,),
                f"Agree with {whom or 'both sides'} on the next talk this week, and on a day by which it is settled."
                if conflict.open
                else f"Ask {whom or 'both sides'} whether it still rankles, and say so if it is over.",
                severity,
                days=days,
            )


_STANDS = {"open": "still open", "in_talks": "still in talks", "agreed": "agreed but not mended", "parked": "parked"}


def _weigh_stillness(account: Account, conflict: Conflict, days: int, settings: Settings) -> Severity | None:
    ages = settings.age_days
    if conflict.status in ("open", "in_talks"):
        if conflict.first_talk_on is None or days <= ages.dispute_amber:
            return None
        theirs = is_their_own(account, conflict)
        levels = (Severity.AMBER, Severity.NOTE) if theirs else (Severity.RED, Severity.AMBER)
        return levels[0] if days > ages.dispute_red else levels[1]
    later = {"agreed": Severity.AMBER, "parked": Severity.NOTE}
    return later.get(conflict.status) if days > ages.dispute_red else None


def _goes_on(account: Account, conflict: Conflict, as_of: date) -> bool:
    """Whether the next step is set: something to mend it, or a recovery meeting with somebody in it."""
    ahead = any(repair.done is None and repair.due >= as_of for repair in conflict.repair)
    meetings = (m for m in planned_meetings(account, as_of) if kind_of(account, m) == "recovery")
    return ahead or any(set(conflict.parties) & set(meeting.attendees) for meeting in meetings)


@rule("agreed-not-accepted-by-both", Severity.AMBER)
def agreed_not_accepted_by_both(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A dispute counts as agreed, but one side has not accepted the outcome.

    Fires for disputes whose status is agreed. For each company that has somebody in the dispute, one person
    at the least must stand under `accepted_by`; while nobody's part is noted, both companies must.

    From: The six frames of a strategic account manager (Grande Lum): the mediator.
    """
    for conflict in by_urgency(account, as_of):
        missing = sides_to_accept(account, conflict) if conflict.status == "agreed" else ()
        if missing:
            whose = {"customer": f"at {account.name}", "us": "on our side"}[missing[0]]
            nobody = "nobody on either side" if len(missing) > 1 else f"nobody {whose}"
            whom = account.names_of(party for party in conflict.parties if side_of(account, party) in missing)
            yield Concern(
                f"{quote_text(conflict.text)} counts as agreed, but {nobody} has said yes to the outcome.",
                (conflict,),
                f"Ask {in_prose(whom)} whether they can live with it." if whom else "Ask whether it is fair.",
            )


@rule("settled-without-repair", Severity.AMBER)
def settled_without_repair(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A dispute is agreed, and nothing is planned to mend the relationship.

    Fires for disputes whose status is agreed and that list no step under `repair`.

    From: The six frames of a strategic account manager (Grande Lum): the mediator.
    """
    for conflict in by_urgency(account, as_of):
        if conflict.status == "agreed" and not conflict.repair:
            with_whom = in_prose(account.names_of([party for party in conflict.parties if account.person(party)]))
            yield Concern(
                f"{quote_text(conflict.text)} is agreed, but nothing is planned to mend what it has damaged.",
                (conflict,),
                f"Think of one thing to do for {with_whom or 'them'} in the next weeks, and put a date to it.",
            )


@rule("repair-overdue", Severity.AMBER)
def repair_overdue(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something was to mend the relationship after a dispute, and was not done.

    Fires for each step under `repair` whose day has passed, as long as the dispute is neither repaired nor
    parked; red after 120 days (`age_days: dispute_red`).

    From: The six frames of a strategic account manager (Grande Lum): the mediator.
    """
    for conflict in by_urgency(account, as_of):
        for repair in repairs_overdue(conflict, as_of):
            yield Concern(
                f"{quote_text(repair.text)} was to mend things after {quote_text(conflict.text)} "
                f"by {in_words(repair.due)}, and has not been done.",
                (conflict, repair),
                "Do it this week, or say openly when.",
                Severity.RED if (as_of - repair.due).days > settings.age_days.dispute_red else None,
                days=(as_of - repair.due).days,
            )
