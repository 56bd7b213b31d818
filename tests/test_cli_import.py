"""The verb `import`: what it says, asks, writes, and never writes."""

from __future__ import annotations

import json
from pathlib import Path

import click
import manual
import pytest
from exports_made import DYNAMICS, EXPORTS, separated, workbook
from lean import BROKEN, Outcome, lean_project, playbook
from projects import tree

from generator.cli import import_writing, terminal
from generator.editing import sheet
from generator.editing.surgery import CannotEdit
from generator.importers import tables
from generator.yaml_reader import source

TARN = "account:\n  name: Tarn Castings\n  owner: edith\n  tier: key\nstakeholders:\n  - name: Elin Forsberg\n"
SALESFORCE = [EXPORTS / f"salesforce-{name}.csv" for name in ("accounts", "contacts", "deals")]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lean_project(tmp_path / "project", {"accounts/tarn.yaml": TARN})


def crm(project: Path, *arguments: str | Path) -> Outcome:
    return playbook("import", "crm", "--project", project, *arguments)


def answering(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """Somebody is there, and answers every question."""
    monkeypatch.setattr(terminal, "somebody_there", lambda: True)
    monkeypatch.setattr(click, "confirm", lambda *_, **__: answer == "yes")
    monkeypatch.setattr(click, "prompt", lambda *_, **__: answer)


# --- From a customer database -------------------------------------------------------------------------------------


def test_a_dry_run_says_everything_and_writes_nothing(project: Path) -> None:
    before = tree(project)

    said = crm(project, *SALESFORCE, "--dry-run")

    assert (said.code, said.err) == (0, "Nothing was written.\n")
    assert tree(project) == before
    for words in (
        "salesforce-contacts.csv: 4 contacts, from Salesforce (UTF-8, commas)",
        "unknown    TARN_CODE__C",
        "Tarn Castings (tarn)\n  new        Mats Öberg, =1+1 Head of planning",
        "filled in  Tarn Castings: id in the customer database and industry",
        "salesforce-contacts.csv line 6: Maya Lindgren, of Sorrel Foods",
        "1 account would change.",
        "+    crm_id: 0035g00000Elin0AAB",
        "+  - id: mats-oberg",
    ):
        assert words in said.out


def test_with_yes_it_writes_the_account_and_what_it_has_to_remember(project: Path) -> None:
    said = crm(project, *SALESFORCE, "--yes")
    again = crm(project, *SALESFORCE, "--yes")

    assert (said.code, said.err) == (0, "Written to accounts/tarn.yaml.\n")
    assert "mats-oberg" in (project / "accounts/tarn.yaml").read_text(encoding="utf-8")
    assert "0035g00000Mats0" in json.loads((project / "accounts/.crm/tarn.json").read_text())
    assert (again.code, again.err) == (0, "")
    assert again.out.endswith("Nothing to change.\n")
    assert playbook("check", "--project", project).code == 0


def test_without_anybody_to_confirm_nothing_is_written(project: Path) -> None:
    before = tree(project)

    said = crm(project, *SALESFORCE)

    assert said.code == 2
    assert "there is nobody to confirm it" in said.err
    assert tree(project) == before


@pytest.mark.parametrize(("answer", "code", "written"), [("yes", 0, True), ("no", 1, False)])
def test_somebody_is_asked(
    project: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, written: bool
) -> None:
    before = tree(project)
    answering(monkeypatch, answer)

    assert crm(project, *SALESFORCE).code == code
    assert (tree(project) != before) is written


@pytest.mark.parametrize(("answer", "left"), [("yes", True), ("no", False)])
def test_who_vanished_is_asked_about(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, left: bool
) -> None:
    crm(project, *SALESFORCE, "--yes")
    rows = [["Id", "AccountId", "Last Name", "Title"], ["0035g00000Mats0AAB", "0015g00000TarnA", "Öberg", "Head"]]
    (tmp_path / "later.csv").write_bytes(separated(rows))
    asked: list[str] = []
    answering(monkeypatch, answer)
    monkeypatch.setattr(click, "confirm", lambda words, **_: bool(asked.append(words)) or answer == "yes")

    said = crm(project, tmp_path / "later.csv")
    text = (project / "accounts/tarn.yaml").read_text(encoding="utf-8")

    assert "vanished   Elin Forsberg (elin-forsberg) is not in these files, and is kept" in said.out
    assert asked[0] == "Elin Forsberg is not in these files. Have they left Tarn Castings?"
    assert ("    left:\n      on: 2026-11-16\n" in text) is left
    assert "name: Elin Forsberg" in text


def test_what_somebody_else_writes_meanwhile_stays_beside_what_is_imported(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / "accounts/tarn.yaml"
    answering(monkeypatch, "yes")
    monkeypatch.setattr(click, "confirm", lambda *_, **__: bool(path.write_text(f"# mine\n{TARN}", encoding="utf-8")))

    said = crm(project, *SALESFORCE)

    assert said.code == 0, said.err
    assert "meanwhile" not in said.err
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# mine\n")
    assert [line for line in said.out.splitlines() if line.startswith("+") and line[1:] not in text.splitlines()] == []
    assert (project / "accounts/.crm").exists()


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project / "accounts/tarn.yaml"
    theirs = TARN.replace("account:\n", "account:\n  crm_id: mine\n")
    assert theirs != TARN
    answering(monkeypatch, "yes")
    monkeypatch.setattr(click, "confirm", lambda *_, **__: bool(path.write_text(theirs, encoding="utf-8")))

    said = crm(project, *SALESFORCE)

    assert said.code == 1
    assert "changed by somebody else meanwhile" in said.err
    assert path.read_text(encoding="utf-8") == theirs
    assert not (project / "accounts/.crm").exists()


def test_it_works_from_any_folder_of_the_project(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "accounts")

    assert playbook("import", "crm", SALESFORCE[0], "--dry-run").code == 0


def test_a_workbook_is_read_like_a_text(project: Path, tmp_path: Path) -> None:
    (tmp_path / "contacts.xlsx").write_bytes(workbook({"Contacts": DYNAMICS}, hidden=(0, 1, 2)))

    said = crm(project, tmp_path / "contacts.xlsx", "--dry-run")

    assert "contacts.xlsx: 2 contacts, from Dynamics (Excel)" in said.out
    assert "new        Mats Öberg, Head of planning" in said.out


def test_the_map_of_the_project_is_used_and_another_can_be_named(project: Path, tmp_path: Path) -> None:
    german, own = EXPORTS / "german-contacts.csv", (EXPORTS / "german-map.yaml").read_bytes()
    assert crm(project, german, "--dry-run").code == 2

    (project / "crm-map.yaml").write_bytes(own)
    assert "Jürgen Groß, Werkleiter" in crm(project, german, "--dry-run").out
    (tmp_path / "other.yaml").write_bytes(own.replace(b"Funktion: title", b"Funktion: ignore"))
    assert "new        Jürgen Groß\n" in crm(project, german, "--dry-run", "--map-file", tmp_path / "other.yaml").out


def test_the_program_can_be_named(project: Path) -> None:
    assert "from HubSpot" in crm(project, SALESFORCE[0], "--map", "hubspot", "--dry-run").out
    assert crm(project, SALESFORCE[0], "--map", "sap").code == 2


def test_only_the_account_that_is_named_is_read_and_changed(project: Path) -> None:
    (project / "accounts/broken.yaml").write_text(BROKEN, encoding="utf-8")

    refused = crm(project, *SALESFORCE, "--dry-run")
    assert (refused.code, refused.out.count("Tarn Castings (tarn)")) == (1, 0)
    assert "accounts/broken.yaml" in refused.err
    assert "--account" in refused.err
    assert crm(project, *SALESFORCE, "--account", "tarn", "--yes").code == 0


def test_a_company_becomes_an_account(project: Path) -> None:
    said = crm(project, *SALESFORCE, "--create", "Sorrel Foods", "--owner", "edith", "--tier", "key", "--yes")

    text = (project / "accounts/sorrel-foods.yaml").read_text(encoding="utf-8")
    assert said.code == 0
    assert "  tier: key\n" in text
    assert "  - name: Maya Lindgren\n    title: Head of logistics\n" in text
    assert (project / ".schema/account.json").is_file()
    assert playbook("check", "--project", project).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--create", "Nobody"], "there is no company “Nobody” in the files"),
        (["--create", "Sorrel Foods", "--owner", "nobody"], "there is no colleague `nobody`"),
        (["--create", "Sorrel Foods", "--tier", "keys"], "there is no tier `keys`; did you mean key?"),
        (["--account", "tran"], "there is no account `tran`; did you mean"),
        (["--map-file", "nowhere.yaml"], "nowhere.yaml cannot be read: No such file"),
        (["nowhere.csv"], "nowhere.csv cannot be read: No such file"),
        (["."], "is a directory"),
    ],
)
def test_what_is_not_there_is_wrong_usage(project: Path, arguments: list[str], said: str) -> None:
    before = tree(project)

    result = crm(project, *SALESFORCE, *arguments, "--yes")

    assert result.code == 2
    assert said in result.err
    assert tree(project) == before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "export.csv is empty"),
        (b"%PDF-1.7", "is a PDF file"),
        (b"a;b\n1;2\n", "no column that is known to hold a name"),
        (b'Last Name,Email\n"A,b\n', "a quote is opened and never closed"),
        (b"PK\x03\x04 nothing", "cannot be read as an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing", "cannot be read as an Excel workbook"),
    ],
)
def test_a_file_of_no_use_says_why(project: Path, tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "export.csv").write_bytes(data)
    before = tree(project)

    result = crm(project, SALESFORCE[0], tmp_path / "export.csv", "--yes")

    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert tree(project) == before


