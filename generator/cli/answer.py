"""The verbs `answer` and `answered`: what we found out, and what we told them."""

from __future__ import annotations

from collections.abc import Sequence

import click

from generator.cli import edits, terminal
from generator.cli.edits import AccountEditor
from generator.cli.naming import choose_id
from generator.editing.naming import Candidate
from generator.editing.surgery import Value
from generator.insight.promises.queries import waiting_queries
from generator.model.queries import Query
from generator.model.questions import OpenQuestion
from generator.wording.text import sentence_case


@edits.editing_command("answer")
@click.argument("question")
@click.argument("text")
@click.option("--on", "on", metavar="DAY", help="When we found it out. Default: today.")
def answer_command(editor: AccountEditor, question: str, text: str, on: str | None) -> None:
    """Write TEXT as the answer to QUESTION, one of the open `questions` of ACCOUNT.

    QUESTION is some of its words; without a match the open ones are listed.

    \b
    Example:
      playbook answer norrland "bank look at stock" "At every quarter, says Elin"
    """
    text = sentence_case(edits.line_of(text, "TEXT"))
    when = edits.past_day(on, editor.day, "--on")
    asked = [question for question in editor.account.questions if question.answer is None]
    _write_answer(editor, asked, question, "question", {"answer": text, "on": when.isoformat()})


@edits.editing_command("answered")
@click.argument("query")
@click.argument("text", required=False)
@click.option("--on", "on", metavar="DAY", help="When we answered. Default: today.")
def answered_command(editor: AccountEditor, query: str, text: str | None, on: str | None) -> None:
    """Note that QUERY, one of the open `queries` of ACCOUNT, has been answered, and with TEXT if it is worth keeping.

    QUERY is some of its words; without a match the open ones are listed.

    \b
    Examples:
      playbook answered norrland "spare parts"
      playbook answered norrland "spare parts" "From March on, all but the housings" --on yesterday
    """
    answer = {"answer": sentence_case(edits.line_of(text, "TEXT"))} if text is not None else {}
    when = edits.past_day(on, editor.day, "--on")
    waiting = waiting_queries(editor.account, editor.day, editor.account.settings)
    asked = [query.query for query in waiting]
    _write_answer(editor, asked, query, "query", {**answer, "answered_on": when.isoformat()})


def _write_answer(
    editor: AccountEditor, asked: Sequence[OpenQuestion | Query], typed: str, what: str, values: dict[str, Value]
) -> None:
    """Write into the one that is meant of what has no answer yet."""
    if not asked:
        key = "questions" if what == "question" else "queries"
        terminal.stop_with(f"{editor.account.name} has no open {what} below `{key}:`. Nothing was written.")
    among = [Candidate(str(number), question.ask) for number, question in enumerate(asked, 1)]
    record = asked[int(choose_id(typed, among, what, what.upper())) - 1]
    terminal.say_words(f"{editor.account.name}: {record.ask}")
    editor.write(lambda now: now.set_keys(record, values))
