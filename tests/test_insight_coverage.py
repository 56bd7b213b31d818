"""How many people we are in touch with."""

from __future__ import annotations

from made import account, day, talk

from generator.insight.people.coverage import contact_coverage
from generator.model.account import Account

AS_OF = day("2026-11-16")


def people(**influence: str) -> list[dict[str, object]]:
    return [{"name": name, "influence": grade, "contact": {"every_days": 30}} for name, grade in influence.items()]


def shares(account: Account) -> tuple[float, float] | None:
    coverage = contact_coverage(account, AS_OF, account.settings)
    return (round(coverage.share, 3), round(coverage.heads, 3)) if coverage else None


def test_the_word_of_influential_people_weighs_more() -> None:
    acme = account(
        head={"since": "2024-01-01"},
        stakeholders=people(dana="high", lars="medium", ola="low", bo="low"),
        log=[talk("2026-11-02", "dana"), talk("2026-08-03", "lars", "ola")],
    )

    assert shares(acme) == (round(3 / 7, 3), 0.25)
    coverage = contact_coverage(acme, AS_OF, acme.settings)
    assert coverage
    assert [contact.person.id for contact in coverage.missed] == ["lars", "ola", "bo"]


def test_people_who_are_due_are_covered_and_people_who_left_do_not_count() -> None:
    gone = {"name": "una", "influence": "high", "left": {"on": "2026-09-01"}}
    acme = account(stakeholders=[*people(dana="low", lars="low"), gone], log=[talk("2026-10-17", "dana")])

    assert shares(acme) == (0.5, 0.5)


def test_nothing_is_said_while_nothing_is_known() -> None:
    assert shares(account()) is None
    assert shares(account(stakeholders=people(dana="high"))) is None
    assert shares(account(head={"since": "2026-11-02"}, stakeholders=people(dana="high"))) is None
    assert shares(account(head={"since": "2026-08-03"}, stakeholders=people(dana="high"))) == (0, 0)


def test_the_ones_never_met_count_when_others_were_met() -> None:
    acme = account(stakeholders=people(dana="high", lars="high"), log=[talk("2026-11-02", "dana")])

    assert shares(acme) == (0.5, 0.5)
