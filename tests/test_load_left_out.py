"""What is left out of an account because of errors: whole records, whatever table they stand in, and by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from projects import everything_project
from slots import as_yaml, everything
from test_properties import assert_sound, records

from generator.disk.project import read_project
from generator.load.book import Loaded, load_book
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.record import Record

ID = "tarn-valley"
FILE = f"accounts/{ID}.yaml"
HEAD = "account: {name: Acme, owner: edith, tier: standard}\n"
TEAM = "team: [{id: edith, name: Edith Marlow, role: account_manager}]\n"


def loaded(**files: str) -> Loaded:
    sources = {f"accounts/{name.replace('__', '/')}.yaml": text.encode() for name, text in files.items()}
    return load_book({"accounts/_team.yaml": TEAM.encode(), **sources}, whole_records=True)


def left_out(**files: str) -> tuple[str, ...]:
    return loaded(**files).book.accounts[0].left_out


# --- the record with the error, and no other


def tables(block: Mapping[str, Any], kind: type[Record], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Where an account has lists of records that are blocks of keys, outside other lists."""
    for field in fields_of(kind):
        value = block.get(field.key)
        if field.many and field.record and isinstance(value, list) and isinstance(value[0], dict):
            yield (*path, field.key)
        elif field.record and isinstance(value, dict) and not field.named and not field.many:
            yield from tables(value, field.record, (*path, field.key))


TABLES = [path for path in tables(everything(), Account) if path[0] != "settings"]

LATER = {("account", "owners"): {"from": "2026-01-01", "to": "2026-06-30"}}
"""What a record more says otherwise than the first, where each has to follow the one before."""


