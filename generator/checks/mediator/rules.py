"""Rules of the mediator: whether disputes are talked about, heard from both sides, and mediated by two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.checks.mediator.mistakes import mistake_not_owned_up, mistake_not_put_right
from generator.checks.mediator.settling import (
    agreed_not_accepted_by_both,
    dispute_without_movement,
    repair_overdue,
    settled_without_repair,
)
from generator.checks.mediator.signs import early_warning, mood_falling
from generator.checks.rule import Concern, Severity, rules_of
from generator.days.period import in_words
from generator.insight.knowledge.asking import best_placed
from generator.insight.people.conflicts import (
    Camp,
    conflict_camps,
    first_talk,
    is_their_own,
    side_of,
    unsettled_conflicts,
)
from generator.model.account import Account
from generator.model.conflict import Conflict
from generator.model.settings import Settings
from generator.wording.text import count_noun, in_prose, quote_text

rule = rules_of("mediator")


@rule("conflict-not-addressed", Severity.AMBER)
def conflict_not_addressed(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """A dispute was noticed and nobody has talked about it with them in time.

    In time is within `conflict_first_talk_working_days`, counted in working days (Monday to Friday) after the
    day it was noticed; red once that is more than 30 days ago (`age_days: dispute_amber`), unless all in it are theirs.
    Once the talk took place it is a note, as long as the dispute is neither agreed nor parked: a late start is worth a
    word of regret.

    From: The six frames of a strategic account manager (Grande Lum): the mediator.
    """
    for conflict in unsettled_conflicts(account, as_of):
        talk = first_talk(conflict, as_of, settings)
        if not talk.slow:
            continue
        limit = settings.conflict_first_talk_working_days
        days = count_noun(talk.working_days, "working day")
        if talk.happened:
            message = (
                f"The first talk about {quote_text(conflict.text)} took {days}; it should take no more than {limit}."
            )
            yield Concern(message, (conflict,), "Say that you are sorry it took so long.", Severity.NOTE)
        else:
            yield Concern(
                f"Nobody has talked with them about {quote_text(conflict.text)} yet, {days} after it was noticed "
                f"on {in_words(conflict.noticed_on)}.",
                (conflict,),
                "Ring today, and listen before you explain.",
                _weigh_waiting(account, conflict, as_of, settings),
                days=talk.working_days - limit,
            )


def _weigh_waiting(account: Account, conflict: Conflict, as_of: date, settings: Settings) -> Severity | None:
    old = (as_of - conflict.noticed_on).days > settings.age_days.dispute_amber
    return Severity.RED if old and not is_their_own(account, conflict) else None


@rule("one-sided-conflict", Severity.AMBER)
def one_sided_conflict(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """We have heard one side of a dispute only, or weigh options before hearing both.

    The sides are the two companies; in a quarrel inside one company, each person in it. Fires when one side
    has told its story and another has not, and when options are listed while any side is unheard. Stories
    heard after the day the playbook is made for do not count. Nothing is said of settled disputes.

    From: The six frames of a strategic account manager (Grande Lum): the mediator.
    """
    for conflict in unsettled_conflicts(account, as_of):
        sides = conflict_camps(account, conflict, as_of)
        heard = [camp for camp in sides if camp.stories]
        unheard = [camp for camp in sides if not camp.stories]
        if unheard and (heard or conflict.way_forward.options):
            whom = [id for camp in unheard for id in camp.unheard]
            yield Concern(
                _half_heard(account, conflict, heard, unheard),
                (conflict,),
                f"Ask {in_prose(account.names_of(whom))} to tell you theirs." if whom else "Ask for theirs first.",
            )


def _half_heard(account: Account, conflict: Conflict, heard: Sequence[Camp], unheard: Sequence[Camp]) -> str:
    missing = in_prose([_camp_names(account, camp) for camp in unheard], "or")
    if not heard:
        return f"Options are on the table in {quote_text(conflict.text)}, but we have heard the story of neither side."
    tellers = in_prose(account.names_of(dict.fromkeys(story.by for camp in heard for story in camp.stories)))
    return f"In {quote_text(conflict.text)} we have heard {tellers}, but not {missing}."


def _camp_names(account: Account, camp: Camp) -> str:
    return account.name_of(camp.person) or {"customer": f"{account.name}’s side", "us": "our own side"}.get(
        camp.side or "", "the others"
    )


@rule("too-few-options", Severity.NOTE)
def too_few_options(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Both stories are told and talks are on, but there is no choice of ways forward.

    Fires for disputes in talks of which every side has told its story and fewer than two options are listed.
    With one option there is nothing to choose, only to accept or refuse.

    From: The six frames of a strategic account manager (Grande Lum): the mediator.
    """
    for conflict in unsettled_conflicts(account, as_of):
        options = conflict.way_forward.options
        told = all(camp.stories for camp in conflict_camps(account, conflict, as_of))
        if conflict.status == "in_talks" and told and len(options) < _CHOICE:
            so_far = f"only one way forward: {quote_text(options[0].text)}" if options else "no way forward yet"
            yield Concern(
                f"Both sides of {quote_text(conflict.text)} have told their story, and there is {so_far}.",
                (conflict,),
                "Find a second one together before anybody has to say yes or no.",
            )


_CHOICE = 2


@rule("no-co-mediator", Severity.AMBER)
def no_co_mediator(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Nobody at the customer helps to settle a dispute.

    Fires for disputes that are open or in talks and name no fellow mediator, from the first talk on, or once
    the days for it (`conflict_first_talk_working_days`) have passed. A quarrel among our own people needs none.

    From: The six frames of a strategic account manager (Grande Lum): the mediator.
    """
    for conflict in unsettled_conflicts(account, as_of):
        talk = first_talk(conflict, as_of, settings)
        ours_only = bool(conflict.parties) and all(side_of(account, party) == "us" for party in conflict.parties)
        if conflict.co_mediator is None and (talk.happened or talk.slow) and not ours_only:
            yield Concern(
                f"Nobody at {account.name} helps you to settle {quote_text(conflict.text)}.",
                (conflict,),
                _find_fellow(account, conflict),
            )


def _find_fellow(account: Account, conflict: Conflict) -> str:
    fellow = best_placed(account, ("champion", "executive_sponsor", "point_of_contact"))
    if fellow is None or fellow.id in conflict.parties:
        return "Ask somebody of theirs who wants it settled as much as you do."
    return f"Ask {fellow.label} to be your fellow mediator."


MEDIATOR = (
    conflict_not_addressed,
    dispute_without_movement,
    one_sided_conflict,
    too_few_options,
    no_co_mediator,
    agreed_not_accepted_by_both,
    settled_without_repair,
    repair_overdue,
    mood_falling,
    early_warning,
    mistake_not_owned_up,
    mistake_not_put_right,
)
"""The mediator's rules, in the order of the manual."""
