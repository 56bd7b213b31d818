"""Rules of the mediator: what may become a dispute before anybody calls it one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, rules_of
from generator.checks.wording import days_of_silence
from generator.days.period import in_words
from generator.insight.people import tension
from generator.insight.people.conflicts import unsettled_conflicts
from generator.insight.people.tension import EarlyWarning
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.record import Record
from generator.model.settings import Settings
from generator.wording.text import entry_noun, in_prose, quote_text

rule = rules_of("mediator")


@rule("mood-falling", Severity.AMBER)
def mood_falling(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Two of the last three contacts left the relationship worse than before.

    Only contacts whose `mood` was noted count, whatever their kind; notes among ourselves do not. Nothing is
    said once the newest of them is older than `stale_days: satisfaction`.

    From: The six frames of a strategic account manager (Grande Lum): the mediator.
    """
    worse = tension.mood_falling(account, as_of, settings)
    if worse:
        said = in_prose([_describe_talk(account, entry) for entry in worse])
        people = (account.person(id) for entry in worse for id in entry.with_)
        there = dict.fromkeys(person.label for person in people if person and person.present)
        whom = in_prose(list(there)) or "whom you talk to most"
        which = "The last three contacts all" if len(worse) > tension.WORSE else "Two of the last contacts"
        yield Concern(
            f"{which} left the relationship worse: {said}.",
            worse,
            f"Ask {whom} what is wrong, before it has a name.",
        )


def _describe_talk(account: Account, entry: LogEntry) -> str:
    people = in_prose(account.names_of(entry.with_))
    return f"the {entry_noun(entry.type)}{f' with {people}' if people else ''} on {in_words(entry.on)}"


@rule("early-warning", Severity.NOTE)
def early_warning(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Several signs together could become a dispute, and there is none yet.

    The signs are: people there at odds with each other; a contact in the last 90 days that left things worse;
    a promise of ours that is late or was broken in that time; somebody of high or medium influence who should
    have heard from us; and a satisfaction that fell. Fires when two kinds or more come together, as long as no
    dispute is open: then it is the dispute that needs you.

    From: The six frames of a strategic account manager (Grande Lum): the mediator.
    """
    warning = tension.early_warning(account, as_of, settings)
    if warning.kinds >= _TOGETHER and not unsettled_conflicts(account, as_of):
        signs = "; ".join(words for words, _ in _find_signs(account, warning))
        records = dict.fromkeys(record for _, record in _find_signs(account, warning))
        yield Concern(
            f"There is no dispute with {account.name} yet, but signs of one: {signs}.",
            tuple(records),
            "Speak of it before they do.",
        )


_TOGETHER = 2


def _find_signs(account: Account, warning: EarlyWarning) -> Iterator[tuple[str, Record]]:
    """The first sign of each kind, with the record it comes from."""
    for promise in warning.signs.not_kept[:1]:
        late = "is late" if promise.status == "open" else "was not kept"
        yield f"our promise {quote_text(promise.text)} of {in_words(promise.made_on)} {late}", promise
    for entry in warning.signs.worse[:1]:
        yield f"{_describe_talk(account, entry)} left things worse", entry
    for contact in warning.silent[:1]:
        yield (
            f"{contact.person.label} has not heard from us for {days_of_silence(contact)}",
            contact.person,
        )
    if warning.less_satisfied and warning.less_satisfied.before:
        newest, before = warning.less_satisfied.newest, warning.less_satisfied.before
        yield f"their satisfaction fell from {before.score} to {newest.score} of 5", newest
    for tie in warning.signs.at_odds[:1]:
        yield f"{in_prose(account.names_of((tie.from_, tie.to)))} are at odds", tie
