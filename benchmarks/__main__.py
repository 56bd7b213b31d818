"""Run with ``make bench`` or ``python -m benchmarks [NUMBER ...]``: builds that many generated accounts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PLAYBOOK = [sys.executable, "-m", "generator.cli"]

_MEMORY_UNIT = 1024**2 if sys.platform == "darwin" else 1024
"""In which unit the system counts the memory of a process, in parts of a MiB."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one run of a command took."""

    seconds: float
    #: Of all processors together.
    cpu: float
    #: Most memory of its largest process at any time, in MiB.
    memory: float


def measure_command(command: list[str], folder: Path) -> Figure:
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
    return Figure(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MEMORY_UNIT)


def make_project(number: int, folder: Path) -> Path:
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
        first = at - at % len(samples)
        copies = {name.stem: f"{n:05}-{name.stem}" for n, name in enumerate(samples, first) if n < number}
        for file in account.rglob("*.yaml") if sample.is_dir() else [account]:
            _add_number(file, at, copies)
    return folder


def _add_number(file: Path, at: int, copies: Mapping[str, str]) -> None:
    """Tell the account of a file from its siblings by its name; a file that does not name it stays as it is.

    ``copies`` are the ids of those made with it, by the samples they are of; nobody is the same person as somebody
    in any other.
    """
    text = file.read_text("utf-8")
    text = re.sub(r"(?m)^(account:\n  name: )(.*)$", rf"\1\2 {at}", text)
    text = re.sub(r"(?m)^    same_as: ([a-z0-9-]+)/", lambda match: _name_copy(match, copies), text)
    file.write_text(text, "utf-8")


def _name_copy(match: re.Match[str], copies: Mapping[str, str]) -> str:
    copy = copies.get(match[1])
    return f"    same_as: {copy}/" if copy else "    # " + match[0].lstrip()


def make_plain(project: Path, folder: Path) -> Path:
    """The pages of a project as a folder that plain MkDocs builds, without our plugin."""
    subprocess.run([*PLAYBOOK, "export", str(folder)], cwd=project, check=True, capture_output=True,
                   env=os.environ | {"PYTHONPATH": str(HERE)})  # fmt: skip
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  - account-playbook\n", ""), "utf-8")
    return folder


def sizes(site: Path) -> tuple[int, float]:
    """How many pages a site has, and how many MiB all its files."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files) / 1024**2


def edit_one(project: Path) -> None:
    """Change a word of one account."""
    file = min((project / "accounts").glob("0*.yaml"))
    file.write_text(file.read_text("utf-8") + "# edited\n", "utf-8")


def measure_ours(project: Path) -> Iterator[tuple[str, Figure]]:
    """Check and build a project from nothing, again, and after one edit."""
    for verb in ("check", "build"):
        yield (
            f"{verb}, nothing kept",
            measure_command([*PLAYBOOK, verb, *(["--fresh"] if verb == "build" else [])], project),
        )
        yield f"{verb}, nothing changed", measure_command([*PLAYBOOK, verb], project)
        edit_one(project)
        yield f"{verb}, one account edited", measure_command([*PLAYBOOK, verb], project)


def measure_others(folder: Path) -> Iterator[tuple[str, Figure]]:
    """Build the same pages with other builders, as far as they are installed."""
    yield "plain MkDocs", measure_command([sys.executable, "-m", "mkdocs", "build", "-q"], folder)
    if zensical := shutil.which("zensical"):
        yield "Zensical", measure_command([zensical, "build", "-f", "mkdocs.yml"], folder)
    if hugo := shutil.which("hugo"):
        bare = folder / "hugo"
        shutil.copytree(folder / "docs", bare / "content")
        (bare / "hugo.toml").write_text("", "utf-8")
        (bare / "layouts" / "_default").mkdir(parents=True)
        (bare / "layouts" / "_default" / "single.html").write_text("{{ .Content }}", "utf-8")
        yield "bare Hugo", measure_command([hugo, "--quiet"], bare)


def main(numbers: list[int]) -> None:
    """Print a table for each number of accounts; the ratio is that of seconds to those of plain MkDocs."""
    for number in numbers:
        with tempfile.TemporaryDirectory() as scratch:
            project = make_project(number, Path(scratch, "project").resolve())
            ours = dict(measure_ours(project))
            pages, size = sizes(project / "site")
            folder = make_plain(project, Path(scratch, "plain").resolve())
            others = dict(measure_others(folder))
            bare = others["plain MkDocs"]
            print(f"\n{number} accounts: our site {pages:,} pages, {size:,.0f} MiB; ", end="")
            pages, size = sizes(folder / "site")
            print(f"plain MkDocs {pages:,} pages, {size:,.0f} MiB")
            print(f"{'':<28} {'seconds':>8} {'ratio':>6} {'CPU':>8} {'memory':>10}")
            for name, figure in {**ours, **others}.items():
                ratio = figure.seconds / bare.seconds
                print(f"{name:<28} {figure.seconds:>8.1f} {ratio:>6.2f} {figure.cpu:>8.1f} {figure.memory:>6.0f} MiB")


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [20, 100, 300])
