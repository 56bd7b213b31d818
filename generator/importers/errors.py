"""What an import says when a file cannot be used."""

from __future__ import annotations


class CannotImport(Exception):
    """A file cannot be used; the message names it and says what is wrong with it and what to do."""
