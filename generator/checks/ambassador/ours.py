"""Rules of the ambassador about our own people: who should be in touch, and what they bring home."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.rule import Concern, Severity, Stake, rules_of
from generator.days.period import in_words
from generator.insight.people.own_contacts import contacts_without_lesson, silent_colleagues
from generator.model.account import Account
from generator.model.settings import Settings
from generator.wording.text import count_noun, entry_noun, in_prose

rule = rules_of("ambassador")


@rule("colleague-out-of-touch", Severity.NOTE)
def colleague_out_of_touch(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """One of us should be in touch with the customer and has not been.

    Found for colleagues with `every_days` in the team list who belong to the account or look after somebody there, such
    as an executive sponsor, once that many days have passed since their last contact with anybody there; amber after
    one and a half times as many (`late_factor`). Where they never had one, the days count from the first thing noted.

    From: The client's representative inside the supplier.
    """
    for silence in silent_colleagues(account, as_of, settings):
        member, last = silence.member, silence.last
        since = f"; the last was a {entry_noun(last.type)} on {in_words(last.on)}" if last else ""
        yield Concern(
            f"{member.name} is to be in touch with {account.name} every {count_noun(silence.every, 'day')} and has had "
            f"no contact for {count_noun(silence.days, 'day')}{since}.",
            (member, *([last] if last else [])),
            f"Ask {member.name} whom they could ring this week, and give them something to say.",
            Severity.AMBER if silence.days > settings.late_factor * silence.every else None,
            member.id,
            silence.days - silence.every,
        )


@rule("contacts-teach-nothing", Severity.NOTE, Stake.PREPARATION)
def contacts_teach_nothing(account: Account, as_of: date, settings: Settings) -> Iterator[Concern]:
    """Contact after contact, and nothing was learnt by any of them.

    Found when none of the last five contacts in the log has anything under `learned`, although earlier ones had. It is
    for yourself: each talk can teach something about them.

    From: The snowball: rhythm, reviews, decisions, formats.
    """
    contacts = contacts_without_lesson(account, as_of, settings)
    if contacts:
        whom = in_prose(account.names_of(dict.fromkeys(id for entry in contacts for id in entry.with_))[:3])
        yield Concern(
            f"Nothing was noted as learnt in the last {count_noun(len(contacts), 'contact')}, since "
            f"{in_words(contacts[-1].on)}.",
            contacts,
            f"Before the next one, choose one thing to find out{f' from {whom}' if whom else ''}.",
        )
