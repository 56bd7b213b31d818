"""The verb `export`: the pages as files, for another builder."""

from __future__ import annotations

from pathlib import Path

import click

from generator import write
from generator.cli import options, terminal
from generator.cli.build import site_maker
from generator.paths import to_file
from generator.plugin import CannotBuild, editor_of
from generator.text import count


@click.command("export", context_settings=options.SETTINGS)
@options.project_options
@click.argument("folder", type=click.Path(path_type=Path))
def export_command(project: Path, as_of: str | None, folder: Path) -> None:
    """Write all pages as Markdown into FOLDER, with mkdocs.yml, for another builder.

    \b
    Example:
      playbook export build/pages
      zensical build -f build/pages/mkdocs.yml
    """
    found = options.read(project)
    terminal.quiet_mkdocs()
    try:
        site = site_maker(found, as_of)(to_file, editor_of(found.folder / "mkdocs.yml"))
    except CannotBuild as error:
        terminal.stop(str(error))
    terminal.show_problems(site.problems)
    if site.errors:
        terminal.stop(f"{count(len(site.errors), 'problem')}: nothing was exported.")
    try:
        pages = write.export(found.folder, site.pages, site.documents, folder.absolute())
    except write.CannotWrite as error:
        terminal.stop(str(error))
    terminal.say(f"Wrote {count(pages, 'page')} and the hand-written ones below {folder / 'docs'}.")
