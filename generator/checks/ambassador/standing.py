"""Rules of the ambassador: who plays which part, who is for us and against us, and how we stand with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.days.period import in_words
from generator.insight.knowledge.asking import best_placed
from generator.insight.people.key_roles import Champions, MissingRole, find_champions, missing_roles, next_champion
from generator.insight.people.newness import new_until
from generator.insight.people.opposition import in_their_ear, unattended_opposition
from generator.insight.people.politics import best_standing, judged_days_ago, wanted_standing, with_standing_to_win
from generator.insight.people.weight import is_weighty
from generator.model.account import Account
from generator.model.people import Stakeholder
from generator.model.settings import Settings
from generator.wording.text import count_noun, in_prose, plain_words, sentence_case, with_article

rule = rules_of("ambassador")


@rule("key-role-missing", Severity.AMBER, Stake.LOYALTY)
def key_role_missing(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Nobody we know plays a part without which nothing is decided in our favour.

    The parts are the executive sponsor, somebody who decides or holds the budget, and a champion. Only people
    count whose name we know and who are still there. Nothing is said while nobody's part has been noted, nor of
    a champion who left without a successor, which is another finding.

    From: Good practice: the parts people play in a decision.
    """
    lost = find_champions(account, as_of, settings).lost
    for missing in missing_roles(account) or ():
        if lost and "champion" in missing.roles:
            continue
        yield Concern(
            f"{_without_contact(account)[missing.roles[0]]}{_suggest_instead(missing)}",
            (*missing.places, *missing.left[:1]),
            _who_might_know(account, missing),
            can_wait=not missing.left and "decision_maker" not in missing.roles,
        )


def _without_contact(account: Account) -> dict[str, str]:
    return {
        "executive_sponsor": f"We know of no executive sponsor at {account.name}: nobody at the top backs our work.",
        "decision_maker": f"We do not know who at {account.name} decides about us or holds the budget.",
        "champion": f"Nobody at {account.name} speaks for us when we are not in the room: there is no champion.",
    }


def _suggest_instead(missing: MissingRole) -> str:
    title = next((place.title for place in missing.places if place.title), None)
    if title:
        return f" It should be the {title}, whose name we have yet to find out."
    gone = missing.left[0] if missing.left else None
    return f" {gone.label} left on {in_words(gone.left.on)}." if gone and gone.left else ""


def _who_might_know(account: Account, missing: MissingRole) -> str:
    if "champion" in missing.roles:
        likely = next_champion(account)
        return f"{likely.label}, {with_article(likely.support or '')}, comes closest." if likely else _WHO_GAINS
    places = ("champion", "executive_sponsor", "decision_maker", "point_of_contact", "senior")
    guide = best_placed(account, places)
    return f"Ask {guide.label}." if guide else "Ask whom you talk to most."


_WHO_GAINS = "Look for who gains most from our work, and help them to say so in their own house."


