"""The verb `export`: the pages as files, for another builder."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.build import site_maker
from generator.cli.publishing import publish_folder
from generator.disk.project import read_project
from generator.disk.publish import write_pages
from generator.disk.targets import EXPORT
from generator.model.problem import count_errors
from generator.paths import to_file
from generator.plugin.builds import CannotBuild, editor_of, left_out_of
from generator.wording.text import count_noun


@click.command("export", context_settings=options.SETTINGS)
@options.project_options
@options.jobs_option
@click.argument("folder", type=options.TargetPath(path_type=Path))
def export_command(project: Path, as_of: str | None, jobs: int | None, folder: Path) -> None:
    """Write all pages as Markdown into FOLDER, with mkdocs.yml, for another builder.

    \b
    Example:
      playbook export build/pages
      zensical build -f build/pages/mkdocs.yml
    """
    home = options.folder_of(project)
    terminal.quiet_mkdocs()
    with publish_folder(folder, home, EXPORT) as aside:
        try:
            editor = editor_of(home / "mkdocs.yml")
            site = site_maker(read_project(home), as_of, jobs).make(to_file, editor, None)
        except CannotBuild as error:
            terminal.stop_with(str(error))
        terminal.show_problems(site.problems)
        if site.errors:
            terminal.stop_with(f"{count_noun(count_errors(site.problems), 'problem')}: nothing was exported.")
        pages = write_pages(home, site.pages, site.documents, aside, left_out_of(home / "mkdocs.yml"))
    terminal.say_words(f"Wrote {count_noun(pages, 'page')} and the hand-written ones below {folder / 'docs'}.")
