"""Findings that say the same or belong together are said once."""

from __future__ import annotations

from typing import Any

from made import account, day, talk

from generator.checks.all import ALL
from generator.checks.findings import run_checks
from generator.checks.merging import COVERED, SIBLINGS
from generator.checks.rule import Finding
from generator.model.account import Account

AS_OF = day("2026-11-16")
SINCE = {"head": {"since": "2020-01-01", "tier": "strategic"}}


def weighty(acme: Account, *names: str) -> list[Finding]:
    """What is red or amber by some rules, or said with it."""
    findings = run_checks(acme, AS_OF, acme.settings).findings
    return [f for f in findings if f.severity != "note" and {f.rule.name, *(rule.name for rule in f.also)} & {*names}]


BARE: dict[str, Any] = {"name": "Sensor pilot", "phase": "delivery", "accountable": "priya", "sponsor": "dana"}
DANA: dict[str, Any] = {"id": "dana", "name": "Dana Ortiz", "contact": {"every_days": "365"}}
LONG_AGO = talk("2026-08-03", "dana")


def test_what_a_project_lacks_is_one_sentence() -> None:
    acme = account(stakeholders=[DANA], log=[LONG_AGO], projects=[BARE, {**BARE, "name": "Other"}])
    lacking = weighty(acme, "project-without-plan", "project-without-fallback", "started-without-agreed-spec")

    assert [finding.message for finding in lacking] == [
        "“Sensor pilot” has no plan, next milestone, agreed specification or fallback.",
        "“Other” has no plan, next milestone, agreed specification or fallback.",
    ]
    assert {rule.name for rule in lacking[0].also} | {lacking[0].rule.name} == {
        "project-without-plan",
        "project-without-next-milestone",
        "started-without-agreed-spec",
        "project-without-fallback",
    }
    assert all(finding.advice for finding in lacking)


def test_a_single_thing_that_a_project_lacks_keeps_its_own_words() -> None:
    full = {**BARE, "plan": {"ready_on": "2026-01-01"}, "spec": {"status": "agreed"}, "starts": "2026-02-01"}
    ready = {**full, "milestones": [{"text": "First", "side": "us", "due": "2027-01-15"}]}
    acme = account(stakeholders=[DANA], log=[LONG_AGO], projects=[ready])

    assert [finding.message for finding in weighty(acme, "project-without-fallback")] == [
        "Nobody has thought about what to do when something goes wrong in “Sensor pilot”."
    ]


def test_how_a_project_goes_is_one_finding_as_grave_as_the_worst() -> None:
    project = {
        **BARE,
        "health": "red",
        "health_why": "The line stands",
        "due": "2026-10-30",
        "forecast": "2027-01-22",
        "buffer_days": "14",
        "milestones": [{"text": "Live", "side": "us", "due": "2026-10-23"}],
    }
    acme = account(stakeholders=[DANA], log=[LONG_AGO], projects=[project])
    [finding] = weighty(acme, "project-in-trouble", "buffer-used", "milestone-late")

    assert finding.severity == "red"
    assert finding.message.startswith("“Sensor pilot” is in trouble: The line stands. It is forecast 84 days behind")
    assert "“Live” was due on 23 October 2026, 24 days ago." in finding.message
    assert finding.days == 24


def test_one_dispute_and_one_initiative_are_one_finding_each() -> None:
    acme = account(
        stakeholders=[DANA],
        log=[LONG_AGO],
        conflicts=[
            {
                "text": "Who pays",
                "level": "company",
                "noticed_on": "2026-10-01",
                "parties": ["dana", "priya"],
                "stories": [{"by": "dana", "side": "customer", "heard_on": "2026-10-02", "story": "Not us."}],
            }
        ],
        initiatives=[{"text": "A film", "led_by": "us", "our_part": "active", "status": "on_track"}],
    )
    [dispute] = weighty(acme, "conflict-not-addressed", "one-sided-conflict", "no-co-mediator")
    [film] = weighty(acme, "orphan-initiative", "initiative-without-owner", "initiative-without-next-step")

    assert len(dispute.also) == 2
    assert "In it we have heard Dana Ortiz" in dispute.message
    assert dispute.message.count("“Who pays”") == 1
    assert film.message.count("“A film”") == 1
    assert film.roles == {"shareholder"}
    assert film.also


