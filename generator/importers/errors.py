"""What an import says when a file cannot be used (`errors.toml`)."""

from __future__ import annotations

import tomllib
from importlib.resources import files

MESSAGES: dict[str, str] = tomllib.loads(files(__package__).joinpath("errors.toml").read_text("utf-8"))
"""What is said of each thing that can be wrong, by its name."""


class CannotImport(Exception):
    """A file cannot be used; the message names it and says what is wrong with it and what to do.

    ``names`` fill the places held in the message of what is ``wrong``.
    """

    def __init__(self, wrong: str, **names: object) -> None:
        super().__init__(MESSAGES[wrong].format(**names))
