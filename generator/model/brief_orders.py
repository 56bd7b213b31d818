"""What the brief before each kind of meeting says, and in which order."""

from __future__ import annotations

from typing import Annotated, Literal

from generator.model.key import means
from generator.model.kinds import Many, Text
from generator.model.questions import RoleName
from generator.model.record import Record

BriefBlock = Annotated[
    Literal[
        "unsettled",
        "attendees",
        "learned",
        "possible",
        "deciding",
        "due",
        "measures",
        "plans",
        "aims",
        "stories",
        "promises",
        "state",
        "news",
        "agenda",
        "asks",
        "decisions",
        "profiles",
        "goals",
        "initiatives",
        "rhythm",
        "watch",
        "objections",
        "avoid",
        "ourselves",
        "notes",
    ],
    means(
        unsettled="late and broken promises, their open queries, disputes, projects in trouble",
        attendees="who comes, and in which form they want things",
        learned="what we learnt since we last met, and what follows from it",
        possible="what was thought of and not agreed",
        deciding="how they decide, where something is to be decided",
        due="what is due by two weeks after it",
        measures="what the contract is judged by: target and actual",
        plans="where they are heading",
        aims="what they are after",
        stories="a dispute as each side tells it",
        promises="what else both sides promised",
        state="how the account and the work go",
        news="good news to bring",
        agenda="the items, and how long each takes",
        asks="what to ask these people",
        decisions="what we want decided",
        profiles="how to deal with each of those who come",
        goals="the goals of both",
        initiatives="what they undertake, and our part in it",
        rhythm="what comes up in their year",
        watch="what happens around them",
        objections="what they may say against it, and our answer",
        avoid="what to leave unsaid",
        ourselves="what we promised one another to do about them",
        notes="room to write",
    ),
]


class BriefOrder(Record):
    """What the brief before a kind of meeting says, and in which order."""

    first: Many[BriefBlock]
    """The blocks of page one, the most important first."""
    second: Many[BriefBlock]
    """The blocks of page two; of what does not fit on two pages the last is cut first. `notes` stands at the end."""
    asks: Many[RoleName] = ()
    """The roles whose questions come first."""
    advice: Text | None = None
    """How to go about such a meeting, in a sentence."""


_SECOND: tuple[BriefBlock, ...] = (
    "profiles", "goals", "initiatives", "rhythm", "watch", "objections", "avoid", "ourselves", "notes",
)  # fmt: skip
_OPEN_MATTERS: tuple[BriefBlock, ...] = ("unsettled", "attendees", "deciding", "learned", "possible")
_TALK: tuple[BriefBlock, ...] = ("agenda", "asks", "decisions")
_USUAL: tuple[BriefBlock, ...] = (*_OPEN_MATTERS, "promises", *_TALK, "state", "news")


class BriefOrders(Record):
    """What the brief before each kind of meeting says, and in which order."""

    plain: BriefOrder = BriefOrder(first=_USUAL, second=_SECOND)
    """Any meeting that is of no kind."""
    operations: BriefOrder = BriefOrder(
        first=("unsettled", "attendees", "deciding", "due", "learned", "possible", "promises", *_TALK, "state", "news"),
        second=("rhythm", "profiles", "initiatives", "avoid", "objections", "goals", "watch", "ourselves", "notes"),
        asks=("controller",),
        advice="What is due, who owes it, and nothing that can wait.",
    )
    """Day-to-day work."""
    performance_review: BriefOrder = BriefOrder(
        first=(*_OPEN_MATTERS[:3], "measures", "learned", "possible", "promises", "state", "news", *_TALK),
        second=("objections", "initiatives", "goals", "profiles", "rhythm", "avoid", "watch", "ourselves", "notes"),
        asks=("controller", "shareholder"),
        advice="Target against actual first, then what we put right.",
    )
    """How we do against the contract."""
    business_review: BriefOrder = BriefOrder(
        first=(*_OPEN_MATTERS, "news", "state", "plans", *_TALK, "promises"),
        second=("goals", "initiatives", "watch", "rhythm", "profiles", "objections", "avoid", "ourselves", "notes"),
        asks=("ceo", "shareholder"),
        advice="What they gained comes first; half of the time is for what lies ahead; book the next one.",
    )
    """What it brought both, and what comes next."""
    executive_review: BriefOrder = BriefOrder(
        first=(*_OPEN_MATTERS, "aims", "asks", "decisions", "news", "state", "agenda", "promises"),
        second=("profiles", "goals", "watch", "initiatives", "avoid", "objections", "rhythm", "ourselves", "notes"),
        asks=("ceo", "ambassador"),
        advice="Their priorities, results with evidence, one request. No product detail.",
    )
    """Between the two managements."""
    steering: BriefOrder = BriefOrder(first=_USUAL, second=_SECOND, asks=("controller", "ceo"))
    """Decisions about projects."""
    one_to_one: BriefOrder = BriefOrder(
        first=(*_OPEN_MATTERS, "promises", "asks", "decisions", "agenda", "news", "state"),
        second=_SECOND,
        asks=("ambassador", "consultant"),
    )
    """Two people talking."""
    kickoff: BriefOrder = BriefOrder(first=_USUAL, second=_SECOND, asks=("controller", "ceo"))
    """The beginning of a project."""
    recovery: BriefOrder = BriefOrder(
        first=(
            "unsettled",
            "stories",
            "attendees",
            "deciding",
            "learned",
            "possible",
            "agenda",
            "decisions",
            "promises",
            "state",
        ),
        second=(
            "avoid",
            "objections",
            "asks",
            "profiles",
            "rhythm",
            "goals",
            "initiatives",
            "news",
            "watch",
            "ourselves",
            "notes",
        ),
        asks=("mediator", "ambassador"),
        advice="Facts, both stories, what is ours to own, options. No defence.",
    )
    """Something went wrong, and is to be mended."""
    after_handover: BriefOrder = BriefOrder(
        first=(*_OPEN_MATTERS, "promises", "state", "news", *_TALK),
        second=("profiles", "avoid", "goals", "initiatives", "rhythm", "objections", "watch", "ourselves", "notes"),
        asks=("ambassador", "ceo"),
        advice="What is open, what matters to them now, and one quick win.",
    )
    """The first meeting of a new account manager, of any kind but `recovery`."""
