"""Lets `python -m generator.cli` do what `playbook` does."""

from __future__ import annotations

from generator.cli import main

main(prog_name="playbook")
