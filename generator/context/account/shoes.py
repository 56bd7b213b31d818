"""In their shoes: what it is like to be the customer, short enough to be read aloud in five minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.context.directory import Directory
from generator.context.states import value_title
from generator.context.views import Who
from generator.days.period import in_short, in_words
from generator.insight.knowledge.their_words import QuarterLearned, learned_by_quarter, sayings
from generator.model.account import Account
from generator.model.record import Record
from generator.wording.text import count_noun, in_prose, join_texts

MINUTES = 5
_WORDS_A_MINUTE = 130
_MOST = 6
_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class ShoeLine:
    """A line to be read aloud."""

    text: str
    #: Where it comes from, for a link to it.
    record: Record
    #: A few words to go with it: to whom, by when, how it stands.
    note: str = ""
    #: Whose words they are, where they are somebody's.
    by: tuple[Who, ...] = ()
    on: date | None = None

    @property
    def words(self) -> int:
        """How many words it has, read with what goes with it."""
        return len(f"{self.text} {self.note} {' '.join(who.name for who in self.by)}".split())


@dataclass(frozen=True, slots=True)
class ShoeSection:
    """Lines that belong together."""

    name: str
    title: str
    lines: tuple[ShoeLine, ...]
    #: Those for which five minutes have no room.
    more: tuple[ShoeLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ShoesPage:
    """Context of ``account/their-shoes.md.j2``."""

    #: How long it takes to read aloud, in words.
    minutes: str
    #: Who they are and what they want to become, in a sentence or two; may be empty.
    opening: str
    sections: tuple[ShoeSection, ...]
    #: What we learnt in the last four quarters, this one first.
    learned: tuple[QuarterLearned, ...]


def shoes_page(account: Account, as_of: date, directory: Directory) -> ShoesPage:
    """What it is like to be them, on a date."""
    theirs = account.strategy.customer
    vision = theirs.vision.text if theirs.vision else ""
    opening = join_texts((account.profile.summary or "", f"They want to become: {vision}" if vision else ""), " ")
    kinds = (
        ("matters", "What matters to them", _matters(account)),
        ("goals", "What they want to reach", _goals(account)),
        ("pressures", "What presses on them", _pressures(account)),
        ("obstacles", "What stands in their way", _obstacles(account)),
        ("words", "In their own words", _words(account, as_of, directory)),
    )
    whole = [ShoeSection(name, title, tuple(lines)) for name, title, lines in kinds]
    sections = _cut_to(
        MINUTES * _WORDS_A_MINUTE - len(opening.split()), [section for section in whole if section.lines]
    )
    words = len(opening.split()) + sum(line.words for section in sections for line in section.lines)
    minutes = max(1, -(-words // _WORDS_A_MINUTE))
    return ShoesPage(
        minutes=f"{count_noun(minutes, 'minute')} read aloud",
        opening=opening,
        sections=tuple(sections),
        learned=learned_by_quarter(account, as_of, _QUARTERS),
    )


def _cut_to(words: int, sections: Sequence[ShoeSection]) -> list[ShoeSection]:
    """So many lines of each as can be read in so many words; where it is too long, the longest gives way first."""
    kept = [_split(section, _MOST) for section in sections]
    while sum(line.words for section in kept for line in section.lines) > words:
        longest = max(kept, key=lambda section: (len(section.lines) > 1, sum(line.words for line in section.lines)))
        if len(longest.lines) < 2:
            break
        kept[kept.index(longest)] = _split(longest, len(longest.lines) - 1)
    return kept


def _split(section: ShoeSection, most: int) -> ShoeSection:
    lines = (*section.lines, *section.more)
    return replace(section, lines=lines[:most], more=lines[most:])


def _matters(account: Account) -> Iterator[ShoeLine]:
    for matter in account.what_matters:
        to, sure = account.name_of(matter.to), "our guess" if matter.confidence == "assumed" else ""
        when, why = f"learnt {in_short(matter.on)}" if matter.on else "", (matter.why or "").rstrip(".")
        yield ShoeLine(matter.text, matter, join_texts((f"to {to}" if to else "", why, sure, when), "; "))


def _goals(account: Account) -> Iterator[ShoeLine]:
    for goal in account.strategy.customer.goals:
        now, by = f"now {goal.current}" if goal.current else "", f"by {in_words(goal.due)}" if goal.due else ""
        yield ShoeLine(goal.text, goal, join_texts((account.name_of(goal.owner), now, by), "; "))


def _pressures(account: Account) -> Iterator[ShoeLine]:
    for pressure in account.strategy.customer.pressures:
        hits = in_prose(account.names_of(pressure.hits))
        note = join_texts((value_title(pressure.kind), f"felt by {hits}" if hits else ""), "; ")
        yield ShoeLine(pressure.text, pressure, note)


def _obstacles(account: Account) -> Iterator[ShoeLine]:
    for obstacle in account.strategy.customer.obstacles:
        if obstacle.status == "open":
            yield ShoeLine(obstacle.text, obstacle)


def _words(account: Account, as_of: date, directory: Directory) -> Iterator[ShoeLine]:
    for saying in sayings(account, as_of):
        yield ShoeLine(saying.words, saying.record, saying.about, directory.all(saying.by), saying.on)
