"""Rules of the consultant about people: what would make them look good, and how they come to a decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, rules_of
from generator.checks.whom import who_could_say
from generator.insight.knowledge.freshness import executive_attention
from generator.insight.people.departures import has_left
from generator.model.account import Account
from generator.model.relationship import DecisionStep
from generator.model.settings import Settings
from generator.wording.text import quote_text

rule = rules_of("consultant")


@rule("personal-win-unknown", Severity.NOTE)
def personal_win_unknown(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We do not know what would make somebody look good.

    Found for people of high influence who are still there and have no `personal_win`.

    From: The six frames of a strategic account manager (Grande Lum): the consultant.
    """
    for person in account.stakeholders:
        if person.present and person.influence == "high" and person.personal_win is None:
            yield Concern(
                f"We do not know what would make {person.label} look good.",
                (person,),
                "Ask what they will be asked about at the end of the year.",
                None,
                person.contact.owner,
            )


@rule("decision-process-unknown", Severity.NOTE)
def decision_process_unknown(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We do not know how a customer who matters comes to a decision about us.

    Found for accounts of the tiers that matter most (strategic and key, or any with an executive review) for
    which `decision_making` names neither a style nor a step.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    deciding = account.decision_making
    if executive_attention(account, settings) and deciding.style is None and not deciding.steps:
        ask = who_could_say(account, [], ("champion", "executive_sponsor", "decision_maker", "economic_buyer"))
        yield Concern(
            f"We do not know how {account.name} comes to a decision about us.",
            (),
            f"Ask {ask} to take you through the last one: who was asked, in which order, who could have stopped it?",
        )


@rule("decision-step-without-person", Severity.AMBER)
def decision_step_without_person(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A step on the way to a decision has nobody to talk to.

    Found for each of the `steps` without `people`, and when all of its people have left.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    for step in account.decision_making.steps:
        people = [person for id in step.people if (person := account.person(id))]
        if all(has_left(person, as_of) for person in people):
            who = "all who took part have left" if people else "we do not know who takes part"
            yield Concern(
                f"On their way to a decision comes {quote_text(step.name)}, and {who}.",
                (step, *people),
                f"Ask {_find_neighbour(account, step)} who it is, and to introduce you.",
            )


def _find_neighbour(account: Account, step: DecisionStep) -> str:
    """Somebody who could say: of the step before or after, else whoever is best placed."""
    steps = account.decision_making.steps
    near = sorted(steps, key=lambda other: abs(steps.index(other) - steps.index(step)))
    return who_could_say(account, (id for other in near for id in other.people), ("champion", "decision_maker"))
