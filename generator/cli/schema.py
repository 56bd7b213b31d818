"""The verb `schema`: what an editor needs to complete and explain keys."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options
from generator.schema import json_schema


@click.command("schema", context_settings=options.SETTINGS)
@options.project_options
def schema_command(project: Path, as_of: str | None) -> None:
    """Print the JSON Schema of an account file, for completion and help in an editor.

    \b
    Example:
      playbook schema > account.schema.json
    """
    click.echo(json_schema(), nl=False)
