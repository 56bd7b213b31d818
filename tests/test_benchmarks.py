"""The benchmarks run, on accounts that are as rich as the samples; how fast they are is nobody's test."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from lean import ACCOUNT, TEAM
from projects import LONG, project

from benchmarks import __main__ as builds
from benchmarks import contacts, year
from generator.build import check
from generator.disk.project import read_project
from generator.model.problem import Level

SAMPLES = 10
"""Of the sample accounts, all but the one that is only begun."""


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not say how much memory a process took")
def test_builds_of_two_accounts_are_measured(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if not LONG:  # as those that are really measured are read by the test below
        small = {"accounts/_team.yaml": TEAM, "accounts/00000.yaml": ACCOUNT, "accounts/00001.yaml": ACCOUNT}
        monkeypatch.setattr(builds, "make_project", lambda _, folder: project(folder, small))
    builds.main([2])

    title, _, *rows = capsys.readouterr().out.strip().splitlines()
    sizes = [float(number) for number in re.findall(r"\d[\d.]*", title.replace(",", ""))]
    assert sizes[0] == 2
    assert min(sizes[1:]) > 5
    assert len(rows) >= 7
    for row in rows:
        seconds, ratio, cpu, memory = (float(figure) for figure in re.findall(r"\d[\d.]*", row)[-4:])
        assert min(seconds, ratio, cpu) > 0
        assert memory > 20


def test_the_accounts_that_are_measured_are_as_rich_as_the_samples(tmp_path: Path) -> None:
    files = read_project(builds.make_project(SAMPLES + 1, tmp_path))
    checked = check(files.sources, files.problems, files.folder)
    accounts = {account.id[6:]: account for account in checked.book.accounts[:SAMPLES]}
    samples = {account.id: account for account in check(read_project(builds.HERE).sources).book.accounts}

    assert [problem for problem in checked.problems if problem.level is not Level.NOTE] == []
    assert len(checked.book.accounts) == SAMPLES + 1
    assert accounts.keys() == samples.keys() - {"quayside"}
    for id, account in accounts.items():
        assert account.profile.name != samples[id].profile.name
        same = {"id": id, "profile": samples[id].profile, "elsewhere": samples[id].elsewhere}
        people = tuple(
            person.model_copy(update={"same_as": person.same_as and person.same_as[6:]})
            for person in account.stakeholders
        )
        assert account.model_copy(update={**same, "stakeholders": people}) == samples[id], id
        assert [(row.account[6:], row.id) for row in account.elsewhere] == [
            (row.account, row.id) for row in samples[id].elsewhere
        ]


def test_an_account_that_fails_to_build_is_shown_and_ends_the_benchmark(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="there is no folder `accounts`"):
        builds.measure_command([*builds.PLAYBOOK, "check"], tmp_path)


def test_the_import_of_contacts_is_measured(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contacts, "CONTACTS", 400)
    monkeypatch.setattr(contacts, "COMPANIES", 8)

    contacts.main()

    assert re.findall(r"contacts\.(\w+) .* s, (\d+) people added", capsys.readouterr().out) == [
        ("csv", "49"),  # one of the 50 is there already
        ("xlsx", "49"),
    ]


def test_the_years_of_many_customers_are_measured(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(year, "CUSTOMERS", 3)

    year.main()

    assert re.match(r"3 accounts, three years: \d+ events", capsys.readouterr().out)
