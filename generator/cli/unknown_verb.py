"""What is said of a verb that there is not: which one was meant."""

from __future__ import annotations

from collections.abc import Sequence

from generator.cli.new_record import list_record_words
from generator.wording.text import nearest_word


def suggest_verb(typed: str, verbs: Sequence[str]) -> str:
    """The command that was meant, else where all of them are listed, as a sentence."""
    records = list_record_words()
    meant = typed if typed in records else nearest_word(typed, (*verbs, *records))
    if not meant or typed == "help":
        return "`playbook --help` lists them all."
    return f"Did you mean `playbook {'' if meant in verbs else 'new '}{meant}`?"
