"""The verb `digest`: what changed since a day, for one of us, to read, to mail or to hand to another program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.edits import first_day
from generator.cli.naming import choose_owner, list_ours
from generator.cli.plan_words import FATES, MOST, as_json, as_text
from generator.cli.publishing import write_file
from generator.days.period import in_full
from generator.disk.project import Project
from generator.documents.own_templates import templates_in
from generator.history.versions import History, NoHistory
from generator.history.whole_state import read_state
from generator.insight.changes.past import Since, Why
from generator.load.book import load_book
from generator.model.account import Account
from generator.model.team import TeamMember
from generator.outputs.mail import write_mail
from generator.pages.render import template_problem
from generator.parts.plan_changes import ChangedPlan, PlanState, compare_plans
from generator.rendering.error_lines import TemplateProblem


@click.command("digest", context_settings=options.SETTINGS)
@options.project_options
@options.owner_option
@click.option("--since", "start", metavar="DAY", default="monday", show_default=True, help="The first day to tell of.")
@click.option(
    "--eml",
    "file",
    type=options.TargetPath(dir_okay=False, path_type=Path),
    help="Write it as a message for a mail program instead.",
)
@click.option("--json", "rows", is_flag=True, help="Print it for programs instead.")
@options.replace_option
def digest_command(
    project: Path, as_of: str | None, owner: str | None, start: str, file: Path | None, rows: bool, replace: bool
) -> None:
    """Say what changed since a day: what needs somebody now, what is settled, what was written in the plans.

    With --owner it is the accounts of that colleague, and what they have to see to in others. Time alone brings
    things about, too: what has fallen late since is among them. Where there is nothing to say, nothing is printed, no
    file is written, and the exit code is 0.

    \b
    Examples:
      playbook digest --since monday --owner priya
      playbook digest --owner priya --eml priya.eml
    """
    if file and rows:
        raise click.UsageError("--eml writes a message and --json prints rows: give one of them.")
    project_files = options.read_from(project)
    book = load_book(project_files.sources, whole_records=True).book
    day = options.choose_day(as_of, book)
    first = first_day(start, day, "--since")
    ours = list_ours(book)
    owner = choose_owner(owner, ours)
    plans = _compare(project_files, day, first, owner)
    if not plans:
        return
    if rows:
        terminal.show_text(as_json(plans))
        return
    who = next((member for member in ours if member.id == owner), None)
    title = f"What changed since {in_full(first)}"
    if file is None:
        named = f" · {who.name}" if who else ""
        terminal.show_text(terminal.paint_words(f"{title}{named}", "heading") + "\n")
        terminal.show_text(as_text(plans, terminal.paint_words))
        return
    write_file(_make_mail(project_files, title, plans, who, day), file, project_files.folder, replace=replace)
    terminal.say_words(f"Wrote {file}.")


def _compare(project: Project, day: date, first: date, owner: str | None) -> list[ChangedPlan]:
    """What changed in the accounts that concern a colleague, or in all."""
    try:
        history = History(project.folder)
        at = history.before(first) or history.commits[-1]
        before = PlanState(read_state(history, at), first - timedelta(days=1))
    except NoHistory as error:
        terminal.stop_with(f"Cannot say what changed: {error}.")

    def concerns_owner(account: Account, acting: str | None) -> bool:
        return owner in (None, account.profile.owner, acting)

    return compare_plans(before, PlanState(project.sources, day), Since(first, Why.ASKED), concerns_owner)


def _make_mail(project: Project, title: str, plans: Sequence[ChangedPlan], who: TeamMember | None, day: date) -> bytes:
    names = {"title": title, "plans": plans, "fates": FATES, "most": MOST}
    try:
        html = templates_in("digest", project.sources).render("digest/mail.html.j2", names)
    except TemplateProblem as error:
        terminal.show_problems([template_problem(error)])
        terminal.stop_with("Nothing was written.")
    text = f"{title}\n\n{as_text(plans, lambda words, role: words)}\n"
    return write_mail(title, (who.email or "") if who else "", text, html, day)
