"""What editors need to help with the files of a project: schemas, a line for each file, the settings of VS Code."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from generator.editing import commented_json
from generator.load.first_questions import FIRST_QUESTIONS_FILE
from generator.load.merge import FOLDER, TEAM_FILE
from generator.load.personal import PERSONAL_FOLDER, is_personal
from generator.load.plays import PLAYS_FOLDER, is_play_file
from generator.load.settings import SETTINGS_FILE
from generator.model.account import Account
from generator.model.book import TeamFile
from generator.model.personal import PersonalFile
from generator.model.plays import Play
from generator.model.questions import FirstQuestions
from generator.model.record import Record
from generator.model.schema import json_schema
from generator.model.settings import Settings

SETTINGS_OF_VS_CODE = ".vscode/settings.json"
"""Where VS Code keeps the settings of a project."""

ASSOCIATIONS = "yaml.schemas"
"""The setting of the YAML language server that says which schema is for which files."""

_SCHEMAS = ".schema"


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of YAML file of a project."""

    #: ``account``, ``part`` (a file of an account that is a folder), ``team``, ``settings``, ``first-questions``,
    #: ``person``, ``play``.
    name: str
    #: The record that such a file makes.
    record: type[Record]
    #: Which files are such, as patterns; those that begin with ``!`` are left out again.
    patterns: tuple[str, ...]
    #: Whether everything required stands in the one file.
    whole: bool = True

    @property
    def file(self) -> str:
        """Where the schema stands, relative to the project."""
        return f"{_SCHEMAS}/{self.name}.json"

    @property
    def schema(self) -> str:
        """The JSON Schema, as text."""
        return json_schema(self.record, whole=self.whole)


KINDS = (
    FileKind("account", Account, (f"{FOLDER}*.yaml", f"{FOLDER}*.yml", f"!{FOLDER}_*")),
    FileKind(
        "part",
        Account,
        (f"{FOLDER}*/**/*.yaml", f"{FOLDER}*/**/*.yml", f"!{FOLDER}_*/**", f"!{FOLDER}*/files/**"),
        whole=False,
    ),
    FileKind("team", TeamFile, (TEAM_FILE,)),
    FileKind("settings", Settings, (SETTINGS_FILE,)),
    FileKind("first-questions", FirstQuestions, (FIRST_QUESTIONS_FILE,)),
    FileKind("person", PersonalFile, (f"{PERSONAL_FOLDER}*.yaml", f"{PERSONAL_FOLDER}*.yml")),
    FileKind("play", Play, (f"{PLAYS_FOLDER}*.yaml", f"{PLAYS_FOLDER}*.yml")),
)
"""The kinds there are."""


def kind_of(file: str) -> FileKind:
    """The kind of a file of a project, by its name relative to the project."""
    account, part, *others = KINDS
    named = next((kind for kind in others if file in kind.patterns), None)
    if is_play_file(file):
        return others[-1]
    if is_personal(file):
        return others[-2]
    return named or (part if "/" in file.removeprefix(FOLDER) else account)


def schema_line(file: str) -> str:
    """The first line of a file, which tells every editor with the YAML language server where its schema stands."""
    return f"# yaml-language-server: $schema={posixpath.relpath(kind_of(file).file, posixpath.dirname(file))}\n"


def schema_files() -> dict[str, bytes]:
    """The schemas of all kinds, by the name of the file each belongs into."""
    return {kind.file: kind.schema.encode() for kind in KINDS}


def with_associations(settings: bytes | None) -> bytes:
    """The settings of VS Code with our schemas in them; None for no settings so far.

    Whatever else is there stays as it is, to the byte. CannotMerge when it cannot be read.
    """
    wanted = {f"./{kind.file}": list(kind.patterns) for kind in KINDS}
    return commented_json.with_entries(settings if settings and settings.strip() else b"{}\n", ASSOCIATIONS, wanted)
