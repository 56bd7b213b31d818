from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editing.naming import Candidate, Unclear, find_meant
from generator.editing.words import parse_line

MONDAY = date(2026, 11, 16)
THEIRS = [
    Candidate("dana", "Dana Ortiz"),
    Candidate("henrik", "Henrik Dahl"),
    Candidate("eva-b", "Eva Berg"),
    Candidate("eva-l", "Eva Lind"),
    Candidate("zoe", "Zoë Ångström"),
    Candidate("maja-w", "Maja Wiik", past=True),
    Candidate("maja", "Maja Forsell"),
]
OURS = [Candidate("priya", "Priya Nair"), Candidate("ben", "Ben Achterberg")]

SAID = {
    # the line: kind, theirs, ours, day, started by them, note
    "call with Dana: budget moves to May": ("call", ["dana"], [], None, False, "Budget moves to May"),
    "met Dana and Henrik, budget frozen": (
        "meeting",
        ["dana", "henrik"],
        [],
        None,
        False,
        "Met Dana and Henrik, budget frozen",
    ),
    "Dana called: budget moves": ("call", ["dana"], [], None, True, "Budget moves"),
    "call from Dana: budget moves": ("call", ["dana"], [], None, True, "Budget moves"),
    "message from Henrik: on his way": ("message", ["henrik"], [], None, True, "On his way"),
    "meeting with people from Dana: fine": (
        "meeting",
        ["dana"],
        [],
        None,
        False,
        "Meeting with people from Dana: fine",
    ),
    "email from Zoe yesterday: wants a date": ("email", ["zoe"], [], "2026-11-15", True, "Wants a date"),
    "video call with Dana Ortiz last friday: fine": ("video", ["dana"], [], "2026-11-13", False, "Fine"),
    "Ben and Priya visited Henrik on 3 Nov: saw line 3": (
        "site_visit",
        ["henrik"],
        ["ben", "priya"],
        "2026-11-03",
        False,
        "Saw line 3",
    ),
    "visited Esslingen with Dana": ("site_visit", ["dana"], [], None, False, "Visited Esslingen with Dana"),
    "visit to Bad Cannstatt with Henrik and Ben yesterday: line 4": (
        "site_visit",
        ["henrik"],
        ["ben"],
        "2026-11-15",
        False,
        "Visit to Bad Cannstatt with Henrik and Ben yesterday: line 4",
    ),
    "Priya visited the Esslingen works": (
        "site_visit",
        [],
        ["priya"],
        None,
        False,
        "Priya visited the Esslingen works",
    ),
    "site visit at Malmö with Dana": ("site_visit", ["dana"], [], None, False, "Site visit at Malmö with Dana"),
    "visited Dana in Malmö": ("site_visit", ["dana"], [], None, False, "Visited Dana in Malmö"),
    "call with Dana in Malmö: quick": ("call", ["dana"], [], None, False, "Call with Dana in Malmö: quick"),
    "Lunch with Dana's team: fine": ("meeting", ["dana"], [], None, False, "Lunch with Dana's team: fine"),
    "phone call with eva lind: x": ("call", ["eva-l"], [], None, False, "X"),
    "call with Maja: x": ("call", ["maja"], [], None, False, "X"),
    "budget moves to May": ("", [], [], None, False, "Budget moves to May"),
    "Dana says the email from Henrik was wrong": (
        "",
        [],
        [],
        None,
        False,
        "Dana says the email from Henrik was wrong",
    ),
    "Henrik must sign: call him": ("", [], [], None, False, "Henrik must sign: call him"),
    "Dana: budget moves": ("", ["dana"], [], None, False, "Budget moves"),
    "call at 10:30 with Dana: moved": ("call", ["dana"], [], None, False, "Call at 10:30 with Dana: moved"),
}


@pytest.mark.parametrize("line", SAID)
def test_a_line_says_what_kind_of_contact_with_whom_and_when(line: str) -> None:
    parsed = parse_line(line, THEIRS, OURS, MONDAY)

    day = parsed.on.isoformat() if parsed.on else None
    assert (parsed.kind, parsed.theirs, parsed.ours, day, parsed.started_by_them, parsed.note) == SAID[line]
    assert parsed.doubts == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Siobhán O'Neill", "Siobhán O’Neill"),
        ("Siobhán O'Neill", "O’Neill"),
        ("Siobhán O'Neill", "siobhan o´neill"),
        ("Siobhan O’Neill", "O'Neill"),
        ("Bjørn Sørensen", "Bjorn Sorensen"),
        ("Bjørn Sørensen", "Soerensen"),
        ("Jürgen Müller", "Juergen"),
        ("Łukasz Wałek", "Lukasz"),
        ("Anne-Marie Weiß", "Annemarie Weiss"),
        ("山田太郎", "山田太郎"),
    ],
)
def test_a_name_is_heard_however_it_is_spelt(written: str, said: str) -> None:
    them = Candidate("x1", written)

    assert parse_line(f"call with {said}: terms", [*THEIRS, them], OURS, MONDAY).theirs == ["x1"]
    assert find_meant(said, [*THEIRS, them], "person") == them


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("call with Eva: x", "`Eva` could be Eva Berg (eva-b), Eva Lind (eva-l)"),
        ("call with Wulf: x", "nobody here is called `Wulf`"),
        ("visited Malmö with Wulf", "nobody here is called `Wulf`"),
        ("met Wulf, fine", "nobody here is called `Wulf`"),
        ("call with Dnaa: x", "nobody here is called `Dnaa`; did you mean Dana Ortiz (dana)?"),
    ],
)
def test_a_name_that_is_not_clear_is_a_doubt(line: str, doubt: str) -> None:
    parsed = parse_line(line, THEIRS, OURS, MONDAY)

    assert [str(unclear) for unclear in parsed.doubts] == [doubt]
    assert parsed.theirs == []


