"""Rules of the ambassador: who should hear from us, and from whom we should hear; files beside have the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.ambassador.asks_inside import ask_inside_not_told, ask_inside_unanswered
from generator.checks.ambassador.coverage import coverage_below_majority, floor_uncovered, single_threaded
from generator.checks.ambassador.departures import alumni_follow_up_due, person_left_still_named, successor_unknown
from generator.checks.ambassador.ours import colleague_out_of_touch, contacts_teach_nothing
from generator.checks.ambassador.relationship import (
    relationship_coming_apart,
    rival_trusted_more,
    target_beyond_reach,
    trust_low,
)
from generator.checks.ambassador.standing import (
    champion_at_risk,
    key_role_missing,
    level_gap,
    opposition_unattended,
    support_judgement_old,
)
from generator.checks.ambassador.their_words import their_words_old
from generator.checks.rule import Concern, Severity, rules_of
from generator.checks.wording import days_of_silence, with_title
from generator.days.period import in_words
from generator.insight.people.contact import Contact, ContactState, contact_state
from generator.insight.people.friends import Friend, friends_there
from generator.insight.people.introductions import who_could_introduce, who_knows
from generator.insight.people.weight import INFLUENCE, person_weight
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.settings import Settings
from generator.wording.text import entry_noun, in_prose, quote_text

rule = rules_of("ambassador")


@rule("contact-late", Severity.AMBER)
def contact_late(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Somebody should have heard from us and has not.

    The days count from the last meeting or call, or the last message that was answered, without the days on
    which the customer wishes to be left in peace. Late is past the agreed cadence; past one and a half times
    the cadence (`late_factor`) touch is lost, which is red for people of high influence. For people of low influence
    to whom our work matters little, and with whom no cadence was agreed, it is a note. Nothing is said while a planned
    meeting with them has passed that would do if it was held: meeting-not-noted asks.

    From: Account management for project managers.
    """
    for person in account.stakeholders:
        touch = contact_state(account, person, as_of, settings)
        if touch.state not in (ContactState.LATE, ContactState.LOST_TOUCH) or not touch.last:
            continue
        agreed = "you agreed on" if person.contact.every_days else "the tier asks for"
        yield Concern(
            f"{person.label} has not heard from us for "
            f"{days_of_silence(touch)} ({agreed} {touch.cadence}). "
            f"Last: {entry_noun(touch.last.type)} on {in_words(touch.last.on)}.",
            (person, touch.last),
            _how_to_reach(account, person),
            _weigh_silence(person, touch),
            person.contact.owner,
            (touch.elapsed or 0) - (touch.cadence or 0),
            can_wait=person_weight(person) == INFLUENCE["low"],
        )


def _weigh_silence(person: Stakeholder, touch: Contact) -> Severity | None:
    if person.influence == "low" and person.interest != "high" and not person.contact.every_days:
        return Severity.NOTE
    return Severity.RED if touch.state is ContactState.LOST_TOUCH and person.influence == "high" else None


_BY = {
    "email": "by e-mail",
    "phone": "by phone",
    "messaging": "by message",
    "video": "by video call",
    "in_person": "in person",
    "portal": "through the portal",
}


def _how_to_reach(account: Account, person: Stakeholder) -> str:
    member = who_knows(account, person)
    if member:
        return f"Ask {member.name}, who knows them."
    if not person.contact.channels:
        return "Ring them this week, and agree on when they hear from you again."
    best = f" Best time: {person.contact.best_time.rstrip('.')}." if person.contact.best_time else ""
    return f"They are best reached {_BY[person.contact.channels[0]]}.{best}"


@rule("never-met", Severity.AMBER)
def never_met(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We know of somebody and have never been in touch.

    That is so once more days than their cadence have passed since the company became our customer (`since`),
    its pauses not counted. It is only a note for people whose influence is low or not known yet, and when
    nobody noted since when the company is our customer; but not for people whom we know from another account
    (`same_as`), as somebody can introduce us.

    From: Account management for project managers.
    """
    for person in account.stakeholders:
        touch = contact_state(account, person, as_of, settings)
        if touch.state is not ContactState.NOT_MET:
            continue
        weighty = person.influence in ("high", "medium") and touch.elapsed is not None
        known_from = _known_from(account, person)
        yield Concern(
            f"We have never been in touch with {with_title(person)}{known_from or _in_all_the_time(account, touch)}.",
            (person,),
            _way_in(account, person, as_of, settings),
            None if weighty or known_from else Severity.NOTE,
            person.contact.owner,
        )


def _known_from(account: Account, person: Stakeholder) -> str:
    names = [there.account_name for there in account.person_elsewhere(person)]
    return f", whom we know from {in_prose(names)}" if names else ""


def _in_all_the_time(account: Account, touch: Contact) -> str:
    if touch.elapsed is None or account.profile.since is None:
        return ""
    return f", and {account.name} has been a customer since {in_words(account.profile.since)}"


def _way_in(account: Account, person: Stakeholder, as_of: date, settings: Settings) -> str:
    owner = account.name_of(account.profile.owner)
    there = next((row for row in account.person_elsewhere(person) if row.manager not in ("", owner)), None)
    if there:
        return f"Ask {there.manager} to introduce you: they are at {there.account_name} as well."
    guide = who_could_introduce(account, person, as_of, settings)
    return f"Ask {guide.label} to introduce you." if guide else "Write to them: who you are, and one question to them."


@rule("friend-not-heard-from", Severity.NOTE)
def friend_not_heard_from(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A friend in the building has not told us anything for long.

    Heard are meetings and calls, messages they answered, and whatever they began. Long is more than the days
    after which the customer's mood counts as unknown (`stale_days: satisfaction`), their quiet times not
    counted. While the friend is late or was never met, those findings say so.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    limit = settings.stale_days.satisfaction
    for friend in friends_there(account, as_of, settings):
        state = contact_state(account, friend.person, as_of, settings).state
        said_already = state in (ContactState.LATE, ContactState.LOST_TOUCH, ContactState.NOT_MET)
        if friend.heard and friend.days is not None and friend.days > limit and not said_already:
            yield Concern(
                f"{friend.person.label}, a friend of ours at {account.name}, has told us nothing "
                f"since {in_words(friend.heard.on)}.",
                (friend.person, friend.heard),
                _what_to_ask(friend),
                owner=friend.person.contact.owner,
                days=friend.days - limit,
            )


def _what_to_ask(friend: Friend) -> str:
    if friend.ask is None:
        return "Ask what is going on."
    return f"Ask: {quote_text(friend.ask.ask)}" + ("" if friend.ask.ask.rstrip().endswith("?") else ".")


AMBASSADOR = (
    relationship_coming_apart,
    trust_low,
    target_beyond_reach,
    rival_trusted_more,
    contact_late,
    never_met,
    coverage_below_majority,
    floor_uncovered,
    single_threaded,
    key_role_missing,
    champion_at_risk,
    opposition_unattended,
    level_gap,
    support_judgement_old,
    friend_not_heard_from,
    successor_unknown,
    alumni_follow_up_due,
    person_left_still_named,
    colleague_out_of_touch,
    contacts_teach_nothing,
    ask_inside_unanswered,
    ask_inside_not_told,
    their_words_old,
)
"""The ambassador's rules, in the order of the manual."""
