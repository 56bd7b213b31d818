"""The verb `import`: what a customer database, contact cards or a calendar hold, into accounts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click

from generator.cli import edits, import_writing, options, terminal
from generator.cli.import_cards import ics_command, vcard_command
from generator.cli.import_writing import FILE, encoding_option, read_file, remembered_bytes, show_lines
from generator.cli.naming import choose_account, choose_id, choose_owner, list_ours
from generator.disk.project import Project
from generator.editing.naming import Candidate
from generator.importers import plan_wording
from generator.importers.crm import ImportRequest, crm_import, read_columns
from generator.importers.crm_map import NAME, CrmMap, read_map
from generator.importers.elsewhere import note_people_elsewhere
from generator.importers.errors import CannotImport
from generator.importers.headings import known_programs
from generator.importers.memory import file_of, read_memory
from generator.importers.tables import MOST_BYTES
from generator.load.book import load_book
from generator.load.files import without_others
from generator.load.merge import files_by_account
from generator.model.book import Book

_MAP_BYTES = 1024 * 1024


class _ImportGroup(click.Group):
    """The verbs of imports: for each of them a file that cannot be used is wrong usage of the command."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb that is asked for."""
        try:
            return super().invoke(ctx)
        except CannotImport as error:
            raise click.UsageError(str(error)) from None


@click.group("import", cls=_ImportGroup, context_settings=options.SETTINGS)
def import_command() -> None:
    """Bring in what other programs export: a customer database, contact cards, a calendar.

    Nothing that somebody wrote is ever overwritten, and nothing is written before you have seen and confirmed it.

    \b
    Examples:
      playbook import crm contacts.csv --dry-run
      playbook import vcard dana.vcf --account norrland
      playbook import ics calendar.ics --account norrland
    """


@import_command.command("crm", context_settings=options.SETTINGS)
@partial(edits.writing_options, unasked=False)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@click.option(
    "--map",
    "program",
    type=click.Choice(["auto", *known_programs()]),
    default="auto",
    help="The program that wrote the files. Default: auto, which finds out by their headings.",
)
@click.option(
    "--account", "accounts", metavar="ID", multiple=True, help="Only this account; may be given several times."
)
@click.option(
    "--create",
    metavar="NAME",
    multiple=True,
    help="Make this company of the files an account; may be given several times.",
)
@click.option("--owner", metavar="COLLEAGUE", default="", help="Who of us answers for new accounts.")
@click.option(
    "--tier", metavar="TIER", default="", help="The tier of new accounts. Default: the last one of the settings."
)
@click.option(
    "--map-file", type=FILE, help=f"Your own map of headings. Default: {NAME} in the project, if there is one."
)
@encoding_option
def crm_command(
    project: Path,
    as_of: str | None,
    yes: bool,
    dry_run: bool,
    files: Sequence[Path],
    program: str,
    accounts: Sequence[str],
    create: Sequence[str],
    owner: str,
    tier: str,
    map_file: Path | None,
    encoding: str | None,
) -> None:
    """Import accounts, contacts and deals from exports of a customer database (CSV or Excel).

    Exports of the usual programs and tables made by hand are understood as they are. Give all files of one export
    at once: contacts find their company by its id. Companies that are no accounts here are left out; --create makes
    one an account.

    A value that the last import wrote and nobody changed follows the customer database. Whatever a person wrote,
    changed or took out stays, and the report says so. Nothing is ever deleted.

    \b
    Examples:
      playbook import crm accounts.csv contacts.csv --dry-run
      playbook import crm contacts.xlsx --account norrland
      playbook import crm export.csv --create "Tarn Castings" --owner priya
    """
    target = options.read_from(project)
    path = map_file or target.folder / NAME
    user = read_map(path.name, read_file(path, _MAP_BYTES)) if map_file or path.is_file() else CrmMap()
    tables, no_use = read_columns(_read_named(files), user, None if program == "auto" else program, encoding)
    for columns in tables:
        show_lines(plan_wording.describe_mapping(columns))
    for name in no_use:
        show_lines([f"{name}: no column that is known to hold a name; not used"])
    accounts = [choose_account(typed, target, "--account") for typed in accounts]
    book = _read_book(target, accounts)
    owner = choose_owner(owner or None, list_ours(book)) or ""
    tiers = [Candidate(id, id) for id in book.settings.tiers]
    tier = choose_id(tier or tiers[-1].id, tiers, "tier", "--tier")
    wanted = ImportRequest(accounts, create, owner, tier, frozenset(files_by_account(target.sources)[0]))
    imported = crm_import(tables, user, book, wanted, lambda id: read_memory(file_of(id), remembered_bytes(target, id)))
    for plan in imported.plans:
        note_people_elsewhere(plan, target.sources)
        show_lines(plan_wording.describe_plan(plan))
    if rest := plan_wording.describe_rest(imported.records.tally, imported.records.ambiguous):
        show_lines(["Besides", *rest])
    changing = "\n" * any(plan.changes for plan in imported.plans)
    terminal.show_text(plan_wording.summarise_import(imported.records.tally, imported.plans) + changing)
    day = options.choose_day(as_of, book)
    if terminal.somebody_there() and not (dry_run or yes):
        import_writing.ask_who_left(imported.plans, day)
    import_writing.write_plans(target, book, imported.plans, day, dry_run=dry_run, yes=yes)


def _read_named(paths: Sequence[Path]) -> dict[str, bytes]:
    """The bytes of the files by their names, with their folders where two are called alike."""
    names = [path.name for path in paths]
    files = {path.name if names.count(path.name) == 1 else str(path): read_file(path, MOST_BYTES) for path in paths}
    if sum(map(len, files.values())) > MOST_BYTES:
        raise CannotImport("too-large-files", most=MOST_BYTES >> 20)
    return files


def _read_book(project: Project, accounts: Sequence[str]) -> Book:
    """The accounts that are asked for, or all; those with errors end the command, as nothing can be written there."""
    files, _ = files_by_account(project.sources)
    loaded = load_book(without_others(project.sources, accounts or list(files)), project=project.sources)
    errors = [problem for problem in loaded.problems if problem.is_error]
    if errors:
        terminal.show_problems(errors)
        terminal.stop_with(
            "Nothing is imported while the accounts have errors, see above. One account alone: --account ID"
        )
    return loaded.book


import_command.add_command(vcard_command)
import_command.add_command(ics_command)
