"""The verb `debrief`: what one of us noted for themselves after a meeting, in their own file and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import click

from generator.cli import edits, terminal
from generator.cli.edits import AccountEditor
from generator.cli.naming import ME, choose_colleague
from generator.cli.own_file import note_for_oneself, read_own_file
from generator.days.period import in_words
from generator.editing.entries import make_entry
from generator.load.personal import load_personal_file
from generator.model.personal import Debrief, PersonalFile
from generator.wording.text import sentence_case


@edits.editing_command("debrief")
@click.argument("text", metavar="[TEXT]", required=False)
@click.option("--felt", metavar="TEXT", help="What you felt.")
@click.option("--they-need", metavar="TEXT", help="What they need, as far as you can tell.")
@click.option("--on", "on", metavar="DAY", help="The day of the meeting. Default: today.")
@click.option("--who", metavar="COLLEAGUE", default=ME, help="Whose debriefs: an id or part of a name. Default: yours.")
def debrief_command(
    editor: AccountEditor, text: str | None, felt: str | None, they_need: str | None, on: str | None, who: str
) -> None:
    """Print your debriefs of ACCOUNT; with TEXT, the facts alone, note one more.

    For the hour after a meeting that went badly: what happened as a camera would have seen it, what you felt, what
    they need. They stand in accounts/_people/<id>.yaml: no page, paper, feed or export is made from it, and no
    other verb reads them.

    \b
    Examples:
      playbook debrief norrland
      playbook debrief norrland "Dana stopped me after two slides" --felt "Caught out" --they-need "To hear it first"
    """
    member = choose_colleague(who, editor.team, "--who")
    if text is None:
        if felt or they_need or on:
            raise click.UsageError("Say what happened first: TEXT is missing.")
        _show(editor, member)
        return
    entry = make_entry(
        on=edits.past_day(on, editor.day, "--on"),
        account=editor.account.id,
        text=sentence_case(edits.line_of(text, "TEXT")),
        felt=felt and sentence_case(edits.line_of(felt, "--felt")),
        they_need=they_need and sentence_case(edits.line_of(they_need, "--they-need")),
    )
    note_for_oneself(editor.folder, member, "debriefs", entry, yes=editor.yes, dry_run=editor.dry_run)


def _show(editor: AccountEditor, member: str) -> None:
    name, data = read_own_file(editor.folder, member)
    own, problems = load_personal_file(name, data) if data else (PersonalFile(), [])
    terminal.show_problems(problems)
    debriefs = [one for one in own.debriefs if one.account == editor.account.id and one.on <= editor.day]
    if not debriefs:
        terminal.say_words(f"{editor.account.name}: no debrief in {name}.")
        return
    lines = [terminal.paint_words(f"{editor.account.name}: what you noted for yourself", "heading")]
    for debrief in sorted(debriefs, key=lambda one: one.on, reverse=True):
        lines += ["", terminal.paint_words(in_words(debrief.on), "file"), *_lines(debrief)]
    terminal.show_text("\n".join(lines))


def _lines(debrief: Debrief) -> Iterator[str]:
    for title, words in (
        ("What happened", debrief.text),
        ("What I felt", debrief.felt),
        ("What they need", debrief.they_need),
    ):
        if words:
            yield f"  {title}: {' '.join(words.split())}"
