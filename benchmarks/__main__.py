"""Run with ``make bench`` or ``python -m benchmarks [NUMBER ...]``: builds that many generated accounts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.build import check
from generator.checks.findings import run_checks
from generator.disk.project import read_project

AS_OF = date(2026, 11, 16)
"""The day up to which the sample accounts tell their story."""

HERE = Path(__file__).resolve().parent.parent
PLAYBOOK = [sys.executable, "-m", "generator.cli"]

_MEMORY_UNIT = 1024**2 if sys.platform == "darwin" else 1024
"""In which unit the system counts the memory of a process, in parts of a MiB."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one run of a command took."""

    seconds: float
    #: Most memory at any time, in MiB.
    memory: float


def measured(command: list[str], folder: Path) -> Figure:
    """Run a command to its end and measure it; what it prints is shown only when it fails."""
    environment = os.environ | {"PYTHONPATH": str(HERE), "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        # Python's own wait would find no process any more.
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(output.read().decode())
    return Figure(seconds, usage.ru_maxrss / _MEMORY_UNIT)


def generated(number: int, folder: Path) -> Path:
    """A project with that many accounts: the rich sample accounts again and again, under other names."""
    for name in ("docs", "playbook"):
        shutil.copytree(HERE / name, folder / name)
    shutil.copy(HERE / "mkdocs.yml", folder)
    accounts = folder / "accounts"
    accounts.mkdir()
    shutil.copy(HERE / "accounts" / "_team.yaml", accounts)
    samples = sorted(path for path in (HERE / "accounts").iterdir() if path.name not in ("_team.yaml", "quayside.yaml"))
    for at in range(number):
        sample = samples[at % len(samples)]
        account = accounts / f"{at:05}-{sample.name}"
        if sample.is_dir():
            shutil.copytree(sample, account)  # with the files that its packs are made of
        else:
            shutil.copyfile(sample, account)
        for file in account.rglob("*.yaml") if sample.is_dir() else [account]:
            _add_number(file, at)
    return folder


def _add_number(file: Path, at: int) -> None:
    """Tell the account of a file from its siblings by its name; a file that does not name it stays as it is."""
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(?m)^(account:\n  name: )(.*)$", rf"\1\2 {at}", text), "utf-8")


def plain(project: Path, folder: Path) -> Path:
    """The pages of a project as a folder that plain MkDocs builds, without our plugin."""
    subprocess.run([*PLAYBOOK, "export", str(folder)], cwd=project, check=True, capture_output=True,
                   env=os.environ | {"PYTHONPATH": str(HERE)})  # fmt: skip
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  - account-playbook\n", ""), "utf-8")
    return folder


def rules_alone(project: Path) -> float:
    """Seconds in which all rules look at all accounts of a project, which are read before the clock starts."""
    book = check(read_project(project).sources).book
    start = time.perf_counter()
    for account in book.accounts:
        run_checks(account, AS_OF, account.settings)
    return time.perf_counter() - start


def main(numbers: list[int]) -> None:
    """Print a line of figures for each number of accounts."""
    print(
        f"{'accounts':>8} {'KiB of YAML':>12} {'pages':>6} {'reading':>9} {'rules':>9} {'check':>9} {'build':>9} "
        f"{'plain MkDocs':>13} {'memory':>16}"
    )
    for number in numbers:
        with tempfile.TemporaryDirectory() as scratch:
            project = generated(number, Path(scratch, "project").resolve())
            size = sum(file.stat().st_size for file in (project / "accounts").rglob("*.yaml")) / 1024
            reading = measured([*PLAYBOOK, "check", "--level", "warning"], project)
            rules = rules_alone(project)
            whole = measured([*PLAYBOOK, "check"], project)
            build = measured([*PLAYBOOK, "build"], project)
            pages = sum(1 for _ in (project / "site").rglob("*.html"))
            bare = measured([sys.executable, "-m", "mkdocs", "build", "-q"], plain(project, Path(scratch, "plain")))
            print(
                f"{number:>8} {size:>12,.0f} {pages:>6,} {reading.seconds:>8.1f}s {rules:>8.2f}s "
                f"{whole.seconds:>8.1f}s {build.seconds:>8.1f}s {bare.seconds:>12.1f}s "
                f"{build.memory:>5.0f} / {bare.memory:>4.0f} MiB"
            )


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [8, 100, 300])
