"""What a brief says: whom it is about, what comes first, what is cut, and what is not known."""

from __future__ import annotations

from typing import Any

import pytest
from made import account, day, talk

from generator.context.account_view import view_account
from generator.context.documents.brief.brief import BLOCKS, Brief, make_brief, make_briefs
from generator.context.documents.brief.room import tight_rooms
from generator.context.documents.vocabulary import Section
from generator.model.account import Account
from generator.model.brief_orders import BriefOrder, BriefOrders
from generator.model.meetings import Meeting
from generator.model.role import Role

AS_OF = day("2026-11-16")
DANA = {"id": "dana", "name": "Dana Ortiz", "title": "Head of planning", "influence": "high", "interest": "high"}
HENRIK = {"id": "henrik", "name": "Henrik Berg", "influence": "medium"}
MEETING = {"id": "review", "name": "Review", "on": "2026-11-24", "attendees": ["henrik", "dana", "priya"]}


ORDERS: dict[str, BriefOrder] = {name: getattr(BriefOrders(), name) for name in BriefOrders.model_fields}
FIRST_OF_ALL = ("unsettled", "attendees", "deciding", "learned", "possible")
OF_A_KIND = {"due", "measures", "plans", "aims", "stories"}


def role(id: str, *asks: tuple[str, str, str]) -> Role:
    questions = [{"ask": ask, "say": ask, "answered_by": path, "of": of} for ask, path, of in asks]
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


@pytest.mark.parametrize("name", ORDERS)
def test_every_kind_of_meeting_has_every_block_once_and_what_must_not_be_forgotten_first(name: str) -> None:
    order = ORDERS[name]
    blocks = (*order.first, *order.second)

    assert len(blocks) == len(set(blocks))
    assert set(blocks) - OF_A_KIND == BLOCKS.keys() - OF_A_KIND
    assert order.first[0] == "unsettled"
    assert [block for block in order.first if block in FIRST_OF_ALL] == list(FIRST_OF_ALL)
    assert order.second[-1] == "notes", "room to write is at the end"


def test_the_kind_of_meeting_decides_what_comes_first() -> None:
    recovery, operations, plain = (made(meetings=meeting(kind=kind)) for kind in ("recovery", "operations", None))

    assert [each.name for each in recovery.first[:3]] == ["unsettled", "stories", "attendees"]
    assert block(recovery, "stories").title == "What happened, as each side tells it"
    assert block(operations, "due").title == "To be done by two weeks after"
    left_out = {"deciding", "possible"}
    assert [each.name for each in plain.first] == [name for name in ORDERS["plain"].first if name not in left_out]
    assert recovery.advice
    assert not plain.advice


def test_the_order_is_that_of_the_settings_and_an_account_may_have_its_own() -> None:
    own = {"operations": {"first": ["agenda", "aims"], "second": ["notes"], "advice": "Short."}}
    brief = made(meetings=meeting(kind="operations"), settings={"briefs": own})

    assert [each.name for each in (*brief.first, *brief.second)] == ["agenda", "aims", "notes"]
    assert brief.advice == "Short."
    assert list(brief.rooms) == ["agenda", "aims"]


def test_the_first_meeting_of_a_new_account_manager_is_known_by_the_log() -> None:
    others = [talk("2026-10-01", "dana", us=["yuki"])]
    second = [{**MEETING, "id": "before", "on": "2026-11-20"}, MEETING]

    assert made(log=others).emphasis == "after_handover"
    assert made(log=[*others, talk("2026-10-02", "dana")]).emphasis == "plain"
    assert made(log=others, meetings=second).emphasis == "plain", "that was the meeting before"
    assert made(log=others, meetings=meeting(kind="recovery")).emphasis == "recovery"
    assert made().emphasis == "plain", "an empty log says nothing"


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