@pytest.mark.parametrize(("more", "note"), [("", "Fine"), ("short ", "Call with Dana")])
def test_a_head_of_a_line_has_fourteen_words_at_most(more: str, note: str) -> None:
    line = f"call with Dana {'and Henrik ' * 5}{more}yesterday: fine"

    assert parse_line(line, THEIRS, OURS, MONDAY).note.startswith(note)


def test_a_day_that_is_not_clear_is_a_doubt() -> None:
    assert "today is Monday" in parse_line("met Dana on Monday: x", THEIRS, OURS, MONDAY).day_doubt


def test_two_kinds_of_contact_are_none() -> None:
    parsed = parse_line("call and email with Dana: x", THEIRS, OURS, MONDAY)

    assert (parsed.kind, parsed.kinds) == ("", ["call", "email"])


@given(st.text(max_size=60))
def test_any_line_is_heard(line: str) -> None:
    parsed = parse_line(line, THEIRS, OURS, MONDAY)

    assert set(parsed.theirs) <= {candidate.id for candidate in THEIRS}
    assert parsed.note.casefold() in " ".join(line.split()).casefold()


# --- Naming


@pytest.mark.parametrize(("number", "more"), [(8, ""), (9, " ...")])
def test_eight_of_those_known_are_named_and_dots_say_that_there_are_more(number: int, more: str) -> None:
    known = [Candidate(f"person-{at}", f"Person {at}") for at in range(number)]

    with pytest.raises(Unclear) as error:
        find_meant("Xerxes", known, "person")

    assert str(error.value).endswith("; ".join(candidate.list_label for candidate in known[:8]) + more)


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("dana", "dana"),
        ("Dana Ortiz", "dana"),
        ("ortiz", "dana"),
        ("ort", "dana"),
        ("zoe angstrom", "zoe"),
        ("ZOË", "zoe"),
        ("eva-l", "eva-l"),
        ("eva b", "eva-b"),
        ("Maja", "maja"),
        ("wiik", "maja-w"),
    ],
)
def test_somebody_is_meant_by_id_or_by_part_of_the_name(typed: str, id: str) -> None:
    assert find_meant(typed, THEIRS, "person").id == id


@pytest.mark.parametrize(
    ("typed", "message", "several"),
    [
        ("eva", "`eva` could be Eva Berg (eva-b), Eva Lind (eva-l)", 2),
        ("dnaa", "there is no person `dnaa`; did you mean Dana Ortiz (dana)?", 0),
        ("", "there is no person ``; known: Dana Ortiz (dana)", 0),
        ("!!", "there is no person `!!`", 0),
    ],
)
def test_nobody_and_several_are_unclear(typed: str, message: str, several: int) -> None:
    with pytest.raises(Unclear) as unclear:
        find_meant(typed, THEIRS, "person")

    assert str(unclear.value).startswith(message)
    assert len(unclear.value.candidates) == several


def test_words_far_into_a_long_text_are_found() -> None:
    long = Candidate("long", "A promise of very many words that says at its end what it is about, namely landed cost")

    assert find_meant("landed cost", [long, *THEIRS], "promise") is long


def test_names_in_other_scripts_are_found() -> None:
    people = [Candidate("person", "Дана Иванова"), Candidate("person-2", "Дора Иванова")]

    assert find_meant("Дора Иванова", people, "person").id == "person-2"


@pytest.mark.parametrize(
    ("line", "kind", "on", "note"),
    [
        ("Telefonat mit Dana: Budget verschoben", "call", MONDAY, "Budget verschoben"),
        ("Anruf von Dana gestern: Budget verschoben", "call", MONDAY - timedelta(days=1), "Budget verschoben"),
        ("Treffen mit Dana am Freitag: Lager", "meeting", MONDAY - timedelta(days=3), "Lager"),
        ("Besuch hier mit Dana: Lager", "site_visit", MONDAY, "Besuch hier mit Dana: Lager"),
        ("appel avec Dana hier : budget", "call", MONDAY - timedelta(days=1), "Budget"),
        ("réunion avec Dana vendredi: budget", "meeting", MONDAY - timedelta(days=3), "Budget"),
        ("llamada con Dana ayer: presupuesto", "call", MONDAY - timedelta(days=1), "Presupuesto"),
        ("reunión con Dana el miércoles: presupuesto", "meeting", MONDAY - timedelta(days=5), "Presupuesto"),
        ("correo a Dana, 3 de noviembre: presupuesto", "email", date(2026, 11, 3), "Presupuesto"),
    ],
)
def test_a_line_is_heard_in_german_french_and_spanish(line: str, kind: str, on: date, note: str) -> None:
    parsed = parse_line(line, THEIRS, OURS, MONDAY)

    assert (parsed.kind, parsed.on or MONDAY, parsed.note) == (kind, on, note)
    assert len(parsed.theirs) == 1
    assert parsed.started_by_them is line.startswith("Anruf von")
