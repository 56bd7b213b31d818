"""What a line for the log says of itself: what kind of contact, with whom, when; only as far as it is sure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.days.period import MONTHS, WEEKDAYS
from generator.editing.days import day_meant
from generator.editing.naming import Candidate, Unclear, find_meant, has_words, suggest_meant
from generator.wording.text import sentence_case

_KINDS = {
    "video call": "video",
    "video conference": "video",
    "phone call": "call",
    "site visit": "site_visit",
    "team meeting": "meeting",
} | {
    word: kind
    for kind, words in {
        "call": "call called phone phoned telephone telephoned rang",
        "video": "video zoom videoconference",
        "meeting": "meeting met lunch coffee breakfast",
        "site_visit": "visit visited",
        "workshop": "workshop",
        "email": "email emailed e-mail e-mailed mail mailed",
        "message": "message messaged text texted whatsapp",
        "event": "event conference",
        "internal": "internal internally",
    }.items()
    for word in words.split()
}
"""Words for each kind of contact, in English."""

_OTHER_KINDS = {
    "de": {
        "call": "anruf telefonat telefon telefoniert angerufen",
        "video": "videoanruf videokonferenz videocall",
        "meeting": "treffen besprechung termin getroffen sitzung mittagessen kaffee frühstück",
        "site_visit": "besuch besucht",
        "email": "gemailt",
        "message": "nachricht",
        "event": "veranstaltung messe konferenz",
        "internal": "intern",
    },
    "fr": {
        "call": "appel appelé téléphone téléphoné",
        "video": "visio visioconférence",
        "meeting": "réunion rencontre rencontré rendez-vous déjeuner café",
        "site_visit": "visite visité",
        "workshop": "atelier",
        "email": "courriel mél",
        "message": "texto",
        "event": "événement salon conférence",
        "internal": "interne",
    },
    "es": {
        "call": "llamada llamado teléfono telefonazo",
        "video": "videollamada videoconferencia",
        "meeting": "reunión reunido encuentro comida café desayuno",
        "site_visit": "visita visitado",
        "workshop": "taller",
        "email": "correo",
        "message": "mensaje",
        "event": "evento feria conferencia",
        "internal": "interno interna",
    },
}
"""The same in other languages."""

_KINDS |= {word: kind for kinds in _OTHER_KINDS.values() for kind, words in kinds.items() for word in words.split()}
_GERMAN = frozenset("mit bei am im".split()).union(*(words.split() for words in _OTHER_KINDS["de"].values()))
"""Words that say that a line is German, where `hier` is here and not yesterday."""

_DONE_BY_SOMEBODY = frozenset(
    "called phoned telephoned rang visited emailed e-mailed mailed messaged texted whatsapp".split()
)
_VISIT = "site_visit"
_WHERE = frozenset("to at in near".split())
_JOIN = frozenset("with and to from & + , between for by mit und von avec et de con y".split())
_FROM = ("from", "von", "de")
_FILLERS = frozenset(
    "a an the had we i our us another short quick long brief good first second weekly monthly on at"
    " der die das dem den ein eine einem einer am kurzes kurzer langes le la les un une el los las una lo".split()
)
_DATED = frozenset(word.casefold() for name in (*MONTHS, *WEEKDAYS) for word in (name, name[:3]))
_COLON = re.compile(r":\s+")
_TOKEN = re.compile(r"[^\W_][\w.'’/-]*[^\W_]\.?|[^\W_]|[&+,]")
_HEAD = 14
"""More words than this before a colon are no head of a line."""
_LONGEST = 4
"""Names, days and kinds of contact of more words than this are not looked for."""


@dataclass
class ParsedLine:
    """What a line says; whatever it does not say, or says in two ways, is empty."""

    note: str
    kind: str = ""
    theirs: list[str] = field(default_factory=list)
    ours: list[str] = field(default_factory=list)
    on: date | None = None
    #: Whether one of them is said to have started it.
    started_by_them: bool = False
    #: Names that could mean several, or mean nobody.
    doubts: list[Unclear] = field(default_factory=list)
    #: Why a day that is named is not clear; empty when it is, or when none is named.
    day_doubt: str = ""
    #: Kinds of contact it could be, when there are several.
    kinds: list[str] = field(default_factory=list)


def parse_line(line: str, theirs: Sequence[Candidate], ours: Sequence[Candidate], today: date) -> ParsedLine:
    """What a line says, such as ``call with Dana: budget moves to May``.

    Looked at is what stands before the first colon; without one, the words at the start up to the first that is
    neither a kind of contact nor a name or day. What is understood completely is left out of the note.
    """
    text = " ".join(line.split())
    colon = _COLON.search(text)
    tokens = _TOKEN.findall(text[: colon.start()] if colon else text)
    with_head = colon is not None and len(tokens) <= _HEAD
    listener = _LineParser(tokens if with_head or not colon else _TOKEN.findall(text), theirs, ours, today)
    listener.parse(to_the_end=with_head)
    parsed = listener.parsed
    if with_head and colon and listener.whole and listener.found_any:
        parsed.note = sentence_case(text[colon.end() :])
    else:
        parsed.note = sentence_case(text)
    if not parsed.kinds and not (with_head and listener.whole):
        # A sentence about somebody is no contact with them.
        return ParsedLine(parsed.note)
    if len(parsed.kinds) == 1:
        parsed.kind = parsed.kinds[0]
    return parsed


class _LineParser:
    """Goes through the words of a line, the longest phrase first."""

    def __init__(self, tokens: list[str], theirs: Sequence[Candidate], ours: Sequence[Candidate], today: date) -> None:
        self.parsed = ParsedLine("")
        self.whole = True
        self._tokens, self._theirs, self._ours, self._today = tokens, theirs, ours, today
        #: Whether a name may come next, so that a word nobody has is a name that is not known.
        self._name_next = False
        self._last_was_theirs = False

    @property
    def found_any(self) -> bool:
        """Whether anything was understood."""
        return bool(self.parsed.kinds or self.parsed.theirs or self.parsed.ours or self.parsed.on)

    def parse(self, *, to_the_end: bool) -> None:
        """Hear what there is; up to the first word that says nothing, or over it to the end."""
        at = 0
        while at < len(self._tokens):
            used = self._next(at)
            if not used:
                self._unknown(self._tokens[at])
                if not to_the_end:
                    return
                used = 1
            at += used

    def _next(self, at: int) -> int:
        """How many words from here on say something."""
        readers: tuple[Callable[[str], bool], ...] = (self._kind, self._day, self._person)
        for length in range(min(_LONGEST, len(self._tokens) - at), 0, -1):
            phrase = " ".join(self._tokens[at : at + length])
            if any(read(phrase) for read in readers):
                return length
        word = self._tokens[at].casefold()
        if self._visits and word in _WHERE:
            self._name_next = False
            return 1
        if self._visits and not self._name_next and self._tokens[at][:1].isupper():
            self.whole = False  # a place is no person, and stays in the note
            return 1
        if word in _JOIN:
            if word in _FROM and self.parsed.kinds[-1:] in (["email"], ["message"], ["call"]):
                self.parsed.started_by_them = True
            self._name_next = True
            return 1
        return 1 if word in _FILLERS else 0

    def _kind(self, phrase: str) -> bool:
        kind = _KINDS.get(phrase.casefold())
        if not kind:
            return False
        if kind not in self.parsed.kinds:
            self.parsed.kinds.append(kind)
        if self._last_was_theirs and phrase.casefold() in _DONE_BY_SOMEBODY:
            self.parsed.started_by_them = True
        self._name_next, self._last_was_theirs = kind != _VISIT, False
        return True

    @property
    def _visits(self) -> bool:
        """Whether what was said last of the contact is that somebody went to a place."""
        return self.parsed.kinds[-1:] == [_VISIT]

    def _day(self, phrase: str) -> bool:
        here = phrase.casefold() == "hier" and not _GERMAN.isdisjoint(token.casefold() for token in self._tokens)
        if self.parsed.on or here:
            return False
        try:
            self.parsed.on = day_meant(phrase, self._today, ahead=False)
        except ValueError as error:
            if " could be " not in str(error) and not str(error).startswith("today is"):
                return False
            self.parsed.day_doubt = str(error)
        return True

    def _person(self, phrase: str) -> bool:
        name = re.sub(r"['’]s$", "", phrase)
        for people, found in ((self._theirs, self.parsed.theirs), (self._ours, self.parsed.ours)):
            both = [*self._theirs, *self._ours]
            if not any(_is_called(person, name) for person in people):
                continue
            try:
                one = find_meant(name, [candidate for candidate in both if _is_called(candidate, name)], "person")
            except Unclear as doubt:
                self.parsed.doubts.append(doubt)
                return True
            if one in people:
                if one.id not in found:
                    found.append(one.id)
                self._last_was_theirs, self._name_next = people is self._theirs, True
                return True
        return False

    def _unknown(self, word: str) -> None:
        self.whole = False
        bare = re.sub(r"['’]s$", "", word)
        if self._name_next and bare[:1].isupper() and not bare.isupper() and bare.casefold() not in _DATED:
            near = suggest_meant(bare, [*self._theirs, *self._ours])
            self.parsed.doubts.append(Unclear(f"nobody here is called `{bare}`{near}"))
        self._name_next = self._last_was_theirs = False


def _is_called(candidate: Candidate, phrase: str) -> bool:
    """Whether somebody is called so: by id, by the whole name, or by words of it."""
    return phrase.casefold() == candidate.id or has_words(candidate.name, phrase)
