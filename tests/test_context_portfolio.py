"""The Portfolio page: the accounts side by side, and what is said when nothing is known."""

from __future__ import annotations

from datetime import date
from typing import Any

from made import account, summary, talk

from generator.context.portfolio.accounts import accounts_page
from generator.context.portfolio.home import home_page
from generator.context.portfolio.portfolio import PortfolioPage, PortfolioRow, portfolio_page
from generator.model.account import Account

AS_OF = date(2026, 11, 16)


def page(*accounts: Account) -> PortfolioPage:
    return portfolio_page([summary(each, AS_OF) for each in accounts])


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
    )
    assert [figure.state.word for figure in figures] == ["n/a"] * 6
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
    assert (figure.state.word, figure.note) == ("more to us", "1 of 2 rated")


def test_questions_are_counted_with_those_that_belong_to_no_role() -> None:
    portfolio_row = row(questions=[{"ask": "Who is new?"}])
    assert (portfolio_row.answered, portfolio_row.questions) == (0, 1)


def test_only_account_managers_can_be_chosen() -> None:
    found = page(late("a", "A"), late("b", "B", owner="yuki"), late("c", "C", owner="yuki"))
    assert [manager.id for manager in found.choices.managers] == ["priya", "yuki"]
    assert found.choices.others == ()


def test_the_accounts_tables_say_how_each_account_stands() -> None:
    table = accounts_page([summary(late("bad", "Bad"), AS_OF)]).accounts[0]
    assert table.standing.state.word == "in trouble"
    assert table.standing.reasons


def test_the_home_page_counts_what_it_does_not_show() -> None:
    bad = summary(late("bad", "Bad"), AS_OF)
    home = home_page([bad], (), 1, 0)
    assert len(home.needs) == 1
    assert home.more == len(bad.findings) - 1 > 0
