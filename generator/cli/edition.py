"""The verb `edition`: a small site for the customer of an account, and the list of what left the house."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from generator.cli import edits, options, terminal
from generator.cli.naming import choose_colleague, choose_id, list_people
from generator.cli.one_account import OneAccount, read_one
from generator.cli.publishing import publish_folder, write_file
from generator.disk import write
from generator.disk.manifest import (
    Manifest,
    NoManifest,
    digest_files,
    find_differences,
    manifest_file,
    read_manifest,
)
from generator.disk.targets import EDITION
from generator.documents.edition import edition_files
from generator.documents.paper_languages import note_languages
from generator.editing.entries import make_entry
from generator.history.state import find_state
from generator.load.merge import files_by_account
from generator.model.account import Account
from generator.model.problem import count_errors
from generator.wording.text import count_noun


@click.command("edition", context_settings=options.SETTINGS)
@options.project_options
@options.account_argument()
@click.option("--out", type=options.TargetPath(path_type=Path), help="The folder to make it in.")
@click.option("--to", "people", metavar="PERSON", multiple=True, help="Who of theirs gets it; may be said again.")
@click.option("--by", metavar="COLLEAGUE", help="Who of us hands it over. Default: the account manager.")
@click.option("--record", is_flag=True, help="Note in the account what was handed over.")
@click.option(
    "--verify",
    "handed",
    type=options.TargetPath(file_okay=False, path_type=Path),
    help="Say instead whether a folder is as it was when it left.",
)
def edition_command(
    project: Path,
    as_of: str | None,
    account: str,
    out: Path | None,
    people: tuple[str, ...],
    by: str | None,
    record: bool,
    handed: Path | None,
) -> None:
    """Make the edition of ACCOUNT for its customer: a small site to hand over.

    Where both sides stand, their promises, meetings with agendas, their year, the reports on projects, our people, and
    what was achieved: what the customer may see and nothing else. It is plain pages that print, need no server, and ask
    for nothing from outside.

    The folder holds that alone; one that holds anything else is refused. What it holds is listed beside it, in
    FOLDER.left.json: each file with what it comes to, the day, the commit, who and to whom.

    \b
    Examples:
      playbook edition norrland --out ../norrland --to henrik --record
      playbook edition norrland --verify ../norrland
    """
    if (out is None) is (handed is None):
        raise click.UsageError("Say where to make it with --out, or which folder to look at with --verify.")
    if handed is not None:
        _verify(read_one(project, account, as_of, "an edition").survey.account, options.require_path(handed))
    assert out is not None
    one_account = read_one(project, account, as_of, "an edition")
    known = one_account.survey.account
    if known.profile.status == "closed":
        terminal.stop_with(f"{known.name} is closed: its customer is handed nothing.")
    to = tuple(dict.fromkeys(choose_id(person, list_people(known), "person", "--to") for person in people))
    giver = choose_colleague(by, (*known.team, *known.colleagues), "--by") if by else known.profile.owner
    editor = replace(edits.open_account(project, as_of, known.id), yes=True) if record else None
    manifest = _make(one_account, out, giver, to)
    terminal.show_text(f"{out}  {count_noun(len(manifest.files), 'file')} for {known.name}\n{manifest_file(out)}")
    if one_account.errors:
        terminal.say_words("Something may be missing, see above.")
    if editor:
        entry = make_entry(
            what=f"{out.name}, {count_noun(len(manifest.files), 'file')}",
            on=one_account.day,
            to=to,
            by=giver,
            commit=manifest.commit,
            sha256=manifest.digest,
        )
        editor.write(lambda now: now.add_record(("editions",), entry))


def _make(one_account: OneAccount, out: Path, by: str, to: tuple[str, ...]) -> Manifest:
    """Make the folder and the list beside it, both or, where something cannot be made, neither."""
    known = one_account.survey.account
    made = edition_files(known, one_account.day, one_account.sources, one_account.press)
    terminal.show_problems((*made.problems, *note_languages([known.customer_words])))
    if count_errors(made.problems):
        terminal.stop_with("Nothing was made.")
    own = {name: one_account.sources[name] for name in files_by_account(one_account.sources)[0][known.id]}
    state = find_state(one_account.folder, known.id, own)
    manifest = Manifest(
        account=known.id,
        day=one_account.day.isoformat(),
        commit=state.commit,
        changed_since=state.changed_since,
        by=by,
        to=to,
        files=digest_files(made.files),
    )
    with publish_folder(out, one_account.folder, EDITION) as folder:
        for name, data in made.files.items():
            write.make_parent(folder / name).write_bytes(data)
    write_file(manifest.as_json(), manifest_file(out), one_account.folder, replace=True)
    return manifest


def _verify(account: Account, folder: Path) -> NoReturn:
    """Say whether a folder is as it left; ends with the exit code for problems when it is not."""
    try:
        manifest = read_manifest(folder)
        differences = list(find_differences(folder, manifest.files))
    except (NoManifest, OSError) as error:
        terminal.stop_with(f"{folder} cannot be compared: {error}.")
    if manifest.account != account.id:
        terminal.stop_with(f"{folder} is an edition of {manifest.account}, not of {account.id}.")
    for file in differences:
        terminal.show_text(f"{file.what:>7}  {file.name}")
    if differences:
        terminal.stop_with(f"{folder} is not as it left: see above.")
    noted = next((edition for edition in account.editions if edition.sha256 == manifest.digest), None)
    told = f"noted in the account as handed over on {noted.on}" if noted else "not noted in the account"
    terminal.show_text(f"{folder} is as it left: {count_noun(len(manifest.files), 'file')}, {told}.")
    raise SystemExit(0)
