"""The first line of a pack: what its reader has to know, in a sentence or two."""

from __future__ import annotations

from generator.context.documents.packs.topics import confirmed_value, late_things
from generator.insight.sharing.shared import SharedAccount
from generator.wording.text import count_noun, quote_text

_SENTENCES = 2
_LONGEST = 110


def first_line(shared: SharedAccount, money_first: bool) -> str:
    """What stands worst between us, ours before theirs, then how it goes; empty where nothing can be said.

    With ``money_first`` what they confirmed in money comes before what is next.
    """
    troubles = [
        sentence
        for sentence in (
            _write_late_things(shared, True),
            _write_missed_measures(shared),
            _write_late_things(shared, False),
        )
        if sentence
    ]
    value, others = _write_confirmed_value(shared), [_write_next_step(shared), _write_kept_measures(shared)]
    good = [sentence for sentence in ([value, *others] if money_first else [*others, value]) if sentence]
    kept = troubles[: _SENTENCES - 1] if good else troubles[:_SENTENCES]
    return " ".join([*kept, *good][:_SENTENCES])


def _write_late_things(shared: SharedAccount, ours: bool) -> str:
    late = [thing for thing in late_things(shared) if thing.ours is ours]
    if not late:
        return ""
    first, days = late[0], count_noun((shared.as_of - late[0].due).days, "day")
    what, more = quote_text(first.what.rstrip("."), _LONGEST), f", and {len(late) - 1} more" if len(late) > 1 else ""
    if ours:
        return f"We are {days} late with {what}{more}."
    return f"We have waited {days} for {what}{f' from {first.by}' if first.by else ''}{more}."


def _write_missed_measures(shared: SharedAccount) -> str:
    missed = [measure for measure in shared.measures if measure.state == "missed"]
    if not missed:
        return ""
    first, limit = missed[0], "at least" if missed[0].at_least else "at most"
    more = f" {count_noun(len(missed) - 1, 'other measure')} missed as well." if len(missed) > 1 else ""
    return f"{quote_text(first.name, _LONGEST)} stands at {first.actual}, {limit} {first.target} was agreed.{more}"


def _write_kept_measures(shared: SharedAccount) -> str:
    measured = [measure for measure in shared.measures if measure.state in ("kept", "missed")]
    kept = sum(measure.state == "kept" for measure in measured)
    return f"{kept} of {count_noun(len(measured), 'measure')} kept." if measured else ""


def _write_confirmed_value(shared: SharedAccount) -> str:
    return " ".join(confirmed) + "." if (confirmed := confirmed_value(shared)) else ""


def _write_next_step(shared: SharedAccount) -> str:
    step = next((milestone for milestone in shared.milestones if not milestone.done and not milestone.late), None)
    return (
        f"Next: {quote_text(step.text.rstrip('.'), _LONGEST)}, {shared.local.day_in_short(step.due)}." if step else ""
    )
