"""What a role asks of an account and how much of it we know: a count, never a rank of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.insight.knowledge.answers import Answer, find_answers
from generator.insight.knowledge.open_questions import WantedFact, is_answered, wanted_facts
from generator.model.account import Account
from generator.model.questions import OpenQuestion
from generator.model.role import Question, Role


@dataclass(frozen=True, slots=True)
class FrameAnswers:
    """The questions of one role on one account, the answered ones apart from those that are open."""

    #: What the role asks of every account, with the facts that answer it, the newest first.
    told: tuple[tuple[Question, tuple[Answer, ...]], ...]
    untold: tuple[Question, ...]
    #: What somebody asks of this account alone; the open ones by the day we want to know.
    by_hand: tuple[OpenQuestion, ...]
    open_by_hand: tuple[OpenQuestion, ...]
    #: The facts that the account's own records call for.
    known: tuple[WantedFact, ...]
    missing: tuple[WantedFact, ...]

    @property
    def answered(self) -> int:
        """How many of the questions have an answer."""
        return len(self.told) + len(self.by_hand) + len(self.known)

    @property
    def asked(self) -> int:
        """How many questions there are."""
        return self.answered + len(self.untold) + len(self.open_by_hand) + len(self.missing)


def frame_answers(account: Account, role: Role, wanted: Sequence[WantedFact], as_of: date) -> FrameAnswers:
    """How much of what a role asks is answered on a date: its own questions, those typed for it, those of records.

    Of its own those that are asked only of customers in their situation come first.
    """
    told = [(question, _told_answers(account, question)) for question in _questions_for(account, role)]
    typed = [question for question in account.questions if question.role == role.id]
    facts = [fact for fact in wanted if fact.role == role.id]
    return FrameAnswers(
        told=tuple((question, answers) for question, answers in told if answers),
        untold=tuple(question for question, answers in told if not answers),
        by_hand=tuple(question for question in typed if is_answered(question, as_of)),
        open_by_hand=waiting_questions(typed, as_of),
        known=tuple(fact for fact in facts if fact.known),
        missing=tuple(fact for fact in facts if not fact.known),
    )


@dataclass(frozen=True, slots=True)
class AskedOf:
    """The questions an account is asked, by how they read."""

    open: frozenset[str]
    answered: frozenset[str]


def list_asked(account: Account, roles: Sequence[Role], as_of: date) -> AskedOf:
    """What roles ask of an account, what its own records call for and what was typed, as it stood on a date."""
    wanted = wanted_facts(account, as_of)
    by_role = [frame_answers(account, role, wanted, as_of) for role in roles]
    waiting = {question.ask for question in waiting_questions(account.questions, as_of)}
    waiting |= {fact.ask for fact in wanted if not fact.known}
    waiting |= {question.ask for answers in by_role for question in answers.untold}
    answered = {question.ask for question in account.questions if is_answered(question, as_of)}
    answered |= {fact.ask for fact in wanted if fact.known}
    answered |= {question.ask for answers in by_role for question, _ in answers.told}
    return AskedOf(frozenset(waiting), frozenset(answered - waiting))


def order_roles(account: Account, roles: Sequence[Role]) -> list[Role]:
    """Roles with those first that matter most in the situation of an account, else as they come."""
    first = list(dict.fromkeys(name for situation in account.situations for name in situation.first))
    return sorted(roles, key=lambda role: first.index(role.id) if role.id in first else len(first))


def waiting_questions(typed: Sequence[OpenQuestion], as_of: date) -> tuple[OpenQuestion, ...]:
    """Those of some typed questions that wait for an answer, the most pressing first."""
    unanswered = (question for question in typed if not is_answered(question, as_of))
    return tuple(sorted(unanswered, key=lambda question: question.by or date.max))


def _questions_for(account: Account, role: Role) -> list[Question]:
    profile = account.profile
    asked = [question for question in role.questions if question.concerns(profile.lifecycle, profile.plan_type)]
    return sorted(asked, key=lambda question: not question.when)


def _told_answers(account: Account, question: Question) -> tuple[Answer, ...]:
    return tuple(answer for path in question.answered_by for answer in find_answers(account, path))
