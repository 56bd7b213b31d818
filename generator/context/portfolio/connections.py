"""Who connects our accounts: people in several, those who left, who of us knows whom, and whom to ask for what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.context.places import Place
from generator.context.summaries.connections import AddressLine, Departure, KnownBy, PersonLine
from generator.context.summaries.summary import AccountSummary
from generator.context.views import State, Tone, Who
from generator.insight.people.introductions import WELL
from generator.paths import Target
from generator.wording.names import name_key

_ASKED, _ROWS, _KNOWN = 10, 200, 8
"""How many introductions, rows of each other table, and people whom one of us knows, the page shows at the most."""

_OURS = State("a customer of ours", Tone.GOOD)
_FORMER = State("a customer of ours in former times", Tone.QUIET)
_DRAFT = State("an account we are writing", Tone.WATCH)
_PROSPECT = State("no account: a way in", Tone.WATCH)
_UNKNOWN = State("not known yet: ask", Tone.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Introduction:
    """Who can introduce one of us to whom, and the words to ask with."""

    #: Who of us asks.
    by: str
    #: Whom they ask: a colleague, or somebody who knows us.
    ask: Who
    #: Whom they want to meet; None for whoever is named.
    to: Who | None
    #: Where that is: an account, or a firm that is none.
    firm: str
    place: Target | None
    words: str


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in one of several accounts."""

    account: Place
    who: Who
    known: tuple[KnownBy, ...]
    left: Departure | None


@dataclass(frozen=True, slots=True)
class SharedPerson:
    """Somebody who is in several accounts."""

    name: str
    #: Where they were noted first at their head.
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Alumnus:
    """Somebody who left an account, and where they are now."""

    who: Who
    account: Place
    left: Departure
    #: The firm they went to: an account of ours with a link, else its name alone.
    firm: str
    now: Target | None
    state: State
    #: Who of us knows them best; None where nobody does.
    known: KnownBy | None
    #: Whether they would introduce us to others, or have done so.
    introduces: bool


