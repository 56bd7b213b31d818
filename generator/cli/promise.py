"""The verb `promise`: what one side promised the other, written among the commitments."""

from __future__ import annotations

from generator.cli.new_record import make_adding_command
from generator.editing.record_forms import tables_by_word

promise_command = make_adding_command(
    tables_by_word()["promise"],
    "promise",
    """Write down what one side promised the other, in the words used: TEXT, of ACCOUNT.

    `--by us` is the account's owner; a colleague may be named, or one of them for a promise of theirs. The promise
    gets an id from its words, by which the log can refer to it.

    \b
    Examples:
      playbook promise norrland "send landed cost" --to dana --due friday
      playbook promise norrland "the list of part numbers" --by dana --due "in 2 weeks"
    """,
)
