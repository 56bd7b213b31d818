"""What scripts know of all accounts, in one small file that pages load when it is needed."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.context.summaries.summary import AccountSummary


def index_script(summaries: Sequence[AccountSummary]) -> bytes:
    """Id, name, owner and state of each account, by name, as a script; owners and states stand in it once."""
    ordered = sorted(summaries, key=lambda summary: (summary.name.casefold(), summary.id))
    owners = list(dict.fromkeys(summary.owner for summary in ordered))
    states = list(dict.fromkeys(summary.row.standing.state.word for summary in ordered))
    rows = [
        (summary.id, summary.name, owners.index(summary.owner), states.index(summary.row.standing.state.word))
        for summary in ordered
    ]
    known = {"owners": owners, "states": states, "accounts": rows}
    return f"globalThis.playbookAccounts = {json.dumps(known, ensure_ascii=False, separators=(',', ':'))};\n".encode()
