"""Rules about the state of the record itself: whether what is written here can be relied on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.record.handovers import (
    cover_not_briefed,
    handover_late,
    newcomer_account_untouched,
    owner_changed_without_handover,
)
from generator.checks.record.papers import papers_closed
from generator.checks.record.succession import (
    colleague_absent_without_cover,
    owner_absent_without_cover,
    person_without_owner,
    promise_without_context,
)
from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.state import OVERRIDE_DAYS, set_by_hand
from generator.checks.whom import who_could_say
from generator.checks.wording import list_texts
from generator.days.period import in_words
from generator.insight.knowledge.freshness import plan_freshness
from generator.insight.people.newness import first_noted
from generator.insight.people.succession import NAMES_WITHIN, newest_entry
from generator.insight.rhythm.rhythm import paused_days
from generator.model.account import Account
from generator.model.settings import Settings
from generator.wording.text import count_noun, entry_noun

rule = rules_of("record")


@rule("plan-old", Severity.AMBER)
def plan_old(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Nobody has read the whole plan for a while.

    Counted from the newer of two days: when the owner last went through the plan (`updated`), and when a
    manager last read it (`reviewed`). Found after more days than the tier has (`plan_review_every`: 90 for a strategic
    account). Without either day nothing is said.

    From: Good practice: a plan that is read.
    """
    last = plan_freshness(account, as_of, settings)
    if last.old and last.on and last.days:
        yield Concern(
            f"The plan was last read through on {in_words(last.on)}, {count_noun(last.days, 'day')} ago.",
            last.records,
            "Read it from top to bottom, correct what is no longer true, and set the day.",
            days=last.days - last.limit,
        )


@rule("log-silent", Severity.AMBER, Stake.RELATIONSHIP)
def log_silent(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Nothing has been noted about an active account for too long.

    How long is too long depends on the tier (`silent_after`: 30 days for a strategic account), the customer's quiet
    times not counted; red once it is `age_days: silence_red` (90) days longer. Without an entry the days count
    from the first promise, judgement or meeting on record; where there is none either, it is a note once they have
    been a customer for that long.

    From: Good practice: an account that a colleague can take over.
    """
    tier, newest = settings.tiers.get(account.profile.tier), newest_entry(account, as_of)
    since = newest.on if newest else first_noted(account, as_of) or account.profile.since
    if account.profile.status != "active" or tier is None or since is None or since > as_of:
        return
    days = (as_of - since).days
    late = days - paused_days(account, since, as_of) - tier.silent_after
    if late > 0:
        yield Concern(
            f"Nothing has been noted about {account.name} for {count_noun(days, 'day')}. "
            f"Last: {entry_noun(newest.type)} on {in_words(newest.on)}."
            if newest
            else f"No contact with {account.name} is noted, not one in {count_noun(days, 'day')}.",
            (newest or account.profile,),
            "Note the last contacts from memory, one line each; from now on, one line after each.",
            _weigh_silence(account, as_of, late, settings),
            days=late,
        )


def _weigh_silence(account: Account, as_of: date, late: int, settings: Settings) -> Severity:
    if first_noted(account, as_of) is None:
        return Severity.NOTE
    return Severity.RED if late > settings.age_days.silence_red else Severity.AMBER


@rule("log-in-the-future", Severity.NOTE)
def log_in_the_future(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The log says that something happened on a day that has yet to come.

    Found when entries of the log are dated later than today. They count for nothing until that day.

    From: The client's representative inside the supplier.
    """
    ahead = sorted((entry for entry in account.log if entry.on > as_of), key=lambda entry: entry.on)
    if ahead:
        first = in_words(ahead[0].on)
        yield Concern(
            f"{len(ahead)} entries of the log are dated on days that have yet to come, the first on {first}."
            if len(ahead) > 1
            else f"An entry of the log is dated {first}, which has yet to come.",
            tuple(ahead),
            "Correct the year or the month; what is only planned belongs among the meetings.",
        )


@rule("nobody-recorded", Severity.NOTE)
def nobody_recorded(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We have not written down a single person at the customer.

    Found when the account has no stakeholders.

    From: Account management for project managers.
    """
    if not account.stakeholders:
        yield Concern(
            f"Not one person at {account.name} is noted.",
            (account.profile,),
            "Begin with the three you speak to most, and the one who signs.",
        )


@rule("unknown-names", Severity.NOTE)
def unknown_names(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We know that somebody holds a place there, but not who.

    Found for people without a name, all in one finding, once they have been a customer for more than 90 days.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    unknown, since = [p for p in account.stakeholders if p.name is None and p.left is None], account.profile.since
    if unknown and since and (as_of - since).days > NAMES_WITHIN:
        titles = list_texts(person.label for person in unknown)
        yield Concern(
            f"We have no name yet for {count_noun(len(unknown), 'place')} at {account.name}: {titles}.",
            tuple(unknown),
            f"Ask {who_could_say(account, (), _KNOWS_THE_HOUSE)} who sits there.",
        )


_KNOWS_THE_HOUSE = ("champion", "point_of_contact", "project_sponsor", "executive_sponsor")


@rule("override-expired", Severity.NOTE)
def override_expired(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The state somebody set by hand no longer holds.

    A state set by hand holds for 30 days; after that the one found by the rules counts again.

    From: Good practice: a state that has its reasons.
    """
    override = account.profile.override
    if override and override.on <= as_of and set_by_hand(account, as_of) is None:
        yield Concern(
            f"{account.name_of(override.by)} set the state of {account.name} to {override.state} on "
            f"{in_words(override.on)}; that held for {OVERRIDE_DAYS} days and no longer counts.",
            (override,),
            "Set it again with today’s reason, or delete it.",
            owner=override.by,
        )


RECORD = (
    plan_old,
    log_silent,
    log_in_the_future,
    nobody_recorded,
    unknown_names,
    override_expired,
    owner_absent_without_cover,
    colleague_absent_without_cover,
    promise_without_context,
    person_without_owner,
    papers_closed,
    owner_changed_without_handover,
    handover_late,
    cover_not_briefed,
    newcomer_account_untouched,
)
"""The rules of the record, in the order of the manual."""