def test_an_unhappy_customer_with_green_projects_is_said_once() -> None:
    acme = account(
        projects=[{**BARE, "sponsor": None, "health": "green"}],
        satisfaction=[{"on": "2026-11-01", "score": "2"}],
    )
    assert [finding.rule.name for finding in weighty(acme, "customer-unhappy", "green-but-unhappy")] == [
        "green-but-unhappy"
    ]


def test_a_champion_who_turned_against_us_is_said_once() -> None:
    acme = account(stakeholders=[{"id": "dana", "name": "Dana", "influence": "high", "decision_role": "champion",
                                  "support": "opponent"}])  # fmt: skip

    [turned] = weighty(acme, "champion-at-risk", "opposition-unattended")
    assert turned.message.startswith("Dana should speak for us at Acme")


def people(number: int, **keys: Any) -> list[dict[str, Any]]:
    return [
        {"id": f"p{at}", "name": f"Person {at}", "influence": "medium", "contact": {"every_days": "60"}, **keys}
        for at in range(number)
    ]


def out_of_touch(number: int, **keys: Any) -> Account:
    return account(stakeholders=people(number, **keys), log=[talk("2026-08-01", *(f"p{at}" for at in range(number)))])


def test_of_few_people_out_of_touch_each_is_named_of_many_the_account_is_spoken_of() -> None:
    names = ("contact-late", "coverage-below-majority")

    assert {finding.rule.name for finding in weighty(out_of_touch(3), *names)} == {"contact-late"}
    [many] = weighty(out_of_touch(5), *names)
    assert many.message.startswith("We are in touch with 0 of the 5 people")
    assert {rule.name for rule in many.also} == {"contact-late"}


def test_somebody_of_weight_whom_we_lost_is_named_all_the_same() -> None:
    acme = out_of_touch(5, influence="high")
    levels = [(finding.rule.name, finding.severity.value) for finding in weighty(acme, "contact-late")]

    assert [level for level in levels if level[1] == "red"] == [("contact-late", "red")] * 5


def test_a_floor_is_not_spoken_of_when_everybody_on_it_is() -> None:
    top = people(1, floor="executive")
    acme = account(**SINCE, stakeholders=top, log=[talk("2026-08-01", "p0")])

    assert {finding.rule.name for finding in weighty(acme, "contact-late", "floor-uncovered")} == {"contact-late"}


def test_what_is_only_worth_knowing_does_not_take_the_place_of_what_is_to_be_seen_to() -> None:
    top = [{"id": "p0", "name": "Person 0", "influence": "low", "floor": "executive"}]
    acme = account(head={"since": "2020-01-01"}, stakeholders=top, log=[talk("2026-08-01", type="internal")])

    assert [finding.rule.name for finding in weighty(acme, "never-met", "floor-uncovered")] == ["floor-uncovered"]


def test_somebody_who_left_is_told_of_once() -> None:
    gone = {**DANA, "influence": "high", "left": {"on": "2026-09-01", "successor": "unknown"}}
    promise = {"side": "customer", "by": "dana", "text": "Figures", "made_on": "2026-08-01", "due": "2027-02-01"}
    acme = account(stakeholders=[gone], log=[LONG_AGO], commitments=[promise])
    left = weighty(acme, "successor-unknown", "person-left-still-named")

    assert [finding.rule.name for finding in left] == ["person-left-still-named"]


def test_the_rules_that_are_declared_are_rules() -> None:
    names = {rule.name for rule in ALL}
    declared = {name for siblings in SIBLINGS for name in siblings.rules}
    declared |= {name for less, more in COVERED.items() for name in (less, *more)}

    assert declared <= names
    assert len(declared) > 10
