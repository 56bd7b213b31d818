"""The verb `export`: the pages as files, for another builder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.build import site_maker
from generator.cli.publishing import publish_folder
from generator.disk.project import DOCS, lies_behind_link, read_project
from generator.disk.publish import write_pages
from generator.disk.targets import EXPORT
from generator.documents.own_templates import templates_in
from generator.model.problem import count_errors
from generator.pages.code_host import Editor
from generator.pages.render import PENCIL
from generator.paths import to_file
from generator.plugin.builds import CannotBuild, editor_of, left_out_of
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
        pages = chain(_pages_by_hand(home, editor, project_files.sources), site.pages)
        write_pages(home, pages, site.documents, aside, left_out_of(home / "mkdocs.yml"))
    made = count_noun(len(site.pages), "page")
    terminal.say_words(f"Wrote {made} and the hand-written ones below {folder / 'docs'}.")


def _pages_by_hand(home: Path, editor: Editor, sources: Mapping[str, bytes]) -> Iterator[Page]:
    """The pages that somebody wrote, each with the pencil that only the theme of MkDocs would put there."""
    templates = templates_in("partials", sources)
    for path in sorted((home / DOCS).rglob("*.md")):
        name = path.relative_to(home).as_posix()
        address = editor.edit_file(name)
        if address and not lies_behind_link(path, home / DOCS):
            with suppress(UnicodeDecodeError):  # the builder says it
                text, pencil = path.read_bytes().decode(), templates.render(PENCIL, {"address": address}).strip()
                yield Page(name.removeprefix(f"{DOCS}/"), f"{text.rstrip()}\n\n{pencil}\n", name)
