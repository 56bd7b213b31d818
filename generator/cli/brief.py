"""The verb `brief`: the two pages to read before a meeting, without building the site."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.one_account import read_one
from generator.cli.publishing import write_files
from generator.days.period import in_words
from generator.documents.meeting_papers import DocumentPlan, Made, papers, problems_of
from generator.insight.meetings.meetings import planned, title_of
from generator.model.account import Account
from generator.model.meetings import Meeting


@click.command("brief", context_settings=options.SETTINGS)
@options.project_options
@options.account_argument()
@click.argument("meeting", required=False)
@options.output_options
def brief_command(
    project: Path, as_of: str | None, account: str, meeting: str | None, show: bool, folder: Path | None, replace: bool
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
    found = read_one(project, account, as_of, "a brief")
    known = found.survey.account
    coming = _meeting(known, meeting, found.day)
    plans = papers(found.survey, coming, found.press)
    papers_made = {name: made.data or b"" for name, made in _made(plans, known, coming)}
    written = write_files(papers_made, folder, options.folder_of(project), replace=replace)
    if found.errors:
        terminal.say("Something may be missing, see above.")
    if show:
        click.launch(str(written[0].absolute()))


def _meeting(account: Account, id: str | None, day: date) -> Meeting:
    coming = planned(account, day)
    if not coming:
        terminal.stop(f"{account.name} has no planned meeting from {in_words(day)} on: add one below `meetings:`.")
    if id is None:
        return coming[0]
    options.known(id, (each.id for each in coming), "planned meeting", "MEETING")
    return next(each for each in coming if each.id == id)


def _made(plans: Iterable[DocumentPlan], account: Account, meeting: Meeting) -> list[tuple[str, Made]]:
    """The finished documents with the names to give them; ends with what is the matter when one cannot be made."""
    found = [
        (f"{account.id}-{meeting.id}{'-agenda' if '/agendas/' in plan.name else ''}.pdf", plan.make()) for plan in plans
    ]
    terminal.show_problems(problems_of([made for _, made in found]))
    if any(made.data is None for _, made in found):
        terminal.stop(f"No brief was made for {title_of(account, meeting) or 'the meeting'} on {in_words(meeting.on)}.")
    return found
