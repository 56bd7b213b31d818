"""The verb `quiz`: ten questions on an account, to see whether one knows it well enough to answer for it."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options, terminal
from generator.cli.naming import ME, choose_colleague, list_ours
from generator.cli.one_account import read_one
from generator.cli.own_file import note_for_oneself
from generator.context.documents.handover.pack import handover_pack
from generator.context.documents.handover.quiz import Quiz, QuizQuestion, make_quiz
from generator.editing.entries import make_entry
from generator.wording.text import count_noun


@click.command("quiz", context_settings=options.SETTINGS)
@options.project_options
@options.account_argument()
@click.option("--answers", is_flag=True, help="Print the questions with their answers, and ask nothing.")
@click.option("--keep", is_flag=True, help="Note the result in your own file, which no page is made of.")
@click.option("--who", metavar="COLLEAGUE", default=ME, help="Who answers: an id or part of a name. Default: you.")
def quiz_command(project: Path, as_of: str | None, account: str, answers: bool, keep: bool, who: str) -> None:
    """Ask ten questions on ACCOUNT that whoever takes it over should be able to answer in the first week.

    They are made of what the account says, and each answer stands in its handover pack. You answer, see the answer,
    and say whether you knew it. Nothing is written anywhere, unless you --keep the result: it is one of the things to
    have reached in the first ninety days.

    \b
    Examples:
      playbook quiz norrland
      playbook quiz norrland --keep
      playbook quiz norrland --answers
    """
    one_account = read_one(project, account, as_of, "questions")
    quiz = make_quiz(one_account.survey, handover_pack(one_account.survey))
    if quiz.questions and not answers and not terminal.somebody_there():
        terminal.stop_with("Nobody is there to answer. To print questions and answers: --answers")
    member = choose_colleague(who, list_ours(one_account.book), "--who") if keep and not answers else ""
    known = 0
    for number, question in enumerate(quiz.questions, 1):
        terminal.show_text(f"{number}. {question.ask}")
        known += _show_answer(question) if answers else _ask(question)
    _say_unknown(quiz)
    if quiz.questions and not answers:
        result = f"{known}/{len(quiz.questions)}"
        terminal.show_text(f"You knew {known} of {count_noun(len(quiz.questions), 'answer')}.")
        entry = make_entry(item=f"quiz-{one_account.survey.account.id} {result}", on=one_account.day)
        if member:
            note_for_oneself(options.folder_of(project), member, "learned", entry, yes=True, dry_run=False)


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
