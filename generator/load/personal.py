"""What one of us keeps of themselves, from a file that no page and no other file is made from."""

from __future__ import annotations

from generator.load.conform import conform_record
from generator.load.merge import FOLDER
from generator.model.personal import PersonalFile
from generator.model.problem import Problem
from generator.yaml_reader.source import read_yaml

PERSONAL_FOLDER = f"{FOLDER}_people/"


def load_personal_file(name: str, data: bytes) -> tuple[PersonalFile, list[Problem]]:
    """What a file says, and every problem with it; what cannot be understood is left out."""
    tree, problems = read_yaml(name, data)
    if tree is None:
        return PersonalFile(), problems
    file, value_problems = conform_record(PersonalFile, tree, name, reading=problems)
    return file or PersonalFile(), problems + value_problems


def is_personal(name: str) -> bool:
    """Whether a file of a project is one of those, on a machine that tells upper and lower case apart or not."""
    return name.casefold().startswith(PERSONAL_FOLDER)
