"""The verb `brief`: the two pages to read before a meeting, without building the site."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from generator import write
from generator.cli import options, terminal
from generator.context.survey import survey
from generator.insight.meetings import planned, title_of
from generator.load.book import Loaded, load
from generator.load.merge import FOLDER, TEAM_FILE, files_by_account
from generator.model.account import Account
from generator.model.meetings import Meeting
from generator.model.role import Role
from generator.papers import DocumentPlan, Made, papers, press
from generator.paths import ROLES
from generator.period import in_words
from generator.project import Project


@click.command("brief", context_settings=options.SETTINGS)
@options.project_options
@options.account_argument()
@click.argument("meeting", required=False)
@click.option("--open", "show", is_flag=True, help="Open it, in whatever opens PDF files here.")
@click.option(
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=".",
    help="Where to put it. Default: the folder you are in.",
)
def brief_command(
    project: Path, as_of: str | None, account: str, meeting: str | None, show: bool, folder: Path
) -> None:
    """Make the brief before a meeting of ACCOUNT (its id), as a PDF of two pages.

    MEETING is the id of a planned meeting; without it, the next one. Page one is the meeting: who is there and
    wants what in which form, promises, good news, agenda, what to ask. Page two is the background. What is not known
    says whom to ask. Of a meeting marked `audience: shared` there is also an agenda that the customer may keep.

    \b
    Examples:
      playbook brief norrland --open
      playbook brief norrland quarterly-2026-12 --out briefs
    """
    found = options.read(project)
    files, _ = files_by_account(found.sources)
    options.known(account, files, "account", "ACCOUNT")
    sources = _without_others(found, files[account])
    loaded = load(sources)
    known = loaded.book.account(account)
    if known is None:
        terminal.show_problems([problem for problem in loaded.problems if problem.account == account])
        terminal.stop(f"accounts/{account} cannot be read, so there is nothing to make a brief from.")
    day = options.day(as_of, loaded.book)
    coming = _meeting(known, meeting, day)
    errors = [problem for problem in loaded.problems if problem.is_error]
    terminal.show_problems(errors)
    plans = papers(survey(known, _six(loaded), day), coming, press(sources, loaded.book.settings, found.folder))
    written = [_written(made, name, folder) for name, made in _made(plans, known, coming)]
    if errors:
        terminal.say("Something may be missing, see above.")
    if show:
        click.launch(str(written[0]))


def _without_others(project: Project, own: list[str]) -> dict[str, bytes]:
    """The files of the playbook, of our own people and of one account: nobody waits for the other accounts."""
    kept = {TEAM_FILE, *own}
    return {name: data for name, data in project.sources.items() if not name.startswith(FOLDER) or name in kept}


def _meeting(account: Account, id: str | None, day: date) -> Meeting:
    coming = planned(account, day)
    if not coming:
        terminal.stop(f"{account.name} has no planned meeting from {in_words(day)} on: add one below `meetings:`.")
    if id is None:
        return coming[0]
    options.known(id, (each.id for each in coming), "planned meeting", "MEETING")
    return next(each for each in coming if each.id == id)


def _six(loaded: Loaded) -> list[Role]:
    """The roles in the order of the playbook; one that is missing asks nothing."""
    found = {role.id: role for role in loaded.roles}
    return [found[id] for id in ROLES if id in found]


def _made(plans: Iterable[DocumentPlan], account: Account, meeting: Meeting) -> list[tuple[str, Made]]:
    """The finished documents with the names to give them; ends with what is the matter when one cannot be made."""
    found = [
        (f"{account.id}-{meeting.id}{'-agenda' if '/agendas/' in plan.name else ''}.pdf", plan.make()) for plan in plans
    ]
    terminal.show_problems([problem for _, made in found for problem in made.problems])
    if any(made.data is None for _, made in found):
        terminal.stop(f"No brief was made for {title_of(account, meeting) or 'the meeting'} on {in_words(meeting.on)}.")
    return found


def _written(made: Made, name: str, folder: Path) -> Path:
    target = (folder / name).absolute()
    try:
        write.write_file(made.data or b"", target)
    except write.CannotWrite as error:
        terminal.stop(str(error))
    terminal.show(str(folder / name))
    return target
