"""Compiled templates are kept in the user's own folder, and run only if this program put them there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lean import lean_project, playbook
from projects import tree

from generator.disk import compiled_templates
from generator.disk.compiled_templates import CompiledTemplates
from generator.rendering import compiled_code, templates
from generator.rendering.templates import Templates

SOURCES = {"a.md.j2": "{{ text }}\n", "b.md.j2": "B\n"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of this user, empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches/account-playbook/templates"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the templates that are compiled from here on, as in a process that begins."""
    names: list[str] = []
    compile_template = templates._Environment.compile

    def watched(self: templates._Environment, source: str, name: str | None = None, *rest: str) -> object:
        names.append(str(name))
        return compile_template(self, source, name, *rest)

    monkeypatch.setattr(templates._Environment, "compile", watched)
    yield names
    compiled_code._COMPILED.clear()


def read_templates() -> Templates:
    """The templates as another process would read them."""
    compiled_code._COMPILED.clear()
    found = Templates(SOURCES, CompiledTemplates())
    assert not list(found.find_broken())
    return found


def test_a_template_is_compiled_once_for_all_runs(folder: Path, compiled: list[str]) -> None:
    first = read_templates().render("a.md.j2", {"text": "1 < 2"})
    assert sorted(set(compiled)) == sorted(SOURCES)
    compiled.clear()

    assert read_templates().render("a.md.j2", {"text": "1 < 2"}) == first == "1 &#60; 2\n"
    assert compiled == []
    assert len(list(folder.iterdir())) == len(SOURCES) + 1  # and what tells git to leave it out


def test_a_template_that_has_changed_is_compiled_again(folder: Path, compiled: list[str]) -> None:
    read_templates()
    compiled.clear()
    compiled_code._COMPILED.clear()
    changed = Templates({**SOURCES, "a.md.j2": "new\n"}, CompiledTemplates())

    assert changed.render("a.md.j2", {}) == "new\n"
    assert changed.render("b.md.j2", {}) == "B\n"
    assert set(compiled) == {"a.md.j2"}


@pytest.mark.parametrize("damage", [lambda data: data[:40], lambda data: data[:-1] + b"?", lambda _: b""])
def test_what_is_damaged_is_compiled_again(folder: Path, compiled: list[str], damage: object) -> None:
    read_templates()
    for file in folder.iterdir():
        file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    compiled.clear()

    assert read_templates().render("b.md.j2", {}) == "B\n"
    assert sorted(set(compiled)) == sorted(SOURCES)


def test_what_another_program_has_put_there_is_not_run(
    folder: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_templates()
    compiled.clear()
    monkeypatch.setattr(compiled_templates, "_program", lambda: "another version")
    read_templates()

    assert sorted(set(compiled)) == sorted(SOURCES)


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder is the user's by where it lies")
def test_a_folder_that_others_can_write_into_is_not_used(folder: Path, compiled: list[str]) -> None:
    read_templates()
    folder.chmod(0o777)
    compiled.clear()
    before = tree(folder)
    read_templates()

    assert sorted(set(compiled)) == sorted(SOURCES)
    assert tree(folder) == before


def test_a_folder_that_cannot_be_made_stops_nobody(folder: Path, compiled: list[str]) -> None:
    folder.parent.parent.write_text("a file in its place", "utf-8")

    assert read_templates().render("b.md.j2", {}) == "B\n"


def test_a_project_brings_no_compiled_templates(folder: Path, tmp_path: Path) -> None:
    project = lean_project(tmp_path / "project")

    assert playbook("build", "--project", project).code == 0

    assert len(list(folder.iterdir())) > 20
    assert not [name for name in tree(project / ".cache") if not name.startswith(("pages/", "paper/", "parts/"))]
