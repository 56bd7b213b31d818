"""The Portfolio page: the accounts side by side, and what is said when nothing is known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from made import account, summary, talk
from pydantic import ValidationError

from generator.context.portfolio.accounts import accounts_pages
from generator.context.portfolio.portfolio import PortfolioPage, PortfolioRow, portfolio_pages
from generator.model.account import Account
from generator.model.settings import Settings

AS_OF = date(2026, 11, 16)


def page(*accounts: Account, **settings: Any) -> PortfolioPage:
    house = Settings.model_validate({"sponsor_accounts": 2, **settings})
    [found] = portfolio_pages([summary(each, AS_OF) for each in accounts], house, AS_OF)
    return found


def row(**keys: Any) -> PortfolioRow:
    return page(account(**keys)).accounts[0]


def late(id: str, name: str, **head: Any) -> Account:
    dana = {"id": "dana", "name": "Dana Ortiz", "influence": "high", "contact": {"every_days": "30"}}
    return account(id, head={"name": name, **head}, stakeholders=[dana], log=[talk("2026-03-01", "dana")])


def test_of_an_account_of_which_nothing_is_known_nothing_is_red_and_nothing_is_zero() -> None:
    portfolio_row = row(head={"tier": "standard"})
    figures = (
        portfolio_row.satisfaction,
        portfolio_row.coverage,
        portfolio_row.kept,
        portfolio_row.review,
        portfolio_row.contract,
        portfolio_row.balance,
        portfolio_row.joint,
        portfolio_row.value,
    )
    assert [figure.state.word for figure in figures] == ["n/a"] * 8
    assert {figure.state.tone for figure in figures} == {"unknown"}
    assert {figure.sort for figure in figures} == {None}
    assert portfolio_row.standing.state.word == "not known yet"


def test_the_worst_account_comes_first_and_a_closed_one_last() -> None:
    found = page(account("calm", head={"name": "Calm"}), late("gone", "Gone", status="closed"), late("bad", "Bad"))
    assert [portfolio_row.account.label for portfolio_row in found.accounts] == ["Bad", "Calm", "Gone"]


def test_a_judgement_too_old_to_go_by_keeps_no_colour() -> None:
    fresh = row(satisfaction=[{"on": "2026-11-01", "score": "4"}]).satisfaction
    assert (fresh.state.word, fresh.note) == ("satisfied", "4 of 5, 1 Nov 2026")
    old = row(satisfaction=[{"on": "2026-01-01", "score": "1"}]).satisfaction
    assert (old.state.word, old.state.tone, old.note) == ("out of date", "unknown", "was 1 of 5 on 1 Jan 2026")


def test_coverage_says_with_how_many_of_how_many() -> None:
    dana = {"id": "dana", "name": "Dana Ortiz", "influence": "high", "contact": {"every_days": "30"}}
    lars = {"id": "lars", "name": "Lars Holm", "influence": "low", "contact": {"every_days": "30"}}
    log = [talk("2026-11-10", "dana"), talk("2026-03-01", "lars")]
    figure = row(stakeholders=[dana, lars], log=log).coverage
    assert (figure.state.word, figure.note, figure.state.tone) == ("in touch with 1 of 2", "75 % by influence", "quiet")
    missed = [talk("2026-03-01", "dana"), talk("2026-11-10", "lars")]
    assert row(stakeholders=[dana, lars], log=missed).coverage.state.tone == "watch"


def test_the_contract_that_matters_most_stands_beside_the_others() -> None:
    contract = {"name": "Software", "starts": "2025-01-01", "ends": "2027-06-30", "notice_by": "2026-12-31"}
    figure = row(contracts=[contract]).contract
    assert (figure.state.word, figure.state.tone, figure.note) == ("notice date in 6 weeks", "bad", "31 Dec 2026")
    assert row(contracts=[{**contract, "value": "386000 EUR"}]).contract.note == "31 Dec 2026, EUR 386,000"


def contract(name: str, value: str, ends: str, **keys: str) -> dict[str, Any]:
    return {"id": name, "name": name, "starts": "2025-01-01", "ends": ends, "value": value, **keys}


def test_what_contracts_bring_in_a_year_and_what_can_be_lost_by_when_is_added_up_over_all_accounts() -> None:
    soon = contract("a", "386000 EUR", "2027-06-30", notice_by="2026-12-31")
    later = contract("b", "100000 GBP", "2027-05-01")
    # Nobody can lose by then what renews itself, what another contract follows, and what is over.
    renewing = contract("c", "5000 EUR", "2027-12-31", notice_by="2026-10-01", auto_renew="true")
    followed = contract("d", "4000 EUR", "2026-12-31")
    follower = {**contract("e", "4000 EUR", "2028-12-31"), "starts": "2027-01-01"}
    over = contract("f", "90000 EUR", "2025-12-31")
    accounts = (
        account("one", head={"name": "One"}, contracts=[soon, renewing, over]),
        account("two", head={"name": "Two"}, contracts=[later, followed, follower]),
        account("gone", head={"name": "Gone", "status": "closed"}, contracts=[soon]),
    )
    assert [(figure.label, figure.value, figure.note) for figure in page(*accounts).totals] == [
        ("Contract value a year", "EUR 395,000 + GBP 100,000", "in 2 accounts"),
        ("Can be lost by 14 Feb 2027", "EUR 386,000", "first One, 31 Dec 2026"),
        ("Can be lost by 15 May 2027", "EUR 386,000 + GBP 100,000", "first One, 31 Dec 2026"),
        ("Can be lost by 16 Nov 2027", "EUR 386,000 + GBP 100,000", "first One, 31 Dec 2026"),
    ]
    rated = page(*accounts, company={"currency": "EUR"}, rates={"GBP": "1.15"})
    assert [figure.value for figure in rated.totals[:3]] == ["EUR 510,000", "EUR 386,000", "EUR 501,000"]
    assert page(*accounts, rates={"GBP": "1.15"}).totals[0].value == "EUR 395,000 + GBP 100,000"
    assert page(account("none")).totals == ()


@pytest.mark.parametrize("rate", ["0", "-1", "much"])
def test_a_rate_is_a_number_above_nothing(rate: str) -> None:
    with pytest.raises(ValidationError, match="expected a number"):
        Settings.model_validate({"rates": {"GBP": rate}})


def test_what_an_account_brings_sorts_within_its_currency() -> None:
    figure = row(contracts=[contract("a", "240000 EUR", "2027-12-31"), contract("b", "60000 EUR", "2027-12-31")]).value
    assert (figure.state.word, figure.note, figure.sort) == ("EUR 300,000", "2 contracts", "EUR 300000")


def test_projects_are_counted_with_the_worst_of_them() -> None:
    def project(name: str, health: str) -> dict[str, Any]:
        return {"id": name, "name": name, "phase": "delivery", "health": health}

    figure = row(projects=[project("a", "green"), project("b", "red")]).projects
    assert (figure.state.word, figure.note) == ("in trouble", "2 open")
    assert row().projects.state.word == "none"


def promise(closed: str, due: str = "2026-11-01", **keys: Any) -> dict[str, Any]:
    made = {"side": "us", "by": "priya", "text": f"Closed {closed}", "made_on": "2026-10-01", "due": due}
    return {**made, "status": "done", "closed": closed, **keys}


def test_the_share_of_kept_promises_is_shown_with_its_number_and_not_at_all_for_too_few() -> None:
    kept = [promise("2026-10-20"), promise("2026-10-21"), promise("2026-11-05")]
    figure = row(commitments=kept).kept
    assert (figure.state.word, figure.note) == ("2 of 3", "67 % in time")
    few = row(commitments=kept[:2]).kept
    assert (few.state.word, few.note, few.sort) == ("n/a", "only 2 settled lately", None)


def test_promises_of_ours_that_are_overdue_are_counted_and_theirs_are_not() -> None:
    open_ = {"status": "open"}
    ours = {"side": "us", "by": "priya", "text": "A sheet", "made_on": "2026-10-01", "due": "2026-11-01", **open_}
    theirs = {**ours, "side": "customer", "by": "dana", "text": "A list"}
    today = {**ours, "text": "Today", "due": "2026-11-16"}
    portfolio_row = row(stakeholders=[{"id": "dana", "name": "Dana"}], commitments=[ours, theirs, today])
    assert portfolio_row.overdue == 1


def test_the_next_review_is_booked_due_or_overdue() -> None:
    held = {"id": "r", "kind": "business_review", "status": "held"}
    booked = {"id": "b", "kind": "business_review", "on": "2026-12-03"}
    due = row(meetings=[{**held, "on": "2026-10-01"}]).review
    assert (due.state.word, due.note, due.sort) == ("due 29 Jan 2027", "none booked", "2027-01-29")
    planned = row(meetings=[{**held, "on": "2026-10-01"}, booked]).review
    assert (planned.state.word, planned.note) == ("3 Dec 2026", "booked")
    over = row(meetings=[{**held, "on": "2026-04-01"}, booked]).review
    assert (over.state.tone, over.note) == ("watch", "booked for 3 Dec 2026")
    assert over.state.word.startswith("overdue ")


def test_a_customer_of_long_standing_without_a_review_is_said_to_have_had_none() -> None:
    assert row(head={"since": "2019-01-01"}).review.state.word == "never held"


def test_who_gains_is_said_in_words_with_how_many_are_rated() -> None:
    def work(customer: str, us: str) -> dict[str, Any]:
        value = {"customer": {"score": customer}, "us": {"score": us}}
        return {
            "text": f"{customer} {us}",
            "led_by": "joint",
            "our_part": "active",
            "status": "on_track",
            "value": value,
        }

    assert row(initiatives=[work("4", "4")]).balance.state.word == "balanced"
    assert row(initiatives=[work("5", "1")]).balance.state.word == "more to them"
    figure = row(initiatives=[work("1", "5"), {**work("1", "5"), "text": "Open", "value": {}}]).balance
    assert (figure.state.word, figure.note) == ("more to us", "1 to them, 5 to us, 1 of 2 rated")
    assert row(initiatives=[work("4", "3"), work("5", "1")]).joint.state.word == "4 of 10"


def test_effort_stands_beside_what_the_contracts_in_force_bring() -> None:
    def effort(hours: str | None, *contracts: dict[str, Any]) -> tuple[str, str]:
        figure = row(head={"effort": {"hours_per_month": hours}}, contracts=contracts).effort
        return figure.state.word, figure.note

    def contract(name: str, value: str, ends: str = "2027-12-31") -> dict[str, Any]:
        return {"id": name, "name": name, "starts": "2025-01-01", "ends": ends, "value": value}

    two = (contract("a", "240000 EUR"), contract("b", "120000 EUR"), contract("old", "90000 EUR", "2025-12-31"))
    assert effort("30", *two) == ("30 hours a month", "EUR 1,000 an hour")
    assert effort(None, two[0]) == ("n/a", "hours not noted")
    assert effort("1") == ("1 hour a month", "")
    both = effort("30", two[0], contract("c", "120000 GBP"))
    assert both == ("30 hours a month", "")


def work(text: str, theirs: str, ours: str, **keys: str) -> dict[str, Any]:
    value = {"customer": {"score": theirs}, "us": {"score": ours}}
    return {"text": text, "led_by": "joint", "our_part": "active", "status": "on_track", "value": value, **keys}


def test_initiatives_of_all_accounts_are_ranked_by_what_both_have_of_them() -> None:
    over = work("Over", "5", "5", status="achieved")
    without = work("Without us", "5", "5", our_part="none")
    unrated = {**work("Unrated", "5", "5"), "value": {}}
    first = account("a", head={"name": "A"}, initiatives=[work("Lopsided", "5", "1"), over, without, unrated])
    second = account("b", head={"name": "B"}, initiatives=[work("Fair", "3", "3", our_part="possible")])
    closed = account("c", head={"name": "C", "status": "closed"}, initiatives=[work("Closed", "5", "5")])

    rows = [(r.initiative.label, r.account.label, r.joint, r.possible) for r in page(first, second, closed).worth]
    assert rows == [("Fair", "B", 3, True), ("Lopsided", "A", 1, False)]


def test_those_out_of_touch_longest_are_listed_over_all_accounts() -> None:
    def of(id: str, on: str, influence: str = "high") -> Account:
        person = {"id": "dana", "name": f"Dana {id}", "influence": influence, "contact": {"every_days": "30"}}
        return account(id, head={"name": id}, stakeholders=[person], log=[talk(on, "dana")])

    found = page(of("a", "2026-06-01"), of("b", "2026-03-01"), of("c", "2026-11-10"), of("d", "2026-01-01", "low"))
    assert [(row.who.name, row.account.label, row.last) for row in found.silent] == [
        ("Dana b", "b", date(2026, 3, 1)),
        ("Dana a", "a", date(2026, 6, 1)),
    ]


def test_a_sponsor_has_the_accounts_where_they_look_after_somebody_and_more_than_the_limit_is_said() -> None:
    def of(id: str, owner: str = "eva") -> Account:
        team = [{"id": "eva", "name": "Eva Holt", "role": "executive_sponsor"}]
        return account(id, head={"name": id}, team=team, stakeholders=[{"name": "Dana", "contact": {"owner": owner}}])

    two, three = page(of("b"), of("a"), of("d", "priya")), page(of("a"), of("b"), of("c"))
    assert [(row.who.name, [place.label for place in row.accounts], row.too_many) for row in two.sponsors] == [
        ("Eva Holt", ["a", "b"], False)
    ]
    assert [row.too_many for row in three.sponsors] == [True]


def test_only_account_managers_can_be_chosen() -> None:
    found = page(late("a", "A"), late("b", "B", owner="yuki"), late("c", "C", owner="yuki"))
    assert [manager.id for manager in found.choices.managers] == ["priya", "yuki"]
    assert found.choices.others == ()


def test_the_accounts_tables_say_how_each_account_stands() -> None:
    table = next(accounts_pages([summary(late("bad", "Bad"), AS_OF)])).accounts[0]
    assert table.standing.state.word == "in trouble"
    assert table.standing.reasons
