"""Rules of the mediator about mistakes of ours: owned up to, and put right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.days.period import in_words
from generator.insight.people.mistakes import Mending, mistake_states
from generator.model.account import Account
from generator.model.mistakes import Mistake
from generator.model.settings import Settings
from generator.wording.text import count_noun, quote_text, sentence_case

rule = rules_of("mediator", Stake.CUSTOMER, "mistakes")

_RED_AFTER = 10
_CONFIRM_WITHIN = 14


@rule("mistake-not-owned-up", Severity.AMBER)
def mistake_not_owned_up(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We did something wrong and have not told them that it was ours.

    Found when two working days (Monday to Friday) have passed; red once ten more have.

    From: The client's representative inside the supplier.
    """
    for state in mistake_states(account, as_of):
        mistake = state.mistake
        if state.mending is Mending.NOT_OWNED_UP and state.late:
            yield Concern(
                f"{quote_text(mistake.what)}, on {in_words(mistake.on)}, was ours, and nobody has said so to them.",
                (mistake,),
                f"{sentence_case(_tell(account, mistake))} today, before the cause is known.",
                Severity.RED if state.late > _RED_AFTER else None,
                mistake.owner,
                state.late,
            )


def _tell(account: Account, mistake: Mistake) -> str:
    person = account.person(mistake.hurt)
    return f"tell {person.label if person and person.present else 'them'} yourself"


@rule("mistake-not-put-right", Severity.AMBER)
def mistake_not_put_right(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We owned up to something and it is not right again.

    Found when no remedy or no day for it is noted, and when its day has passed. When it was done 14 days ago and nobody
    there has confirmed that it is right again, that is worth knowing.

    From: The client's representative inside the supplier.
    """
    for state in mistake_states(account, as_of):
        mistake, what = state.mistake, quote_text(state.mistake.what)
        if state.mending is Mending.NO_REMEDY:
            message = f"For {what} nobody has said what puts it right and by when."
            yield Concern(message, (mistake,), "Agree on both with whom it hit, and note them.", owner=mistake.owner)
        elif state.mending is Mending.LATE and mistake.due:
            message = f"{what} was to be put right by {in_words(mistake.due)}, {count_noun(state.late, 'day')} ago."
            advice = f"{sentence_case(_tell(account, mistake))} when it will be, and why they should believe it."
            yield Concern(message, (mistake,), advice, owner=mistake.owner, days=state.late)
        elif state.mending is Mending.UNCONFIRMED and mistake.done and (as_of - mistake.done).days > _CONFIRM_WITHIN:
            asked = account.name_of(mistake.hurt) or "somebody there"
            yield Concern(
                f"{what} was put right on {in_words(mistake.done)}, and nobody there has said so.",
                (mistake,),
                f"Ask {asked} whether it is right again.",
                Severity.NOTE,
                mistake.owner,
            )
