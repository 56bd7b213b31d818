"""A role's questions on an account: what we know, and whom to ask what we do not."""

from __future__ import annotations

from dataclasses import dataclass

from generator.context.directory import Directory
from generator.context.views import Told, Who
from generator.insight.answers import answers
from generator.insight.asking import best_placed
from generator.model.account import Account
from generator.model.role import Question, Role
from generator.paths import Target, account_page
from generator.text import in_prose, words

_SHOWN = 4
"""How many answers to one question are printed; the rest is a link away."""

_PAGES = {
    "stakeholders": "people",
    "ties": "people",
    "decision_making": "people",
    "rhythm": "rhythm",
    "projects": "work",
    "commitments": "work",
    "cadence": "meetings",
    "meetings": "meetings",
    "log": "timeline",
}
"""On which page of the account the facts of a top-level key are shown in full; the others stand on role pages."""


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question with what we know."""

    ask: str
    answers: tuple[Told, ...]
    #: How many more answers there are than are shown.
    more: int
    #: Where all of them are; None when the role's own page shows them.
    target: Target | None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question nobody has answered yet, and who could."""

    ask: str
    why: str
    #: Whom to ask; None when we know nobody who could answer.
    whom: Who | None
    #: Whether it is one of us who has to answer.
    ourselves: bool
    #: Whom to look for while we know nobody who could answer: an executive, a decision maker ...
    seek: str


@dataclass(frozen=True, slots=True)
class RoleQuestions:
    """All questions of a role on an account."""

    answered: tuple[AnsweredQuestion, ...]
    open: tuple[OpenQuestion, ...]

    @property
    def total(self) -> int:
        """How many questions the role asks."""
        return len(self.answered) + len(self.open)


def role_questions(account: Account, role: Role, directory: Directory) -> RoleQuestions:
    """The questions of a role, answered ones with their answers, open ones with whom to ask (S50, S57)."""
    answered, unanswered = [], []
    for question in role.questions:
        known = [
            directory.said(a.text, a.from_, a.on, a.confidence, a.so_what, a.about)
            for path in question.answered_by
            for a in answers(account, path)
        ]
        if known:
            more = max(0, len(known) - _SHOWN)
            page = _PAGES.get(question.answered_by[0].partition(".")[0])
            target = account_page(account.id, page) if page else None
            answered.append(AnsweredQuestion(question.ask, tuple(known[:_SHOWN]), more, target))
        else:
            unanswered.append(_open(account, question, directory))
    return RoleQuestions(tuple(answered), tuple(unanswered))


def _open(account: Account, question: Question, directory: Directory) -> OpenQuestion:
    if "us" in question.of:
        return OpenQuestion(question.ask, question.why or "", directory.who(account.profile.owner), True, "")
    person = best_placed(account, question.of)
    whom = directory.theirs(person) if person else None
    return OpenQuestion(question.ask, question.why or "", whom, False, _seek(question))


def _seek(question: Question) -> str:
    """The places whose holder could answer, in words: ``an executive or a decision maker``."""
    named = [_FLOORS.get(place, words(place)) for place in question.of]
    return in_prose([("an " if place[0] in "aeio" else "a ") + place for place in named], "or")


_FLOORS = {
    "board": "member of the board",
    "executive": "member of the management",
    "senior": "senior manager",
    "middle": "middle manager",
    "operational": "person who does the work",
}
