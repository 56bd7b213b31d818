"""The pack for the next review of an account, put together from its six sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.context.account.headline import key_trio, projects_figure, satisfaction_figure
from generator.context.account.meetings import brief_target
from generator.context.account.reviews import SECTIONS
from generator.context.account_view import AccountView
from generator.context.documents.material import Part, make_section, time_words
from generator.context.documents.review_pack import performance, plans, relationship
from generator.context.documents.review_pack.material import ReviewMaterial
from generator.context.documents.vocabulary import Head, Item, Section, make_head
from generator.context.states import value_title
from generator.context.views import KeyFigure, State, Tone, Who
from generator.days.period import in_words
from generator.insight.meetings.reviews import ReviewAhead, review_ahead
from generator.paths import Target, account_page, review_file


@dataclass(frozen=True, slots=True)
class ReviewTopic:
    """One of the sections that every review goes through, with what was and what comes."""

    #: Its key in the account file: project_performance, contract_performance ...
    name: str
    title: str
    #: What somebody typed to prepare it; may be empty.
    prepared: str
    behind: Section[Item]
    ahead: Section[Item]

    @property
    def anchor(self) -> str:
        """Its anchor on the page."""
        return self.name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class ReviewPack:
    """All that the pack for one review says; for us alone."""

    head: Head
    #: Booked, due and not booked, none held yet.
    state: State
    #: The day of the week, the day and how long, in words; empty when no day is known.
    when: str
    place: str
    #: The one result that makes it worth while; empty while nobody has said.
    goal: str
    theirs: tuple[Who, ...]
    ours: tuple[Who, ...]
    #: The review before, in words: ``Business review of 3 August 2026``; empty when none is on record.
    before: str
    #: Until when the second halves look.
    until: date
    figures: tuple[KeyFigure, ...]
    sections: tuple[ReviewTopic, ...]
    #: The account's Meetings page, where its reviews stand.
    meetings: Target
    #: The brief before the meeting at which it is held; None while no meeting is planned.
    brief: Target | None


_Half = Part[ReviewMaterial, Item]

_HALVES: Mapping[str, tuple[_Half, _Half]] = {
    "project_performance": (
        ("How they stand", performance.projects, "No open project."),
        performance.projects_ahead,
    ),
    "contract_performance": (
        (
            "What was agreed, and what came of it",
            performance.contracts,
            "Not known yet: ask by what they judge us, and agree on two or three figures.",
        ),
        (
            "Dates and open promises",
            performance.dates_and_promises,
            "No date of a contract and no open promise until the next review.",
        ),
    ),
    "medium_term_plans": (
        (
            "What they told us",
            plans.plans_told,
            "Not known yet: ask {asked} what they plan for the next years.",
        ),
        (
            "What they want to reach",
            plans.goals_and_changes,
            "Not known yet: ask {asked} what they want to reach, and by when.",
        ),
    ),
    "what_it_means": (
        (
            "What it has brought so far",
            plans.results,
            "Nothing noted yet: ask what our work was worth to them, and have it said by name.",
        ),
        (
            "What we do about it",
            plans.our_answers,
            "Nothing noted yet: agree at the review what we do because of their plans.",
        ),
    ),
    "relationship": (
        (
            "Where we stand",
            relationship.standing,
            "Not known yet: ask {asked} how satisfied they are, from one to five.",
        ),
        (
            "Where it goes from here",
            relationship.steps,
            "Nothing noted yet: say where this relationship should be at the next review.",
        ),
    ),
    "decisions": (
        relationship.decisions_behind,
        ("To be decided and settled", relationship.decisions_wanted, ""),
    ),
}
"""The sections in the order of the model, each with what makes its two halves."""


def review_pack(view: AccountView) -> ReviewPack | None:
    """The pack for the next review of an account, booked or not; None for a closed account, and where none is due."""
    account, as_of, directory = view.account, view.as_of, view.directory
    review = review_ahead(account, as_of, account.settings)
    if review is None or view.closed:
        return None
    material = ReviewMaterial(view, review)
    meeting = review.booked.meeting if review.booked else None
    people = directory.all(review.booked.attendees if review.booked else ())
    return ReviewPack(
        head=make_head(account, value_title(review.kind), as_of, review_file(account.id)),
        state=_state(review, as_of),
        when=_when(review),
        place=(meeting.place or "") if meeting else "",
        goal=material.cut(meeting.goal) if meeting else "",
        theirs=tuple(who for who in people if not who.ours),
        ours=tuple(who for who in people if who.ours),
        before=f"{value_title(review.last.kind)} of {in_words(review.last.on)}" if review.last else "",
        until=material.until,
        figures=(satisfaction_figure(account, as_of), projects_figure(account), *key_trio(account)),
        sections=tuple(_make_topic(material, name) for name in _HALVES),
        meetings=account_page(account.id, "meetings", "reviews"),
        brief=brief_target(account, meeting, as_of),
    )


def _make_topic(material: ReviewMaterial, name: str) -> ReviewTopic:
    booked = material.review.booked
    noted = booked.review.sections if booked and booked.review else None
    text = getattr(noted, name) if noted and name in SECTIONS else None
    behind, ahead = _HALVES[name]
    return ReviewTopic(
        name=name,
        title=SECTIONS.get(name, "Decisions"),
        prepared=text or "",
        behind=make_section(material, "behind", behind),
        ahead=make_section(material, "ahead", ahead),
    )


def _state(review: ReviewAhead, as_of: date) -> State:
    if review.booked:
        return State("booked", Tone.GOOD)
    if review.on is None:
        return State("none held yet and none booked", Tone.UNKNOWN)
    return State("overdue, none booked", Tone.BAD) if review.on < as_of else State("not booked yet", Tone.WATCH)


def _when(review: ReviewAhead) -> str:
    if review.on is None:
        return ""
    if not review.booked:
        return f"due by {time_words(review.on, None, None)}"
    meeting = review.booked.meeting
    return time_words(review.on, meeting.at, meeting.minutes) if meeting else time_words(review.on, None, None)