def at(block: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        block = block[key]
    return block


def records_at(account: Account, path: tuple[str, ...]) -> list[Record]:
    found: Any = account
    for key in path:
        field = next(each for each in fields_of(type(found)) if each.key == key)
        found = getattr(found, field.attribute)
    return list(found)


@pytest.mark.parametrize("path", TABLES, ids=".".join)
def test_a_record_with_an_error_is_left_out_of_its_table_and_the_others_stay(path: tuple[str, ...]) -> None:
    assert len(TABLES) >= 30
    account = everything()
    table = at(account, path)
    extra = {**table[0], **LATER.get(path, {})}
    table.append({**extra, "no_such_key": "x"} if "id" not in extra else {**extra, "id": "extra", "xx": "x"})
    own = {name: data for name, data in read_project(everything_project()).sources.items() if f"/{ID}/files/" in name}
    team = read_project(everything_project()).sources["accounts/_team.yaml"]
    settings = read_project(everything_project()).sources["playbook/settings.yaml"]
    files = {**own, "accounts/_team.yaml": team, "playbook/settings.yaml": settings, FILE: as_yaml(account).encode()}

    whole, values_only = load_book(files, whole_records=True), load_book(files)

    assert [problem.rule for problem in whole.problems if problem.is_error] == ["unknown-key"]
    assert whole.problems == values_only.problems
    found = whole.book.accounts[0]
    assert len(records_at(found, path)) == len(table) - 1
    assert len(records_at(values_only.book.accounts[0], path)) == len(table)
    assert len(found.left_out) == 1
    assert f"({ID}.yaml, line " in found.left_out[0]
    assert_sound(found)


@pytest.mark.parametrize(
    "wrong",
    [
        "due: 2026-13-40",  # no such day
        "status: doen",  # none of the values
        "by: nobody",  # leads nowhere
        "due: 2026-01-01",  # before it was made
        "colour: red",  # no such key
        "confidence: [",  # cannot be read from here on
    ],
)
def test_a_promise_with_a_mistake_is_not_published_in_part(wrong: str) -> None:
    key = wrong.partition(":")[0]
    keys = {"text": "Send the plan", "side": "us", "by": "edith", "made_on": "2026-10-01", "due": "2026-12-01"}
    promise = "\n    ".join([*(f"{name}: {value}" for name, value in keys.items() if name != key), wrong])
    other = f"  - {{{', '.join(f'{name}: {value}' for name, value in keys.items())}, id: other}}\n"

    account = loaded(acme=f"{HEAD}commitments:\n{other}  - {promise}\n").book.accounts[0]

    assert "Send the plan" not in [promise.text for promise in account.commitments if promise.id != "other"]
    assert len(account.left_out) == 1


def test_the_innermost_record_is_left_out() -> None:
    agenda = "      - {text: First, type: inform}\n      - {text: Second, typ: x}\n"
    meeting = f"  - id: m\n    on: 2026-12-01\n    agenda:\n{agenda}"

    account = loaded(acme=f"{HEAD}meetings:\n{meeting}").book.accounts[0]

    assert [item.text for item in account.meetings[0].agenda] == ["First"]
    assert account.left_out == ("Second (acme.yaml, line 7)",)


def test_a_wrong_format_in_a_list_of_words_takes_the_person_along() -> None:
    people = "stakeholders:\n  - name: Dana\n    information:\n      formats: [report, speadsheet]\n  - name: Ann\n"

    account = loaded(acme=HEAD + people).book.accounts[0]

    assert [person.name for person in account.stakeholders] == ["Ann"]
    assert account.left_out == ("Dana (acme.yaml, line 3)",)


def test_outside_a_record_the_value_is_left_out() -> None:
    account = loaded(acme=f"{HEAD}culture: {{pace: [}}\n").book.accounts[0]
    assert account.left_out == ("the rest of the file (acme.yaml, line 2)",)

    head = HEAD.replace("}", ", since: 2026-02-30}")
    account = loaded(acme=head).book.accounts[0]
    assert account.profile.since is None
    assert account.left_out == ("since (acme.yaml, line 1)",)


def test_what_refers_to_a_left_out_record_is_counted() -> None:
    people = "stakeholders:\n  - {name: Dana, influence: hihg}\n  - {name: Ann, reports_to: dana}\n"
    log = "log:\n  - {on: 2026-10-01, type: call, with: [dana, ann], note: Hm}\n"

    account = loaded(acme=HEAD + people + log).book.accounts[0]

    assert account.left_out == ("Dana (acme.yaml, line 3)", "2 more that refer to them")
    assert account.person("ann").reports_to is None  # type: ignore[union-attr]
    assert account.log[0].with_ == ("ann",)
    assert_sound(account)


def test_no_more_than_five_are_named() -> None:
    people = "".join(f"  - {{name: P{at}, influence: hihg}}\n" for at in range(8))

    assert left_out(acme=f"{HEAD}stakeholders:\n{people}") == (
        *(f"P{at} (acme.yaml, line {at + 3})" for at in range(5)),
        "3 more",
    )


def test_in_several_files_the_record_of_the_right_file_is_left_out() -> None:
    one = f"{HEAD}stakeholders:\n  - name: Ann\nrelationship: {{why: One}}\n"
    two = "stakeholders:\n  - name: Bob\n  - {name: Cyd, supprt: x}\n"
    three = "stakeholders:\n  - name: Dee\nrelationship: {why: Two}\n"

    account = loaded(acme__a=one, acme__b=two, acme__c=three).book.accounts[0]

    assert [person.name for person in account.stakeholders] == ["Ann", "Bob", "Dee"]
    assert account.left_out == ("Cyd (acme/b.yaml, line 3)", "relationship (acme/c.yaml, line 3)")


def test_a_file_that_cannot_be_read_is_named() -> None:
    account = loaded(acme__a=HEAD, acme__b="stakeholders: [{name: 'Ann}]\n").book.accounts[0]

    assert account.left_out == ("all of the file (acme/b.yaml, line 1)",)


def test_nothing_is_left_out_of_an_account_without_errors() -> None:
    # A warning leaves everything as it is.
    found = loaded(acme=f"{HEAD}stakeholders:\n  - {{name: 'A\N{NO-BREAK SPACE}B'}}\n  -\nculture:\n")

    assert [problem.level for problem in found.problems] == ["warning"]
    assert found.book.accounts[0].left_out == ()
    assert (
        found.book
        == load_book(
            {
                "accounts/_team.yaml": TEAM.encode(),
                "accounts/acme.yaml": f"{HEAD}stakeholders:\n  - {{name: 'A\N{NO-BREAK SPACE}B'}}\n".encode(),
            }
        ).book
    )


def test_what_is_left_out_cannot_be_typed() -> None:
    found = loaded(acme=f"{HEAD}left_out: [nothing]\n")

    assert [problem.rule for problem in found.problems] == ["unknown-key"]


# --- accounts that cannot be read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("account: {name: Acme Mills, owner: edith}\n", "Acme Mills"),
        ("account:\n  name: Acme Mills\n  ownr: edith\n", "Acme Mills"),
        ("account:\n  name: 'Acme Mills\n", "acme"),
        ("- a list\n", "acme"),
        ("", "acme"),
    ],
)
def test_an_account_that_cannot_be_read_keeps_its_name(text: str, name: str) -> None:
    found = loaded(acme=text, bolt=HEAD)

    assert [account.id for account in found.book.accounts] == ["bolt"]
    assert [(unread_account.id, unread_account.name, unread_account.file) for unread_account in found.book.unread] == [
        ("acme", name, "accounts/acme.yaml")
    ]


def test_an_account_whose_name_is_none_is_not_forgotten() -> None:
    found = loaded(Acme_One=HEAD, bolt=HEAD, bolt__a=HEAD)

    assert [(unread_account.id, unread_account.name) for unread_account in found.book.unread] == [("Acme_One", "Acme")]
    assert found.book.accounts[0].id == "bolt"
    assert [what.partition(" (")[0] for what in found.book.accounts[0].left_out] == ["all of the file"]


def test_only_what_is_published_is_left_out_whole() -> None:
    files = {"accounts/_team.yaml": TEAM, "accounts/acme.yaml": f"{HEAD}stakeholders:\n  - {{name: A, influence: x}}\n"}
    loaded = load_book({name: text.encode() for name, text in files.items()})

    # An edit beside the mistake has to find the person.
    assert [person.name for person in loaded.book.accounts[0].stakeholders] == ["A"]
    assert loaded.book.accounts[0].left_out == ()
    assert len(list(records(loaded.book.accounts[0]))) > 1
