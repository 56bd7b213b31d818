"""Starts `playbook`, also as `python -m generator.cli`: a stop from the keyboard ends it in a word, however early."""

from __future__ import annotations

import sys
from importlib import import_module


def run() -> None:
    """Run the verb that is typed; exit code 1 when it is stopped from the keyboard, while it loads as well."""
    try:
        main = import_module("generator.cli.verbs").main
    except KeyboardInterrupt:
        sys.stderr.write("Aborted!\n")
        sys.exit(1)
    main(prog_name="playbook")


if __name__ == "__main__":
    run()
