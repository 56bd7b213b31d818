"""The fixed phrases of what is made for customers, a file for each language, checked against the English ones."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import cache

from generator.load.merge import ENDINGS
from generator.load.program_folder import PROGRAM
from generator.model.problem import Place, Problem
from generator.wording.local import LocalFormat, is_locale, locale_meant
from generator.wording.phrases import ENGLISH, PLACE, Phrase, PhraseBook, PhraseBooks
from generator.wording.text import in_prose, nearest_word
from generator.yaml_reader.source import read_yaml
from generator.yaml_reader.tree import Map, Node, Scalar

PHRASES_FOLDER = "playbook/phrases/"

_KEYS = ("reviewed", "phrases")
_NUMBER = "n"


def is_phrases_file(name: str) -> bool:
    """Whether a file of a project, by its name relative to it, holds the phrases of a language."""
    return name.startswith(PHRASES_FOLDER) and name.endswith(ENDINGS) and "/." not in name


@cache
def program_phrases() -> PhraseBooks:
    """The phrases that the program brings along."""
    folder = PROGRAM / PHRASES_FOLDER
    return load_phrases({f"{PHRASES_FOLDER}{path.name}": path.read_bytes() for path in folder.glob("*.yaml")})[0]


def load_phrases(sources: Mapping[str, bytes]) -> tuple[PhraseBooks, list[Problem]]:
    """The phrases of each language, and every problem with their files.

    What a file lacks is said in English. A project without the English ones has those of the program.
    """
    english = _english_phrases()
    books = {ENGLISH: PhraseBook(ENGLISH, _english_file(), english, approved=True)}
    problems: list[Problem] = []
    for file in sorted(filter(is_phrases_file, sources)):
        tag = posixpath.splitext(file.removeprefix(PHRASES_FOLDER))[0]
        if not is_locale(tag):
            meant = locale_meant(tag)
            hint = (
                f"did you mean {PHRASES_FOLDER}{meant}.yaml?"
                if meant
                else "name it by its language: de.yaml, de-CH.yaml"
            )
            problems.append(Problem(Place(file), "bad-language", f"`{tag}` is no language that is known", hint))
            continue
        tree, found = read_yaml(file, sources[file])
        problems += found
        if isinstance(tree, Map):
            phrases = _Phrases(file, LocalFormat(tag), english)
            typed = phrases.read(tree)
            reviewed = tag.partition("-")[0] == ENGLISH or _is_reviewed(tree.get("reviewed"))
            books[tag.casefold()] = PhraseBook(tag, file, {**english, **typed}, reviewed)
            # What cannot be read may hold what seems to be lacking.
            problems += phrases.problems if not any(problem.is_error for problem in found) else []
    return PhraseBooks(books), problems


def _english_file() -> str:
    return f"{PHRASES_FOLDER}{ENGLISH}.yaml"


@cache
def _english_phrases() -> Mapping[str, Phrase]:
    """What the program's own English phrases are: all there are."""
    tree, _ = read_yaml(_english_file(), (PROGRAM / _english_file()).read_bytes())
    block = tree.get("phrases") if isinstance(tree, Map) else None
    return {key: _plain(value) for key, value in block.items()} if isinstance(block, Map) else {}


def _plain(value: Node) -> Phrase:
    return _forms(value) if isinstance(value, Map) else str(value)


def _forms(value: Map) -> dict[str, str]:
    return {form: str(text) for form, text in value.items() if isinstance(text, Scalar)}


def _is_reviewed(block: Node) -> bool:
    """Whether somebody has put their name and the day to the phrases."""
    return isinstance(block, Map) and all(isinstance(block.get(key), Scalar) and block.get(key) for key in ("by", "on"))


class _Phrases:
    """One file, as it is read."""

    def __init__(self, file: str, local: LocalFormat, english: Mapping[str, Phrase]) -> None:
        self._file, self._local, self._english = file, local, english
        self.problems: list[Problem] = []

    def read(self, tree: Map) -> dict[str, Phrase]:
        """The phrases that can be used; adds to the problems."""
        self._refuse_unknown(tree, "", _KEYS)
        block = tree.get("phrases")
        if not isinstance(block, Map):
            self._add(
                tree.place,
                "missing-phrase",
                "there is no block `phrases`",
                f"copy that of {_english_file()}",
                "phrases",
            )
            return {}
        self._refuse_unknown(block, "phrases.", tuple(self._english))
        typed = {}
        for key, english in self._english.items():
            value = block.get(key)
            place = block.key_places.get(key, block.place)
            if value is None:
                english_text = english if isinstance(english, str) else english["other"]
                self._add(place, "missing-phrase", f"the phrase `{key}` is missing: in English “{english_text}”",
                          "until it is here, papers say it in English", f"phrases.{key}")  # fmt: skip
            elif (phrase := self._fit(key, value, english, place)) is not None:
                typed[key] = phrase
        return typed

    def _fit(self, key: str, value: Node, english: Phrase, place: Place) -> Phrase | None:
        """A phrase that has what the English one has; None for one that cannot be used."""
        before = len(self.problems)
        if isinstance(english, str):
            if not isinstance(value, Scalar):
                self._add(place, "bad-phrase", f"`{key}` is one phrase", f"in English “{english}”", f"phrases.{key}")
                return None
            self._compare(key, str(value), english, place)
            return str(value) if len(self.problems) == before else None
        needed = sorted(self._local.plural_forms)
        example = "{" + ", ".join(f'{form}: "…"' for form in needed) + "}"
        if not isinstance(value, Map):
            self._add(place, "bad-phrase", f"`{key}` has a number in it: expected {in_prose(needed)}",
                      f"such as {key}: {example}", f"phrases.{key}")  # fmt: skip
            return None
        for form in needed:
            if not isinstance(value.get(form), Scalar):
                self._add(place, "missing-phrase", f"`{key}` lacks the form `{form}`: in English “{english['other']}”",
                          f"{self._local.language_name} has {in_prose(needed)}", f"phrases.{key}.{form}")  # fmt: skip
        forms = _forms(value)
        for form, text in forms.items():
            self._compare(f"{key}.{form}", text, english["other"], value.key_places.get(form, place), optional=_NUMBER)
        return forms if len(self.problems) == before else None

    def _compare(self, key: str, text: str, english: str, place: Place, optional: str = "") -> None:
        """What is put into a phrase is what is put into the English one; its number may be in its words."""
        has, wants = set(PLACE.findall(text)), set(PLACE.findall(english))
        for name in sorted(has ^ wants):
            if name != optional or name in has - wants:
                lacks = name in wants
                message = f"`{key}` lacks {{{name}}}" if lacks else f"nothing is put in for {{{name}}} in `{key}`"
                self._add(place, "bad-phrase", message, f"in English “{english}”", f"phrases.{key}")

    def _refuse_unknown(self, block: Map, prefix: str, known: tuple[str, ...]) -> None:
        for key in block:
            if key not in known:
                meant = nearest_word(key, known)
                hint = f"did you mean `{meant}`?" if meant else f"the keys are those of {_english_file()}"
                place = block.key_places.get(key, block.place)
                self._add(place, "unknown-key", f"there is no key `{key}` here", hint, f"{prefix}{key}")

    def _add(self, place: Place, rule: str, message: str, hint: str, key: str) -> None:
        self.problems.append(Problem(place, rule, message, hint, key))
