"""The first ninety days of an account manager: every bar with what ticks it, the page, and what is printed for them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from lean import lean_project, playbook
from made import OURS, account, day, settings, talk
from projects import checked, sample_project
from repositories import committed

from generator.context.account_view import view_account
from generator.context.documents.personal import ninety_days_sheet, one_to_one_sheet
from generator.context.portfolio.first_days import FirstDaysPage, first_days_pages
from generator.context.summaries.summary import AccountSummary, summarise_account
from generator.insight.changes.past import KeptVersion, Past, Since, Why
from generator.insight.newcomers.first_days import BARS, BarState, list_bars
from generator.insight.newcomers.newcomer import Newcomer, is_new
from generator.insight.newcomers.progress import Stage
from generator.insight.people.channels import of_us
from generator.load.personal import load_personal_file
from generator.model.account import Account
from generator.model.personal import PersonalFile
from generator.model.plain_data import read_plain, write_plain
from generator.model.team import TeamMember

AS_OF = day("2027-02-10")
STARTED = date(2026, 11, 2)
TOMAS = TeamMember.model_validate(
    {"id": "tomas", "name": "Tomas Lindqvist", "role": "account_manager", "started": "2026-11-02", "buddy": "priya"}
)
DANA = {
    "id": "dana",
    "name": "Dana Ortiz",
    "influence": "high",
    "interest": "high",
    "handling": "Short, and in the morning.",
    "contact": {"owner": "yuki", "backup": "priya"},
    "information": {"formats": ["one_pager"]},
}
LARS = {"id": "lars", "name": "Lars Holm", "influence": "low"}
ROLES = ("ceo", "ambassador", "mediator", "consultant", "controller", "shareholder")


def own(head: dict[str, Any] | None = None, **keys: Any) -> Account:
    """An account of Tomas."""
    keys.setdefault("stakeholders", [DANA, LARS])
    return account(head={"owner": "tomas", **(head or {})}, colleagues=(*OURS, TOMAS), **keys)


WHOLE: dict[str, Any] = {
    "protocol": {"method": "By telephone", "frequency": "Every week", "content": "The plan"},
    "decision_making": {"style": "individual"},
}
"""With Dana, an account that another could pick up."""


def who(
    *learned: str, own: PersonalFile | None = None, past: Account | None = None, as_of: str = "2027-02-10"
) -> Newcomer:
    """Tomas, and what git kept of his account."""
    items = [{"item": item, "on": "2026-11-05"} for item in learned]
    member = TeamMember.model_validate(
        {"id": "tomas", "name": "Tomas Lindqvist", "role": "account_manager", "started": "2026-11-02", "learned": items}
    )
    kept = {past.id: kept_as(past)} if past else {}
    return Newcomer(member, STARTED, day(as_of), own or PersonalFile(), past=kept)


def kept_as(account: Account | None) -> Past:
    kept = KeptVersion.READ if account else KeptVersion.ABSENT
    return Past(kept, account, Since(STARTED, Why.ASKED), STARTED, "0123456789")


def states(made: Account, newcomer: Newcomer | None = None) -> dict[str, BarState]:
    return {state.bar.key: state for state in list_bars([made], newcomer or who())}


def personal(**keys: Any) -> PersonalFile:
    return PersonalFile.model_validate(keys)


def rated(*days: str) -> PersonalFile:
    return personal(ratings=[{"role": role, "level": 3, "on": on} for role in ROLES for on in days])


def met(*people: str, **keys: Any) -> dict[str, Any]:
    return talk("2026-11-18", *people, us=["tomas"], **keys)


def promise(**keys: Any) -> dict[str, Any]:
    return {"text": "A plan", "side": "us", "by": "tomas", "made_on": "2026-09-01", "due": "2026-12-01",
            "made_at": "Steering", **keys}  # fmt: skip


REVIEW = {"id": "spring", "kind": "business_review", "on": "2027-01-20", "attendees": ["dana", "tomas"]}
ASKED = [{"ask": "Who decides?"}, {"ask": "By when?", "answer": "In May", "on": "2026-12-01"}]

SAID = {"relationship": {"charter": {"value_we_bring": "Fewer late pumps"}}}

TICKED: list[tuple[str, Account, Newcomer]] = [
    ("role", own(), who(*(f"role-{role}" for role in ROLES))),
    ("sat-in", own(log=[talk("2026-11-04", "dana", us=["priya", "tomas"])]), who()),
    ("handover", own(), who("handover-acme")),
    ("quiz", own(), who(own=personal(learned=[{"item": "quiz-acme 10/10", "on": "2026-11-10"}]))),
    ("introduced", own(log=[met("dana", type="email")]), who()),
    ("contact", own(log=[met("lars")]), who()),
    ("gap", own(questions=ASKED), who()),
    ("book", own(), who("book-acme")),
    ("met", own(log=[met("dana")]), who()),
    ("questions", own(stakeholders=[LARS], questions=ASKED), who()),
    ("promises", own(commitments=[promise(status="done", closed="2026-11-30")]), who()),
    ("charter", own(**SAID), who(past=own())),
    ("review", own(reviews=[{**REVIEW, "sent_on": "2027-01-21"}]), who()),
    ("plan", own(head={"reviewed": {"by": "priya", "on": "2027-01-30"}}), who()),
    ("succession", own(**WHOLE, log=[met("dana")]), who(as_of="2026-12-10")),
    ("ratings", own(), who(own=rated("2026-11-02", "2027-01-29"))),
]

NOT_TICKED: list[tuple[str, Account, Newcomer]] = [
    ("role", own(), who("role-ceo")),
    ("sat-in", own(log=[met("dana"), talk("2026-10-04", "dana", us=["priya", "tomas"])]), who("sat-in")),
    ("handover", own(), who("handover-other")),
    ("quiz", own(), who("quiz-acme 9/10", "quiz-acme 0/0", "quiz-acme all/all", "quiz-other 10/10")),
    ("introduced", own(log=[met("lars"), talk("2026-11-18", "dana", us=["priya"])]), who("introduced-acme")),
    ("contact", own(log=[met("lars", type="email")]), who("contact-acme")),
    ("gap", own(questions=[{"ask": "By when?", "answer": "In May", "on": "2026-10-01"}]), who("gap-acme")),
    ("book", own(), who()),
    ("met", own(log=[met("dana", type="email")]), who("met-acme")),
    ("questions", own(stakeholders=[LARS], questions=[{"ask": "Why?"}, *ASKED]), who("questions-acme")),
    ("promises", own(commitments=[promise(status="done", closed="2026-12-02")]), who("promises-acme")),
    ("charter", own(**SAID), who("charter-acme", past=own(**SAID))),
    ("review", own(reviews=[REVIEW]), who("review")),
    ("plan", own(head={"reviewed": {"by": "tomas", "on": "2027-01-30"}}), who("plan-acme")),
    ("succession", own(**WHOLE, log=[talk("2027-01-18", "dana", us=["priya"])]), who("succession-acme")),
    ("ratings", own(), who(own=rated("2026-11-02"))),
]


# --- The bars


def test_every_bar_has_a_case_each_way() -> None:
    keys = [bar.key for bar in BARS]

    assert [key for key, *_ in TICKED] == [key for key, *_ in NOT_TICKED] == keys


@pytest.mark.parametrize(("key", "made", "newcomer"), TICKED, ids=[case[0] for case in TICKED])
def test_a_bar_is_reached_by_what_the_record_shows(key: str, made: Account, newcomer: Newcomer) -> None:
    assert states(made, newcomer)[key].reached


@pytest.mark.parametrize(("key", "made", "newcomer"), NOT_TICKED, ids=[case[0] for case in NOT_TICKED])
def test_a_bar_is_not_reached_by_less(key: str, made: Account, newcomer: Newcomer) -> None:
    assert not states(made, newcomer)[key].reached


@pytest.mark.parametrize(
    ("status", "due", "closed", "reached"),
    [
        ("open", "2027-03-01", None, False),  # nothing shows that it will be kept
        ("open", "2027-01-01", None, False),
        ("renegotiated", "2026-12-01", "2026-11-20", True),
        ("withdrawn", "2026-12-01", "2026-12-20", True),
        ("broken", "2026-12-01", "2026-12-01", False),
        ("done", "2026-10-01", "2026-10-20", False),  # settled before they came
        ("done", "2026-10-01", "2026-11-20", True),  # late when they came, and done at last
    ],
)
def test_an_inherited_promise_is_in_order(status: str, due: str, closed: str | None, reached: bool) -> None:
    made = own(commitments=[promise(status=status, due=due, closed=closed)])

    assert states(made)["promises"].reached is reached


NOBODY = own(stakeholders=[])


@pytest.mark.parametrize("past", [None, NOBODY], ids=["without git", "with git"])
def test_of_an_account_of_which_nothing_is_known_nothing_is_reached(past: Account | None) -> None:
    found = states(NOBODY, who(past=past))

    assert [key for key, state in found.items() if state.reached] == []
    assert {key for key, state in found.items() if not state.arises} == {"questions", "promises"}
    assert {key for key, state in found.items() if state.progress.stage is Stage.UNKNOWN} == {"introduced", "met"}


@pytest.mark.parametrize("days", [0, 14, 100])
def test_who_does_nothing_reaches_nothing_in_any_sample(days: int) -> None:
    as_of = STARTED + timedelta(days=days)
    started = TOMAS.model_copy(update={"started": STARTED, "learned": ()})
    project = checked(sample_project())
    for sample in project.book.accounts:
        made = sample.model_copy(update={"profile": sample.profile.model_copy(update={"owner": "tomas", "owners": ()})})
        made = made.model_copy(update={"log": tuple(e for e in made.log if "tomas" not in of_us(made, e))})
        idle = Newcomer(started, STARTED, as_of, PersonalFile(), project.roles, past={made.id: kept_as(made)})

        assert [s.bar.key for s in list_bars([made], idle) if s.reached] == [], made.id


def test_what_is_not_known_says_what_is_wanting() -> None:
    found = states(own(stakeholders=[{**DANA, "handling": None}]), who())

    assert found["introduced"].progress.note == "still: Dana Ortiz"
    assert found["succession"].progress.note.startswith("a colleague would miss 4 things")
    assert states(NOBODY)["met"].progress.note == "nobody is noted who matters most"
    assert states(own(), replace(who(), quizzes={"acme": 0}))["quiz"].progress.stage is Stage.UNKNOWN


def test_where_nobody_is_managed_closely_those_who_decide_are_to_be_met() -> None:
    cfo = {"id": "mona", "name": "Mona", "influence": "high", "interest": "low", "decision_role": "economic_buyer"}

    assert states(own(stakeholders=[cfo, LARS]))["met"].progress.note == "still: Mona"
    assert states(own(stakeholders=[cfo, LARS], log=[met("mona")]))["met"].reached


def test_questions_are_counted_from_what_git_kept() -> None:
    formless = {**DANA, "information": {}, "support": None}
    before, answered = own(stakeholders=[formless]), own(stakeholders=[{**DANA, "support": "advocate"}])

    assert states(answered, who(past=before))["questions"].progress.note == "2 of 3 answered"
    assert states(answered, who(past=before))["gap"].reached
    assert not states(answered, who(past=answered))["gap"].reached
    assert states(answered, who())["questions"].progress.note.startswith("0 of 1 answered; git keeps no plan")


def test_without_git_the_charter_is_typed() -> None:
    assert states(own(), who("charter-acme"))["charter"].reached
    assert "typed: charter-acme, as git keeps no plan" in states(own())["charter"].progress.note


def test_to_whom_only_an_account_is_new_that_alone_is_counted() -> None:
    old = TOMAS.model_copy(update={"started": date(2019, 3, 1)})
    made = own(head={"owners": [{"who": "priya", "to": "2026-12-31"}, {"who": "tomas", "from": "2027-01-01"}]})
    keys = {state.bar.key for state in list_bars([made], Newcomer(old, date(2027, 1, 1), AS_OF, PersonalFile()))}

    assert keys == {bar.key for bar in BARS if bar.each}


def test_without_owners_the_handover_says_since_when() -> None:
    handed = own(handover={"from": "priya", "to": "tomas", "on": "2027-01-11"})

    assert states(handed)["handover"].due == date(2027, 1, 21)


def test_whom_an_old_hand_met_while_coming_along_they_have_met() -> None:
    old = TOMAS.model_copy(update={"started": None})
    handover = {"from": "priya", "to": "tomas", "shadow_from": "2026-12-14", "on": "2027-01-11"}
    made = own(handover=handover, log=[talk("2026-12-16", "dana", us=["priya", "tomas"])])
    found = {s.bar.key: s for s in list_bars([made], Newcomer(old, date(2027, 1, 11), AS_OF, PersonalFile()))}

    assert found["introduced"].reached
    assert found["met"].reached


def test_who_sat_in_at_an_account_of_another_has_sat_in() -> None:
    other = own(head={"owner": "priya"}, log=[talk("2026-11-04", "dana", us=["priya", "tomas"])])
    (state,) = (s for s in list_bars([], replace(who(), others=(other,))) if s.bar.key == "sat-in")

    assert state.reached


def test_an_account_taken_over_later_is_counted_from_that_day() -> None:
    owners = [{"who": "priya", "to": "2026-12-31"}, {"who": "tomas", "from": "2027-01-01"}]
    found = states(own(head={"owners": owners}, commitments=[promise(made_on="2026-12-15", due="2027-02-01")]))

    assert found["handover"].due == date(2027, 1, 11)
    assert found["role"].due == date(2026, 11, 7)
    assert not found["promises"].reached, "what was promised before he had it he took over"


def test_somebody_is_new_for_120_days() -> None:
    assert [is_new(TOMAS, day(on)) for on in ("2026-11-01", "2026-11-02", "2027-03-01", "2027-03-02")] == [
        False,
        True,
        True,
        False,
    ]


# --- The page


def summed(made: Account) -> AccountSummary:
    summary = summarise_account(view_account(made, (), AS_OF), settings())
    return read_plain(AccountSummary, write_plain(summary))


def pages(*accounts: Account, team: tuple[TeamMember, ...] = (*OURS, TOMAS)) -> dict[str, FirstDaysPage]:
    return {target.page: page for target, page in first_days_pages([summed(a) for a in accounts], team, (), AS_OF)}


def test_each_who_is_new_has_a_page_and_nobody_else() -> None:
    mara = TOMAS.model_copy(update={"id": "mara", "name": "Mara"})

    assert list(pages(own(), team=(*OURS, TOMAS, mara))) == [
        "team/tomas/first-90-days.md",
        "team/mara/first-90-days.md",
    ]


def test_an_old_hand_has_one_for_an_account_taken_over_in_the_middle_of_a_year() -> None:
    old = TOMAS.model_copy(update={"started": date(2019, 3, 1)})
    owners = [{"who": "priya", "to": "2026-12-31"}, {"who": "tomas", "from": "2027-01-01"}]

    def of_old(**keys: Any) -> Account:
        return own(**keys).model_copy(update={"colleagues": (*OURS, old)})

    (page,) = pages(of_old(head={"owners": owners}), of_old(head={"name": "Long his"}), team=(*OURS, old)).values()
    assert [one.summary.name for one in page.accounts] == ["Acme"]
    assert page.began == date(2027, 1, 1)
    assert pages(of_old(), team=(*OURS, old)) == {}


def test_accounts_come_in_the_order_to_learn_them() -> None:
    def named(id: str, **keys: Any) -> Account:
        return own(head={"name": id, **keys.pop("head", {})}, **keys).model_copy(update={"id": id})

    def contract(ends: str) -> list[dict[str, Any]]:
        return [{"name": "Frame", "starts": "2026-01-01", "ends": ends}]

    red = named("red", satisfaction=[{"on": "2027-02-01", "score": "1"}])
    (page,) = pages(
        named("calm", stakeholders=[]),
        named("late", stakeholders=[], contracts=contract("2029-12-31")),
        named("soon", stakeholders=[], contracts=contract("2028-12-31")),
        red,
    ).values()

    assert [one.summary.name for one in page.accounts] == ["red", "soon", "late", "calm"]


def test_whoever_spoke_with_somebody_last_introduces() -> None:
    (page,) = pages(own(log=[talk("2026-10-05", "dana", us=["priya"])])).values()
    (introduction,) = page.accounts[0].days.meet

    assert introduction.who.name == "Dana Ortiz"
    assert introduction.by is not None
    assert introduction.by.name == "Priya Nair"
    assert introduction.why == "call on 5 Oct 2026"


def test_the_days_are_those_of_the_calendar() -> None:
    (page,) = pages(own()).values()

    assert [(bar.day, bar.on.isoformat()) for bar in page.days] == [
        (5, "2026-11-07"),
        (10, "2026-11-12"),
        (20, "2026-11-22"),
        (30, "2026-12-02"),
        (60, "2027-01-01"),
        (90, "2027-01-31"),
    ]


# --- What is printed for them alone


def test_the_sheet_says_what_is_late_and_how_it_is_known() -> None:
    sheet = ninety_days_sheet([own(log=[met("lars")])], who("handover-acme"))
    lines = {line.text: line for section in sheet.sections for line in section.lines}

    assert sheet.lead.startswith("Day 100 since 2 November 2026: ")
    assert lines["A talk with at least one of them"].state.word == "reached"  # type: ignore[union-attr]
    assert lines["Everybody who matters most met once"].state.word == "40 days late"  # type: ignore[union-attr]
    assert lines["Everybody who matters most met once"].note == "known by the log; still: Dana Ortiz"


def test_one_to_one_puts_eight_questions_with_what_the_accounts_say() -> None:
    made = own(commitments=[promise(due="2027-01-15")], satisfaction=[{"on": "2027-02-01", "score": "1"}])
    kept = personal(coaching=[{"on": "2027-01-20", "text": "Tired.", "agreed": "Two days off"}])
    sheet = one_to_one_sheet([made], TOMAS, kept, AS_OF, None)
    said = {section.name: [line.text for line in section.lines] for section in sheet.sections}

    assert len(sheet.sections) == 8
    assert said["promises"] == ["A plan"]
    assert said["worry"][0].startswith("Acme is unhappy")
    assert sheet.sections[-1].lines[0].note == "agreed: Two days off"


CANARY = "Zitronenfalter"
PERSONAL = f"""\
ratings: [{{role: mediator, level: 1, on: 2026-11-02, words: {CANARY} A}}]
learned: [{{item: quiz-kettle-row 3/10 {CANARY}, on: 2026-11-10}}]
coaching: [{{on: 2026-11-09, text: {CANARY} B, agreed: {CANARY} C}}]
debriefs: [{{on: 2026-11-10, account: kettle-row, text: {CANARY} D, felt: {CANARY} E, they_need: Calm}}]
"""
ACME = "account: {name: Acme, owner: edith, tier: standard}\n"
TEAM = "team:\n  - {id: edith, name: Edith Marlow, role: account_manager, started: 2026-11-02}\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sheet = '#set document(title: "P", date: none)\n= P\n#metadata((pages: 1, sections: ())) <layout>\n'
    files = {"accounts/_team.yaml": TEAM, "accounts/_people/edith.yaml": PERSONAL, "playbook/people/sheet.typ": sheet}
    return lean_project(tmp_path_factory.mktemp("canary"), files)


def test_nothing_of_it_is_in_anything_that_is_built_kept_or_said(folder: Path) -> None:
    built = playbook("build", "--project", folder, "--site", folder / "out")
    exported = playbook("export", "--project", folder, folder / "exported")
    said = [
        playbook(*verb, "--project", folder).out for verb in (("today",), ("check",), ("check", "--format", "json"))
    ]

    assert built.code == exported.code == 0
    made = [path for path in folder.rglob("*") if path.is_file() and path.parent.name != "_people"]
    assert any(path.name == "index.html" and "first-90-days" in str(path) for path in made)
    assert [path for path in made if CANARY.encode() in path.read_bytes()] == []
    assert all(CANARY not in words for words in (*said, built.out, built.err, exported.out, exported.err))


def test_the_verbs_print_it(folder: Path) -> None:
    said = playbook("ninety-days", "edith", "--project", folder).out
    talk = playbook("one-to-one", "edith", "--project", folder).out

    assert f"Mediator: 1 of 5 on 2 November 2026 ({CANARY} A)" in said
    assert f"{CANARY} B (agreed: {CANARY} C; 9 Nov 2026)" in said
    assert f"{CANARY} B" in talk
    assert not {f"{CANARY} D", f"{CANARY} E"} & set(re.findall(f"{CANARY} .", said + talk))


def test_what_became_of_an_account_is_told_by_git(tmp_path: Path) -> None:
    head = "account: {name: Acme, owner: edith, tier: standard, summary: "
    committed(lean_project(tmp_path), {"accounts/_team.yaml": TEAM, "accounts/acme.yaml": f"{head}Makes pumps.}}\n"},
              "2026-10-30")  # fmt: skip
    committed(tmp_path, {"accounts/acme.yaml": f"{head}They build what others drown without.}}\n"}, "2026-11-20")

    def reads(as_of: str) -> str:
        said = playbook("ninety-days", "edith", "--project", tmp_path, "--as-of", as_of).out
        return next(line.strip() for line in said.splitlines() if "own words" in line)

    assert reads("2026-11-25").startswith("reached: Acme: Why both work together said in your own words (known by git")
    (tmp_path / "accounts/acme.yaml").write_text(f"{head}Makes pumps.}}\n", "utf-8")
    assert reads("2026-11-25").startswith("to come: ")


def test_a_debrief_is_printed_by_its_own_verb_and_noted_with_it(folder: Path, tmp_path: Path) -> None:
    own = lean_project(tmp_path, {"accounts/_team.yaml": TEAM, "accounts/acme.yaml": ACME})
    about = ("debrief", "acme", "--who", "edith", "--project", own)

    assert "no debrief in accounts/_people/edith.yaml" in playbook(*about).err
    noted = playbook(*about, "he rang off", "--felt", "small", "--they-need", "a date", "--on", "2026-11-12")
    later = playbook(*about, "he rang again", "--on", "2026-11-13")
    assert (noted.code, later.code) == (0, 0)
    assert (own / "accounts/_people/edith.yaml").read_text("utf-8").count("account: acme") == 2
    printed = playbook(*about).out
    assert printed.index("He rang again") < printed.index("What happened: He rang off")
    assert "What I felt: Small" in printed
    assert "What they need: A date" in printed
    assert "TEXT is missing" in playbook(*about, "--felt", "small").err


def test_a_debrief_is_not_written_into_a_file_that_would_not_be_understood(tmp_path: Path) -> None:
    bad = "debriefs: none yet\n"
    files = {"accounts/_team.yaml": TEAM, "accounts/acme.yaml": ACME, "accounts/_people/edith.yaml": bad}
    own = lean_project(tmp_path, files)
    said = playbook("debrief", "acme", "he rang off", "--who", "edith", "--project", own)

    assert said.code == 1
    assert "Nothing was written" in said.err
    assert (own / "accounts/_people/edith.yaml").read_text("utf-8") == bad


def test_a_pdf_is_made_where_it_is_asked_for(folder: Path, tmp_path: Path) -> None:
    made = playbook("ninety-days", "edith", "--project", folder, "--out", tmp_path)

    assert made.code == 0
    assert (tmp_path / "edith-ninety-days.pdf").read_bytes().startswith(b"%PDF")


def test_a_mistake_in_it_is_found_and_what_stands_there_is_not_repeated(tmp_path: Path) -> None:
    bad = PERSONAL.replace("level: 1", f"level: {CANARY}")
    project = lean_project(tmp_path, {"accounts/_team.yaml": TEAM, "accounts/_people/edith.yaml": bad})
    said = playbook("check", "--format", "json", "--project", project)

    found = [row for row in json.loads(said.out) if row["rule"] == "personal-file"]
    assert [(row["file"], row["line"]) for row in found] == [("accounts/_people/edith.yaml", 1)]
    assert CANARY not in said.out + said.err
    assert "expected a whole number" in playbook("ninety-days", "edith", "--project", project).err


def test_a_file_with_an_unknown_key_is_understood_for_the_rest() -> None:
    file, problems = load_personal_file(
        "accounts/_people/x.yaml", b"rating: []\ncoaching: [{on: 2026-11-09, text: A}]\n"
    )

    assert [problem.hint for problem in problems] == ["did you mean `ratings`?"]
    assert [note.text for note in file.coaching] == ["A"]