def unsettled(brief: Brief) -> list[tuple[str, str, str]]:
    """What must not be forgotten: what it is, the text, and how it stands."""
    return [(line.about, line.text, line.state.word if line.state else "") for line in lines(brief, "unsettled")]


def test_promises_not_kept_to_and_by_those_present_come_first_broken_ones_before_late_ones() -> None:
    ours = [
        promise("Late", "2026-11-10", to="dana"),
        promise("Broken", "2026-08-31", to="dana", status="broken", closed="2026-09-04"),
        promise("Broken a year ago", "2025-11-01", to="dana", status="broken"),
        promise("To somebody else", "2026-11-01", to="ebba"),
        promise("To all of them", "2026-11-12"),
        promise("Not due yet", "2026-11-20", to="dana"),
    ]
    theirs = [
        promise("Theirs late", "2026-11-14", side="customer"),
        promise("Theirs broken", "2026-10-14", side="customer", status="broken", closed="2026-10-20"),
        promise("Somebody else's", "2026-11-01", side="customer", by="ebba"),
    ]
    people = [DANA, HENRIK, {"id": "ebba", "name": "Ebba Lind"}]
    brief = made(stakeholders=people, commitments=[*ours, *theirs])

    assert unsettled(brief) == [
        ("Our promise", "Broken", "broken"),
        ("Our promise", "Late", "late by 6 days"),
        ("Our promise", "To all of them", "late by 4 days"),
        ("Their promise", "Theirs broken", "broken"),
        ("Their promise", "Theirs late", "late by 2 days"),
    ]
    assert lines(brief, "unsettled")[0].note == "Priya Nair to Dana Ortiz, due 31 Aug 2026"
    others = [line.record.text for line in lines(brief, "promises")]
    assert others == ["Not due yet", "To somebody else", "Somebody else's"], "each promise stands once"
    assert block(brief, "promises").title == "Other promises"


def test_those_present_who_wait_for_an_answer_are_not_forgotten() -> None:
    queries = [
        {"from": "dana", "ask": "What did it overwrite?", "asked_on": "2026-11-09", "by": "yuki"},
        {"from": "dana", "ask": "Answered?", "asked_on": "2026-11-09", "answer": "Yes", "answered_on": "2026-11-10"},
        {"from": "ebba", "ask": "Not here?", "asked_on": "2026-11-09"},
    ]
    people = [DANA, HENRIK, {"id": "ebba", "name": "Ebba Lind"}]

    assert unsettled(made(stakeholders=people, queries=queries)) == [
        ("Dana Ortiz waits for an answer", "What did it overwrite?", "late by 4 working days")
    ]


def dispute(text: str, *parties: str, **keys: Any) -> dict[str, Any]:
    return {"text": text, "level": "team", "parties": parties, "noticed_on": "2026-11-01", "status": "open", **keys}


def test_a_dispute_with_those_present_has_both_stories_in_a_line_each() -> None:
    stories = [
        {"by": "priya", "side": "us", "story": "It was **agreed**"},
        {"by": "dana", "side": "customer", "story": "Nobody rang"},
        {"by": "henrik", "side": "customer", "story": "I was away"},
    ]
    ours = dispute("Who pays", "dana", "priya", stories=stories)
    elsewhere = dispute("Who decides", "ebba")
    settled = dispute("Who leads", "dana", status="repaired")
    people = [DANA, HENRIK, {"id": "ebba", "name": "Ebba Lind"}]
    brief = made(stakeholders=people, conflicts=[ours, elsewhere, settled])

    assert unsettled(brief) == [
        ("Dispute", "Who pays", "open"),
        ("Dana Ortiz says", "Nobody rang", ""),
        ("Priya Nair says", "It was agreed", ""),
    ]
    assert [line.text for line in lines(brief, "avoid")] == ["Who decides"], "each dispute stands once"
    unheard = made(conflicts=[dispute("Who pays", "dana")])
    assert unsettled(unheard)[1:] == [
        ("Their side", "not heard yet: hear it before you judge", ""),
        ("Our side", "not heard yet: hear it before you judge", ""),
    ]
    recovery = made(conflicts=[ours], meetings=meeting(kind="recovery"))
    assert unsettled(recovery) == [], "there the stories are told in full"


