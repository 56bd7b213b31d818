"""What records and their keys are called in a sentence that says what changed."""

from __future__ import annotations

import re

from generator.model.account import Account
from generator.model.fields import Field, field_of
from generator.model.record import Record
from generator.wording.text import plain_words

_KEYS = {
    "actual": "reached",
    "answer": "answer",
    "contact.email": "e-mail",
    "contact.every_days": "agreed days between contacts",
    "contact.phone": "telephone",
    "email": "e-mail",
    "ends": "last day",
    "forecast": "forecast",
    "goal": "goal",
    "head": "its head",
    "influence": "influence",
    "interest": "interest in our work",
    "kind": "kind",
    "level": "level",
    "measure": "measure",
    "noticed_on": "noticed on",
    "on": "day",
    "outcome": "what was agreed",
    "owners.customer": "who of them answers for it",
    "owners.us": "who of us answers for it",
    "phase": "phase",
    "phone": "telephone",
    "political": "political standing",
    "serves.customer": "goals of theirs that it serves",
    "serves.us": "goals of ours that it serves",
    "spec.status": "specification",
    "starts": "first day",
    "status": "state",
    "support": "support",
    "support_on": "support judged on",
    "target": "target",
    "text": "words",
    "tier": "tier",
    "title": "job title",
    "topic": "words",
    "type": "kind",
    "value.customer.money": "worth to them in money",
    "value.customer.score": "worth to them",
    "value.us.money": "worth to us in money",
    "value.us.score": "worth to us",
}
"""What a key is called where neither its line of help nor its own words do; of a key in a block with the block."""

_SIDES = {"us": "our", "customer": "their"}


def record_noun(key: str) -> str:
    """What one record under a key of an account is called: ``projects.milestones`` gives ``milestone``."""
    kind: type[Record] = Account
    said = Record.noun
    for step in key.split("."):
        field = field_of(kind, step)
        if field is None or field.record is None:
            return Record.noun
        kind, said = field.record, field.noun
    return said


def key_in_words(path: tuple[str, ...], field: Field) -> str:
    """What a key is called: by its line of help where that is one short phrase, else by the words of its path."""
    known = _KEYS.get(".".join(path[-3:])) or _KEYS.get(".".join(path[-2:]))
    if known:
        return known
    if path[-1] == "text" and len(path) > 1:  # the words of a fact are the fact
        path = path[:-1]
    phrase = re.split(r"[;.]| \(", field.help)[0]
    if len(path) == 1 and 4 <= len(phrase.split()) <= 9 and not re.search("[,:]", phrase):
        return phrase[:1].lower() + phrase[1:]
    side = next((part for part in path if part in _SIDES), "")
    shown = [_SIDES.get(side, ""), *(plain_words(part).replace("-", " ") for part in path if part != side)]
    return " ".join(filter(None, shown))
