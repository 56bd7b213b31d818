"""Every record that is typed in some file is in the book, or a problem stands at it or at what it is part of."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from projects import examples

from generator.disk.project import read_project
from generator.load.book import Loaded, load_book
from generator.model.problem import Problem

TEAM = "team:\n  - {id: priya, name: Priya Nair, role: account_manager}\n"
HEADS = [
    "account: {name: Acme, owner: priya, tier: key}",
    "account: {name: Acme, owner: prya, tier: key}",
    "account: {name: Acme, owner: priya}",
    "account: {name: Acme, owner: priya, tier: key, name: Twice}",
    "account: Acme",
]
FILES = """
acme.yaml acme/account.yaml acme/people.yaml acme/log/2026.yaml acme/Log/2026.yaml acme/log/2026.yml acme/people.YML
acme/people.yaml~ acme/people.json acme/files/people.yaml acme/.people.yaml .acme/people.yaml _acme/people.yaml
_draft.yaml ACME.yaml bad_name.yaml bolt.yaml bolt/account.yaml bolt/log/2026.yaml team.yaml _team.yml
acme/log/caf\u00e9.yaml acme/log/cafe\u0301.yaml
""".split()
#: A record of each table as people type it, right and wrong; %s is the word by which it is known again.
RECORDS = {
    "stakeholders": [
        "{name: %s}", "{id: dana, name: %s}", "{name: %s, nme: x}", "{name: %s, influence: hihg}", "{role: %s}", "%s",
        "[%s]", "{name: %s, reports_to: nobody}", "{name: {first: %s}}", "{Name: %s, name: Dana}",
    ],
    "projects": ["{name: %s, phase: idea}", "{name: %s}", "{id: p, name: %s, phase: idea}", "{name: %s, phase: x}"],
    "log": [
        "{on: 2026-03-02, type: call, note: %s}", "{on: 2026-02-30, type: call, note: %s}", "{note: %s}",
        "{on: 2026-03-02, type: call, note: %s, with: [nobody]}",
    ],
    "nonsense": ["{name: %s}"],
}  # fmt: skip


@dataclass(frozen=True)
class Typed:
    """A record as it was typed: its word, its file, its line, and the key of its table with the lines above it."""

    word: str
    file: str
    line: int
    table: str
    below: tuple[int, ...]


@st.composite
def projects(draw: st.DrawFn) -> tuple[dict[str, str], list[Typed]]:
    """The files of a project, and every record in them."""
    files, records = {}, []
    for file in draw(st.lists(st.sampled_from(FILES), min_size=1, max_size=6, unique=True)):
        lines = [draw(st.sampled_from(HEADS))] if "/" not in file or "account" in file or draw(st.booleans()) else []
        for table in draw(st.lists(st.sampled_from([*RECORDS, "Log", "log"]), max_size=4)):
            shape = draw(st.sampled_from(["{}:", "{}:", "{}:", "{}: [", "{}: {{", "- {}:"]))
            lines.append(shape.format(table))
            below = (len(lines), max((at for at, line in enumerate(lines, 1) if line[0].isalpha()), default=1))
            for _ in range(draw(st.integers(0, 3))):
                word = f"Word{len(records):03}x"
                record = draw(st.sampled_from(RECORDS[table.lower()])) % word
                ends = {"{}: [": "  %s,", "{}: {{": "  " + word.lower() + ": %s,", "- {}:": "    - %s"}
                lines.append(ends.get(shape, "  - %s") % record)
                records.append(Typed(word, f"accounts/{file}", len(lines), table, below))
            lines += {"{}: [": ["  ]"], "{}: {{": ["  }"]}.get(shape, [])
        files[f"accounts/{file}"] = "\n".join([*lines, ""])
    return files, records


def read(files: dict[str, str]) -> tuple[Loaded, set[str]]:
    """What a project of these files makes, and the files that this disk can hold beside each other."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in {"accounts/_team.yaml": TEAM, **files}.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, "utf-8")
        there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        whole = {file for file in there if (folder / file).read_text("utf-8") == files.get(file)}
        project = read_project(folder)
    loaded = load_book(project.sources)
    return replace(loaded, problems=(*project.problems, *loaded.problems)), whole


def is_about(problem: Problem, record: Typed, accounts: set[str]) -> bool:
    """Whether a problem stands at a record, at its file or its table, or keeps its account out of the book."""
    file = unicodedata.normalize("NFC", record.file)
    if unicodedata.normalize("NFC", problem.place.file) != file:
        folder = file.split("/")[1].split(".")[0]
        refused = problem.rule in ("bad-id", "duplicate-account", "same-name") and folder in problem.message
        return refused or (problem.is_error and problem.account == folder and folder not in accounts)
    whole = not problem.key or record.table == problem.key or problem.key.startswith("account")
    return problem.place.line in (record.line, *record.below) or whole or problem.rule == "duplicate-key"


@given(projects())
@settings(max_examples=examples(150), deadline=None)
def test_every_record_is_in_the_book_or_in_a_problem(typed: tuple[dict[str, str], list[Typed]]) -> None:
    files, records = typed
    loaded, whole = read(files)

    book = json.dumps([account.model_dump(mode="json") for account in loaded.book.accounts])
    accounts = {account.id for account in loaded.book.accounts}
    for record in records:
        if record.file in whole and not re.search(record.word, book):
            assert any(is_about(problem, record, accounts) for problem in loaded.problems), (record, loaded.problems)


def test_the_search_finds_records_and_losses() -> None:
    right = {"accounts/acme.yaml": HEADS[0] + "\nstakeholders:\n  - {name: Word001x}\n"}
    lost = {"accounts/acme.yaml": HEADS[0] + "\nnonsense:\n  - {name: Word002x}\n"}

    assert "Word001x" in str(read(right)[0].book)
    assert "Word002x" not in str(read(lost)[0].book)
    assert not any(
        is_about(problem, Typed("", "accounts/x.yaml", 3, "log", (2,)), {"acme"}) for problem in read(lost)[0].problems
    )
