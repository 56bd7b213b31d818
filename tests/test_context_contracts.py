"""Contracts in words: the line on the overview, the state beside other accounts, the cards of the Work page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from made import account

from generator.context.account.contracts import ContractCard, clock_figure, contract_cards, contract_fact
from generator.context.account.work import work_page
from generator.context.directory import Directory

AS_OF = date(2026, 11, 16)


def contract(ends: str = "2027-06-30", **keys: Any) -> dict[str, Any]:
    return {"name": "Software", "starts": "2025-01-01", "ends": ends, **keys}


def card(typed: dict[str, Any]) -> ContractCard:
    return contract_cards(account(contracts=[typed]), AS_OF)[0]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        (contract(), "ends 30 June 2027"),
        (contract(notice_by="2027-03-31"), "ends 30 June 2027, notice by 31 March"),
        (contract(notice_by="2026-12-31"), "ends 30 June 2027, notice by 31 December 2026"),
        (contract(notice_by="2026-11-16"), "ends 30 June 2027, notice by 16 November 2026"),
        (contract(notice_by="2026-11-15"), "ends 30 June 2027"),
        (
            contract(notice_by="2027-03-31", auto_renew="true"),
            "renews itself after 30 June 2027, notice by 31 March",
        ),
        (contract("2026-11-15"), "ended 15 November 2026"),
        (contract("2026-11-15", auto_renew="true"), "renewed itself after 15 November 2026"),
    ],
)
def test_a_contract_in_a_line(typed: dict[str, Any], line: str) -> None:
    assert contract_fact(account(contracts=[typed]), AS_OF) == ("Contract", line)


def test_of_several_contracts_the_pressing_one_is_named_and_those_that_are_history_do_not_count() -> None:
    old = contract("2024-12-31", name="Old", starts="2021-01-01")
    paper_printer, calm = contract("2026-12-31", name="Pressing"), contract("2029-06-30", name="Calm")

    assert contract_fact(account(contracts=[old, calm, paper_printer]), AS_OF) == (
        "Contracts",
        "Pressing: ends 31 December 2026; 1 other",
    )
    assert contract_fact(account(contracts=[old, calm]), AS_OF) == ("Contract", "ends 30 June 2029")
    assert contract_fact(account(), AS_OF) is None


@pytest.mark.parametrize(
    ("typed", "word", "tone", "note"),
    [
        (contract("2029-06-30"), "running", "good", "until 30 Jun 2029"),
        (contract("2029-06-30", notice_by="2029-03-31"), "running", "good", "notice by 31 Mar 2029"),
        (contract("2027-04-30"), "ends in 5 months", "watch", "30 Apr 2027"),
        (contract("2026-12-31"), "ends in 6 weeks", "bad", "31 Dec 2026"),
        (contract(notice_by="2026-12-31"), "notice date in 6 weeks", "bad", "31 Dec 2026"),
        (contract("2026-12-31", auto_renew="true"), "renews itself in 6 weeks", "bad", "31 Dec 2026"),
        (
            contract("2026-12-31", notice_by="2026-09-30", auto_renew="true"),
            "renews itself",
            "good",
            "after 31 Dec 2026",
        ),
        (contract("2026-10-31", auto_renew="true"), "renewed, new term not known yet", "unknown", "31 Oct 2026"),
        (contract("2026-10-31", auto_renew="false"), "ended, nothing follows", "bad", "31 Oct 2026"),
        (contract("2026-10-31"), "ended, renewal not known yet", "unknown", "31 Oct 2026"),
        (contract("2024-10-31", starts="2021-01-01"), "ended", "quiet", "31 Oct 2024"),
        (contract("2029-06-30", starts="2027-01-01"), "not begun", "quiet", "from 1 Jan 2027"),
    ],
)
def test_the_contract_clock_in_words(typed: dict[str, Any], word: str, tone: str, note: str) -> None:
    figure = clock_figure(account(contracts=[typed]), AS_OF)

    assert figure is not None
    assert (figure.state.word, figure.state.tone, figure.note) == (word, tone, note)


def test_a_contract_that_another_follows_says_so() -> None:
    made = account(
        contracts=[contract("2026-12-31"), contract("2029-12-31", name="Next", starts="2027-01-01")],
    )
    first = contract_cards(made, AS_OF)[0]
    figure = clock_figure(made, AS_OF)

    assert first.follower is not None
    assert (first.state.word, first.follower.name) == ("next one agreed", "Next")
    assert figure is not None
    assert figure.note == "after 31 Dec 2026, 1 other"


def test_contracts_sort_the_most_pressing_first() -> None:
    contracts = [
        contract("2026-10-31", auto_renew="false"),
        contract("2026-12-31"),
        contract("2027-01-31"),
        contract("2027-04-30"),
        contract("2029-06-30"),
    ]
    places = [figure.sort for typed in contracts if (figure := clock_figure(account(contracts=[typed]), AS_OF))]

    assert len(places) == len(contracts)
    assert places == sorted(places)
    assert clock_figure(account(), AS_OF) is None


def test_a_card_says_the_renewal_and_the_open_projects() -> None:
    made = account(
        contracts=[contract(auto_renew="true")],
        projects=[
            {"name": "Spare parts", "phase": "delivery", "contract": "software"},
            {"name": "Forecast", "phase": "closed", "contract": "software"},
            {"name": "Something else", "phase": "delivery"},
        ],
    )
    contract_card = contract_cards(made, AS_OF)[0]

    assert contract_card.renewal == "by itself, unless somebody gives notice"
    assert [project.name for project in contract_card.projects] == ["Spare parts"]
    assert card(contract(auto_renew="false")).renewal == "only if both sides agree"
    assert card(contract()).renewal == ""


def test_a_day_for_giving_notice_is_missed_only_where_there_should_be_one() -> None:
    assert card(contract()).notice
    assert card(contract(auto_renew="true")).notice
    assert not card(contract(auto_renew="false")).notice
    assert card(contract(auto_renew="false", notice_by="2027-03-31")).notice


def test_a_measure_says_in_words_what_was_agreed_and_what_was_measured() -> None:
    measures = [
        {"name": "Up", "target": "99.5 %", "actual": "98 %", "on": "2026-10-31", "higher_is_better": "true"},
        {"name": "Answer", "target": "4 hours", "actual": "2 hours", "higher_is_better": "false"},
        {"name": "Visits", "target": "4", "actual": "1", "on": "2026-12-01", "higher_is_better": "true"},
    ]
    rows = card(contract(measures=measures)).measures

    assert [(row.target, row.actual, row.on, row.state.word, row.state.tone) for row in rows] == [
        ("at least 99.5 %", "98 %", date(2026, 10, 31), "missed", "bad"),
        ("at most 4 hours", "2 hours", None, "kept", "good"),
        ("at least 4", "", None, "not known yet", "unknown"),
    ]


def test_contracts_that_are_history_stand_apart_and_within_the_house_none_is_expected() -> None:
    old = contract("2024-12-31", name="Old", starts="2021-01-01")
    made = account(contracts=[old, contract()])
    page = work_page(made, AS_OF, Directory(made))

    assert [card.record.name for card in page.contracts] == ["Software"]
    assert [card.record.name for card in page.past_contracts] == ["Old"]
    assert page.external
    house = account(head={"kind": "internal"})
    assert not work_page(house, AS_OF, Directory(house)).external


def test_a_project_names_its_contract_and_leads_to_it() -> None:
    made = account(
        contracts=[contract()],
        projects=[
            {"name": "Spare parts", "phase": "delivery", "contract": "software"},
            {"name": "Forecast", "phase": "delivery"},
        ],
    )
    with_, without = work_page(made, AS_OF, Directory(made)).open_projects

    assert with_.contract is not None
    assert (with_.contract.label, with_.contract.target.anchor) == ("Software", "contract-software")
    assert without.contract is None
