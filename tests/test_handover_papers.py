"""The handover pack, its questions, the letter to the customer and the cover pack, as they are handed over."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lean import lean_project, playbook
from made import OURS, account, day, summary, talk
from projects import DAY, checked, everything_but, everything_project, sample_project
from slots import as_yaml, canaries, everything, replaced

from generator import paths
from generator.cli import terminal
from generator.context.account.standing import account_standing
from generator.context.account_view import AccountView, view_account
from generator.context.documents.handover.letter import make_letter
from generator.context.documents.handover.pack import handover_pack
from generator.context.documents.handover.quiz import MOST, Quiz, make_quiz
from generator.context.portfolio.cover_packs import cover_packs
from generator.context.summaries.summary import summarise_account
from generator.documents.papers import cover_paper, handover_papers, make_paper_printer
from generator.model.account import Account
from generator.model.settings import Settings
from generator.model.team import TeamMember
from generator.outputs.paper import PaperPrinter

TOMAS = {"id": "tomas", "name": "Tomas Lindqvist", "role": "account_manager", "email": "tomas@larkfield.example"}
HANDOVER = {"from": "priya", "to": "tomas", "on": "2027-01-11", "advice": "Ring before you write."}


@cache
def printer() -> PaperPrinter:
    project = checked(sample_project())
    return make_paper_printer(project.sources, project.settings, None)


def pages_of(data: bytes | None) -> list[str]:
    """The text of each page of a PDF, on one line."""
    assert data
    texts = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    return [" ".join(text.replace("\u200b", "").replace("\u00a0", " ").split()) for text in texts]


def papers_of(view: AccountView) -> dict[str, list[str]]:
    """The text of the pages of each paper of a handover, by the name of its file."""
    plans = handover_papers(view, printer())
    return {plan.name.rpartition("/")[2]: pages_of(plan.make().data) for plan in plans}


@cache
def sample_views() -> Mapping[str, AccountView]:
    project = checked(sample_project())
    return {one.id: view_account(one, project.roles, DAY) for one in project.book.accounts}


@cache
def sample_packs() -> Mapping[str, list[str]]:
    return {id: papers_of(view)["handover.pdf"] for id, view in sample_views().items()}


def quiz_of(view: AccountView) -> Quiz:
    return make_quiz(view, handover_pack(view))


# --- the samples


def test_a_pack_has_six_pages_at_most_and_every_answer_stands_in_it() -> None:
    asked = 0
    for id, view in sample_views().items():
        pages = sample_packs()[id]
        whole = " ".join(pages)

        assert len(pages) <= 6
        lost = [q.answer for q in quiz_of(view).questions if " ".join(q.answer.split()) not in whole]
        assert not lost, f"{id}: {lost}"
        asked += len(quiz_of(view).questions)
    assert asked >= 100


def test_the_questions_are_of_eight_kinds_and_differ_from_account_to_account() -> None:
    asked = {id: quiz_of(view) for id, view in sample_views().items()}
    whole = {id: quiz for id, quiz in asked.items() if not quiz.fewer}

    assert len(whole) >= 8
    for quiz in whole.values():
        assert len(quiz.questions) == MOST
        assert len({question.kind for question in quiz.questions}) >= 8
    answers = [frozenset(question.answer for question in quiz.questions) for quiz in whole.values()]
    assert all(len(one & other) <= 2 for at, one in enumerate(answers) for other in answers[at + 1 :])


def test_where_less_is_known_less_is_asked_and_it_says_what_is_not_known() -> None:
    quiz = quiz_of(sample_views()["quayside"])

    assert quiz.fewer
    assert len(quiz.unknown) >= 8
    assert {question.kind for question in quiz.questions}.isdisjoint(quiz.unknown)


def asked_of(**keys: Any) -> Quiz:
    return quiz_of(view_account(account(**keys), (), DAY))


def test_what_has_two_answers_is_not_asked_and_is_not_called_unknown() -> None:
    dana = {"id": "dana", "name": "Dana Ortiz"}
    goals = [{"text": text, "owner": "dana", "due": "2027-09-30"} for text in ("No late pump", "No idle line")]
    quiz = asked_of(stakeholders=[dana], strategy={"customer": {"goals": goals}})

    assert not [question.ask for question in quiz.questions if "want to reach" in question.ask]
    assert "what they want to reach" not in quiz.unknown
    assert "what they want to reach" in asked_of(stakeholders=[dana]).unknown


def test_a_review_is_asked_for_before_the_daily_work() -> None:
    calls = [{"id": f"call-{n}", "name": "Call", "kind": "operations", "on": f"2026-11-{n}"} for n in (17, 24)]
    review = {"id": "review", "name": "December", "kind": "business_review", "on": "2026-12-03"}
    asked = asked_of(meetings=[*calls, review]).questions

    assert [(question.ask, question.answer) for question in asked] == [
        ("When is the next meeting called “December”?", "3 December 2026"),
        ("When is the next meeting called “Call”?", "17 November 2026"),
    ]


def test_times_to_leave_them_in_peace_are_in_the_pack_however_many_others_there_are() -> None:
    others = [{"id": f"e{n}", "name": f"Fair {n}", "kind": "event", "from": f"12-{n:02}"} for n in range(1, 15)]
    quiet = {"id": "shut", "name": "Shutdown", "kind": "shutdown", "from": "08-02", "contact_pause": True}
    pack = handover_pack(view_account(account(rhythm=[*others, quiet]), (), DAY))
    (section,) = (section for part in pack.parts for section in part.sections if section.name == "events")

    assert [line.about for line in section.lines] == [*(f"Fair {n}" for n in range(1, 12)), "Shutdown"]
    assert section.more == 3


def test_where_nobody_is_managed_closely_those_who_decide_are_met_first() -> None:
    mona = {"id": "mona", "name": "Mona", "influence": "high", "interest": "low", "decision_role": "economic_buyer"}
    lars = {"id": "lars", "name": "Lars", "influence": "low", "decision_role": "user"}
    pack = handover_pack(view_account(account(stakeholders=[lars, mona]), (), DAY))
    (section,) = (section for part in pack.parts for section in part.sections if section.name == "introductions")

    assert [line.about for line in section.lines] == ["Mona"]


def test_the_first_screen_of_the_overview_answers_three_at_the_most() -> None:
    for view in sample_views().values():
        standing = account_standing(view)
        screen = " ".join(f"{reason.message} {reason.advice}" for reason in standing.reasons)
        judgement = view.account.satisfaction[-1].words if view.account.satisfaction else ""
        screen = f"{screen} {judgement} {view.account.profile.summary}"

        assert sum(question.answer in screen for question in quiz_of(view).questions) <= 3


def test_no_question_is_about_what_is_for_us_alone_of_a_person() -> None:
    for view in sample_views().values():
        for person in view.account.stakeholders:
            win = person.personal_win.text if person.personal_win else None
            secrets = [text for text in (person.handling, person.personal, win) if text]
            for question in quiz_of(view).questions:
                assert not any(text in f"{question.ask} {question.answer}" for text in secrets)


def test_the_pack_of_an_account_has_nothing_of_another() -> None:
    names = {id: view.account.name for id, view in sample_views().items()}

    for id, pages in sample_packs().items():
        assert names[id] in pages[0]
        # Where one account is spoken of in another, somebody typed it there.
        typed = view_text(sample_views()[id].account)
        others = [name for other, name in names.items() if other != id and name not in typed]
        assert not [name for name in others if name in " ".join(pages)]


def view_text(account: Account) -> str:
    return account.model_dump_json()


# --- what is for whom


def everything_view(changes: Mapping[Any, Any]) -> AccountView:
    loaded = everything_but(as_yaml(replaced(everything(), changes)))
    return view_account(loaded.book.accounts[0], checked(everything_project()).roles, DAY)


LETTER_HOLDS = {"account.name", "commitments.text", "meetings.name", "meetings.at", "meetings.place"}
"""The keys of an account that stand in the letter to the customer, where they are shared."""


def test_nothing_but_what_may_be_seen_gets_into_the_letter() -> None:
    planted = dict(canaries(everything()))
    papers = papers_of(everything_view({slot.path: mark for slot, mark in planted.items()}))
    letter, pack = " ".join(papers["handover-letter.pdf"]), " ".join(papers["handover.pdf"])
    seen = {slot for slot, mark in planted.items() if mark.partition("@")[0].removeprefix("https://") in letter}

    assert {slot.key for slot in seen} <= LETTER_HOLDS
    assert {slot.key for slot in seen} >= {"account.name", "commitments.text"}
    for slot in seen - {slot for slot in seen if slot.key == "account.name"}:
        assert everything()[str(slot.path[0])][slot.path[1]]["audience"] == "shared"
    in_pack = {slot.key for slot, mark in planted.items() if mark in pack}
    assert len(in_pack) >= 40
    # What somebody told of themselves and what they would gain stays on their card.
    assert in_pack.isdisjoint({"stakeholders.personal", "stakeholders.personal_win.text", "conflicts.stories.story"})


def test_the_letter_names_both_and_never_why() -> None:
    terms = [{"who": "priya", "to": "2026-12-31", "why": "Quarrelled with Dana"}]
    made = account(head={"owners": [*terms, {"who": "priya"}]}, team=[TOMAS], handover=HANDOVER)
    letter = make_letter(made, DAY)

    assert letter
    assert (letter.leaving.name, letter.coming.name, letter.sender.name) == (
        "Priya Nair",
        "Tomas Lindqvist",
        "Priya Nair",
    )
    assert "Quarrelled" not in " ".join(papers_of(view_account(made, (), DAY))["handover-letter.pdf"])
    after = make_letter(made, day("2027-01-11"))
    assert after
    assert after.sender.name == "Tomas Lindqvist"


@pytest.mark.parametrize(
    "keys", [{}, {"handover": {**HANDOVER, "to": "nobody"}}, {"head": {"status": "closed"}, "handover": HANDOVER}]
)
def test_there_is_no_letter_without_a_handover_to_somebody_known(keys: dict[str, Any]) -> None:
    assert make_letter(account(team=[TOMAS], **keys), DAY) is None


def test_a_gap_says_who_is_to_fill_it_in() -> None:
    pack = handover_pack(view_account(account(team=[TOMAS], handover=HANDOVER), (), DAY))

    assert pack.readiness
    assert pack.readiness.word == f"{('one', 'two', 'three', 'four', 'five')[len(pack.gaps.lines) - 1]} gaps"
    assert {gap.note for gap in pack.gaps.lines} == {"Priya Nair to fill in"}
    assert all(
        "Priya Nair to fill in" in section.empty
        for part in pack.parts
        for section in part.sections
        if part.name == "how-they-are"
    )


def test_every_fact_says_how_sure_we_are() -> None:
    told = {"text": "Asked one by one", "from": "dana", "confidence": "told"}
    paper = {"text": "A form", "from": "dana", "on": "2026-05-04", "confidence": "confirmed"}
    made = account(
        stakeholders=[{"id": "dana", "name": "Dana Ortiz"}],
        culture={"decision_style": told},
        decision_making={"paper_process": paper, "calendar": "On Tuesdays"},
    )
    (part,) = (part for part in handover_pack(view_account(made, (), DAY)).parts if part.name == "how-they-are")

    notes = {line.text: line.note for line in part.sections[0].lines}
    assert notes == {
        "Asked one by one": "told by Dana Ortiz",
        "A form": "confirmed, Dana Ortiz, 4 May 2026",
        "On Tuesdays": "source not noted",
    }


# --- the questions in the terminal


def quiz_project(folder: Path) -> Path:
    people = (
        "stakeholders:\n  - {name: Dana Ortiz, decision_role: decision_maker, information: {formats: spreadsheet}}\n"
    )
    people += "team:\n  - {id: lone, name: Lone Ranger, role: support}\n"
    texts = {"accounts/mill.yaml": f"account: {{name: The Mill, owner: edith, tier: standard}}\n{people}"}
    return lean_project(folder, texts)


def test_the_quiz_can_be_printed(tmp_path: Path) -> None:
    said = playbook("quiz", "mill", "--answers", "--project", quiz_project(tmp_path))

    assert said.code == 0
    assert "1. Who at The Mill decides about us?\n   Dana Ortiz\n" in said.out
    assert "Not known yet, and so not asked: " in said.out
    assert "You knew" not in said.out


def test_the_quiz_counts_what_was_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "somebody_there", lambda: True)
    answers = iter(["dana ortiz", "a letter"])
    monkeypatch.setattr("click.prompt", lambda *_, **__: next(answers))
    monkeypatch.setattr("click.confirm", lambda *_, **__: False)
    said = playbook("quiz", "mill", "--project", quiz_project(tmp_path))

    assert "You knew 1 of 2 answers." in said.out
    assert not (tmp_path / "accounts/_people").exists()


def test_the_result_of_a_quiz_is_kept_in_ones_own_file_where_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "somebody_there", lambda: True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: "dana ortiz")
    monkeypatch.setattr("click.confirm", lambda *_, **__: True)
    project = quiz_project(tmp_path)
    more = "  - {id: kim, name: Kim Novak, role: account_manager}\n"
    (project / "accounts/_team.yaml").write_text((project / "accounts/_team.yaml").read_text("utf-8") + more, "utf-8")
    for who in ("edith", "edith", "kim", "lone"):
        assert playbook("quiz", "mill", "--keep", "--who", who, "--project", project).code == 0
        assert playbook("one-to-one", who, "--project", project).code == 0

    own = (project / "accounts/_people/edith.yaml").read_text("utf-8")
    assert own.startswith("learned:\n")
    assert own.count("item: quiz-mill 2/2") == 2
    assert "quiz-mill 2/2" in (project / "accounts/_people/kim.yaml").read_text("utf-8")


def test_the_quiz_asks_nobody_where_nobody_is(tmp_path: Path) -> None:
    said = playbook("quiz", "mill", "--project", quiz_project(tmp_path))

    assert (said.code, said.out) == (1, "")
    assert "--answers" in said.err


# --- the cover pack


def away(**absence: Any) -> TeamMember:
    absent = [{"from": "2026-12-21", "to": "2027-01-01", "cover": "yuki", **absence}]
    return TeamMember.model_validate(
        {"id": "priya", "name": "Priya Nair", "role": "account_manager", "absent": absent},
    )


def covered(name: str, **keys: Any) -> Account:
    promise = {"side": "us", "by": "priya", "made_on": "2026-11-02"}
    made = account(
        name.lower(),
        head={"name": name},
        commitments=[
            {**promise, "text": f"Plan of {name}", "due": "2026-12-22"},
            {**promise, "text": "Map", "due": "2027-03-01"},
        ],
        **keys,
    )
    return made.model_copy(update={"colleagues": (away(),)})


def test_a_cover_pack_has_a_page_for_each_account_with_what_falls_into_the_days() -> None:
    summaries = [summary(covered(name), DAY) for name in ("Acme", "Brook")]
    ((file, pack),) = cover_packs(summaries, [away(may=["answer"], ask_for=["prices"])], Settings(), DAY)
    pages = pages_of(cover_paper(file, pack, printer()).make().data)

    assert file == paths.cover_file("priya", day("2026-12-21"))
    assert len(pages) == 2
    for page, name, other in zip(pages, ("Acme", "Brook"), ("Brook", "Acme"), strict=True):
        assert name in page
        assert other not in page
        to_do, rest = page.split("To do in these days")[1].split("Needs nothing from you")
        assert f"Plan of {name}" in to_do
        assert "Map" not in to_do
        assert "Map" in rest
        assert "answer" in page
        assert "prices" in page


def test_on_return_a_cover_pack_says_what_happened_since() -> None:
    log = [talk("2026-12-20", note="Before they left"), talk("2026-12-28", note="While they were away")]
    before = summary(covered("Acme", log=log), DAY).covers[0]
    after = summary(covered("Acme", log=log), day("2027-01-04")).covers[0]

    assert before.since.lines == ()
    assert [item.text for item in after.since.lines] == ["While they were away"]


def test_a_cover_pack_says_first_when_to_leave_them_in_peace_and_what_falls_into_the_days() -> None:
    events = [
        {"name": "Fair", "kind": "event", "from": "12-22"},
        {"name": "Shutdown", "kind": "shutdown", "from": "12-18", "to": "12-28", "contact_pause": True},
        {"name": "Budget", "kind": "budget", "from": "02-01"},
    ]
    made = covered("Acme", rhythm=events)
    theirs = [
        made.commitments[0].model_copy(update={"by": "yuki", "text": text, "due": day(due)})
        for text, due in (("Late", "2026-11-10"), ("Soon", "2026-12-01"), ("Then", "2026-12-23"))
    ]
    changed = {"commitments": tuple(theirs), "colleagues": (away(), *OURS[1:])}
    page = summary(made.model_copy(update=changed), DAY).covers[0]
    lists = {part.title: part.lines for part in page.lists}

    assert [(line.about, line.note) for line in lists["What goes on there"]] == [
        ("Shutdown", "leave them in peace"),
        ("Fair", ""),
    ]
    assert [line.note for line in lists["Only to know"]] == [
        "Yuki Sato",
        "Yuki Sato, was due 10 Nov 2026",
        "Yuki Sato, due 1 Dec 2026",
    ]


@pytest.mark.parametrize(
    ("as_of", "packs"), [("2026-10-21", 0), ("2026-10-22", 1), ("2027-01-15", 1), ("2027-01-16", 0)]
)
def test_a_cover_pack_is_there_from_sixty_days_before_to_a_fortnight_after(as_of: str, packs: int) -> None:
    on = day(as_of)
    found = cover_packs([summary(covered("Acme"), on)], [away()], Settings(), on)

    assert len(list(found)) == packs


def test_the_samples_have_two_cover_packs_for_christmas() -> None:
    project = checked(sample_project())
    summaries = [summarise_account(view, project.settings) for view in sample_views().values()]
    packs = {file.page: pack for file, pack in cover_packs(summaries, project.book.team, project.settings, DAY)}

    assert list(packs) == ["team/priya/away-2026-12-21.pdf", "team/grace/away-2026-12-18.pdf"]
    for file, pack in packs.items():
        assert pack.may
        assert pack.ask_for
        assert len(pages_of(cover_paper(paths.Target(file), pack, printer()).make().data)) == len(pack.accounts)


def test_a_pack_of_an_account_of_which_far_too_much_is_known_has_six_pages_and_every_answer() -> None:
    long = "Words that say a great deal of something that was agreed with them at length and in detail. " * 3
    person = {"name": "Person", "title": long[:120], "influence": "high", "interest": "high", "handling": long[:280]}
    contact = {"owner": "priya", "backup": "yuki", "channels": ["phone"], "best_time": long[:140]}
    promise = {"made_on": "2026-10-01", "due": "2026-11-01", "side": "us", "by": "priya", "to": "p1"}
    event = {"kind": "peak", "effect_on_them": long, "our_response": long}
    made = account(
        stakeholders=[{**person, "id": f"p{at}", "contact": contact} for at in range(40)],
        commitments=[{**promise, "id": f"c{at}", "text": f"{at} {long}"} for at in range(40)],
        log=[talk(f"2026-11-{1 + at % 15:02}", "p1", "p2", us=["priya"], note=f"{at} {long}") for at in range(60)],
        rhythm=[{**event, "name": f"{at} {long[:80]}", "from": f"{1 + at % 12:02}-05"} for at in range(40)],
        conflicts=[
            {"text": f"{at} {long}", "level": "company", "parties": ["p1"], "noticed_on": "2026-09-01"}
            for at in range(20)
        ],
        ties=[{"from": f"p{at}", "to": f"p{at + 1}", "kind": "influences", "note": long} for at in range(30)],
        decision_making={"criteria": [long[:100]] * 6, "calendar": long, "paper_process": long},
        meetings=[
            {"id": f"m{at}", "on": f"2026-12-{1 + at:02}", "attendees": ["p1"], "place": long} for at in range(20)
        ],
    )
    view = view_account(made, (), DAY)
    pages = papers_of(view)["handover.pdf"]

    assert len(pages) <= 6
    answers = [" ".join(question.answer.split()) for question in quiz_of(view).questions]
    assert len(answers) >= 5
    assert [answer for answer in answers if answer not in " ".join(pages)] == []
