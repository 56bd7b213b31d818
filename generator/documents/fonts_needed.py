"""Which letters the accounts of a project have that need a font of their own, and whether there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.load.merge import files_by_account
from generator.model.problem import Level, Place, Problem
from generator.model.settings import Settings
from generator.outputs.typesetting import find_lacking_letters
from generator.wording.font_packages import FontPackage, package_for
from generator.wording.phrases import Phrases
from generator.wording.text import few_in_prose, shorten_text

_MONTHS = tuple(date(2026, month, month) for month in range(1, 13))
_ACCOUNTS_NAMED = 3


@dataclass(frozen=True, slots=True)
class FontNeed:
    """The letters of a script in the accounts of a project."""

    package: FontPackage
    letters: str
    #: The ids of the accounts that have some.
    accounts: tuple[str, ...]
    #: The letters that no font is meant for which papers are set in.
    lacking: str

    @property
    def where(self) -> str:
        """The accounts in words."""
        return few_in_prose(self.accounts, _ACCOUNTS_NAMED)


def find_fonts(settings: Settings, folder: Path) -> str:
    """The folder with the fonts of the project in ``folder``; empty where there is none below it."""
    fonts = (folder / settings.fonts_folder).resolve()
    return str(fonts) if fonts.is_dir() and fonts.is_relative_to(folder.resolve()) else ""


def find_font_needs(sources: Mapping[str, bytes], languages: Mapping[str, Phrases], fonts: str) -> list[FontNeed]:
    """The scripts of all texts of the accounts, and of the days and phrases in their ``languages``, by their ids.

    ``fonts`` is the folder with those of the project, or empty. Letters without accents are in every font.
    """
    letters: dict[FontPackage, set[str]] = {}
    accounts: dict[FontPackage, list[str]] = {}
    for id, names in files_by_account(sources)[0].items():
        texts = [sources[name].decode("utf-8", "replace") for name in names if name.endswith((".yaml", ".yml"))]
        texts += _language_texts(languages[id]) if id in languages else []
        for sign in {sign for text in texts if not text.isascii() for sign in text}:
            if sign.isalpha() and not sign.isascii():
                package = package_for(sign)
                letters.setdefault(package, set()).add(sign)
                accounts.setdefault(package, [])
                if id not in accounts[package]:
                    accounts[package].append(id)
    return [
        FontNeed(package, text, tuple(accounts[package]), "".join(find_lacking_letters(fonts, text)))
        for package in sorted(letters)
        if (text := "".join(sorted(letters[package])))
    ]


def _language_texts(words: Phrases) -> list[str]:
    days = (say(day) for day in _MONTHS for say in (words.local.day_in_full, words.local.day_in_short))
    return ["".join(days), "".join(words.single.values())]


def warn_of_fonts(needs: list[FontNeed], sources: Mapping[str, bytes]) -> Iterator[Problem]:
    """A warning for each script in whose letters papers would not be as they are meant."""
    files = files_by_account(sources)[0]
    for need in needs:
        if need.lacking:
            shown = shorten_text(" ".join(need.lacking), 40)
            message = f"no font that papers are set in is meant for these letters of {need.where}: {shown}"
            hint = f"`playbook fonts` puts one that has them into the project: {need.package.offer}"
            place = Place(files[need.accounts[0]][0])
            yield Problem(place, "letter-missing", message, hint, level=Level.WARNING)
