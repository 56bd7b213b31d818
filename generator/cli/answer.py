"""The verb `answer`: what we found out about a question of an account."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import edits, options, terminal
from generator.editing.naming import Candidate
from generator.editing.surgery import put_value
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
    editor = edits.open_account(project, as_of, account)
    when = edits.past_day(on, editor.day, "--on")
    asked = {str(number): each for number, each in enumerate(editor.account.questions, 1) if each.answer is None}
    if not asked:
        terminal.stop_with(f"{editor.account.name} has no open question below `questions:`. Nothing was written.")
    open_question = asked[
        edits.choose_id(question, [Candidate(id, each.ask) for id, each in asked.items()], "question", "QUESTION")
    ]

    def answered(source: bytes, path: tuple[str | int, ...]) -> bytes:
        return put_value(put_value(source, path, "answer", text), path, "on", when.isoformat())

    terminal.say_words(f"{editor.account.name}: {open_question.ask}")
    edits.finish_edit(editor, lambda now: now.change_record(open_question, answered), yes=yes, dry_run=dry_run)