@pytest.mark.parametrize(
    ("encoding", "name", "asked"),
    [("cp1251", "Иван Тестов", False), ("cp932", "田中 太郎", True), ("cp1250", "Łukasz Wałek", True)],
)
def test_letters_of_any_encoding_are_right_or_nothing_is_written(
    project: Path, tmp_path: Path, encoding: str, name: str, asked: bool
) -> None:
    rows = [["Name", "Company", "Job title"], [name, "Tarn Castings", ""]]
    rows += [] if asked else [["Елена Пробна", "Tarn Castings", "Инженер, закупщик"]]
    (tmp_path / "people.csv").write_bytes(separated(rows, ";", encoding))
    before = tree(project)

    said = crm(project, tmp_path / "people.csv", "--yes")

    if asked:
        assert (said.code, tree(project)) == (2, before)
        assert "Say it with --encoding, or as `encoding:` in a map: " in said.err
        assert f"{encoding} “{name}”" in said.err
        said = crm(project, tmp_path / "people.csv", "--encoding", encoding, "--yes")
    assert said.code == 0
    assert f"name: {name}\n" in (project / "accounts/tarn.yaml").read_text(encoding="utf-8")


def test_a_file_beyond_the_limit_is_not_read(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.cli.importing.MOST_BYTES", 1 << 20)
    assert tables.MOST_BYTES > 1 << 20
    (tmp_path / "export.csv").write_bytes(b"Last Name\n" + b"Berg\n" * 300_000)

    assert "has more than 1 MB" in crm(project, tmp_path / "export.csv").err


def test_a_damaged_memory_stops_the_import(project: Path) -> None:
    crm(project, *SALESFORCE, "--yes")
    (project / "accounts/.crm/tarn.json").write_text("<<<<<<< ours\n")
    before = tree(project)

    said = crm(project, *SALESFORCE, "--yes")

    assert said.code == 2
    assert "accounts/.crm/tarn.json is damaged" in said.err
    assert tree(project) == before


def test_what_cannot_be_edited_is_said_and_nothing_is_written(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(*_: object) -> dict[str, bytes]:
        raise CannotEdit("`stakeholders` is not a list")

    monkeypatch.setattr(import_writing, "edit_files", cannot)
    before = tree(project)

    said = crm(project, *SALESFORCE, "--yes")

    assert said.code == 1
    assert "Tarn Castings cannot be edited safely: `stakeholders` is not a list" in said.err
    assert tree(project) == before


def test_more_than_a_file_may_hold_is_not_written(project: Path, tmp_path: Path) -> None:
    rows = [["Last Name", "Email", "Company"], *([f"P{at}", f"p{at}@x.example", "Tarn Castings"] for at in range(5000))]
    (tmp_path / "many.csv").write_bytes(separated(rows))
    before = tree(project)

    said = crm(project, tmp_path / "many.csv", "--yes")

    assert said.code == 2
    assert "5,000 new records: a file may have at most 256 KB" in said.err
    assert "Nothing was written" in said.err
    assert tree(project) == before


def test_links_are_not_followed(project: Path, tmp_path: Path) -> None:
    (project / "accounts/.crm").mkdir()
    (tmp_path / "outside.json").write_text("{}")
    (project / "accounts/.crm/tarn.json").symlink_to(tmp_path / "outside.json")

    said = crm(project, *SALESFORCE, "--yes")

    assert said.code == 1
    assert (tmp_path / "outside.json").read_text() == "{}"
    assert (project / "accounts/tarn.yaml").read_text() == TARN


# --- Cards and calendars ------------------------------------------------------------------------------------------


def test_cards_fill_in_what_is_missing_and_add_who_is_new(project: Path) -> None:
    said = playbook("import", "vcard", EXPORTS / "people.vcf", "--account", "tarn", "--project", project, "--yes")
    text = (project / "accounts/tarn.yaml").read_text(encoding="utf-8")

    assert said.code == 0
    assert "  - name: Elin Forsberg\n    title: Managing director\n    contact:\n" in text
    assert "  - id: zoe-angstrom-dr\n" in text
    again = playbook("import", "vcard", EXPORTS / "people.vcf", "--account", "tarn", "--project", project, "--yes")
    assert (again.code, again.err) == (0, "")
    assert "nothing to change" in again.out


CALENDAR = ("import", "ics", EXPORTS / "calendar.ics", "--account", "tarn")


@pytest.fixture
def met(project: Path) -> Path:
    """The project with Elin's address, by which a calendar knows her."""
    text = f"{TARN}    contact: {{email: elin.forsberg@tarn.example}}\n"
    (project / "accounts/tarn.yaml").write_text(text, encoding="utf-8")
    return project


def log(project: Path) -> list[str]:
    text = (project / "accounts/tarn.yaml").read_text(encoding="utf-8")
    return [line.removeprefix("  - on: ") for line in text.splitlines() if line.startswith("  - on: ")]


def test_past_meetings_are_suggested_and_only_the_chosen_ones_written(
    met: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, "1, 3")
    monkeypatch.setattr(click, "confirm", lambda *_, **__: True)

    said = playbook(*CALENDAR, "--project", met)

    assert said.code == 0
    assert "1          Mon 19 Oct 2026, video with Elin Forsberg: Weekly\n" in said.out
    assert log(met) == ["2026-10-19", "2026-10-28"]


def test_entries_go_where_their_day_belongs(met: Path) -> None:
    before = [f"  - {{on: 2026-{day}, type: call, note: x}}\n" for day in ("10-20", "10-29", "11-12")]
    with (met / "accounts/tarn.yaml").open("a", encoding="utf-8") as file:
        file.write("log:\n" + "".join(before))

    playbook(*CALENDAR, "--project", met, "--yes")
    text = (met / "accounts/tarn.yaml").read_text(encoding="utf-8")
    days = [line.split("on: 2026-")[1][:5] for line in text.splitlines() if "on: 2026" in line]

    assert days == ["10-19", "10-20", "10-26", "10-28", "10-29", "10-29", "10-30", "11-05", "11-10", "11-12"]


@pytest.mark.parametrize(("answer", "code"), [("none", 0), ("0", 2), ("99", 2), ("some", 2)])
def test_what_nobody_chose_is_not_written(met: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int) -> None:
    answering(monkeypatch, answer)
    before = tree(met)

    assert playbook(*CALENDAR, "--project", met).code == code
    assert tree(met) == before


def test_without_a_terminal_a_calendar_writes_nothing_but_with_yes(met: Path) -> None:
    before = tree(met)

    assert playbook(*CALENDAR, "--project", met).code == 2
    assert tree(met) == before
    assert playbook(*CALENDAR, "--project", met, "--yes").code == 0
    assert len(log(met)) == 7
    assert playbook("check", "--project", met).code == 0
    again = playbook(*CALENDAR, "--project", met, "--yes")
    assert "calendar.ics: 11 events read, 0 used, 11 left out\n" in again.out
    assert "0 past meetings for the log\n  left out   6 events that the log has already: " in again.out


def test_sixty_meetings_are_written_in_one_pass(met: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    events = (
        f"BEGIN:VEVENT\nDTSTART:2026{9 + day // 30:02}{day % 30 + 1:02}\nSUMMARY:Visit {day}\n"
        "ATTENDEE:mailto:elin.forsberg@tarn.example\nEND:VEVENT\n"
        for day in range(60)
    )
    calendar = tmp_path / "sixty.ics"
    calendar.write_text(f"BEGIN:VCALENDAR\n{''.join(events)}END:VCALENDAR\n", encoding="utf-8")
    readings = []
    monkeypatch.setattr(sheet, "read_yaml", lambda *given: readings.append(given) or source.read_yaml(*given))

    said = playbook("import", "ics", calendar, "--account", "tarn", "--project", met, "--yes")

    assert "sixty.ics: 60 events read, 60 used, 0 left out\n" in said.out
    assert log(met) == [f"2026-{9 + day // 30:02}-{day % 30 + 1:02}" for day in range(60)]
    assert len(readings) == 2  # what was there, and the proof of what there is now


def test_how_far_back_can_be_told(met: Path) -> None:
    assert "2 past meetings" in playbook(*CALENDAR, "--project", met, "--since", "2026-11-01", "--dry-run").out
    assert playbook(*CALENDAR, "--project", met, "--since", "2026-12-24").code == 2


@pytest.mark.parametrize("verb", ["vcard", "ics"])
def test_a_file_of_another_kind_is_wrong_usage(project: Path, verb: str) -> None:
    before = tree(project)

    said = playbook("import", verb, SALESFORCE[0], "--account", "tarn", "--project", project, "--yes")

    assert (said.code, said.out) == (2, "")
    assert "salesforce-accounts.csv is no" in said.err
    assert tree(project) == before


def test_every_import_has_help_with_an_example() -> None:
    group = manual.verbs()["import"]
    assert isinstance(group, click.Group)
    assert set(group.commands) == {"crm", "vcard", "ics"}
    for verb in group.commands:
        assert f"  playbook import {verb} " in playbook("import", verb, "--help").out
