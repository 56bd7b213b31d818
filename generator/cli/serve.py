"""The verb `serve`: show the site while somebody writes."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import click

from generator import clock
from generator.cli import options, terminal
from generator.plugin.builds import CannotBuild, serve_site


@click.command("serve", context_settings=options.SETTINGS)
@options.project_options
@click.option("--address", metavar="HOST:PORT", help="Where to serve. Default: 127.0.0.1:8000")
@click.option("--open", "browser", is_flag=True, help="Open it in your browser.")
def serve_command(project: Path, as_of: str | None, address: str | None, browser: bool) -> None:
    """Show the site in your browser while you write; an edit appears by itself.

    Problems with the data are shown here and on a page of the site, and the preview goes on.

    \b
    Example:
      playbook serve --open
    """
    project_files = options.read_from(project)
    if as_of:
        # The preview reads its configuration again at every change; the environment carries the day through.
        os.environ["SOURCE_DATE_EPOCH"] = str(clock.epoch_of(as_of))
    terminal.quiet_mkdocs(logging.INFO)
    try:
        serve_site(project_files.folder / "mkdocs.yml", address, browser)
    except CannotBuild as error:
        terminal.stop_with(str(error))