@dataclass(frozen=True, slots=True)
class NotedTwice:
    """Two entries with one e-mail address in two accounts."""

    first: AddressLine
    second: AddressLine
    first_account: Place
    second_account: Place
    #: What to type in the second if they are one person.
    line: str


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody whom one of us knows well."""

    who: Who
    account: Place
    how: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of us, and whom they know well."""

    name: str
    people: tuple[Acquaintance, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ConnectionsPage:
    """Context of ``portfolio/connections.md.j2``."""

    introductions: tuple[Introduction, ...]
    #: Those who are in several accounts, by name.
    shared: tuple[SharedPerson, ...]
    #: Those who left, the last one first.
    alumni: tuple[Alumnus, ...]
    twice: tuple[NotedTwice, ...]
    #: Who knows most first.
    colleagues: tuple[Colleague, ...]


def connections_page(summaries: Sequence[AccountSummary]) -> ConnectionsPage:
    """Who connects our accounts."""
    seats = _group_people(summaries)
    alumni = [_alumnus(line, summary, summaries, seats) for summary, line in _lines(summaries) if line.left]
    shared = [_shared_person(group) for group in seats.values() if len(group) > 1]
    asked = [*_between_accounts(seats), *_through_alumni(alumni)]
    return ConnectionsPage(
        introductions=tuple(asked[:_ASKED]),
        shared=tuple(sorted(shared, key=lambda person: person.name.casefold())[:_ROWS]),
        alumni=tuple(sorted(alumni, key=lambda alumnus: alumnus.left.on, reverse=True)[:_ROWS]),
        twice=tuple(islice(_noted_twice(summaries, seats), _ROWS)),
        colleagues=tuple(_colleagues(summaries)),
    )


_Group = list[tuple[AccountSummary, PersonLine]]


def _lines(summaries: Iterable[AccountSummary]) -> Iterator[tuple[AccountSummary, PersonLine]]:
    return ((summary, line) for summary in summaries for line in summary.connections.people)


def _group_people(summaries: Sequence[AccountSummary]) -> dict[str, _Group]:
    """Everybody by who they are in all accounts, where they were noted first at the head."""
    groups: dict[str, _Group] = defaultdict(list)
    for summary, line in _lines(summaries):
        groups[line.person].append((summary, line))
    for person, group in groups.items():
        group.sort(key=lambda seat: (seat[0].id != person.partition("/")[0], seat[0].name.casefold()))
    return groups


def _shared_person(group: _Group) -> SharedPerson:
    seats = tuple(Seat(summary.place, line.who, line.known, line.left) for summary, line in group)
    return SharedPerson(group[0][1].who.name, seats)


def _alumnus(
    line: PersonLine, summary: AccountSummary, summaries: Sequence[AccountSummary], seats: dict[str, _Group]
) -> Alumnus:
    assert line.left
    firm, now, state = line.left.company, None, _PROSPECT if line.left.company else _UNKNOWN
    there = [other for other, seat in seats[line.person] if seat.left is None]
    there += [other for other in summaries if firm and name_key(other.name) == name_key(firm)]
    if there:
        firm, now = there[0].name, there[0].place.target
        state = _DRAFT if there[0].connections.draft else _FORMER if there[0].closed else _OURS
    return Alumnus(line.who, summary.place, line.left, firm, now, state, next(iter(line.known), None), line.introduces)


def _between_accounts(seats: dict[str, _Group]) -> Iterator[Introduction]:
    """Colleagues who know from one account whom a colleague should meet in another."""
    for group in seats.values():
        known = [(tie, summary) for summary, line in group for tie in line.known]
        for summary, line in group:
            owner, there = summary.owner, {tie.id for tie in line.known}
            if summary.closed or line.left or owner in there or summary.row.owner is None:
                continue
            tie, known_from = max(
                ((tie, other) for tie, other in known if tie.id != owner and other.id != summary.id),
                key=lambda pair: pair[0].strength,
                default=(None, None),
            )
            if tie and known_from:
                words = (
                    f"You know {line.who.name} from {known_from.name}. I look after {summary.name}, where "
                    f"{line.who.name} is as well: would you introduce us?"
                )
                ours = Who(tie.name, "", None, ours=True)
                yield Introduction(summary.row.owner.name, ours, line.who, summary.name, summary.place.target, words)


def _through_alumni(alumni: Iterable[Alumnus]) -> Iterator[Introduction]:
    """Those who left and know one of us well, or would introduce us: for the firm where they are now."""
    for alumnus in alumni:
        tie = alumnus.known
        if tie and alumnus.firm and (tie.strength >= WELL or alumnus.introduces):
            words = (
                f"It was good to work with you at {alumnus.account.label}. Whom at {alumnus.firm} should we speak "
                "with, and would you introduce us?"
            )
            yield Introduction(tie.name, alumnus.who, None, alumnus.firm, alumnus.now, words)


def _noted_twice(summaries: Sequence[AccountSummary], groups: Mapping[str, _Group]) -> Iterator[NotedTwice]:
    """Entries with one e-mail address; whoever is named by others already stays the first."""
    noted: dict[str, list[tuple[AccountSummary, AddressLine]]] = defaultdict(list)
    for summary in summaries:
        for line in summary.connections.addresses:
            noted[line.email].append((summary, line))
    for _, lines in sorted(noted.items()):
        (first, one), *others = sorted(lines, key=lambda entry: -len(groups.get(entry[1].person, ())))
        for second, other in others:
            if other.person != one.person and second.id != first.id:
                yield NotedTwice(one, other, first.place, second.place, f"same_as: {one.person}")


def _colleagues(summaries: Sequence[AccountSummary]) -> list[Colleague]:
    known: dict[tuple[str, str], list[tuple[int, Acquaintance]]] = defaultdict(list)
    for summary, line in _lines(summaries):
        for tie in line.known if not (summary.closed or line.left) else ():
            if tie.strength >= WELL:
                known[tie.id, tie.name].append((-tie.strength, Acquaintance(line.who, summary.place, tie.how)))
    colleagues = []
    for (_, name), people in known.items():
        people.sort(key=lambda pair: (pair[0], pair[1].who.name.casefold()))
        colleagues.append(Colleague(name, tuple(person for _, person in people[:_KNOWN]), len(people)))
    return sorted(colleagues, key=lambda colleague: (-colleague.total, colleague.name.casefold()))
