"""The chief executive's page: both companies side by side, goals, gaps, linkages, floors, the next ten years."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.context.directory import Directory
from generator.context.roles.ceo import CeoPage, ceo_page
from generator.context.roles.from_the_top import ViewRow
from generator.model.account import Account

AS_OF = date(2026, 11, 16)

PEOPLE: dict[str, Any] = {
    "account": {"name": "Sandholm", "owner": "priya", "tier": "key", "lifecycle": "mature"},
    "team": [
        {"id": "priya", "name": "Priya Nair", "role": "account_manager"},
        {"id": "marcus", "name": "Marcus Webb", "role": "executive_sponsor", "title": "Managing director"},
        {"id": "hugo", "name": "Hugo Lam", "role": "executive_sponsor"},
    ],
    "stakeholders": [
        {"id": "vera", "name": "Vera Holm", "title": "Chief executive", "floor": "executive"},
        {"id": "gus", "name": "Gus Berg", "title": "Chair", "floor": "board", "contact": {"owner": "marcus"}},
        {"id": "old", "name": "Old Hand", "floor": "executive", "left": {"on": "2026-01-31"}},
        {"id": "mia", "name": "Mia Falk", "floor": "middle"},
    ],
}

STRATEGY: dict[str, Any] = {
    "customer": {
        "goals": [
            {
                "id": "fresh",
                "text": "Fresh by six",
                "owner": "vera",
                "current": "88 %",
                "target": "97 %",
                "due": "2027-06-30",
            },
            {"id": "energy", "text": "Half the energy", "due": "2028-01-31", "confidence": "told"},
        ],
        "pressures": [
            {"text": "Flour is dear", "kind": "economic", "affects": ["fresh", "energy"], "hits": ["mia"]},
            {"text": "Bakers retire", "kind": "social", "affects": ["energy"]},
        ],
        "obstacles": [
            {"text": "Ovens break", "blocks": ["fresh"]},
            {"text": "Old vans", "blocks": ["fresh"], "status": "overcome"},
        ],
    },
    "us": {
        "goals": [
            {"id": "renew", "text": "Renew", "type": "revenue", "due": "2026-12-31"},
            {"id": "known", "text": "Be known", "type": "relationship", "owner": "priya"},
        ]
    },
}

INITIATIVES: list[dict[str, Any]] = [
    {
        "id": "plan",
        "text": "Plan the night",
        "led_by": "joint",
        "our_part": "active",
        "serves": {"customer": "fresh", "us": "renew"},
        "owners": {"us": "priya"},
    },
    {
        "id": "favour",
        "text": "A favour",
        "led_by": "customer",
        "our_part": "active",
        "serves": {"customer": "fresh"},
    },
    {
        "id": "roof",
        "text": "Solar roof",
        "led_by": "customer",
        "our_part": "none",
        "serves": {"customer": "energy"},
    },
]


def page_of(**keys: Any) -> CeoPage:
    account = Account.model_validate({"id": "sandholm", **PEOPLE, **keys})
    return ceo_page(account, AS_OF, Directory(account))


def row(page: CeoPage, key: str) -> ViewRow:
    return next(row for row in page.view if row.key == key)


def texts(row: ViewRow) -> tuple[list[str], list[str]]:
    return [point.told.text for point in row.customer], [point.told.text for point in row.us]


def test_an_account_of_four_lines_says_nothing_and_invents_nothing() -> None:
    account = Account.model_validate({"id": "quay", "account": {"name": "Quay", "owner": "priya", "tier": "key"}})
    page = ceo_page(account, AS_OF, Directory(account))
    assert all(not row.customer and not row.us for row in page.view)
    assert page.ask is None
    assert (page.matrix.columns, page.matrix.rows, page.matrix.alignment.active, page.our_unserved) == ((), (), 0, ())
    assert (page.trees, page.loose, page.to_build, page.existing) == ((), (), (), ())
    assert all(not floor.coverage.people and floor.state.word == "nobody known" for floor in page.floors)
    assert all(not (ahead.goals or ahead.our_goals or ahead.linkages) for ahead in page.ahead)


def test_the_view_has_the_same_rows_for_both_companies() -> None:
    vision = {"text": "Bread for all", "from": "vera", "on": "2026-05-01", "confidence": "confirmed"}
    page = page_of(strategy={"customer": {"vision": vision}, "us": {"vision": "Their night shift"}})
    assert [row.key for row in page.view] == [
        "phase",
        "people",
        "vision",
        "one_year",
        "three_years",
        "ten_years",
        "goals",
        "plans",
        "initiatives",
        "pressures",
        "obstacles",
        "competitors",
    ]
    assert texts(row(page, "vision")) == (["Bread for all"], ["Their night shift"])
    told = row(page, "vision").customer[0].told
    assert told.who is not None
    assert (told.who.name, told.on, told.confidence) == ("Vera Holm", date(2026, 5, 1), "confirmed")
    assert texts(row(page, "phase")) == (["Mature"], [])


def test_their_initiatives_stand_beside_ours_with_the_part_we_have_in_them() -> None:
    roof = {**INITIATIVES[2], "owners": {"customer": "vera"}, "due": "2027-03-31"}
    given_up = {**INITIATIVES[1], "id": "old", "status": "cancelled"}
    work = row(page_of(initiatives=[*INITIATIVES[:2], roof, given_up]), "initiatives")

    assert [(point.told.text, point.note) for point in work.customer] == [
        ("Plan the night", "with us"),
        ("A favour", "with us"),
        ("Solar roof", "without us, by 31 March 2027"),
    ]
    assert [who.name for who in work.customer[2].people] == ["Vera Holm"]
    assert texts(work)[1] == ["Plan the night", "A favour"]


def test_what_their_plans_mean_for_us_is_what_the_newest_review_put_down() -> None:
    def review(on: str, **sections: str) -> dict[str, Any]:
        return {"id": f"r{on}", "kind": "business_review", "on": on, "sections": sections}

    plans = {"text": "Two more shops", "on": "2026-05-01"}
    reviews = [
        review("2025-05-01", what_it_means="Old"),
        review("2026-05-01", what_it_means="A second planner"),
        review("2026-09-01", relationship="Nothing new"),
    ]
    page = page_of(strategy={"customer": {"plans": plans}}, reviews=reviews)

    assert texts(row(page, "plans")) == (["Two more shops"], ["A second planner"])


def test_a_goal_of_ours_says_how_it_goes_and_what_the_manager_says_to_it() -> None:
    goal = {"id": "renew", "text": "Renew", "type": "revenue", "status": "watchpoint", "comment": "Ask Gus first"}
    ours = row(page_of(strategy={"us": {"goals": [goal]}}), "goals").us[0]

    assert ours.note == "watchpoint; the manager says: Ask Gus first"


def test_a_goal_of_ours_that_was_given_up_is_neither_ahead_nor_unserved() -> None:
    goal = {"id": "renew", "text": "Renew", "type": "revenue", "due": "2027-06-30"}

    def page(**keys: str) -> CeoPage:
        return page_of(strategy={"us": {"goals": [{**goal, **keys}]}})

    assert [g.text for g in (*page().our_unserved, *page().ahead[0].our_goals)] == ["Renew", "Renew"]
    assert not page(status="cancelled").our_unserved
    assert not page(status="cancelled").ahead[0].our_goals


def test_the_top_floors_hold_those_who_are_there_and_ours_who_look_after_them() -> None:
    people = row(page_of(), "people")
    assert [point.people[0].name for point in people.customer] == ["Gus Berg", "Vera Holm"]
    assert [point.people[0].name for point in people.us] == ["Marcus Webb", "Priya Nair"]


def test_a_goal_says_where_it_stands_and_who_answers_for_it() -> None:
    goals = row(page_of(strategy=STRATEGY), "goals")
    fresh, energy = goals.customer
    assert fresh.note == "target: 97 %; now: 88 %; by 30 June 2027"
    assert [who.name for who in fresh.people] == ["Vera Holm"]
    assert (energy.note, energy.people, energy.told.confidence) == ("by 31 January 2028", (), "told")


def test_pressures_and_obstacles_are_held_against_our_own_work() -> None:
    page = page_of(strategy=STRATEGY, initiatives=INITIATIVES)
    pressures, obstacles = row(page, "pressures"), row(page, "obstacles")
    assert [(p.told.text, p.note) for p in pressures.us] == [
        ("A favour", "bears on 1 of 2"),
        ("Plan the night", "bears on 1 of 2"),
    ]
    assert texts(obstacles)[0] == ["Ovens break"]
    assert [p.note for p in obstacles.us] == ["held up by 1 of 1", "held up by 1 of 1"]


def test_rivals_of_theirs_stand_beside_rivals_of_ours() -> None:
    page = page_of(
        strategy={"customer": {"competitors": [{"name": "Crumb"}, {"name": "Loaf", "move": "Cheaper"}]}},
        partners=[
            {"name": "Ferro", "does": "Ovens and planning", "competes_with_us": "true"},
            {"name": "Milk", "does": "Milk"},
        ],
    )
    rivals = row(page, "competitors")
    assert [(p.told.about, p.told.text) for p in rivals.customer] == [("Crumb", ""), ("Loaf", "Cheaper")]
    assert [(p.told.about, p.told.text) for p in rivals.us] == [("Ferro", "Ovens and planning")]


def test_the_matrix_shows_shared_goals_and_names_what_falls_outside_it() -> None:
    page = page_of(strategy=STRATEGY, initiatives=INITIATIVES)
    matrix = page.matrix
    assert matrix.columns == ("Renew", "No goal of ours")
    assert [(row.goal.text, [[mark.text for mark in cell] for cell in row.cells]) for row in matrix.rows] == [
        ("Fresh by six", [["Plan the night"], ["A favour"]]),
        ("Half the energy", [[], []]),
    ]
    assert (matrix.alignment.aligned, matrix.alignment.active) == (1, 2)
    assert [goal.text for goal in matrix.alignment.unserved] == ["Half the energy"]
    assert [goal.text for goal in page.our_unserved] == ["Be known"]
    assert [orphan.text for orphan in matrix.alignment.orphans] == ["A favour"]


def test_a_goal_leads_to_projects_and_a_project_without_a_goal_is_loose() -> None:
    page = page_of(
        strategy=STRATEGY,
        initiatives=INITIATIVES,
        projects=[
            {"id": "a", "name": "Board", "phase": "delivery", "initiative": "plan", "health": "amber"},
            {"id": "b", "name": "Toy", "phase": "delivery"},
            {"id": "c", "name": "Past toy", "phase": "closed"},
        ],
    )
    fresh, energy = page.trees
    assert [bough.initiative.text for bough in fresh.boughs] == ["Plan the night", "A favour"]
    assert [project.name for project in fresh.boughs[0].projects] == ["Board"]
    assert [bough.initiative.text for bough in energy.boughs] == ["Solar roof"]
    assert [project.name for project in page.loose] == ["Toy"]


def test_linkages_to_build_come_by_year() -> None:
    page = page_of(
        initiatives=INITIATIVES,
        linkages=[
            {"text": "Some day", "state": "to_build"},
            {"text": "Late", "state": "to_build", "horizon_year": "2035"},
            {"text": "Soon", "state": "to_build", "horizon_year": "2027", "for": "plan"},
            {"text": "There", "state": "exists", "people": ["mia", "priya"]},
        ],
    )
    assert [card.text for card in page.to_build] == ["Soon", "Late", "Some day"]
    assert page.initiatives["plan"] == "Plan the night"
    assert [link.text for link in page.existing] == ["There"]
    assert [[card.text for card in ahead.linkages] for ahead in page.ahead] == [["Soon"], [], ["Late"]]


def test_each_floor_says_whether_we_are_in_touch_there() -> None:
    page = page_of(
        log=[
            {"on": "2026-11-02", "type": "call", "with": ["vera"], "note": "Talked"},
            {"on": "2026-01-05", "type": "call", "with": ["mia"], "note": "Talked"},
        ]
    )
    floors = {floor.coverage.floor: floor for floor in page.floors}
    assert list(floors) == ["board", "executive", "senior", "middle", "operational"]
    words = {name: floor.state.word for name, floor in floors.items()}
    assert words == {
        "board": "not met yet",
        "executive": "in touch",
        "senior": "nobody known",
        "middle": "out of touch",
        "operational": "nobody known",
    }
    assert [known.person.name for known in floors["executive"].coverage.people] == ["Vera Holm"]
    last = floors["middle"].coverage.last
    assert last is not None
    assert last.last is not None
    assert last.last.on == date(2026, 1, 5)


def test_the_next_ten_years_hold_what_has_a_date() -> None:
    near, middle, far = page_of(strategy=STRATEGY).ahead
    assert (near.until, middle.until, far.until) == (2027, 2029, 2036)
    assert [goal.text for goal in near.goals] == ["Fresh by six"]
    assert [goal.text for goal in near.our_goals] == ["Renew"]
    assert [goal.text for goal in middle.goals] == ["Half the energy"]
    assert (far.goals, far.our_goals) == ((), ())


def test_whom_to_ask_is_somebody_who_is_there() -> None:
    asked = page_of().ask
    assert asked is not None
    assert asked.name == "Vera Holm"


def test_what_we_watch_stands_with_its_goals_and_the_ideas_it_gave_us() -> None:
    made = Account.model_validate(
        {
            **PEOPLE,
            "id": "sandholm",
            "strategy": {"customer": {"goals": [{"id": "fresh", "text": "Fresh by six"}]}},
            "watch": [
                {
                    "id": "flour",
                    "kind": "economic",
                    "text": "Flour rises",
                    "seen_on": "2026-11-02",
                    "takes_effect": "2027-01-01",
                    "affects": "fresh",
                },
                {"id": "rival", "kind": "strategy_shift", "text": "A rival closes", "seen_on": "2026-10-02"},
            ],
            "ideas": [
                {"trigger": "flour", "issue_for_them": "It costs", "our_proposal": "Buy ahead", "tell": "vera"},
                {"trigger": "rival", "issue_for_them": "Shops", "our_proposal": "Rent", "told_on": "2026-10-05"},
            ],
        }
    )

    outlook = ceo_page(made, AS_OF, Directory(made)).outlook

    assert [(row.record.text, row.state.word, row.affects, row.ideas) for row in outlook.watch] == [
        ("Flour rises", "soon", ("Fresh by six",), ("Buy ahead",)),
        ("A rival closes", "day not known yet", (), ("Rent",)),
    ]
    assert (outlook.looked_on, outlook.looked.word) == (date(2026, 11, 2), "lately")
    assert [(card.record.our_proposal, card.by) for card in outlook.to_tell] == [("Buy ahead", date(2026, 10, 3))]
    assert outlook.to_tell[0].state.word == "should have been told"
    assert [(card.record.our_proposal, card.because) for card in outlook.told] == [("Rent", "A rival closes")]
