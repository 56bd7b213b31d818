"""The verb `quiz`: ten questions on an account, to see whether one knows it well enough to answer for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.one_account import OneAccount, read_one
from generator.context.documents.handover.pack import handover_pack
from generator.context.documents.handover.quiz import Quiz, QuizQuestion, make_quiz
from generator.wording.text import count_noun


@click.command("quiz", context_settings=options.SETTINGS)
@options.project_options
@options.account_argument()
@click.option("--answers", is_flag=True, help="Print the questions with their answers, and ask nothing.")
def quiz_command(project: Path, as_of: str | None, account: str, answers: bool) -> None:
    """Ask ten questions on ACCOUNT that whoever takes it over should be able to answer in the first week.

    They are made of what the account says, and each answer stands in its handover pack. You answer, see the answer,
    and say whether you knew it. At the end there is a line for those who keep the result; nothing is written anywhere.

    \b
    Examples:
      playbook quiz norrland
      playbook quiz norrland --answers
    """
    one_account = read_one(project, account, as_of, "questions")
    quiz = make_quiz(one_account.survey, handover_pack(one_account.survey))
    if quiz.questions and not answers and not terminal.somebody_there():
        terminal.stop_with("Nobody is there to answer. To print questions and answers: --answers")
    known = 0
    for number, question in enumerate(quiz.questions, 1):
        terminal.show_text(f"{number}. {question.ask}")
        known += _show_answer(question) if answers else _ask(question)
    _say_unknown(quiz)
    if quiz.questions and not answers:
        _say_result(one_account, known, quiz.questions)


def _show_answer(question: QuizQuestion) -> bool:
    label = question.place.label
    named = question.answer.startswith(label.rstrip("…"))
    terminal.show_text(f"   {question.answer}" + ("" if named else f"  ({label})"))
    return False


def _ask(question: QuizQuestion) -> bool:
    """Let somebody answer, show the answer, and let them say whether they knew it."""
    said = click.prompt("  ", default="", show_default=False, prompt_suffix=" ")
    _show_answer(question)
    if said.strip().casefold() == question.answer.casefold():
        return True
    return click.confirm("   Did you know it?", default=False)


def _say_unknown(quiz: Quiz) -> None:
    if not quiz.questions:
        terminal.show_text("Nothing can be asked yet.")
    if quiz.fewer:
        terminal.show_text(f"Not known yet, and so not asked: {'; '.join(quiz.unknown)}.")


def _say_result(one_account: OneAccount, known: int, questions: Sequence[QuizQuestion]) -> None:
    result, id = f"{known}/{len(questions)}", one_account.survey.account.id
    terminal.show_text(f"You knew {known} of {count_noun(len(questions), 'answer')}.")
    terminal.show_text(
        "To keep it, below `learned` in your own file:\n"
        f"  - {{item: quiz-{id} {result}, on: {one_account.day.isoformat()}}}"
    )
