"""What is late on either side, as packs say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.context.documents.packs.worded_tables import make_worded_table, name_side
from generator.context.documents.tables import Kind, Table
from generator.insight.sharing.shared import SharedAccount


@dataclass(frozen=True, slots=True)
class LateThing:
    """Something that one side should have done or given by now."""

    what: str
    ours: bool
    #: The name of who of them gives it; may be empty.
    by: str
    due: date


def late_things(shared: SharedAccount) -> list[LateThing]:
    """What is late on either side, the longest first; what is promised and asked for alike stands once."""
    late = [LateThing(promise.text, promise.ours, "", promise.due) for promise in shared.promises if promise.late]
    late += [LateThing(step.text, step.ours, "", step.due) for step in shared.milestones if step.late]
    late += [LateThing(needed.what, False, needed.by, needed.due) for needed in shared.inputs if needed.late]
    once = {(thing.what.casefold(), thing.ours, thing.due): thing for thing in late}
    return sorted(once.values(), key=lambda thing: thing.due)


def late_table(shared: SharedAccount) -> Table:
    """What is late on either side, the longest first."""
    words = shared.words
    return make_worded_table(
        words,
        "late_things",
        late_things(shared),
        ("what", Kind.TEXT, lambda thing: thing.what),
        (
            "whose",
            Kind.TEXT,
            lambda thing: name_side(words, True) if thing.ours else thing.by or name_side(words, False),
        ),
        ("due", Kind.DATE, lambda thing: thing.due),
        ("days_late", Kind.NUMBER, lambda thing: (shared.as_of - thing.due).days),
    )
