"""What we watch for a customer, the ideas it gives us, and when each is due."""

from __future__ import annotations

from typing import Any

from made import account, day, settings

from generator.context.roles.outlook import ready_to_say
from generator.insight.knowledge.ideas import IdeaStage, IdeaState, idea_states
from generator.insight.knowledge.watching import WatchStage, last_look, watch_states

AS_OF = day("2026-11-16")


def watch(id: str, takes_effect: str | None = None, seen_on: str = "2026-11-02", **keys: Any) -> dict[str, Any]:
    dated = {"takes_effect": takes_effect} if takes_effect else {}
    return {"id": id, "kind": "legal", "text": f"The {id}", "seen_on": seen_on, **dated, **keys}


def idea(trigger: str, **keys: Any) -> dict[str, Any]:
    return {"trigger": trigger, "issue_for_them": "It will cost", "our_proposal": f"Because of {trigger}", **keys}


def states(**keys: Any) -> tuple[IdeaState, ...]:
    return idea_states(account(**keys), AS_OF, settings())


def test_what_takes_effect_next_stands_first_and_what_has_taken_effect_last() -> None:
    made = account(
        watch=[
            watch("old-law", "2026-03-01"),
            watch("rumour"),
            watch("far-law", "2027-06-01"),
            watch("last-law", "2026-11-15"),
            watch("near-law", "2027-01-01"),
            watch("today-law", "2026-11-16"),
            watch("not-seen-yet", "2026-12-01", seen_on="2026-11-17"),
        ]
    )

    states = watch_states(made, AS_OF, settings())

    assert [(state.watch.id, state.stage) for state in states] == [
        ("today-law", WatchStage.NEAR),
        ("near-law", WatchStage.NEAR),
        ("far-law", WatchStage.AHEAD),
        ("rumour", WatchStage.UNDATED),
        ("last-law", WatchStage.IN_FORCE),
        ("old-law", WatchStage.IN_FORCE),
    ]


def test_d37_something_is_near_from_its_lead_days_on_or_those_of_the_settings() -> None:
    made = account(watch=[watch("levy", "2027-02-14"), watch("form", "2026-11-27", lead_days=10)])

    def near(as_of: str, **numbers: Any) -> list[str]:
        states = watch_states(made, day(as_of), settings(**numbers))
        return [state.watch.id for state in states if state.stage is WatchStage.NEAR]

    assert near("2026-11-15") == []
    assert near("2026-11-16") == ["levy"]
    assert near("2026-11-17") == ["form", "levy"]
    assert near("2026-11-16", watch_lead_days=89) == []


def test_d37_only_what_is_near_and_has_no_idea_needs_one() -> None:
    made = account(
        watch=[watch("levy", "2026-12-01"), watch("law", "2026-12-01"), watch("far", "2027-12-01")],
        ideas=[idea("law", told_on="2026-03-01")],
    )

    assert [
        watch_state.watch.id for watch_state in watch_states(made, AS_OF, settings()) if watch_state.needs_idea
    ] == ["levy"]


def test_d38_the_newest_look_counts() -> None:
    made = account(watch=[watch("a", seen_on="2026-09-17"), watch("b", seen_on="2026-09-01")])

    assert not last_look(made, AS_OF, settings()).old
    assert last_look(made, AS_OF, settings(stale_days={"watch": 59})).old
    assert not last_look(account(), AS_OF, settings()).known


def test_d37_an_idea_is_late_the_day_after_its_own_day() -> None:
    late, ready = states(
        watch=[watch("levy", "2027-01-01")],
        ideas=[idea("levy", by="2026-11-16"), idea("levy", by="2026-11-15")],
    )

    assert (late.stage, late.days_late(AS_OF)) == (IdeaStage.LATE, 1)
    assert (ready.stage, ready.days_late(AS_OF)) == (IdeaStage.READY, 0)


def test_d37_without_a_day_of_its_own_it_is_reckoned_from_what_it_hangs_on() -> None:
    found = states(
        watch=[watch("levy", "2027-03-01"), watch("rumour")],
        rhythm=[{"id": "fair", "name": "Fair", "kind": "event", "from": "12-20", "lead_days": 30}],
        ideas=[idea("levy"), idea("rumour"), idea("fair")],
    )

    assert [(state.idea.trigger, state.counts_on, state.by) for state in found] == [
        ("fair", day("2026-12-20"), day("2026-11-20")),
        ("levy", day("2027-03-01"), day("2026-12-01")),
        ("rumour", None, None),
    ]


def test_an_idea_told_belongs_to_the_time_of_an_event_at_which_it_was_told() -> None:
    (state,) = states(
        rhythm=[{"id": "fair", "name": "Fair", "kind": "event", "from": "04-20"}],
        ideas=[idea("fair", told_on="2026-03-01")],
    )

    assert (state.stage, state.counts_on) == (IdeaStage.TOLD, day("2026-04-20"))


def test_late_ideas_stand_before_those_to_tell_and_told_ones_last() -> None:
    found = states(
        watch=[watch("levy", "2027-03-01")],
        ideas=[
            idea("levy", told_on="2026-10-01", our_proposal="Told"),
            idea("levy", by="2026-12-24", our_proposal="Later"),
            idea("levy", by="2026-11-20", our_proposal="Soon"),
            idea("levy", by="2026-11-02", our_proposal="Late"),
            idea("levy", told_on="2026-11-17", by="2026-11-01", our_proposal="Told tomorrow"),
        ],
    )

    assert [state.idea.our_proposal for state in found] == ["Told tomorrow", "Late", "Soon", "Later", "Told"]


def test_an_idea_is_ready_to_say_in_whole_sentences() -> None:
    found = states(
        watch=[watch("levy", "2027-01-01", text="A levy on crates."), watch("law", "2026-10-01"), watch("rumour")],
        ideas=[
            idea(
                "levy", issue_for_them="Each crate costs more.", our_proposal="May we take them back?", by="2026-11-20"
            ),
            idea("law", by="2026-11-21"),
            idea("rumour", by="2026-11-22"),
        ],
    )

    assert [ready_to_say(state, AS_OF) for state in found] == [
        "I have been thinking about this: A levy on crates, from 1 January 2027. Each crate costs more. "
        "May we take them back?",
        "I have been thinking about this: The law, since 1 October 2026. It will cost. Because of law.",
        "I have been thinking about this: The rumour. It will cost. Because of rumour.",
    ]
