"""How old what we know is, and what has no age."""

from __future__ import annotations

from made import account, day, settings

from generator.insight.knowledge.freshness import (
    direction_freshness,
    executive_attention,
    medium_term_plans,
    plan_freshness,
)

AS_OF = day("2026-11-16")


def test_the_newest_fact_counts_and_comes_first() -> None:
    heading = {"one_year": {"text": "Old", "on": "2024-01-01"}, "ten_years": {"text": "New", "on": "2026-11-01"}}
    freshness = direction_freshness(account(strategy={"customer": {"direction": heading}}), AS_OF, settings())

    assert (freshness.on, freshness.days, freshness.old) == (day("2026-11-01"), 15, False)
    assert [record.label for record in freshness.records] == ["New", "Old"]


def test_what_is_dated_later_is_not_known_yet() -> None:
    plans = {"text": "Two shops", "on": "2026-11-17"}
    freshness = medium_term_plans(account(strategy={"customer": {"plans": plans}}), AS_OF, settings())

    assert (freshness.known, freshness.on, freshness.days, freshness.old) == (False, None, None, False)


def test_what_has_no_day_is_known_but_has_no_age() -> None:
    heading = {"one_year": "They close a warehouse"}
    freshness = direction_freshness(account(strategy={"customer": {"direction": heading}}), AS_OF, settings())

    assert (freshness.known, freshness.on, freshness.days, freshness.old) == (True, None, None, False)


def test_the_plan_is_as_old_as_the_newer_of_its_two_days() -> None:
    read = {"by": "yuki", "on": "2026-11-06"}

    assert plan_freshness(account(), AS_OF, settings()).days is None
    assert plan_freshness(account(head={"updated": "2026-08-03"}), AS_OF, settings()).old
    assert plan_freshness(account(head={"updated": "2026-08-03", "reviewed": read}), AS_OF, settings()).days == 10
    assert plan_freshness(account(head={"updated": "2026-11-16", "reviewed": read}), AS_OF, settings()).days == 0
    assert not plan_freshness(account(head={"updated": "2026-08-18"}), AS_OF, settings()).old  # 90 days


def test_the_tier_says_how_often_a_plan_is_read() -> None:
    small = account(head={"tier": "standard", "updated": "2026-03-02"})

    assert plan_freshness(small, AS_OF, settings()).limit == 365
    assert not plan_freshness(small, AS_OF, settings()).old


def test_tiers_with_an_executive_review_deserve_the_attention_of_executives() -> None:
    tiers = {tier: executive_attention(account(head={"tier": tier}), settings()) for tier in settings().tiers}

    assert tiers == {"strategic": True, "key": True, "growth": False, "standard": False}
