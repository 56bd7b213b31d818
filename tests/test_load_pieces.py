"""An earlier version made of what differs is the one that reading all of its files gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from projects import ROOT, checked

from generator.disk.project import read_project
from generator.history.earlier_version import _read_shared
from generator.load import pieces
from generator.load.account import Shared, load_account
from generator.load.merge import files_by_account, is_file
from generator.load.pieces import earlier_version, last_review
from generator.model.account import Account

SHARED = ("accounts/_team.yaml", "playbook/settings.yaml")


@cache
def sources() -> dict[str, bytes]:
    return read_project(ROOT).sources


@cache
def shared() -> Shared:
    team, settings = (sources()[name] for name in SHARED)
    return replace(_read_shared(team, settings), files=frozenset(name for name in sources() if is_file(name)))


def files(id: str) -> dict[str, bytes]:
    return {name: sources()[name] for name in files_by_account(sources())[0][id]}


@cache
def today(id: str) -> Account:
    account, problems = load_account(id, files(id), shared())
    assert account is not None
    assert not problems
    return account


def without(data: bytes, first: int) -> bytes:
    """A file without the item of a list that begins in a line."""
    lines = data.split(b"\n")
    end = next((at for at in range(first + 1, len(lines)) if re.match(rb"  - |[A-Za-z#]", lines[at])), len(lines))
    return b"\n".join(lines[:first] + lines[end:])


def alike(one: Account, other: Account) -> bool:
    """Whether two accounts are one; the order of their lists means nothing."""
    for name in Account.model_fields:
        values = [getattr(account, name) for account in (one, other)]
        if isinstance(values[0], tuple):
            values = [sorted(map(repr, value)) for value in values]
        if values[0] != values[1]:
            return False
    return True


@pytest.mark.parametrize("id", ["norrland", "halden"])
def test_an_item_added_since_is_not_in_the_earlier_version_and_all_else_is(id: str) -> None:
    tried = 0
    for name, data in files(id).items():
        items = [at for at, line in enumerate(data.split(b"\n")) if line.startswith(b"  - ")]
        for first in items[:: max(1, len(items) // (24 // len(files(id))))]:
            then = {**files(id), name: without(data, first)}
            whole, problems = load_account(id, then, shared())
            if whole is None or problems:
                continue  # others refer to it
            made = earlier_version(id, then, files(id), today(id), shared())
            assert made is not None, (name, first)
            assert alike(made, whole), (name, first)
            tried += 1
    assert tried >= 6


def test_keys_that_came_or_went_as_a_whole_are_seen() -> None:
    then = dict(files("halden"))
    [name] = then
    cut = re.sub(rb"(?ms)^culture:.*?(?=^[a-z])", b"", then[name])
    then[name] = cut + b"\nquestions:\n  - ask: Who decides?\n"
    assert cut != files("halden")[name]

    made = earlier_version("halden", then, files("halden"), today("halden"), shared())
    whole, _ = load_account("halden", then, shared())

    assert made is not None
    assert whole is not None
    assert alike(made, whole)
    assert made.culture != today("halden").culture


def test_a_file_that_is_a_folder_today_is_read_whole() -> None:
    joined = b"\n".join(data for name, data in sorted(files("norrland").items()) if "/log/" not in name)
    then = {"accounts/norrland.yaml": joined}

    made = earlier_version("norrland", then, files("norrland"), today("norrland"), shared())

    assert made is not None
    assert made.log == ()
    assert alike(made.model_copy(update={"log": today("norrland").log}), today("norrland"))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data + b"\nculture: {}\n",
        lambda data: data.replace(b"\n", b"\r"),
        lambda data: data + b"\nquestions: [\n",
        lambda data: data + b'\nquestions:\n  - ask: "Who\nlog: decides?"\n',
        lambda data: data.decode().encode("utf-16"),
        lambda data: b"",
        lambda data: b"- account\n",
    ],
    ids=["bom", "a key twice", "old line ends", "broken", "a text over a key", "utf-16", "empty", "a list"],
)
def test_what_cannot_be_cut_is_left_to_whoever_reads_it_whole(change: object) -> None:
    then = {name: change(data) for name, data in files("halden").items()}  # type: ignore[operator]

    assert earlier_version("halden", then, files("halden"), today("halden"), shared()) is None


def test_only_what_differs_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Mapping[str, bytes]] = []
    fitted = pieces.fit_account

    def noted(id: str, found: Mapping[str, bytes], ours: Shared) -> object:
        read.append(found)
        return fitted(id, found, ours)

    monkeypatch.setattr(pieces, "fit_account", noted)
    log = "accounts/norrland/log/2026.yaml"
    then = {**files("norrland"), log: files("norrland")[log] + b"  - {on: 2026-11-15, type: call, note: A}\n"}

    assert earlier_version("norrland", then, files("norrland"), today("norrland"), shared())
    assert sum(len(data.strip()) for data in read[0].values()) < sum(map(len, then.values())) / 2


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a.yaml": "account:\n  reviewed: {by: priya, on: 2026-11-02}\nlog: []\n"}, date(2026, 11, 2)),
        ({"a.yaml": "log: []\n", "b.yaml": "account:\n  reviewed:\n    on: '2026-11-02'\n"}, date(2026, 11, 2)),
        ({"a.yaml": '"account": {"revi\\x65wed": {on: 2026-11-02, by: x}}\n'}, date(2026, 11, 2)),
        ({"a.yaml": "{account: {reviewed: {on: 2026-11-02}}}"}, date(2026, 11, 2)),
        ({"a.yaml": "account: {name: Acme}\nlog:\n  - {note: reviewed}\n"}, None),
        ({"a.yaml": "account: {reviewed: {on: 2026-11-31}}\n"}, None),
        ({"a.yaml": "account: {reviewed: yes}\n"}, None),
        ({"a.yaml": "account: [\n# reviewed"}, None),
        ({}, None),
    ],
)
def test_the_last_review_is_found_without_reading_the_rest(files: dict[str, str], expected: date | None) -> None:
    assert last_review({name: text.encode() for name, text in files.items()}) == expected


def test_the_last_review_is_that_of_the_account_that_is_read() -> None:
    read = checked(ROOT).accounts
    days = {one.source.id: one.account.profile.reviewed for one in read if one.account}

    assert any(days.values())
    for one in read:
        reviewed = days[one.source.id]
        assert last_review(one.source.files) == (reviewed.on if reviewed else None)
