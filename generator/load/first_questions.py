"""What to find out first about a new account, from the one file of the method that says so."""

from __future__ import annotations

from collections.abc import Mapping

from generator.load.conform import conform_record
from generator.model.problem import Problem
from generator.model.questions import FirstQuestion, FirstQuestions
from generator.yaml_reader.source import read_yaml

FIRST_QUESTIONS_FILE = "playbook/first-questions.yaml"


def load_first_questions(sources: Mapping[str, bytes]) -> tuple[tuple[FirstQuestion, ...], list[Problem]]:
    """The questions, and every problem with their file, which may be missing."""
    if FIRST_QUESTIONS_FILE not in sources:
        return (), []
    tree, problems = read_yaml(FIRST_QUESTIONS_FILE, sources[FIRST_QUESTIONS_FILE])
    if tree is None:
        return (), problems
    file, value_problems = conform_record(FirstQuestions, tree, FIRST_QUESTIONS_FILE, reading=problems)
    return file.questions if file else (), problems + value_problems
