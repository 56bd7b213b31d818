"""A stop from the keyboard ends a verb in a word, never in a traceback, however early it comes."""

from __future__ import annotations

import subprocess
import sys

import pytest

STOPPED_AT = """
import builtins, sys
load = builtins.__import__
def stop(name, *rest):
    if name == {module!r}:
        raise KeyboardInterrupt
    return load(name, *rest)
builtins.__import__ = stop
sys.argv = ["playbook", "today"]
from generator.cli import main
main()
"""
"""Starts a verb, and stops it when it loads a module."""


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("module", ["click", "generator.disk.project", "generator.model.book", "generator.load.book"])
def test_a_stop_while_a_verb_loads_ends_in_a_word(module: str) -> None:
    stopped = python(STOPPED_AT.format(module=module))

    assert (stopped.returncode, stopped.stdout, stopped.stderr.strip()) == (1, "", "Aborted!")
