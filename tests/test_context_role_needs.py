"""What the page that teaches a role says of the accounts: in which it is needed, the worst first."""

from __future__ import annotations

from datetime import date
from typing import Any

from made import account, summary, talk

from generator.context.portfolio.role_needs import RoleNeeds, find_role_needs

AS_OF = date(2026, 11, 16)


def needs(role: str, *accounts: Any) -> RoleNeeds:
    return find_role_needs([summary(each, AS_OF) for each in accounts], role)


def late(id: str, last: str) -> Any:
    dana = {"id": "dana", "name": "Dana Ortiz", "influence": "high", "contact": {"every_days": "30"}}
    return account(id, head={"name": id.title()}, stakeholders=[dana], log=[talk(last, "dana")])


def test_the_account_with_most_at_stake_comes_first_and_one_that_needs_nothing_is_not_there() -> None:
    found = needs("ambassador", late("due", "2026-10-10"), account("calm"), late("lost", "2026-01-10"))
    assert [need.place.label for need in found.accounts] == ["Lost", "Due"]
    assert found.accounts[0].place.target.page == "accounts/lost/ambassador.md"
    assert found.others == 0
    assert needs("ambassador", account("calm")).accounts == ()


def test_no_more_than_ten_are_listed_and_the_others_counted() -> None:
    found = needs("ambassador", *(late(f"a{number}", "2026-01-10") for number in range(12)))
    assert (len(found.accounts), found.others) == (10, 2)
