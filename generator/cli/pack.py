"""The verb `pack`: what one of the customer's people is handed, in the formats they want, without building the site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.naming import choose_id, list_people
from generator.cli.one_account import read_one
from generator.cli.publishing import write_files
from generator.context.documents.packs.offers import prepare_packs
from generator.documents.made_file import MadeFile, problems_of
from generator.documents.pack_files import PackFile, pack_printer
from generator.documents.paper_languages import note_languages
from generator.insight.sharing.sharing import shared_account
from generator.outputs.packs.editable_slides import NoLibrary


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

    It holds what the customer may see and nothing else: what is marked `audience: shared`, what usually goes out where
    the account says `share: usual`, what they accepted and confirmed, and the files that are ready for them. Formats
    that are no file say what to bring instead.

    \b
    Examples:
      playbook pack norrland henrik --open
      playbook pack norrland rolf --out packs
    """
    one_account = read_one(project, account, as_of, "a pack")
    known = one_account.survey.account
    id = choose_id(person, list_people(known), "person", "PERSON")
    stakeholder = next(stakeholder for stakeholder in known.stakeholders if stakeholder.id == id)
    if not stakeholder.information.formats:
        terminal.stop_with(
            f"In which format {stakeholder.label} wants information is not known yet: ask, and note it as `formats`."
        )
    printer = pack_printer(known, one_account.press, one_account.files)
    prepared = prepare_packs(known, stakeholder, shared_account(known, one_account.day))
    if not prepared:
        gone = "the account is closed" if known.profile.status == "closed" else f"{stakeholder.label} is not there"
        terminal.stop_with(f"Nothing is made for {stakeholder.label}: {gone}.")
    made = _make_packs([PackFile(known, pack, printer, internal) for pack in prepared], editable)
    written = write_files(made, folder, options.folder_of(project), replace=replace)
    if written:
        terminal.show_problems(note_languages([known.read_by(stakeholder).customer_words]))
    if one_account.errors:
        terminal.say_words("Something may be missing, see above.")
    if show and written:
        click.launch(str(written[0].absolute()))


def _make_packs(packs: Iterable[PackFile], editable: bool) -> dict[str, bytes]:
    """A file for each format, by its name; for a format without one, it is said what to bring."""
    files = {}
    for pack in packs:
        offer, person = pack.prepared.offer, pack.prepared.person
        if not offer.file:
            terminal.say_words(f"{offer.called}: {offer.instead}")
            continue
        slides = _make_editable(pack) if editable else None
        made = slides or pack.whole()
        terminal.show_problems(problems_of([made]))
        if made.data is None:
            terminal.stop_with(f"No {offer.called.lower()} was made for {person.label}.")
        mark = "-internal" if pack.internal else ""
        ending = "pptx" if slides else offer.file.page.rpartition(".")[2]
        files[f"{pack.account.id}-{person.id}-{offer.format.replace('_', '-')}{mark}.{ending}"] = made.data
    return files


def _make_editable(pack: PackFile) -> MadeFile | None:
    try:
        return pack.editable()
    except NoLibrary:
        terminal.stop_with("Slides that can be changed need one more library: pip install python-pptx.")
