"""The verb `asked`: what one of them wants to know of us, written among the queries."""

from __future__ import annotations

from generator.cli.new_record import make_adding_command
from generator.editing.record_forms import tables_by_word

asked_command = make_adding_command(
    tables_by_word()["query"],
    "asked",
    """Write down what one of them asked us: ASK, of ACCOUNT. It waits for us until it is answered.

    \b
    Examples:
      playbook asked norrland "When do spare parts go live?" --from dana
      playbook asked norrland "A list of part numbers" --from rolf --by ben --due friday --on yesterday
    """,
)
