"""Rules of the ambassador about the relationship between the companies: trust, its stage, and who stands nearer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import get_args

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.checks.whom import who_could_say
from generator.days.period import in_words
from generator.insight.people.trust import FAIR, trust_state
from generator.model.account import Account
from generator.model.relationship import Stage
from generator.model.settings import Settings
from generator.wording.text import plain_words, quote_text

rule = rules_of("ambassador")

_COULD_SAY = ("champion", "executive_sponsor", "decision_maker", "executive", "senior")
_CLOSENESS: tuple[str, ...] = get_args(Stage)
"""The stages from the loosest to the closest; the last of them, coming apart, is none of these."""


@rule("relationship-coming-apart", Severity.RED, Stake.CUSTOMER)
def relationship_coming_apart(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """The two companies are drifting apart.

    Found while the `stage` of the relationship is disintegrating, unless that is what we want (`target`).

    From: The client's representative inside the supplier.
    """
    bond = account.relationship
    if bond.stage == "disintegrating" and bond.target != "disintegrating":
        wanted = f"; we want it to be {plain_words(bond.target)}" if bond.target else ""
        yield Concern(
            f"The relationship with {account.name} is coming apart{wanted}.",
            (bond,),
            f"Ask {who_could_say(account, (), _COULD_SAY)} whether they want it to be saved, and begin with what they "
            "say has to change.",
        )


@rule("trust-low", Severity.RED, Stake.HAPPINESS)
def trust_low(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """They trust us little, or less than before.

    Red when the newest judgement of trust is 2 of 5 or less, however old: nobody has shown that it came back. Amber
    when it is 3 and the one before was better, or when it has fallen by two points or more.

    From: The client's representative inside the supplier.
    """
    trust = trust_state(account, as_of)
    if trust is None or not (trust.low or trust.falling):
        return
    newest, before = trust.newest, trust.before
    fell = f"has fallen from {before.score} to {newest.score}" if trust.fell and before else f"is {newest.score}"
    ask = who_could_say(account, (), _COULD_SAY)
    yield Concern(
        f"The trust of {account.name} in us {fell} of 5, as of {in_words(newest.on)}: {quote_text(newest.evidence)}.",
        (newest, before) if trust.fell and before else (newest,),
        f"Ask {ask} alone what has happened, and keep one small promise to them soon and to the day."
        if trust.low
        else f"Ask {ask} what has changed before more of it is lost.",
        None if trust.low else Severity.AMBER,
    )


@rule("target-beyond-reach", Severity.AMBER)
def target_beyond_reach(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We want more of the relationship than we think it can become.

    Found when the `target` of the relationship is a closer stage than the one that is `achievable`.

    From: The client's representative inside the supplier.
    """
    bond = account.relationship
    if not (bond.target and bond.achievable) or "disintegrating" in (bond.target, bond.achievable):
        return
    if _CLOSENESS.index(bond.target) > _CLOSENESS.index(bond.achievable):
        yield Concern(
            f"We want the relationship with {account.name} to become {plain_words(bond.target)}, and think that "
            f"{plain_words(bond.achievable)} is the furthest it can go.",
            (bond,),
            "Lower the target, or say what would have to change for more to be possible.",
        )


@rule("rival-trusted-more", Severity.AMBER, Stake.LOYALTY)
def rival_trusted_more(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A partner of theirs who competes with us has their trust, and more of it than we have.

    Found for every partner with `competes_with_us` whose `trust` is 4 of 5 or more, and above the newest judgement of
    the trust in us, if there is one.

    From: The six frames of a strategic account manager (Grande Lum): the ambassador.
    """
    trust = trust_state(account, as_of)
    for partner in account.partners:
        if partner.competes_with_us and partner.trust and partner.trust > max(FAIR, trust.newest.score if trust else 0):
            ours = f"ours is {trust.newest.score}" if trust else "how far they trust us nobody has noted"
            yield Concern(
                f"{partner.name} competes with us and has the trust of {account.name}, {partner.trust} of 5; {ours}.",
                (partner, trust.newest) if trust else (partner,),
                f"Ask {who_could_say(account, (partner.decided_by,), _COULD_SAY)} what they value in how they work "
                "together, and learn from it.",
            )
