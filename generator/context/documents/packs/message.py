"""The first line of a pack: what its reader has to know, in a sentence or two."""

from __future__ import annotations

from generator.context.documents.packs.late import late_things
from generator.context.documents.packs.topics import confirmed_value
from generator.insight.sharing.shared import SharedAccount
from generator.wording.text import join_texts

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
    words, late = shared.words, [thing for thing in late_things(shared) if thing.ours is ours]
    if not late:
        return ""
    first, days = late[0], (shared.as_of - late[0].due).days
    what = words.quote(first.what, _LONGEST)
    if not ours and first.by:
        what = words.say("from_somebody", what=what, name=first.by)
    if len(late) > 1:
        what = words.count("with_more", len(late) - 1, what=what)
    return words.count("we_are_late" if ours else "we_have_waited", days, what=what)


def _write_missed_measures(shared: SharedAccount) -> str:
    words, missed = shared.words, [measure for measure in shared.measures if measure.state == "missed"]
    if not missed:
        return ""
    first, others = missed[0], len(missed) - 1
    measure = words.quote(first.name, _LONGEST)
    phrase = "stands_at_least" if first.at_least else "stands_at_most"
    stands = words.say(phrase, measure=measure, actual=first.actual, target=first.target)
    return join_texts((stands, words.count("missed_as_well", others) if others else ""), " ")


def _write_kept_measures(shared: SharedAccount) -> str:
    measured = [measure for measure in shared.measures if measure.state in ("kept", "missed")]
    kept = sum(measure.state == "kept" for measure in measured)
    if not measured:
        return ""
    return shared.words.count("of_measures_kept", len(measured), kept=shared.local.figure(kept))


def _write_confirmed_value(shared: SharedAccount) -> str:
    return " ".join(confirmed) + "." if (confirmed := confirmed_value(shared)) else ""


def _write_next_step(shared: SharedAccount) -> str:
    words = shared.words
    step = next((milestone for milestone in shared.milestones if not milestone.done and not milestone.late), None)
    if not step:
        return ""
    return words.say("next_step", what=words.quote(step.text, _LONGEST), day=shared.local.day_in_short(step.due))
