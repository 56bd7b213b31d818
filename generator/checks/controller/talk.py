"""Rules of the air-traffic controller about who talks to whom, and how: collisions, protocols, call card, formats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import successor_of
from generator.days.period import in_words
from generator.insight.meetings.collisions import Approach, find_collisions
from generator.insight.meetings.meetings import title_of
from generator.insight.people.protocols import Agreement, DeadEnd, dead_ends, is_agreed, list_agreements, review_due
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.people import Stakeholder
from generator.model.settings import Settings
from generator.wording.text import count_noun, few_in_prose, in_prose, plain_words, quote_text

rule = rules_of("controller", Stake.PREPARATION)


@rule("people-collide", Severity.NOTE)
def people_collide(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Two of us went to the same person within days, it seems without knowing of each other.

    Found for two contacts that we began, or planned meetings, with the same person, at most three days apart
    (`collision_days`), with nobody of us in both. If those of us met in these days, with the person or among
    themselves, they knew. The later of the two lies ahead or in the last thirty days.

    From: The six frames of a strategic account manager (Grande Lum): the air-traffic controller.
    """
    for collision in find_collisions(account, as_of, settings):
        days = (collision.second.on - collision.first.on).days
        whom = in_prose([person.label for person in collision.people])
        first, second = (_describe_approach(account, approach) for approach in (collision.first, collision.second))
        ours = in_prose(account.names_of(sorted(collision.first.us | collision.second.us)))
        apart = f"{count_noun(days, 'day')} apart" if days else "on one day"
        yield Concern(
            f"Two of us at {whom}, {apart}: {first}; {second}.",
            (collision.first.record, collision.second.record),
            f"Ask {ours} to agree on who goes, and with what.",
        )


def _describe_approach(account: Account, approach: Approach) -> str:
    who = in_prose(account.names_of(sorted(approach.us)))
    if isinstance(approach.record, LogEntry):
        what = f"{plain_words(approach.record.type)}, {quote_text(' '.join(approach.record.note.split()))}"
    else:
        what = quote_text(title_of(account, approach.record) or "meeting")
    return f"{who} on {in_words(approach.on)} ({what})"


@rule("point-person-gone", Severity.RED, Stake.PROJECT)
def point_person_gone(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The call card leads nowhere: whom to call in a difficulty has left or is away.

    Found for every scenario of the account's protocol, and of those of open projects, whose point person at the
    customer has left; or whose point person here is away today with nobody to stand in, while there is no
    backup or the backup is away as well.

    From: The six frames of a strategic account manager (Grande Lum): the air-traffic controller.
    """
    for dead_end in dead_ends(account, as_of):
        project = dead_end.agreement.project
        case = quote_text(dead_end.scenario.when)
        yield Concern(
            f"If this happens{f' in {quote_text(project.name)}' if project else ''}: "
            f"{case}, {_nobody_words(dead_end)}.",
            (dead_end.scenario, *([dead_end.left] if dead_end.left else [gap.member for gap in dead_end.away])),
            _suggest_instead(account, dead_end),
            None,
            project.accountable if project else None,
        )


def _nobody_words(dead_end: DeadEnd) -> str:
    if dead_end.left and dead_end.left.left:
        return f"the call card sends us to {dead_end.left.label}, who left on {in_words(dead_end.left.left.on)}"
    away = in_prose([f"{gap.member.name}, away until {in_words(gap.absence.to)}" for gap in dead_end.away])
    return f"the call card sends them to {away}, and nobody stands in"


def _suggest_instead(account: Account, dead_end: DeadEnd) -> str:
    if dead_end.left is None:
        return "Name somebody who stands in, tell the customer, and print the card again."
    successor = successor_of(account, dead_end.left)
    ask = f"Ask {successor.label}, who followed, whether it is them now" if successor else "Agree on somebody new"
    return f"{ask}, and print the card again."


@rule("protocol-not-agreed", Severity.AMBER)
def protocol_not_agreed(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We wrote down how to talk to each other, and never agreed on it with the customer.

    Found when the protocol of the account or of an open project has no `agreed_on`, or one still ahead. That
    there is no protocol at all is a question, not a finding.

    From: The six frames of a strategic account manager (Grande Lum): the air-traffic controller.
    """
    for agreement in list_agreements(account):
        if not is_agreed(agreement.protocol, as_of):
            yield Concern(
                (
                    f"Nobody at {account.name} has agreed to the protocol "
                    f"{_owner_words(agreement)}: so far it is our wish."
                ),
                (agreement.protocol,),
                "Take half an hour with your main contact: by which means, how often, about what.",
                None,
                agreement.project.accountable if agreement.project else None,
            )


@rule("protocol-old", Severity.NOTE)
def protocol_old(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """What was agreed about communication should be looked at again.

    Found when the day meant for it (`review_on`) has passed and nothing was agreed since; without such a day,
    when the agreement is more than a year old (`stale_days` for protocols).

    From: The six frames of a strategic account manager (Grande Lum): the air-traffic controller.
    """
    for agreement in list_agreements(account):
        due, agreed = review_due(agreement.protocol, settings), agreement.protocol.agreed_on
        if due and agreed and due < as_of:
            meant = due == agreement.protocol.review_on
            since = f"to be looked at again by {in_words(due)}" if meant else "not looked at since"
            yield Concern(
                f"The protocol {_owner_words(agreement)} was agreed on {in_words(agreed)} and {since}.",
                (agreement.protocol,),
                "Read it through with them: does everybody still have it so, and are the names on it still there?",
                None,
                agreement.project.accountable if agreement.project else None,
                (as_of - due).days,
            )


def _owner_words(agreement: Agreement) -> str:
    return f"for {quote_text(agreement.project.name)}" if agreement.project else "for all our work"


@rule("format-not-known", Severity.NOTE)
def format_not_known(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We do not know in which form somebody wants to be told things.

    Found for everybody who is still there and has no `information.formats`: one by one for people of high
    influence, for all others together.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    unknown = [person for person in account.stakeholders if person.present and not person.information.formats]
    for person in unknown:
        if person.influence == "high":
            yield Concern(
                f"We do not know in which form {person.label} wants to be told things.",
                (person,),
                "Ask: a spreadsheet, a page, a drawing, something to hold, or a call?",
                None,
                person.contact.owner,
            )
    others = [person for person in unknown if person.influence != "high"]
    if others:
        yield Concern(_form_of_others(others), tuple(others), "Ask whenever you send them something.")


def _form_of_others(others: list[Stakeholder]) -> str:
    names = few_in_prose([person.label for person in others], 3)
    verb = "wants" if len(others) == 1 else "want"
    return f"We do not know in which form {names} {verb} to be told things."