def test_while_nobody_is_named_nothing_between_us_and_any_of_them_is_left_out() -> None:
    late = promise("Late", "2026-11-10", to="dana")
    brief = made(commitments=[late], conflicts=[dispute("Who pays", "dana")], meetings=meeting(attendees=["priya"]))

    assert [about for about, *_ in unsettled(brief)[:2]] == ["Our promise", "Dispute"]


def test_projects_not_on_course_stand_by_name_with_why() -> None:
    projects = [
        {"name": "Store", "phase": "delivery", "health": "green", "due": "2026-10-31"},
        {"name": "Shop", "phase": "delivery", "health": "amber", "health_why": "One fitter short", "due": "2027-01-31"},
        {"name": "Yard", "phase": "delivery", "health": "red", "health_why": "No permit", "due": "2026-12-31"},
        {"name": "Roof", "phase": "delivery", "health": "green", "due": "2026-12-31"},
        {"name": "Gate", "phase": "closed", "health": "red"},
    ]

    assert unsettled(made(projects=projects)) == [
        ("Yard", "No permit", "in trouble"),
        ("Shop", "One fitter short", "watch"),
        ("Store", "16 days past its last day, and no new one forecast", "late"),
    ]


def test_what_was_learnt_since_the_last_meeting_stands_with_what_follows_from_it() -> None:
    frozen = {"text": "Budget frozen until January", "from": "henrik", "so_what": "no order before then."}
    log = [
        talk("2026-10-20", "dana", learned=[{"text": "At the meeting itself"}]),
        talk("2026-11-04", "henrik", type="email", learned=[frozen]),
        talk("2026-09-01", "dana", learned=[{"text": "Known by then"}]),
        talk("2026-11-20", "dana", type="email", learned=[{"text": "Not known yet"}]),
    ]
    brief = made(log=log)

    assert [(line.text, line.note, line.on) for line in lines(brief, "learned")] == [
        ("Budget frozen until January", "so: no order before then; from Henrik Berg", day("2026-11-04")),
        ("At the meeting itself", "", day("2026-10-20")),
    ]
    assert block(brief, "learned").title == "Learnt since 20 Oct 2026"


def test_what_is_possible_is_not_called_nothing() -> None:
    deal = {"text": "Second line", "led_by": "us", "our_part": "possible"}
    worth = {"customer": {"score": 4}, "us": {"score": 3, "money": {"amount": 240000, "currency": "EUR"}}}
    gone = {**deal, "id": "gone", "text": "Given up", "status": "cancelled"}
    brief = made(initiatives=[{**deal, "id": "line", "value": worth}, gone])

    (found,) = lines(brief, "possible")
    assert found.text == "Second line"
    assert found.note.startswith("4 of 5 to them, 3 of 5, ")
    assert "240,000" in found.note
    assert block(brief, "initiatives").empty == "None in hand; what is possible stands above."


def test_a_meeting_that_decides_has_how_they_decide_and_our_approach() -> None:
    making = {
        "style": "committee",
        "criteria": ["Cost", "Risk"],
        "steps": [{"name": "Draft to Henrik", "people": ["henrik"], "days": 10}],
        "who_can_change": ["gone", "henrik"],
        "our_approach": "Dana sees it **first**.",
    }
    people = [DANA, HENRIK, {"id": "gone", "name": "Ann Gone", "left": {"on": "2026-10-31"}}]
    decide = [{"text": "The date", "type": "decide"}]
    for keys in ({"agenda": decide}, {"decisions_wanted": ["The date"]}):
        found = lines(made(stakeholders=people, decision_making=making, meetings=meeting(**keys)), "deciding")
        assert [(line.about, line.text, line.note) for line in found] == [
            ("Our approach", "Dana sees it first.", ""),
            ("How", "a committee decides", ""),
            ("They judge by", "Cost and Risk", ""),
            ("Can still turn it", "Henrik Berg", ""),
            ("Step 1", "Draft to Henrik", "Henrik Berg, 10 days"),
        ]
    assert "deciding" not in {each.name for each in made(decision_making=making).first}
    unknown = made(meetings=meeting(agenda=decide))
    assert block(unknown, "deciding").empty == "Not known yet: ask Priya Nair how a decision comes about there."


