"""Which font is meant for letters that our own does not have, and which package brings it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class FontPackage:
    """A family of fonts that is free to pass on, and where it comes from."""

    #: What the letters are called: ``Arabic``.
    script: str
    #: How the names of its fonts begin: ``Noto Sans Arabic``.
    family: str
    debian: str

    @property
    def offer(self) -> str:
        """The family with its package."""
        return f"{self.family} (Debian: {self.debian})"


_EAST_ASIAN = FontPackage("Chinese, Japanese, Korean", "Noto Sans CJK", "fonts-noto-cjk")
_FIRST_WORDS = dict.fromkeys(("BOPOMOFO", "CJK", "HANGUL", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"), _EAST_ASIAN)
_EVERYDAY = ("LATIN", "GREEK", "CYRILLIC")

_VARIANTS = {"ja": "JP", "ko": "KR", "zh-TW": "TC", "zh-MO": "TC", "zh-Hant": "TC", "zh-HK": "HK", "zh": "SC"}
"""Which of the fonts that have Chinese signs has them as a language writes them."""


def package_for(letter: str) -> FontPackage:
    """The font that is meant for a letter."""
    word = unicodedata.name(letter, "").partition(" ")[0]
    script = word.capitalize()
    family = "Noto Sans" if word in ("", *_EVERYDAY) else f"Noto Sans {script}"
    return _FIRST_WORDS.get(word) or FontPackage(script, family, "fonts-noto-core")


def order_families(families: list[str], tag: str) -> list[str]:
    """Names of fonts, those first that have the signs as a language writes them, and upright ones without serifs."""
    parts = tag.split("-")
    tries = [f"{parts[0]}-{part}" for part in reversed(parts[1:])] + [parts[0]]
    variant = next((_VARIANTS[code] for code in tries if code in _VARIANTS), "")
    return sorted(
        families,
        key=lambda name: (not (variant and name.split()[-1] == variant), "Mono" in name, "Serif" in name, name),
    )