@rule("champion-at-risk", Severity.AMBER, Stake.LOYALTY)
def champion_at_risk(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """All our support hangs by one champion, none of them hears from us, or one has left or turned against us.

    Fires when there is exactly one champion (and the account is no longer new), when the contact with every
    champion is late or never began, when a champion is a sceptic or an opponent by now, and when one left whose
    successor is `unknown`, or was not noted within a year. That there is no champion at all is another finding.

    From: Good practice: champions, and what becomes of them.
    """
    advocates = find_champions(account, as_of, settings)
    if advocates.at_risk and (advocates.silent or not new_until(account, as_of, settings)):
        yield Concern(
            _describe_thin(account, advocates),
            tuple(advocate.person for advocate in advocates.present),
            _next_step(advocates),
            can_wait=not advocates.silent,
        )
    for person in advocates.turned:
        against = with_article(person.support or "")
        yield Concern(
            f"{person.label} should speak for us at {account.name}, and is {against} by now.",
            (person,),
            f"Ask {person.label} alone what has happened. {_next_step(advocates)}",
            owner=person.contact.owner,
        )
    for person in advocates.lost:
        if person.left:
            yield Concern(
                f"{person.label}, who spoke for us at {account.name}, left on {in_words(person.left.on)}, "
                "and we do not know who follows.",
                (person,),
                _next_step(advocates),
                owner=person.contact.owner,
            )


def _describe_thin(account: Account, advocates: Champions) -> str:
    names = in_prose([contact.person.label for contact in advocates.present])
    if len(advocates.present) > 1:
        return f"None of our champions at {account.name} hears from us as agreed: {names}."
    silent = ", and is not hearing from us as agreed" if advocates.silent else ""
    return f"{names} is our only champion at {account.name}{silent}."


def _next_step(advocates: Champions) -> str:
    if advocates.next is None:
        return _WHO_GAINS
    return f"{advocates.next.label}, {with_article(advocates.next.support or '')}, comes closest to another one."


@rule("opposition-unattended", Severity.AMBER, Stake.LOYALTY)
def opposition_unattended(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Somebody of weight is against us, and nothing is under way with them.

    Looks at sceptics and opponents of high or medium influence. Under way is an open promise to, by or about
    them, and the next step of an initiative or linkage that they own, take part in or are named in.

    From: Good practice: opposition is met, not waited out.
    """
    for person in unattended_opposition(account, as_of):
        near = in_their_ear(account, person)
        yield Concern(
            f"{person.label} is {with_article(person.support or '')} of {person.influence} influence, "
            "and nothing is promised to them or planned with them.",
            (person,),
            f"{near[0].label}, {with_article(near[0].support or '')} of ours, has their ear." if near else _ALONE,
            owner=person.contact.owner,
            can_wait=not is_weighty(person),
        )


_ALONE = "Agree with them on one small step, and put a date to it."


@rule("level-gap", Severity.NOTE)
def level_gap(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """With some people none of us stands as well as we want to.

    The best standing any of us has with a person is held against the best one that was set as a target. All
    people are one finding, the most influential ones first: a standing takes months to change.

    From: The client's representative inside the supplier.
    """
    people = with_standing_to_win(account)
    if not people:
        return
    first = people[0]
    now, then = best_standing(first), wanted_standing(first)
    seen = "nothing yet" if now in (None, "none") else with_article(plain_words(now or ""))
    example = f"to {first.label} we are {seen}; we want to be {with_article(plain_words(then or ''))}"
    if len(people) == 1:
        advice = f"Decide who of us sees {first.label} next, and with what of use to them."
        yield Concern(f"{sentence_case(example)}.", people, advice)
    else:
        yield Concern(
            f"With {len(people)} people at {account.name} we do not stand as well as we want to: "
            f"{_list_names([person.label for person in people])}.",
            people,
            f"Begin with one: {example}.",
        )


def _list_names(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return in_prose(names if more <= 1 else [*names[:_NAMED], f"{more} others"])


_NAMED = 3
"""How many people are named; one more is named as well, several more are counted."""


@rule("support-judgement-old", Severity.NOTE)
def support_judgement_old(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Where somebody of weight stands towards us was judged long ago.

    Long is more than `stale_days: support`. Looks at people of high or medium influence, since what we do
    about supporters and opponents rests on it. A judgement without a date is a question, not a finding.

    From: Good practice: opposition is met, not waited out.
    """
    limit = settings.stale_days.support
    for person in account.stakeholders:
        days = judged_days_ago(person, as_of)
        if person.present and person.influence in ("high", "medium") and days is not None and days > limit:
            yield Concern(
                f"That {person.label} is {_towards_us(person)} was judged {count_noun(days, 'day')} ago"
                f"{f', on {in_words(person.support_on)}' if person.support_on else ''}.",
                (person,),
                "Judge it anew after the next talk.",
                owner=person.contact.owner,
                days=days - limit,
            )


def _towards_us(person: Stakeholder) -> str:
    return "neutral" if person.support == "neutral" else with_article(person.support or "")
