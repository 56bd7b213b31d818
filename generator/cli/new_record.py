"""The verbs `new person`, `new project` and `new meeting`: one record more in an account."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import click

from generator.cli import edits, options, terminal
from generator.cli.promise import commitment_command
from generator.days.period import with_weekday
from generator.editing.entries import make_entry, new_id, person_id
from generator.editing.naming import Candidate
from generator.model.meetings import MeetingKind
from generator.model.people import DecisionRole, Floor, Format, Grade, Support
from generator.model.work import Phase
from generator.wording.names import name_key


@click.command("person", context_settings=options.SETTINGS)
@edits.editing_options
@options.account_argument()
@click.argument("name")
@click.option("--title", metavar="TEXT", help="Job title, in the customer's words.")
@click.option("--unit", metavar="UNIT", help="Business unit, site or department.")
@click.option("--floor", type=click.Choice(get_args(Floor)), help="How high in the building they sit.")
@click.option("--reports-to", metavar="PERSON", help="Whom they report to.")
@click.option("--role", "roles", multiple=True, type=click.Choice(get_args(DecisionRole)), help="A part they play.")
@click.option("--influence", type=click.Choice(get_args(Grade)), help="How much weight their word has.")
@click.option("--interest", type=click.Choice(get_args(Grade)), help="How much our work matters to them.")
@click.option("--support", type=click.Choice(get_args(Support)), help="Where they stand towards us, as of today.")
@click.option("--format", "formats", multiple=True, type=click.Choice(get_args(Format)), help="What to bring them.")
@click.option("--email", metavar="ADDRESS", help="Their e-mail address.")
@click.option("--phone", metavar="NUMBER", help="Their telephone number.")
def person_command(
    project: Path,
    as_of: str | None,
    yes: bool,
    dry_run: bool,
    account: str,
    name: str,
    title: str | None,
    unit: str | None,
    floor: str | None,
    reports_to: str | None,
    roles: Sequence[str],
    influence: str | None,
    interest: str | None,
    support: str | None,
    formats: Sequence[str],
    email: str | None,
    phone: str | None,
) -> None:
    """Add a person named NAME to the people of ACCOUNT.

    Only the name is needed; what is not known yet becomes a question.

    \b
    Examples:
      playbook new person norrland "Petra Lund" --title "Buyer, castings" --reports-to dana
      playbook new person norrland "Olle Strand" --role technical_evaluator --influence high --interest low
    """
    name = edits.line_of(name, "NAME")
    editor = edits.open_account(project, as_of, account)
    taken = {candidate.id for candidate in (*editor.theirs, *editor.ours)}
    _not_there_yet(name, editor.theirs, "NAME")
    units = [Candidate(each.id, each.name) for each in editor.account.profile.units]
    record = make_entry(
        id=person_id(name, taken),
        name=name,
        title=title,
        unit=edits.choose_id(unit, units, "unit", "--unit") if unit else None,
        floor=floor,
        reports_to=edits.choose_id(reports_to, editor.theirs, "person", "--reports-to") if reports_to else None,
        decision_role=roles,
        influence=influence,
        interest=interest,
        support=support,
        support_on=editor.day if support else None,
        contact={"email": email, "phone": phone},
        information={"formats": formats},
    )
    terminal.say_words(f"{editor.account.name}: {record['name']}, called {record['id']} in the files")
    edits.finish_edit(editor, lambda now: now.add_record("stakeholders", record), yes=yes, dry_run=dry_run)


@click.command("project", context_settings=options.SETTINGS)
@edits.editing_options
@options.account_argument()
@click.argument("name")
@click.option("--phase", type=click.Choice(get_args(Phase)), default="idea", show_default=True, help="How far it is.")
@click.option("--accountable", metavar="COLLEAGUE", help="Who of us answers for it.")
@click.option("--sponsor", metavar="PERSON", help="Who of them wants it.")
@click.option("--starts", metavar="DAY", help="First day.")
@click.option("--due", metavar="DAY", help="Last day agreed.")
def project_command(
    project: Path,
    as_of: str | None,
    yes: bool,
    dry_run: bool,
    account: str,
    name: str,
    phase: str,
    accountable: str | None,
    sponsor: str | None,
    starts: str | None,
    due: str | None,
) -> None:
    """Add a project named NAME to the work in hand for ACCOUNT.

    \b
    Example:
      playbook new project norrland "Returns in the forecast" --sponsor maja --accountable ben --due "30 Apr"
    """
    name = edits.line_of(name, "NAME")
    editor = edits.open_account(project, as_of, account)
    projects = [Candidate(each.id, each.name) for each in editor.account.projects]
    _not_there_yet(name, projects, "NAME")
    begins = edits.day_of(starts, editor.day, "--starts", ahead=True) if starts else None
    ends = edits.day_of(due, begins or editor.day, "--due", ahead=True) if due else None
    if begins and ends and ends < begins:
        raise click.BadParameter(f"{with_weekday(ends)} is before it starts", param_hint="--due")
    record = make_entry(
        id=new_id(name, {candidate.id for candidate in projects}, "project"),
        name=name,
        accountable=edits.choose_id(accountable, editor.ours, "colleague", "--accountable") if accountable else None,
        sponsor=edits.choose_id(sponsor, editor.theirs, "person", "--sponsor") if sponsor else None,
        phase=phase,
        starts=begins,
        due=ends,
    )
    terminal.say_words(f"{editor.account.name}: {record['name']}, called {record['id']} in the files")
    edits.finish_edit(editor, lambda now: now.add_record("projects", record), yes=yes, dry_run=dry_run)


@click.command("meeting", context_settings=options.SETTINGS)
@edits.editing_options
@options.account_argument()
@click.argument("name")
@click.option("--on", "on", metavar="DAY", required=True, help="When: friday, in 2 weeks, 3 Dec, 2026-12-03.")
@click.option("--at", "at", metavar="TIME", help="At what time: 10:00.")
@click.option("--place", metavar="TEXT", help="Where.")
@click.option("--kind", type=click.Choice(get_args(MeetingKind)), help="What it is for.")
@click.option("--with", "people", multiple=True, metavar="WHO", help="Who takes part, of either side; may be repeated.")
@click.option("--goal", metavar="TEXT", help="The one result that makes it worth while.")
@click.option(
    "--shared", is_flag=True, help="The customer may see it in writing, so there is an agenda to leave behind."
)
def meeting_command(
    project: Path,
    as_of: str | None,
    yes: bool,
    dry_run: bool,
    account: str,
    name: str,
    on: str,
    at: str | None,
    place: str | None,
    kind: str | None,
    people: Sequence[str],
    goal: str | None,
    shared: bool,
) -> None:
    """Add a meeting named NAME with ACCOUNT; its brief is there from then on.

    \b
    Example:
      playbook new meeting norrland "Year in review" --on "10 Dec" --at 10:00 --with dana --with henrik
    """
    name = edits.line_of(name, "NAME")
    editor = edits.open_account(project, as_of, account)
    when = edits.day_of(on, editor.day, "--on", ahead=True)
    both = [*editor.theirs, *editor.ours]
    if any(meeting.on == when and meeting.name == name for meeting in editor.account.meetings):
        raise click.BadParameter(f"there is a meeting of that name on {with_weekday(when)}", param_hint="NAME")
    record = make_entry(
        id=new_id(name, {meeting.id for meeting in editor.account.meetings}, "meeting", when.strftime("%Y-%m")),
        name=name,
        kind=kind,
        on=when,
        at=at,
        place=place,
        attendees=[edits.choose_id(typed, both, "person", "--with") for typed in people],
        goal=goal,
        status=None if when >= editor.day else "held",
        audience="shared" if shared else None,
    )
    terminal.say_words(f"{editor.account.name}: {name} on {with_weekday(when)}, called {record['id']} in the files")
    edits.finish_edit(editor, lambda now: now.add_record("meetings", record), yes=yes, dry_run=dry_run)


def _not_there_yet(name: str, known: Sequence[Candidate], option: str) -> None:
    if any(name_key(candidate.name) == name_key(name) for candidate in known):
        raise click.BadParameter(f"there is a {name} already", param_hint=option)


RECORD_COMMANDS = (person_command, project_command, meeting_command, commitment_command)
"""The verbs that add one record to an account, for the group `new`."""
