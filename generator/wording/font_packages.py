"""Which package brings a font for letters that our own does not have."""

from __future__ import annotations

import unicodedata

_EAST_ASIAN = "Noto Sans CJK (Debian: fonts-noto-cjk)"
_OTHERS = "Noto Sans of that script (Debian: fonts-noto-core)"
_FONTS = {
    "ARABIC": "Noto Sans Arabic (Debian: fonts-noto-core)",
    "CJK": _EAST_ASIAN,
    "HANGUL": _EAST_ASIAN,
    "HEBREW": "Noto Sans Hebrew (Debian: fonts-noto-core)",
    "HIRAGANA": _EAST_ASIAN,
    "KATAKANA": _EAST_ASIAN,
    "THAI": "Noto Sans Thai (Debian: fonts-noto-core, or fonts-thai-tlwg)",
}


def font_for(letter: str) -> str:
    """A font that has a letter, with the package that brings it."""
    return _FONTS.get(unicodedata.name(letter, "").partition(" ")[0], _OTHERS)
