"""In which order findings stand: pairs of which the first matters more, each by one thing alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from made import account, day

from generator.checks.all import ALL
from generator.checks.findings import run_checks
from generator.checks.ranking import Mending, can_be_mended, finding_weight, money_at_stake, rank_findings
from generator.checks.rule import Concern, Finding, Rule, Severity, Stake, rules_of
from generator.model.account import Account

AS_OF = day("2026-11-16")

ACME = account(
    stakeholders=[
        {"id": "dana", "name": "Dana Ortiz", "influence": "high"},
        {"id": "eva", "name": "Eva Lie", "influence": "low", "decision_role": "economic_buyer"},
        {"id": "lars", "name": "Lars Holm", "influence": "low"},
        {"id": "una", "name": "Una Berg", "floor": "executive"},
    ],
    contracts=[
        {"id": "big", "name": "Big", "starts": "2026-01-01", "ends": "2026-12-31", "value": "900000 EUR"},
        {"id": "small", "name": "Small", "starts": "2026-01-01", "ends": "2026-12-31", "value": "900 EUR"},
    ],
    projects=[
        {"id": "tool", "name": "Tool", "phase": "delivery", "sponsor": "dana", "contract": "big"},
        {"id": "shed", "name": "Shed", "phase": "delivery", "sponsor": "lars", "contract": "small"},
    ],
)
DANA, EVA, LARS, UNA = ACME.stakeholders
BIG, SMALL = ACME.contracts
TOOL, SHED = ACME.projects


def ahead(days: int) -> date:
    return AS_OF + timedelta(days=days)


def found(
    stake: Stake, *records: Any, severity: Severity = Severity.AMBER, name: str = "some-rule", **keys: Any
) -> Finding:
    rule = Rule(name, "ceo", severity, lambda *_: iter(()), stake)
    return Finding(rule, severity, name, "", records, "priya", keys.pop("days", 0), **keys)


PAIRS: dict[str, tuple[Finding, Finding]] = {
    "red before amber": (
        found(Stake.PREPARATION, severity=Severity.RED),
        found(Stake.CUSTOMER, DANA, days=400, until=ahead(1)),
    ),
    "an unhappy customer before a dispute": (found(Stake.HAPPINESS, LARS), found(Stake.CUSTOMER, DANA, days=300)),
    "a dispute before a project": (found(Stake.CUSTOMER, LARS), found(Stake.PROJECT, TOOL, days=300)),
    "a broken promise before money": (found(Stake.CUSTOMER, LARS, days=1), found(Stake.MONEY, BIG, days=300)),
    "a promise before a customer who may leave": (found(Stake.CUSTOMER, LARS), found(Stake.LOYALTY, DANA, days=300)),
    "a customer who may leave before a project": (found(Stake.LOYALTY, LARS), found(Stake.PROJECT, TOOL, days=300)),
    "what is little after what can be mended at any time": (
        found(Stake.VALUE, LARS),
        found(Stake.CUSTOMER, DANA, days=3, can_wait=True),
    ),
    "what is little before how we prepare": (
        found(Stake.CUSTOMER, LARS, can_wait=True),
        found(Stake.PREPARATION, DANA, days=300),
    ),
    "a last day before what is little": (
        found(Stake.LOYALTY, LARS, until=ahead(30), can_wait=True),
        found(Stake.VALUE, DANA, days=300),
    ),
    "a project before money": (found(Stake.PROJECT, SHED), found(Stake.MONEY, BIG, days=300)),
    "a project before a contact that can be made at any time": (
        found(Stake.PROJECT, SHED),
        found(Stake.RELATIONSHIP, DANA, days=300),
    ),
    "the relationship before what we gain": (found(Stake.RELATIONSHIP, LARS), found(Stake.VALUE, DANA, days=300)),
    "a day for notice in three weeks before whatever is late and can wait": (
        found(Stake.MONEY, SMALL, until=ahead(21)),
        found(Stake.RELATIONSHIP, DANA, days=200),
    ),
    "an unhappy customer before a day for notice in three weeks": (
        found(Stake.HAPPINESS, LARS),
        found(Stake.MONEY, BIG, until=ahead(21)),
    ),
    "the last day to give notice before an unhappy customer": (
        found(Stake.MONEY, SMALL, until=ahead(0)),
        found(Stake.HAPPINESS, DANA, days=60),
    ),
    "the nearer day": (found(Stake.MONEY, SMALL, until=ahead(20)), found(Stake.MONEY, BIG, until=ahead(21))),
    "what can be mended before what is too late": (
        found(Stake.VALUE, LARS),
        found(Stake.CUSTOMER, DANA, days=100, until=ahead(-1)),
    ),
    "our preparing waits, even with a day": (found(Stake.VALUE), found(Stake.PREPARATION, DANA, until=ahead(1))),
    "a person of weight": (found(Stake.CUSTOMER, DANA), found(Stake.CUSTOMER, LARS)),
    "somebody who decides": (found(Stake.CUSTOMER, EVA), found(Stake.CUSTOMER, LARS, days=29)),
    "somebody at the top": (found(Stake.CUSTOMER, UNA), found(Stake.CUSTOMER, LARS, days=29)),
    "a project for somebody of weight": (found(Stake.PROJECT, TOOL), found(Stake.PROJECT, SHED)),
    "age makes up for weight": (found(Stake.CUSTOMER, LARS, days=200), found(Stake.CUSTOMER, DANA, days=1)),
    "the older of two alike": (found(Stake.CUSTOMER, DANA, days=9), found(Stake.CUSTOMER, DANA, days=8)),
    "money between equals": (found(Stake.MONEY, BIG), found(Stake.MONEY, SMALL)),
    "the money of a project's contract": (
        found(Stake.PROJECT, LARS, TOOL.model_copy(update={"sponsor": None})),
        found(Stake.PROJECT, LARS, SHED),
    ),
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_the_first_of_a_pair_stands_first(pair: tuple[Finding, Finding]) -> None:
    first, second = pair
    for order in ([first, second], [second, first]):
        ranked = rank_findings(ACME, order, AS_OF, ACME.settings)
        assert ranked[0].records == first.records
        assert ranked[0].rule.stake == first.rule.stake
        assert ranked[0].rank < ranked[1].rank


def test_of_several_alike_the_weightiest_stands_with_the_others_and_the_rest_behind_them() -> None:
    late = [found(Stake.CUSTOMER, DANA, name="promise", days=days) for days in (20, 10, 5)]
    other = [found(Stake.PROJECT, TOOL, name="project"), found(Stake.MONEY, BIG, name="contract")]
    ranked = rank_findings(ACME, [*late, *other], AS_OF, ACME.settings)

    assert [finding.rule.name for finding in ranked] == ["promise", "project", "contract", "promise", "promise"]


def test_the_tier_decides_between_accounts() -> None:
    strategic = account(head={"tier": "strategic"}, stakeholders=[{"id": "dana", "name": "Dana", "influence": "high"}])
    finding = found(Stake.CUSTOMER, DANA, days=9)
    first = rank_findings(strategic, [finding], AS_OF, strategic.settings)[0]
    second = rank_findings(ACME, [finding], AS_OF, ACME.settings)[0]

    assert first.rank < second.rank


def test_the_numbers_stand_in_the_settings() -> None:
    own = account(
        settings={"ranking": {"last_days": "1", "soon_days": "10", "heavier_after_days": ["5"]}},
        stakeholders=[{"id": "lars", "name": "Lars", "influence": "low"}],
    )
    contract = found(Stake.MONEY, BIG, until=ahead(7))

    assert can_be_mended(contract, AS_OF, ACME.settings) is Mending.LAST_DAYS
    assert can_be_mended(contract, AS_OF, own.settings) is Mending.PRESSING
    assert can_be_mended(found(Stake.MONEY, BIG, until=ahead(11)), AS_OF, own.settings) is Mending.ANY_TIME
    assert finding_weight(own, found(Stake.CUSTOMER, LARS, days=6), AS_OF, own.settings) == 2
    assert finding_weight(own, found(Stake.CUSTOMER, LARS, days=5), AS_OF, own.settings) == 1


def test_a_dispute_is_as_old_as_the_day_it_was_noticed() -> None:
    old, new = (
        account(conflicts=[{"text": "Who pays", "level": "company", "noticed_on": on, "parties": ["priya"]}])
        for on in ("2025-05-10", "2026-11-10")
    )
    weights = [
        finding_weight(acme, found(Stake.CUSTOMER, acme.conflicts[0]), AS_OF, acme.settings) for acme in (old, new)
    ]
    assert weights == [5, 2]


def test_money_is_that_of_the_records() -> None:
    assert money_at_stake(ACME, found(Stake.MONEY, BIG, SMALL)) == 900_000
    assert money_at_stake(ACME, found(Stake.PROJECT, SHED)) == 900
    assert money_at_stake(ACME, found(Stake.CUSTOMER, DANA)) == 0


def test_every_stake_is_that_of_some_rule() -> None:
    assert {rule.stake for rule in ALL} == set(Stake)


def test_a_file_of_rules_and_a_rule_can_say_what_they_put_at_risk() -> None:
    def check(*_: object) -> Iterator[Concern]:
        yield Concern("Here.")

    assert rules_of("ceo")("one", Severity.RED)(check).stake is Stake.VALUE
    assert rules_of("ceo", Stake.CUSTOMER)("one", Severity.RED)(check).stake is Stake.CUSTOMER
    assert rules_of("ceo", Stake.CUSTOMER)("one", Severity.RED, Stake.MONEY)(check).stake is Stake.MONEY


def rules_in_order(acme: Account) -> list[str]:
    return [finding.rule.name for finding in run_checks(acme, AS_OF, acme.settings).findings]


def test_a_promise_an_unhappy_customer_and_a_contract_stand_as_a_manager_would_have_them() -> None:
    acme = account(
        head={"since": "2020-01-01"},
        stakeholders=[{"id": "dana", "name": "Dana", "influence": "high", "contact": {"every_days": "30"}}],
        log=[{"on": "2026-03-02", "type": "call", "with": ["dana"], "note": "Year ahead"}],
        satisfaction=[{"on": "2026-11-10", "score": "2", "from": "dana"}],
        contracts=[
            {"id": "c", "name": "Care", "starts": "2026-01-01", "ends": "2027-03-31", "notice_by": "2026-12-07",
             "auto_renew": "true"},
        ],
        projects=[{"name": "Tool", "phase": "delivery", "health": "red", "health_why": "Late", "sponsor": "dana"}],
        commitments=[
            {"side": "us", "by": "priya", "to": "dana", "text": "A price", "made_on": "2026-09-01", "due": "2026-10-20"}
        ],
    )  # fmt: skip
    red = ["customer-unhappy", "our-promise-late", "project-in-trouble", "contract-ends-soon", "contact-late"]

    assert rules_in_order(acme)[:5] == red
