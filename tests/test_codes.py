"""Nothing refers to a specification that a reader of this repository does not have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from projects import ROOT

CODE = re.compile(r"(?<![\w#\"'-])[DSFR]\d{1,3}(?![\w\"'])|\bDESIGN\b|\b[Ii]ssue \d|\bspec/|\b[Ss]ection \d")
"""The number of a statement, a derived figure, a finding or a section: not a cell of a spreadsheet in quotes."""

KINDS = {".py", ".md", ".j2", ".typ", ".yaml", ".css", ".js"}


def codes_in(text: str) -> list[str]:
    return [code for line in text.splitlines() if "noqa" not in line for code in CODE.findall(line)]


@pytest.mark.parametrize("text", ["(D4, S1).", "see DESIGN", "(S128-S131)", "# R4: nobody", "Issue 12", "in section 2"])
def test_a_code_is_noticed(text: str) -> None:
    assert codes_in(text)


@pytest.mark.parametrize("text", ['cells["D6"]', "#d4e6eb", "plain words", "x = 1  # noqa: S101"])
def test_what_only_looks_like_a_code_is_let_be(text: str) -> None:
    assert codes_in(text) == []


@pytest.mark.parametrize("folder", ["generator", "playbook", "docs", "tests", "benchmarks"])
def test_no_file_names_a_code_of_a_specification(folder: str) -> None:
    files = [path for path in sorted((ROOT / folder).rglob("*")) if path.suffix in KINDS and path != Path(__file__)]
    named = {str(path.relative_to(ROOT)): codes_in(path.read_text("utf-8", "replace")) for path in files}

    assert files
    assert {name: codes for name, codes in named.items() if codes} == {}
