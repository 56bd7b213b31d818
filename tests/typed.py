"""Accounts as somebody might type them, made by chance from the model's own fields: right ones and wrong ones."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from hypothesis import strategies as st

from generator.load.references import TABLES
from generator.model.account import Account
from generator.model.fields import Field, fields_of
from generator.model.record import Fact, Identified, Money, Record
from generator.model.rhythm import RhythmEvent
from generator.model.settings import Settings

LETTERS = st.characters(categories=["Lu", "Ll", "Nd", "Po", "Sm", "Sc"], max_codepoint=0x2FF)
TEXT = st.text(LETTERS | st.just(" "), min_size=1, max_size=30).map(
    lambda text: unicodedata.normalize("NFC", f"{text.strip()}x")
)
"""A line of text that says something."""

IDS = {table: [f"{table.replace(' ', '-')}-{number}" for number in range(3)] for table in TABLES}
"""The ids of the records in every table of a made account."""

OURS = {"team": [{"id": id, "name": id.title(), "role": "delivery"} for id in ["priya", "yuki"]]}
TIERS = list(Settings().tiers)

_DAYS = st.dates(min_value=st.just(0).example and __import__("datetime").date(2020, 1, 1))
