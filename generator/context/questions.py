"""A role's questions on an account: what we know, and whom to ask what we do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.context.directory import Directory
from generator.context.places import Place, RecordPlaces
from generator.context.views import SourcedFact, Who
from generator.insight.knowledge.answers import Answer, find_answers
from generator.insight.knowledge.asking import best_placed, still_to_ask
from generator.insight.knowledge.frames import frame_answers, waiting_questions
from generator.insight.knowledge.open_questions import WantedFact
from generator.model import questions as typed
from generator.model.account import Account
from generator.model.key import Key
from generator.model.keys import KEYS
from generator.model.role import Question, Role
from generator.paths import Target, account_page
from generator.wording.text import in_prose, plain_words


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question with what we know of it where no section of the role's own page says it."""

    ask: str
    #: The first answer.
    answer: SourcedFact
    #: How many more there are.
    more: int = 0
    #: Where all of them are; None for a question typed for this account, whose answer stands nowhere else.
    target: Target | None = None
    #: The question as typed for this account; None for one that the role asks of every account.
    record: typed.OpenQuestion | None = None


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
    #: By when we want to know; None when nobody said.
    by: date | None = None
    #: Whether somebody typed the question for this account, rather than the role asking it of every account.
    by_hand: bool = False
    #: The record in which the answer is to be noted; None when it has no place of its own yet.
    place: Place | None = None
    #: The question as typed for this account; None for any other.
    record: typed.OpenQuestion | None = None
    #: The question as it is said to whom it is for; empty where it is none of them.
    say: str = ""


@dataclass(frozen=True, slots=True)
class RoleQuestions:
    """All questions of a role on an account."""

    #: The answered ones whose answers no section of the role's own page shows.
    answered: tuple[AnsweredQuestion, ...]
    #: The questions somebody typed for this account first, then those the role always asks.
    open: tuple[OpenQuestion, ...]
    #: Facts that are missing from records we have: people, projects, initiatives.
    missing: tuple[OpenQuestion, ...] = ()
    #: How many questions have an answer, and how many there are.
    known: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class AnswerSource:
    """Where the answers to an account's questions are looked for."""

    account: Account
    as_of: date
    directory: Directory
    places: RecordPlaces
    #: The facts its own records call for.
    wanted: Sequence[WantedFact]


def role_questions(asking: AnswerSource, role: Role) -> RoleQuestions:
    """The questions of a role, answered ones with their answers, open ones with whom to ask."""
    account, answers = asking.account, frame_answers(asking.account, role, asking.wanted, asking.as_of)
    return RoleQuestions(
        answered=(
            *(_answer_by_hand(question, asking) for question in answers.by_hand),
            *(answered for question, _ in answers.told if (answered := _answer_question(role, question, asking))),
        ),
        open=(
            *(_open_by_hand(question, asking) for question in answers.open_by_hand),
            *(_open(account, question, asking.directory) for question in answers.untold),
        ),
        missing=tuple(_missing(fact, asking) for fact in answers.missing),
        known=answers.answered,
        total=answers.asked,
    )


def open_by_hand(questions: Sequence[typed.OpenQuestion], asking: AnswerSource) -> tuple[OpenQuestion, ...]:
    """Those of some typed questions that wait for an answer, the most pressing first."""
    return tuple(_open_by_hand(question, asking) for question in waiting_questions(questions, asking.as_of))


def _open_by_hand(question: typed.OpenQuestion, asking: AnswerSource) -> OpenQuestion:
    whom = asking.directory.who(still_to_ask(asking.account, question.of, asking.as_of))
    ours = bool(whom and whom.ours)
    say = "" if ours else question.ask
    return OpenQuestion(question.ask, "", whom, ours, "", question.by, by_hand=True, record=question, say=say)


def _answer_by_hand(question: typed.OpenQuestion, asking: AnswerSource) -> AnsweredQuestion:
    told = asking.directory.sourced_text(question.answer or "", question.of, question.on)
    return AnsweredQuestion(question.ask, told, record=question)


def _missing(fact: WantedFact, asking: AnswerSource) -> OpenQuestion:
    whom = asking.directory.who(fact.of)
    return OpenQuestion(
        fact.ask, "", whom, bool(whom and whom.ours), "", place=asking.places.of(fact.record), say=fact.say
    )


def _answer_question(role: Role, question: Question, asking: AnswerSource) -> AnsweredQuestion | None:
    """What other pages of the account say to a question; None where the role's own page says it all."""
    elsewhere = [path for path in question.answered_by if _key(path).page != role.id]
    found = [(_key(path), answer) for path in elsewhere for answer in find_answers(asking.account, path)]
    if not found:
        return None
    key, first = found[0]
    target = account_page(asking.account.id, key.page, key.heading)
    return AnsweredQuestion(question.ask, _word_answer(first, asking.directory), len(found) - 1, target)


def _key(path: str) -> Key:
    """The key of an account in which a question's answer is typed."""
    return KEYS[path.partition(".")[0]]


def _word_answer(answer: Answer, directory: Directory) -> SourcedFact:
    said = directory.sourced_text(answer.text, answer.from_, answer.on, answer.confidence, answer.so_what, answer.about)
    return replace(said, can_have_source=answer.can_have_source)


def _open(account: Account, question: Question, directory: Directory) -> OpenQuestion:
    if "us" in question.of:
        return OpenQuestion(question.ask, question.why or "", directory.who(account.profile.owner), True, "")
    person = best_placed(account, question.of)
    whom = directory.theirs(person) if person else None
    return OpenQuestion(question.ask, question.why or "", whom, False, _seek(question), say=question.say or "")


def _seek(question: Question) -> str:
    """The places whose holder could answer, in words: ``an executive or a decision maker``."""
    named = [_FLOORS.get(place, plain_words(place)) for place in question.of]
    return in_prose([("an " if place[0] in "aeio" else "a ") + place for place in named], "or")


_FLOORS = {
    "board": "member of the board",
    "executive": "member of the management",
    "senior": "senior manager",
    "middle": "middle manager",
    "operational": "person who does the work",
}
