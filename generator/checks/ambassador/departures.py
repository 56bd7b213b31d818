"""Rules of the ambassador: people who left, who follows them, and what still waits for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import successor_of
from generator.checks.wording import with_title
from generator.days.period import in_words
from generator.insight.dates.mentions import Mention, still_named
from generator.insight.people import departures
from generator.insight.people.departures import follow_up_due, has_left
from generator.insight.people.weight import is_weighty
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.settings import Settings
from generator.wording.text import in_prose

rule = rules_of("ambassador", Stake.LOYALTY)


@rule("successor-unknown", Severity.AMBER)
def successor_unknown(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Somebody left, and we do not know who took over.

    Fires while `successor: unknown` stands there. When no successor was noted at all it is a note, for a year,
    and only for people of high or medium influence or with a part in decisions. Champions are left to the
    finding about them.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    for person in account.stakeholders:
        left = person.left
        if left is None or not departures.successor_unknown(person, as_of) or "champion" in person.decision_role:
            continue
        weighty = person.influence in ("high", "medium") or bool(person.decision_role)
        if left.successor is None and not weighty:
            continue
        yield Concern(
            f"{with_title(person)} left {account.name} on {in_words(left.on)}, and we do not know who took over.",
            (person,),
            _whom_to_ask(account, person),
            Severity.NOTE if left.successor is None else None,
            person.contact.owner,
            can_wait=not is_weighty(person),
        )


def _whom_to_ask(account: Account, person: Stakeholder) -> str:
    superior = account.person(person.reports_to)
    if superior and superior.present:
        return f"Ask {superior.label}, to whom they reported."
    team = [
        stakeholder
        for stakeholder in account.stakeholders
        if stakeholder.reports_to == person.id and stakeholder.present
    ]
    return f"Ask {team[0].label}, who reported to them." if team else "Ask whom you talk to most."


@rule("alumni-follow-up-due", Severity.NOTE)
def alumni_follow_up_due(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """You meant to look somebody up in their new company, and that day has passed.

    The day is `follow_up` of a person who left. An entry of the log with them, after they left and no earlier
    than 30 days before that day, settles it.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    for person in account.stakeholders:
        left = person.left
        if left and left.follow_up and follow_up_due(account, person, as_of):
            company = f" at {left.to_company}" if left.to_company else ""
            yield Concern(
                f"You meant to look {person.label} up{company} by {in_words(left.follow_up)}.",
                (person,),
                f"One friendly call may be the way into {left.to_company or 'another company'}.",
                owner=person.contact.owner,
                days=(as_of - left.follow_up).days,
            )


@rule("person-left-still-named", Severity.AMBER)
def person_left_still_named(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Something still to come waits for somebody who is no longer there.

    Looks where people are named for the future: owners of goals, initiatives and next steps, sponsors and
    readers of reports of open projects, open promises, planned meetings and series, steps of decisions, open
    disputes, unanswered questions, reporting lines, and scenarios that have a backup. What is over does not
    count; a scenario without a backup is a finding of the traffic controller's.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    for person in account.stakeholders:
        mentions = still_named(account, person, as_of) if has_left(person, as_of) else ()
        if mentions and person.left:
            yield Concern(
                f"{person.label} left on {in_words(person.left.on)} and is still named {_list_mentions(mentions)}.",
                (person, *dict.fromkeys(mention.record for mention in mentions)),
                _in_their_place(account, person),
                can_wait=not is_weighty(person),
            )


_SHOWN = 3
"""How many places are said; one more is said as well, several more are counted."""


def _list_mentions(mentions: Sequence[Mention]) -> str:
    said = list(dict.fromkeys(mention.words for mention in mentions))
    more = len(said) - _SHOWN
    return in_prose(said if more <= 1 else [*said[:_SHOWN], f"in {more} other places"])


def _in_their_place(account: Account, person: Stakeholder) -> str:
    successor = successor_of(account, person)
    if successor and successor.present:
        return f"Ask {successor.label}, who took over, and name them instead."
    return "Find out who takes that over."
