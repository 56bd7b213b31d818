"""Papers for a customer speak the customer's language, and a file of phrases that lacks something says so."""

from __future__ import annotations

import io
import re
from typing import Annotated, Any, get_args, get_origin

import pypdf
import pytest
from made import account, day
from projects import ROOT

from generator.context.documents.leave_behind import leave_behind
from generator.context.documents.packs.late import late_table
from generator.context.documents.packs.offers import prepare_packs
from generator.context.documents.packs.topics import TOPICS
from generator.context.documents.tables import Kind
from generator.context.feeds.feeds import account_feeds
from generator.documents.paper_languages import languages_of, note_languages
from generator.insight.sharing.sharing import shared_account
from generator.load.book import load_book
from generator.load.phrases import load_phrases, program_phrases
from generator.model.meetings import AgendaItem, MeetingKind
from generator.model.rhythm import EventKind
from generator.model.team import TeamMember
from generator.model.work import Phase
from generator.outputs.forms import AGENDA, print_form
from generator.outputs.paper import PaperPrinter
from generator.outputs.xlsx import write_workbook

AS_OF = day("2026-11-16")
PHRASES = {f"playbook/phrases/{path.name}": path.read_bytes() for path in (ROOT / "playbook/phrases").iterdir()}
LANGUAGES = ("en", "de", "fr", "es")
SHARED: dict[str, Any] = {
    "meetings": [
        {
            "id": "talk",
            "kind": "steering",
            "on": "2026-12-07",
            "at": "09:30",
            "minutes": 90,
            "audience": "shared",
            "attendees": ["dana"],
            "agenda": [{"text": "Lager", "type": "decide", "minutes": 20, "lead": "dana"}],
        }
    ],
    "commitments": [
        {
            "id": "a",
            "text": "Bestand",
            "side": "us",
            "by": "priya",
            "made_on": "2026-09-01",
            "due": due,
            "audience": "shared",
        }
        for due in ("2026-11-02", "2026-12-01")
    ],
    "stakeholders": [
        {"id": "dana", "name": "Dana Ortiz", "information": {"formats": ["one_pager"], "language": "French"}},
        {"id": "rolf", "name": "Rolf Bergman", "information": {"formats": ["spreadsheet"]}},
    ],
}


def german(**keys: Any) -> Any:
    promises = [{**promise, "id": f"p-{at}"} for at, promise in enumerate(SHARED["commitments"])]
    return account(head={"language": "de-DE", "share": "usual"}, **{**SHARED, "commitments": promises, **keys})


def with_file(text: str, language: str = "de") -> list[tuple[str, int, str, str]]:
    _, problems = load_phrases({**PHRASES, f"playbook/phrases/{language}.yaml": text.encode()})
    return [(problem.rule, problem.place.line, problem.message, problem.hint) for problem in problems]


def printer() -> PaperPrinter:
    folder = ROOT / "playbook"
    return PaperPrinter(
        tuple((p.relative_to(folder).as_posix(), p.read_bytes()) for p in sorted(folder.rglob("*.typ")))
    )


def test_the_languages_of_the_program_are_complete() -> None:
    books, problems = load_phrases(PHRASES)

    assert problems == []
    assert sorted(books.books) == sorted(LANGUAGES)
    assert [books.books[tag].approved for tag in LANGUAGES] == [True, False, False, False]


def test_every_value_that_a_paper_says_and_every_phrase_of_a_template_is_there() -> None:
    keys = program_phrases().books["en"].phrases.keys()
    values = {"phase": Phase, "event": EventKind, "meeting": MeetingKind}
    values |= {"role": TeamMember.model_fields["role"].annotation, "aim": AgendaItem.model_fields["type"].annotation}
    choices = {group: get_args(kind)[0] if get_origin(kind) is Annotated else kind for group, kind in values.items()}
    named = {f"{group}_{value}" for group, kind in choices.items() for value in get_args(kind)}
    for path in (ROOT / "playbook").rglob("*.typ"):
        named |= set(re.findall(r'say\("(\w+)"', path.read_text("utf-8")))

    assert len(named) > 90
    assert named - keys == set()


