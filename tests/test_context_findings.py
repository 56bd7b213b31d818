"""Findings, places, questions and the state of an account, as pages print them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from made import account, talk

from generator.checks.findings import Checked
from generator.checks.rule import Finding, Rule, Severity
from generator.context.account.standing import account_standing
from generator.context.account_view import view_account
from generator.context.findings import FindingRow, finding_row, in_a_sentence, role_findings
from generator.context.places import RecordPlaces, month_anchor
from generator.context.questions import RoleQuestions
from generator.insight.knowledge.open_questions import wanted_facts
from generator.model.account import Account
from generator.model.record import Record
from generator.model.role import Role
from generator.model.situations import RuleSetting

AS_OF = date(2026, 11, 16)


def _check(account: Account, as_of: date, settings: Any) -> Any:
    """Somebody should have heard from us and has not.

    The manual goes on.
    """
    return iter(())


def rule(role: str = "ambassador", name: str = "contact-late") -> Rule:
    return Rule(name, role, Severity.AMBER, _check)


def finding(*records: Record, role: str = "ambassador", message: str = "Late.", **keys: Any) -> Finding:
    values = {"severity": Severity.AMBER, "advice": "", "owner": "priya", "days": 0, **keys}
    return Finding(rule(role), message=message, records=records, **values)


def row(found: Account, finding: Finding) -> FindingRow:
    return finding_row(view_account(found, (), AS_OF), finding)


def where(found: Account, record: Record) -> tuple[str, str, str]:
    place = RecordPlaces(found, AS_OF).of(record)
    return place.label, place.target.page.removeprefix("accounts/acme/"), place.target.anchor


# --- Places -------------------------------------------------------------------------------------------------------

FULL: dict[str, Any] = {
    "stakeholders": [{"id": "dana", "name": "Dana Ortiz", "personal_win": "A calm August"}],
    "projects": [
        {
            "id": "tool",
            "name": "Tool",
            "phase": "delivery",
            "milestones": [{"text": "Live", "side": "us", "due": "2026-12-01"}],
        },
        {
            "id": "spare",
            "name": "Spare parts",
            "phase": "delivery",
            "milestones": [{"text": "Live", "side": "us", "due": "2026-12-01"}],
        },
    ],
    "commitments": [
        {"id": "sheet", "side": "us", "by": "priya", "text": "A sheet", "made_on": "2026-11-01", "due": "2026-11-10"},
        {"id": "later", "side": "us", "by": "priya", "text": "More", "made_on": "2026-11-20", "due": "2026-12-10"},
    ],
    "meetings": [
        {"id": "ahead", "name": "Steering", "on": "2026-11-20"},
        {"id": "gone", "kind": "business_review", "on": "2026-05-27", "status": "held"},
    ],
    "log": [talk("2026-08-03", "dana"), talk("2026-08-04", "dana", type="email")],
}


def test_people_projects_promises_and_coming_meetings_have_an_anchor_of_their_own() -> None:
    full = account(**FULL)
    assert where(full, full.stakeholders[0]) == ("Dana Ortiz", "people.md", "dana")
    assert where(full, full.projects[0]) == ("Tool", "work.md", "project-tool")
    assert where(full, full.commitments[0]) == ("A sheet", "work.md", "promise-sheet")
    assert where(full, full.meetings[0]) == ("Steering on 20 November 2026", "meetings.md", "ahead")


def test_what_a_page_does_not_show_yet_is_linked_without_an_anchor() -> None:
    full = account(**FULL)
    assert where(full, full.commitments[1]) == ("More", "work.md", "")


def test_a_meeting_held_and_a_log_entry_are_called_by_kind_and_day() -> None:
    full = account(**FULL)
    assert where(full, full.meetings[1]) == ("Business review on 27 May 2026", "meetings.md", "held")
    assert where(full, full.log[0]) == ("Call on 3 August 2026", "timeline.md", month_anchor(date(2026, 8, 3)))
    assert where(full, full.log[1])[0] == "E-mail on 4 August 2026"


def test_a_record_inside_another_stands_where_that_one_does_even_when_its_words_are_the_same() -> None:
    full = account(**FULL)
    one, other = (project.milestones[0] for project in full.projects)
    assert one == other
    assert where(full, one)[2] == "project-tool"
    assert where(full, other)[2] == "project-spare"
    assert full.stakeholders[0].personal_win is not None
    assert where(full, full.stakeholders[0].personal_win) == ("Dana Ortiz", "people.md", "dana")


def test_a_record_that_stands_nowhere_leads_to_the_overview() -> None:
    full = account(**FULL)
    assert where(full, account(**FULL).stakeholders[0])[1:] == ("index.md", "")
    assert RecordPlaces(full, AS_OF).of(None).label == "Overview"


# --- Rows ---------------------------------------------------------------------------------------------------------


def test_a_finding_says_for_whom_it_is_where_to_open_it_and_which_role_to_wear() -> None:
    full = account(**FULL)
    found = row(full, finding(full.stakeholders[0], full.log[0], owner="yuki", severity=Severity.RED))
    assert (found.urgency.word, found.urgency.tone) == ("urgent", "bad")
    assert found.owner is not None
    assert found.owner.name == "Yuki Sato"
    assert found.concerns == ("priya", "yuki")
    assert [place.label for place in found.places] == ["Dana Ortiz", "Call on 3 August 2026"]
    assert found.role is not None
    assert (found.role.label, found.role.target.page) == ("Ambassador", "accounts/acme/ambassador.md")


def test_records_in_one_place_are_linked_once_and_no_more_than_two_places_are() -> None:
    full = account(**FULL)
    assert len(row(full, finding(full.log[0], full.log[1])).places) == 1
    three = finding(full.stakeholders[0], full.projects[0], full.projects[1])
    assert [place.label for place in row(full, three).places] == ["Dana Ortiz", "Tool"]


def test_a_finding_without_records_leads_to_the_overview_and_one_of_the_record_to_no_role() -> None:
    found = row(account(), finding(role="record"))
    assert found.target.page == "accounts/acme/index.md"
    assert found.role is None
    assert found.concerns == ("priya",)


def test_in_a_table_a_finding_is_its_first_sentence_or_cut_at_a_word() -> None:
    two = "Dana Ortiz has not heard from us for 92 days (you agreed on 14). Last: call on 3 August 2026."
    assert row(account(), finding(message=two)).short == two.partition(" Last")[0]
    said = "I bought a plan with dates in it. I have neither of them"
    quoting = f"Acme is unhappy: 1 of 5 on 28 October 2026 by Dana Ortiz (“{said}”)."
    assert row(account(), finding(message=quoting)).short.endswith(
        "Ortiz (“I bought a plan with dates in it. I have…”)."
    )
    long = "word " * 60 + "end."
    short = row(account(), finding(message=long)).short
    assert short.endswith("word…")
    assert len(short) <= 110


def test_what_a_rule_looks_for_is_the_head_of_its_manual_without_numbers() -> None:
    assert in_a_sentence(rule()) == "Somebody should have heard from us and has not."


def test_a_role_gets_its_own_findings_notes_apart_with_what_passed_and_what_is_switched_off() -> None:
    full = account()
    setting = RuleSetting(level="off", why="They asked for peace", until=date(2026, 12, 1))
    said = Checked(
        findings=(
            finding(message="One.", severity=Severity.RED),
            finding(message="Two."),
            finding(message="Three.", role="ceo"),
            finding(message="Four.", severity=Severity.NOTE),
        ),
        passed=(rule(), rule("ceo")),
        silenced=((rule(), setting), (rule("ceo"), setting)),
    )
    mine = role_findings(replace(view_account(full, (), AS_OF), checked=said), "ambassador")
    assert [row.message for row in mine.found] == ["One.", "Two."]
    assert [note.message for note in mine.notes] == ["Four."]
    assert len(mine.passed) == 1
    assert [(silenced.why, silenced.until) for silenced in mine.silenced] == [
        ("They asked for peace", date(2026, 12, 1))
    ]


# --- State --------------------------------------------------------------------------------------------------------


def late(**head: Any) -> Account:
    dana = {"id": "dana", "name": "Dana Ortiz", "influence": "high", "contact": {"every_days": "30"}}
    return account(head=head, stakeholders=[dana], log=[talk("2026-03-01", "dana")])


def test_a_state_comes_with_its_reasons_and_each_leads_to_a_record() -> None:
    standing = account_standing(view_account(late(), (), AS_OF))
    assert (standing.state.word, standing.by_hand) == ("in trouble", None)
    assert 1 <= len(standing.reasons) <= 3
    assert "accounts/acme/people.md" in {reason.target.page for reason in standing.reasons}


def test_a_state_set_by_hand_says_why_who_and_until_when_and_what_the_checks_say() -> None:
    by_hand = {"state": "green", "why": "She is on leave", "by": "yuki", "on": "2026-11-01"}
    standing = account_standing(view_account(late(override=by_hand), (), AS_OF))
    assert standing.by_hand is not None
    assert standing.by_hand.by is not None
    assert (standing.state.word, standing.found.word) == ("on course", "in trouble")
    assert (standing.by_hand.why, standing.by_hand.by.name) == ("She is on leave", "Yuki Sato")
    assert standing.by_hand.until == date(2026, 12, 1)


def test_worse_accounts_rank_first_and_closed_ones_last() -> None:
    bad, empty = (account_standing(view_account(each, (), AS_OF)).rank for each in (late(), account()))
    closed = account_standing(view_account(late(status="closed"), (), AS_OF)).rank
    assert bad < empty < closed


def test_an_account_of_which_nothing_is_known_is_not_known_rather_than_well() -> None:
    assert account_standing(view_account(account(head={"tier": "standard"}), (), AS_OF)).state.word == "not known yet"


# --- Questions ----------------------------------------------------------------------------------------------------

ROLE = Role.model_validate(
    {
        "id": "consultant",
        "name": "Consultant",
        "icon": "book",
        "lens": "Helps.",
        "wear_when": ["Often"],
        "questions": [{"ask": "What do they want to learn?", "answered_by": "stakeholders.learning_needs"}],
    }
)


def asked(found: Account) -> RoleQuestions:
    return view_account(found, (ROLE,), AS_OF).questions["consultant"]


def test_questions_typed_by_hand_come_first_the_most_pressing_of_them_before_the_others() -> None:
    questions = asked(
        account(
            stakeholders=[{"id": "dana", "name": "Dana Ortiz"}],
            questions=[
                {"ask": "Some day?", "role": "consultant"},
                {"ask": "Who pays?", "of": "dana", "role": "consultant", "by": "2026-12-01"},
                {"ask": "Not mine?", "role": "ceo"},
                {"ask": "Done?", "role": "consultant", "answer": "Yes", "on": "2026-11-01"},
                {"ask": "To come?", "role": "consultant", "answer": "Yes", "on": "2026-11-20"},
            ],
        )
    )
    assert [(q.ask, q.by_hand) for q in questions.open] == [
        ("Who pays?", True),
        ("Some day?", True),
        ("To come?", True),
        ("What do they want to learn?", False),
    ]
    assert questions.open[0].whom is not None
    assert questions.open[0].whom.name == "Dana Ortiz"
    assert [q.ask for q in questions.answered] == ["Done?"]
    assert (questions.known, questions.total) == (1, 5)


def test_a_question_of_no_role_stands_with_the_account() -> None:
    view = view_account(account(questions=[{"ask": "Who is new?"}]), (ROLE,), AS_OF)
    assert [q.ask for q in view.open_questions] == ["Who is new?"]


def test_learning_a_missing_detail_moves_it_from_open_to_answered_and_leaves_the_total() -> None:
    def dana(**keys: Any) -> RoleQuestions:
        return asked(account(stakeholders=[{"id": "dana", "name": "Dana Ortiz", "influence": "high", **keys}]))

    before, after = dana(), dana(personal_win="A calm August")
    assert [q.ask for q in before.missing] == ["What would make Dana Ortiz look good at work?"]
    assert before.missing[0].whom is not None
    assert before.missing[0].whom.name == "Dana Ortiz"
    assert after.missing == ()
    assert (after.known - before.known, after.total - before.total) == (1, 0)


def wants(**keys: Any) -> dict[str, tuple[bool, str | None]]:
    return {fact.ask: (fact.known, fact.of) for fact in wanted_facts(account(**keys), AS_OF)}


def test_details_are_wanted_of_weighty_people_who_are_there_and_of_no_others() -> None:
    low = {"id": "lars", "name": "Lars Holm", "influence": "low"}
    assert wants(stakeholders=[low]) == {}
    high = wants(stakeholders=[{"id": "dana", "name": "Dana Ortiz", "influence": "high"}])
    assert high["In which form does Dana Ortiz want information?"] == (False, "dana")
    assert high["Where does Dana Ortiz stand towards us?"] == (False, "priya")
    assert len(high) == 4


def test_a_place_without_a_name_and_a_successor_nobody_knows_are_asked_of_a_friend() -> None:
    found = wants(
        stakeholders=[
            {"id": "friend", "name": "Elin Moberg", "friend": True},
            {"id": "quality", "title": "Quality director"},
            {"id": "gone", "name": "Birgit Hall", "left": {"on": "2026-05-30", "successor": "unknown"}},
            {"id": "leaving", "name": "Anton Ek", "left": {"on": "2026-12-30"}},
        ]
    )
    assert found == {
        "Who is the Quality director there?": (False, "friend"),
        "Who has taken over from Birgit Hall?": (False, "friend"),
    }


def test_unrated_work_is_a_question_to_each_side() -> None:
    work = {"id": "dates", "text": "Dates that hold", "led_by": "joint", "our_part": "active"}
    found = wants(initiatives=[{**work, "status": "on_track", "value": {"us": {"score": "4"}}}])
    assert found["What is “Dates that hold” worth to them?"] == (False, None)
    assert found["What is “Dates that hold” worth to us?"] == (True, "priya")
