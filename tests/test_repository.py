"""What a stranger finds at the top of the repository."""

from __future__ import annotations

import re
import tomllib

import manual
import pytest
from projects import ROOT

MODULES = sorted((ROOT / "generator").rglob("*.py"))
WORKFLOWS = (".github/workflows/ci.yml", ".gitlab-ci.yml")


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_readme_is_short_and_begins_with_a_picture_and_two_commands() -> None:
    readme = text("README.md")
    first_screen = "\n".join(readme.splitlines()[:16])

    assert 200 < len(readme.split()) <= 600
    assert re.search(r"^make site .*\nmake test ", first_screen, flags=re.MULTILINE)
    picture = re.search(r"!\[.{20,}\]\((\S+\.png)\)", first_screen)
    assert picture
    assert (ROOT / picture[1]).stat().st_size > 10_000


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_links_of_the_first_pages_lead_to_files(name: str) -> None:
    links = manual.links(ROOT / name)

    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_the_workflows_call_what_must_pass_and_keep_no_steps_of_their_own(name: str) -> None:
    assert "bash .ci/run" in text(name)
    assert "pip install" not in text(name)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_the_workflows_try_every_python_from_the_oldest_on(name: str) -> None:
    oldest = tomllib.loads(text("pyproject.toml"))["project"]["requires-python"]

    assert oldest == ">=3.11"
    assert [minor for minor in range(11, 15) if not re.search(rf"\b3\.{minor}\b", text(name))] == []


def test_the_newest_version_of_the_changes_is_that_of_the_package() -> None:
    versions = re.findall(r"^## (\d+\.\d+\.\d+)", text("CHANGELOG.md"), flags=re.MULTILINE)

    assert versions[:1] == [tomllib.loads(text("pyproject.toml"))["project"]["version"]]
    assert len(versions) == len(set(versions)) >= 2


def test_the_licence_is_the_one_the_package_says() -> None:
    assert tomllib.loads(text("pyproject.toml"))["project"]["license"] == "MIT"
    assert text("LICENSE").startswith("MIT License")


def test_no_module_is_too_long_to_read_in_one_sitting() -> None:
    lines = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in MODULES}

    assert len(lines) > 100
    assert [name for name, number in lines.items() if number > 300] == []
