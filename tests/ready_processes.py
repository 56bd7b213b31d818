"""Processes that have the program loaded when a command begins: forked by one that has, where a system can fork."""

from __future__ import annotations

import os
import runpy
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing import forkserver, get_all_start_methods, get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LOADED = ["generator.build", "generator.cli.build", "generator.plugin.builds", "mkdocs.commands.build"]
"""What nearly every command loads; that a verb loads no more than it needs is tested in processes of their own."""

AT_START = ("PYTHON", "LC_", "LANG")
"""How the variables begin that Python reads only when it starts."""


def can_fork(changes: Mapping[str, str]) -> bool:
    """Whether a command may run in such a process, with some changes to the environment."""
    return "forkserver" in get_all_start_methods() and not any(name.startswith(AT_START) for name in changes)


@cache
def _start_server() -> ForkServerContext:
    """The process that forks, with the program of this repository; it ends with the one that it is of."""
    context = get_context("forkserver")
    context.set_forkserver_preload(LOADED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        forkserver.ensure_running()
    return context


def run_module(
    module: str, arguments: Sequence[str], cwd: Path, environment: Mapping[str, str], timeout: float
) -> subprocess.CompletedProcess[str]:
    """Run a module in a folder as `subprocess.run` would run ``python -m``; ``timeout`` is in seconds."""
    with tempfile.TemporaryDirectory() as scratch:
        said = Path(scratch, "out"), Path(scratch, "err")
        given = (module, list(arguments), cwd, dict(environment), said)
        process = _start_server().Process(target=_run_as_main, args=given)
        process.start()
        process.join(timeout)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired([module, *arguments], timeout)
        out, err = (path.read_text("utf-8") for path in said)
        return subprocess.CompletedProcess([module, *arguments], process.exitcode, out, err)


def _run_as_main(
    module: str, arguments: list[str], cwd: Path, environment: dict[str, str], said: tuple[Path, Path]
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # the server does not listen to it
    for number, path in enumerate((Path(os.devnull), *said)):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), number)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, mode, encoding="utf-8") for number, mode in enumerate("rww"))
    os.chdir(cwd)
    of_tests = ("", str(ROOT), str(ROOT / "tests"), str(ROOT / ".ci"))
    sys.path[:] = [str(cwd), str(ROOT), *(path for path in sys.path if path not in of_tests)]
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
