"""The page "What needs you": order, filter, and the next thirty days."""

from __future__ import annotations

from datetime import date
from typing import Any

from made import account, settings, summary, talk

from generator.context.portfolio.attention import AttentionPage, attention_page
from generator.context.portfolio.needs import most_pressing
from generator.context.summaries.summary import AccountSummary
from generator.insight.dates.contact_dates import contact_due
from generator.insight.dates.dated_thing import DateKind
from generator.insight.dates.dated_things import coming_dates
from generator.model.account import Account
from generator.paths import Target

AS_OF = date(2026, 11, 16)


def look(found: Account) -> AccountSummary:
    return summary(found, AS_OF)


def late(id: str, name: str, people: int = 1, **head: Any) -> Account:
    """An account in which so many people of high influence have not heard from us since March."""
    ids = [f"p{number}" for number in range(people)]
    return account(
        id,
        head={"name": name, **head},
        stakeholders=[
            {"id": person, "name": f"Person {person}", "influence": "high", "contact": {"every_days": "30"}}
            for person in ids
        ],
        log=[talk("2026-03-01", *ids)],
    )


def page(*accounts: Account) -> AttentionPage:
    return attention_page([look(each) for each in accounts], settings().things_a_day)


def test_without_accounts_nobody_has_anything_to_see_to() -> None:
    found = page()
    assert found.days == ()
    assert found.coming == ()
    assert found.choices.managers == ()


def test_each_manager_has_a_day_of_seven_things_and_links_to_the_rest() -> None:
    found = page(late("many", "Many", 9), late("few", "Few", 2), late("other", "Other", owner="yuki"))
    first, second = found.days

    assert (first.manager.name, second.manager.name) == ("Priya Nair", "Yuki Sato")
    assert len(first.today) == 7
    assert {thing.account.label for thing in first.today} == {"Many", "Few"}
    assert first.more == sum(rest.count for rest in first.rest) > 0
    assert first.rest[0].target == Target("accounts/many/index.md", "to-see-to")
    assert first.counted.startswith("15 urgent")
    assert second.more == 0 or second.rest


def test_there_are_as_many_things_as_the_settings_say() -> None:
    views = [look(late("many", "Many", 5))]
    assert len(attention_page(views, 2).days[0].today) == 2


def test_the_manager_with_the_most_at_stake_comes_first() -> None:
    calm = account("calm", head={"owner": "yuki"}, commitments=[promise("2026-11-10")])
    assert [day.manager.name for day in page(calm, late("one", "One")).days] == ["Priya Nair", "Yuki Sato"]


def test_of_many_accounts_those_with_the_most_left_are_linked_and_the_others_counted() -> None:
    [day] = page(*(late(f"a{number}", f"A {number}", 4 + number) for number in range(10))).days
    assert len(day.rest) == 8
    assert day.others == 2
    assert [rest.count for rest in day.rest] == sorted((rest.count for rest in day.rest), reverse=True)


def test_notes_are_nobodys_day() -> None:
    assert page(account(stakeholders=[{"name": "Lars", "influence": "low"}], log=[talk("2026-11-02")])).days == ()


def test_a_closed_account_needs_nothing_and_offers_nobody() -> None:
    found = page(late("gone", "Gone", status="closed"))
    assert found.days == ()
    assert found.choices.managers == ()


def test_the_filter_offers_the_account_managers() -> None:
    promise = {"side": "us", "by": "yuki", "text": "A sheet", "made_on": "2026-11-01", "due": "2026-11-20"}
    found = page(account(commitments=[promise]))
    assert [(manager.id, manager.name) for manager in found.choices.managers] == [("priya", "Priya Nair")]
    assert [row.concerns for row in found.coming] == [("priya", "yuki")]


def test_the_home_page_shows_what_matters_most_and_no_more_than_two_of_one_account_and_level() -> None:
    needs = [look(late("many", "Many", 5)), look(late("one", "One", 2))]
    shown = most_pressing(needs, most=4, of_one=2)
    assert [thing.account.label for thing in shown].count("Many") == 2
    assert [thing.account.label for thing in shown].count("One") == 2
    assert shown[0].finding.urgency.word == "urgent"
    assert len(most_pressing(needs, most=1, of_one=2)) == 1


def test_of_what_comes_up_the_next_things_are_listed_and_the_others_counted() -> None:
    many = account(commitments=[promise("2026-11-20", text=f"Thing {number}") for number in range(35)])
    found = page(many)
    assert (len(found.coming), found.more) == (30, 5)


# --- The next thirty days -----------------------------------------------------------------------------------------


def ahead(**keys: Any) -> list[tuple[str, date]]:
    return [(item.kind.name.lower(), item.on) for item in coming_dates(account(**keys), AS_OF, 30)]


def promise(due: str, **keys: Any) -> dict[str, Any]:
    made = {"side": "us", "by": "priya", "text": f"Due {due}", "made_on": "2026-11-01"}
    return {**made, "due": due, **keys}


def test_both_ends_of_the_thirty_days_count_and_nothing_beyond_them() -> None:
    days = ["2026-11-15", "2026-11-16", "2026-12-16", "2026-12-17"]
    found = ahead(commitments=[promise(day) for day in days])
    assert found == [("our_promise", date(2026, 11, 16)), ("our_promise", date(2026, 12, 16))]


