"""How an account stands, as pages print it: a colour and a word, the reasons, and what somebody has set by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.checks.state import Colour, SetByHand
from generator.context.account_view import AccountView
from generator.context.directory import our_colleague
from generator.context.findings import FindingRow, finding_row
from generator.context.states import NOT_KNOWN, value_state
from generator.context.views import State, Who
from generator.insight.knowledge.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Missing:
    """Evidence that is missing: of which kind, when it was last there, and who there could give it."""

    kind: Evidence
    last: date | None
    ask: Who | None


@dataclass(frozen=True, slots=True)
class ByHand:
    """What somebody has set by hand: why, who of us, when, and the last day on which it holds."""

    why: str
    #: None when nobody is known by that id.
    by: Who | None
    on: date
    until: date


@dataclass(frozen=True, slots=True)
class Standing:
    """How an account stands on a date."""

    state: State
    #: The findings that weigh most; three at the most.
    reasons: tuple[FindingRow, ...]
    #: How many urgent or pressing findings there are besides the reasons.
    more: int
    #: What somebody has set by hand; None while what the checks say counts.
    by_hand: ByHand | None
    #: What the checks say.
    found: State
    #: What is missing before it counts as on course, when that alone keeps it from being so.
    missing: tuple[Missing, ...]
    #: For sorting, the worst first: by colour, then by what there is to see to.
    rank: int


def account_standing(view: AccountView) -> Standing:
    """How an account stands, in words."""
    state = view.state
    return Standing(
        state=_colour_state(state.colour),
        reasons=tuple(finding_row(view, reason) for reason in state.reasons),
        more=state.more,
        by_hand=_words_by_hand(state.by_hand) if state.by_hand else None,
        found=_colour_state(state.found),
        missing=tuple(
            Missing(missing.kind, missing.last, view.directory.theirs(missing.ask) if missing.ask else None)
            for missing in state.missing
        ),
        rank=_sort_rank(view),
    )


def _words_by_hand(by_hand: SetByHand) -> ByHand:
    by = our_colleague(by_hand.by) if by_hand.by else None
    return ByHand(by_hand.why, by, by_hand.on, by_hand.until)


def _colour_state(colour: Colour) -> State:
    return NOT_KNOWN if colour is Colour.UNKNOWN else value_state(colour.value)


_MOST = 999
"""Up to how many findings of one urgency the order of accounts tells apart."""


def _sort_rank(view: AccountView) -> int:
    """Closed accounts last; of the others the worse colour first, then more that is urgent, then more to see to."""
    order = list(Colour).index(view.state.colour) + (len(Colour) if view.closed else 0)
    levels = [finding.severity.value for finding in view.checked.findings]
    red, amber = (min(levels.count(level), _MOST) for level in ("red", "amber"))
    return (order * (_MOST + 1) + _MOST - red) * (_MOST + 1) + _MOST - amber
