"""The recipes for schedules are right as those see it who read them: systemd, GitHub, GitLab."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lean import lean_project, playbook
from projects import ROOT

from generator.hosting.recipes import split_files

NEW_PROJECT = ROOT / "generator/editing/new_project"


def printed(kind: str, folder: Path = ROOT) -> str:
    done = playbook("hosting", kind, "--project", folder)
    assert done.code == 0, done.err
    return done.out


def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.fail("systemd-analyze is not on this machine; .ci/run installs it with systemd")
    files = split_files(printed("systemd", lean_project(tmp_path / "plans of ours, Ångerby")))
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    done = subprocess.run(
        [verify, "verify", "--man=no", *(str(tmp_path / name) for name in files)], capture_output=True, text=True
    )

    assert set(files) == {"plans.service", "plans.timer", "plans-failed.service"}
    ours = [line for line in done.stderr.splitlines() if "plans" in line]
    assert (done.returncode, ours) == (0, [])


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_workflows_have_the_shape_their_hosts_ask_for(kind: str, tmp_path: Path) -> None:
    recipe = tmp_path / f"{kind}.yml"
    recipe.write_text(printed(kind), encoding="utf-8")
    own = {
        "github": [NEW_PROJECT / "gitea.yml", *sorted((ROOT / ".github/workflows").glob("*.yml"))],
        "gitlab": [ROOT / ".gitlab-ci.yml"],
    }[kind]
    schema = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}[kind]
    done = check(schema, [recipe, NEW_PROJECT / f"{kind}.yml", *own])

    assert done.returncode == 0, done.stdout + done.stderr


def check(schema: str, files: list[Path]) -> subprocess.CompletedProcess[str]:
    """What a schema says of some files; those of GitLab have tags of their own."""
    transform = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *transform, *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_wrong_workflow_is_found(tmp_path: Path) -> None:
    (tmp_path / "wrong.yml").write_text("name: x\non: push\njobs: {a: {steps: 3}}\n")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "check_jsonschema",
            "--builtin-schema",
            "vendor.github-workflows",
            tmp_path / "wrong.yml",
        ],
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
