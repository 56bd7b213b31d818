"""The verb `schema`: what an editor needs to complete and explain keys."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.writing import hold_writing_lock
from generator.disk import write
from generator.editing.commented_json import CannotMerge
from generator.editing.editor import ASSOCIATIONS, KINDS, SETTINGS_OF_VS_CODE, schema_files, with_associations


@click.command("schema", context_settings=options.SETTINGS)
@options.project_options
@click.option(
    "--of",
    "name",
    type=click.Choice([kind.name for kind in KINDS]),
    default="account",
    show_default=True,
    help="Of which files: an account in one file, a part of an account that is a folder, or one that there is once.",
)
@click.option(
    "--write",
    "put",
    is_flag=True,
    help="Write all of them into .schema/ and tell VS Code of them, instead of printing one.",
)
def schema_command(project: Path, as_of: str | None, name: str, put: bool) -> None:
    """Print the JSON Schema of an account file, for completion and help in an editor.

    With --write, every editor that has the YAML language server finds the schemas by itself: VS Code by
    .vscode/settings.json, in which everything else stays as it is, the others by the first line of files that
    `playbook new` has made.

    \b
    Examples:
      playbook schema --write
      playbook schema > account.schema.json
    """
    if put:
        _write_schemas(options.read_from(project).folder)
    else:
        click.echo(next(kind.schema for kind in KINDS if kind.name == name), nl=False)


def put_schemas(folder: Path) -> None:
    """Put the schemas that the first line of a new account names in place, unless they are there."""
    try:
        for name, data in schema_files().items():
            if not (folder / name).exists():
                write.write_file(data, folder / name)
    except write.CannotWrite as error:
        terminal.stop_with(str(error))


def _write_schemas(folder: Path) -> None:
    """Put the schemas and the settings of VS Code in place, all or none."""
    try:
        settings = _read_bytes(folder / SETTINGS_OF_VS_CODE)
        files = {**schema_files(), SETTINGS_OF_VS_CODE: with_associations(settings)}
        before = {name: settings if name == SETTINGS_OF_VS_CODE else _read_bytes(folder / name) for name in files}
        changed = {name: (before[name], data) for name, data in files.items() if before[name] != data}
        with hold_writing_lock(folder):
            write.exchange_files({folder / name: change for name, change in changed.items()})
    except CannotMerge as error:
        reason = f"{SETTINGS_OF_VS_CODE} was not touched, nor anything else written: {error}."
        raise click.UsageError(f'{reason} Mend it, or delete what it says under "{ASSOCIATIONS}".') from None
    except OSError as error:
        terminal.stop_with(f"cannot read {error.filename}: {error.strerror}")
    except write.CannotWrite as error:
        terminal.stop_with(str(error))
    for name in files:
        terminal.show_text(f"{name}: {'written' if name in changed else 'as it was'}")


def _read_bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
