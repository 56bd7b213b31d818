"""Who seeks whom."""

from __future__ import annotations

from typing import Any

from made import account, day, settings, talk

from generator.insight.people.beginnings import InitiativeShare, initiative_share


def shares(*log: dict[str, Any], as_of: str = "2026-11-16") -> InitiativeShare:
    people = [{"name": "Dana"}]
    return initiative_share(account(stakeholders=people, log=log), day(as_of), settings(min_sample=3))


def test_it_counts_the_contacts_of_ninety_days_that_we_began() -> None:
    share = shares(
        talk("2026-11-01", "dana"),
        talk("2026-11-02", "dana", initiated_by="customer"),
        talk("2026-10-01", "dana"),
        talk("2026-08-18", "dana"),  # 90 days back is out, 89 days back would be in
        talk("2026-11-17", "dana"),  # not yet
    )
    assert (share.begun_by_us, share.contacts, share.share) == (2, 3, 2 / 3)


def test_the_first_day_of_the_ninety_counts() -> None:
    assert shares(talk("2026-08-19", "dana")).contacts == 1


def test_what_is_no_contact_does_not_count() -> None:
    share = shares(talk("2026-11-01", "dana", type="email"), talk("2026-11-02", "dana", type="internal"))
    assert (share.contacts, share.share) == (0, None)


def test_too_few_contacts_say_nothing() -> None:
    assert shares(talk("2026-11-01", "dana"), talk("2026-11-02", "dana")).share is None
