"""Ten questions on an account, made of what its handover pack says, to prove that it was understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from generator.context.account.headline import key_trio, projects_figure, satisfaction_figure
from generator.context.account_view import AccountView
from generator.context.documents.handover.material import HandoverMaterial
from generator.context.documents.handover.pack import HandoverPack
from generator.context.documents.handover.question_kinds import QUESTION_KINDS, Candidate
from generator.context.places import Place
from generator.days.period import MONTHS
from generator.insight.people.satisfaction import newest_satisfaction

MOST = 10
"""How many questions there are at the most."""

_ON_FIRST_SCREEN = 3
"""How many of them may be answered by the first screen of the overview."""

_LONGEST = 150
"""How many letters an answer has at the most; a longer one is nothing to know by heart."""


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question with its answer, which the handover pack has word by word."""

    #: What it asks about: who decides, the next time to leave them in peace ...
    kind: str
    ask: str
    answer: str
    #: Where the record stands that says so.
    place: Place


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions on an account, what is worth most first."""

    questions: tuple[QuizQuestion, ...]
    #: What could not be asked because it is not known: `by when notice can be given`.
    unknown: tuple[str, ...]

    @property
    def fewer(self) -> bool:
        """Whether there are fewer than there could be, since too little is known."""
        return len(self.questions) < MOST


def make_quiz(view: AccountView, pack: HandoverPack) -> Quiz:
    """The questions on an account: one of each kind, then a second of each, until there are ten.

    Only what the pack says word by word is asked and has one answer, nothing that stands on one of them for us alone,
    and no more than three things that the first screen of the overview answers.
    """
    said, screen = "\n".join(_texts(pack)), "\n".join(_first_screen(view))
    material = HandoverMaterial(view)
    known = {kind: tuple(make(material)) for kind, make in QUESTION_KINDS.items()}
    askable = {kind: _choose_askable(candidates, said) for kind, candidates in known.items()}
    chosen: list[QuizQuestion] = []
    on_screen = 0
    for turn in range(max(map(len, askable.values()))):
        for kind, candidates in askable.items():
            ask, answer, record = candidates[turn] if turn < len(candidates) else ("", "", view.account.profile)
            shown = _without_year(answer) in screen
            taken = any(answer == other.answer for other in chosen)
            if not ask or taken or len(chosen) == MOST or (shown and on_screen == _ON_FIRST_SCREEN):
                continue
            on_screen += shown
            chosen.append(QuizQuestion(kind, ask, answer, view.places.of(record)))
    return Quiz(tuple(chosen), tuple(kind for kind, candidates in known.items() if not candidates))


def _choose_askable(candidates: Sequence[Candidate], said: str) -> list[Candidate]:
    """Those whose answer is short, stands in the pack and not in the question, and is the only one."""
    times = Counter(ask for ask, _, _ in candidates)
    return [
        (ask, answer, record)
        for ask, answer, record in candidates
        if answer and len(answer) <= _LONGEST and answer in said and answer not in ask and times[ask] == 1
    ]


def _without_year(answer: str) -> str:
    """A day as it is said where the year goes without saying; any other answer as it is."""
    return re.sub(rf"(?<=\d )({'|'.join(MONTHS)}) \d{{4}}$", r"\1", answer)


def _texts(value: object) -> Iterator[str]:
    """Every text of a document, without its links."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
    elif is_dataclass(value):
        for entry in fields(value):
            yield from _texts(getattr(value, entry.name))


def _first_screen(view: AccountView) -> Iterator[str]:
    """What the first screen of the overview says: the state with its reasons, the figures, their newest words."""
    account, as_of = view.account, view.as_of
    yield account.profile.summary or ""
    yield view.state.by_hand.why if view.state.by_hand else ""
    yield from (text for reason in view.state.reasons for text in (reason.message, reason.advice))
    for figure in (satisfaction_figure(account, as_of), projects_figure(account), *key_trio(account)):
        yield from (figure.value, figure.note)
    judgement = newest_satisfaction(account, as_of)
    yield (judgement.words or "") if judgement else ""
