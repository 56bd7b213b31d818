"""What a brief says: whom it is about, what comes first, what is cut, and what is not known."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day, talk

from generator.context.account_view import view_account
from generator.context.documents.brief.brief import BLOCKS, Brief, make_brief, make_briefs
from generator.context.documents.brief.emphasis import EMPHASES, FIRST, SECOND
from generator.context.documents.vocabulary import Section
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.role import Role

AS_OF = day("2026-11-16")
DANA = {"id": "dana", "name": "Dana Ortiz", "title": "Head of planning", "influence": "high", "interest": "high"}
HENRIK = {"id": "henrik", "name": "Henrik Berg", "influence": "medium"}
MEETING = {"id": "review", "name": "Review", "on": "2026-11-24", "attendees": ["henrik", "dana", "priya"]}


def role(id: str, *asks: tuple[str, str, str]) -> Role:
    questions = [{"ask": ask, "answered_by": path, "of": of} for ask, path, of in asks]
    head = {"name": id.title(), "icon": "circle", "lens": "One.", "wear_when": "Always", "questions": questions}
    return Role.model_validate({"id": id, **head})


def made(roles: tuple[Role, ...] = (), **keys: Any) -> Brief:
    found = account(**{"stakeholders": [DANA, HENRIK], "meetings": [MEETING], **keys})
    return make_brief(view_account(found, roles, AS_OF), coming(found))


def coming(found: Account) -> Meeting:
    return next(meeting for meeting in found.meetings if meeting.id == "review")


def block(brief: Brief, name: str) -> Section[Any]:
    return next(block for block in (*brief.first, *brief.second) if block.name == name)


def lines(brief: Brief, name: str) -> list[Any]:
    return list(block(brief, name).lines)


def meeting(**keys: Any) -> list[dict[str, Any]]:
    return [{**MEETING, **keys}]


# --- which there are


def test_every_planned_meeting_has_a_brief_and_no_other() -> None:
    meetings = [
        {"id": "next", "on": "2026-11-16", "kind": "steering"},
        {"id": "later", "on": "2027-02-01", "kind": "steering"},
        {"id": "held", "on": "2026-11-02", "kind": "steering", "status": "held"},
        {"id": "missed", "on": "2026-11-15", "kind": "steering"},
        {"id": "off", "on": "2026-12-01", "kind": "steering", "status": "cancelled"},
    ]
    found = account(meetings=meetings)
    closed = account(head={"status": "closed"}, meetings=meetings)

    assert [brief.meeting_id for brief in make_briefs(view_account(found, (), AS_OF))] == ["next", "later"]
    assert make_briefs(view_account(closed, (), AS_OF)) == ()


@pytest.mark.parametrize("name", EMPHASES)
def test_every_kind_of_meeting_has_every_block_once(name: str) -> None:
    order = EMPHASES[name]
    blocks = (*order.first, *order.second)

    assert len(blocks) == len(set(blocks))
    assert {*FIRST, *SECOND} <= set(blocks)
    assert set(blocks) <= BLOCKS.keys()
    assert ("focus" in order.first) == bool(order.focus)
    assert order.second[-1] == "notes", "room to write is at the end"
    assert set(order.less) <= set(blocks)


def test_the_kind_of_meeting_decides_what_comes_first() -> None:
    recovery, operations, plain = (made(meetings=meeting(kind=kind)) for kind in ("recovery", "operations", None))

    assert [each.name for each in recovery.first[:3]] == ["attendees", "focus", "promises"]
    assert block(recovery, "focus").title == "What happened, as each side tells it"
    assert block(operations, "focus").title == "To be done by two weeks after"
    assert [each.name for each in plain.first] == list(FIRST)
    assert recovery.advice
    assert not plain.advice


def test_the_first_meeting_of_a_new_account_manager_is_known_by_the_log() -> None:
    others = [talk("2026-10-01", "dana", us=["yuki"])]
    second = [{**MEETING, "id": "before", "on": "2026-11-20"}, MEETING]

    assert made(log=others).emphasis == "first"
    assert made(log=[*others, talk("2026-10-02", "dana")]).emphasis == ""
    assert made(log=others, meetings=second).emphasis == "", "that was the meeting before"
    assert made(log=others, meetings=meeting(kind="recovery")).emphasis == "recovery"
    assert made().emphasis == "", "an empty log says nothing"


# --- page one


def test_those_who_come_stand_by_weight_with_what_they_want_and_what_to_bring() -> None:
    wants = {"formats": ["spreadsheet", "report"], "detail": "full", "wants": ["Stock by month"], "lead_days": 5}
    people = [{**DANA, "support": "sceptic", "information": wants}, HENRIK]
    dana, henrik = lines(made(stakeholders=people, log=[talk("2026-11-04", "dana")]), "attendees")

    assert (dana.who.name, dana.support.word, dana.last) == ("Dana Ortiz", "sceptic", "12 days ago, call")
    assert dana.wants == "spreadsheet or report (full)"
    assert [(each.text, each.note) for each in dana.bring] == [
        ("Spreadsheet: Stock by month", "to be sent by 19 Nov 2026")
    ]
    assert (henrik.last, henrik.wants, henrik.bring) == ("", "", ())
    assert henrik.support.word == "not known yet"


def test_materials_are_brought_to_those_they_are_for() -> None:
    materials = [
        {"format": "spreadsheet", "text": "Stock by month", "for": "dana", "due": "2026-11-20"},
        {"format": "report", "text": "The summer", "ready": True},
    ]
    dana, henrik = lines(made(meetings=meeting(materials=materials)), "attendees")

    summer = ("The summer", "report, ready")
    assert [(each.text, each.note) for each in dana.bring] == [
        ("Stock by month", "spreadsheet, to be ready by 20 Nov 2026"),
        summer,
    ]
    assert [(each.text, each.note) for each in henrik.bring] == [summer]


def test_while_nobody_is_named_the_series_says_who_comes() -> None:
    series = {
        "meetings": [{"id": "monthly", "name": "Monthly", "kind": "steering", "every_days": 30, "required": ["dana"]}]
    }
    brief = made(cadence=series, meetings=[{"id": "review", "series": "monthly", "on": "2026-11-24"}])

    assert [line.who.name for line in lines(brief, "attendees")] == ["Dana Ortiz"]
    assert brief.head.name == "Monthly"


def test_the_state_says_satisfaction_first_and_what_is_not_known() -> None:
    found = lines(made(satisfaction=[{"on": "2026-10-01", "score": 2}]), "state")

    assert [line.label for line in found] == [
        "Satisfaction",
        "Open projects",
        "Contract",
        "Open conflicts",
        "Worth it to both",
    ]
    assert found[0].value == "2 of 5"
    assert (found[2].value, found[4].value) == ("not known yet", "not known yet")


def promise(text: str, due: str, **keys: Any) -> dict[str, Any]:
    by = "priya" if keys.get("side", "us") == "us" else "dana"
    return {"side": "us", "by": by, "text": text, "made_on": "2026-09-01", "due": due, **keys}


def test_promises_of_both_sides_since_the_last_meeting_stand_with_the_late_ones_first() -> None:
    held = {"id": "before", "on": "2026-10-20", "status": "held", "attendees": ["dana"]}
    brief = made(
        meetings=[held, MEETING],
        commitments=[
            promise("Due soon", "2026-11-20"),
            promise("Late", "2026-11-10"),
            promise("Done since", "2026-11-01", status="done", closed="2026-10-30"),
            promise("Done before", "2026-10-01", status="done", closed="2026-09-30"),
            promise("Theirs", "2026-11-30", side="customer"),
        ],
    )
    shown = lines(brief, "promises")

    assert [line.record.text for line in shown if line.record.side == "us"] == ["Late", "Due soon", "Done since"]
    assert [line.record.text for line in shown if line.record.side == "customer"] == ["Theirs"]
    assert block(brief, "promises").title == "Promises since we last met, 20 Oct 2026"


def test_good_news_is_from_records_since_the_last_meeting() -> None:
    outcomes = [
        {"on": "2026-11-02", "text": "No late order", "value_customer": "41 orders", "confirmed_by": "dana"},
        {"on": "2026-01-02", "text": "Long ago"},
    ]
    brief = made(outcomes=outcomes, log=[talk("2026-10-01", "dana")])

    assert [(line.text, line.note, line.on) for line in lines(brief, "news")] == [
        ("No late order. 41 orders", "Dana Ortiz said so", day("2026-11-02"))
    ]
    assert block(made(), "news").empty.startswith("None noted")


def test_it_asks_these_people_what_nobody_has_answered_the_typed_questions_first() -> None:
    roles = (
        role("ceo", ("What do they want to become?", "strategy.customer.vision", "executive")),
        role("controller", ("When are they best reached?", "stakeholders.contact.best_time", "middle")),
    )
    people = [{**DANA, "floor": "executive", "contact": {"owner": "priya"}}, {**HENRIK, "floor": "middle"}]
    asked = [
        {"ask": "Who signs?", "of": "henrik"},
        {"ask": "Which line first?", "of": "dana", "by": "2026-12-01"},
        {"ask": "What is it to us?", "of": "priya"},
    ]
    brief = made(roles, stakeholders=people, questions=asked, meetings=meeting(kind="operations"))
    shown = [(line.about, line.text) for line in lines(brief, "asks")]

    assert shown[:3] == [
        ("Dana Ortiz", "Which line first?"),
        ("Henrik Berg", "Who signs?"),
        ("Henrik Berg", "When are they best reached?"),
    ]
    assert "What is it to us?" not in {text for _, text in shown}
    alone = made(roles, stakeholders=people, questions=asked, meetings=meeting(attendees=["henrik"]))
    assert {line.about for line in lines(alone, "asks")} == {"Henrik Berg"}


def test_nothing_is_made_up_when_little_is_known() -> None:
    brief = made(stakeholders=[], meetings=[{"id": "review", "kind": "recovery", "on": "2026-11-24"}])

    assert brief.goal == ""
    for each in (*brief.first, *brief.second):
        assert each.lines or each.empty, each.name
    assert block(brief, "attendees").empty == "Not known yet: ask Priya Nair who of them takes part."


def test_it_says_when_they_do_not_work_on_the_day() -> None:
    assert made(meetings=meeting(on="2026-11-22")).caution == "That day is a weekend for them."
    off = {"closed": [{"name": "Stocktaking", "from": "2026-11-24", "to": "2026-11-25"}]}
    assert made(calendar=off).caution == "They do not work on that day: Stocktaking."
    assert made().caution == ""


# --- what is special to a kind


def test_an_operations_meeting_has_what_is_due_on_both_sides_until_two_weeks_after() -> None:
    project = {
        "name": "Store",
        "phase": "delivery",
        "milestones": [
            {"text": "Roof", "side": "us", "due": "2026-12-08"},
            {"text": "Too far", "side": "us", "due": "2026-12-09"},
            {"text": "Done", "side": "us", "due": "2026-11-20", "done": "2026-11-10"},
        ],
        "inputs_needed": [
            {"what": "Keys", "from": "dana", "due": "2026-11-10"},
            {"what": "Paint", "from": "dana", "due": "2026-12-08"},
            {"what": "Too far too", "from": "dana", "due": "2026-12-09"},
        ],
    }
    found = lines(made(projects=[project], meetings=meeting(kind="operations")), "focus")

    assert [(line.text, line.note) for line in found] == [
        ("Keys", "from Dana Ortiz"),
        ("Roof", "ours"),
        ("Paint", "from Dana Ortiz"),
    ]
    assert found[0].state.word == "late by 6 days"


def test_a_recovery_meeting_has_both_stories_without_their_markup() -> None:
    conflict = {
        "text": "Who pays",
        "level": "team",
        "parties": ["dana", "priya"],
        "noticed_on": "2026-11-01",
        "status": "open",
        "stories": [
            {"by": "dana", "side": "customer", "story": "It came **after** the\n\n- butter\n- was gone"},
            {"by": "priya", "side": "us", "heard_on": "2026-12-01", "story": "Not heard yet"},
        ],
    }
    found = lines(made(conflicts=[conflict], meetings=meeting(kind="recovery")), "focus")

    assert [(line.about, line.text) for line in found] == [
        ("The matter", "Who pays"),
        ("Dana Ortiz", "It came after the butter was gone"),
    ]


def test_a_performance_review_has_targets_against_actual_figures() -> None:
    measures = [
        {"name": "Uptime", "target": "99.5 %", "actual": "99.1 %", "on": "2026-10-31", "higher_is_better": True}
    ]
    contract = {"name": "Support", "starts": "2026-01-01", "ends": "2027-12-31", "measures": measures}
    found = lines(made(contracts=[contract], meetings=meeting(kind="performance_review")), "focus")

    assert (found[0].about, found[0].text) == ("Uptime", "at least 99.5 %, measured 99.1 %")
    assert found[0].state.word == "missed"


# --- page two


def test_the_background_has_what_each_cares_about_and_what_to_avoid() -> None:
    people = [
        {**DANA, "personal_win": "A quiet August", "handling": "Say it first.", "information": {"avoid": ["Slides"]}}
    ]
    goals = {"customer": {"goals": [{"text": "Fewer late orders", "owner": "dana", "current": "41", "target": "10"}]}}
    brief = made(stakeholders=people, strategy=goals, culture={"donts": ["Ring at noon"]})

    (dana,) = lines(brief, "profiles")
    assert (dana.cares, dana.win, dana.handling) == ("Fewer late orders", "A quiet August", "Say it first.")
    assert lines(brief, "goals")[0].progress == "now 41, aim 10"
    assert [(line.about, line.text) for line in lines(brief, "avoid")] == [
        ("Dana Ortiz", "Slides"),
        ("In their house", "Ring at noon"),
    ]


def test_the_next_ninety_days_of_their_year_say_what_to_begin() -> None:
    rhythm = [
        {"name": "Stocktaking", "kind": "stocktake", "from": "12-10", "our_response": "Freeze", "lead_days": 30},
        {"name": "Spring fair", "kind": "event", "from": "03-01"},
    ]
    (found,) = lines(made(rhythm=rhythm), "rhythm")

    assert (found.record.name, found.when, found.respond_by) == ("Stocktaking", "10 December 2026", day("2026-11-10"))
    assert found.state.word == "to begin now"


def test_the_idea_ready_to_say_comes_before_what_we_watch() -> None:
    watch = [
        {"id": "duty", "kind": "legal", "text": "A duty on tin", "seen_on": "2026-11-01", "takes_effect": "2027-01-01"}
    ]
    ideas = [
        {
            "trigger": "duty",
            "issue_for_them": "Tin costs more",
            "our_proposal": "Buy now",
            "tell": "dana",
            "by": "2026-12-01",
        },
        {"trigger": "duty", "issue_for_them": "Told", "our_proposal": "Told", "told_on": "2026-11-02"},
    ]
    idea, seen = lines(made(watch=watch, ideas=ideas), "watch")

    assert (idea.about, idea.text, idea.answer) == ("Ready to say", "Tin costs more", "Buy now")
    assert idea.note == "tell Dana Ortiz by 1 Dec 2026"
    assert (seen.about, seen.text) == ("Legal", "A duty on tin")


# --- room


def test_what_there_is_no_room_for_is_counted() -> None:
    asked = [{"ask": f"Question {number}?", "of": "dana"} for number in range(9)]
    goals = {"us": {"goals": [{"text": f"Goal {number}", "type": "revenue"} for number in range(9)]}}
    brief = made(questions=asked, strategy=goals)

    assert (len(lines(brief, "asks")), block(brief, "asks").more) == (5, 4)
    assert (len(lines(brief, "goals")), block(brief, "goals").more) == (3, 6)


@pytest.mark.parametrize("name", EMPHASES)
def test_a_page_is_tightened_by_a_line_at_a_time_and_never_to_none(name: str) -> None:
    order = EMPHASES[name]
    for block_name in (*order.first, *order.second[:-1]):
        rooms = order.rooms(block_name)
        assert len(rooms) == 9, block_name
        assert sorted(rooms, reverse=True) == list(rooms), block_name
        assert rooms[-1] >= 1, block_name
    assert order.rooms("agenda")[4] >= order.rooms("watch")[4], "what is needed least is cut first"


def test_long_texts_are_cut_at_a_word() -> None:
    brief = made(meetings=meeting(goal="word " * 100))

    assert len(brief.goal) <= 150
    assert brief.goal.endswith("word…")
