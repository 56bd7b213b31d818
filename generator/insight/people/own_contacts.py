"""Contacts seen from our side: who of us keeps in touch, what was learnt, and how it left them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from generator.insight.people.channels import of_us
from generator.insight.people.contact import counts_as_contact
from generator.insight.people.newness import first_noted
from generator.insight.people.tension import LATELY
from generator.model.account import Account
from generator.model.log import LogEntry
from generator.model.settings import Settings
from generator.model.team import TeamMember

LESSONS = 5
"""Of so many contacts at the end at least one should have taught us something."""


@dataclass(frozen=True, slots=True)
class Silence:
    """One of us who should be in touch with the customer and is not."""

    member: TeamMember
    every: int
    #: Their last contact with anybody there; None when they never had one.
    last: LogEntry | None
    #: Days since then, else since the first thing noted.
    days: int


def silent_colleagues(account: Account, as_of: date, settings: Settings) -> tuple[Silence, ...]:
    """Those with `every_days` of the account's team, or looking after somebody, who had no contact for longer."""
    silent: list[Silence] = []
    for member in _those_in_charge(account):
        entries = [entry for entry in _contacts(account, as_of, settings) if member.id in of_us(account, entry)]
        last = max(entries, key=lambda entry: entry.on, default=None)
        since = last.on if last else first_noted(account, as_of)
        if member.every_days and since and (as_of - since).days > member.every_days:
            silent.append(Silence(member, member.every_days, last, (as_of - since).days))
    return tuple(sorted(silent, key=lambda silence: silence.every - silence.days))


def _those_in_charge(account: Account) -> list[TeamMember]:
    present = [person for person in account.stakeholders if person.present]
    known = {person.contact.owner for person in present} | {r.with_ for person in present for r in person.relationships}
    return [
        *account.team,
        *(
            colleague
            for colleague in account.colleagues
            if colleague.id in known or colleague.id == account.profile.owner
        ),
    ]


def contacts_without_lesson(account: Account, as_of: date, settings: Settings) -> tuple[LogEntry, ...]:
    """The last five contacts, newest first, if nothing was learnt by any of them though it was before; else nothing."""
    contacts = sorted(_contacts(account, as_of, settings), key=lambda entry: entry.on, reverse=True)
    last, before = contacts[:LESSONS], contacts[LESSONS:]
    taught = any(entry.learned for entry in last) or not any(entry.learned for entry in before)
    return () if taught else tuple(last)


def _contacts(account: Account, as_of: date, settings: Settings) -> list[LogEntry]:
    return [entry for entry in account.log if entry.on <= as_of and counts_as_contact(entry, settings)]


def count_moods(account: Account, as_of: date) -> tuple[Counter[str], Counter[str]]:
    """How often contacts left it better, the same and worse: in the last 90 days, and in the 90 before."""
    now, before = as_of - timedelta(days=LATELY), as_of - timedelta(days=2 * LATELY)
    known = [(entry.on, entry.mood) for entry in account.log if entry.mood and entry.on <= as_of]
    return (
        Counter(mood for on, mood in known if on > now),
        Counter(mood for on, mood in known if before < on <= now),
    )
