"""The verb `pack`: what one of the customer's people is handed, in the formats they want, without building the site."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.naming import choose_id, list_people
from generator.cli.one_account import read_one
from generator.cli.publishing import write_files
from generator.documents.meeting_papers import MadeFile, problems_of
from generator.documents.pack_files import Packer, editable_pack, ending_of, make_packer, one_pack
from generator.model.people import Format, Stakeholder
from generator.outputs.packs.editable_slides import NoLibrary
from generator.pages.pack_offers import list_offers


@click.command("pack", context_settings=options.SETTINGS)
@options.project_options
@options.account_argument()
@click.argument("person")
@click.option("--internal", is_flag=True, help="Our own edition, with what only we may see.")
@click.option("--editable", is_flag=True, help="Slides that can be changed (pptx) in place of a PDF.")
@options.output_options
def pack_command(
    project: Path,
    as_of: str | None,
    account: str,
    person: str,
    internal: bool,
    editable: bool,
    show: bool,
    folder: Path | None,
    replace: bool,
) -> None:
    """Make what PERSON of ACCOUNT is handed, a file in each format they want.

    It holds what the customer may see and nothing else: meetings and promises marked `audience: shared`, what they
    accepted and confirmed, measures of the contract, milestones, and the files that are ready for them. Formats that
    are no file say what to bring instead.

    \b
    Examples:
      playbook pack norrland henrik --open
      playbook pack norrland rolf --out packs
    """
    one_account = read_one(project, account, as_of, "a pack")
    known = one_account.survey.account
    id = choose_id(person, list_people(known), "person", "PERSON")
    packing = make_packer(known, one_account.day, one_account.press, one_account.files)
    asked = next(stakeholder for stakeholder in known.stakeholders if stakeholder.id == id)
    if not asked.information.formats:
        terminal.stop_with(
            f"In which format {asked.label} wants information is not known yet: ask, and note it as `formats`."
        )
    if not list_offers(known, asked, packing.shared):
        gone = "the account is closed" if known.profile.status == "closed" else f"{asked.label} is not there"
        terminal.stop_with(f"Nothing is made for {asked.label}: {gone}.")
    made = _make_packs(packing, asked, internal, editable)
    written = write_files(made, folder, options.folder_of(project), replace=replace)
    if one_account.errors:
        terminal.say_words("Something may be missing, see above.")
    if show and written:
        click.launch(str(written[0].absolute()))


def _make_packs(packing: Packer, person: Stakeholder, internal: bool, editable: bool) -> dict[str, bytes]:
    """A file for each format, by its name; for a format without one, it is said what to bring."""
    files = {}
    for offer in list_offers(packing.account, person, packing.shared):
        if not offer.file:
            terminal.say_words(f"{offer.called}: {offer.instead}")
            continue
        made, ending = _make_pack(packing, person, offer.format, internal, editable)
        terminal.show_problems(problems_of([made]))
        if made.data is None:
            terminal.stop_with(f"No {offer.called.lower()} was made for {person.label}.")
        mark = "-internal" if internal else ""
        name = f"{packing.account.id}-{person.id}-{offer.format.replace('_', '-')}{mark}.{ending}"
        files[name] = made.data
    return files


def _make_pack(
    packing: Packer, person: Stakeholder, format: Format, internal: bool, editable: bool
) -> tuple[MadeFile, str]:
    """A pack with the ending of its file."""
    if editable:
        try:
            made = editable_pack(packing, person, format, internal)
        except NoLibrary:
            terminal.stop_with("Slides that can be changed need one more library: pip install python-pptx.")
        if made:
            return made, "pptx"
    return one_pack(packing, person, format, internal), ending_of(packing, person, format)
