"""The verb `brief`: the two pages to read before a meeting, without building the site."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.naming import choose_id
from generator.cli.one_account import read_one
from generator.cli.publishing import write_files
from generator.days.period import in_words
from generator.documents.made_file import DocumentPlan, MadeFile, problems_of
from generator.documents.paper_languages import note_languages
from generator.documents.papers import meeting_papers
from generator.editing.naming import Candidate
from generator.insight.meetings.meetings import planned_meetings, title_of
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
    """Make the brief before a meeting of ACCOUNT, as a PDF of two pages.

    MEETING is a planned meeting; without it, the next one. Page one is the meeting: who is there and
    wants what in which form, promises, good news, agenda, what to ask. Page two is the background. What is not known
    says whom to ask. Of a meeting marked `audience: shared` there is also an agenda that the customer may keep.

    \b
    Examples:
      playbook brief norrland --open
      playbook brief norrland quarterly-2026-12 --out briefs
    """
    one_account = read_one(project, account, as_of, "a brief")
    known = one_account.survey.account
    coming = _choose_meeting(known, meeting, one_account.day)
    plans = meeting_papers(one_account.survey, coming, one_account.press)
    papers_made = {name: file.data or b"" for name, file in _make_documents(plans, known, coming)}
    written = write_files(papers_made, folder, options.folder_of(project), replace=replace)
    if len(papers_made) > 1:
        terminal.show_problems(note_languages([known.customer_words]))
    if one_account.errors:
        terminal.say_words("Something may be missing, see above.")
    if show:
        click.launch(str(written[0].absolute()))


def _choose_meeting(account: Account, typed: str | None, day: date) -> Meeting:
    coming = planned_meetings(account, day)
    if not coming:
        add = f'playbook new meeting {account.id} "NAME" --on DAY'
        terminal.stop_with(f"{account.name} has no planned meeting from {in_words(day)} on. Add one: {add}")
    if typed is None:
        return coming[0]
    by_id = {meeting.id: meeting for meeting in coming}
    known = [Candidate(id, title_of(account, meeting) or id) for id, meeting in by_id.items()]
    return by_id[choose_id(typed, known, "planned meeting", "MEETING")]


def _make_documents(plans: Iterable[DocumentPlan], account: Account, meeting: Meeting) -> list[tuple[str, MadeFile]]:
    """The finished documents with the names to give them; ends with what is the matter when one cannot be made."""
    documents = [
        (f"{account.id}-{meeting.id}{'-agenda' if '/agendas/' in plan.name else ''}.pdf", plan.make()) for plan in plans
    ]
    terminal.show_problems(problems_of([file for _, file in documents]))
    if any(file.data is None for _, file in documents):
        terminal.stop_with(
            f"No brief was made for {title_of(account, meeting) or 'the meeting'} on {in_words(meeting.on)}."
        )
    return documents