def test_promises_of_both_sides_are_in_the_list_but_none_that_is_settled() -> None:
    found = ahead(
        stakeholders=[{"id": "dana", "name": "Dana Ortiz"}],
        commitments=[
            promise("2026-11-20", side="customer", by="dana"),
            promise("2026-11-21", status="done", closed="2026-11-10"),
        ],
    )
    assert ("their_promise", date(2026, 11, 20)) in found
    assert "our_promise" not in {kind for kind, _ in found}


PERSON: dict[str, Any] = {"id": "dana", "name": "Dana Ortiz", "contact": {"every_days": "30", "owner": "yuki"}}


def test_a_contact_is_due_when_the_agreed_days_are_over_unless_a_meeting_comes_first() -> None:
    keys: dict[str, Any] = {"stakeholders": [PERSON], "log": [talk("2026-11-01", "dana")]}
    assert ahead(**keys) == [("contact", date(2026, 12, 1))]
    booked = {"id": "m", "name": "Review", "on": "2026-11-30", "attendees": ["dana"]}
    assert ahead(**keys, meetings=[booked]) == [("meeting", date(2026, 11, 30))]


def test_days_on_which_they_wish_to_be_left_in_peace_put_a_contact_off() -> None:
    quiet = {"name": "Stocktake", "kind": "shutdown", "from": "11-20", "to": "11-22", "contact_pause": True}
    found = account(stakeholders=[PERSON], log=[talk("2026-11-01", "dana")], rhythm=[quiet])
    assert contact_due(found, found.stakeholders[0], AS_OF, settings()) == date(2026, 12, 4)


def test_somebody_who_is_never_to_be_disturbed_is_never_due() -> None:
    quiet = {"name": "Always", "kind": "shutdown", "from": "01-01", "to": "12-31", "contact_pause": True}
    log = [talk("2026-11-01", "dana")]
    found = account(stakeholders=[PERSON], log=log, rhythm=[quiet])
    assert contact_due(found, found.stakeholders[0], AS_OF, settings()) is None


def test_a_contact_that_is_late_already_is_for_a_check_to_find() -> None:
    found = account(stakeholders=[PERSON], log=[talk("2026-09-01", "dana")])
    assert contact_due(found, found.stakeholders[0], AS_OF, settings()) is None


def test_an_event_of_their_year_and_the_day_to_prepare_for_it_are_in_the_list_until_it_is_done() -> None:
    event = {"name": "Audit", "kind": "audit", "from": "12-10", "our_response": "Send the list", "lead_days": "14"}
    assert ahead(rhythm=[event]) == [("response", date(2026, 11, 26)), ("rhythm", date(2026, 12, 10))]
    assert ahead(rhythm=[{**event, "done_for": ["2026"]}]) == [("rhythm", date(2026, 12, 10))]


def test_the_day_to_prepare_is_in_the_list_even_when_the_event_lies_beyond_it() -> None:
    event = {"name": "Peak", "kind": "peak", "from": "01-10", "our_response": "Freeze", "lead_days": "40"}
    assert ahead(rhythm=[event]) == [("response", date(2026, 12, 1))]


def test_reports_are_due_by_what_was_agreed_else_by_the_phase() -> None:
    project = {"name": "Tool", "phase": "delivery", "report": {"last_sent": "2026-11-13"}}
    assert ahead(projects=[project]) == [("report", date(2026, 11, 20))]
    agreed = {**project, "report": {"last_sent": "2026-11-13", "every_days": "14"}}
    assert ahead(projects=[agreed]) == [("report", date(2026, 11, 27))]


def test_a_review_that_is_due_without_a_date_is_in_the_list() -> None:
    held = {"id": "r", "kind": "business_review", "on": "2026-08-03", "status": "held"}
    assert ("review", date(2026, 12, 1)) in ahead(meetings=[held])


def test_a_question_with_a_day_is_in_the_list_until_it_is_answered() -> None:
    question = {"ask": "Who signs?", "by": "2026-11-30"}
    assert ahead(questions=[question]) == [("step", date(2026, 11, 30))]
    assert ahead(questions=[{**question, "answer": "The mayor"}]) == []


def test_rows_over_all_accounts_run_by_day_with_account_place_and_who() -> None:
    found = page(
        account("b", head={"name": "B"}, commitments=[promise("2026-11-20")]),
        account("a", head={"name": "A"}, commitments=[promise("2026-11-18", by="yuki")]),
    )
    assert [(row.account.label, row.on.day, row.kind) for row in found.coming] == [
        ("A", 18, "Our promise"),
        ("B", 20, "Our promise"),
    ]
    first = found.coming[0]
    assert first.owner is not None
    assert (first.owner.name, first.place.target.page) == ("Yuki Sato", "accounts/a/work.md")


def test_every_kind_has_a_word_on_the_page() -> None:
    found = page(account(commitments=[promise("2026-11-20")]))
    assert len(DateKind) >= 10
    assert all(row.kind for row in found.coming)
