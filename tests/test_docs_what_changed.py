"""The page on what changed shows what the command prints, and tells of what is there."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import manual
import pytest
from lean import playbook
from projects import ROOT, project
from repositories import committed, needs_git
from test_context_changes import SENTENCES

from generator.cli.changes import Row
from generator.model.problem import Place
from generator.pages.code_host import _KNOWN, HOSTS, edit_address
from generator.plugin.plugin import PluginConfig

PAGE = manual.DOCS / "what-changed.md"
SORREL = "accounts/sorrel.yaml"


def versions() -> tuple[str, str]:
    """The account of the page as it was and as it is."""
    then, now = (block.text for block in manual.blocks(PAGE, "yaml") if block.title == SORREL)
    return then, now


@needs_git
def test_the_command_prints_what_the_page_shows(tmp_path: Path) -> None:
    then, now = versions()
    team = (ROOT / "accounts/_team.yaml").read_text("utf-8")
    folder = project(tmp_path, {"accounts/_team.yaml": team, SORREL: then})
    committed(folder, {}, "2026-10-01")
    (folder / SORREL).write_text(now, "utf-8")

    said = playbook("diff", "sorrel", "--project", folder, "--as-of", "2026-11-16")

    assert said.code == 0
    shown = manual.shown_output(PAGE, "playbook diff sorrel")
    assert _without_hash(said.out) == _without_hash(shown)


def _without_hash(text: str) -> str:
    assert len(re.findall(r"\b[0-9a-f]{10}\b", text)) == 1
    return re.sub(r"\b[0-9a-f]{10}\b", "", text)


def test_the_page_words_changes_as_the_program_does() -> None:
    shown = [span for span in manual.spans(PAGE) if span.endswith(".") and " " in span]

    assert len(shown) > 8
    assert set(shown) <= {sentence for _, _, expected in SENTENCES for sentence in expected}


def test_the_page_names_the_columns_of_the_rows() -> None:
    named = manual.spans(PAGE)

    assert [field.name for field in dataclasses.fields(Row) if field.name not in named] == []


def test_the_page_names_every_host_and_every_option() -> None:
    page = manual.text(PAGE)

    assert [host for host in HOSTS if f"`{host}`" not in page] == []
    assert [host for host in _KNOWN if host not in page] == []
    options = [name for name, _ in PluginConfig._schema if name not in ("as_of", "jobs")]
    assert len(options) == 2
    assert [option for option in options if f"{option}:" not in page] == []


@pytest.mark.parametrize("at", [0, 1])
def test_the_settings_of_the_page_give_addresses(at: int) -> None:
    text = [block.text for block in manual.blocks(PAGE, "yaml") if block.title == "mkdocs.yml"][at]
    keys = dict(re.findall(r"^ *(\w+): (\S+)$", text, flags=re.MULTILINE))

    address = edit_address(
        keys["repo_url"], keys.get("edit_uri", ""), "docs", keys.get("code_host", ""), keys.get("branch", "")
    )(Place(SORREL, 7))

    assert address.startswith(keys["repo_url"])
    assert address.endswith("blob/main/accounts/sorrel.yaml#L7")
