"""The desk of each of us, and the home page that leads to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from made import account, day, summary, talk

from generator.context.feeds.feeds import Subscription
from generator.context.portfolio.desk import DeskPage, desk_pages
from generator.context.portfolio.desk_holders import list_desk_holders
from generator.context.portfolio.home import HomePage, home_page
from generator.model.account import Account
from generator.model.team import TeamMember
from generator.paths import Target, desk_calendar, first_days_page

AS_OF = date(2026, 11, 16)

PRIYA: dict[str, Any] = {"id": "priya", "name": "Priya Nair", "role": "account_manager"}
YUKI: dict[str, Any] = {"id": "yuki", "name": "Yuki Sato", "role": "delivery", "title": "Programme lead"}
NORA: dict[str, Any] = {"id": "nora", "name": "Nora Keane", "role": "backup"}
HELENA: dict[str, Any] = {"id": "helena", "name": "Helena Brandt", "role": "manager"}


def away(first: str, last: str, cover: str | None = None) -> dict[str, Any]:
    return {"from": first, "to": last, "cover": cover}


def team(*members: dict[str, Any]) -> list[TeamMember]:
    return [TeamMember.model_validate(member) for member in members]


def desks(*accounts: Account, ours: list[TeamMember]) -> dict[str, DeskPage]:
    summaries = [summary(each, AS_OF) for each in accounts]
    return {target.page: desk for target, desk in desk_pages(summaries, ours, 7, AS_OF)}


def late(id: str, name: str, **head: Any) -> Account:
    """An account in trouble."""
    dana = {"id": "dana", "name": "Dana Ortiz", "influence": "high", "contact": {"every_days": "30"}}
    return account(id, head={"name": name, **head}, stakeholders=[dana], log=[talk("2026-03-01", "dana")])


def owing(by: str, due: str, **keys: Any) -> dict[str, Any]:
    return {"side": "us", "by": by, "text": f"Due {due}", "made_on": "2026-09-01", "due": due, **keys}


def test_those_have_a_desk_who_own_back_up_cover_lead_or_have_something_to_do() -> None:
    ours = team(
        {**PRIYA, "absent": [away("2026-12-21", "2027-01-01", "omar")]},
        *({"id": id, "name": id.title(), "role": "specialist"} for id in ("omar", "idle")),
        NORA,
        HELENA,
        YUKI,
    )
    found = [summary(account(commitments=[owing("yuki", "2026-12-20")]), AS_OF)]
    assert [member.id for member in list_desk_holders(found, ours)] == ["helena", "nora", "omar", "priya", "yuki"]
    assert list_desk_holders([], ours) == []


def test_who_began_on_a_noted_day_has_a_desk_before_they_have_an_account() -> None:
    kim = {"id": "kim", "name": "Kim", "role": "account_manager", "started": "2026-11-09"}
    found = desks(ours=team(kim, PRIYA))

    assert {page: desk.first_days for page, desk in found.items()} == {"team/kim.md": first_days_page("kim")}


def test_a_desk_says_what_is_for_today_and_why_with_the_accounts_the_worst_first() -> None:
    desk = desks(account("calm", head={"name": "Calm"}), late("bad", "Bad"), ours=team(PRIYA))["team/priya.md"]

    assert desk.day.today
    assert desk.day.today[0].account.label == "Bad"
    assert desk.day.today[0].finding.advice
    assert [one.row.account.label for one in desk.accounts] == ["Bad", "Calm"]
    assert [one.why for one in desk.accounts] == ["", ""]
    assert desk.accounts[0].row.standing.reasons
    assert desk.led is None


def test_promises_owed_are_ones_own_to_customers_the_longest_overdue_first() -> None:
    theirs = {**owing("dana", "2026-11-20"), "side": "customer"}
    made = [owing("priya", "2026-12-20", to="dana"), owing("priya", "2026-10-20"), owing("yuki", "2026-11-20"), theirs]
    settled = owing("priya", "2026-11-01", status="done", closed="2026-10-30")
    acme = account(stakeholders=[{"id": "dana", "name": "Dana Ortiz"}], commitments=[*made, settled])
    found = desks(acme, ours=team(PRIYA, YUKI))

    assert [promise.text for promise in found["team/priya.md"].owed] == ["Due 2026-10-20", "Due 2026-12-20"]
    assert [who.name for who in found["team/priya.md"].owed[1].to] == ["Dana Ortiz"]
    assert found["team/priya.md"].owed[0].place.target.page == "accounts/acme/work.md"
    assert [promise.text for promise in found["team/yuki.md"].owed] == ["Due 2026-11-20"]


def test_the_next_fortnight_is_what_concerns_one_and_its_last_day_counts() -> None:
    made = [owing("yuki", "2026-11-30"), owing("yuki", "2026-12-01"), owing("priya", "2026-11-20")]
    found = desks(account(commitments=made), ours=team(PRIYA, YUKI))

    assert [row.on for row in found["team/yuki.md"].coming] == [day("2026-11-30")]
    assert [row.on for row in found["team/priya.md"].coming] == [day("2026-11-20"), day("2026-11-30")]


def test_who_stands_in_is_on_both_desks_and_their_accounts_lie_there_when_it_is_near() -> None:
    absences = [
        away("2026-11-10", "2026-11-15", "nora"),
        away("2026-11-28", "2026-12-04", "nora"),
        away("2027-05-01", "2027-05-02"),
    ]
    ours = team({**PRIYA, "absent": absences}, NORA, HELENA, YUKI)
    found = desks(late("bad", "Bad"), ours=ours)

    for id in ("priya", "nora", "helena"):
        assert [(row.away, row.first, row.cover, row.now) for row in found[f"team/{id}.md"].stand_ins] == [
            ("Priya Nair", day("2026-11-28"), "Nora Keane", False)
        ]
    assert "team/yuki.md" not in found
    assert [one.why for one in found["team/nora.md"].accounts] == ["You stand in for Priya Nair"]


def test_whoever_backs_up_a_contact_has_the_account_on_the_desk() -> None:
    dana = {"id": "dana", "name": "Dana Ortiz", "contact": {"backup": "yuki"}}
    found = desks(account(stakeholders=[dana]), ours=team(PRIYA, YUKI))
    assert [one.why for one in found["team/yuki.md"].accounts] == ["You back up a contact"]


def test_who_leads_sees_everybody_by_name_with_the_accounts_that_need_a_look() -> None:
    accounts = [late("bad", "Bad"), account("calm", head={"name": "Calm"}), late("other", "Other", owner="yuki")]
    led = desks(*accounts, ours=team(YUKI, PRIYA, HELENA))["team/helena.md"].led

    assert led is not None
    assert [(one.name, one.accounts, [row.account.label for row in one.worst]) for one in led] == [
        ("Priya Nair", 2, ["Bad"]),
        ("Yuki Sato", 1, ["Other"]),
    ]
    assert led[0].desk == Target("team/priya.md")


def test_a_closed_account_lies_on_no_desk() -> None:
    found = desks(late("gone", "Gone", status="closed"), account(), ours=team(PRIYA))
    assert [one.row.account.label for one in found["team/priya.md"].accounts] == ["Acme"]


def test_a_desk_of_many_accounts_is_cut_and_says_what_is_missing() -> None:
    many = [
        account(f"a{at}", head={"name": f"A {at}"}, commitments=[owing("priya", "2026-11-20")]) for at in range(101)
    ]
    desk = desks(*many, ours=team(PRIYA))["team/priya.md"]

    assert (len(desk.accounts), desk.more_accounts) == (100, 1)
    assert (len(desk.coming), desk.more_coming) == (30, 71)
    assert (len(desk.owed), desk.more_owed) == (30, 71)


def test_a_desk_leads_to_its_calendar_and_to_the_year_of_its_customers() -> None:
    found = [summary(account(), AS_OF)]
    own, other = (Subscription(id, "", desk_calendar(id)) for id in ("priya", "yuki"))
    [(_, desk)] = desk_pages(found, team(PRIYA), 7, AS_OF, [own, other], {"acme": Target("lists/calendar-2.md")})

    assert desk.feeds == (own,)
    assert desk.calendar == Target("lists/calendar-2.md")


# --- Home ------------------------------------------------------------------------------------------------------------


def home(*accounts: Account, ours: list[TeamMember]) -> HomePage:
    return home_page([summary(each, AS_OF) for each in accounts], ours, (), 7, 0, "Us")


def test_home_lists_the_desks_by_name_with_what_each_has_today() -> None:
    found = home(late("bad", "Bad"), account("calm", head={"owner": "yuki"}), ours=team(YUKI, PRIYA, HELENA))

    assert [(line.whose.name, line.target.page, line.accounts) for line in found.managers] == [
        ("Priya Nair", "team/priya.md", 1),
        ("Yuki Sato", "team/yuki.md", 1),
    ]
    assert found.managers[0].counted
    assert found.managers[0].first is not None
    assert found.managers[0].first.account.label == "Bad"
    assert [(line.whose.name, line.title, line.first) for line in found.others] == [("Helena Brandt", "Manager", None)]
    assert [choice.id for choice in (*found.choices.managers, *found.choices.others)] == ["priya", "yuki", "helena"]


def test_home_without_accounts_has_no_desks() -> None:
    found = home(ours=team(PRIYA, HELENA))
    assert (found.managers, found.others, found.accounts) == ((), (), 0)