def test_the_state_has_how_much_came_in_time() -> None:
    project = {
        "name": "Store",
        "phase": "delivery",
        "milestones": [
            {"text": "Roof", "side": "us", "due": "2026-10-08", "done": "2026-10-08"},
            {"text": "Door", "side": "us", "due": "2026-10-09", "done": "2026-10-10"},
            {"text": "Wall", "side": "us", "due": "2026-11-09"},
            {"text": "Lock", "side": "us", "due": "2026-11-19"},
            {"text": "Keys", "side": "customer", "due": "2026-11-01"},
        ],
    }
    kept = [promise(f"Kept {at}", "2026-10-02", status="done", closed="2026-10-01") for at in range(2)]
    broken = promise("Broken", "2026-10-03", status="broken")
    record = lines(made(projects=[project], commitments=[*kept, broken]), "state")[2]

    assert (record.label, record.value) == ("Delivery record", "2 of 3 promises, 1 of 3 milestones")
    assert record.note == "in time, last 180 days"


def test_promises_besides_are_those_of_these_people_first_then_settled_ones_since_we_last_met() -> None:
    held = {"id": "before", "on": "2026-10-20", "status": "held", "attendees": ["dana"]}
    brief = made(
        meetings=[held, MEETING],
        commitments=[
            promise("Due soon", "2026-11-20"),
            promise("Done since", "2026-11-01", status="done", closed="2026-10-30"),
            promise("Done before", "2026-10-01", status="done", closed="2026-09-30"),
            promise("Theirs", "2026-11-30", side="customer"),
        ],
    )
    shown = lines(brief, "promises")

    assert [line.record.text for line in shown if line.record.side == "us"] == ["Due soon", "Done since"]
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


def test_every_question_can_be_said_to_the_one_who_is_asked() -> None:
    unsaid = Role.model_validate(
        {
            "id": "ceo",
            "name": "Chief",
            "icon": "circle",
            "lens": "One.",
            "wear_when": "Always",
            "questions": [{"ask": "What do they want?", "answered_by": "strategy.customer.vision", "of": "senior"}],
        }
    )
    roles = (unsaid, role("controller"), role("consultant"), role("ambassador"))
    unnamed = {"id": "nobody", "title": "Whoever books freelancers"}
    cover = {"id": "cover", "title": "Whoever books when Dana is away"}
    people = [{**DANA, "floor": "senior", "decision_role": ["point_of_contact"]}, HENRIK, unnamed, cover]
    project = {"name": "Store", "phase": "delivery", "sponsor": "dana"}
    asked = {line.text for line in lines(made(roles, stakeholders=people, projects=[project]), "asks")}

    assert asked == {
        "Who books freelancers?",
        "In which form would you like to be told things, and how much of them?",
        "What would make this a good year for you yourself?",
        "Why does “Store” matter to you?",
    }, "what the role itself asks has no words to be said"


def test_nobody_who_left_is_asked_but_whoever_follows_them() -> None:
    gone = {**DANA, "left": {"on": "2026-10-31", "successor": "henrik"}}
    asked = [{"ask": "Which line first?", "of": "dana"}]
    brief = made(stakeholders=[gone, HENRIK], questions=asked)
    unknown = made(stakeholders=[{**DANA, "left": {"on": "2026-10-31"}}, HENRIK], questions=asked)

    assert [(line.about, line.text) for line in lines(brief, "asks")] == [("Henrik Berg", "Which line first?")]
    assert lines(unknown, "asks") == []


