"""The verb `example`: what a key of an account looks like when it is filled in."""

from __future__ import annotations

import click

from generator.cli import options, terminal
from generator.cli.naming import choose_id
from generator.editing.naming import Candidate
from generator.editing.record_forms import tables_by_word
from generator.editing.skeleton import example_text, list_keys


@click.command("example", context_settings=options.SETTINGS)
@click.argument("key", required=False)
def example_command(key: str | None) -> None:
    """Print what KEY looks like in the file of an account, with everything it can hold and a line of help for each.

    KEY is a key at the top of an account, such as projects, or the word for one of its records, such as project.
    Without it, all keys are listed. A text that says what belongs there is to be written over; leave out what you do
    not know.

    \b
    Examples:
      playbook example projects
      playbook example conflict
    """
    keys = list_keys()
    if key is None:
        width = max(len(field.key) for field in keys)
        terminal.show_text("\n".join(f"{field.key:<{width}}  {field.help}" for field in keys))
        return
    table = tables_by_word().get(key)
    known = [Candidate(field.key, field.key) for field in keys]
    path = table.path if table else (choose_id(key, known, "key", "KEY"),)
    terminal.show_text(example_text(path).rstrip("\n"))
