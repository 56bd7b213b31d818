"""A new account: valid, explained, in house style, and made of the model."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from projects import ROOT, made, project

from generator.editing import scaffold as module
from generator.editing.editor import KINDS, kind_of
from generator.editing.house_style import in_house_style
from generator.editing.scaffold import NewAccount, make_account_files
from generator.load.book import Loaded, load_book
from generator.load.first_questions import FIRST_QUESTIONS_FILE, load_first_questions
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.head import Profile
from generator.model.kinds import Text
from generator.model.log import LogEntry
from generator.model.record import Record
from generator.yaml_reader.source import read_yaml

SHARED = {name: (ROOT / name).read_bytes() for name in ("accounts/_team.yaml", "playbook/settings.yaml")}
QUESTIONS, _ = load_first_questions({FIRST_QUESTIONS_FILE: (ROOT / FIRST_QUESTIONS_FILE).read_bytes()})
SMALL = NewAccount("sorrel", "Sorrel Foods", "priya", "key", date(2026, 11, 16))
FULL = replace(SMALL, people=(("Maya Lindgren", "Head of logistics"), ("Joe Abara", "")), questions=QUESTIONS)
ODD = replace(SMALL, id="a", name='Ångström # 5: "Søn" & [Co]', people=(("Ł", "- a: b"), ("株式会社", "#1")))
KINDS_OF_ACCOUNT = [SMALL, FULL, replace(SMALL, internal=True), ODD]

both = pytest.mark.parametrize("in_folder", [False, True], ids=["file", "folder"])
all_kinds = pytest.mark.parametrize("account", KINDS_OF_ACCOUNT, ids=["small", "full", "internal", "odd"])


def loaded(files: dict[str, bytes]) -> Loaded:
    return load_book({**SHARED, **files})


def keys_shown(files: dict[str, bytes], indent: str) -> list[str]:
    """The keys that stand at a depth, typed or as comments."""
    text = b"".join(files.values()).decode()
    return re.findall(rf"^(?:# )?{indent}(?:# )?([a-z_]+):", text, flags=re.MULTILINE)


@both
@all_kinds
def test_a_new_account_has_no_problems(account: NewAccount, in_folder: bool) -> None:
    found = loaded(make_account_files(account, in_folder=in_folder))

    assert found.problems == ()
    [made] = found.book.accounts
    assert (made.id, made.name, made.profile.owner, made.profile.tier) == (account.id, account.name, "priya", "key")
    assert made.profile.kind == ("internal" if account.internal else "external")
    assert [(person.name, person.title or "") for person in made.stakeholders] == list(account.people)
    assert made.profile.updated == account.on


def test_somebody_of_whose_name_no_id_can_be_made_has_one_of_their_own() -> None:
    [account] = loaded(make_account_files(ODD, in_folder=False)).book.accounts

    assert [person.id for person in account.stakeholders] == ["l", "person-2"]


@both
@all_kinds
def test_a_new_account_is_in_house_style(account: NewAccount, in_folder: bool) -> None:
    for name, data in make_account_files(account, in_folder=in_folder).items():
        assert in_house_style(data, kind_of(name).record) == data


@both
def test_it_holds_what_to_find_out_first_each_with_a_day(in_folder: bool) -> None:
    [account] = loaded(make_account_files(FULL, in_folder=in_folder)).book.accounts

    assert len(QUESTIONS) >= 6
    assert [question.ask for question in account.questions] == [question.ask for question in QUESTIONS]
    assert {question.role for question in account.questions} == {question.role for question in QUESTIONS}
    assert {question.of for question in account.questions} == {"priya", "maya-lindgren"}
    assert [(question.by - FULL.on).days for question in account.questions if question.by] == [
        q.within_days for q in QUESTIONS
    ]


def test_a_question_for_them_is_nobodys_while_nobody_is_known() -> None:
    files = make_account_files(replace(FULL, people=()), in_folder=False)
    [account] = loaded(files).book.accounts

    assert {question.of for question in account.questions} == {"priya", None}


@both
def test_every_key_an_account_can_have_is_there_once(in_folder: bool) -> None:
    keys = keys_shown(make_account_files(FULL, in_folder=in_folder), "")

    assert sorted(keys) == sorted({field.key for field in fields_of(Account)} - {"schema"})


def test_the_plain_keys_of_what_people_add_to_from_the_first_day_are_there() -> None:
    text = make_account_files(SMALL, in_folder=False)["accounts/sorrel.yaml"].decode()
    log = text[text.index("# log:") :]

    assert {field.key for field in fields_of(LogEntry)} == set(re.findall(r"^#   [ -] ([a-z_]+):", log, re.MULTILINE))
    for field in fields_of(Profile):
        if field.record is None:
            assert re.search(rf"^  (# )?{field.key}:.*$", text, re.MULTILINE), field.key


@both
def test_what_it_says_of_a_key_is_the_help_of_the_model(in_folder: bool) -> None:
    text = b"".join(make_account_files(SMALL, in_folder=in_folder).values()).decode()

    for field in fields_of(Account):
        assert field.key == "account" or field.key == "schema" or f"# {field.help}" in text, field.key
    assert max(map(len, text.splitlines())) <= 125


@both
def test_every_key_can_be_used_by_taking_the_sign_before_it_away(in_folder: bool) -> None:
    used = {
        name: re.sub(r"^( *)# ( *(?:- )?[a-z_]+:)", r"\1\2", data.decode(), flags=re.MULTILINE).encode()
        for name, data in make_account_files(FULL, in_folder=in_folder).items()
    }
    problems = loaded(used).problems

    trees = [read_yaml(name, data) for name, data in used.items()]
    assert {key for tree, _ in trees if tree for key in tree} == {field.key for field in fields_of(Account)} - {
        "schema"
    }
    assert [found for _, found in trees if found] == []
    # What is needed is still to be typed; nothing is unknown, twice, or in the wrong place.
    assert {problem.rule for problem in problems} <= {"missing-key", "missing-id"}
    assert "missing-key" in {problem.rule for problem in problems}


def test_each_file_leads_editors_to_its_schema() -> None:
    for in_folder in (False, True):
        for name, data in make_account_files(FULL, in_folder=in_folder).items():
            schema = data.decode().splitlines()[0].removeprefix("# yaml-language-server: $schema=")
            assert posixpath.normpath(posixpath.join(posixpath.dirname(name), schema)) == kind_of(name).file
    assert [kind.file for kind in KINDS][:2] == [".schema/account.json", ".schema/part.json"]


class Sister(Record):
    """A company of the same group."""

    name: Text
    """What it is called."""


class Wider(Account):
    """An account with a key that the model does not have yet."""

    sisters: tuple[Sister, ...] = ()
    """Other companies of the group."""


def test_a_field_added_to_the_model_is_in_new_accounts_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    line = b"\n# sisters:  # Other companies of the group.\n"
    assert line not in make_account_files(SMALL, in_folder=False)["accounts/sorrel.yaml"]

    monkeypatch.setattr(module, "Account", Wider)

    assert line in make_account_files(SMALL, in_folder=False)["accounts/sorrel.yaml"]
    assert line in make_account_files(SMALL, in_folder=True)["accounts/sorrel/account.yaml"]


def test_the_pages_of_a_new_account_are_of_use_at_once(tmp_path: Path) -> None:
    team = SHARED["accounts/_team.yaml"].decode()
    files = {name: data.decode() for name, data in make_account_files(FULL, in_folder=True).items()}
    site = made(project(tmp_path, {"accounts/_team.yaml": team, **files}))
    pages = {page.name: page.text for page in site.pages if page.name.startswith("accounts/sorrel/")}

    assert site.problems == ()
    assert "Who of them decides" in pages["accounts/sorrel/ambassador.md"]
    assert "Maya Lindgren" in pages["accounts/sorrel/people.md"]
    assert all("not known" in pages[name] or "Nothing" in pages[name] for name in ("accounts/sorrel/ceo.md",))


@pytest.mark.parametrize(("room", "told"), [(0, True), (-1, False)])
def test_what_to_type_stands_beside_a_key_as_long_as_it_fits_on_the_line(
    monkeypatch: pytest.MonkeyPatch, room: int, told: bool
) -> None:
    status = next(field for field in fields_of(Profile) if field.key == "status")
    monkeypatch.setattr(module, "_WIDTH", 500)
    whole = module._explain_key(status, 2)
    monkeypatch.setattr(module, "_WIDTH", 2 + len(whole) + room)

    assert "One of: " in whole
    assert ("One of: " in module._explain_key(status, 2)) is told