def test_nobody_is_left_out_of_the_questions_because_another_has_many() -> None:
    people = [{**DANA, "floor": "executive"}, {**HENRIK, "floor": "middle"}]
    facts = ("vision", "direction.one_year", "direction.three_years", "direction.ten_years")
    ceo = role("ceo", *((f"What of your {fact}?", f"strategy.customer.{fact}", "executive") for fact in facts))
    other = role("controller", ("When are you best reached?", "stakeholders.contact.best_time", "middle"))

    assert [line.about for line in lines(made((ceo, other), stakeholders=people), "asks")[:2]] == [
        "Dana Ortiz",
        "Henrik Berg",
    ]


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
    found = lines(made(projects=[project], meetings=meeting(kind="operations")), "due")

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
    found = lines(made(conflicts=[conflict], meetings=meeting(kind="recovery")), "stories")

    assert [(line.about, line.text) for line in found] == [
        ("The matter", "Who pays"),
        ("Dana Ortiz", "It came after the butter was gone"),
    ]


def test_a_performance_review_has_targets_against_actual_figures() -> None:
    measures = [
        {"name": "Uptime", "target": "99.5 %", "actual": "99.1 %", "on": "2026-10-31", "higher_is_better": True}
    ]
    contract = {"name": "Support", "starts": "2026-01-01", "ends": "2027-12-31", "measures": measures}
    found = lines(made(contracts=[contract], meetings=meeting(kind="performance_review")), "measures")

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


def test_goals_of_those_who_are_there_come_first() -> None:
    people = [DANA, HENRIK, {"id": "sofia", "name": "Sofia Lund"}]
    theirs = [{"text": "Less waste", "owner": "sofia"}, {"text": "Fewer late orders", "owner": "dana"}]
    brief = made(stakeholders=people, strategy={"customer": {"goals": theirs}})

    assert [goal.record.text for goal in lines(brief, "goals")] == ["Fewer late orders", "Less waste"]


def test_the_next_ninety_days_of_their_year_say_what_to_begin() -> None:
    rhythm = [
        {"name": "Stocktaking", "kind": "stocktake", "from": "12-10", "our_response": "Freeze", "lead_days": 30},
        {"name": "Spring fair", "kind": "event", "from": "03-01"},
    ]
    (found,) = lines(made(rhythm=rhythm), "rhythm")

    assert (found.name, found.when, found.respond_by) == ("Stocktaking", "10 December 2026", day("2026-11-10"))
    assert found.state.word == "to begin now"


def test_months_of_high_demand_are_among_the_next_ninety_days() -> None:
    demand = [{"name": "Castings", "baseline": [100] * 11 + [220], "unit": "t"}]
    (found,) = lines(made(demand=demand), "rhythm")

    assert (found.name, found.response, found.state) == ("High demand: Castings", "", None)
    assert found.effect == "They need up to 200, where 100 is a usual month."


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

    assert (len(lines(brief, "asks")), block(brief, "asks").more) == (8, 1)
    assert (len(lines(brief, "goals")), block(brief, "goals").more) == (9, 0), "what the page has room for stands there"


@pytest.mark.parametrize("name", ORDERS)
def test_a_block_is_tightened_step_by_step_and_never_to_none(name: str) -> None:
    order = ORDERS[name]
    rooms = tight_rooms(order)

    assert rooms.keys() == {*order.first, *order.second} - {"notes"}
    for block_name, room in rooms.items():
        assert sorted(room, reverse=True) == list(room), block_name
        assert room[-1] >= 1, block_name


def test_long_texts_are_cut_at_a_word() -> None:
    brief = made(meetings=meeting(goal="word " * 100))

    assert len(brief.goal) <= 150
    assert brief.goal.endswith("word…")
