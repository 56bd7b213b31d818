"""Texts for a customer that are in another script than the language of their account."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.load.references import visit_records
from generator.model.account import Account
from generator.model.fields import fields_of
from generator.model.problem import Level, Problem
from generator.wording.local import LocalFormat
from generator.wording.text import quote_text
from generator.yaml_reader.tree import Map, Scalar

_SIGNS = {
    "Arab": ("ARABIC",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Grek": ("GREEK",),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Hebr": ("HEBREW",),
    "Jpan": ("HIRAGANA", "KATAKANA", "CJK"),
    "Kore": ("HANGUL", "CJK"),
    "Latn": ("LATIN",),
    "Thai": ("THAI",),
}
"""Scripts, with the first word of the names of their letters."""

_FEWEST = 6
"""How many letters in another script say for sure that a text is not in the language: fewer are a name or a number."""

_SHARE = 0.8


def texts_in_another_script(account: Account, tree: Map) -> Iterator[Problem]:
    """A note for each text marked ``audience: shared`` clearly in another script than the account's language."""
    local = LocalFormat(account.profile.language) if account.profile.language else None
    signs = _SIGNS.get(local.script) if local else None
    if local is None or signs is None:
        return
    for record, node, _ in visit_records(account, tree):
        if node is None or getattr(record, "audience", None) != "shared":
            continue
        for field in fields_of(type(record)):
            value = node.get(field.key)
            if isinstance(value, Scalar) and not field.choices and not field.targets and _is_foreign(str(value), signs):
                said, language = quote_text(str(value), 60), local.language_name
                message = f"{said} goes to the customer, and is not written in {language}"
                hint = f"papers for them are in {language} (`language`); what you type stays as it is"
                yield Problem(value.place, "other-script", message, hint, field.key, Level.NOTE)


def _is_foreign(text: str, signs: tuple[str, ...]) -> bool:
    letters = [unicodedata.name(letter, "") for letter in text if letter.isalpha()]
    foreign = sum(not name.startswith(signs) for name in letters)
    return foreign >= _FEWEST and foreign >= _SHARE * len(letters)