def test_a_missing_phrase_is_said_in_english_and_reported_at_its_file() -> None:
    text = PHRASES["playbook/phrases/de.yaml"].decode().replace("  nothing_open: Nichts offen.\n", "")
    books, problems = load_phrases({**PHRASES, "playbook/phrases/de.yaml": text.encode()})

    assert [(problem.rule, problem.message) for problem in problems] == [
        ("missing-phrase", "the phrase `nothing_open` is missing: in English “Nothing open.”")
    ]
    assert books.speak("de-AT").say("nothing_open") == "Nothing open."
    assert books.speak("de-AT").say("agenda") == "Tagesordnung"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("agenda: Tagesordnung", "agneda: Tagesordnung", "there is no key `agneda` here|did you mean `agenda`?"),
        ('as_of: "Stand: {day}"', "as_of: Stand", "`as_of` lacks {day}|in English “As of {day}”"),
        ("month: Monat", 'month: "Monat {n}"', "nothing is put in for {n} in `month`|in English “Month”"),
        (
            'minutes_long: {one: "{n} Minute", other: "{n} Minuten"}',
            'minutes_long: {other: "{n} Minuten"}',
            "`minutes_long` lacks the form `one`: in English “{n} minutes”|German has one and other",
        ),
        ("from: Von", 'from: {one: "Von"}', "`from` is one phrase|in English “From”"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_at_its_line(old: str, new: str, expected: str) -> None:
    text = PHRASES["playbook/phrases/de.yaml"].decode()
    assert old in text
    line = next(at for at, each in enumerate(text.splitlines(), 1) if each.strip() == old)
    found = with_file(text.replace(f"  {old}\n", f"  {new}\n"))

    assert (line, *expected.split("|")) in [problem[1:] for problem in found]


def test_a_file_is_called_by_its_language() -> None:
    assert with_file("phrases: {}", "german")[0][2:] == (
        "`german` is no language that is known",
        "did you mean playbook/phrases/de.yaml?",
    )


def test_forms_of_numbers_are_those_of_the_language() -> None:
    lacking = [message for rule, _, message, _ in with_file("phrases: {minutes_long: {one: x}}", "ar")]

    assert [form for form in ("zero", "two", "few", "many", "other") if f"the form `{form}`" in " ".join(lacking)] == [
        "zero",
        "two",
        "few",
        "many",
        "other",
    ]
    assert [program_phrases().speak("de").count("minutes_long", n) for n in (1, 2, 1200)] == [
        "1 Minute",
        "2 Minuten",
        "1.200 Minuten",
    ]


def test_we_are_told_which_phrases_nobody_has_reviewed() -> None:
    reviewed = PHRASES["playbook/phrases/de.yaml"].replace(b"{by: , on: }", b"{by: Uta, on: 2026-11-01}")
    books, _ = load_phrases({**PHRASES, "playbook/phrases/de.yaml": reviewed})

    assert note_languages([books.speak("de"), books.speak("en-US")]) == []
    assert [note.message for note in note_languages([program_phrases().speak("de")] * 2)] == [
        "The German phrases have not been reviewed by anybody: playbook/phrases/de.yaml"
    ]
    (lacking,) = note_languages([books.speak("ja")])
    assert (lacking.message, lacking.is_error) == (
        "There are no Japanese phrases: what is fixed on papers for a customer is in English",
        False,
    )


def test_the_language_is_the_persons_else_the_accounts_else_the_houses() -> None:
    made = german()
    dana, rolf = made.stakeholders

    assert [made.read_by(person).customer_words.local.tag for person in (dana, rolf)] == ["fr", "de-DE"]
    assert account(settings={"locale": "es-MX"}).customer_words.say("agenda") == "Orden del día"
    spoken = account(head={"language": "en-GB"}, stakeholders=[{"name": "D", "information": {"language": "English"}}])
    assert spoken.read_by(spoken.stakeholders[0]).customer_words.local.tag == "en-GB"
    assert [words.local.tag for words in languages_of(made)] == ["de-DE", "fr", "de-DE"]


def test_a_pack_speaks_the_language_of_its_reader() -> None:
    made = german()
    shared = shared_account(made, AS_OF)
    (for_dana,), (for_rolf,) = (prepare_packs(made, person, shared) for person in made.stakeholders)

    assert for_dana.handed.message == "Nous avons 14 jours de retard sur « Bestand »."
    assert for_rolf.handed.message == "Wir sind mit „Bestand“ 14 Tage im Verzug."
    promises = next(table for table in for_rolf.handed.tables if table.title == "Was wir einander zugesagt haben")
    assert [row[-1] for row in promises.rows] == ["überfällig", "offen"]
    assert promises.figure == ("2", "offene Zusagen, 1 überfällig")


@pytest.mark.parametrize("language", LANGUAGES)
def test_formulas_find_their_columns_and_words_in_every_language(language: str) -> None:
    made = german()
    shared = shared_account(
        made.model_copy(update={"profile": made.profile.model_copy(update={"language": language})}), AS_OF
    )
    tables = [table for topic in TOPICS.values() for table in topic(shared)] + [late_table(shared)]
    words = shared.words
    for table in tables:
        heads = [column.head for column in table.columns]
        assert len(set(heads)) == len(heads), heads
        assert all(set(re.findall(r"\[([^\]]+)\]", c.formula + c.phrase)) <= set(heads) for c in table.columns)
        assert all(count.head in heads for count in table.counts)
    promises = next(table for table in tables if table.title == words.say("promised_each_other"))
    assert [c.formula for c in promises.columns if c.kind is Kind.TEXT and c.formula] == [
        f'IF([{words.say("due")}]<AsOf,"{words.say("late")}","{words.say("open")}")'
    ]
    (pack,) = prepare_packs(made, made.stakeholders[1], shared)
    assert write_workbook(pack.handed) == write_workbook(pack.handed)


def test_the_agenda_and_the_calendar_of_a_german_customer_are_german() -> None:
    made = german()
    agenda = leave_behind(made, made.meetings[0], AS_OF)
    assert agenda is not None
    text = pypdf.PdfReader(io.BytesIO(print_form(AGENDA, agenda, printer(), "a4", made.customer_words).data)).pages[0]
    said = text.extract_text()
    feed = account_feeds(made, AS_OF).shared

    assert agenda.when == "Montag, 7. Dezember 2026, 09:30, 90 Minuten"
    assert (agenda.name, agenda.agenda[0].type) == ("Lenkungsausschuss", "Entscheidung")
    for part in ("Tagesordnung", "Was wir zugesagt haben", "(bis 02.11.2026, überfällig)", "Seite 1 von 1"):
        assert part in said.replace("\xa0", " ")
    assert "Agenda" not in said
    assert feed.name == "Was wir vereinbart haben"
    assert next(entry.title for entry in feed.entries) == "Fällig: Bestand"


def test_a_language_from_right_to_left_and_one_of_a_project_s_own_are_set_whole() -> None:
    invented = {
        f"playbook/phrases/{tag}.yaml": PHRASES["playbook/phrases/en.yaml"].replace(b"agenda: Agenda", word.encode())
        for tag, word in (("eo", "agenda: Tagordo"), ("ar", "agenda: Agenda"))
    }
    books, problems = load_phrases({**PHRASES, **invented})
    made = german()
    agenda = leave_behind(made, made.meetings[0], AS_OF)
    assert agenda is not None
    papers = {tag: print_form(AGENDA, agenda, printer(), "a4", books.speak(tag)) for tag in ("eo", "ar")}
    pages = {tag: pypdf.PdfReader(io.BytesIO(made.data)) for tag, made in papers.items()}
    starts = {tag: _left_of(pages[tag], "Notes") for tag in pages}

    assert {problem.place.file for problem in problems} == {"playbook/phrases/ar.yaml"}, "it has six forms of a number"
    assert "Tagordo" in pages["eo"].pages[0].extract_text()
    assert {tag: page.trailer["/Root"]["/Lang"] for tag, page in pages.items()} == {"eo": "eo", "ar": "ar"}
    assert starts["eo"] < 60 < 400 < starts["ar"]


def _left_of(pdf: pypdf.PdfReader, text: str) -> float:
    places: list[float] = []

    def note(said: str, outer: Any, inner: Any, *_: Any) -> None:
        if text in said:
            places.append(outer[4] + inner[4])

    pdf.pages[0].extract_text(visitor_text=note)
    return places[0]


def test_a_shared_text_in_another_script_is_noted_at_its_place() -> None:
    text = """account: {name: Sakura, owner: priya, tier: key, language: ja}
meetings:
  - {id: a, on: 2026-12-07, name: Steering group of December, audience: shared}
  - {id: b, on: 2026-12-08, name: 定例会議 NX-200, audience: shared}
  - {id: c, on: 2026-12-09, name: Steering group of December}
  - {id: d, on: 2026-12-10, name: NX-200, audience: shared}
"""
    team = b"team: [{id: priya, name: Priya, role: account_manager}]"
    found = load_book({"accounts/sakura.yaml": text.encode(), "accounts/_team.yaml": team}).problems

    assert [(problem.rule, problem.place.line, problem.place.column) for problem in found] == [("other-script", 3, 35)]
    assert found[0].message == "“Steering group of December” goes to the customer, and is not written in Japanese"
