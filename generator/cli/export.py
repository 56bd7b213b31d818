"""The verb `export`: the pages as files, for another builder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.build import site_maker
from generator.cli.publishing import publish_folder
from generator.disk.project import read_project
from generator.disk.publish import write_pages
from generator.disk.targets import EXPORT
from generator.documents.own_templates import templates_in
from generator.model.problem import count_errors
from generator.paths import to_file
from generator.plugin.builds import CannotBuild, editor_of, left_out_of, pencil_of
from generator.site import Page
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
            editor, project_files = editor_of(home / "mkdocs.yml"), read_project(home)
            site = site_maker(project_files, as_of, jobs).make(to_file, editor, None)
        except CannotBuild as error:
            terminal.stop_with(str(error))
        terminal.show_problems(site.problems)
        if site.errors:
            terminal.stop_with(f"{count_noun(count_errors(site.problems), 'problem')}: nothing was exported.")
        made = _with_pencils(site.pages, pencil_of(home / "mkdocs.yml"), project_files.sources)
        pages = write_pages(home, made, site.documents, aside, left_out_of(home / "mkdocs.yml"))
    terminal.say_words(f"Wrote {count_noun(pages, 'page')} and the hand-written ones below {folder / 'docs'}.")


def _with_pencils(pages: Iterable[Page], address: Callable[[str], str], sources: Mapping[str, bytes]) -> Iterator[Page]:
    """The pages, each with the pencil that only the theme of MkDocs would put there."""
    templates = templates_in("partials", sources)
    for page in pages:
        where = address(page.edit)
        pencil = templates.render("partials/pencil.md.j2", {"address": where}).strip() if where else ""
        yield Page(page.name, f"{page.text.rstrip()}\n\n{pencil}\n", page.edit) if pencil else page
