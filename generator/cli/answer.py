"""The verb `answer`: what we found out about a question of an account."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import edits, options, terminal
from generator.editing.naming import Named
from generator.editing.surgery import put
from generator.wording.text import sentence_case


@click.command("answer", context_settings=options.SETTINGS)
@edits.editing_options
@options.account_argument()
@click.argument("question")
@click.argument("text")
@click.option("--on", "on", metavar="DAY", help="When we found it out. Default: today.")
def answer_command(
    project: Path, as_of: str | None, yes: bool, dry_run: bool, account: str, question: str, text: str, on: str | None
) -> None:
    """Write TEXT as the answer to QUESTION, one of the open `questions` of ACCOUNT.

    QUESTION is some of its words; without a match the open ones are listed.

    \b
    Example:
      playbook answer norrland "bank look at stock" "At every quarter, says Elin"
    """
    text = sentence_case(edits.line_of(text, "TEXT"))
    desk = edits.open_account(project, as_of, account)
    when = edits.past_day(on, desk.day, "--on")
    asked = {str(number): each for number, each in enumerate(desk.account.questions, 1) if each.answer is None}
    if not asked:
        terminal.stop(f"{desk.account.name} has no open question below `questions:`. Nothing was written.")
    found = asked[edits.chosen(question, [Named(id, each.ask) for id, each in asked.items()], "question", "QUESTION")]

    def answered(source: bytes, path: tuple[str | int, ...]) -> bytes:
        return put(put(source, path, "answer", text), path, "on", when.isoformat())

    terminal.say(f"{desk.account.name}: {found.ask}")
    edits.finish(desk, lambda now: now.changed(found, answered), yes=yes, dry_run=dry_run)
