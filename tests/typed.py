"""Accounts as somebody might type them, made by chance from the model's own fields: right ones, and wrong ones."""

from __future__ import annotations

import copy
import json
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from generator.days.period import YearDay
from generator.days.recurrence.rules import Rule
from generator.model import addresses, kinds
from generator.model.account import Account
from generator.model.calendar import Calendar, Country, TimeZone
from generator.model.company import Locale
from generator.model.contracts import Measured
from generator.model.demand import LeadDays, OfMonth, Percent, Weeks
from generator.model.elsewhere import PersonThere
from generator.model.fields import Field, fields_of, records_in
from generator.model.head import Profile
from generator.model.keys import TABLES
from generator.model.kinds import Kind
from generator.model.people import Stakeholder
from generator.model.record import Fact, Identified, Money, Record
from generator.model.references import TEAM, TIER
from generator.model.reviews import Minutes, Review
from generator.model.rhythm import DoneFor, Repeats, RhythmEvent
from generator.model.settings import Settings
from generator.model.situations import RuleSetting

LETTERS = st.characters(categories=["Lu", "Ll", "Nd", "Po", "Sm", "Sc"], max_codepoint=0x2FF)
TEXT = st.text(LETTERS | st.just(" "), max_size=20).map(lambda text: unicodedata.normalize("NFC", f"{text.strip()}x"))
DATES = st.dates(date(2020, 1, 1), date(2030, 12, 31)).map(date.isoformat)


def _typed(kind: Any) -> str:
    """What the model says is to be typed for a kind of value."""
    return next(mark.typed for mark in get_args(kind) if isinstance(mark, Kind))


DRAWING = "drawing.svg"
"""The file that every account here has, and names."""

ANOTHER = "another"
"""The id of the account in which people are whom an account here names."""

PLAIN: dict[str, st.SearchStrategy[Any]] = {
    _typed(kinds.Text): TEXT,
    _typed(kinds.Multiline): st.lists(TEXT, min_size=1, max_size=3).map("\n".join),
    _typed(kinds.Rich): st.lists(TEXT, min_size=1, max_size=3).map("\n".join),
    _typed(addresses.Url): st.sampled_from(["https://a.example/b?c=1", "http://10.0.0.7:80/", "mailto:a@b.example"]),
    _typed(addresses.Email): st.just("dana@customer.example"),
    _typed(addresses.FileName): st.just(DRAWING),
    _typed(kinds.Id): st.sampled_from(["executive", "us"]),
    _typed(kinds.ForeignId): st.sampled_from(["0015g00000XyZ12AAF", "901", "{8f3a}"]),
    _typed(kinds.Day): DATES,
    _typed(kinds.OnDay): DATES.map(lambda day: day[5:]),
    _typed(kinds.Int): st.integers(0, 500),
    _typed(kinds.Days): st.integers(0, 3660),
    _typed(kinds.Number): st.integers(-9, 9) | st.sampled_from([0.5, -1.25]),
    _typed(kinds.Amount): st.integers(-9, 9) | st.sampled_from([0.5, -1.25]),
    _typed(kinds.Flag): st.booleans(),
    _typed(kinds.Currency): st.sampled_from(["EUR", "USD"]),
    _typed(kinds.Score): st.integers(1, 5),
    _typed(kinds.Worth): st.integers(0, 5),
    _typed(Repeats): st.sampled_from(["yearly", "once", "monthly", "every 2 weeks", "last friday of every quarter"]),
    _typed(Country): st.just("DE"),
    _typed(Locale): st.sampled_from(["de", "en-GB", "de-CH"]),
    _typed(TimeZone): st.sampled_from(["Europe/Berlin", "UTC"]),
    _typed(OfMonth): DATES.map(lambda day: day[:7]),
    _typed(Percent): st.integers(0, 300),
    _typed(Weeks): st.integers(1, 26),
    _typed(DoneFor): st.sampled_from(["2026", "2026-11", "2026-11-24"]),
    _typed(kinds.Year): st.integers(1900, 2199),
    _typed(LeadDays): st.integers(0, 366),
    _typed(PersonThere): st.just(f"{ANOTHER}/dana"),
    _typed(Measured): st.sampled_from(["99.5 %", "4", "250"]),
}
"""A value for every kind of plain field."""

OURS = ["priya", "yuki"]
TEAM_TEXT = json.dumps({"team": [{"id": id, "name": id, "role": "delivery"} for id in OURS]})
# The site's own settings stand below an account's, so nothing of them is required there but in a new entry.
SETTINGS_KINDS = set(records_in(Settings)) - {RuleSetting}
_TABLE_AT = {where: table for table, where in TABLES.items()}


