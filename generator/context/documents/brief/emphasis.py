"""What a kind of meeting puts first: the order of the blocks of its brief, and how much room each has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FIRST = ("attendees", "state", "news", "promises", "agenda", "asks", "decisions")
SECOND = ("profiles", "goals", "initiatives", "rhythm", "watch", "objections", "avoid", "notes")

ROOM: Mapping[str, int] = {
    "attendees": 6,
    "state": 5,
    "promises": 4,  # of each side
    "news": 3,
    "agenda": 7,
    "asks": 5,
    "decisions": 4,
    "focus": 4,
    "profiles": 5,
    "goals": 3,  # of each side
    "initiatives": 4,
    "rhythm": 5,
    "watch": 3,
    "objections": 3,
    "avoid": 5,
}
"""How many lines each block may have."""

LONGEST = 150
"""How many letters of a text that somebody typed one line of a brief carries."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What the brief before a kind of meeting puts first."""

    name: str = ""
    #: The blocks of page one and of page two, in order.
    first: tuple[str, ...] = FIRST
    second: tuple[str, ...] = SECOND
    #: The blocks that are cut first when a page is too full, and to how many lines.
    less: Mapping[str, int] = field(default_factory=dict)
    #: The roles whose questions come first.
    asks: tuple[str, ...] = ()
    #: How to go about such a meeting, in a sentence; may be empty.
    advice: str = ""
    #: What the block of its own is called; empty for a kind that has none.
    focus: str = ""

    def rooms(self, block: str) -> tuple[int, ...]:
        """How many lines a block may have: as usual, and by how far its page is tightened on paper.

        What this kind of meeting needs least is cut first, and the first blocks last.
        """
        kept = block in ("agenda", "decisions", *self.first[:2], *self.second[:1])
        usual, less = ROOM[block], self.less.get(block, ROOM[block])
        return (usual, *(max(1, min(less, round(share * usual))) for share in _SHARES[kept]))


_SHARES = {
    True: (1, 1, 1, 1, 0.9, 0.8, 0.6, 0.4),
    False: (0.9, 0.8, 0.7, 0.6, 0.5, 0.45, 0.4, 0.2),
}
"""Which share of its room a block has, by how far its page is tightened; the agenda and the first blocks of a page
keep more."""


_KINDS = (
    Emphasis(
        "operations",
        first=("attendees", "focus", "promises", "agenda", "asks", "decisions", "state", "news"),
        second=("rhythm", "profiles", "initiatives", "avoid", "objections", "goals", "watch", "notes"),
        less={"state": 3, "news": 2, "decisions": 2, "asks": 3, "goals": 2, "watch": 1, "initiatives": 3},
        asks=("controller",),
        advice="What is due, who owes it, and nothing that can wait.",
        focus="To be done by two weeks after",
    ),
    Emphasis(
        "performance_review",
        first=("attendees", "focus", "promises", "state", "news", "agenda", "asks", "decisions"),
        second=("objections", "initiatives", "goals", "profiles", "rhythm", "avoid", "watch", "notes"),
        less={"state": 4, "asks": 3, "watch": 1, "rhythm": 3, "profiles": 4},
        asks=("controller", "shareholder"),
        advice="Target against actual first, then what we put right.",
        focus="What the contract is judged by",
    ),
    Emphasis(
        "business_review",
        first=("attendees", "news", "state", "focus", "promises", "agenda", "asks", "decisions"),
        second=("goals", "initiatives", "watch", "rhythm", "profiles", "objections", "avoid", "notes"),
        less={"promises": 3, "asks": 4, "profiles": 4},
        asks=("ceo", "shareholder"),
        advice="What they gained comes first; half of the time is for what lies ahead; book the next one.",
        focus="Where they are heading",
    ),
    Emphasis(
        "executive_review",
        first=("attendees", "focus", "news", "state", "asks", "decisions", "agenda", "promises"),
        second=("profiles", "goals", "watch", "initiatives", "avoid", "objections", "rhythm", "notes"),
        less={"asks": 2, "promises": 2, "decisions": 1, "state": 4, "initiatives": 3, "rhythm": 3},
        asks=("ceo", "ambassador"),
        advice="Their priorities, results with evidence, one request. No product detail.",
        focus="What they are after",
    ),
    Emphasis(
        "recovery",
        first=("attendees", "focus", "promises", "state", "news", "agenda", "asks", "decisions"),
        second=("profiles", "avoid", "objections", "rhythm", "goals", "initiatives", "watch", "notes"),
        less={"news": 1, "asks": 2, "initiatives": 2, "goals": 2, "watch": 1, "agenda": 6},
        asks=("mediator", "ambassador"),
        advice="Facts, both stories, what is ours to own, options. No defence.",
        focus="What happened, as each side tells it",
    ),
    Emphasis("steering", asks=("controller", "ceo")),
    Emphasis("kickoff", asks=("controller", "ceo")),
    Emphasis(
        "one_to_one",
        first=("attendees", "promises", "asks", "decisions", "agenda", "news", "state"),
        asks=("ambassador", "consultant"),
    ),
)

AFTER_HANDOVER = Emphasis(
    "first",
    first=("attendees", "promises", "state", "news", "agenda", "asks", "decisions"),
    second=("profiles", "avoid", "goals", "initiatives", "rhythm", "objections", "watch", "notes"),
    less={"news": 2, "watch": 1, "objections": 2},
    asks=("ambassador", "ceo"),
    advice="What is open, what matters to them now, and one quick win.",
)
"""The first meeting of a new account manager: what is open, what they want confirmed, and a quick win."""

EMPHASES: Mapping[str, Emphasis] = {emphasis.name: emphasis for emphasis in (Emphasis(), *_KINDS, AFTER_HANDOVER)}
"""All there are, by name."""


def choose_emphasis(kind: str | None, after_handover: bool) -> Emphasis:
    """What the brief before a meeting of a kind puts first.

    A first meeting after a handover is that before anything else, but for one that has to recover something.
    """
    if after_handover and kind != "recovery":
        return AFTER_HANDOVER
    return EMPHASES[kind or ""]