class _Typist:
    """Types one account; remembers which ids it has referred to, so that their records can be typed too."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any], full: bool) -> None:
        self.draw, self.full, self.wanted, self.number = draw, full, set[tuple[str, str]](), 0

    def block(self, kind: type[Record], path: str, *, minimal: bool = False) -> dict[str, Any]:
        keys: dict[str, Any] = {}
        for field in fields_of(kind):
            where = f"{path}.{field.key}".lstrip(".")
            needed = field.required and kind not in SETTINGS_KINDS
            if field.key == "id":
                self.number += 1
                keys["id"] = f"x-{self.number}"
            elif needed or (not minimal and self.chosen(deep="." in where)):
                keys[field.key] = self.field(field, where)
        return _in_order(kind, keys)

    def chosen(self, deep: bool) -> bool:
        rarely = 2 if deep else 1
        return self.full or self.draw(st.integers(0, rarely)) == rarely

    def field(self, field: Field, where: str) -> Any:
        if field.key == "rates":
            return {code: self.draw(st.integers(1, 9)) for code in self.draw(st.sets(st.sampled_from(["EUR", "USD"])))}
        if field.named:
            return {tier: self.one(field, where) for tier in self.draw(st.sets(st.sampled_from(["key", "growth"])))}
        if not field.many:
            return self.one(field, where)
        values = [self.one(field, where) for _ in range(self.draw(st.sampled_from([1] if self.full else [1, 2, 0])))]
        if field.record is None:
            values = list(dict.fromkeys(values))
        single = field.record is None and len(values) == 1 and self.draw(st.booleans())
        return values[0] if single else values

    def one(self, field: Field, where: str) -> Any:
        if field.record is Fact and self.draw(st.booleans()):
            return self.draw(TEXT)
        if field.record is Money and self.draw(st.booleans()):
            return f"{self.draw(st.integers(-9, 9))} EUR"
        if field.record is Minutes and self.draw(st.booleans()):
            return self.draw(TEXT | st.just("https://a.example/minutes"))
        if field.record is not None:
            return self.block(field.record, where)
        if field.choices:
            return self.draw(st.sampled_from(field.choices))
        return self.reference(field.targets) if field.targets else self.draw(PLAIN[field.typed])

    def reference(self, targets: tuple[str, ...]) -> str:
        table = self.draw(st.sampled_from(targets))
        if table in (TEAM, TIER, "unknown"):
            return str(self.draw(st.sampled_from({TEAM: OURS, TIER: list(Settings().tiers)}.get(table, [table]))))
        id = f"{table.replace(' ', '-')}-{self.draw(st.integers(1, 2))}"
        self.wanted.add((table, id))
        return id

    def complete(self, account: dict[str, Any]) -> None:
        """Add a record for every id that was referred to."""
        done: set[tuple[str, str]] = set()
        while self.wanted - done:
            table, id = min(self.wanted - done)
            done.add((table, id))
            *blocks, last = TABLES[table].split(".")
            kind, holder = Account, account
            for key in blocks:
                kind = _record(kind, key)
                holder = holder.setdefault(key, {})
            record = self.block(_record(kind, last), TABLES[table], minimal=True) | {"id": id}
            holder[last] = [*holder.get(last, []), record]


def _record(kind: type[Record], key: str) -> Any:
    return next(field.record for field in fields_of(kind) if field.key == key)


def _in_order(kind: type[Record], keys: dict[str, Any]) -> dict[str, Any]:
    """The keys with what cannot be in a right account put right."""
    if kind is RhythmEvent:
        _dated(keys)
    if kind is Profile:
        _handed_over(keys)
    if kind is Stakeholder and "same_as" in keys:
        keys["same_as"] = f"{ANOTHER}/{keys['id']}"  # nobody is named twice
    if kind is Calendar and keys.keys() & {"region", "works_on"}:
        keys |= {"country": "DE"} | ({"region": "BY"} if "region" in keys else {})
        keys |= {"works_on": "Labor Day"} if "works_on" in keys else {}
    if kind is Review:
        # A meeting made up here is no review: the review says of what kind it was, and the meeting says the rest.
        keys |= {"kind": "business_review"} | ({} if "meeting" in keys else {"on": "2028-03-01"})
        keys = {key: value for key, value in keys.items() if "meeting" not in keys or key not in ("on", "attendees")}
    for before, after in ((first.rstrip("_"), second.rstrip("_")) for first, second in kind.in_order):
        if kind is not RhythmEvent and before in keys and after in keys:
            keys[after] = max(keys[before], keys[after])
    keys.pop("reports_to", None) if issubclass(kind, Identified) else None
    return keys


def _dated(keys: dict[str, Any]) -> None:
    """An event has a first day where its rule needs one, and no last day where its rule says how long it lasts."""
    rule = keys.get("repeats", "yearly")
    keys.setdefault("from", "03-01")
    if rule in ("once", "every 2 weeks"):
        keys["from"] = f"2028-{keys['from']}"
        keys.pop("to", None)
    if rule.startswith("last"):
        keys.pop("to", None)
    if "to" in keys:
        keys.pop("lasts", None)


def _handed_over(keys: dict[str, Any]) -> None:
    """Each owner follows the one before, and one without a last day at the end is the owner of today."""
    terms = keys.get("owners", [])
    for year, term in enumerate(terms, 2021):
        term["from"] = f"{year}-01-01"
        if "to" in term:
            term["to"] = f"{year}-12-31"
    if terms and "to" not in terms[-1]:
        terms[-1]["who"] = keys["owner"]


@st.composite
def right_accounts(draw: Any, full: bool = False) -> dict[str, Any]:
    """An account in which nothing is wrong, as the keys and values of its file; a full one has every key there is."""
    typist = _Typist(draw, full)
    account = typist.block(Account, "")
    typist.complete(account)
    return account


NOISE = st.recursive(
    st.none() | TEXT | st.sampled_from(["2026-1-2", "030", "yes", "hihg", "x-1", "person-1", "-", "~", "<b>"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
"""What has no business in an account."""

KEYS = sorted({field.key for kind in records_in(Account) for field in fields_of(kind)})


@st.composite
def wrong_accounts(draw: Any) -> dict[str, Any]:
    """An account to which some harm has been done."""
    account = draw(right_accounts())
    for _ in range(draw(st.integers(1, 5))):
        holder = draw(st.sampled_from(_holders(account)))
        _harm(draw, holder)
    return dict(account)


def _holders(node: Any) -> list[Any]:
    below = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    holders = [holder for part in below for holder in _holders(part)]
    return [node, *holders] if isinstance(node, dict | list) else holders


def _harm(draw: Any, holder: Any) -> None:
    places = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    kind = draw(st.sampled_from(["replace", "remove", "add", "twice"]))
    if kind == "add" or not places:
        if isinstance(holder, dict):
            holder[draw(st.sampled_from(KEYS) | TEXT)] = draw(NOISE)
        else:
            holder.append(draw(NOISE))
        return
    place = draw(st.sampled_from(places))
    if kind == "remove":
        del holder[place]
    elif kind == "twice" and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[place]))
    else:
        holder[place] = draw(NOISE)


TREES = st.recursive(
    st.none() | st.text(max_size=8) | st.sampled_from(["dana", "2026-03-02", "high", "true", "3"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=25,
)
"""Keys of the model in places where they mean nothing."""


def in_block_style(node: Any, indent: int = 0) -> str:
    """A tree as YAML over several lines, every text in quotes."""
    pad = "  " * indent
    if isinstance(node, dict) and node:
        return "".join(
            f"\n{pad}{json.dumps(str(key))}:{in_block_style(value, indent + 1)}" for key, value in node.items()
        )
    if isinstance(node, list) and node:
        return "".join(f"\n{pad}-{in_block_style(item, indent + 1)}" for item in node)
    return " " + json.dumps(node, ensure_ascii=False)


def same(value: Any, typed: Any) -> bool:
    """Whether a value of the model is what was typed."""
    if isinstance(value, Fact) and isinstance(typed, str):
        return value == Fact(text=typed)
    if isinstance(value, Money) and isinstance(typed, str):
        return f"{value.amount:g} {value.currency}" == typed
    if isinstance(value, Minutes) and isinstance(typed, str):
        return typed in (value.text, value.link)
    if isinstance(value, Record):
        attributes = {field.key: field.attribute for field in fields_of(type(value))}
        return all(same(getattr(value, attributes[key]), item) for key, item in typed.items())
    if isinstance(value, dict):
        return all(same(value[key], item) for key, item in typed.items())
    if isinstance(value, tuple):
        items = typed if isinstance(typed, list) else [typed]
        return len(value) == len(items) and all(map(same, value, items))
    if isinstance(value, date):
        return value.isoformat() in (typed, f"{typed}-01")
    if isinstance(value, Rule):
        return value.text == typed
    return str(value) == typed if isinstance(value, YearDay) else bool(value == typed)
